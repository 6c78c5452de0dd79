"""Small disks for tests: mounted from a file, cut off as by a power failure, and never left behind."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

FS_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2
MEGABYTES = {"ext4": 16, "xfs": 300}


def needs_mounting(*tools: str) -> None:
    """Fail where disks cannot be mounted, unless ``CI_NO_MOUNT=1`` says in the open that they need not be."""
    missing = [tool for tool in ("mount", "umount", "losetup", *tools) if shutil.which(tool) is None]
    if os.geteuid() == 0 and not missing and Path("/dev/loop-control").exists():
        return
    reason = f"needs root, loop devices and {', '.join(missing) or 'nothing else'}"
    if os.environ.get("CI_NO_MOUNT") == "1":
        pytest.skip(f"CI_NO_MOUNT=1: {reason}")
    pytest.fail(f"{reason}; CI_NO_MOUNT=1 leaves this test out")


def run(*command: str | Path) -> str:
    """Run a system tool and return what it says."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class Disk:
    """A file system in a file, on a loop device; ``options`` are those of mount."""

    def __init__(self, folder: Path, kind: str, options: str = "") -> None:
        self.place = folder / "disco"
        self.place.mkdir()
        self._kind, self._options = kind, options
        image = folder / "disco.img"
        with image.open("wb") as file:
            file.truncate(MEGABYTES[kind] * 1024 * 1024)
        run(f"mkfs.{kind}", *(("-q", "-F") if kind == "ext4" else ("-q", "-f")), image)
        self._loop = run("losetup", "--find", "--show", image)

    def __enter__(self) -> Self:
        try:
            self.mount()
        except BaseException:
            run("losetup", "--detach", self._loop)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["umount", "--lazy", self.place], check=False, capture_output=True)
        subprocess.run(["losetup", "--detach", self._loop], check=False, capture_output=True)

    def mount(self) -> None:
        """Mount it; what was in the journal of the file system is replayed."""
        options = ("-o", self._options) if self._options else ()
        run("mount", "-t", self._kind, *options, self._loop, self.place)

    def cut_power(self) -> None:
        """Lose everything that is not on the disk by now, as when the plug is pulled."""
        import fcntl  # which Windows lacks

        handle = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, FS_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(handle)

    def unmount(self) -> None:
        """Take it out of the tree."""
        run("umount", self.place)


class MemoryDisk:
    """A tmpfs of a few megabytes whose free space can be set to the byte (of its pages)."""

    def __init__(self, folder: Path, megabytes: int = 12) -> None:
        self.place = folder / "memoria"
        self.place.mkdir()
        self._size = megabytes

    def __enter__(self) -> Self:
        run("mount", "-t", "tmpfs", "-o", f"size={self._size}m", "tmpfs", self.place)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["umount", "--lazy", self.place], check=False, capture_output=True)

    def leave_free(self, free: int) -> None:
        """Fill the disk until ``free`` bytes are left."""
        filler = self.place / "relleno"
        filler.unlink(missing_ok=True)
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(self.place).free - free))
