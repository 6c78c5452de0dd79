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
from model.rules import RULE_BY_ID, MatrixRule
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


def marked(window, findings):
    """Whether each cell of the first rows has a finding."""
    cells = {(finding.indicator, finding.key) for finding in findings}
    rows = window.session.report.indicators[:5]
    return [[(row.id, column.key) in cells for column in COLUMNS] for row in rows]


def shown_marks(window):
    return [[mark is not None for mark in window.table.report_model.marks(row)] for row in range(5)]


def test_that_the_rows_in_sight_have_the_marks_of_their_own_values_at_once(window, report):
    window.session.replace(report, path=None)

    found = find_issues(report, window.session.catalogue)
    own = [finding for finding in found if not isinstance(RULE_BY_ID[finding.rule], MatrixRule)]
    assert any(map(any, marked(window, own)))
    assert shown_marks(window) == marked(window, own)
    assert not window.session.findings.complete


def test_that_the_rows_in_sight_are_marked_anew_when_all_are_compared(qtbot, window, report):
    window.session.replace(report, path=None)
    before, told = shown_marks(window), []
    window.table.report_model.dataChanged.connect(
        lambda first, last, _: told.append((first.row(), last.row()))
    )
    qtbot.waitUntil(lambda: counts(window) != REVIEWING)

    assert shown_marks(window) == marked(window, window.session.findings.all) != before
    assert told
    assert all(0 <= first <= last < ROWS for first, last in told)


def test_that_an_edit_before_the_rows_are_compared_leaves_no_mark_out(qtbot, window, report):
    window.session.replace(report, path=None)
    shown_marks(window)
    window.session.set_cells([(ROWS - 1, "name", "")], "borrar el nombre")
    expected = marked(window, find_issues(window.session.report, window.session.catalogue))
    qtbot.waitUntil(lambda: shown_marks(window) == expected)


def test_that_who_looks_at_a_cell_does_not_wait_for_the_review(window, report):
    window.session.replace(report, path=None)
    first = report.indicators[0].id
    shown_marks(window)

    found = [f for f in find_issues(report, window.session.catalogue) if f.indicator == first]
    assert sum(map(len, window.session.findings.of(first).values())) == len(found)
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
