"""What to look at and what to do about one pendiente, under the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.findings import RULE_BY_ID, Finding
from model.report import Acceptance


class FindingHelp(QWidget):
    """The whole sentence of a finding, its advice, and who accepted it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, SPACE, SPACE)
        layout.setSpacing(0)
        self._message = self._paragraph(layout, "")
        wear(self._message, Variant.STRONG)
        self._check = self._paragraph(layout, "Qué revisar")
        self._do = self._paragraph(layout, "Qué hacer")
        self._accepted = self._paragraph(layout, "Aceptado")
        self._source = QLabel(self)
        self._source.setWordWrap(True)
        wear(self._source, Variant.CAPTION)
        layout.addSpacing(2 * SPACE)
        layout.addWidget(self._source)
        layout.addStretch(1)

    def _paragraph(self, layout: QVBoxLayout, title: str) -> QLabel:
        if title:
            head = QLabel(title, self)
            wear(head, Variant.CAPTION)
            layout.addSpacing(2 * SPACE)
            layout.addWidget(head)
        text = QLabel(self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if title:
            text.setBuddy(head)
        layout.addWidget(text)
        return text

    def show_finding(self, finding: Finding) -> None:
        """Show all that there is to say about a finding."""
        rule = RULE_BY_ID[finding.rule]
        self._message.setText(finding.message)
        self._check.setText(rule.check)
        self._do.setText(rule.do)
        self._source.setText(f"{rule.id} · {rule.source}")
        accepted = finding.accepted
        self._accepted.setText(_said(accepted) if accepted is not None else "")
        for label in (self._accepted, self._accepted.buddy()):
            label.setVisible(accepted is not None)


def _said(acceptance: Acceptance) -> str:
    return f"{acceptance.user or 'El enlace'}, {_day(acceptance.date)}: {acceptance.reason}"


def _day(iso: str) -> str:
    """Return "2023-07-14" as officers write it, "14/07/2023"."""
    return "/".join(reversed(iso[:10].split("-")))
