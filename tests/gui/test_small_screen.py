"""A screen of 1366×768 at 150 % has 911×512 logical pixels: the window stays usable there."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

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


@pytest.mark.parametrize("size", [(1093, 614 - TASKBAR_AND_TITLE), ROOM], ids=["125 %", "150 %"])
def test_that_nivel_nombre_and_both_header_rows_stay_while_scrolling(qtbot, all_open, size):
    all_open.showNormal()
    all_open.resize(*size)
    qtbot.waitUntil(lambda: all_open.width() == size[0])
    table = all_open.table
    table.go_to(table.report_model.report.indicators[-1].id, "means")
    assert table.columns.frozen == 2
    assert [table.columns.position(column) for column in (0, 1)] == [0, table.columns.sectionSize(0)]
    assert table.columns.height() >= table.columns.band_height() + table.columns.title_height()
    assert table.viewport().width() > table.columns.frozen_width()


def test_that_a_sentence_keeps_its_room_in_a_narrow_status_bar(qtbot, all_open):
    all_open.showNormal()
    all_open.resize(*ROOM)
    all_open.session.set_cells([(3, "achieved_2", 25)], "cambiar")
    all_open.table.select(0, 12, 8, 17)
    all_open.status.say("Se pegaron 38 celdas; 22 quedaron como estaban.")
    message = all_open.status.findChild(QLabel, "status_message")
    qtbot.waitUntil(lambda: message.width() >= 200)
    assert all_open.status.findChild(QToolButton, "zoom_percent").isVisible()
