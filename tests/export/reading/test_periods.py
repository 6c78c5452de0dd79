"""Tables by month, half year or another period: offered and asked, never put into quarters silently."""

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from export.reading.reader import read_foreign
from model.importing import interpret
from tests.export.reading.layouts_of_periods import MONTHS
from tests.export.reading.municipalities import titles

HEAD = ("Nivel", "Indicador", "Unidad de medida")


def imported(figures, values, unit="Obra", answers=None, heading="Informe del 2do trimestre 2023"):
    book, target = Workbook(), io.BytesIO()
    book.active.append([heading])
    book.active.append([*HEAD, *figures])
    for level in ("Fin", "Propósito"):
        book.active.append([level, f"Obras de {level}", unit, *values])
    book.save(target)
    return interpret(read_foreign(target.getvalue(), "libro.xlsx"), answers=answers)


def by_month(values, **options):
    return imported([f"{word} {month}" for word in ("Prog", "Real") for month in MONTHS], values, **options)


def cells_of(found, rule):
    return [cell for finding in found.findings if finding.rule == rule for cell in finding.cells]


def asked(found):
    return {question.id: question for question in found.open_questions}


@pytest.mark.parametrize(
    ("answer", "quarters"),
    [("suma", (6, 15, 24, 33)), ("ultimo", (3, 6, 9, 12)), ("promedio", (2, 5, 8, 11))],
)
def test_that_quarters_are_formed_from_months_as_it_is_answered(answer, quarters):
    found = by_month(range(1, 13), answers={"meses_suma": answer})
    assert found.report.indicators[0].programmed == quarters
    assert "meses_suma" not in asked(found)


def test_that_months_are_named_and_asked_and_the_addresses_are_those_of_the_months():
    found = by_month(range(1, 13))
    assert asked(found)["meses_suma"].suggested == "suma"
    assert cells_of(found, "IMP-15")[0] == "Sheet!D2"
    assert found.scales[0].cells[:2] == ("Sheet!D3:F3", "Sheet!G3:I3")
    assert found.scales[0].before[0] == "1 + 2 + 3"
    assert not [f for f in found.findings if f.rule == "IMP-08" and "Trim" in f.message]


def test_that_the_unit_and_the_total_say_what_is_most_likely():
    assert set(asked(by_month([70] * 12, unit="Tasa"))) >= {"meses_ultimo"}
    assert set(asked(by_month([4] * 12, unit="Promedio de días"))) >= {"meses_promedio"}
    assert set(asked(by_month([80] * 12, unit="Porcentaje"))) >= {"meses_ultimo"}
    assert set(asked(by_month([8, 8, 8, 9] * 3, unit="Porcentaje"))) >= {"meses_suma"}


def test_that_one_row_can_be_answered_otherwise():
    found = by_month(range(1, 13), answers={"meses_suma": "suma", "meses_suma@Sheet!D4": "ultimo"})
    assert [row.programmed[0] for row in found.report.indicators] == [6, 3]


def test_that_a_quarter_with_blank_months_is_named():
    found = by_month([1] * 12 + [2, 2, 2, 5])
    assert found.report.indicators[0].achieved == (6, 5, None, None)
    assert cells_of(found, "IMP-16") == ["Sheet!S3", "Sheet!S4"]


def test_that_a_month_that_is_no_number_leaves_its_quarter_blank_and_is_named():
    found = by_month([1, "dos obras", 1, *[1] * 9])
    assert found.report.indicators[0].programmed == (None, 3, 3, 3)
    assert cells_of(found, "IMP-03") == ["Sheet!E3", "Sheet!E4"]


def test_that_fractions_and_points_in_one_quarter_are_not_added():
    found = by_month(["5%", 6, 7, *["8%"] * 9], unit="Porcentaje")
    assert found.report.indicators[0].programmed[0] is None
    assert cells_of(found, "IMP-03")[0] == "Sheet!D3"


def test_that_quarters_beside_months_are_taken_as_they_are():
    figures = ["Prog Ene", "Prog Feb", "Prog Mar", *titles("Prog T{}", "Real T{}")]
    found = imported(figures, [1, 1, 1, 30, 30, 30, 30, 20, 20])
    assert found.report.indicators[0].programmed == (30,) * 4
    assert not cells_of(found, "IMP-15")


@pytest.mark.parametrize(
    ("answer", "quarters"), [("", (None, 40, None, 60)), ("t2t4", (None, 40, None, 60)), ("no", (None,) * 4)]
)
def test_that_half_years_go_to_the_quarter_they_end_with_if_so_answered(answer, quarters):
    figures = [f"{word} {half} Semestre" for word in ("Prog.", "Real") for half in ("1er.", "2do.")]
    found = imported(figures, [40, 60, 38], answers={"semestres_t2t4": answer})
    assert found.report.indicators[0].programmed == quarters
    assert bool(asked(found).get("semestres_t2t4")) == (answer == "")


@pytest.mark.parametrize(("word", "count"), [("bimestre", 6), ("cuatrimestre", 3)])
def test_that_other_periods_are_not_put_anywhere_and_named(word, count):
    figures = [f"{band} {n} {word}" for band in ("Prog", "Real") for n in range(1, count + 1)]
    found = imported(figures, [10] * 2 * count)
    assert found.report.indicators[0].programmed == (None,) * 4
    assert found.report.indicators[0].achieved == (None,) * 4
    assert len(cells_of(found, "IMP-17")) == 2 * count


def test_that_letters_up_to_twelve_are_months():
    found = imported([f"{letter}{n}" for letter in "PR" for n in range(1, 13)], range(1, 13))
    assert found.report.indicators[0].programmed == (6, 15, 24, 33)
    assert "meses_suma" in asked(found)


@pytest.mark.parametrize("title", ["Avance acumulado", "Avance acumulado al 2do trimestre"])
@pytest.mark.parametrize(("answer", "achieved"), [("", None), ("no", None), ("trimestre", Decimal(40))])
def test_that_an_accumulated_alone_is_asked(title, answer, achieved):
    found = imported(["Meta anual", title], [100, 40], answers={"acumulado_no": answer})
    assert found.report.indicators[0].achieved == (None, achieved, None, None)
    assert not [f for f in found.findings if f.rule == "IMP-08" and "Acumulado" in f.message]


def test_that_a_value_merged_over_two_quarters_is_named():
    book, target = Workbook(), io.BytesIO()
    book.active.append(["Informe del 2do trimestre 2023"])
    book.active.append([*HEAD, *titles("Prog T{}", "Real T{}")])
    book.active.append(["Fin", "Obras terminadas", "Obra", 50, None, 50, 50, 20])
    book.active.merge_cells("D3:E3")
    book.save(target)
    found = interpret(read_foreign(target.getvalue(), "libro.xlsx"))
    assert cells_of(found, "IMP-20") == ["Sheet!D3"]


@pytest.mark.parametrize(
    ("answer", "achieved"), [("", None), ("cumplimiento", None), ("alcanzado", Decimal(24))]
)
def test_that_a_share_of_the_goal_without_any_achieved_is_asked(answer, achieved):
    figures = titles("Prog T{}", "% Avance T{}")
    found = imported(figures, [25, 25, 25, 25, 24, 26], answers={"avance": answer})
    assert found.report.indicators[0].achieved[0] == achieved
    assert ("avance" in asked(found)) == (answer == "")
    assert found.questions[0].cells[0] == "Sheet!H2"


def test_that_a_share_of_the_goal_beside_the_achieved_is_not_asked():
    figures = titles("Prog T{}", "Real T{}", "% Avance T{}")
    found = imported(figures, [25, 25, 25, 25, 20, 30, None, None, 0.8, 1.2])
    assert found.report.indicators[0].achieved[:2] == (20, 30)
    assert "avance" not in asked(found)
