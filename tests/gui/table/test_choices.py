"""Choices: typed freely, completed by their first letters, taken from a list that never takes the keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from gui.table.model import COLUMN_AT
from gui.table.painting import arrow_box
from gui.theme.palette import active
from tests.factories import indicator, report
from tests.gui.table.officer import ALT, Key


def test_that_the_first_letters_complete_a_choice_without_regard_to_accents(officer):
    officer.goes_to("a1.4", "type")
    officer.types("estrate")
    assert isinstance(officer.focus, QComboBox)
    assert officer.focus.currentText() == "estrategico"
    assert officer.focus.lineEdit().selectedText() == "gico"
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").type == "Estratégico"


def test_that_f2_on_a_choice_adds_to_its_text(officer):
    officer.goes_to("a1.4", "unit")
    officer.presses(Key.Key_F2)
    officer.types("s")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").unit == "Porcentajes"


def test_that_what_is_no_choice_is_kept_as_typed(officer):
    officer.goes_to("a1.4", "unit")
    officer.types("Minutas firmadas")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").unit == "Minutas firmadas"


def test_that_arrows_and_the_wheel_never_choose(officer):
    officer.goes_to("a1.4", "dimension")
    officer.presses(Key.Key_F2)
    officer.presses(Key.Key_Down)
    editor = officer.focus
    turn = QWheelEvent(
        QPointF(5, 5), editor.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor, turn)
    assert isinstance(editor, QComboBox)
    assert editor.currentText() == "Eficacia"
    assert not turn.isAccepted()


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_that_alt_down_opens_the_list_and_enter_takes_from_it(officer):
    officer.goes_to("a1.4", "type")
    officer.presses(Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    officer.presses(Key.Key_Up)
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").type == "Estratégico"
    assert officer.focus is officer.table
    assert officer.at == ("a1.4", "type")


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_that_esc_closes_the_list_first_and_the_editor_next(officer):
    officer.goes_to("a1.4", "type")
    officer.presses(Key.Key_Down, ALT)
    officer.presses(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert officer.table.editing.is_open()
    officer.presses(Key.Key_Escape)
    assert not officer.table.editing.is_open()
    assert officer.row("a1.4").type == "De gestión"


def _pixels(image: QImage, colour: QColor) -> int:
    """Return how many pixels of an image have a colour."""
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_that_in_a_low_row_the_mark_of_a_finding_stands_beside_the_arrow(officer):
    table = officer.table
    low = indicator(name="Corto", definition="", method="", means="", direction="")
    officer.session.replace(report(low), path=None)
    table.move_to((0, COLUMN_AT["direction"]))
    cell = table.visualRect(table.currentIndex())
    arrow, side = arrow_box(cell, table.measures), table.measures.mark
    assert arrow.top() < cell.top() + side  # no room for one above the other
    beside = QRect(arrow.left() - side - 1, cell.top() + 3, side, side)
    current = table.viewport().grab(beside).toImage()
    table.move_to((0, COLUMN_AT["direction"] - 1))
    marked = QColor(active().severities["error"].ink)
    assert _pixels(current, marked) > side
    assert not _pixels(table.viewport().grab(beside).toImage(), marked)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_that_the_arrow_in_the_current_cell_opens_the_list(officer):
    officer.goes_to("a1.4", "type")
    cell = officer.table.visualRect(officer.table.currentIndex())
    arrow = arrow_box(cell, officer.table.measures).center()
    QTest.mouseClick(officer.table.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_that_enter_leaves_a_choice_at_once_while_typing(officer):
    officer.goes_to("a1.4", "frequency")
    officer.types("tri")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").frequency == "Trimestral"
    assert officer.at == ("a1.7", "frequency")
