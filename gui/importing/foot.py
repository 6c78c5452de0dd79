"""The foot of a window about a file that was read: where it goes, the button that does it, and Cancelar."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QHBoxLayout, QRadioButton, QWidget

from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear


class Foot(QWidget):
    """Offers ``destinations``, members of an Enum whose values are words and a hint.

    ``accepted``, ``rejected`` and ``destination_chosen`` tell what the officer does. Where there is one
    destination there is nothing to choose.
    """

    accepted = Signal()
    rejected = Signal()
    destination_chosen = Signal()

    def __init__(self, destinations: Sequence[Enum], verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._destinations = tuple(destinations)
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        if len(self._destinations) > 1:
            line.setSpacing(4 * SPACE)
            for number, destination in enumerate(self._destinations):
                words, hint = destination.value
                choice = QRadioButton(words, self)
                choice.setToolTip(hint)
                choice.setChecked(number == 0)
                self._group.addButton(choice, number)
                line.addWidget(choice)
            self._group.idToggled.connect(lambda *_: self.destination_chosen.emit())
        line.addStretch(1)
        buttons = QDialogButtonBox(self)
        self.button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        wear(self.button, Variant.PRIMARY)
        buttons.addButton("Cancelar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accepted)
        buttons.rejected.connect(self.rejected)
        line.addWidget(buttons)

    @property
    def destination(self) -> Any:
        """The destination that is chosen: a member of the Enum of those given."""
        return self._destinations[max(0, self._group.checkedId())]
