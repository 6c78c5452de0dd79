"""Packs the portable folder into the setup, with NSIS."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import icons
import product
from archive import files_of, settle
from windows.launcher import set_checksum, write_icons

HERE: Final = Path(__file__).parent
BANNER: Final = (164, 314)
"""Pixels of the setup's picture: those of a screen at 100 %, for Windows spoils what it makes smaller."""


def build_installer(bundle: Path, work: Path, target: Path, *, fast: bool) -> None:
    """Write the setup to ``target``; ``fast`` compresses less. The same folder gives the same bytes."""
    work.mkdir(parents=True, exist_ok=True)
    write_icons(work)
    (work / "banner.bmp").write_bytes(icons.bmp(HERE / "banner.svg", *BANNER))
    (work / "names.nsh").write_text(_names(bundle, work, target), encoding="utf-8")
    (work / "files.nsh").write_text(_files(bundle), encoding="utf-8")
    settle(work)  # the setup unpacks its picture with the time that it has here
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(["-DFAST"] if fast else [])]
    command += [f"-DNAMES={work / 'names.nsh'}", f"-DFILES={work / 'files.nsh'}", str(HERE / "setup.nsi")]
    subprocess.run(command, check=True)
    set_checksum(target)


def _names(bundle: Path, work: Path, target: Path) -> str:
    values = {
        "PROGRAM": product.NAME,
        "SHORT": product.SHORT,
        "VERSION": product.VERSION,
        "NUMBERS": ".".join((product.VERSION.split(".") + ["0"] * 4)[:4]),
        "PUBLISHER": product.PUBLISHER,
        "DOCUMENT": product.DOCUMENT,
        "EXTENSION": product.EXTENSION,
        "PROGID": product.PROGID,
        "MIME": product.MIME,
        "ICONS": str(work),
        "OUT": str(target),
        "SIZE_KB": str(sum(path.stat().st_size for path in files_of(bundle)) // 1024),
    }
    return "".join(f'!define {name} "{value}"\n' for name, value in values.items())


def _files(bundle: Path) -> str:
    """Return the commands that unpack each file, sorted: NSIS itself would take them as the disk has them."""
    lines: list[str] = []
    folder = None
    for path in files_of(bundle):
        if path.parent != folder:
            folder = path.parent
            inside = str(folder.relative_to(bundle)).replace("/", "\\")
            lines.append('SetOutPath "$INSTDIR"' if inside == "." else f'SetOutPath "$INSTDIR\\{inside}"')
        lines.append(f'File "{path}"')
    return "\n".join(lines) + "\n"
