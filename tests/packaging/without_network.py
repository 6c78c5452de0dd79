"""Runs a command of the program, or tests, in a process that is killed if it asks for an internet socket.

    python without_network.py ROOT ARGUMENTS...
    python without_network.py ROOT pytest ARGUMENTS...

A seccomp filter on socket(AF_INET) and socket(AF_INET6): no root needed, no way back from inside.
"""

import ctypes
import socket
import struct
import sys

import pytest

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
NUMBER, FIRST_ARGUMENT = 0, 16  # offsets in struct seccomp_data
ALLOW, KILL = 0x7FFF0000, 0x80000000
SOCKET = 41  # on x86_64


def forbid_internet():
    """Install the filter for this process and its children."""
    steps = [
        (LOAD, 0, 0, NUMBER),
        (EQUAL, 0, 3, SOCKET),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 2, 0, socket.AF_INET),
        (EQUAL, 1, 0, socket.AF_INET6),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    assert libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0) == 0


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    forbid_internet()
    if sys.argv[2] == "internet":
        socket.create_connection(("127.0.0.1", 9))
    if sys.argv[2] == "pytest":
        sys.exit(pytest.main(sys.argv[3:]))
    from main import main

    sys.exit(main(sys.argv[2:]))
