"""Reports that are no plain table: cards, tables on their side, tables beside each other.

Each function writes a workbook and returns what it says; what it does not hold is blank in the import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tests.export.reading.layouts_of_titles import HEAD, KEYS
from tests.export.reading.layouts_of_writing import FIGURES
from tests.export.reading.municipalities import ROWS, Row, bands, body, only, put, written

if TYPE_CHECKING:
    from openpyxl import Workbook

QUARTERS = ("1er. Trimestre", "2do. Trimestre", "3er. Trimestre", "4to. Trimestre")


def on_its_side(book: Workbook) -> tuple[Row, ...]:
    """The titles stand in the first column, an indicator in each of the others."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    keys = [*KEYS, *bands()]
    put(sheet, 3, [[title, *(written(row, key) for row in ROWS)]
                   for title, key in zip([*HEAD, *FIGURES], keys, strict=True)])  # fmt: skip
    return only("method")


def one_card_on_each_sheet(book: Workbook) -> tuple[Row, ...]:
    """ "FICHA TÉCNICA DEL INDICADOR": label and value, quarter by quarter, downwards."""
    for number, row in enumerate(ROWS):
        sheet = book.active if number == 0 else book.create_sheet(f"Ficha {number + 1}")
        put(sheet, 1, [["FICHA TÉCNICA DEL INDICADOR"], ["Trimestre que se reporta:", "2do. Trimestre 2023"]])
        labels = {"Nivel:": row.level, "Nombre del indicador:": row.name, "Definición:": row.definition,
                  "Método de cálculo:": row.method, "Unidad de medida:": row.unit, "Tipo:": row.type,
                  "Dimensión:": row.dimension, "Frecuencia de medición:": row.frequency,
                  "Sentido:": row.direction, "Medios de verificación:": row.means}  # fmt: skip
        put(sheet, 4, list(labels.items()))
        figures = [written(row, key) for key in bands()]
        put(sheet, 15, list(zip(FIGURES, figures, strict=True)))
    return only("definition", "method", "type", "dimension", "frequency", "direction", "means")


def cards_with_a_small_table(book: Workbook) -> tuple[Row, ...]:
    """Labels in two pairs of columns and under them the quarters with programado and alcanzado."""
    for number, row in enumerate(ROWS):
        sheet = book.active if number == 0 else book.create_sheet(f"IND {number + 1}")
        put(sheet, 1, [["H. AYUNTAMIENTO DE SAN PEDRO"], ["FICHA DE SEGUIMIENTO DEL INDICADOR 2023"],
                       ["Periodo:", "Segundo trimestre"]])  # fmt: skip
        put(sheet, 5, [["Nivel", row.level, None, "Tipo de indicador", row.type],
                       ["Nombre del indicador", row.name], ["Fórmula de cálculo", row.method],
                       ["Unidad de medida", row.unit, None, "Sentido", row.direction]])  # fmt: skip
        put(sheet, 11, [[None, *QUARTERS, "Acumulado"],
                        ["Programado", *row.programmed, sum(row.programmed)],
                        ["Alcanzado", *row.achieved, sum(value or 0 for value in row.achieved)]])  # fmt: skip
        put(sheet, 16, [["Elaboró", None, None, "Autorizó"]])
    return only("method", "type", "direction")


def cards_under_each_other(book: Workbook) -> tuple[Row, ...]:
    """All cards on one sheet; the quarters run downwards, programado and alcanzado beside them."""
    sheet = book.active
    put(sheet, 1, [["Fichas de indicadores, 2do. trimestre 2023"]])
    for number, row in enumerate(ROWS):
        at = 3 + 12 * number
        put(sheet, at, [["Indicador", row.name], ["Nivel", row.level], ["Unidad de medida", row.unit],
                        ["Medio de verificación", row.means],
                        ["Trimestre", "Programado", "Realizado"]])  # fmt: skip
        put(sheet, at + 5, [[QUARTERS[q], row.programmed[q], row.achieved[q]] for q in range(4)])
    return only("means")


def two_tables_side_by_side(book: Workbook) -> tuple[Row, ...]:
    """The first component left, the second right; all of it was asked for."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    keys = [*KEYS, *bands()]
    put(sheet, 3, [[*HEAD, *FIGURES, None, *HEAD, *FIGURES]])
    body(sheet, 4, keys, ROWS[:4])
    body(sheet, 4, keys, ROWS[4:], left=14)
    return only("method")


def the_second_of_two_tables(book: Workbook) -> tuple[Row, ...]:
    """The same, of which the right one was chosen."""
    return two_tables_side_by_side(book)[4:]


def last_year_beside_this_one(book: Workbook) -> tuple[Row, ...]:
    """Two tables under titles of their own, in merged cells above."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [["Secretaría de Obras", *[None] * 12, "Secretaría del Agua"]])
    sheet.merge_cells(start_row=3, end_row=3, start_column=1, end_column=12)
    sheet.merge_cells(start_row=3, end_row=3, start_column=14, end_column=25)
    put(sheet, 4, [[*HEAD, *FIGURES, None, *HEAD, *FIGURES]])
    keys = [*KEYS, *bands()]
    body(sheet, 5, keys, ROWS[:2], shown=lambda value, row: value + 1)
    body(sheet, 5, keys, left=14)
    return only("method")


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    on_its_side,
    one_card_on_each_sheet,
    cards_with_a_small_table,
    cards_under_each_other,
    two_tables_side_by_side,
    the_second_of_two_tables,
    last_year_beside_this_one,
)
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "two_tables_side_by_side": {"tabla": "todas"},
    "the_second_of_two_tables": {"tabla": "2"},
    "last_year_beside_this_one": {"tabla": "2"},
}
