"""Tables by month, half year or other periods, with the answers that make quarters of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.export.reading.layouts_of_titles import HEAD, KEYS
from tests.export.reading.municipalities import ROWS, Row, only, put

if TYPE_CHECKING:
    from openpyxl import Workbook

MONTHS = ("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre",
          "Noviembre", "Diciembre")  # fmt: skip


def thirds(values: tuple[Any, ...]) -> list[Any]:
    """Return each quarter parted over its months, so that they add up to it."""
    parted: list[Any] = []
    for value in values:
        third = None if value is None else value // 3
        parted += [third, third, None if value is None else value - 2 * (third or 0)]
    return parted


def _heading(book: Workbook) -> Any:
    put(book.active, 1, [["Programa de trabajo 2023"], ["Trimestre:", "Segundo"]])
    return book.active


def _lines(book: Workbook, top: int, figures: Callable[[Row], list[Any]]) -> None:
    put(book.active, top, [[*(getattr(row, key) for key in KEYS), *figures(row)] for row in ROWS])


def months_under_bands(book: Workbook) -> tuple[Row, ...]:
    """Twelve months programmed and twelve achieved, each with a total."""
    sheet = _heading(book)
    short = [month[:3].upper() for month in MONTHS]
    put(sheet, 4, [[*HEAD, "PROGRAMADO", *[None] * 12, "ALCANZADO"], [None] * 4 + [*short, "TOTAL"] * 2])
    sheet.merge_cells(start_row=4, end_row=4, start_column=5, end_column=17)
    sheet.merge_cells(start_row=4, end_row=4, start_column=18, end_column=30)
    _lines(book, 6, lambda row: [*thirds(row.programmed), sum(row.programmed), *thirds(row.achieved),
                                 sum(value or 0 for value in row.achieved)])  # fmt: skip
    return only("method")


def months_by_turns(book: Workbook) -> tuple[Row, ...]:
    """Under each month what was programmed and what was achieved."""
    sheet = _heading(book)
    put(sheet, 4, [[*HEAD, *(cell for month in MONTHS for cell in (month, None))],
                   [None] * 4 + ["Prog.", "Real"] * 12])  # fmt: skip
    for at in range(12):
        sheet.merge_cells(start_row=4, end_row=4, start_column=5 + 2 * at, end_column=6 + 2 * at)

    def by_turns(row: Row) -> list[Any]:
        pairs = zip(thirds(row.programmed), thirds(row.achieved), strict=True)
        return [value for pair in pairs for value in pair]

    _lines(book, 6, by_turns)
    return only("method")


def months_in_one_title(book: Workbook) -> tuple[Row, ...]:
    """ "Prog. Ene", "Alc. Ene" in a single row of titles."""
    sheet = _heading(book)
    put(sheet, 4, [[*HEAD, *(f"{word} {month[:3]}" for word in ("Prog.", "Alc.") for month in MONTHS)]])
    _lines(book, 5, lambda row: [*thirds(row.programmed), *thirds(row.achieved)])
    return only("method")


def months_that_excel_took_for_dates(book: Workbook) -> tuple[Row, ...]:
    """ "ene-23" typed into a heading is a date for Excel."""
    sheet = _heading(book)
    days = [date(2023, month, 1) for month in range(1, 13)]
    put(sheet, 4, [[*HEAD, "Programado", *[None] * 11, "Alcanzado"], [None] * 4 + [*days] * 2])
    for column in range(5, 29):
        sheet.cell(5, column).number_format = "mmm-yy"
    _lines(book, 6, lambda row: [*thirds(row.programmed), *thirds(row.achieved)])
    return only("method")


def months_of_a_stock(book: Workbook) -> tuple[Row, ...]:
    """The last month of a quarter is its value."""
    sheet = _heading(book)
    put(sheet, 4, [[*HEAD, *(f"{word} {month}" for word in ("Meta", "Real") for month in MONTHS)]])

    def lasting(values: tuple[Any, ...]) -> list[Any]:
        return [cell for value in values for cell in (None if value is None else value - 1, None, value)]

    _lines(book, 5, lambda row: [*lasting(row.programmed), *lasting(row.achieved)])
    return only("method")


def half_years(book: Workbook) -> tuple[Row, ...]:
    """ "1er. Semestre", "2do. Semestre": they go to the second and the fourth quarter."""
    sheet = _heading(book)
    put(sheet, 4, [[*HEAD, "Programado", None, "Alcanzado"],
                   [None] * 4 + ["1er. Semestre", "2do. Semestre"] * 2])  # fmt: skip
    _lines(book, 6, lambda row: [row.programmed[1], row.programmed[3], row.achieved[1], None])
    return tuple(
        replace(
            row,
            programmed=(None, row.programmed[1], None, row.programmed[3]),
            achieved=(None, row.achieved[1], None, None),
        )
        for row in only("method")
    )


def a_sheet_for_each_month(book: Workbook) -> tuple[Row, ...]:
    """ "Enero" to "Junio": each with what was programmed and achieved in its month."""
    for number, month in enumerate(MONTHS):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = month
        put(sheet, 1, [["Informe 2023"], ["Trimestre:", "Segundo"]])
        put(sheet, 4, [[*HEAD, "Programado", "Realizado"]])
        put(sheet, 5, [[row.level, row.name, row.method, row.unit, thirds(row.programmed)[number],
                        thirds(row.achieved)[number]] for row in ROWS])  # fmt: skip
    return only("method")


def a_row_for_each_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "T1" to "T4" in a column; all else stands in each row."""
    sheet = _heading(book)
    put(sheet, 4, [[*HEAD, "Periodo", "Programado", "Alcanzado"]])
    lines = [[row.level, row.name, row.method, row.unit, f"T{q + 1}", row.programmed[q], row.achieved[q]]
             for row in ROWS for q in range(4)]  # fmt: skip
    put(sheet, 5, lines)
    return only("method")


def a_row_for_each_quarter_said_once(book: Workbook) -> tuple[Row, ...]:
    """The same with the indicator only in the first of its rows, and 1 to 4 for the quarters."""
    sheet = _heading(book)
    put(sheet, 4, [["Trimestre", *HEAD, "Meta", "Avance"]])
    for number, row in enumerate(ROWS):
        at = 5 + 4 * number
        put(
            sheet, at, [[q + 1, None, None, None, None, row.programmed[q], row.achieved[q]] for q in range(4)]
        )
        put(sheet, at, [[row.level, row.name, row.method, row.unit]], 2)
    return only("method")


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    months_under_bands,
    months_by_turns,
    months_in_one_title,
    months_that_excel_took_for_dates,
    months_of_a_stock,
    half_years,
    a_sheet_for_each_month,
    a_row_for_each_quarter,
    a_row_for_each_quarter_said_once,
)
_ADDED = {"meses_suma": "suma", "meses_ultimo": "suma"}
_LASTING = {"meses_suma": "ultimo", "meses_ultimo": "ultimo"}
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "months_under_bands": _ADDED,
    "months_by_turns": _ADDED,
    "months_in_one_title": _ADDED,
    "months_that_excel_took_for_dates": _ADDED,
    "months_of_a_stock": _LASTING,
    "a_sheet_for_each_month": _ADDED,
    "half_years": {"semestres_t2t4": "t2t4"},
}
