"""Layouts of other municipalities, unlike the reference: other titles, orders and columns."""

import io

import pytest
from openpyxl import Workbook

from export.reading.reader import read_foreign
from model.importing import interpret
from tests.factories import sample

ATTRIBUTES = (
    "level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction",
    "baseline_value", "baseline_year",
)  # fmt: skip
TITLES = (
    "NIVEL", "NOMBRE DEL INDICADOR", "DEFINICIÓN", "FÓRMULA", "UNIDAD DE MEDIDA", "TIPO DE INDICADOR",
    "DIMENSIÓN",
    "FRECUENCIA", "SENTIDO DEL INDICADOR", "LÍNEA BASE", "AÑO LÍNEA BASE",
)  # fmt: skip
PAIRS = tuple(f"{series}_{q}" for q in (1, 2, 3, 4) for series in ("programmed", "achieved"))


def _value(row, key, written):
    series, _, part = key.partition("_")
    if key == "code":
        return row.level.partition(" ")[2]
    if key == "kind":
        return row.level.partition(" ")[0]
    if series in ("programmed", "achieved"):
        values = getattr(row, series)
        value = sum(v or 0 for v in values) if part == "total" else values[int(part) - 1]
        return None if value is None else written(int(value))
    return written(int(row.baseline_value)) if key == "baseline_value" else getattr(row, key)


def _body(sheet, first, keys, written=lambda value: value):
    for offset, row in enumerate(sample().indicators):
        for column, key in enumerate(keys, start=1):
            if key:
                sheet.cell(first + offset, column, _value(row, key, written))


def one_row(sheet):
    sheet["A1"], sheet["A2"] = "H. AYUNTAMIENTO", "SEGUIMIENTO DE INDICADORES 2DO TRIMESTRE 2023"
    figures = [f"{word} {q}T" for q in (1, 2, 3, 4) for word in ("PROG", "REAL")]
    for column, title in enumerate((*TITLES, *figures, "MEDIOS DE VERIFICACIÓN"), start=1):
        sheet.cell(4, column, title)
    _body(sheet, 5, (*ATTRIBUTES, *PAIRS, "means"))


def merged_quarters(sheet):
    sheet["A2"] = "Trimestre que se reporta: 2do. Trimestre 2023"
    for column, title in enumerate(TITLES, start=1):
        sheet.cell(4, column, title)
        sheet.merge_cells(start_row=4, start_column=column, end_row=5, end_column=column)
    for q in range(4):
        left = 12 + 2 * q
        sheet.cell(4, left, f"Trimestre {q + 1}")
        sheet.merge_cells(start_row=4, start_column=left, end_row=4, end_column=left + 1)
        sheet.cell(5, left, "Meta")
        sheet.cell(5, left + 1, "Avance")
    sheet.cell(4, 20, "Medio de verificación")
    _body(sheet, 6, (*ATTRIBUTES, *PAIRS, "means"))


def bare_fractions(sheet):
    sheet["B2"] = "SEGUNDO INFORME TRIMESTRAL 2023"
    for column, title in enumerate(TITLES[:-1], start=2):
        sheet.cell(5, column, title)
    for left, band in ((13, "Programado"), (18, "Alcanzado")):
        sheet.cell(4, left, band)
        for offset, title in enumerate(("T1", "T2", "T3", "T4", "Total")):
            sheet.cell(5, left + offset, title)
    sheet.cell(5, 23, "Medios de verificación")
    figures = [f"{series}_{q}" for series in ("programmed", "achieved") for q in (1, 2, 3, 4, "total")]
    _body(sheet, 6, ("", *ATTRIBUTES, *figures, "means"), lambda value: value / 100)


def level_in_two_columns(sheet):
    sheet["A1"], sheet["A2"] = "Informe Trimestral 2023", "Trimestre: 2"
    words = ("Programado", "Alcanzado")
    figures = [f"{word} {q} Trim." for word in words for q in ("1er", "2do", "3er", "4to")]
    for column, title in enumerate(("Nivel", "Clave", *TITLES[1:], *figures, "Medios"), start=1):
        sheet.cell(3, column, title)
    keys = [f"{series}_{q}" for series in ("programmed", "achieved") for q in (1, 2, 3, 4)]
    _body(sheet, 4, ("kind", "code", *ATTRIBUTES[1:], *keys, "means"), lambda value: f"{value}.00%")


def subtotals(sheet):
    one_row(sheet)
    sheet.insert_rows(5, 2)
    sheet["A5"] = "COMPONENTES Y ACTIVIDADES"
    sheet.insert_rows(12)
    sheet["A12"], sheet["L12"], sheet["M12"] = "Subtotal", 3, 4
    sheet["A30"], sheet["A32"], sheet["E32"] = "Nota: cifras preliminares", "ELABORÓ", "AUTORIZÓ"


def words_for_blanks(sheet):
    one_row(sheet)
    for row in range(5, 20):
        for column in range(12, 20):
            value = sheet.cell(row, column).value
            sheet.cell(row, column).value = "S/A" if value is None else f"{value} "


def objective_and_assumptions(sheet):
    one_row(sheet)
    sheet.insert_cols(3, 2)
    sheet["C4"], sheet["D4"] = "Área", "Presupuesto"
    for row in range(5, 20):
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = "Dirección de Gobierno", 150_000


@pytest.mark.parametrize(
    "layout",
    [
        one_row, merged_quarters, bare_fractions, level_in_two_columns, subtotals, words_for_blanks,
        objective_and_assumptions,
    ],
)  # fmt: skip
def test_that_another_layout_gives_the_same_indicators(layout):
    book, target = Workbook(), io.BytesIO()
    layout(book.active)
    book.save(target)
    result = interpret(read_foreign(target.getvalue(), "otro.xlsx"))
    found = [row.replace(id="") for row in result.report.indicators]
    assert found == [row.replace(id="") for row in sample().indicators]
    assert result.report.settings.quarter == 2
    assert result.report.heading.fiscal_year == 2023
    assert {question.id for question in result.open_questions} <= {"escala_baseline_100"}
