"""What the packages are made of agrees with the project: names, parts, licences, icons."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import archive
import imported
import licences
import product
import pytest
import shiboken
import sums

from tests.packaging.wine import BUILT

ROOT = Path(__file__).parents[2]


def test_that_the_packages_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    include = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name for name in include if "." not in name} == set(product.PROGRAM_PACKAGES)
    assert project["project"]["name"] == product.PACKAGE


def test_that_the_parts_of_qt_that_are_shipped_are_those_that_some_line_imports():
    text = "\n".join(path.read_text(encoding="utf-8") for path in imported.sources())
    found = re.findall(r"^\s*(?:from|import) PySide6\.Qt(\w+)", text, re.MULTILINE)
    assert set(imported.qt_modules()) == set(found) > {"Core", "Gui", "Widgets"}


def test_that_nothing_hidden_or_compiled_is_shipped(tmp_path):
    for name in (
        "muestra.informe",
        ".~muestra.informe.lock",
        "__pycache__/a.pyc",
        ".cache/b",
        "iconos/c.svg",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in archive.shipped(tmp_path)]
    assert found == ["iconos/c.svg", "muestra.informe"]


def test_that_the_sums_leave_out_what_an_older_build_left(tmp_path):
    for version in (product.VERSION, "0.0.9"):
        (tmp_path / f"{product.SHORT}-{version}-setup.exe").write_bytes(b"")
    listed = sums.write_sums(tmp_path).read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in listed] == [f"{product.SHORT}-{product.VERSION}-setup.exe"]


def test_that_of_several_licences_one_with_its_text_is_chosen():
    assert licences.chosen("Unlicense OR MIT") == {"MIT"}
    assert licences.chosen("(MIT OR Apache-2.0) AND Unicode-3.0") == {"MIT", "Unicode-3.0"}
    assert licences.chosen("Apache-2.0 WITH LLVM-exception") == {"Apache-2.0", "LLVM-exception"}
    with pytest.raises(LookupError, match=r"GPL-3\.0"):
        licences.chosen("MIT AND GPL-3.0-only")


def test_that_every_icon_is_drawn_in_both_ways():
    drawings = {path.name for path in (ROOT / "resources" / "app").iterdir()}
    assert drawings == {"programa.svg", "programa-16.svg", "documento.svg", "documento-16.svg"}


def test_that_the_texts_of_licences_are_all_used():
    used = {name for names in licences._OF_WINDOWS.values() for name in names} | set(licences._OF_QT)
    used |= set(licences.OF_CRATES.values())
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
    compiled = {path.name for path in (bundle / "lib").iterdir() if list(path.rglob("*.pyd"))}
    assert {name.replace("_", "-") for name in compiled} & {"pydantic-core", "python-calamine"} == {
        path.parent.name for path in texts if path.name == licences.COMPONENTS
    }


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


@pytest.mark.packaging
def test_that_the_python_of_shiboken_is_compiled_once_and_not_at_every_start():
    place = BUILT / product.SHORT / "lib" / shiboken.FOLDER
    with zipfile.ZipFile(place) as support:
        assert "shibokensupport/signature/loader.pyc" in support.namelist()
        assert not [name for name in support.namelist() if name.endswith(".py")]


@pytest.mark.skipif(sys.platform != "linux", reason="on Windows the .exe brings the icon of its windows")
def test_that_the_windows_of_the_program_have_its_icon(tmp_path):
    script = """if True:
        import os
        from gui.app import create_application, run
        from PySide6.QtCore import QTimer
        app, timer = create_application(), QTimer()

        def look():
            if width := app.windowIcon().pixmap(48).width():
                print(width, flush=True)
                os._exit(0)

        timer.timeout.connect(look)
        timer.start()
        run(None)
    """
    home = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | home,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert int(done.stdout) == 48


def test_that_the_manual_names_every_option_of_the_export():
    help_text = subprocess.run(
        [sys.executable, ROOT / "main.py", "exportar", "--ayuda"],
        capture_output=True, text=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip
    manual = (ROOT / "packaging" / "deb" / "program.1").read_text(encoding="utf-8").replace("\\-", "-")
    options = set(re.findall(r"--[a-z-]+", help_text)) - {"--help"}
    assert {"--sin-analisis", "--sin-pendientes"} <= options
    assert options <= set(re.findall(r"--[a-z-]+", manual))
