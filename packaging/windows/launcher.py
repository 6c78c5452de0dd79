"""Compiles the .exe that starts the program: launcher.c with icon, version and manifest."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import icons
import pefile
import product

HERE: Final = Path(__file__).parent
_NUMBERS: Final = (product.VERSION.split(".") + ["0"] * 4)[:4]
_TEXTS: Final = {
    "APP_NAME": product.NAME,
    "APP_SHORT": product.SHORT,
    "APP_VERSION": product.VERSION,
    "APP_PUBLISHER": product.PUBLISHER,
}


def compile_launcher(work: Path, exe: Path, *, console: bool = False) -> None:
    """Write the program's .exe (with ``console``: the tests' python.exe); ``work`` is for scraps."""
    work.mkdir(parents=True, exist_ok=True)
    write_icons(work)
    manifest = (HERE / "program.manifest").read_text(encoding="utf-8")
    manifest = manifest.replace("@SHORT@", product.SHORT).replace("@NUMBERS@", ".".join(_NUMBERS))
    (work / "program.manifest").write_text(manifest, encoding="utf-8")
    header = "".join(f'#define {name} "{text}"\n' for name, text in _TEXTS.items())
    header += f"#define APP_NUMBERS {','.join(_NUMBERS)}\n"
    (work / "names.h").write_text(header, encoding="utf-8")
    (work / "program.rc").write_text(
        '#include "names.h"\n' + (HERE / "program.rc").read_text(encoding="utf-8"), encoding="utf-8"
    )
    tool = "x86_64-w64-mingw32-"
    subprocess.run(
        [f"{tool}windres", "-c", "65001", "program.rc", "-O", "coff", "-o", "program.o"], check=True, cwd=work
    )
    command = [
        f"{tool}gcc",
        "-O2",
        "-s",
        "-municode",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wl,--no-insert-timestamp",
    ]
    command += ["-I", ".", *(["-DCONSOLE"] if console else ["-mwindows"])]
    command += ["-o", "program.exe", str(HERE / "launcher.c"), "program.o"]
    subprocess.run(command, check=True, cwd=work)
    (work / "program.exe").rename(exe)
    set_checksum(exe)


def write_icons(folder: Path) -> None:
    """Write both .ico files."""
    for name in (icons.PROGRAM, icons.DOCUMENT):
        (folder / f"{name}.ico").write_bytes(icons.ico(name))


def set_checksum(exe: Path) -> None:
    """Write the checksum of a .exe into its head; scanners distrust a program without one."""
    program = pefile.PE(str(exe), fast_load=True)
    program.OPTIONAL_HEADER.CheckSum = program.generate_checksum()
    data = program.write()
    program.close()
    exe.write_bytes(data)
