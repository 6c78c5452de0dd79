"""The layers, as rules that fail: who may import whom, and what is imported only when first used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("resources", "model", "export", "gui")
OURS = {
    "resources": {"resources"},
    "model": {"model"},
    "export": {"export", "model", "resources"},
    "gui": {"gui", "export", "model", "resources"},
}
THEIRS = {
    "resources": set(),
    "model": {"pydantic", "typing_extensions"},
    "export": {
        "openpyxl",
        "reportlab",
        "pypdfium2",
        "defusedxml",
        "PIL",
        "typing_extensions",
        "python_calamine",
    },
    "gui": {"PySide6", "shiboken6", "typing_extensions"},
}
HEAVY = ("openpyxl", "reportlab", "pypdfium2", "PIL", "python_calamine")
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
OTHERS = [path for folder in ("tests", "packaging") for path in sorted((ROOT / folder).rglob("*.py"))]


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_that_a_module_imports_only_what_its_layer_may(path):
    package = path.relative_to(ROOT).parts[0]
    allowed = OURS[package] | THEIRS[package] | sys.stdlib_module_names
    assert set(_imported(path)) <= allowed


def _modules_after(*imports):
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + "".join(
        f"import {name}\n" for name in imports
    )
    code += "print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def _names(package):
    paths = (path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / package).rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_that_model_and_exports_never_bring_qt_in():
    loaded = _modules_after(*_names("resources"), *_names("model"), *_names("export"))
    assert not [name for name in loaded if name.startswith("PySide6")]


def test_that_the_start_of_the_window_imports_no_writer():
    loaded = _modules_after("gui.app")
    assert "PySide6.QtWidgets" in loaded
    assert not [name for name in loaded if name.partition(".")[0] in HEAVY]


def test_that_the_front_door_imports_nothing_of_ours_before_it_is_asked():
    loaded = _modules_after("main")
    assert not [
        name for name in loaded if name.partition(".")[0] in (*PACKAGES, *HEAVY, "PySide6", "pydantic")
    ]


def test_that_every_test_folder_is_a_package():
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


@pytest.mark.parametrize("path", [*MODULES, *OTHERS], ids=lambda p: str(p.relative_to(ROOT)))
def test_that_no_module_outgrows_one_room(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 320
