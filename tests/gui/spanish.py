"""Finds English words among everything that a window shows, says on hover or tells a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

ENGLISH = frozenset(
    """
    about abort accept add address all and apply are back browse by cancel case change check choose clear close
    columns complete computer continue copy create custom cut data date default delete desktop detail details
    direction directory discard disk documents done down drive edit enter entire error: exit export file files find
    first folder font for forward from go help hide home ignore import insert landscape last left less look match
    menu modified more move name new next none not of off ok old on open options or orientation other overwrite
    page pages parent paste path please portrait preview previous print printer properties quit recent redo refresh
    remove rename replace reset restore retry right row rows save scale search select settings show size step
    system tab text the this to tool toolbar top type undo unit up value view warning was whole width window with
    word yes you your zoom-in shift ctrl-click return space backspace
    """.split()
)
"""Words that Qt and programmers put into windows and that no Spanish sentence has."""

_TAGS = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"[^\W\d_]+")


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
        elif isinstance(thing, QAbstractItemModel):
            yield from _titles(thing)


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
        case QAbstractItemView() if widget.model() is not None:
            yield from _titles(widget.model())


def _titles(model: QAbstractItemModel) -> Iterator[str]:
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        for section in range(model.columnCount()):
            yield str(model.headerData(section, Qt.Orientation.Horizontal, role) or "")
