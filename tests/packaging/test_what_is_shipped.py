"""What the packages are made of agrees with the project: names, parts, licences, icons."""

import re
import tomllib
from pathlib import Path

import licences
import product
import pytest
from windows.bundle import QT_MODULES

from tests.packaging.wine import BUILT

ROOT = Path(__file__).parents[2]
SOURCES = [path for package in product.PROGRAM_PACKAGES for path in (ROOT / package).rglob("*.py")]


def test_that_the_packages_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    include = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name for name in include if "." not in name} == set(product.PROGRAM_PACKAGES)
    assert project["project"]["name"] == product.PACKAGE


def test_that_the_parts_of_qt_that_are_shipped_are_those_that_are_imported():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert set(re.findall(r"^\s*(?:from|import) PySide6\.Qt(\w+)", text, re.MULTILINE)) == set(QT_MODULES)


def test_that_every_icon_is_drawn_in_both_ways():
    drawings = {path.name for path in (ROOT / "resources" / "app").iterdir()}
    assert drawings == {"programa.svg", "programa-16.svg", "documento.svg", "documento-16.svg"}


def test_that_the_texts_of_licences_are_all_used():
    used = {name for names in licences._OF_WINDOWS.values() for name in names} | set(licences._OF_QT)
    assert {path.name for path in licences.TEXTS.iterdir()} == used


@pytest.mark.packaging
def test_that_everything_that_is_shipped_has_its_licence():
    bundle = BUILT / product.SHORT
    given = {path.name for path in (bundle / "licencias").iterdir() if path.is_dir()}
    assert all(any(path.iterdir()) for path in (bundle / "licencias").iterdir() if path.is_dir())
    locked = re.findall(
        r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert given == {*locked, product.PACKAGE, "cpython", "microsoft", "mingw-w64", "nsis"}
    listed = (bundle / "licencias" / licences.LIST).read_text(encoding="utf-8")
    texts = [
        path for path in (bundle / "licencias").rglob("*") if path.is_file() and path.name != licences.LIST
    ]
    assert all(f"    {path.relative_to(bundle / 'licencias').as_posix()}\n" in listed for path in texts)


@pytest.mark.packaging
def test_that_nothing_is_shipped_that_came_with_no_package():
    owners = {
        "PySide6",
        "shiboken6",
        "PIL",
        "reportlab",
        "pydantic_core",
        "charset_normalizer",
        "paquetes.zip",
    }
    owners |= {"pypdfium2", "pypdfium2_raw", "pypdfium2_cfg", "pypdfium2_cli", "python_calamine"}
    assert {path.name for path in (BUILT / product.SHORT / "lib").iterdir()} <= owners
