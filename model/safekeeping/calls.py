"""A second start on a file that is open already calls the window that has it.

Each window that has a file watches a folder for a call: an empty file named by the id in its lock. The
caller waits until the call is taken away, so it knows that somebody answered. Needs no network.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

CALLS = "llamadas"
PATIENCE = 2.0  # seconds until a window counts as one that does not answer
_STEP = 0.01


def call(home: Path, name: str, process: int) -> bool:
    """Call the window named ``name`` to the front; return whether it answered within two seconds."""
    place = home / CALLS / name
    if not place.parent.is_dir():
        return False
    _let_come_forward(process)
    try:
        place.touch()
        end = time.monotonic() + PATIENCE
        while place.exists():
            if time.monotonic() > end:
                place.unlink(missing_ok=True)
                return False
            time.sleep(_STEP)
    except OSError:
        return False
    return True


def is_open_elsewhere(file: Path, home: Path) -> bool:
    """Return whether another window of this user has the file open and came to the front for it."""
    try:
        if not os.path.lexists(file.with_name(f".~{file.name}.lock")):
            return False
    except ValueError:  # no name that a file can have
        return False
    from model.safekeeping.lock import Lock, State
    from model.safekeeping.processes import user_name

    found = Lock(file).look()
    holder = found.holder
    if found.state is not State.ALIVE or holder is None or holder.user != user_name():
        return False
    return call(home, holder.id, holder.pid)


if sys.platform == "win32":
    import ctypes

    def _let_come_forward(process: int) -> None:
        ctypes.windll.user32.AllowSetForegroundWindow(process)

else:

    def _let_come_forward(_process: int) -> None:
        """Do nothing: only Windows asks who was in front before."""
