"""What a person does: keys go to whatever has the focus, clicks to what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from gui.main_window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def focused() -> Any:
    """Return the widget that has the keys; fails if none has."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key."""
    for _ in range(times):
        QTest.keyClick(focused(), key, modifiers)


def write(text: str, *, over: bool = False) -> None:
    """Type a text, with ``over`` in place of all that stands there."""
    if over:
        press(Key.Key_A, CTRL)
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
        else:  # QTest knows no key for it; the officer's keyboard has one
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused(), QKeyEvent(kind, 0, NONE, letter))


def change_achieved(window: MainWindow, text: str = "25") -> None:
    """Type a value over achieved T2 of Actividad 1.4, where 10 stands, and accept it."""
    window.table.go_to("a1.4", "achieved_2")
    write(text)
    press(Key.Key_Return)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget that can be seen."""
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())


def button(window: QWidget, name: str) -> QAbstractButton:
    """Return the one button that is seen with this text or accessible name."""
    found = [
        child
        for child in window.findChildren(QAbstractButton)
        if child.isVisible() and name in (child.text(), child.accessibleName())
    ]
    assert len(found) == 1, [child.text() for child in found]
    return found[0]


def wheel(widget: QWidget, steps: int = -1) -> None:
    """Turn the wheel over a widget."""
    centre = QPointF(widget.rect().center())
    turn = QPoint(0, 120 * steps)
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # not inverted
    )
    QApplication.sendEvent(widget, event)
