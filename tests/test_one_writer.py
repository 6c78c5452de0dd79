"""Every file that the program writes goes through ``model.files``: looked for in the source itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [
    ROOT / "main.py",
    *(path for package in ("resources", "model", "export", "gui") for path in (ROOT / package).rglob("*.py")),
]
ALLOWED = {
    "model/files.py": "the writer itself",
    "model/safekeeping/lock.py": "a lock is created at once or not at all, and holds no work",
    "model/safekeeping/guard.py": "an empty file to hold on to",
    "model/safekeeping/generations.py": "the journal is appended to, and synchronised at each line",
    "main.py": "what is printed, where Windows has no console",
    "gui/log.py": "the log",
}
WRITING_CALLS = {"write_text", "write_bytes", "fdopen", "copyfile", "copy2", "NamedTemporaryFile"}
_FOR_WRITING = re.compile(r"(?=.*[wxa+])[rwxabt+]+|.*\bO_(WRONLY|RDWR|CREAT|APPEND)\b.*|mode")
QT_WRITERS = {"QSaveFile", "QFile", "QPdfWriter", "QImageWriter", "QSettings"}


def writes(source: str) -> list[str]:
    """Return the calls in Python source that may write a file."""
    return [ast.unparse(node) for node in ast.walk(ast.parse(source)) if _is_writing(node)]


def _is_writing(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name != "open":
        return name in WRITING_CALLS | QT_WRITERS
    is_method = isinstance(node.func, ast.Attribute)
    flags = [*node.args[0 if is_method else 1 :], *(key.value for key in node.keywords if key.arg == "mode")]
    return any(_FOR_WRITING.fullmatch(ast.unparse(flag).strip("'")) for flag in flags)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_nothing_is_written_beside_the_one_writer(path):
    if path.relative_to(ROOT).as_posix() in ALLOWED:
        return
    assert writes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "open('a', 'w')", "path.open('wb')", "open(p, mode='a')", "p.open('x', encoding='utf-8')",
        "p.write_text('a')", "p.write_bytes(b'')", "os.open(p, os.O_WRONLY)", "os.fdopen(h, 'wb')",
        "QSaveFile(name)", "shutil.copyfile(a, b)", "open('a', 'r+')",
    ],
)  # fmt: skip
def test_that_every_way_to_write_would_be_found(source):
    assert writes(source)


@pytest.mark.parametrize(
    "source", ["open('a')", "p.open('rb')", "p.read_bytes()", "open(p, encoding='utf-8')"]
)
def test_that_reading_is_no_writing(source):
    assert not writes(source)


def test_that_what_is_allowed_needs_it():
    for name in ALLOWED:
        assert writes((ROOT / name).read_text(encoding="utf-8")), name
