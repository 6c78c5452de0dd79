"""A cell that is gone to is in view and its row as high as its text, whatever went before."""

import pytest

from gui.table.heights import WRAPPED
from gui.table.model import COLUMN_AT
from tests.bench.reports import enlarged
from tests.factories import report as report_of
from tests.factories import sample
from tests.gui.hands import CTRL, Key, press

LONG = "Un medio de verificación que pide muchas palabras para decirse. " * 8
MEANS = COLUMN_AT["means"]


@pytest.fixture
def window(main_window):
    main_window.resize(1300, 640)
    return main_window


def right_height(table, row):
    """The height that a table which never saw another text would give the row."""
    widths = {column: table.columns.sectionSize(column) for column in WRAPPED}
    fresh = type(table._heights)(table.measures)
    return fresh.height(table.report_model.indicator(row), table.report_model.settings, widths)


@pytest.mark.parametrize("rows", [15, 100, 1_500])
def test_that_a_cell_gone_to_as_soon_as_the_report_is_there_stays_in_view(window, qtbot, rows):
    report, table = enlarged(sample(), rows), window.table
    window.session.replace(report, path=None)
    table.go_to(report.indicators[-1].id, "means")
    qtbot.waitUntil(lambda: not table._unfitted)
    assert table.rowHeight(rows - 1) == right_height(table, rows - 1)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_that_going_to_a_row_fits_only_what_stands_above_it(window):
    report, table = enlarged(sample(), 1_500), window.table
    table.set_hidden_columns(["means"])
    window.session.replace(report, path=None)
    table.go_to(report.indicators[60].id, "name")
    assert table._unfitted == range(61, 1_500)
    table.scrollTo(table.report_model.index(90, MEANS))
    assert table._unfitted.start == 61


def test_that_the_end_of_a_long_report_is_in_view_at_once(window, qtbot):
    window.session.replace(enlarged(sample(), 1_500), path=None)
    window.table.focus_first()
    press(Key.Key_End, CTRL)
    qtbot.waitUntil(lambda: not window.table._unfitted)
    assert window.table.current_row() == 1_499
    assert window.table.viewport().rect().contains(window.table.visualRect(window.table.currentIndex()))


@pytest.mark.parametrize(("before", "after"), [(LONG, ""), ("", LONG)])
def test_that_a_row_looked_at_between_two_changes_has_its_height_again_when_both_are_undone(
    window, before, after
):
    rows = [
        row.replace(name="", definition="", method="", means=before if at == 12 else "Informe")
        for at, row in enumerate(sample().indicators)
    ]
    window.session.replace(report_of(*rows), path=None)
    table = window.table
    window.session.set_cells([(12, "means", after)], "cambiar")
    assert table.rowHeight(12) == right_height(table, 12)
    window.session.set_cells([(row, "means", before) for row in range(15)], "pegar")
    table.move_to((12, MEANS))
    table.report_model.index(12, MEANS).data()
    press(Key.Key_Z, CTRL, times=2)
    assert window.session.report.indicators[12].means == before
    assert table.rowHeight(12) == right_height(table, 12)


@pytest.mark.parametrize("zoom", [50, 70, 100, 150])
def test_that_every_row_gets_the_height_that_its_texts_ask_for(window, zoom):
    one_line = {"definition": "", "method": "", "means": ""}
    rows = [row.replace(name="Uno", **one_line) for row in window.session.report.indicators[:5]]
    window.session.replace(report_of(*rows, *window.session.report.indicators[5:]), path=None)
    window.table.set_zoom(zoom)
    heights = [window.table.rowHeight(row) for row in range(15)]
    assert heights == [right_height(window.table, row) for row in range(15)]
