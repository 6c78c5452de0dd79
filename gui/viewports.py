"""The first look at the inner widget of a scroll area, made cheap."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_NAME = "qt_scrollarea_viewport"  # Qt's own


def meet_viewport(area: QAbstractScrollArea) -> None:
    """Let Python know the viewport as the plain widget it is; call it before ``area.viewport()``.

    Asked for a widget it has not met, Qt for Python loads each of its fifty kinds of widget to find out
    which one it is, and that is felt at the start.
    """
    area.findChild(QWidget, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
