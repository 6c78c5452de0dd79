"""What safety costs: two real windows by turns, one keeps a journal and one does not. Prints JSON.

``python -m tests.bench.safety FILE ROWS TIMES``: FILE holds a report of so many ROWS. All times are seconds.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gui.app import create_application, create_window
from gui.safekeeping.journal_flow import FOLDER
from gui.session import Session
from gui.settings import ProgramSettings
from model.files import replace_file
from model.project_file import Identity, dump, load
from model.report import Report
from model.safekeeping.drafts import Draft
from model.safekeeping.generations import JOURNAL, Base, Ending, Generations
from model.safekeeping.saving import Saved, save, utc_now
from model.safekeeping.versions import APART, Versions
from tests.bench.inside import Stopwatch
from tests.bench.reports import enlarged
from tests.bench.window import Timed

_AT_A_TIME, _WARM_UP, _SAVES, _WRITES = 10, 3, 3, 9
_PATIENCE = 5.0


class NoJournal(QObject):
    """Stands where the window has its journal, and keeps nothing."""

    notice = Signal(str)
    warned = Signal(str)
    standing_changed = Signal(object)

    def __init__(self, _session: Session, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = home / FOLDER

    def end(self) -> None:
        """Do nothing at the end either."""


def main(file: Path, rows: int, times: int) -> None:
    """Time keys and edits in both windows, then what the disk is asked for."""
    app = create_application()
    kept = _opened(app, file)
    with patch("gui.safekeeping.safe_flow.JournalFlow", NoJournal):
        bare = _opened(app, Path(shutil.copy(file, file.with_suffix(".bare.informe"))))
    seconds: dict[str, list[float]] = defaultdict(list)
    for turn in range(times // _AT_A_TIME):  # often, so that both share what else the computer does
        for ending, timed in (("", kept), ("_bare", bare))[:: 1 if turn % 2 else -1]:
            _come_forward(timed)
            for name, work in (("typing", timed.typing), ("edit", timed.edits)):
                seconds[name + ending] += list(work(_AT_A_TIME + _WARM_UP))[_WARM_UP:]
    seconds["safe"] = list(_until_safe(kept, times // 5))
    for timed in (kept, bare):
        timed.window.session.undo_stack.setClean()
        timed.window.close()
    opened, watch = load(file), Stopwatch()
    _append(watch, file.parent / "respaldo", opened.report, times)
    _save(watch, file, opened.report, rows)
    _write(watch, file.with_suffix(".written"), dump(opened.report, opened.identity), _WRITES)
    json.dump({**seconds, **watch.seconds}, sys.stdout)


def _opened(app: QApplication, file: Path) -> Timed:
    window = create_window(ProgramSettings(file.with_name("ajustes.json")))
    window.show()
    window.files.open_path(file)
    timed = Timed(app, window)
    timed.settle()
    return timed


def _come_forward(timed: Timed) -> None:
    """Give a window the screen and the keys."""
    timed.window.raise_()
    timed.window.activateWindow()
    timed.window.table.setFocus()
    begun = time.perf_counter()
    while not timed.window.isActiveWindow() and time.perf_counter() < begun + _PATIENCE:
        timed.app.processEvents()
    timed.settle()


def _until_safe(timed: Timed, times: int) -> Iterator[float]:
    """Type letters, each until the window has heard that it is on the disk."""
    heard: list[object] = []
    journals = timed.window.safe.journals
    _come_forward(timed)
    journals.flush()
    timed.settle()
    journals.standing_changed.connect(heard.append)
    for painted in timed.typing(times):
        begun = time.perf_counter()
        while not heard and time.perf_counter() < begun + _PATIENCE:
            timed.app.processEvents()
        yield painted + time.perf_counter() - begun
        heard.clear()
    journals.standing_changed.disconnect(heard.append)


def _append(timed: Stopwatch, folder: Path, report: Report, times: int) -> None:
    """Put lines in a real journal, and beside it as many bytes in a bare file."""
    journal, bare = Generations(folder, utc_now), folder / "bare"
    journal.begin(Base(report, Identity.new(), None), 0, [])
    (written,) = journal.folder.glob(f"*{JOURNAL}")

    def put(data: bytes) -> None:
        with bare.open("ab") as file:
            file.write(data)
            file.flush()
            os.fdatasync(file.fileno())

    for turn in range(times + _WARM_UP):
        draft = Draft(report.indicators[0].id, "definition", "Mide la proporción " * (1 + turn % 9))
        before = written.stat().st_size
        timed("append", lambda: journal.append([{"drafts": [asdict(draft)]}]))  # noqa: B023 - called at once
        data = b"." * (written.stat().st_size - before)
        timed("append_bare", lambda: put(data))  # noqa: B023
    journal.close(Ending.SAVED)
    bare.unlink()


def _save(timed: Stopwatch, file: Path, report: Report, rows: int) -> None:
    """Save over a file as the window does: what is there is looked at first, and kept as a version."""
    versions, path = Versions(file.with_name("versiones")), file.with_suffix(".saved.informe")
    saved = save(report, path, Identity.new(), versions, expected="")
    for turn in range(1, _SAVES + 1):
        changed, known = enlarged(report, rows, edition=turn), saved.identity
        later = utc_now() + turn * APART  # else the version before would do

        def again() -> Saved:
            return save(changed, path, known, versions, expected=known.digest, now=lambda: later)  # noqa: B023

        saved = timed("save", again)
    path.unlink()


def _write(timed: Stopwatch, path: Path, data: bytes, repeats: int) -> None:
    """Write the same bytes to ``path`` with our own writer and with QSaveFile, by turns."""
    from PySide6.QtCore import QIODevice, QSaveFile

    def by_qt() -> None:
        file = QSaveFile(str(path))
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        file.write(data)
        file.commit()

    for _ in range(repeats):
        for name, work in (("write", lambda: replace_file(path, data)), ("write_by_qt", by_qt)):
            os.sync()  # else each pays for what the other left to the disk
            timed(name, work)
    path.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
