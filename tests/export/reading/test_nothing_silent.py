"""What a file leaves open is asked or named with its cell: no value changes and no row goes unsaid."""

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from export.reading.any_report import read_any_report
from export.reading.reader import read_foreign
from model.importing import interpret

TITLES = (
    "Nivel", "Nombre del indicador", "Unidad de medida", *(f"Prog {q}T" for q in (1, 2, 3, 4)), "Prog Acum",
    *(f"Alc {q}T" for q in (1, 2, 3, 4)), "Alc Acum",
)  # fmt: skip
NAME = "Porcentaje de calles atendidas"


def imported(rows, titles=TITLES, heading="2do trimestre 2024", **answers):
    book = Workbook()
    book.active["A1"] = heading
    for number, row in enumerate([titles, *rows], start=3):
        for column, value in enumerate(row, start=1):
            book.active.cell(number, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return interpret(read_foreign(buffer.getvalue(), "libro.xlsx"), answers=answers)


def row(programmed, achieved, level="Fin", total=None):
    return (level, NAME, "Porcentaje", *programmed, total, *achieved)


def cells_of(found, rule):
    return [cell for finding in found.findings if finding.rule == rule for cell in finding.cells]


def asked(found):
    return {question.id for question in found.open_questions}


@pytest.mark.parametrize("achieved", [(0.25, 25), (25, 0.3)])
def test_that_a_fraction_beside_points_in_one_row_is_named(achieved):
    found = imported([row((25,) * 4, achieved)])
    place = "I4" if achieved[0] < 1 else "J4"
    assert cells_of(found, "IMP-13") == [f"Sheet!{place}"]


def test_that_small_percentages_that_go_together_are_not_suspected():
    found = imported([row((1.5, 1.5, 1.5, 1.5), (0.9, 1.2), total=6)], prueba="")
    assert not cells_of(found, "IMP-13")


def test_that_ones_which_add_up_are_not_taken_for_one_hundred_percent():
    found = imported([row((1, 1, 1, 1), (1, 0.5), total=4)])
    assert {question.partition("_")[0] for question in asked(found)} == {"escala"}
    found = imported([row((1, 1, 1, 1), (1, 1), total=1)])
    assert found.report.indicators[0].programmed[0] == 100


def test_that_an_indicator_without_figures_is_no_title_row():
    found = imported([row((25,) * 4, (20, 25)), ("Actividad 1.1", "Porcentaje de bardas", "Porcentaje")])
    assert [ind.level for ind in found.report.indicators] == ["Fin", "Actividad 1.1"]


def test_that_a_row_which_stands_twice_is_named():
    found = imported([row((25,) * 4, (20, 25)), row((25,) * 4, (20, 25))])
    assert len(found.report.indicators) == 1
    assert cells_of(found, "IMP-05") == ["Sheet!A5"]


def test_that_a_heading_older_than_the_figures_is_asked():
    rows = [row((25,) * 4, (20, 25, 30))]
    found = imported(rows, heading="PRIMER INFORME TRIMESTRAL 2024")
    assert asked(found) == {"trimestre"}
    assert found.report.settings.quarter == 1
    found = imported(rows, heading="PRIMER INFORME TRIMESTRAL 2024", trimestre="3")
    assert found.report.settings.quarter == 3
    assert not asked(found)


def test_that_the_title_decides_where_the_content_says_nothing():
    titles = ("Nivel", "Indicador", "Método de cálculo", "Tipo", "Dimensión", "Frecuencia", *TITLES[2:])
    rows = [
        ("Fin", NAME, "(A/B)*100", "Resultado", "Cobertura", "Cuatrimestral", "Porcentaje"),
        ("Propósito", NAME, "(A/B)*100", "Producto", "Cobertura", "Cuatrimestral", "Porcentaje"),
    ]
    found = imported([(*texts, *row((25,) * 4, (20, 25))[3:]) for texts in rows], titles)
    first = found.report.indicators[0]
    assert (first.method, first.type, first.dimension) == ("(A/B)*100", "Resultado", "Cobertura")
    assert first.frequency == "Cuatrimestral"


@pytest.mark.parametrize("title", ["{band} {q}", "{q} {band}"])
def test_that_an_ordinal_beside_the_band_is_a_quarter(title):
    ordinals = ("1er", "2do", "3er", "4to")
    titles = [
        title.format(band=band, q=q) for band in ("PROGRAMADO", "REALIZADO") for q in (*ordinals, "TOTAL")
    ]
    found = imported([row((10, 20, 30, 40), (11, 21), total=100)], (*TITLES[:3], *titles))
    assert found.report.indicators[0].programmed == (10, 20, 30, 40)
    assert found.report.indicators[0].achieved == (11, 21, None, None)


def test_that_an_apostrophe_marks_the_millions():
    found = imported([("Fin", NAME, "Pesos", "1'000,000.50", "$2'345,678", 1, 1)])
    assert found.report.indicators[0].programmed[:2] == (Decimal("1000000.5"), 2345678)


def test_that_a_baseline_with_a_decimal_comma_is_read_and_told_and_not_called_unavailable():
    titles = (*TITLES[:3], "Línea base", *TITLES[3:])
    values = row((25,) * 4, (20, 25))
    found = imported([(*values[:3], "80,00%", *values[3:])], titles)
    assert cells_of(found, "IMP-14") == ["Sheet!D4"]
    assert found.report.indicators[0].baseline_value == 80
    assert found.report.indicators[0].baseline_status == "dato"


def test_that_two_titles_and_the_quarters_make_a_heading():
    titles = ("No.", "Indicador", "Unidad", *TITLES[3:])
    rows = [("FIN",), (1, *row((25,) * 4, (20, 25))[1:]), ("PROPÓSITO",), (2, *row((5,) * 4, (5, 4))[1:])]
    found = imported(rows, titles)
    assert [ind.level for ind in found.report.indicators] == ["Fin", "Propósito"]


def test_that_a_name_that_goes_on_in_the_next_row_is_named():
    found = imported([row((25,) * 4, (20, 25)), (None, "de la cabecera municipal")])
    assert len(found.report.indicators) == 1
    assert cells_of(found, "IMP-05") == ["Sheet!A5"]


def test_that_activities_counted_anew_get_their_component_and_are_named():
    levels = ("Componente 1", "Actividad 1", "Componente 2", "Actividad 1")
    found = imported([row((25,) * 4, (20, at), level) for at, level in enumerate(levels)])
    assert [ind.level for ind in found.report.indicators] == [
        "Componente 1", "Actividad 1.1", "Componente 2", "Actividad 2.1",
    ]  # fmt: skip
    assert cells_of(found, "IMP-11") == ["Sheet!A5", "Sheet!A7"]


def test_that_activities_with_numbers_of_their_own_stay_as_they_are():
    levels = ("Componente 1", "Actividad 1", "Componente 2", "Actividad 2")
    found = imported([row((25,) * 4, (20, at), level) for at, level in enumerate(levels)])
    assert [ind.level for ind in found.report.indicators] == list(levels)


def test_that_capitals_that_went_through_the_wrong_alphabet_reach_the_report(tmp_path):
    path = tmp_path / "dañado.csv"
    lines = (
        "2do trimestre 2024", "Nivel,Indicador,Unidad de medida,Prog 1T,Prog 2T,Real 1T,Real 2T",
        "Fin,Índice de percepción,Índice,1,2,3,4",
    )  # fmt: skip
    path.write_text("\n".join(lines).encode().decode("latin-1"), encoding="utf-8")
    (row,) = read_any_report(path).report.indicators
    assert (row.name, row.unit) == ("Índice de percepción", "Índice")


def test_that_no_question_suggests_a_percentage_in_the_thousands():
    few, many = (0.25,) * 4, (250,) * 4
    found = imported([row(many, (200, 300)), row(few, (0.2, 0.3), "Propósito")])
    trees, parks = found.report.indicators
    assert (trees.programmed[0], trees.achieved[:2]) == (250, (200, 300))
    assert (parks.programmed[0], parks.achieved[:2]) == (25, (20, 30))
    assert {"escala_programmed_1", "escala_achieved_1"} <= asked(found)


def test_that_the_sum_of_quarters_that_are_all_blank_is_not_asked_about():
    found = imported([row((10, 20, 30, 40), (None, None, None, None, 0))])
    assert not {question for question in asked(found) if question.startswith("acumulado")}
    assert found.report.indicators[0].achieved == (None,) * 4


def test_that_a_code_and_a_name_in_cells_of_their_own_are_both_read():
    book, target = Workbook(), io.BytesIO()
    for line in (
        ("Programa presupuestario", "E012", "Servicios de limpia"), ("Trimestre:", 2), (),
        TITLES, row((10, 20, 30, 40), (10, 20)),
    ):  # fmt: skip
        book.active.append(line)
    book.save(target)
    found = interpret(read_foreign(target.getvalue(), "libro.xlsx")).report
    assert (found.heading.programme_code, found.heading.programme_name) == ("E012", "Servicios de limpia")
    assert found.settings.quarter == 2
