"""Other municipalities' words over the figures: letters, ordinals, ranges of months, units and asides.

Each function writes a workbook and returns what it says; what it does not hold is blank in the import.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.export.reading.municipalities import ROWS, Row, bands, body, only, put, titles

if TYPE_CHECKING:
    from openpyxl import Workbook

HEAD = ("Nivel", "Indicador", "Fórmula", "Unidad de medida")
KEYS = ("level", "name", "method", "unit")


def _plain(
    book: Workbook, figures: list[str], keys: list[str] | None = None, **options: Any
) -> tuple[Row, ...]:
    """Write a table with these titles over its figures."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [[*HEAD, *figures]])
    body(sheet, 4, [*KEYS, *(keys or bands())], **options)
    return only("method")


def letters_and_numbers(book: Workbook) -> tuple[Row, ...]:
    """ "P1 P2 P3 P4 A1 A2 A3 A4"."""
    return _plain(book, titles("P{}", "A{}"))


def goal_and_real(book: Workbook) -> tuple[Row, ...]:
    """ "M1 … M4" and "R1 … R4"."""
    return _plain(book, titles("M{}", "R{}"))


def abbreviated_otherwise(book: Workbook) -> tuple[Row, ...]:
    """ "Prog. T1" beside "Real 1er Trim"."""
    figures = titles("Prog. T{}") + titles("Real {} Trim", quarters=("1er", "2do", "3er", "4to"))
    return _plain(book, figures)


def goal_and_advance_by_turns(book: Workbook) -> tuple[Row, ...]:
    """ "Meta 1T", "Avance T1", "% de cumplimiento", and so on."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    figures = [title for q in range(1, 5) for title in (f"Meta {q}T", f"Avance T{q}", "% de cumplimiento")]
    put(sheet, 3, [[*HEAD, *figures]])
    for offset, row in enumerate(ROWS):
        cells: list[Any] = []
        for planned, reached in zip(row.programmed, row.achieved, strict=True):
            cells += [planned, reached, None if reached is None else reached / planned]
        put(sheet, 4 + offset, [[row.level, row.name, row.method, row.unit, *cells]])
    return only("method")


def ordinals_under_bands(book: Workbook) -> tuple[Row, ...]:
    """ "1°", "2°"… under "Programado" and "Realizado"."""
    return _under_bands(book, ("1°", "2°", "3°", "4°"))


def roman_numerals(book: Workbook) -> tuple[Row, ...]:
    """ "I, II, III, IV" and the sum behind them."""
    return _under_bands(book, ("I", "II", "III", "IV"))


def months_with_sept(book: Workbook) -> tuple[Row, ...]:
    """ "Ene-Mar", "Jul-Sept" under the bands."""
    return _under_bands(book, ("Ene-Mar", "Abr-Jun", "Jul-Sept", "Oct-Dic"))


def quarters_in_english(book: Workbook) -> tuple[Row, ...]:
    """ "Q1" to "Q4" under the bands."""
    return _under_bands(book, ("Q1", "Q2", "Q3", "Q4"))


def _under_bands(book: Workbook, quarters: tuple[str, ...]) -> tuple[Row, ...]:
    sheet = book.active
    put(sheet, 1, [["Avance de indicadores, 2do trimestre 2023"]])
    put(sheet, 3, [[*HEAD, "Programado", None, None, None, None, "Realizado"],
                   [None] * 4 + [*quarters, "Total", *quarters, "Total"]])  # fmt: skip
    sheet.merge_cells(start_row=3, end_row=3, start_column=5, end_column=9)
    sheet.merge_cells(start_row=3, end_row=3, start_column=10, end_column=14)
    keys = [f"{series}_{q}" for series in ("programmed", "achieved") for q in (1, 2, 3, 4, "total")]
    body(sheet, 5, [*KEYS, *keys])
    return only("method")


def type_dimension_and_frequency_together(book: Workbook) -> tuple[Row, ...]:
    """ "Estratégico-Eficacia-Anual" in one column, as the federal MIR prints it."""
    sheet = book.active
    put(sheet, 1, [["Segundo trimestre de 2023"]])
    put(sheet, 3, [["Nivel", "Objetivos", "Denominación", "Método de cálculo", "Unidad de medida",
                    "Tipo-Dimensión-Frecuencia",
                    *titles("Meta programada T{}", "Meta alcanzada T{}")]])  # fmt: skip
    for offset, row in enumerate(ROWS):
        traits = f"{row.type.removeprefix('De ').capitalize()}-{row.dimension}-{row.frequency}"
        put(sheet, 4 + offset, [[row.level, "Mejorar el servicio", row.name, row.method, row.unit, traits,
                                 *row.programmed, *row.achieved]])  # fmt: skip
    return only("method", "type", "dimension", "frequency")


def units_in_the_titles(book: Workbook) -> tuple[Row, ...]:
    """ "Programado T1 (%)": the percentages stand as bare fractions."""
    return _plain(
        book, titles("Programado T{} (%)", "Alcanzado T{} (%)"),
        shown=lambda value, row: value / 100 if row.unit == "Porcentaje" else value,
    )  # fmt: skip


def accumulated_by_other_names(book: Workbook) -> tuple[Row, ...]:
    """ "Meta acumulada" and "Avance acumulado" behind the quarters, and "% de avance"."""
    figures = [*titles("Meta T{}"), "Meta acumulada"]
    figures += [*titles("Avance T{}"), "Avance acumulado", "% de avance"]
    keys = [f"{series}_{q}" for series in ("programmed", "achieved") for q in (1, 2, 3, 4, "total")]
    return _plain(book, figures, keys)


def physical_and_financial(book: Workbook) -> tuple[Row, ...]:
    """ "Metas físicas programadas T1" beside "Presupuesto programado T1", which is none of ours."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [[*HEAD, *titles("Metas físicas programadas T{}", "Presupuesto programado T{}",
                                   "Metas físicas alcanzadas T{}", "Presupuesto ejercido T{}")]])  # fmt: skip
    for offset, row in enumerate(ROWS):
        money = [150000, 250000, 100000, 90000]
        put(sheet, 4 + offset, [[row.level, row.name, row.method, row.unit, *row.programmed, *money,
                                 *row.achieved, *money[:2]]])  # fmt: skip
    return only("method")


def words_around_the_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "Meta programada al 1er. Trimestre (enero-marzo) 2023" in tall cells with line breaks."""
    names = ("1er. Trimestre\n(enero-marzo)", "2do. Trimestre\n(abril-junio)",
             "3er. Trimestre\n(julio-septiembre)", "4to. Trimestre\n(octubre-diciembre)")  # fmt: skip
    return _plain(book, titles("Meta programada\nal {}", "Meta alcanzada\nal {}", quarters=names))


def a_band_of_compliance(book: Workbook) -> tuple[Row, ...]:
    """A third band, "PORCENTAJE DE CUMPLIMIENTO", with quarters of its own: it is no variance."""
    sheet = book.active
    put(sheet, 1, [["Informe de avance"], ["Ejercicio fiscal 2023"], ["Segundo trimestre"]])
    quarters = [f"Trim. {numeral} - 2023" for numeral in ("I", "II", "III", "IV")]
    put(sheet, 5, [[*HEAD, "METAS PROGRAMADAS", *[None] * 3, "METAS REALIZADAS", *[None] * 3,
                    "PORCENTAJE DE CUMPLIMIENTO"], [None] * 4 + quarters * 3])  # fmt: skip
    for offset, row in enumerate(ROWS):
        put(
            sheet,
            7 + offset,
            [[row.level, row.name, row.method, row.unit, *row.programmed, *row.achieved, 1, 1.1]],
        )
    return only("method")


def months_with_a_total_for_each_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "Enero", "Febrero", "Marzo", "Total 1er Trim": the quarters are taken, not the months."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    names = ("Ene", "Feb", "Mar", "Total 1er Trim", "Abr", "May", "Jun", "Total 2do Trim",
             "Jul", "Ago", "Sep", "Total 3er Trim", "Oct", "Nov", "Dic", "Total 4to Trim")  # fmt: skip
    put(sheet, 3, [[*HEAD, "Programado", *[None] * 15, "Realizado"], [None] * 4 + [*names] * 2])
    for offset, row in enumerate(ROWS):
        figures = [
            cell for series in (row.programmed, row.achieved) for value in series for cell in (1, 1, 1, value)
        ]
        put(sheet, 5 + offset, [[row.level, row.name, row.method, row.unit, *figures]])
    return only("method")


def a_summary_beside(book: Workbook) -> tuple[Row, ...]:
    """Right of the table a summary with level, indicator and one column of progress: no second table."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [[*HEAD, *titles("Prog T{}", "Real T{}"), None, "Nivel", "Indicador", "Avance"]])
    for offset, row in enumerate(ROWS):
        texts = [row.level, row.name, row.method, row.unit]
        beside = [None, row.level, row.name, 0.5]
        put(sheet, 4 + offset, [[*texts, *row.programmed, *row.achieved, *beside]])
    return only("method")


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    letters_and_numbers,
    goal_and_real,
    abbreviated_otherwise,
    goal_and_advance_by_turns,
    ordinals_under_bands,
    roman_numerals,
    months_with_sept,
    quarters_in_english,
    type_dimension_and_frequency_together,
    units_in_the_titles,
    accumulated_by_other_names,
    physical_and_financial,
    words_around_the_quarter,
    a_band_of_compliance,
    months_with_a_total_for_each_quarter,
    a_summary_beside,
)
