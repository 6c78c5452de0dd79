"""Enter on a button that has the keys: in Windows it presses it, as the space bar does."""

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from tests.gui.hands import ALT, CTRL, Key, button, focused, press

ENTER = pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])


def _roles(window):
    return [signature.role for signature in window.session.report.signatures]


@ENTER
def test_that_enter_moves_a_signature_whose_arrow_has_the_keys(main_window, enter):
    main_window.actions_by_key["show_signatures"].trigger()
    first, second, *others = _roles(main_window)
    button(main_window, "Bajar esta firma (1)").setFocus()
    press(enter)
    assert _roles(main_window) == [second, first, *others]


@ENTER
def test_that_enter_on_a_heading_unfolds_and_folds_it(main_window, enter):
    head = button(main_window, "Mostrar Firmas")
    head.setFocus()
    for open_ in (True, False):
        press(enter)
        assert main_window.signatures.isVisible() is open_
        assert focused() is head


def test_that_enter_on_a_way_to_begin_takes_it(main_window):
    main_window.actions_by_key["new"].trigger()
    button(main_window, "Empezar en blanco").setFocus()
    press(Key.Key_Return)
    assert len(main_window.session.report.indicators) == 1


def test_that_enter_presses_every_button_that_tab_reaches(main_window):
    main_window.actions_by_key["show_signatures"].trigger()
    main_window.searching.open(replacing=True)
    main_window.actions_by_key["filter"].trigger()
    main_window.actions_by_key["verify"].trigger()
    buttons = [
        each
        for kind in (QPushButton, QToolButton)
        for each in main_window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(buttons) > 20
    for each in buttons:
        if each.receivers(SIGNAL("clicked(bool)")):
            each.clicked.disconnect()  # what it does is not looked at here
        if isinstance(each, QToolButton):
            each.setMenu(None)  # type: ignore[arg-type]  # PySide takes it, its stubs do not say so
        pressed: list[str] = []
        each.pressed.connect(lambda pressed=pressed: pressed.append("pressed"))
        each.released.connect(lambda pressed=pressed: pressed.append("released"))
        each.setFocus()
        press(Key.Key_Return)
        assert pressed == ["pressed", "released"], each.accessibleName() or each.text()


@pytest.mark.parametrize("modifiers", [CTRL, ALT], ids=["Ctrl", "Alt"])
def test_that_enter_with_another_key_is_not_the_button_s(main_window, modifiers):
    head = button(main_window, "Mostrar Firmas")
    head.setFocus()
    press(Key.Key_Return, modifiers)
    assert not main_window.signatures.isVisible()


def test_that_enter_leaves_a_box_to_tick_as_it_is(main_window):
    main_window.actions_by_key["filter"].trigger()
    box = main_window.view.bar.findings
    box.setFocus()
    press(Key.Key_Return)
    assert not box.isChecked()
    assert QApplication.focusWidget() is box
