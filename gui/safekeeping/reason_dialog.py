"""Asks for a reason in one line; what is typed there is kept like the text of any open editor."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

from model.safekeeping.drafts import Draft


class ReasonDialog(QInputDialog):
    """Begins with the text of ``begun``, which also names it for the journal; None: it is not kept."""

    def __init__(self, begun: Draft | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun = begun
        self.setTextValue(begun.text if begun is not None else "")

    def draft(self) -> Draft | None:
        """Return what is typed while the question is open, for the journal."""
        begun, text = self._begun, self.textValue()
        if begun is None or not text.strip() or not self.isVisible():
            return None
        return Draft(begun.row, begun.key, text)
