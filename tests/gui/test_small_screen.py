"""A screen of 1366×768 at 150 % has 911×512 logical pixels: the window stays usable there."""

import pytest

from tests.gui.hands import Key, focused, press

TASKBAR_AND_TITLE = 64
ROOM = (911, 512 - TASKBAR_AND_TITLE)
WHOLE = (1366, 768 - TASKBAR_AND_TITLE)


@pytest.fixture
def all_open(main_window):
    for key in ("show_heading", "show_findings", "show_signatures"):
        main_window.actions_by_key[key].setChecked(True)
    return main_window


def test_that_with_everything_open_the_window_needs_no_more_than_the_small_screen(qtbot, all_open):
    all_open.showNormal()
    all_open.resize(*ROOM)
    qtbot.waitUntil(lambda: all_open.minimumSizeHint().width() <= ROOM[0])
    assert all_open.minimumSizeHint().height() <= ROOM[1]


@pytest.mark.parametrize("size", [ROOM, WHOLE], ids=["150 %", "100 %"])
def test_that_no_sentence_however_long_widens_the_window(qtbot, all_open, size):
    all_open.showNormal()
    all_open.resize(*size)
    all_open.status.say("Una frase muy larga. " * 50)
    all_open.session.set_cells([(0, "name", "Un nombre muy largo " * 50)], "cambiar Nombre")
    all_open.session.set_cells([(0, "level", "Actividad " * 50)], "cambiar Nivel")
    qtbot.waitUntil(lambda: all_open.size().width() == size[0])
    assert all_open.minimumSizeHint().width() <= ROOM[0]


def test_that_the_caret_is_seen_in_a_heading_that_has_to_scroll(qtbot, all_open):
    all_open.showNormal()
    all_open.resize(*ROOM)
    all_open.heading.focus_field("unit_code")
    for _ in range(11):
        press(Key.Key_Tab)
        caret = focused()
        assert not caret.visibleRegion().isEmpty()
