"""Typing «12/48»: numerator and denominator are kept, and the cell shows what they come to."""

from gui.table.model import COLUMN_AT
from tests.gui.table.officer import Key


def test_that_a_division_is_kept_as_numerator_and_denominator_in_one_step(officer):
    told: list[str] = []
    officer.table.notice.connect(told.append)
    officer.goes_to("a1.4", "achieved_2")
    officer.types("12/48")
    officer.presses(Key.Key_Return)
    row = officer.row("a1.4")
    assert (row.achieved_numerators[1], row.achieved_denominators[1], row.achieved[1]) == (12, 48, None)
    at = COLUMN_AT["achieved_2"]
    assert officer.table.report_model.row(3).text(at) == "25 %"
    assert told[-1].startswith("12 ÷ 48 × 100 = 25 %.")
    assert officer.steps == 1
    officer.session.undo_stack.undo()
    assert officer.achieved("a1.4") == 10


def test_that_a_division_can_be_mended_and_taken_away(officer):
    officer.goes_to("a1.4", "programmed_3")
    officer.types("=12/40")
    officer.presses(Key.Key_Tab)
    officer.goes_to("a1.4", "programmed_3")
    officer.presses(Key.Key_F2)
    assert officer.focus.text() == "12/40"
    officer.presses(Key.Key_Backspace)
    officer.types("8")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").programmed_denominators[2] == 48
    officer.goes_to("a1.4", "programmed_3")
    officer.presses(Key.Key_Delete)
    assert officer.row("a1.4").programmed_numerators[2] is None


def test_that_a_division_that_cannot_be_says_why(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("12/0")
    officer.presses(Key.Key_Return)
    assert "entre cero" in officer.table.editing.refusal()
    assert officer.achieved("a1.4") == 10
