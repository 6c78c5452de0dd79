"""Menus and toolbar of the window, filled from the lists in ``actions``."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar

from gui.actions import MENUS, ROW_MENU, TOOLBAR, arranged
from gui.toolbar import Face, ToolBar


def add_menus(window: QMainWindow, known: Mapping[str, QAction]) -> None:
    """Give the window its menu bar and its toolbar; ``known`` holds the actions and submenus by key."""
    bar = QMenuBar(window)  # asked for its own, Qt for Python looks through all kinds of widget
    window.setMenuBar(bar)
    for title, keys in MENUS.items():
        _fill(bar.addMenu(title), known, keys)
    toolbar = ToolBar("Barra de herramientas", window)
    _fill(toolbar, {**known, **{key: Face(known[key], toolbar) for key in ("undo", "redo")}}, TOOLBAR)
    window.addToolBar(toolbar)


def show_row_menu(window: QMainWindow, known: Mapping[str, QAction], position: QPoint) -> None:
    """Show the menu of the table at ``position`` on the screen, until something is chosen."""
    menu = QMenu(window)
    _fill(menu, known, ROW_MENU)
    menu.exec(position)


def _fill(target: QMenu | QToolBar, known: Mapping[str, QAction], keys: tuple[str | None, ...]) -> None:
    for action in arranged(known, keys):
        if action is None:
            target.addSeparator()
        else:
            target.addAction(action)
