"""Hostile and foreign files: refused in time, within memory, with one sentence (reliability.md §3)."""

import os
import re
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from export.reading import process
from export.reading.child import answer
from export.reading.process import import_file
from export.reading.wire import BadAnswer, decoded
from model.foreign import ImportProblem
from tests.export.followers import Callbacks
from tests.export.reading.hostile import HOSTILE, package, sheet_of

if os.name == "posix":
    import resource

SECONDS = 2.0
MEGABYTES = 300


def _processor_seconds():
    """Return the processor time of this process and its children: what an idle computer would take.

    Windows does not count the children that have ended: there the job object alone limits them.
    """
    if os.name != "posix":
        return time.process_time()
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _watched(monkeypatch):
    """Let every child leave its largest resident size, in MB.

    What the system counts of a child (``ru_maxrss``) begins at the size of the test run that started it, so
    the child's own mark is read while it lives. Only Linux tells it.
    """
    peaks = []

    class Watched(subprocess.Popen[bytes]):
        def communicate(self, *given, **named):
            if sys.platform != "linux":  # under Wine the number would be some other process's
                return super().communicate(*given, **named)
            done, mark = threading.Event(), [0.0]

            def look():
                while not done.wait(0.005):
                    with suppress(OSError):
                        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
                        mark[0] = max(mark[0], int(found[1]) / 1024 if found else 0)

            looking = threading.Thread(target=look)
            looking.start()
            try:
                return super().communicate(*given, **named)
            finally:
                done.set()
                looking.join()
                peaks.append(mark[0])

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return peaks


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_file_is_refused_in_time_with_one_sentence(name, tmp_path, monkeypatch):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    peaks = _watched(monkeypatch)
    begun = _processor_seconds()
    with pytest.raises(ImportProblem) as problem:
        import_file(path)
    took = _processor_seconds() - begun
    text = str(problem.value)
    assert took < SECONDS
    assert max(peaks, default=0.0) < MEGABYTES
    assert path.name in text
    assert re.fullmatch(r"[^\n]{20,260}", text)
    assert not re.search(r"Error|Exception|Traceback|None|\bxml\b", text)


def test_that_nothing_is_written_outside_by_a_path_in_the_zip(tmp_path):
    path = tmp_path / "a" / "b" / "rutas.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(HOSTILE["rutas.xlsx"]())
    with pytest.raises(ImportProblem):
        import_file(path)
    assert [found.name for found in tmp_path.rglob("*") if found.is_file()] == ["rutas.xlsx"]


@pytest.mark.parametrize("name", ["contraseña.xlsx", "contraseña.xls", "cifrado.xlsx"])
def test_that_a_password_is_named_as_the_reason(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with pytest.raises(ImportProblem, match="contraseña"):
        import_file(path)


def test_that_a_child_that_dies_is_one_sentence(tmp_path, monkeypatch):
    path = tmp_path / "informe.xlsx"
    path.write_bytes(package(sheet_of("")))
    monkeypatch.setattr(process, "COMMAND", "no-existe")
    with pytest.raises(ImportProblem, match="No se pudo leer"):
        import_file(path)


def test_that_a_child_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    path = tmp_path / "informe.xlsx"
    path.write_bytes(package(sheet_of("")))
    monkeypatch.setattr(process, "SECONDS", 0.001)
    with pytest.raises(ImportProblem, match="No se pudo leer"):
        import_file(path)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b'{"refused": 1}', b'{"sheets": [], "notices": [1]}',
        b'{"sheets": [{}], "notices": []}', b"[" * 100_000,
        b'{"sheets":[{"name":"a","hidden":false,"text":false,"hidden_rows":[],"hidden_columns":[],'
        b'"merges":[],"cells":[[1,1,"n","","NaN",false]]}],"notices":[]}',
    ],
)  # fmt: skip
def test_that_an_answer_which_was_not_agreed_is_not_believed(data):
    with pytest.raises(BadAnswer):
        decoded(data, "a.xlsx")


def test_that_control_characters_of_a_file_do_not_pass_the_text_gate():
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0007_b</t></is></c></row>'
    book = decoded(answer(package(sheet_of(row)), "a.xlsx"), "a.xlsx")
    assert book.sheets[0].cells[1, 1].text == "ab"


def test_that_a_child_that_answers_slowly_is_waited_for_while_somebody_looks(tmp_path, monkeypatch):
    slow = tmp_path / "main.py"
    slow.write_text(
        "import sys, time\ntime.sleep(0.4)\ndata = sys.stdin.buffer.read()\ntime.sleep(0.4)\n"
        'print(\'{"refused": "Llegó %d."}\' % len(data))\n',
        encoding="utf-8",
    )
    path = tmp_path / "informe.xlsx"
    path.write_bytes(b"x" * 3_000_000)
    monkeypatch.setattr(process, "_MAIN", slow)
    steps: list[float] = []
    with pytest.raises(ImportProblem, match="3000000"):
        process.read_book(path, Callbacks(tell=steps.append))
    assert steps == sorted(steps)
    assert 0 < steps[-1] < 0.5
