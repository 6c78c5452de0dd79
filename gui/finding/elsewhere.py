"""Shows what is found outside the table: in the heading, the signatures, and the panel of an indicator."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from gui.forms.editors import FieldEditor
from gui.forms.heading import HEADING_KEYS, HeadingForm
from gui.forms.signatures import SignaturesForm
from gui.indicator import SideFlow
from gui.panels.folding import FoldingBox
from model.beyond import REPORT, Place, signature_at


class Elsewhere:
    """Knows the editor of each place that has no column; ``settings(key)`` opens the window of the rest."""

    def __init__(
        self,
        heading: tuple[FoldingBox, HeadingForm],
        signatures: tuple[FoldingBox, SignaturesForm],
        side: SideFlow,
        settings: Callable[[str], None],
    ) -> None:
        self._heading_box, self._heading = heading
        self._signatures_box, self._signatures = signatures
        self._side, self._settings = side, settings

    def show(self, place: Place, span: tuple[int, int]) -> None:
        """Bring a place into view with that stretch of its text selected; the keys stay where they are."""
        if editor := self.editor(place):
            editor.mark(*span)

    def enter(self, place: Place) -> None:
        """Give the keys to the editor of a place."""
        if editor := self.editor(place):
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._settings(place[1])

    def editor(self, place: Place) -> FieldEditor | None:
        """Return the editor, in view; None for what only the report's settings hold.

        An indicator's place is looked for in the panel, which shows the current one of the table.
        """
        row, key = place
        if row != REPORT:
            return self._side.show_field(key)
        if signature := signature_at(key):
            self._signatures_box.set_open(True)
            return self._signatures.show_field(*signature)
        if key not in HEADING_KEYS:
            return None
        self._heading_box.set_open(True)
        return self._heading.show_field(key)
