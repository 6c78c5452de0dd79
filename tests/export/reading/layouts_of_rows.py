"""Other municipalities' habits with rows, pages and sheets.

Each function writes a workbook and returns what it says; what it does not hold is blank in the import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.export.reading.municipalities import ROWS, SHORT, Row, bands, body, only, put, titles

if TYPE_CHECKING:
    from openpyxl import Workbook


def one_sheet_for_each_level(book: Workbook) -> tuple[Row, ...]:
    """Sheets "FIN", "PROPÓSITO", "COMPONENTES", "ACTIVIDADES"; no column says the level of the first two."""
    made = {
        "FIN": (ROWS[:1], False), "PROPÓSITO": (ROWS[1:2], False),
        "COMPONENTES": ((ROWS[2], ROWS[5]), True), "ACTIVIDADES": ((ROWS[3], ROWS[4], ROWS[6]), True),
    }  # fmt: skip
    found: list[Row] = []
    for number, (name, (rows, coded)) in enumerate(made.items()):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = name
        put(sheet, 1, [["H. Ayuntamiento de San Pedro"], [f"Nivel: {name.title()}"],
                       ["Informe trimestral, 2do. trimestre 2023"]])  # fmt: skip
        first = ["Clave"] if coded else []
        heads = [*first, "Indicador", "Fórmula de cálculo", "Unidad de medida", "Tipo de indicador",
                  "Dimensión a medir", "Periodicidad"]  # fmt: skip
        put(sheet, 5, [[*heads, *titles("Prog. T{}", "Alc. T{}")]])
        keys = [*(["code"] if coded else []), "name", "method", "unit", "type", "dimension", "frequency"]
        body(sheet, 6, [*keys, *bands()], rows)
        found += only("method", "type", "dimension", "frequency", rows=rows)
    return tuple(found)


def subtotals_and_averages(book: Workbook) -> tuple[Row, ...]:
    """Rows of totals by component and in general, a legend and a table of colours under the data."""
    sheet = book.active
    put(sheet, 1, [["Reporte de avance trimestral 2023 · Segundo trimestre"]])
    put(sheet, 3, [["Nivel", "Nombre", "Fórmula", "Unidad de medida", "Sentido esperado",
                    *titles("Programado {}", "Alcanzado {}", quarters=SHORT)]])  # fmt: skip
    keys = ["level", "name", "method", "unit", "direction", *bands()]
    body(sheet, 4, keys, ROWS[:5])
    put(sheet, 9, [["SUBTOTAL COMPONENTE 1", None, None, None, None, 360, 410, 400, 350, 341, 425]])
    body(sheet, 10, keys, ROWS[5:])
    put(sheet, 12, [["Subtotal componente 2", None, None, None, None, 144, 146, 145, 145],
                    ["PROMEDIO GENERAL", None, None, None, None, 70, 80, 80, 75],
                    [None, "Total de indicadores: 7"], ["Nota: cifras preliminares"], [],
                    ["Rojo", "menos de 70 %"], ["Amarillo", "de 70 a 90 %"]])  # fmt: skip
    return only("method", "direction")


def variables_under_each(book: Workbook) -> tuple[Row, ...]:
    """Under each indicator a row for each variable of its formula, with figures that are no indicator's."""
    sheet = book.active
    put(sheet, 1, [["Ficha de seguimiento. Trimestre: 2do. Trimestre 2023"]])
    put(sheet, 3, [["Nivel", "Indicador / Variable", "Unidad de medida", "Frecuencia de medición",
                    *(f"Prog T{q}" for q in (1, 2, 3, 4)), *(f"Real T{q}" for q in (1, 2, 3, 4)),
                    "Medios de verificación"]])  # fmt: skip
    at = 4
    for row in ROWS:
        body(sheet, at, ["level", "name", "unit", "frequency", *bands(), "means"], [row])
        put(sheet, at + 1, [[None, "Variable A", None, None, 7, 7, 7, 7, 5, 6],
                            [None, "Variable B", None, None, 9, 9, 9, 9, 9, 9]])  # fmt: skip
        at += 3
    return only("frequency", "means")


def merged_hierarchy(book: Workbook) -> tuple[Row, ...]:
    """The MIR with its levels merged downwards and the summary of each beside them."""
    sheet = book.active
    put(sheet, 1, [["MATRIZ DE INDICADORES PARA RESULTADOS 2023"], ["Segundo trimestre"]])
    put(sheet, 4, [["Nivel", "Resumen narrativo", "Indicadores", None, None, None, "Programado", None, None,
                    None, "Alcanzado", None, None, None, "Medios de verificación", "Supuestos"],
                   [None, None, "Nombre", "Fórmula", "Unidad de medida", "Frecuencia", "Trim 1", "Trim 2",
                    "Trim 3", "Trim 4", "Trim 1", "Trim 2", "Trim 3", "Trim 4"]])  # fmt: skip
    for left, right in ((3, 6), (7, 10), (11, 14)):
        sheet.merge_cells(start_row=4, end_row=4, start_column=left, end_column=right)
    for column in (1, 2, 15, 16):
        sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    keys = ["level", "summary", "name", "method", "unit", "frequency", *bands(), "means"]
    rows = (*ROWS[:3], replace(ROWS[2], name="Porcentaje de red vieja retirada", means="Actas"), *ROWS[3:])
    body(sheet, 6, keys, rows)
    for offset in range(len(rows)):
        sheet.cell(6 + offset, 2).value = "Se mejora el servicio"
    sheet.cell(9, 1).value = sheet.cell(9, 2).value = None
    for column in (1, 2):  # the third level has two indicators
        sheet.merge_cells(start_row=8, end_row=9, start_column=column, end_column=column)
    return only("method", "frequency", "means", rows=rows)


def codes_in_the_names(book: Workbook) -> tuple[Row, ...]:
    """No column of levels: each name begins with its code, "C1. Porcentaje de…"."""
    sheet = book.active
    put(sheet, 2, [["Informe Trimestral 2023"], ["Trimestre:", "Segundo"]], 3)
    put(sheet, 6, [["Nombre del indicador", "Método de cálculo", "Unidad de medida", "Tipo", "Sentido",
                    *titles("{} trimestre programado", "{} trimestre realizado",
                            quarters=("Primer", "Segundo", "Tercer", "Cuarto"))]], 3)  # fmt: skip
    for offset, row in enumerate(ROWS):
        begun = row.level if row.level in ("Fin", "Propósito") else row.code
        put(sheet, 7 + offset, [[f"{begun}. {row.name}", row.method, row.unit, row.type, row.direction,
                                 *row.programmed, *row.achieved]], 3)  # fmt: skip
    return tuple(replace(row, name=None) for row in only("method", "type", "direction"))  # type: ignore[arg-type]


def two_header_repeats(book: Workbook) -> tuple[Row, ...]:
    """Printed pages: the heading of the table comes again, between the rows, with "Continúa…" lines."""
    sheet = book.active
    put(sheet, 1, [["Avance de metas · 2do. trimestre 2023"]])
    heads = ["Nivel", "Indicador", "Fórmula", "Unidad de medida", "Comportamiento",
             *titles("P T{}", "A T{}"), "Medio de verificación"]  # fmt: skip
    keys = ["level", "name", "method", "unit", "direction", *bands(), "means"]
    put(sheet, 3, [heads])
    body(sheet, 4, keys, ROWS[:3])
    put(sheet, 7, [["Continúa en la siguiente página…"], [], ["Hoja 2 de 2"], heads])
    body(sheet, 11, keys, ROWS[3:])
    put(sheet, 16, [["Elaboró", None, None, "Autorizó"], [], ["C. Rosa Luna", None, None, "Ing. Raúl Ramos"],
                    ["Analista", None, None, "Director"]])  # fmt: skip
    return only("method", "direction", "means")


def progress_under_the_goal(book: Workbook) -> tuple[Row, ...]:
    """Two rows for each indicator, "Programado" and "Alcanzado"; all else is merged over both."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    put(sheet, 3, [["Nivel", "Indicador", "Fórmula", "Unidad de medida", "Concepto", *SHORT]])
    for number, row in enumerate(ROWS):
        at = 4 + 2 * number
        put(sheet, at, [[row.level, row.name, row.method, row.unit, "Programado", *row.programmed],
                        [None, None, None, None, "Alcanzado", *row.achieved]])  # fmt: skip
        for column in range(1, 5):
            sheet.merge_cells(start_row=at, end_row=at + 1, start_column=column, end_column=column)
    return only("method")


def a_sheet_for_each_quarter(book: Workbook) -> tuple[Row, ...]:
    """ "1T", "2T": each with the goal and the progress of its own quarter alone."""
    for q in (1, 2):
        sheet = book.active if q == 1 else book.create_sheet()
        sheet.title = f"{q}T"
        put(sheet, 1, [["Informe trimestral 2023"], ["Trimestre:", str(q)]])
        put(sheet, 4, [["Nivel", "Indicador", "Fórmula", "Unidad de medida", "Programado", "Alcanzado"]])
        body(sheet, 5, ["level", "name", "method", "unit", f"programmed_{q}", f"achieved_{q}"])
    return tuple(replace(row, programmed=(*row.programmed[:2], None, None)) for row in only("method"))


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    one_sheet_for_each_level,
    subtotals_and_averages,
    variables_under_each,
    merged_hierarchy,
    codes_in_the_names,
    two_header_repeats,
    progress_under_the_goal,
    a_sheet_for_each_quarter,
)
