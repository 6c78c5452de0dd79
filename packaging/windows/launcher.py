"""Compiles the .exe that starts the program: launcher.c with icon, version and manifest."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import icons
import pefile
import product
from archive import files_of

HERE: Final = Path(__file__).parent
_NUMBERS: Final = (product.VERSION.split(".") + ["0"] * 4)[:4]
_TEXTS: Final = {
    "APP_NAME": product.NAME,
    "APP_SHORT": product.SHORT,
    "APP_VERSION": product.VERSION,
    "APP_PUBLISHER": product.PUBLISHER,
}


_PARTS: Final = frozenset({".dll", ".pyd", ".pyc", ".zip", "._pth", ".ttf", ".qm"})
_EDITABLE: Final = ".toml"
"""What the program cannot start without; the last kind a person may have edited. Without a drawing or the
sample it works."""


def compile_launcher(work: Path, exe: Path, *, console: bool = False) -> None:
    """Write the program's .exe (with ``console``: the tests' python.exe); ``work`` is for scraps.

    It knows the parts that lie beside it by then, and looks at each start whether they are still there.
    """
    work.mkdir(parents=True, exist_ok=True)
    write_icons(work)
    manifest = (HERE / "program.manifest").read_text(encoding="utf-8")
    manifest = manifest.replace("@SHORT@", product.SHORT).replace("@NUMBERS@", ".".join(_NUMBERS))
    (work / "program.manifest").write_text(manifest, encoding="utf-8")
    header = "".join(f'#define {name} "{text}"\n' for name, text in _TEXTS.items())
    header += f"#define APP_NUMBERS {','.join(_NUMBERS)}\n"
    (work / "names.h").write_text(header, encoding="utf-8")
    (work / "parts.h").write_text("" if console else _parts(exe.parent), encoding="utf-8")
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


def _parts(folder: Path) -> str:
    """Return name and size of each part of the program in its folder, as C reads them."""
    lines = []
    for path in files_of(folder):
        if path.suffix in {*_PARTS, _EDITABLE}:
            name = r"\\".join(path.relative_to(folder).parts)
            size = 0 if path.suffix == _EDITABLE else path.stat().st_size
            lines.append(f'{{L"{name}", {size}}},\n')
    return "".join(lines)


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
