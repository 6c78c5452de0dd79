"""Which files below a folder are opened by any program: what the kernel tells (inotify), so Linux only."""

import ctypes
import os
import struct
from contextlib import contextmanager
from pathlib import Path

OPENED, IS_FOLDER = 0x20, 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


@contextmanager
def files_opened(folder):
    """Give a set that holds the files which were opened meanwhile, once the block has ended."""
    watcher = _libc.inotify_init1(os.O_NONBLOCK)
    assert watcher >= 0
    places = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    names = {_libc.inotify_add_watch(watcher, os.fsencode(place), OPENED): place for place in places}
    assert len(names) == len(places)
    found: set[str] = set()
    try:
        yield found
        found.update(_told(watcher, names))
    finally:
        os.close(watcher)


def _told(watcher, names):
    event = struct.Struct("iIII")
    while True:
        try:
            data = os.read(watcher, 1 << 20)
        except BlockingIOError:
            return
        while data:
            number, mask, _, length = event.unpack_from(data)
            name = data[event.size : event.size + length].rstrip(b"\0")
            if name and not mask & IS_FOLDER:
                yield Path(names[number], os.fsdecode(name))
            data = data[event.size + length :]
