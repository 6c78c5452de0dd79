"""Headings of other municipalities: what stands beside each quarter, and rows that only merges tie together.

Each function writes a workbook and returns what it says; what it does not hold is blank in the import.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from model.importing.periods import MONTHS
from tests.export.reading.layouts_of_periods import thirds
from tests.export.reading.municipalities import ROWS, Row, bands, body, only, put, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

HEAD = ("Nivel", "Indicador", "Fórmula", "Unidad de medida")
NAMES = ("Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre")


def _beside(book: Workbook, under: Sequence[str], top: Sequence[str] = NAMES) -> Any:
    """Write a heading of two rows: the quarters, and the same titles under each of them."""
    sheet, width = book.active, len(under)
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [HEAD, [None] * len(HEAD) + list(under) * 4])
    for place, name in enumerate(top):
        left = len(HEAD) + 1 + place * width
        sheet.cell(3, left, name)
        sheet.merge_cells(start_row=3, end_row=3, start_column=left, end_column=left + width - 1)
    return sheet


def variables_of_each_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "Programado, Numerador, Denominador, Alcanzado" under each quarter."""
    sheet = _beside(book, ("Programado", "Numerador", "Denominador", "Alcanzado"))
    for place, row in enumerate(ROWS, start=5):
        cells = [
            cell
            for planned, reached in zip(row.programmed, row.achieved, strict=True)
            for cell in (planned, reached and reached * 7, reached and 700, reached)
        ]
        put(sheet, place, [[row.level, row.name, row.method, row.unit, *cells]])
    return only("method")


def reasons_of_each_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "Prog, Alc, % Cumpl., Semáforo, Justificación" under each quarter."""
    sheet = _beside(book, ("Prog", "Alc", "% Cumpl.", "Semáforo", "Justificación"),
                    ("ENE-MAR", "ABR-JUN", "JUL-SEP", "OCT-DIC"))  # fmt: skip
    for place, row in enumerate(ROWS, start=5):
        cells: list[Any] = []
        for planned, reached in zip(row.programmed, row.achieved, strict=True):
            cells += [planned, reached, *([None] * 3 if reached is None else (0.9, "●", "Por las lluvias"))]
        put(sheet, place, [[row.level, row.name, row.method, row.unit, *cells]])
    return only("method")


def cumulative_quarters(book: Workbook) -> tuple[Row, ...]:
    """ "1er Trim acumulado" over goal and result: each quarter holds what was reached up to it."""
    top = [f"{ordinal} Trim acumulado" for ordinal in ("1er", "2do", "3er", "4to")]
    sheet = _beside(book, ("Prog.", "Real"), top)
    for place, row in enumerate(ROWS, start=5):
        cells = [cell for pair in zip(row.programmed, row.achieved, strict=True) for cell in pair]
        put(sheet, place, [[row.level, row.name, row.method, row.unit, *cells]])
    return only("method")


def titles_merged_over_four_rows(book: Workbook) -> tuple[Row, ...]:
    """A heading of four rows; the attributes are merged down to its last."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [[*HEAD, "Valores"], [None] * 4 + ["Programado", None, None, None, "Alcanzado"],
                   [None] * 4 + [f"Trim {q}" for q in (1, 2, 3, 4)] * 2,
                   [None] * 4 + ["cifra", "cifra", "cifra", "cifra"] * 2])  # fmt: skip
    for column in range(1, 5):
        sheet.merge_cells(start_row=3, end_row=6, start_column=column, end_column=column)
    for left, right in ((5, 8), (9, 12)):
        sheet.merge_cells(start_row=4, end_row=4, start_column=left, end_column=right)
    sheet.merge_cells("E3:L3")
    for place, row in enumerate(ROWS, start=7):
        figures = [*row.programmed, *row.achieved]
        put(sheet, place, [[row.level, row.name, row.method, row.unit, *figures]])
    return only("method")


def the_year_and_up_to_the_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "Meta programada: anual, al periodo" beside "Realizado al periodo"."""
    sheet = book.active
    put(sheet, 1, [["Avance de indicadores"], ["Segundo trimestre de 2023"]])
    put(sheet, 4, [["RESULTADOS"],
                   ["NIVEL", "OBJETIVOS", "INDICADORES", None, None, "AVANCE"],
                   [None, None, "Denominación", "Método de cálculo", "Unidad de medida", "Meta Programada",
                    None, "Realizado al periodo", "Avance % al periodo"],
                   [None] * 5 + ["Anual", "al periodo"]])  # fmt: skip
    for area in ("C5:E5", "F5:I5", "F6:G6", "A5:A7", "B5:B7", "C6:C7", "D6:D7", "E6:E7", "H6:H7", "I6:I7"):
        sheet.merge_cells(area)
    for place, row in enumerate(ROWS, start=8):
        put(sheet, place, [[row.level, "Mejorar el servicio", row.name, row.method, row.unit,
                            sum(row.programmed), row.programmed[1], row.achieved[1],
                            row.achieved[1] / row.programmed[1]]])  # fmt: skip
    return tuple(
        Row(**{**vars(row), "programmed": (None, row.programmed[1], None, None),
               "achieved": (None, row.achieved[1], None, None)})
        for row in only("method")
    )  # fmt: skip


def months_of_the_achieved_alone(book: Workbook) -> tuple[Row, ...]:
    """ "1T … 4T" under "Programado", "Enero … Diciembre" under "Alcanzado"."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    under = ["1T", "2T", "3T", "4T", *(month.capitalize() for month in MONTHS)]
    put(sheet, 3, [[*HEAD, "Programado", *[None] * 3, "Alcanzado"], [None] * 4 + under])
    sheet.merge_cells("E3:H3")
    sheet.merge_cells("I3:T3")
    for place, row in enumerate(ROWS, start=5):
        months = thirds(row.achieved)
        put(sheet, place, [[row.level, row.name, row.method, row.unit, *row.programmed, *months]])
    return only("method")


def a_sheet_for_each_band(book: Workbook) -> tuple[Row, ...]:
    """The goals on one sheet and the results on another: only the sheets say which they are."""
    for name in ("programmed", "achieved"):
        sheet = book.active if name == "programmed" else book.create_sheet()
        sheet.title = {"programmed": "Programado 2023", "achieved": "Alcanzado 2023"}[name]
        put(sheet, 1, [["Informe del 2do trimestre 2023"]])
        put(sheet, 3, [[*HEAD, *NAMES]])
        body(sheet, 4, ("level", "name", "method", "unit", *(f"{name}_{q}" for q in (1, 2, 3, 4))))
    return only("method")


def one_two_three_four(book: Workbook) -> tuple[Row, ...]:
    """Goals of 1, 2, 3 and 4 in the first row, which are no numbers of the quarters."""
    first = replace(ROWS[3], level="Fin", programmed=(1, 2, 3, 4), achieved=(1, 2, None, None))
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [[*HEAD, *titles("Prog {}T", "Real {}T")]])
    body(sheet, 4, ("level", "name", "method", "unit", *bands()), rows=(first, *ROWS[1:]))
    return only("method", rows=(first, *ROWS[1:]))


ANSWERS = {"months_of_the_achieved_alone": {"meses_suma": "suma", "meses_ultimo": "suma"}}
LAYOUTS = (
    variables_of_each_quarter, reasons_of_each_quarter, cumulative_quarters, titles_merged_over_four_rows,
    the_year_and_up_to_the_quarter, months_of_the_achieved_alone, a_sheet_for_each_band, one_two_three_four,
)  # fmt: skip
