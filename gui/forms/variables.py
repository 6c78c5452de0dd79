"""The variables of the formula, with what they give and whether the table says the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.forms.binding import Binding
from gui.forms.quarters import QuarterGrid
from gui.forms.rows import FormRows
from gui.panels.scrolling import ScrollingPage
from gui.session import Session
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.calculations import Series, denominators, derived_value, numerators
from model.calculations.values import typed_values
from model.calculations.wording import in_unit
from model.edits import field_title
from model.findings import Findings
from model.numbers import shown
from model.report import QUARTERS, Indicator
from model.schema import INDICATOR_FIELDS, Section
from model.units import is_percent

NOT_ITS_FORMULA = "ARI-07"


@dataclass(frozen=True, slots=True)
class Result:
    """What the variables of a quarter give: the division in figures, what the table says, who is right."""

    division: str
    in_table: str
    differs: bool


def result_of(indicator: Indicator, series: Series, quarter: int, findings: Findings) -> Result:
    """Return what the variables of a quarter give for an indicator; all blank where there is no numerator."""
    numerator = numerators(indicator, series)[quarter - 1]
    if numerator is None:
        return Result("", "", differs=False)
    derived = derived_value(indicator, series, quarter)
    if derived is None:
        return Result("", "Falta el denominador.", differs=False)
    denominator = denominators(indicator, series)[quarter - 1]
    division = f"{shown(numerator)}/{shown(denominator)} = {in_unit(derived, indicator.unit)}"
    key = f"{series}_{quarter}"
    typed = typed_values(indicator, series)[quarter - 1]
    if typed is None:
        return Result(division, "La tabla muestra este resultado.", differs=False)
    found = findings.by_cell.get((indicator.id, key), ())
    differs = any(finding.rule == NOT_ITS_FORMULA for finding in found)
    said = f"En la tabla dice {shown(typed, percent=is_percent(indicator.unit))}."
    return Result(division, said if differs else "Coincide con la tabla.", differs)


class _ResultCell(QWidget):
    """The result of one quarter; ``wanted`` asks for it to rule instead of what is typed in the table."""

    wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, tight: bool = False) -> None:
        super().__init__(parent)
        self._division = QLabel(self)
        wear(self._division, Variant.STRONG)
        self._said = QLabel(self)
        self._use = QPushButton("Usar" if tight else "Usar el resultado", self)
        self._use.setAutoDefault(False)
        self._use.setAccessibleName(f"Usar el resultado en {name}")
        self._use.setToolTip("Borra lo escrito en la tabla; entonces la celda muestra este resultado.")
        self._use.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for label in (self._division, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setMargin(0 if tight else SPACE)
            layout.addWidget(label)
        layout.addWidget(self._use)

    def show_result(self, result: Result) -> None:
        """Show the division, and what the table says beside it."""
        self._division.setText(result.division)
        self._said.setText(result.in_table)
        wear(self._said, Variant.ERROR if result.differs else Variant.CAPTION)
        self._said.setVisible(bool(result.in_table))
        self._use.setVisible(result.differs)


class VariablesPage(ScrollingPage):
    """Factor, annual denominator, and numerators over denominators with their results."""

    def __init__(
        self,
        session: Session,
        binding: Binding,
        row: Callable[[], int | None],
        parent: QWidget | None = None,
        *,
        stacked: bool = False,
    ) -> None:
        rows = FormRows(stacked=stacked)
        super().__init__(rows, parent, whole=stacked)
        self._session = session
        self._row = row
        fields = INDICATOR_FIELDS[Section.VARIABLES]
        for field in fields:
            if not field.key[-1].isdigit():
                rows.add_field(binding.add(field))
        self._grid = QuarterGrid(session, binding, rows, stacked=stacked)
        self._cells: dict[tuple[Series, int], _ResultCell] = {}
        for series, title in ((Series.PROGRAMMED, "Lo programado"), (Series.ACHIEVED, "Lo alcanzado")):
            self._grid.add_title(title)
            self._grid.add_fields(
                [field for field in fields if field.key.startswith(f"{series}_") and field.key[-1].isdigit()]
            )
            cells = [self._cell(series, quarter, tight=stacked) for quarter in QUARTERS]
            self._grid.add_cells("Resultado", cells)
        self._grid.finish()
        rows.add_wide(self._grid)
        rows.finish()

    def _cell(self, series: Series, quarter: int, *, tight: bool) -> _ResultCell:
        key = f"{series}_{quarter}"
        cell = _ResultCell(field_title(key), tight=tight)
        cell.wanted.connect(lambda: self._use_result(key))
        self._cells[series, quarter] = cell
        return cell

    def _use_result(self, key: str) -> None:
        row = self._row()
        if row is not None:
            self._session.set_cells([(row, key, None)], f"usar el resultado en {field_title(key)}")

    def show_indicator(self, indicator: Indicator) -> None:
        """Show what the variables give."""
        self._grid.show_indicator(indicator)
        for (series, quarter), cell in self._cells.items():
            cell.show_result(result_of(indicator, series, quarter, self._session.findings))
