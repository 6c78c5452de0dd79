"""The sheet "Pendientes": what the rules find, how much it weighs, where it is and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from openpyxl.utils import get_column_letter

from export.excel.cells import Cells
from export.excel.looks import ENTERED, HEADER, NOTE, TITLE, Looks
from export.excel.measure import TALLEST_ROW, Type
from export.layout import Layout
from export.style import ACCENT
from model.edits import field_title
from model.findings import RULE_BY_ID, Finding, Severity
from model.returned import sheets
from model.returned.marks import places_of
from model.returned.outline import FIELDS_OF
from model.schema import COLUMNS, FIELD_BY_KEY

SHEET_TITLE = sheets.PENDING
HEADER_ROW = 4
NONE = "Sin pendientes: las reglas no encontraron nada que señalar."
MOST = 1_000
_WORDS = {Severity.ERROR: "■ Error", Severity.WARNING: "▲ Aviso", Severity.INFO: "● Informativo"}
_INKS = {Severity.ERROR: "8E1B12", Severity.WARNING: "6B4E00", Severity.INFO: "0F5F78"}
_TITLES = ("Gravedad", "Regla", "Indicador", "Dónde", "Qué ocurre", "Qué hacer", "Situación")
_WIDTHS = (110.0, 70.0, 120.0, 190.0, 420.0, 420.0, 170.0)
_WHERE = 4
_TEXT = replace(ENTERED, locked=True)
_COLUMN_OF_KEY = {column.key: number for number, column in enumerate(COLUMNS, start=1)}


@dataclass(frozen=True)
class Pending:
    """What the sheet lists. ``form`` is the title of the form's sheet, ``first`` its first indicator's row.

    ``marks`` are those of the form's rows outside the table.
    """

    layout: Layout
    findings: Sequence[Finding]
    form: str
    first: int
    marks: Mapping[int, str]

    @property
    def widths(self) -> Sequence[float]:
        """The widths of the columns in pixels."""
        return _WIDTHS

    @cached_property
    def listed(self) -> tuple[Finding, ...]:
        """The findings in the order of the sheet: what is open, then what was accepted."""
        ordered = sorted(self.findings, key=lambda finding: finding.accepted is not None)
        return tuple(ordered[:MOST])

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {row.id: at for at, row in enumerate(self.layout.report.indicators, start=self.first)}

    @cached_property
    def _outside(self) -> dict[str, str]:
        """The cells of the report's own fields, by their key."""
        return {
            key: f"{get_column_letter(column)}{row}"
            for row, mark in reversed(tuple(self.marks.items()))
            for column, place in places_of(mark).items()
            for key in FIELDS_OF[place.partition(".")[0]]
        }

    def _target(self, finding: Finding) -> str:
        if finding.indicator is None:
            return self._outside.get(finding.key, "A1")
        letter = get_column_letter(_COLUMN_OF_KEY.get(finding.key, 1))
        return f"{letter}{self._rows.get(finding.indicator, 1)}"

    def cells(self, looks: Looks) -> Cells:
        """Return the cells of the sheet."""
        cells, heading, body = Cells(), Type(8, bold=True), Type(9)
        title = f"{SHEET_TITLE}{sheets.BETWEEN}{self.layout.title}"
        cells.text(1, 1, title, looks.style(replace(TITLE, across="left", wrap=False)))
        cells.text(2, 1, self._summary(), looks.style(replace(NOTE, italic=False, wrap=False)))
        for number, (text, width) in enumerate(zip(_TITLES, _WIDTHS, strict=True), start=1):
            cells.text(HEADER_ROW, number, text, looks.style(HEADER))
            cells.height(HEADER_ROW, heading.height(heading.lines(text, width)))
        text_style, link = looks.style(_TEXT), looks.style(replace(_TEXT, colour=ACCENT))
        weights = {s: looks.style(replace(_TEXT, bold=True, colour=ink)) for s, ink in _INKS.items()}
        for row, finding in enumerate(self.listed, start=HEADER_ROW + 1):
            styles = (weights[finding.severity], text_style, text_style, link, *(text_style,) * 3)
            lines = 1
            for number, (text, width) in enumerate(zip(self._texts(finding), _WIDTHS, strict=True), start=1):
                lines = max(lines, body.lines(text, width))
                cells.text(row, number, text, styles[number - 1])
            cells.height(row, min(body.height(lines), TALLEST_ROW))
            cells.link(row, _WHERE, f"'{self.form}'!{self._target(finding)}")
        return cells

    def _summary(self) -> str:
        if not self.findings:
            return NONE
        still = [finding for finding in self.findings if finding.accepted is None]
        counts = (f"{word}: {sum(f.severity is s for f in still)}" for s, word in _WORDS.items())
        more = f"    Se listan los primeros {MOST:,}." if len(self.findings) > MOST else ""
        return "    ".join(counts) + more

    def _texts(self, finding: Finding) -> Iterator[str]:
        levels = self.layout.report.indicators
        at = self._rows.get(finding.indicator or "", 0) - self.first
        yield _WORDS[finding.severity]
        yield finding.rule
        yield (levels[at].level or f"Indicador {at + 1}") if finding.indicator and at >= 0 else "Informe"
        yield field_title(finding.key) if finding.key in FIELD_BY_KEY else "Firmas"
        yield finding.message
        yield RULE_BY_ID[finding.rule].do
        yield f"Aceptado: {finding.accepted.reason}" if finding.accepted else "Por atender"
