"""Filters: what is seen is less, what there is stays whole."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.prompts import DraftAnswer
from gui.table.model import COLUMN_AT
from tests.gui.hands import button
from tests.gui.table.officer import CTRL, SHIFT, Key

ACTIVITIES = ["a1.4", "a1.7", "a1.8", "a2.4", "a2.5", "a2.7", "a2.8", "a3.1", "a3.2", "a3.3"]


@pytest.fixture
def bar(officer):
    return officer.window.view.bar


def choose(choice, text):
    """Choose from a list by the arrow keys."""
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Home)
    for _ in range(choice.count()):
        if choice.currentText() == text:
            return
        QTest.keyClick(choice, Key.Key_Down)
    raise AssertionError(text)


def filters(officer, bar, level="Actividad"):
    officer.presses(Key.Key_L, CTRL | SHIFT)
    choose(bar.level, level)


def test_that_the_filter_opens_by_key_and_narrows_what_is_seen(officer, bar):
    filters(officer, bar, "Componente")
    assert officer.seen == ["c1", "c2", "c3"]
    assert bar.banner.isVisible()
    assert bar.count.text() == "Viendo 3 de 15"


def test_that_conditions_are_combined(officer, bar):
    filters(officer, bar)
    choose(bar.component, "Componente 2")
    assert officer.seen == ["a2.4", "a2.5", "a2.7", "a2.8"]
    choose(bar.component, "Componentes")
    choose(bar.lamp, "Rojo")
    red = officer.seen
    choose(bar.lamp, "Verde")
    assert not set(red) & set(officer.seen)


def test_that_pendientes_and_what_is_not_captured_are_filtered(officer, bar):
    row = officer.ids.index("a1.4")
    officer.session.set_cells([(row, "achieved_2", None)], "x")
    officer.presses(Key.Key_L, CTRL | SHIFT)
    bar.missing.setFocus()
    QTest.keyClick(bar.missing, Key.Key_Space)
    assert officer.seen == ["a1.4"]
    QTest.keyClick(bar.missing, Key.Key_Space)
    bar.findings.setFocus()
    QTest.keyClick(bar.findings, Key.Key_Space)
    found = {f.indicator for f in officer.session.findings.all}
    assert set(officer.seen) == found - {None}


def test_that_the_filter_is_taken_off_by_one_click(officer, bar):
    filters(officer, bar)
    QTest.mouseClick(button(officer.window, "Quitar filtro"), Qt.MouseButton.LeftButton)
    assert officer.seen == officer.ids
    assert not bar.banner.isVisible()
    assert bar.level.currentIndex() == 0
    assert officer.table.hasFocus()


def test_that_the_banner_stays_while_the_conditions_are_folded_away(officer, bar):
    filters(officer, bar)
    officer.presses(Key.Key_Escape)
    assert officer.table.hasFocus()
    assert bar.banner.isVisible()
    assert not bar.level.isVisible()


def test_that_without_a_filter_esc_hides_the_bar(officer, bar):
    officer.presses(Key.Key_L, CTRL | SHIFT)
    assert bar.isVisible()
    officer.presses(Key.Key_Escape)
    assert not bar.isVisible()


def test_that_the_bar_is_made_when_it_is_wanted_and_stands_right_above_the_table(officer):
    assert officer.window.findChild(QWidget, "view_bar") is None
    officer.presses(Key.Key_B, CTRL)
    officer.presses(Key.Key_L, CTRL | SHIFT)
    bar, table = officer.window.view.bar, officer.window.table
    assert bar.isVisible()
    assert bar.level.hasFocus()
    below = [bar.mapToGlobal(bar.rect().bottomLeft()).y(), table.mapToGlobal(table.rect().topLeft()).y()]
    search = officer.window.searching.bar
    assert search.mapToGlobal(search.rect().bottomLeft()).y() < bar.mapToGlobal(bar.rect().topLeft()).y()
    assert 0 <= below[1] - below[0] <= 2
    officer.presses(Key.Key_Escape)
    assert not bar.isVisible()


def test_that_keys_skip_hidden_rows(officer, bar):
    filters(officer, bar, "Componente")
    officer.presses(Key.Key_Escape)
    officer.goes_to("c1", "achieved_2")
    officer.presses(Key.Key_Down)
    assert officer.at == ("c2", "achieved_2")
    officer.presses(Key.Key_End, CTRL)
    assert officer.at[0] == "c3"
    officer.presses(Key.Key_Home, CTRL)
    assert officer.at[0] == "c1"


def test_that_typing_and_enter_go_down_over_hidden_rows(officer, bar):
    filters(officer, bar, "Componente")
    officer.presses(Key.Key_Escape)
    officer.goes_to("c1", "achieved_2")
    officer.types("11")
    officer.presses(Key.Key_Return)
    assert officer.at == ("c2", "achieved_2")
    assert officer.achieved("c1") == 11


def test_that_clearing_and_copying_touch_no_hidden_row(officer, bar):
    filters(officer, bar, "Componente")
    officer.presses(Key.Key_Escape)
    officer.goes_to("c1", "achieved_2")
    officer.presses(Key.Key_Down, SHIFT, times=2)
    officer.presses(Key.Key_C, CTRL)
    assert QApplication.clipboard().text().count("\n") == 2
    before = {code: officer.achieved(code) for code in ACTIVITIES}
    officer.presses(Key.Key_Delete)
    assert [officer.achieved(code) for code in ("c1", "c2", "c3")] == [None] * 3
    assert {code: officer.achieved(code) for code in ACTIVITIES} == before


def test_that_a_row_that_no_longer_matches_stays_until_the_filter_is_applied_again(officer, bar):
    filters(officer, bar, "Componente")
    officer.presses(Key.Key_Escape)
    officer.session.set_cells([(officer.ids.index("c2"), "level", "Actividad 9.9")], "x")
    assert officer.seen == ["c1", "c2", "c3"]
    QTest.mouseClick(button(officer.window, "Reaplicar"), Qt.MouseButton.LeftButton)
    assert officer.seen == ["c1", "c3"]


def test_that_a_new_indicator_is_seen_under_a_filter(officer, bar):
    filters(officer, bar, "Componente")
    officer.presses(Key.Key_Escape)
    officer.goes_to("c1", "name")
    officer.presses(Key.Key_I, CTRL)
    assert len(officer.seen) == 4
    assert bar.count.text() == "Viendo 4 de 16"
    officer.presses(Key.Key_Z, CTRL)
    assert officer.seen == ["c1", "c2", "c3"]


def test_that_a_pendiente_of_a_hidden_row_is_shown_where_it_is(officer, bar):
    filters(officer, bar, "Componente")
    officer.goes_to("a2.4", "achieved_2")
    assert officer.seen == ["c1", "c2", "a2.4", "c3"]
    assert bar.count.text() == "Viendo 4 de 15"


def test_that_the_current_cell_is_always_one_that_is_seen(officer, bar):
    officer.goes_to("a1.4", "achieved_2")
    filters(officer, bar, "Componente")
    assert officer.at == ("c1", "achieved_2")
    choose(bar.lamp, "Sobrecumplimiento")
    assert officer.seen == []
    assert officer.table.current_cell() is None


def test_that_another_report_begins_without_filter(officer, bar):
    filters(officer, bar)
    officer.session.replace(officer.session.report, path=None)
    assert officer.seen == officer.ids
    assert not bar.banner.isVisible()


def test_that_export_takes_every_row_and_column_in_the_reports_order(officer, bar, qtbot, tmp_path):
    filters(officer, bar, "Componente")
    officer.window.view.sort(COLUMN_AT["name"], descending=True)
    officer.table.set_hidden_columns({"method", "means"})
    path = tmp_path / "informe.xlsx"
    prompts = officer.window.prompts
    prompts.save_paths.append(path)
    prompts.draft_answers.append(DraftAnswer.DRAFT)
    with qtbot.waitSignal(officer.window.exports.delivered, timeout=30_000):
        officer.window.actions_by_key["export_excel"].trigger()
    written = next(tmp_path.glob("*.xlsx"))
    texts = [str(cell) for row in load_workbook(written).active.values for cell in row if cell]
    levels = [text for text in texts if text in {row.level for row in officer.rows}]
    assert levels == [row.level for row in officer.rows]
    assert officer.rows[0].method in texts
