"""The discipline of the start: what the first picture does not need is imported when it is first wanted."""

import json
import os
import subprocess
import sys
from enum import EnumType
from pathlib import Path

import pytest

import resources
from export.selftest import SAMPLE
from gui import qt_enums
from gui.later import SELDOM_WANTED

ROOT = Path(__file__).parent.parent
LATER = (
    "ast",
    "bz2",
    "csv",
    "difflib",
    "dis",
    "email",
    "hashlib",
    "html.parser",
    "importlib.metadata",
    "logging.handlers",
    "lzma",
    "random",
    "secrets",
    "shutil",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "argparse",
    "export.console",
    "export.excel",
    "export.layout",
    "export.pdf",
    "export.reading",
    "gui.cells.comment_box",
    "gui.cells.comments_dialog",
    "gui.cells.history_dialog",
    "gui.cells.why",
    "gui.commands.palette",
    "gui.commands.shortcuts_page",
    "gui.comparing",
    "gui.forms.justification",
    "gui.forms.more_data",
    "gui.forms.report_settings",
    "gui.forms.variables",
    "gui.importing.dialog",
    "gui.indicator.chart",
    "gui.indicator.standing",
    "gui.mailing",
    "gui.pages",
    "gui.panels.about",
    "gui.quarter",
    "gui.returned",
    "gui.safekeeping.recovery_dialog",
    "gui.spanish_files",
    "gui.table.editors",
    "gui.table.rejections",
    "gui.versions.versions_dialog",
    "gui.viewing.columns_dialog",
    "model.checked",
    "model.foreign",
    "model.importing",
    "model.returned",
    "model.safekeeping.salvage",
    "model.tabular",
    "pydantic",
    "tokenize",
    "typing_extensions",
    *(("socket",) if sys.platform != "win32" else ()),  # Windows has no other way to its name
)
_START = """
import json, os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from gui.app import create_application, create_window
from gui.review import Review
from gui.settings import ProgramSettings
app = create_application()
window = create_window(ProgramSettings(Path({folder!r}, "ajustes.json")))
Review(window.session, window)
window.show()
window.files.open_path(Path({folder!r}, "informe.informe"))
while not (window.session.findings.complete and window.table.viewport().isVisible()):
    app.processEvents()
there = [name for name, module in sys.modules.items() if "loader_later" not in vars(module)]
print(json.dumps(there), flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """The modules that are there once a report stands in the window."""
    folder = tmp_path_factory.mktemp("inicio")
    (folder / "informe.informe").write_bytes(resources.read(SAMPLE))
    code = _START.format(root=str(ROOT), folder=str(folder))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("name", LATER)
def test_that_a_report_stands_in_the_window_without(started, name):
    assert "gui.table.painting" in started
    assert not [module for module in started if f"{module}.".startswith(f"{name}.")]


@pytest.mark.parametrize("name", sorted(SELDOM_WANTED))
def test_that_what_only_qt_for_python_asks_for_is_not_loaded(started, name):
    assert "PySide6.QtWidgets" in started
    assert name not in started


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="only there are they made quickly")
def test_that_the_enumerations_of_qt_are_made_quickly(started):
    assert "gui.qt_enums" in started
    assert EnumType._create_ is qt_enums._create  # type: ignore[attr-defined]
