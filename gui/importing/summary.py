"""What an import says of itself in a few lines: how many indicators, of whom, and of which quarter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.panels.elided import ElidedLabel
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.importing import Imported
from model.report import Report
from model.schema import quarter_name

_MISSING = "no se encontró"


class Summary(QFrame):
    """The heading that was recognised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", self)
        wear(self._title, Variant.SUBTITLE)
        self._notices = QLabel(self)
        self._notices.setTextFormat(Qt.TextFormat.PlainText)
        self._notices.setWordWrap(True)
        wear(self._notices, Variant.MUTED)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)
        self._values: dict[str, ElidedLabel] = {}
        for at, title in enumerate(_fields(Report())):
            label = QLabel(title, self)
            wear(label, Variant.MUTED)
            value = ElidedLabel("", self, least=30 * SPACE)
            self._values[title] = value
            self._grid.addWidget(label, at // 2, at % 2 * 2)
            self._grid.addWidget(value, at // 2, at % 2 * 2 + 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._title)
        layout.addLayout(self._grid)
        layout.addWidget(self._notices)

    def show_import(self, imported: Imported) -> None:
        """Show what was recognised."""
        count = len(imported.report.indicators)
        noun = "1 indicador" if count == 1 else f"{count:,} indicadores"
        self._title.setText(f"Se encontró: {noun} en «{imported.source}»")
        for title, text in _fields(imported.report).items():
            self._values[title].setText(text or _MISSING)
            wear(self._values[title], None if text else Variant.MUTED)
        self._notices.setText(" ".join(imported.notices))
        self._notices.setVisible(bool(imported.notices))


def _fields(report: Report) -> dict[str, str]:
    heading = report.heading
    named = [signature for signature in report.signatures if signature.name]
    return {
        "Unidad responsable": _coded(heading.unit_code, heading.unit_name),
        "Trimestre": f"{quarter_name(report.settings.quarter)} {heading.fiscal_year or ''}".strip(),
        "Programa": _coded(heading.programme_code, heading.programme_name),
        "Firmas": ", ".join(signature.name for signature in named),
        "Eje": heading.axis,
        "Objetivos": str(len(heading.objectives)) if heading.objectives else "",
    }


def _coded(code: str, name: str) -> str:
    return " - ".join(filter(None, (code, name)))
