"""A Windows CPython out of packages: python.org's own signed DLLs, which panda3d's wheel carries.

The wheel lacks three things that are made here: python3.dll, the library of modules written in Python, and
the .exe (launcher.c). Its DLLs are used as they are: ``signer`` tells whose signature they bear.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pefile
from archive import compiled, write_zip
from wheels import Wheel

PYTHON: Final = "python311"
CORE: Final = (
    *("python311.dll", "libffi-8.dll", "_bz2.pyd", "_ctypes.pyd", "_decimal.pyd", "_elementtree.pyd"),
    *("_lzma.pyd", "_queue.pyd", "_socket.pyd", "_uuid.pyd", "_zoneinfo.pyd", "pyexpat.pyd", "select.pyd"),
    *("unicodedata.pyd",),
)
"""What the program can come to import. No OpenSSL: the program speaks to no one, and hashes are built in."""

FOR_TESTS: Final = (
    *("_asyncio.pyd", "_overlapped.pyd", "_multiprocessing.pyd", "_sqlite3.pyd", "sqlite3.dll"),
    *("_hashlib.pyd", "_ssl.pyd", "libcrypto-3.dll", "libssl-3.dll"),
)

FIRST: Final = "inicio"
"""The name that the .exe runs start.py by."""

_LEFT_OUT: Final = frozenset(
    {"test", "tests", "idlelib", "lib2to3", "ensurepip", "tkinter", "turtledemo", "pydoc_data", "venv"}
    | {"distutils", "site-packages", "dist-packages", "lib-dynload", "__pycache__", "msilib", "curses", "dbm"}
)


def write_core(panda: Wheel, runtime: Path, names: tuple[str, ...]) -> None:
    """Write the interpreter's own DLLs and modules."""
    files = {Path(name).name: data for name, data in panda.files() if name.startswith("deploy_libs/")}
    for name in names:
        (runtime / name).write_bytes(files[name])


def write_python3_dll(runtime: Path) -> None:
    """Write python3.dll, which modules for any Python 3 load: nothing but pointers into python311.dll."""
    dll = pefile.PE(str(runtime / f"{PYTHON}.dll"), fast_load=True)
    dll.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    names = sorted(symbol.name.decode() for symbol in dll.DIRECTORY_ENTRY_EXPORT.symbols if symbol.name)
    with tempfile.TemporaryDirectory() as folder:
        table, code = Path(folder, "python3.def"), Path(folder, "python3.c")
        table.write_text("LIBRARY python3.dll\nEXPORTS\n" + "".join(f"  {n} = {PYTHON}.{n}\n" for n in names))
        code.write_text("int __stdcall DllMainCRTStartup(void *h, unsigned r, void *p) { return 1; }\n")
        command = ["x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-s", "-Wl,--no-insert-timestamp"]
        command += ["-Wl,--image-base=0x180000000"]  # else the linker makes one up from the folder's name
        subprocess.run([*command, "-o", str(runtime / "python3.dll"), str(code), str(table)], check=True)
    made = pefile.PE(str(runtime / "python3.dll"))
    made.DIRECTORY_ENTRY_EXPORT.struct.TimeDateStamp = 0  # the linker writes the hour there
    made.OPTIONAL_HEADER.CheckSum = made.generate_checksum()
    data = made.write()
    made.close()
    (runtime / "python3.dll").write_bytes(data)


def write_library(runtime: Path, *, everything: bool = False) -> None:
    """Write python311.zip: start.py, and the building interpreter's own modules: so it must be a 3.11.

    ``everything`` keeps what only tests use. Raises SystemExit under any other Python.
    """
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("The build needs Python 3.11: the library of modules is taken from it.")
    source = Path(os.__file__).parent
    entries = []
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source)
        foreign = name.parts[0].startswith(("config-", "_sysconfigdata")) or name.name.startswith(
            "_sysconfigdata"
        )
        if not foreign and not _LEFT_OUT & set(name.parts):
            entries.append(
                (name.with_suffix(".pyc").as_posix(), compiled(path.read_bytes(), name.as_posix()))
            )
    first = Path(__file__).with_name("start.py").read_bytes()
    entries.append((f"{FIRST}.pyc", compiled(first, "start.py")))
    write_zip(runtime / f"{PYTHON}.zip", entries)


def write_search_path(runtime: Path, *places: str) -> None:
    r"""Write python311._pth: with it PYTHONPATH, the registry and the user's own packages are ignored."""
    lines = (f"{PYTHON}.zip", ".", *places)
    (runtime / f"{PYTHON}._pth").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def signer(dll: Path) -> str:
    """Return who signed a DLL, its bytes being exactly those that were signed; "" when they are not.

    The chain is checked up to what osslsigncode can see without a network: digest and name of the signer.
    """
    done = subprocess.run(["osslsigncode", "verify", str(dll)], capture_output=True, text=True, check=False)
    digests = re.findall(r"^(?:Current|Calculated) message digest\s*: *(\S+)", done.stdout, re.MULTILINE)
    if len(digests) != 2 or digests[0] != digests[1]:
        return ""
    found = re.search(r"Subject: .*?CN ?= ?([^/,\n]+)", done.stdout)
    return found[1].strip() if found else ""
