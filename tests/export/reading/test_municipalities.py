"""Workbooks of other municipalities, unlike any of ours: each gives its indicators exactly."""

import io

import pytest
from openpyxl import Workbook

from export.reading.reader import read_foreign
from model.importing import interpret
from tests.export.reading import (
    layouts_of_columns,
    layouts_of_forms,
    layouts_of_headings,
    layouts_of_periods,
    layouts_of_rows,
    layouts_of_titles,
    layouts_of_writing,
)
from tests.export.reading.municipalities import ATTRIBUTES, ROWS, decimals, put

LAYOUTS = (
    *layouts_of_columns.LAYOUTS, *layouts_of_rows.LAYOUTS, *layouts_of_titles.LAYOUTS,
    *layouts_of_writing.LAYOUTS, *layouts_of_periods.LAYOUTS, *layouts_of_forms.LAYOUTS,
    *layouts_of_headings.LAYOUTS,
)  # fmt: skip
ANSWERS = {**layouts_of_periods.ANSWERS, **layouts_of_forms.ANSWERS, **layouts_of_headings.ANSWERS}
TEXTS = (*ATTRIBUTES, "means")
QUARTERS = ("1er. Trim", "2do. Trim", "3er. Trim", "4to. Trim")


def imported(layout):
    book, target = Workbook(), io.BytesIO()
    rows = layout(book)
    book.save(target)
    answers = ANSWERS.get(layout.__name__, {})
    return rows, interpret(read_foreign(target.getvalue(), "otro.xlsx"), answers=answers)


def _said(indicator):
    told = {key: getattr(indicator, key) for key in TEXTS}
    figures = (indicator.baseline_value, indicator.baseline_year, indicator.programmed, indicator.achieved)
    return told, figures


def _meant(row, indicator):
    told = {
        key: getattr(row, key) if getattr(row, key) is not None else getattr(indicator, key) for key in TEXTS
    }
    return told, (row.baseline, row.year, decimals(row.programmed), decimals(row.achieved))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_that_the_workbook_of_another_municipality_gives_its_indicators(layout):
    rows, result = imported(layout)
    found = result.report.indicators
    assert [_said(indicator) for indicator in found] == [
        _meant(row, indicator) for row, indicator in zip(rows, found, strict=True)
    ]
    assert result.report.settings.quarter == 2
    assert result.report.heading.fiscal_year == 2023
    assert not [finding for finding in result.findings if finding.rule == "IMP-03"]


def test_that_progress_under_the_goal_keeps_the_address_of_each_cell():
    _, result = imported(layouts_of_rows.progress_under_the_goal)
    scale = next(s for s in result.scales if s.series == "alcanzado")
    assert scale.cells == ("Sheet!F5", "Sheet!G5")


def test_that_a_sheet_of_one_quarter_keeps_the_address_of_each_cell():
    _, result = imported(layouts_of_rows.a_sheet_for_each_quarter)
    scale = next(s for s in result.scales if s.series == "programado")
    assert scale.cells == ("1T!E5", "2T!E5")


def _table(book, titles, lines, top=3):
    put(book.active, 1, [["Informe del 2do trimestre 2023"]])
    put(book.active, top, [titles, *lines])


def _findings(result, rule):
    return [finding for finding in result.findings if finding.rule == rule]


def test_that_a_column_that_stands_twice_is_named():
    def twice(book):
        titles = [f"{word} {q}" for word in ("Prog", "Prog", "Real") for q in QUARTERS]
        lines = [[r.level, r.name, r.method, r.unit, *r.programmed, *r.programmed, *r.achieved] for r in ROWS]
        _table(book, ["Nivel", "Indicador", "Fórmula", "Unidad de medida", *titles], lines)

    _, result = imported(twice)
    assert [finding.cells for finding in _findings(result, "IMP-12")] == [
        ("Sheet!I3",), ("Sheet!J3",), ("Sheet!K3",), ("Sheet!L3",),
    ]  # fmt: skip


def test_that_a_table_without_quarters_says_that_they_were_not_found():
    def of_the_year(book):
        titles = ["Nivel", "Indicador", "Fórmula", "Unidad de medida", "Meta anual", "Avance acumulado"]
        _table(book, titles, [[r.level, r.name, r.method, r.unit, 100, 40] for r in ROWS])

    _, result = imported(of_the_year)
    missing = [finding.message for finding in _findings(result, "IMP-08")]
    assert sum("Valores Programados: 1er. Trim." in message for message in missing) == 1
    assert sum("Valores Alcanzados: 1er. Trim." in message for message in missing) == 1


def test_that_cards_without_quarters_are_no_report():
    from model.foreign import ImportProblem

    def card(book):
        labels = (
            "Nivel",
            "Nombre del indicador",
            "Definición",
            "Método de cálculo",
            "Unidad de medida",
            "Meta",
        )
        put(book.active, 1, [["FICHA TÉCNICA DEL INDICADOR"], *([label, "texto"] for label in labels)])

    with pytest.raises(ImportProblem, match="fichas de indicadores, pero no sus valores"):
        imported(card)
