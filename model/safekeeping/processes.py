"""Which program this is among all that run, now or before the last start of the computer."""

from __future__ import annotations

import getpass
import os
import sys
from functools import cache
from pathlib import Path


@cache
def user_name() -> str:
    """Return what the user is called on this computer, "" if the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@cache
def host_name() -> str:
    """Return what this computer is called."""
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    return os.uname().nodename  # the same, without the time that importing sockets takes


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY, _STILL_ACTIVE, _DENIED = 0x1000, 259, 5

    def process_start(pid: int) -> str:
        """Return when the process started, "" if there is none, "?" if the system does not tell."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return "?" if ctypes.get_last_error() == _DENIED else ""
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            code = wintypes.DWORD()
            handle = wintypes.HANDLE(handle)
            if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != _STILL_ACTIVE:
                return ""
            if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
                return "?"
            return f"{times[0].dwHighDateTime:x}{times[0].dwLowDateTime:08x}"
        finally:
            kernel.CloseHandle(handle)

else:

    def process_start(pid: int) -> str:
        """Return when the process started, "" if there is none, "?" if the system does not tell."""
        try:
            stat = Path(f"/proc/{pid}/stat").read_bytes()
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except OSError:
            return _by_signal(pid)
        state, *fields = stat.rpartition(b")")[2].split()
        return "" if state in (b"Z", b"X") else f"{boot}/{fields[18].decode('ascii')}"

    def _by_signal(pid: int) -> str:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return ""
        except OSError:
            return "?"
        return "?"
