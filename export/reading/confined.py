"""The limits of the child process: memory and time, by rlimit, on Windows by a job object."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 20


def confine_this_process() -> None:
    """Limit memory and processor time of this process, where the system does that from inside."""
    if sys.platform == "win32":
        return  # the parent puts it in a job: see ``job_for``
    import resource

    with suppress(ValueError, OSError):  # a limit that is already lower stays
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def job_for(process_handle: int) -> Any:
    """Put a Windows process in a job with the same limits; it dies with the returned handle.

    Returns None elsewhere, and where Windows refuses: then only the wall clock limits it.
    """
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64), ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD), ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t), ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t), ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )  # fmt: skip

    class Extended(ctypes.Structure):
        _fields_ = (
            ("Basic", Basic), ("IoCounters", ctypes.c_uint64 * 6), ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t), ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )  # fmt: skip

    process_time, active_process, process_memory, kill_on_close = 0x2, 0x8, 0x100, 0x2000
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
    )  # fmt: skip
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return None
    limits = Extended()
    limits.Basic.LimitFlags = process_time | active_process | process_memory | kill_on_close
    limits.Basic.PerProcessUserTimeLimit = SECONDS * 10_000_000  # in units of 100 ns
    limits.Basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = MEMORY
    extended_limit_information = 9
    kernel.SetInformationJobObject(
        job, extended_limit_information, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    kernel.AssignProcessToJobObject(job, process_handle)
    return _Job(kernel, job)


class _Job:
    """Keeps the job open; closing it kills what is still in it."""

    def __init__(self, kernel: Any, handle: int) -> None:
        self._kernel, self._handle = kernel, handle

    def close(self) -> None:
        self._kernel.CloseHandle(self._handle)
