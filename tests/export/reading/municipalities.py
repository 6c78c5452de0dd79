"""Workbooks as other municipalities keep them: their own words, orders, columns and habits.

Each function writes one into an openpyxl book and returns which fields of ``ROWS`` it holds; what it does not
hold is blank in the import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

Four = tuple[Any, Any, Any, Any]


@dataclass(frozen=True)
class Row:
    """One indicator and what it says."""

    level: str
    name: str
    method: str
    unit: str
    type: str
    dimension: str
    frequency: str
    direction: str
    baseline: int | None
    year: int | None
    programmed: Four
    achieved: Four
    means: str
    definition: str = ""

    @property
    def code(self) -> str:
        """The level as a code: "C1", "A1.2"."""
        kind, _, number = self.level.partition(" ")
        return kind[0] + number


def _row(level: str, name: str, top: str, bottom: str, unit: str, baseline: int, programmed: Four,
         achieved: Four, means: str) -> Row:  # fmt: skip
    high = level in ("Fin", "Propósito")
    return Row(
        level, name, f"({top} / {bottom}) * 100", unit, "Estratégico" if high else "De gestión", "Eficacia",
        "Anual" if high else "Trimestral", "Ascendente", baseline, 2021, programmed, achieved, means,
        f"Mide {name[0].lower()}{name[1:]}",
    )  # fmt: skip


ROWS = (
    _row("Fin", "Porcentaje de viviendas con agua entubada", "Viviendas con agua", "Viviendas totales",
         "Porcentaje", 82, (10, 20, 30, 40), (10, 25, None, None), "Censo del organismo operador"),
    _row("Propósito", "Porcentaje de colonias con servicio diario", "Colonias con servicio", "Colonias",
         "Porcentaje", 61, (25, 25, 25, 25), (20, 30, None, None), "Bitácora de operación"),
    _row("Componente 1", "Porcentaje de red rehabilitada", "Metros rehabilitados", "Metros programados",
         "Porcentaje", 12, (15, 35, 35, 15), (15, 30, None, None), "Estimaciones de obra"),
    _row("Actividad 1.1", "Fugas reparadas en la red de distribución", "Fugas reparadas", "Fugas reportadas",
         "Reparación", 940, (240, 260, 250, 250), (231, 274, None, None), "Órdenes de trabajo"),
    _row("Actividad 1.2", "Tomas domiciliarias instaladas en el año", "Tomas instaladas", "Tomas solicitadas",
         "Toma", 310, (80, 90, 90, 60), (75, 96, None, None), "Contratos firmados"),
    _row("Componente 2", "Porcentaje de muestras que cumplen la norma", "Muestras aptas", "Muestras tomadas",
         "Porcentaje", 97, (24, 26, 25, 25), (24, 26, None, None), "Informes del laboratorio"),
    _row("Actividad 2.1", "Muestras de agua analizadas por el laboratorio", "Muestras analizadas", "Muestras",
         "Análisis", 480, (120, 120, 120, 120), (118, 131, None, None), "Bitácora del laboratorio"),
)  # fmt: skip
ATTRIBUTES = ("level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction")


def written(row: Row, key: str, shown: Callable[[Any, Row], Any] = lambda value, row: value) -> Any:
    """Return what stands in a cell for a key: "programmed_1", "achieved_total", "baseline", "name"…"""
    series, _, part = key.partition("_")
    if series in ("programmed", "achieved"):
        values = getattr(row, series)
        value = sum(v or 0 for v in values) if part == "total" else values[int(part) - 1]
        return None if value is None else shown(value, row)
    return getattr(row, key, None) if key else None


def put(sheet: Any, top: int, lines: Sequence[Sequence[Any]], left: int = 1) -> None:
    """Write lines of values; None leaves a cell blank."""
    for row, line in enumerate(lines, start=top):
        for column, value in enumerate(line, start=left):
            if value is not None:
                sheet.cell(row, column).value = value


def body(sheet: Any, top: int, keys: Sequence[str], rows: Sequence[Row] = ROWS, left: int = 1,
         shown: Callable[[Any, Row], Any] = lambda value, row: value) -> None:  # fmt: skip
    """Write the indicators under each other."""
    put(sheet, top, [[written(row, key, shown) for key in keys] for row in rows], left)


def _pairs(order: str = "pa") -> list[str]:
    names = {"p": "programmed", "a": "achieved"}
    return [f"{names[letter]}_{q}" for q in (1, 2, 3, 4) for letter in order]


def _bands() -> list[str]:
    return [f"{series}_{q}" for series in ("programmed", "achieved") for q in (1, 2, 3, 4)]


def goals_and_progress(book: Workbook) -> tuple[Row, ...]:
    """ "Meta programada 1er trim.", "Avance 1er trim.", a baseline whose title names the year."""
    sheet = book.active
    put(sheet, 1, [["MUNICIPIO DE SAN PEDRO"], ["MATRIZ DE INDICADORES PARA RESULTADOS"],
                   ["TRIMESTRE: ABRIL - JUNIO", None, None, "EJERCICIO FISCAL: 2023"],
                   ["UNIDAD RESPONSABLE: 210 DIRECCIÓN DE AGUA POTABLE"]])  # fmt: skip
    titles = ["NIVEL", "INDICADOR", "FÓRMULA", "UNIDAD DE\nMEDIDA", "SENTIDO", "LÍNEA BASE\n2021"]
    titles += [f"META\nPROGRAMADA\n{q} TRIM." for q in ("1ER", "2DO", "3ER", "4TO")]
    titles += [f"AVANCE\n{q} TRIM." for q in ("1ER", "2DO", "3ER", "4TO")]
    put(sheet, 6, [[*titles, "MEDIO DE VERIFICACIÓN"]])
    body(sheet, 7, ["level", "name", "method", "unit", "direction", "baseline", *_bands(), "means"])
    return tuple(replace(row, type="", dimension="", frequency="", definition="") for row in ROWS)


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
    return tuple(replace(row, type="", dimension="", definition="", direction="", means="") for row in ROWS)


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
        titles = [*first, "Indicador", "Fórmula de cálculo", "Unidad de medida", "Tipo de indicador",
                  "Dimensión a medir", "Periodicidad"]  # fmt: skip
        bands = [f"{word} T{q}" for word in ("Prog.", "Alc.") for q in (1, 2, 3, 4)]
        put(sheet, 5, [[*titles, *bands]])
        keys = [*(["code"] if coded else []), "name", "method", "unit", "type", "dimension", "frequency"]
        body(sheet, 6, [*keys, *_bands()], rows)
        found += [replace(row, definition="", direction="", baseline=None, year=None, means="")
                  for row in rows]  # fmt: skip
    return tuple(found)


def helper_columns(book: Workbook) -> tuple[Row, ...]:
    """Hidden columns of figures between ours, with titles of their own, and a semáforo."""
    sheet = book.active
    put(sheet, 1, [["INFORME TRIMESTRAL 2023"], ["Trimestre que se reporta:", "2"]])
    keys = [*ATTRIBUTES, "baseline", "year"]
    titles = ["Nivel", "Indicador", "Definición", "Fórmula", "Unidad de medida", "Tipo", "Dimensión",
              "Frecuencia", "Sentido", "Línea base", "Año"]  # fmt: skip
    titles += ["aux1", "Programado T1", "Programado T2", "Programado T3", "Programado T4", "chk",
               "Alcanzado T1", "Alcanzado T2", "Alcanzado T3", "Alcanzado T4", "% cumplimiento",
               "Semáforo", "Medios de verificación", "Presupuesto ejercido"]  # fmt: skip
    put(sheet, 4, [titles])
    for offset, row in enumerate(ROWS):
        figures = [33, *row.programmed, sum(row.programmed), *row.achieved, 0.97, "verde", row.means, 15000]
        put(sheet, 5 + offset, [[*(getattr(row, key) for key in keys), *figures]])
    for column in (12, 17):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    return ROWS


def subtotals_and_averages(book: Workbook) -> tuple[Row, ...]:
    """Rows of totals by component and in general, a legend and a table of colours under the data."""
    sheet = book.active
    put(sheet, 1, [["Reporte de avance trimestral 2023 · Segundo trimestre"]])
    put(sheet, 3, [["Nivel", "Nombre", "Fórmula", "Unidad de medida", "Sentido esperado",
                    *(f"Programado {q}" for q in ("1er. Trim", "2do. Trim", "3er. Trim", "4to. Trim")),
                    *(f"Alcanzado {q}" for q in ("1er. Trim", "2do. Trim", "3er. Trim", "4to. Trim"))]])  # fmt: skip
    keys = ["level", "name", "method", "unit", "direction", *_bands()]
    body(sheet, 4, keys, ROWS[:5])
    put(sheet, 9, [["SUBTOTAL COMPONENTE 1", None, None, None, None, 360, 410, 400, 350, 341, 425]])
    body(sheet, 10, keys, ROWS[5:])
    put(sheet, 12, [["Subtotal componente 2", None, None, None, None, 144, 146, 145, 145],
                    ["PROMEDIO GENERAL", None, None, None, None, 70, 80, 80, 75],
                    [None, "Total de indicadores: 7"], ["Nota: cifras preliminares"], [],
                    ["Rojo", "menos de 70 %"], ["Amarillo", "de 70 a 90 %"], ["Verde", "más de 90 %"]])  # fmt: skip
    return tuple(
        replace(row, definition="", type="", dimension="", frequency="", baseline=None, year=None, means="")
        for row in ROWS
    )


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
        figures = [written(row, key, words) or "s/d" for key in _bands()]
        put(sheet, 6 + offset, [[row.level, row.name, row.method, row.unit, *figures]])
    return tuple(
        replace(row, definition="", type="", dimension="", frequency="", direction="", baseline=None,
                year=None, means="")
        for row in ROWS
    )  # fmt: skip


def variables_under_each(book: Workbook) -> tuple[Row, ...]:
    """Under each indicator a row for each variable of its formula, with figures that are no indicator's."""
    sheet = book.active
    put(sheet, 1, [["Ficha de seguimiento. Trimestre: 2do. Trimestre 2023"]])
    put(sheet, 3, [["Nivel", "Indicador / Variable", "Unidad de medida", "Frecuencia de medición",
                    *(f"Prog T{q}" for q in (1, 2, 3, 4)), *(f"Real T{q}" for q in (1, 2, 3, 4)),
                    "Medios de verificación"]])  # fmt: skip
    at = 4
    for row in ROWS:
        body(sheet, at, ["level", "name", "unit", "frequency", *_bands(), "means"], [row])
        put(sheet, at + 1, [[None, "Variable A", None, None, 7, 7, 7, 7, 5, 6],
                            [None, "Variable B", None, None, 9, 9, 9, 9, 9, 9]])  # fmt: skip
        at += 3
    return tuple(
        replace(row, definition="", method="", type="", dimension="", direction="", baseline=None, year=None)
        for row in ROWS
    )


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
    keys = ["level", "summary", "name", "method", "unit", "frequency", *_bands(), "means"]
    rows = (*ROWS[:3], replace(ROWS[2], name="Porcentaje de red vieja retirada", means="Actas"), *ROWS[3:])
    body(sheet, 6, keys, rows)
    for offset in range(len(rows)):
        sheet.cell(6 + offset, 2).value = "Se mejora el servicio"
    sheet.cell(9, 1).value = sheet.cell(9, 2).value = None
    for column in (1, 2):  # the third level has two indicators
        sheet.merge_cells(start_row=8, end_row=9, start_column=column, end_column=column)
    return tuple(
        replace(row, definition="", type="", dimension="", direction="", baseline=None, year=None)
        for row in rows
    )


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
    return tuple(
        replace(row, definition="", type="", dimension="", frequency="", direction="", baseline=None,
                year=None, means="")
        for row in ROWS
    )  # fmt: skip


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
    return tuple(
        replace(row, definition="", type="", frequency="", direction="", baseline=None, year=None, means="")
        for row in ROWS
    )


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
    return tuple(
        replace(row, definition="", type="", dimension="", frequency="", direction="", baseline=None,
                year=None, means="")
        for row in ROWS
    )  # fmt: skip


def codes_in_the_names(book: Workbook) -> tuple[Row, ...]:
    """No column of levels: each name begins with its code, "C1. Porcentaje de…"."""
    sheet = book.active
    put(sheet, 2, [["Informe Trimestral 2023"], ["Trimestre:", "Segundo"]], 3)
    put(sheet, 6, [["Nombre del indicador", "Método de cálculo", "Unidad de medida", "Tipo", "Sentido",
                    *(f"{q} trimestre programado" for q in ("Primer", "Segundo", "Tercer", "Cuarto")),
                    *(f"{q} trimestre realizado" for q in ("Primer", "Segundo", "Tercer", "Cuarto"))]], 3)  # fmt: skip
    for offset, row in enumerate(ROWS):
        begun = row.level if row.level in ("Fin", "Propósito") else row.code
        put(sheet, 7 + offset, [[f"{begun}. {row.name}", row.method, row.unit, row.type, row.direction,
                                 *row.programmed, *row.achieved]], 3)  # fmt: skip
    return tuple(
        replace(row, name=None, definition="", dimension="", frequency="", baseline=None, year=None, means="")
        for row in ROWS
    )  # type: ignore[arg-type]


def fractions_without_format(book: Workbook) -> tuple[Row, ...]:
    """Percentages as bare fractions for both series, counts as counts, in the same columns."""
    sheet = book.active
    put(sheet, 1, [["INFORME TRIMESTRAL"], ["EJERCICIO", 2023], ["TRIMESTRE", "SEGUNDO TRIMESTRE"]])
    put(sheet, 5, [["NIVEL", "INDICADOR", "FORMULA", "UNIDAD DE MEDIDA", "FRECUENCIA DE MEDICION",
                    *(f"PROGRAMADO {q}" for q in (1, 2, 3, 4)), *(f"REALIZADO {q}" for q in (1, 2, 3, 4))]])  # fmt: skip
    body(sheet, 6, ["level", "name", "method", "unit", "frequency", *_bands()],
         shown=lambda value, row: value / 100 if row.unit == "Porcentaje" else value)  # fmt: skip
    return tuple(
        replace(row, definition="", type="", dimension="", direction="", baseline=None, year=None, means="")
        for row in ROWS
    )


def two_header_repeats(book: Workbook) -> tuple[Row, ...]:
    """Printed pages: the heading of the table comes again, between the rows, with "Continúa…" lines."""
    sheet = book.active
    put(sheet, 1, [["Avance de metas · 2do. trimestre 2023"]])
    titles = ["Nivel", "Indicador", "Fórmula", "Unidad de medida", "Comportamiento",
              *(f"P T{q}" for q in (1, 2, 3, 4)), *(f"A T{q}" for q in (1, 2, 3, 4)), "Medio de verificación"]  # fmt: skip
    keys = ["level", "name", "method", "unit", "direction", *_bands(), "means"]
    put(sheet, 3, [titles])
    body(sheet, 4, keys, ROWS[:3])
    put(sheet, 7, [["Continúa en la siguiente página…"], [], ["Hoja 2 de 2"], titles])
    body(sheet, 11, keys, ROWS[3:])
    put(sheet, 16, [["Elaboró", None, None, "Autorizó"], [], ["C. Rosa Luna", None, None, "Ing. Raúl Ramos"],
                    ["Analista", None, None, "Director"]])  # fmt: skip
    return tuple(
        replace(row, definition="", type="", dimension="", frequency="", baseline=None, year=None)
        for row in ROWS
    )


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
        put(sheet, 5 + offset, [["2. Servicios", row.level, row.name, row.method, row.unit, row.type, *figures,
                                 "Hubo lluvias en el periodo y se retrasó la obra", row.means,
                                 "Sin comentarios"]])  # fmt: skip
    return tuple(
        replace(row, definition="", dimension="", frequency="", direction="", baseline=None, year=None)
        for row in ROWS
    )


LAYOUTS: tuple[Callable[[Workbook], tuple[Row, ...]], ...] = (
    goals_and_progress, months_above_three, one_sheet_for_each_level, helper_columns, subtotals_and_averages,
    percentages_in_words, variables_under_each, merged_hierarchy, annual_goal_first,
    achieved_before_programmed, months_and_quarters, codes_in_the_names, fractions_without_format,
    two_header_repeats, justification_column,
)  # fmt: skip


def decimals(values: Four) -> tuple[Decimal | None, ...]:
    """Return the quarters as the report holds them."""
    return tuple(None if value is None else Decimal(value) for value in values)
