"""How officers write in the rows: notes, breaks of pages, subtotals, words for blanks, odd numbers.

Each function writes a workbook and returns what it says; what it does not hold is blank in the import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.export.reading.layouts_of_titles import HEAD, KEYS
from tests.export.reading.municipalities import ROWS, Row, bands, body, only, put, titles, written

if TYPE_CHECKING:
    from openpyxl import Workbook

FIGURES = titles("Programado T{}", "Alcanzado T{}")
NBSP = "\u00a0"


def _heading(book: Workbook, *more: str) -> Any:
    put(book.active, 1, [["Informe del 2do trimestre 2023"]])
    put(book.active, 3, [[*HEAD, *FIGURES, *more]])
    return book.active


def codes_of_two_parts(book: Workbook) -> tuple[Row, ...]:
    """Levels as "C1.A1", "C1.A2"; components as "C1"."""
    sheet = _heading(book)
    for offset, row in enumerate(ROWS):
        kind, _, number = row.level.partition(" ")
        first, _, second = number.partition(".")
        code = {"Fin": "F", "Propósito": "P", "Componente": f"C{first}"}.get(kind, f"C{first}.A{second}")
        put(sheet, 4 + offset, [[code, row.name, row.method, row.unit, *row.programmed, *row.achieved]])
    return only("method")


def activities_under_their_component(book: Workbook) -> tuple[Row, ...]:
    """ "COMPONENTE 1. Red de agua" as a row of its own; under it "Actividad 1", counted anew."""
    sheet = _heading(book)
    at = 4
    for row in ROWS:
        kind, _, number = row.level.partition(" ")
        if kind == "Componente":
            put(sheet, at, [[f"COMPONENTE {number}. RED DE AGUA"]])
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=12)
            at += 1
        level = f"Actividad {number.partition('.')[2]}" if kind == "Actividad" else row.level
        put(sheet, at, [[level, row.name, row.method, row.unit, *row.programmed, *row.achieved]])
        at += 1
    return only("method")


def level_said_once(book: Workbook) -> tuple[Row, ...]:
    """Blank levels: the rows below belong to the level above them."""
    sheet = _heading(book)
    rows = [
        replace(row, level="Componente 1") if row.level.startswith("Actividad 1") else row for row in ROWS
    ]
    body(sheet, 4, [*KEYS, *bands()], rows)
    for at in (7, 8):
        sheet.cell(at, 1).value = None
    return only("method", rows=tuple(rows))


def pages_that_carry_over(book: Workbook) -> tuple[Row, ...]:
    """ "VIENE DE LA PÁGINA 1", with the sums carried over, between the rows."""
    sheet = _heading(book)
    keys = [*KEYS, *bands()]
    body(sheet, 4, keys, ROWS[:4])
    put(sheet, 8, [["PASA A LA PÁGINA 2", None, None, None, 290, 340, 350, 330, 276, 359],
                   ["VIENE DE LA PÁGINA 1", None, None, None, 290, 340, 350, 330, 276, 359]])  # fmt: skip
    body(sheet, 10, keys, ROWS[4:])
    return only("method")


def notes_between(book: Workbook) -> tuple[Row, ...]:
    """Remarks under some indicators, in one merged cell."""
    sheet = _heading(book)
    at = 4
    for row in ROWS:
        body(sheet, at, [*KEYS, *bands()], [row])
        put(sheet, at + 1, [["Observaciones: se espera la validación de la contraloría para el cierre"]])
        sheet.merge_cells(start_row=at + 1, end_row=at + 1, start_column=1, end_column=12)
        at += 2
    return only("method")


def numbers_as_texts(book: Workbook) -> tuple[Row, ...]:
    """ "100.00%" and " 240 " with hard spaces, as systems export them."""

    def text(value: Any, row: Row) -> str:
        return f"{value:.2f}%" if row.unit == "Porcentaje" else f"{NBSP}{value}{NBSP}"

    sheet = _heading(book)
    body(sheet, 4, [*KEYS, *bands()], shown=text)
    return only("method")


def words_for_nothing(book: Workbook) -> tuple[Row, ...]:
    """ "n/a", "S/D", "–", "NO APLICA", "-" where nothing was reported."""
    sheet = _heading(book)
    for offset, row in enumerate(ROWS):
        words = ("n/a", "S/D", "–", "NO APLICA", "- - -", "N.D.", "Sin dato")
        late = [words[offset], words[(offset + 1) % 7]]
        put(sheet, 4 + offset, [[row.level, row.name, row.method, row.unit, *row.programmed,
                                 *row.achieved[:2], *late]])  # fmt: skip
    return only("method")


def sums_by_component(book: Workbook) -> tuple[Row, ...]:
    """ "Total Componente 1", "Promedio del programa", a count below."""
    sheet = _heading(book)
    keys = [*KEYS, *bands()]
    body(sheet, 4, keys, ROWS[:5])
    put(sheet, 9, [["Total Componente 1", None, None, None, 335, 385, 375, 325, 321, 400]])
    body(sheet, 10, keys, ROWS[5:])
    put(sheet, 12, [["Total Componente 2", None, None, None, 144, 146, 145, 145, 142, 157],
                    ["Promedio del programa", None, None, None, 74, 79, 79, 75, 71, 87],
                    ["AVANCE GENERAL", None, None, None, 0.25, 0.5]])  # fmt: skip
    return only("method")


def decimal_commas(book: Workbook) -> tuple[Row, ...]:
    """ "10,0 %" and "1.234,0": the comma is decimal throughout."""

    def comma(value: Any, row: Row) -> str:
        return f"{value},0 %" if row.unit == "Porcentaje" else f"{value},00"

    sheet = _heading(book)
    body(sheet, 4, [*KEYS, *bands()], shown=comma)
    return only("method")


def a_copy_for_helpers(book: Workbook) -> tuple[Row, ...]:
    """A hidden sheet with an older copy of the table and one with lists."""
    body(_heading(book), 4, [*KEYS, *bands()])
    hidden = book.create_sheet("aux")
    put(hidden, 3, [[*HEAD, *FIGURES]])
    body(hidden, 4, [*KEYS, *bands()], shown=lambda value, row: value + 1)
    hidden.sheet_state = "hidden"
    put(book.create_sheet("Listas"), 1, [["Unidad de medida", "Tipo"], ["Porcentaje", "Gestión"]])
    return only("method")


def a_table_with_filters(book: Workbook) -> tuple[Row, ...]:
    """An Excel table with a filter that hides rows; they are read and named."""
    sheet = _heading(book)
    body(sheet, 4, [*KEYS, *bands()])
    sheet.auto_filter.ref = "A3:L10"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions.group("C", "D", hidden=True)
    return only("method")


def fiscal_codes_before(book: Workbook) -> tuple[Row, ...]:
    """The programme's codes in each row, left of the level: "31111-04", "E"."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [["Ramo", "UR", "Programa presupuestario", "Clave del indicador", *HEAD, *FIGURES]])
    for offset, row in enumerate(ROWS):
        codes = ["04", "304", "E-004 Agua para todos", f"IND-{offset + 1:03}"]
        texts = [row.level, row.name, row.method, row.unit]
        put(sheet, 4 + offset, [[*codes, *texts, *row.programmed, *row.achieved]])
    return only("method")


def words_of_the_levels(book: Workbook) -> tuple[Row, ...]:
    """ "FIN (Impacto)", "COMPONENTE I", "ACTIVIDAD 1.1 (Gestión)"."""
    sheet = _heading(book)
    for offset, row in enumerate(ROWS):
        kind, _, number = row.level.partition(" ")
        high = {"Fin": "FIN (Impacto)", "Propósito": "PROPÓSITO (Resultados)"}
        level = high.get(kind, f"{kind.upper()} {number}")
        level = level.replace("COMPONENTE 1", "COMPONENTE I").replace("COMPONENTE 2", "COMPONENTE II")
        put(sheet, 4 + offset, [[level, row.name, row.method, row.unit, *row.programmed, *row.achieved]])
    return only("method")


def figures_by_formula(book: Workbook) -> tuple[Row, ...]:
    """Unit in brackets behind the name, and the number of the indicator before it."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [["No.", "Nivel", "Nombre del indicador", "Unidad", *FIGURES, "Semáforo"]])
    for offset, row in enumerate(ROWS):
        figures = [written(row, key) for key in bands()]
        put(sheet, 4 + offset, [[f"{offset + 1}.", row.level, row.name, row.unit, *figures, "●"]])
    return only()


def three_rows_for_each(book: Workbook) -> tuple[Row, ...]:
    """ "Meta", "Avance" and "% de cumplimiento" under each other; the column has no title."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [["Nivel", "Indicador", "Unidad de medida", None, "T1", "T2", "T3", "T4", "Total"]])
    for number, row in enumerate(ROWS):
        put(sheet, 4 + 3 * number, [
            [row.level, row.name, row.unit, "Meta", *row.programmed, sum(row.programmed)],
            [None, None, None, "Avance", *row.achieved],
            [None, None, None, "% de cumplimiento", 1, 1],
        ])  # fmt: skip
    return only()


def numbers_under_the_titles(book: Workbook) -> tuple[Row, ...]:
    """A row that numbers the columns, "(1)", "(2)", and another of units under the heading."""
    sheet = _heading(book)
    put(sheet, 4, [[f"({number})" for number in range(1, 13)], [None] * 4 + ["%"] * 8])
    body(sheet, 6, [*KEYS, *bands()])
    return only("method")


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    codes_of_two_parts,
    activities_under_their_component,
    level_said_once,
    pages_that_carry_over,
    notes_between,
    numbers_as_texts,
    words_for_nothing,
    sums_by_component,
    decimal_commas,
    a_copy_for_helpers,
    a_table_with_filters,
    fiscal_codes_before,
    words_of_the_levels,
    figures_by_formula,
    three_rows_for_each,
    numbers_under_the_titles,
)
