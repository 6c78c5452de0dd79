"""The menu of a cell on a real screen: it opens by the Menu key, by Shift+F10 and by the right button."""

import subprocess

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu

from gui.actions import ROW_MENU

pytestmark = pytest.mark.window


@pytest.mark.parametrize("how", ["key Menu", "key shift+F10", "click 3"])
def test_that_the_menu_of_a_cell_opens(main_window, qtbot, how):
    table = main_window.table
    table.go_to("a1.4", "achieved_2")
    wanted = [main_window.actions_by_key[key].text() for key in ROW_MENU if key]
    shown: list[list[str]] = []

    def look():
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            shown.append([action.text() for action in menu.actions() if action.text()])
            menu.close()

    cell = table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).center())
    subprocess.run(["xdotool", "mousemove", str(cell.x()), str(cell.y())], check=True)
    subprocess.run(["xdotool", *how.split()], check=True)
    timer = QTimer(main_window, interval=5)
    timer.timeout.connect(look)
    timer.start()
    qtbot.waitUntil(lambda: bool(shown))
    timer.stop()
    assert shown == [wanted]
