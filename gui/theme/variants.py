"""The names a widget can carry to look other than usual; the stylesheet knows them."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Variant(StrEnum):
    """Looks beyond the usual one, each for the widgets named above it."""

    # push buttons
    PRIMARY = "primary"
    QUIET = "quiet"
    # tool buttons that fold a section away
    SECTION = "section"
    # labels
    TITLE = "title"
    SUBTITLE = "subtitle"
    STRONG = "strong"
    MUTED = "muted"
    CAPTION = "caption"
    # frames
    PANEL = "panel"
    CARD = "card"
    RULE = "rule"
    # frames over the table
    BUBBLE = "bubble"
    # frames with a message; ERROR also for inputs with a wrong value
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    # inputs that are open inside the table
    CELL = "cell"
    # lists, trees and tables with a border
    FRAMED = "framed"


def wear(widget: QWidget, variant: Variant | None) -> None:
    """Give a widget a look of its own, or with None the usual one, also when it is already shown."""
    widget.setProperty("variant", variant.value if variant else None)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else its first showing does it
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
