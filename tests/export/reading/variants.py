"""Random workbooks of the kinds that municipalities keep, each with the indicators that it means.

A variant is made of independent differences, each drawn by its own chance; ``variant(seed)`` is always the
same. Where a difference makes a cell unreadable, the key is in ``unreadable`` and the import must name it.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from model.report import Indicator, Programming
from tests.export.reading.drawn import ERRORS, HEADING, Maker, Variant


def _shown(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


class _Scale:
    """How a series is written: as the value and number format of a cell."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cell(self, value: Decimal) -> tuple[Any, str]:
        match self.name:
            case "puntos":
                return _shown(value), "General"
            case "texto con %":
                return f"{_shown(value)}%", "@"
            case "texto con espacio y %":
                return f"{_shown(value)} %", "@"
            case "fracción con formato":
                return float(value / 100), "0%"
            case "fracción sin formato":
                return float(value / 100), "0.00"
            case "puntos con % literal":
                return _shown(value), 'General" %"'
            case "número como texto":
                return str(_shown(value)), "@"
            case "texto con <=":
                return f"<= {_shown(value)}%", "@"
            case other:
                raise ValueError(other)


SCALES = (
    "puntos", "texto con %", "texto con espacio y %", "fracción con formato", "fracción sin formato",
    "puntos con % literal", "número como texto",
)  # fmt: skip
SURE = ("texto con %", "fracción con formato", "puntos con % literal")


class _Sheets(Maker):
    """Writes the indicators into a workbook, or into a text."""

    def grid(self) -> None:
        self.alter()
        self.layout = self.columns()
        self.programmed, self.achieved = _Scale(self.pick(*SCALES)), _Scale(self.pick(*SCALES))
        self.baseline = _Scale(self.pick(*SURE, "puntos"))
        self.differences.append(f"escalas {self.programmed.name}/{self.achieved.name}/{self.baseline.name}")
        self.top, self.left = self.pick(1, 1, 2, 5, 23, 40), self.pick(1, 1, 2, 4)
        self.values: dict[tuple[int, int], tuple[Any, str]] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.rows: list[int] = []

    def put(self, row: int, column: int, value: Any, form: str = "General") -> None:
        if value is not None and value != "":
            self.values[row, self.left + column] = (value, form)

    def heading(self, row: int) -> int:
        """Write the heading of the report above the table and return the next free row."""
        self.put(row, 0, "Informe Trimestral 2023")
        for offset, (label, value) in enumerate(HEADING, start=2):
            self.put(row + offset, 0, label)
            self.put(row + offset, 1, value)
        if self.draws("total arriba", 0.2):
            self.put(row + 7, 3, "Total programado")
            self.put(row + 7, 4, 1530)
        return row + 9

    def titles(self, row: int) -> int:
        merged = self.merged
        for offset in range(self.rows_of_heading):
            last, start = None, 0
            for column, what in enumerate(self.layout):
                title = what.titles[offset]
                if title and what.band and offset < self.rows_of_heading - 1 and self._spreads(offset):
                    if last == what.band:
                        if merged:
                            self.merges[-1] = (
                                row + offset,
                                self.left + start,
                                row + offset,
                                self.left + column,
                            )
                        continue
                    last, start = what.band, column
                    if merged:
                        self.merges.append(
                            (row + offset, self.left + column, row + offset, self.left + column)
                        )
                self.put(row + offset, column, title)
        return row + self.rows_of_heading

    def _spreads(self, offset: int) -> bool:
        return offset == 0 and self.rows_of_heading > 1

    def body(self, row: int, indices: list[int]) -> int:
        for index in indices:
            if self.hierarchy and self.indicators[index].level.startswith("Componente"):
                self.put(row, 0, f"{self.indicators[index].level.upper()}: SERVICIOS")
                row += 1
            self.line(row, index)
            self.rows.append(row)
            row += 1
            if self.blank_rows and self.random.random() < 0.3:
                row += 1
        if self.totals:
            self.put(row, 0, "TOTAL")
            for column, what in enumerate(self.layout):
                if what.key.startswith(("programmed", "achieved")):
                    self.put(row, column, 4 * len(indices))
            row += 1
        return row

    def line(self, row: int, index: int) -> None:
        ind = self.indicators[index]
        for column, what in enumerate(self.layout):
            if (index, what.key) in self.words:
                self.put(row, column, self.words[index, what.key])
            else:
                self.put(row, column, *self.cell(ind, what.key))
        if self.side:
            self.put(row, len(self.layout) + 2, "Meta global")
            self.put(row, len(self.layout) + 3, 77)

    def cell(self, ind: Indicator, key: str) -> tuple[Any, str]:
        series, _, quarter = key.partition("_")
        if key.startswith("extra:"):
            return self.pick("", "x", 3), "General"
        if key == "baseline_value":
            return self.written(ind, self.baseline, ind.baseline_value)
        if series in ("programmed", "achieved") and quarter != "total":
            value = getattr(ind, series)[int(quarter) - 1]
            return self.written(ind, self.programmed if series == "programmed" else self.achieved, value)
        if series in ("programmed", "achieved"):
            values = [v for v in getattr(ind, series) if v is not None]
            cumulative = ind.programming is Programming.CUMULATIVE
            total = (values[-1] if cumulative else sum(values, Decimal(0))) if values else None
            if self.formulas and not cumulative:
                return "=SUM(1,2)", "General"
            return self.written(ind, self.programmed if series == "programmed" else self.achieved, total)
        if series == "variance":
            return self.variance(ind, quarter)
        value = getattr(ind, key)
        return value, "General"

    def variance(self, ind: Indicator, quarter: str) -> tuple[Any, str]:
        if self.formulas:
            return "=1-2", "0"
        if self.wrong_variance:
            return self.pick(0, -25, "#REF!"), "0"
        if quarter == "total":
            return None, "General"
        planned, reached = ind.programmed[int(quarter) - 1], ind.achieved[int(quarter) - 1]
        return (_shown(planned - reached) if planned is not None and reached is not None else None), "0"

    def written(self, ind: Indicator, scale: _Scale, value: Decimal | None) -> tuple[Any, str]:
        if value is None:
            return None, "General"
        if ind.unit != "Porcentaje":
            return (
                (str(_shown(value)), "@") if scale.name == "número como texto" else (_shown(value), "General")
            )
        return scale.cell(value)

    def draw(self) -> None:
        self.grid()
        self.merged = self.draws("celdas combinadas", 0.5)
        self.hierarchy = self.draws("renglones de jerarquía", 0.2)
        self.blank_rows = self.draws("renglones vacíos", 0.25)
        self.totals = self.draws("renglón de totales", 0.3)
        self.side = self.draws("tabla al lado", 0.15)
        self.formulas = self.draws("fórmulas sin resultado", 0.2)
        self.wrong_variance = self.draws("variación equivocada", 0.4)
        pages = [list(range(15))]
        if self.draws("páginas con encabezado repetido", 0.3):
            cut = self.random.randrange(2, 13)
            pages = [list(range(cut)), list(range(cut, 15))]
        row = self.top
        for page in pages:
            row = self.heading(row)
            row = self.titles(row)
            row = self.body(row, page) + 2
        if self.draws("firmas", 0.6):
            self.put(row, 2, "Elaboró")
            self.put(row, 9, "Vo. Bo.")
            self.put(row + 3, 2, "Lic. Ana Ruiz Pérez")
            self.put(row + 3, 9, "Mtro. Luis Mora Díaz")
            self.put(row + 4, 2, "Enlace")
            self.put(row + 4, 9, "Secretario de Gobierno")

    def workbook(self) -> bytes:
        book = Workbook()
        sheet = book.active
        if self.draws("otras hojas", 0.4):
            sheet.title = "Portada"
            sheet["B3"] = "Informe Trimestral 2023"
            sheet["B4"] = "Documento de trabajo"
            sheet = book.create_sheet("Concentrado 2T")
            book.create_sheet("Catálogos")["A1"] = "Eficacia"
            if self.draws("hoja oculta", 0.5):
                book["Catálogos"].sheet_state = "hidden"
        for (row, column), (value, form) in self.values.items():
            cell = sheet.cell(row, column, value)
            cell.number_format = form
            if value in ERRORS:
                cell.data_type = "e"
        for top, left, bottom, right in self.merges:
            if right > left:
                sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        if self.draws("columnas ocultas", 0.2):
            sheet.column_dimensions[get_column_letter(self.left + 2)].hidden = True
        if self.draws("renglones ocultos", 0.15):
            sheet.row_dimensions[self.rows[3]].hidden = True
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    def lines(self) -> list[list[str]]:
        height = max(row for row, _ in self.values)
        width = max(column for _, column in self.values)
        lines = [[""] * width for _ in range(height)]
        for (row, column), (value, form) in self.values.items():
            if isinstance(value, float) and form == "0%":
                value = f"{round(value * 100)}%"
            elif form.endswith('" %"'):
                value = f"{value} %"
            lines[row - 1][column - 1] = "" if str(value).startswith("=") else str(value)
        return lines


def variant(seed: int) -> Variant:
    """Return the variant of that seed."""
    made = _Sheets(seed)
    made.draw()
    kind = made.pick("xlsx", "xlsx", "xlsx", "xlsx", "csv utf-8", "csv cp1252", "texto")
    made.differences.append(kind)
    if kind == "xlsx":
        data, name = made.workbook(), f"variante {seed}.xlsx"
    elif kind == "texto":
        lines = [[cell.replace("\n", " ") for cell in line] for line in made.lines()]
        data = "\n".join("\t".join(line) for line in lines).encode()
        name = f"variante {seed}.txt"
    else:
        target = io.StringIO()
        csv.writer(target, delimiter=made.pick(",", ";")).writerows(made.lines())
        text = target.getvalue()
        data = text.encode(kind.split()[1], errors="replace")
        name = f"variante {seed}.csv"
    return Variant(name, data, made.indicators, made.differences, made.unreadable)
