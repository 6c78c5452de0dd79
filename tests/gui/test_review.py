"""A long report is shown first and reviewed after; nobody ever sees a wrong count."""

import pytest
from PySide6.QtCore import QEvent, QObject

from gui.main_window import MainWindow
from gui.panels.status import REVIEWING
from gui.review import Review
from gui.session import Session
from gui.settings import ProgramSettings
from model.findings import find_issues
from model.overriding import override
from model.report import NO_VALUES, Report
from model.schema import COLUMNS
from tests.bench.reports import enlarged
from tests.factories import sample
from tests.fakes import FakePrompts

ROWS = 150


@pytest.fixture
def window(qtbot, catalogue, tmp_path):
    """The window as the program starts it: with someone who reviews later."""
    session = Session(catalogue)
    window = MainWindow(session, ProgramSettings(tmp_path / "ajustes.json"), FakePrompts())
    Review(session, window)
    qtbot.addWidget(window, before_close_func=lambda w: w.session.undo_stack.setClean())
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def report() -> Report:
    return enlarged(sample(), ROWS)


def counts(window):
    return window.status.findChild(type(window.status._counts), "status_counts").text()


def listed(window):
    return window.findings.list.model().rowCount()


def test_that_a_report_just_opened_says_that_it_is_being_reviewed(window, report):
    window.session.replace(report, path=None)

    assert counts(window) == REVIEWING
    assert listed(window) == 0


def test_that_the_rows_in_sight_have_their_marks_at_once(window, report):
    window.session.replace(report, path=None)

    model = window.table.report_model
    marked = {(finding.indicator, finding.key) for finding in find_issues(report, window.session.catalogue)}
    for row in range(5):
        cells = [(report.indicators[row].id, column.key) for column in COLUMNS]
        assert [mark is not None for mark in model.marks(row)] == [cell in marked for cell in cells]
    assert not window.session.findings.complete


def test_that_the_review_ends_with_every_pendiente_counted_and_listed(qtbot, window, report):
    window.session.replace(report, path=None)
    qtbot.waitUntil(lambda: counts(window) != REVIEWING)

    found = find_issues(report, window.session.catalogue)
    assert window.session.findings.all == found
    assert listed(window) == len(found)


def test_that_the_table_stays_where_it_is_while_the_review_goes_on(qtbot, window, report):
    window.session.replace(report, path=None)
    seen = [window.table.rowViewportPosition(row) for row in range(8)]
    qtbot.waitUntil(lambda: counts(window) != REVIEWING)

    assert [window.table.rowViewportPosition(row) for row in range(8)] == seen


def test_that_who_asks_for_the_pendientes_gets_all_of_them(window, report):
    window.session.replace(report, path=None)
    window.actions_by_key["verify"].trigger()

    assert listed(window) == len(find_issues(report, window.session.catalogue))


def test_that_who_counts_the_errors_does_not_wait_for_the_review(window, report):
    *rows, last = report.indicators
    unreported = last.replace(achieved=NO_VALUES)
    window.session.replace(report.replace(indicators=(*rows, unreported)), path=None)

    assert window.session.findings.errors > 0


def test_that_an_edit_during_the_review_judges_the_report_as_it_is_then(qtbot, window, report):
    window.session.replace(report, path=None)
    window.session.set_cells([(ROWS - 1, "name", "")], "borrar el nombre")
    qtbot.waitUntil(lambda: counts(window) != REVIEWING)

    assert window.session.findings.all == find_issues(window.session.report, window.session.catalogue)
    assert listed(window) == len(window.session.findings.all)


def test_that_another_report_opened_during_the_review_is_reviewed_in_its_place(qtbot, window, report):
    window.session.replace(report, path=None)
    window.session.replace(sample(), path=None)
    qtbot.waitUntil(lambda: counts(window) != REVIEWING)

    assert listed(window) == len(find_issues(sample(), window.session.catalogue))


class Painted(QObject):
    """Notes when what it watches is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._order.append("painted")
        return False


def test_that_the_table_is_painted_before_anything_is_reviewed(qtbot, catalogue, tmp_path):
    session = Session(catalogue)
    window = MainWindow(session, ProgramSettings(tmp_path / "ajustes.json"), FakePrompts())
    Review(session, window)
    qtbot.addWidget(window, before_close_func=lambda w: w.session.undo_stack.setClean())
    order: list[str] = []
    session.reviewed.connect(lambda: order.append("reviewed"))
    watch = Painted(order)
    window.table.viewport().installEventFilter(watch)
    window.show()
    session.replace(Report(indicators=sample().indicators[:1]), path=None)
    qtbot.waitUntil(lambda: "reviewed" in order)
    assert order[0] == "painted"
