"""Builds the package for Debian and Ubuntu in dist/ from the locked wheels; it is installed to /opt.

Usage: python packaging/deb/build.py [--fast] [--out FOLDER] [--work FOLDER]

The compiled parts come for Python 3.11, 3.12 and 3.13 side by side: each takes those that bear its name.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import icons
import product
import wheels
from archive import MOMENT, files_of, settle
from imported import qt_modules
from licences import write_licences
from shiboken import FOLDER as SUPPORT
from shiboken import support
from sums import write_sums

HERE: Final = Path(__file__).parent
PYTHONS: Final = ("3.11", "3.12", "3.13")
FOLDER: Final = f"/opt/{product.PACKAGE}"
QT_LIBRARIES: Final = (*qt_modules(), "DBus", "XcbQpa", "OpenGL", "WaylandClient")
ICON_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)
_QT_PLUGINS: Final = re.compile(
    r"Qt/plugins/(platforms/libq(xcb|offscreen|wayland\S*)\.so|imageformats/libq(jpeg|ico|svg)\.so|iconengines/.*|"
    r"platformthemes/.*|platforminputcontexts/lib(compose|ibus)\S*|xcbglintegrations/.*|printsupport/.*|"
    r"wayland-(shell-integration/libxdg-shell\.so|decoration-client/.*|graphics-integration-client/.*))"
)


def build(out: Path, work: Path, *, fast: bool) -> Path:
    """Write the package to ``out`` and return it; ``fast`` compresses less."""
    root = work / "root"
    shutil.rmtree(root, ignore_errors=True)
    folder = root / FOLDER.lstrip("/")
    _write_program(folder, work)
    _write_system_files(root)
    size = sum(path.stat().st_size for path in files_of(root)) // 1024
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(_control(size), encoding="utf-8")
    for name in ("postinst", "prerm"):
        _write(root / "DEBIAN" / name, _filled(f"{name}.sh")).chmod(0o755)
    settle(root)
    target = out / f"{product.PACKAGE}_{product.VERSION}_amd64.deb"
    out.mkdir(parents=True, exist_ok=True)
    command = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        f"-z{1 if fast else 9}",
        "--build",
        str(root),
        str(target),
    ]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(MOMENT)}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def _write_program(folder: Path, work: Path) -> None:
    written: dict[str, wheels.Wheel] = {}
    for python in PYTHONS:
        place = work / f"wheels-{python}"
        for wheel in wheels.fetch(wheels.LOCK, place, wheels.LINUX, python=python):
            if wheel.path.name not in {each.path.name for each in written.values()}:
                for name, data in wheel.files():
                    if _is_wanted(name):
                        path = folder / "lib" / name
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(data)
            written.setdefault(wheel.name, wheel)
    for name, data in support(list(written.values())).items():  # postinst.sh compiles it
        path = folder / "lib" / SUPPORT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for package in product.PROGRAM_PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(product.ROOT / package, folder / package, ignore=ignored)
    shutil.copy(product.ROOT / "main.py", folder)
    shutil.copy(HERE / "start.py", folder)
    write_licences(folder / "licencias", list(written.values()), windows=False)


def _is_wanted(name: str) -> bool:
    """Return whether the program needs this file of a wheel."""
    if re.search(r"\.(pyi|pyx|h|cpp|xml|json\.in)$|\.dist-info/|^reportlab/fonts/|/__pycache__/", name):
        return False
    if name.startswith("PIL/") and name.endswith(".so"):
        return "/_imaging." in name
    if name.startswith("pillow.libs/"):
        return not re.match(r"lib(avif|harfbuzz|freetype|lcms2)", name.removeprefix("pillow.libs/"))
    if not name.startswith("PySide6/"):
        return True
    inside = name.removeprefix("PySide6/")
    if "/" not in inside:
        module = re.fullmatch(r"Qt(\w+)\.abi3\.so", inside)
        return (
            module[1] in qt_modules()
            if module
            else inside.endswith(".py") or inside.startswith("libpyside6.abi3")
        )
    library = re.fullmatch(r"Qt/lib/libQt6(\w+)\.so\.6", inside)
    if library:
        return library[1] in QT_LIBRARIES or library[1].startswith("WaylandEglClient")
    return bool(
        _QT_PLUGINS.fullmatch(inside)
        or re.match(r"support/\w+\.py$|Qt/lib/libicu|Qt/translations/qtbase_es\.qm$", inside)
    )


def _write_system_files(root: Path) -> None:
    """Write what lies outside /opt: command, menu entry, file type, icons and manual."""
    share = root / "usr/share"
    name = product.PACKAGE
    command = _write(root / f"usr/bin/{name}", _filled("launcher.sh"))
    command.chmod(0o755)
    _write(share / f"applications/{name}.desktop", _filled("program.desktop"))
    _write(share / f"mime/packages/{name}.xml", _filled("mime.xml"))
    _write(share / f"doc/{name}/copyright", _copyright())
    manual = share / f"man/man1/{name}.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress(_filled("program.1").encode(), mtime=0))
    for drawing, kind, called in (
        (icons.PROGRAM, "apps", name),
        (icons.DOCUMENT, "mimetypes", f"{name}-documento"),
    ):
        for side in ICON_SIDES:
            path = share / f"icons/hicolor/{side}x{side}/{kind}/{called}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(icons.png(drawing, side))
        path = share / f"icons/hicolor/scalable/{kind}/{called}.svg"
        path.parent.mkdir(parents=True)
        shutil.copy(icons.DRAWINGS / f"{drawing}.svg", path)


def _copyright() -> str:
    """Return what Debian wants to be told of licences, in its own form (copyright-format 1.0)."""
    licence = (product.ROOT / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
    (holder,) = (line.removeprefix("Copyright (c) ") for line in licence if line.startswith("Copyright"))
    text = "\n".join(f" {line or '.'}" for line in licence)
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {product.NAME}

Files: *
Copyright: {holder}
License: Expat
{text}

Files: {FOLDER.lstrip("/")}/lib/*
Copyright: sus autores
License: otras
 El texto de cada una está en {FOLDER}/licencias;
 LISTA.txt dice a qué parte corresponde.
"""


def _filled(template: str) -> str:
    text = (HERE / template).read_text(encoding="utf-8").replace("@FOLDER@", FOLDER)
    for name in ("NAME", "VERSION", "PACKAGE", "SUMMARY", "DOCUMENT", "MIME", "EXTENSION"):
        text = text.replace(f"@{name}@", getattr(product, name))
    return text


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _control(size: int) -> str:
    """Return the package's description; it depends on what make run installs for the window."""
    lines = (product.ROOT / "packaging/linux/packages-run.txt").read_text(encoding="utf-8").splitlines()
    libraries = [line.partition("#")[0].strip() for line in lines if line.partition("#")[0].strip()]
    pythons = " | ".join(f"python{version}" for version in PYTHONS)  # python3 may be one too new
    return f"""Package: {product.PACKAGE}
Version: {product.VERSION}
Architecture: amd64
Maintainer: {product.PUBLISHER} <informe-trimestral@localhost>
Installed-Size: {size}
Depends: {", ".join([pythons, *libraries])}
Section: editors
Priority: optional
Description: {product.SUMMARY}
 Captura, revisión, libro de Excel y PDF, sin conexión.
"""


def main() -> None:
    """Build the package that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="compress less: for tests")
    parser.add_argument("--out", type=Path, default=product.ROOT / "dist")
    parser.add_argument("--work", type=Path, default=product.ROOT / "build" / "deb")
    options = parser.parse_args()
    started = time.monotonic()
    package = build(options.out, options.work, fast=options.fast)
    write_sums(options.out)
    print(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
