"""Other municipalities' habits with titles and columns.

Each function writes a workbook and returns what it says; what it does not hold is blank in the import.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from tests.export.reading.municipalities import (
    ATTRIBUTES,
    ROWS,
    SHORT,
    Row,
    bands,
    body,
    only,
    put,
    titles,
    written,
)

if TYPE_CHECKING:
    from openpyxl import Workbook


def goals_and_progress(book: Workbook) -> tuple[Row, ...]:
    """ "Meta programada 1er trim.", "Avance 1er trim.", a baseline whose title names the year."""
    sheet = book.active
    put(sheet, 1, [["MUNICIPIO DE SAN PEDRO"], ["MATRIZ DE INDICADORES PARA RESULTADOS"],
                   ["TRIMESTRE: ABRIL - JUNIO", None, None, "EJERCICIO FISCAL: 2023"],
                   ["UNIDAD RESPONSABLE: 210 DIRECCIÓN DE AGUA POTABLE"]])  # fmt: skip
    heads = ["NIVEL", "INDICADOR", "FÓRMULA", "UNIDAD DE\nMEDIDA", "SENTIDO", "LÍNEA BASE\n2021"]
    heads += [f"META\nPROGRAMADA\n{q} TRIM." for q in ("1ER", "2DO", "3ER", "4TO")]
    heads += [f"AVANCE\n{q} TRIM." for q in ("1ER", "2DO", "3ER", "4TO")]
    put(sheet, 6, [[*heads, "MEDIO DE VERIFICACIÓN"]])
    body(sheet, 7, ["level", "name", "method", "unit", "direction", "baseline", *bands(), "means"])
    return only("method", "direction", "means", "baseline", "year")


def months_above_three(book: Workbook) -> tuple[Row, ...]:
    """ "Ene-Mar" merged over programmed, achieved and "% de avance", which is none of ours."""
    sheet = book.active
    put(sheet, 2, [["Seguimiento de metas, segundo trimestre de 2023"]])
    heads = ["Nivel", "Nombre del indicador", "Método de cálculo", "Unidad de medida", "Frecuencia",
             "Línea base 2021"]  # fmt: skip
    put(sheet, 4, [heads])
    for at in range(1, len(heads) + 1):
        sheet.merge_cells(start_row=4, end_row=5, start_column=at, end_column=at)
    for q, months in enumerate(("Ene-Mar", "Abr-Jun", "Jul-Sep", "Oct-Dic")):
        left = 7 + 3 * q
        put(sheet, 4, [[months], ["Programado", "Realizado", "% de avance"]], left)
        sheet.merge_cells(start_row=4, end_row=4, start_column=left, end_column=left + 2)
    for offset, row in enumerate(ROWS):
        figures: list[Any] = []
        for planned, reached in zip(row.programmed, row.achieved, strict=True):
            done = None if reached is None else round(reached / planned, 4)
            figures += [planned, reached, done]
        put(sheet, 6 + offset, [[row.level, row.name, row.method, row.unit, row.frequency, row.baseline,
                                 *figures]])  # fmt: skip
        for q in range(4):
            sheet.cell(6 + offset, 9 + 3 * q).number_format = "0%"
    return only("method", "frequency", "baseline", "year")


def helper_columns(book: Workbook) -> tuple[Row, ...]:
    """Hidden columns of figures between ours, with titles of their own, and a semáforo."""
    sheet = book.active
    put(sheet, 1, [["INFORME TRIMESTRAL 2023"], ["Trimestre que se reporta:", "2"]])
    keys = [*ATTRIBUTES, "baseline", "year"]
    heads = ["Nivel", "Indicador", "Definición", "Fórmula", "Unidad de medida", "Tipo", "Dimensión",
              "Frecuencia", "Sentido", "Línea base", "Año"]  # fmt: skip
    heads += ["aux1", "Programado T1", "Programado T2", "Programado T3", "Programado T4", "chk",
               "Alcanzado T1", "Alcanzado T2", "Alcanzado T3", "Alcanzado T4", "% cumplimiento",
               "Semáforo", "Medios de verificación", "Presupuesto ejercido"]  # fmt: skip
    put(sheet, 4, [heads])
    for offset, row in enumerate(ROWS):
        figures = [33, *row.programmed, sum(row.programmed), *row.achieved, 0.97, "verde", row.means, 15000]
        put(sheet, 5 + offset, [[*(getattr(row, key) for key in keys), *figures]])
    for column in (12, 17):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    return ROWS


def percentages_in_words(book: Workbook) -> tuple[Row, ...]:
    """ "10.0 %", "25 por ciento", thousands with commas, blanks as "s/d" and baselines as "82 % (2021)"."""
    sheet = book.active
    put(sheet, 1, [["AVANCE TRIMESTRAL DE INDICADORES"], ["PERIODO QUE SE REPORTA: SEGUNDO TRIMESTRE 2023"]])
    put(sheet, 4, [["Nivel de la MIR", "Nombre del Indicador", "Método de Cálculo", "Unidad de Medida"],
                   [None] * 4])  # fmt: skip
    put(sheet, 4, [["META PROGRAMADA", None, None, None, "META ALCANZADA"],
                   ["I", "II", "III", "IV", "I", "II", "III", "IV"]], 5)  # fmt: skip

    def words(value: Any, row: Row) -> str:
        if row.unit != "Porcentaje":
            return f"{value:,}"
        return f"{value}.0 %" if value % 2 else f"{value} por ciento"

    for offset, row in enumerate(ROWS):
        figures = [written(row, key, words) or "s/d" for key in bands()]
        put(sheet, 6 + offset, [[row.level, row.name, row.method, row.unit, *figures]])
    return only("method")


def annual_goal_first(book: Workbook) -> tuple[Row, ...]:
    """ "Meta anual" before the quarters, and what was reached "al trimestre" behind them."""
    sheet = book.active
    put(sheet, 1, [["SEGUIMIENTO AL SEGUNDO TRIMESTRE DEL EJERCICIO 2023"]])
    put(sheet, 3, [["No.", "Nivel", "Nombre del Indicador", "Algoritmo", "Unidad de Medida", "Meta Anual",
                    *(f"Prog. {q} Trim" for q in ("1°", "2°", "3°", "4°")),
                    *(f"Alc. {q} Trim" for q in ("1°", "2°", "3°", "4°")), "Total alcanzado",
                    "Responsable"]])  # fmt: skip
    for offset, row in enumerate(ROWS):
        put(sheet, 4 + offset, [[offset + 1, row.code, row.name, row.method, row.unit, sum(row.programmed),
                                 *row.programmed, *row.achieved, sum(v or 0 for v in row.achieved),
                                 "Ing. Ramos"]])  # fmt: skip
    return only("method")


def achieved_before_programmed(book: Workbook) -> tuple[Row, ...]:
    """The achieved stands left of the programmed, both under "Metas"."""
    sheet = book.active
    put(sheet, 1, [["Informe trimestral 2023"], ["2do trimestre"]])
    put(sheet, 3, [["Nivel", "Indicador", "Fórmula", "Unidad de medida", "Dimensión", "Metas alcanzadas",
                    None, None, None, "Metas programadas"],
                   [None] * 5 + ["1T", "2T", "3T", "4T"] * 2])  # fmt: skip
    keys = ["level", "name", "method", "unit", "dimension"]
    keys += [f"{series}_{q}" for series in ("achieved", "programmed") for q in (1, 2, 3, 4)]
    body(sheet, 5, keys)
    return only("method", "dimension")


def months_and_quarters(book: Workbook) -> tuple[Row, ...]:
    """Each quarter has its three months before it; only the quarters are ours."""
    sheet = book.active
    put(sheet, 1, [["Programa de trabajo y avance, segundo trimestre 2023"]])
    months = ("Ene", "Feb", "Mar", "1er Trim", "Abr", "May", "Jun", "2do Trim", "Jul", "Ago", "Sep",
              "3er Trim", "Oct", "Nov", "Dic", "4to Trim")  # fmt: skip
    put(sheet, 3, [["Nivel", "Indicador", "Fórmula", "Unidad de medida", "PROGRAMADO", *[None] * 15,
                    "REALIZADO"], [None] * 4 + [*months] * 2])  # fmt: skip
    sheet.merge_cells(start_row=3, end_row=3, start_column=5, end_column=20)
    sheet.merge_cells(start_row=3, end_row=3, start_column=21, end_column=36)
    for offset, row in enumerate(ROWS):
        figures: list[Any] = []
        for series in (row.programmed, row.achieved):
            for value in series:
                third = None if value is None else value // 3
                figures += [third, third, None if value is None else value - 2 * (third or 0), value]
        put(sheet, 5 + offset, [[row.level, row.name, row.method, row.unit, *figures]])
    return only("method")


def fractions_without_format(book: Workbook) -> tuple[Row, ...]:
    """Percentages as bare fractions for both series, counts as counts, in the same columns."""
    sheet = book.active
    put(sheet, 1, [["INFORME TRIMESTRAL"], ["EJERCICIO", 2023], ["TRIMESTRE", "SEGUNDO TRIMESTRE"]])
    put(sheet, 5, [["NIVEL", "INDICADOR", "FORMULA", "UNIDAD DE MEDIDA", "FRECUENCIA DE MEDICION",
                    *titles("PROGRAMADO {}", "REALIZADO {}")]])  # fmt: skip
    body(sheet, 6, ["level", "name", "method", "unit", "frequency", *bands()],
         shown=lambda value, row: value / 100 if row.unit == "Porcentaje" else value)  # fmt: skip
    return only("method", "frequency")


def justification_column(book: Workbook) -> tuple[Row, ...]:
    """Columns of observations and justification, long texts that are no means of verification."""
    sheet = book.active
    put(sheet, 1, [["Trimestre a reportar:", "Segundo trimestre 2023"], ["Dependencia:", "Agua Potable"]])
    put(sheet, 4, [["Eje", "Nivel", "Indicador", "Fórmula", "Unidad de medida", "Tipo de indicador",
                    *(f"Programado trimestre {q}" for q in (1, 2, 3, 4)),
                    *(f"Realizado trimestre {q}" for q in (1, 2, 3, 4)), "Justificación",
                    "Evidencia", "Observaciones"]])  # fmt: skip
    for offset, row in enumerate(ROWS):
        figures = [*row.programmed, *row.achieved]
        texts = ["2. Servicios", row.level, row.name, row.method, row.unit, row.type]
        put(sheet, 5 + offset, [[*texts, *figures,
                                 "Hubo lluvias en el periodo y se retrasó la obra", row.means,
                                 "Sin comentarios"]])  # fmt: skip
    return only("method", "type", "means")


def a_goal_that_was_modified(book: Workbook) -> tuple[Row, ...]:
    """ "Meta original" and "Meta modificada": the second holds."""
    sheet = book.active
    put(sheet, 1, [["Informe del 2do trimestre 2023"]])
    quarters = titles("Meta original {}", "Meta modificada {}", "Alcanzado {}", quarters=SHORT)
    put(sheet, 3, [["Nivel", "Indicador", "Fórmula", "Unidad de medida", *quarters]])
    for offset, row in enumerate(ROWS):
        before = [value + 1 for value in row.programmed]
        line = [row.level, row.name, row.method, row.unit, *before, *row.programmed, *row.achieved]
        put(sheet, 4 + offset, [line])
    return only("method")


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    goals_and_progress,
    months_above_three,
    helper_columns,
    percentages_in_words,
    annual_goal_first,
    achieved_before_programmed,
    months_and_quarters,
    fractions_without_format,
    justification_column,
    a_goal_that_was_modified,
)
