r"""Puts the portable folder together.

    InformeTrimestral\
      InformeTrimestral.exe   launcher.c
      runtime\                CPython, its library as a zip, and programa.zip: this project's code
      lib\                    what has compiled parts, and paquetes.zip: what has none
      resources\              fonts, icons, catalogue, sample
      licencias\              of everything in here

Code stands in three zips because Windows' virus scanner looks at every file that is opened.
"""

from __future__ import annotations

import fnmatch
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from archive import compiled, files_of, settle, shipped, write_zip
from imported import qt_modules, sources
from licences import write_licences
from product import NAME, PROGRAM_PACKAGES, ROOT, SHORT, VERSION
from shiboken import FOLDER, support
from wheels import Wheel
from windows import interpreter
from windows.launcher import compile_launcher

_KEPT: Final = {
    "PySide6": (
        *(f"Qt{name}.pyd" for name in qt_modules()),
        *(f"Qt6{name}.dll" for name in qt_modules()),
        *("pyside6.abi3.dll", "msvcp140*.dll", "vcruntime140*.dll", "__init__.py", "_config.py"),
        *("_git_pyside_version.py", "support/__init__.py", "support/deprecated.py"),
        *("plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll", "plugins/styles/*"),
        *("plugins/imageformats/qico.dll", "plugins/imageformats/qjpeg.dll", "plugins/imageformats/qsvg.dll"),
        *("plugins/iconengines/qsvgicon.dll", "translations/qtbase_es.qm"),
    ),
    "shiboken6": ("*.py", "*.pyd", "shiboken6.abi3.dll", "msvcp140*.dll", "vcruntime140*.dll"),
    "PIL": ("*.py", "_imaging.*"),  # logos are PNG or JPEG
    "reportlab": ("*.py",),  # its own fonts are not: the paper embeds ours
}
_DROPPED: Final = ("*.pyi", "*/py.typed", "*.lib", "*.dist-info/*", "*/__pycache__/*")
_TEST_MODULES: Final = ("QtTest.pyd", "Qt6Test.dll")

Entries = dict[str, bytes]


def build_bundle(folder: Path, work: Path, wheels: Sequence[Wheel], panda: Wheel) -> None:
    """Write the portable folder, which must not exist yet, to ``folder``."""
    runtime, lib = folder / "runtime", folder / "lib"
    for place in (runtime, lib):
        place.mkdir(parents=True)
    interpreter.write_core(panda, runtime, interpreter.CORE)
    interpreter.write_python3_dll(runtime)
    interpreter.write_library(runtime)
    interpreter.write_search_path(runtime, "programa.zip", "..\\lib\\paquetes.zip", "..\\lib", "..")
    write_zip(runtime / "programa.zip", program_code().items())

    pure: Entries = {}
    for wheel in wheels:
        entries = wanted(wheel)
        if all(name.endswith(".py") for name in entries):
            pure |= _bytecode(entries)
        else:
            _write(lib, _bytecode(entries))
    write_zip(lib / "paquetes.zip", pure.items())
    write_zip(lib / FOLDER, _bytecode(support(wheels)).items())  # one file for the virus scanner here too
    for name in ("vcruntime140.dll", "vcruntime140_1.dll"):
        (runtime / name).write_bytes((lib / "shiboken6" / name).read_bytes())

    _write(folder, program_data())
    compile_launcher(work, folder / f"{SHORT}.exe")
    write_licences(folder / "licencias", wheels)
    (folder / "LEAME.txt").write_text(_READ_ME, encoding="utf-8-sig", newline="\r\n")
    settle(folder)


def build_test_tree(folder: Path, work: Path, bundle: Path, wheels: Sequence[Wheel], panda: Wheel) -> None:
    """Write the sources, a python.exe, the bundle's parts and the tests' tools (``wheels``) to ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
    not_tried = shutil.ignore_patterns("__pycache__", "packaging")  # those tests try it from outside
    for name in (*PROGRAM_PACKAGES, "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=not_tried)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    shutil.copy(ROOT / "packaging/windows/wine/few_examples.py", folder)
    runtime, lib = folder / "runtime", folder / "lib"
    runtime.mkdir(parents=True)
    compile_launcher(work, folder / "python.exe", console=True)
    interpreter.write_core(panda, runtime, interpreter.CORE + interpreter.FOR_TESTS)
    interpreter.write_library(runtime, everything=True)
    interpreter.write_search_path(runtime, "..\\lib\\paquetes.zip", "..\\lib", "..")
    for name in ("python3.dll", "vcruntime140.dll", "vcruntime140_1.dll"):
        (runtime / name).write_bytes((bundle / "runtime" / name).read_bytes())
    for path in files_of(bundle / "lib"):
        target = lib / path.relative_to(bundle / "lib")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    # where there is no screen, Qt takes its fonts from here and complains if there are none
    shutil.copytree(ROOT / "resources" / "fonts", lib / "PySide6" / "lib" / "fonts")
    for wheel in wheels:
        entries = dict(wheel.files())
        if wheel.name == "pyside6-essentials":
            entries = {name: data for name, data in entries.items() if Path(name).name in _TEST_MODULES}
        _write(lib, entries)


def wanted(wheel: Wheel) -> Entries:
    """Return the files of a wheel that the program needs, by their place in lib."""
    kept = {}
    for name, data in wheel.files():
        top, _, rest = name.partition("/")
        patterns = _KEPT.get(top)
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in _DROPPED) and (
            patterns is None or any(_matches(rest, pattern) for pattern in patterns)
        ):
            kept[name] = data
    return kept


def _matches(name: str, pattern: str) -> bool:
    """Return whether a path matches; ``*.py`` means every folder, other stars end at a slash."""
    if pattern == "*.py":
        return name.endswith(".py")
    return name.count("/") == pattern.count("/") and fnmatch.fnmatchcase(name, pattern)


def program_code() -> Entries:
    """Return this project's own modules, compiled, but for ``resources``, which stays a folder."""
    paths = [path for path in sources() if path.relative_to(ROOT).parts[0] != "resources"]
    return _bytecode({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths})


def program_data() -> Entries:
    """Return the ``resources`` package with its files, and the licence of the program."""
    paths = {path.relative_to(ROOT).as_posix(): path for path in shipped(ROOT / "resources")}
    return _bytecode({name: path.read_bytes() for name, path in paths.items()})


def _bytecode(entries: Entries) -> Entries:
    """Return the entries with each .py in its compiled form."""
    return {
        re.sub(r"\.py$", ".pyc", name): compiled(data, name) if name.endswith(".py") else data
        for name, data in entries.items()
    }


def _write(folder: Path, entries: Entries) -> None:
    for name, data in entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


_READ_ME: Final = f"""{NAME} {VERSION}

Para abrirlo: doble clic en {SHORT}.exe. No hace falta instalarlo ni ser administrador.
Copie siempre la carpeta completa y ábrala desde su disco o su USB, no desde una carpeta de la red.
Si Windows bloquea el .zip: antes de descomprimirlo, clic derecho, Propiedades, Desbloquear.

Sus informes (*.informe) se quedan donde usted los guarde. Para quitar el programa, borre esta carpeta.
Un catalogo.toml propio va junto a {SHORT}.exe: ninguna actualización lo borra.
Las licencias de todo lo que contiene están en la carpeta licencias.
"""
