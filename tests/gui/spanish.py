"""Finds English words among everything that a window shows, says on hover or tells a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

_WORDS_OF_WINDOWS = """
about abort accept add address all and apply are back browse by cancel case change check choose clear close
columns complete computer continue copy create custom cut data date default delete desktop detail details
directory discard disk documents done down drive edit enter entire exit export file files find first folder
font for forward from go help hide home ignore import insert landscape last left less look match menu modified
more move name new next none not of off ok old on open options or orientation other page pages parent
overwrite paste path please portrait preview previous print printer properties quit recent redo refresh remove
rename replace reset restore retry return right row rows save scale search select settings shift show size
space step system tab text the this to tool toolbar top type undo unit up value view warning was whole width
window with word yes you your backspace
"""
ENGLISH = frozenset(_WORDS_OF_WINDOWS.split()) - {"tab"}  # the key is called so in Mexico, too
"""Words that Qt and programmers put into windows and that no Spanish sentence has."""

_TAGS = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"\b[^\W\d_]+\b")


def english_words(window: QWidget) -> set[tuple[str, str]]:
    """Return the English words of a window with the texts they are in; texts of the report do not count."""
    return {
        (word, text)
        for text in texts_of(window)
        for word in _WORDS.findall(_TAGS.sub(" ", text).casefold())
        if word in ENGLISH
    }


def texts_of(window: QWidget) -> Iterator[str]:
    """Yield every text of a window, its pages and menus, hidden ones included."""
    objects: list[QObject] = [window, *window.findChildren(QObject)]
    for thing in objects:
        if isinstance(thing, QWidget):
            yield from _texts_of_widget(thing)
        elif isinstance(thing, QAction):
            yield from (thing.text(), thing.toolTip(), thing.statusTip(), thing.iconText())


def _texts_of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
            menu = widget.createStandardContextMenu()
            yield from (action.text().partition("\t")[0] for action in menu.actions())
            menu.deleteLater()
        case QComboBox():
            yield from (widget.itemText(n) for n in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(n) for n in range(widget.count()))
            yield from (widget.tabToolTip(n) for n in range(widget.count()))
        case QMessageBox():
            yield from (widget.text(), widget.informativeText(), widget.detailedText())
        case QTableView():
            yield from _titles(widget)


def _titles(table: QTableView) -> Iterator[str]:
    for section in range(table.horizontalHeader().count()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(table.model().headerData(section, Qt.Orientation.Horizontal, role) or "")
