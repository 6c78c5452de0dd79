"""CAP and DES: what has to be captured, and what a deviation asks for."""

import pytest

from model.report import NO_JUSTIFICATION, Accumulation, DescendingFormula, Justification, Programming
from tests.factories import indicator, report, settings
from tests.model.judging import found, ids, keys, of, of_rows

UNIFORM = (25, 25, 25, 25)
COMPLETE = Justification(
    fact="Se realizaron 10 de 25 acciones.",
    cause="La convocatoria se publicó un mes después.",
    cause_kind="Interna",
    action="Publicar la segunda convocatoria en julio.",
    responsible="Dirección de Gobierno",
    due_date="31/07/2023",
    projection="Se cerrará el año en 100 %.",
)


def justified(quarter=2, **parts):
    """Return the four justifications, that of one quarter complete but for ``parts``."""
    one = COMPLETE.replace(**parts)
    return tuple(one if q == quarter else NO_JUSTIFICATION for q in (1, 2, 3, 4))


# CAP-01


def test_that_a_programmed_quarter_up_to_the_reported_one_needs_its_achieved():
    findings = of("CAP-01", programmed=UNIFORM, achieved=("", 25))

    assert keys(findings) == ["achieved_1"]
    assert findings[0].message == "Falta el valor alcanzado del 1er. trimestre."


@pytest.mark.parametrize(
    "values",
    [
        {"programmed": UNIFORM, "achieved": (0, 25)},
        {"programmed": ("", 0, 50, 50)},
        {"programmed": UNIFORM, "achieved": (25, ""), "quarter": 1},
        {"programmed": UNIFORM, "achieved": (25,), "achieved_numerators": ("", 24), "annual_denominator": 96},
        {"programmed": UNIFORM, "achieved": (25,), "achieved_numerators": ("", 24)},
    ],
    ids=[
        "0 is a value",
        "nothing programmed",
        "later",
        "given by its variables",
        "lacks only its denominator",
    ],
)
def test_that_nothing_is_missing_here(values):
    assert not of("CAP-01", **values)


def test_that_annual_indicators_are_due_in_the_last_quarter_only_where_the_report_says_so():
    judged = report(
        indicator(frequency="Anual", programmed=UNIFORM), settings=settings(semaphore_by_frequency=True)
    )

    assert not found("CAP-01", judged)
    assert len(of("CAP-01", frequency="Anual", programmed=UNIFORM)) == 2


# CAP-02


def test_that_progress_in_a_quarter_to_come_is_an_error():
    findings = of("CAP-02", achieved=(25, 25, 30))

    assert keys(findings) == ["achieved_3"]
    assert findings[0].message == "Hay avance capturado en un trimestre futuro (3er. trimestre)."


def test_that_a_numerator_in_a_quarter_to_come_is_mended_where_it_was_typed():
    findings = of("CAP-02", achieved_numerators=("", "", "", 5))

    assert [(f.key, f.mend) for f in findings] == [("achieved_4", "achieved_numerators_4")]


def test_that_progress_up_to_the_reported_quarter_is_none_to_come():
    assert not of("CAP-02", achieved=(25, 25, 30), quarter=3)


# CAP-03


@pytest.mark.parametrize("programmed", ["", 0])
def test_that_progress_where_nothing_was_programmed_is_asked_about(programmed):
    assert keys(of("CAP-03", programmed=(25, programmed), achieved=(25, 5))) == ["achieved_2"]


def test_that_a_goal_of_zero_and_a_zero_of_zero_need_no_programming():
    assert not of("CAP-03", programmed=(0, 0), achieved=(2, 0), direction="Descendente")
    assert not of("CAP-03", programmed=(0,), achieved=(0,))
    assert of("CAP-03", programmed=(0,), achieved=(2,), direction="")
    assert not of("CAP-03", programmed=UNIFORM, achieved=(25, 25))


# CAP-04


def copied(same, other, achieved_other=10):
    return [
        indicator(id=str(n), programmed=UNIFORM, achieved=(25 if n < same else achieved_other, 20))
        for n in range(same + other)
    ]


@pytest.mark.parametrize(
    ("same", "other", "fires"), [(4, 1, True), (3, 1, False), (3, 0, True), (2, 0, False)]
)
def test_that_goals_copied_in_80_percent_of_at_least_3_rows_are_told(same, other, fires):
    assert bool(of_rows("CAP-04", *copied(same, other))) is fires


def test_that_rows_without_a_value_do_not_count_as_copied_nor_against_it():
    assert of_rows("CAP-04", *copied(3, 0), *[indicator(id=f"b{n}") for n in range(5)])
    assert of_rows("CAP-04", *copied(3, 0), *[indicator(id=f"b{n}", achieved=(5,)) for n in range(5)])


def test_that_the_share_of_copied_goals_is_read_from_the_catalogue():
    rows = copied(3, 1)

    assert of_rows("CAP-04", *rows, own="limites.igual_a_lo_programado = 75")
    assert not of_rows("CAP-04", *copied(4, 1), own="limites.patron_desde = 6")


def test_that_the_word_about_copied_goals_is_of_the_rows_and_values_that_are_alike():
    def about(rows):
        (finding,) = of_rows("CAP-04", *rows)
        return finding.about

    rows = copied(4, 1)
    same_but_one = indicator(id="4", programmed=UNIFORM, achieved=(25, 20))
    assert about([*rows[:4], rows[4].replace(achieved=(11, 20, None, None))]) == about(rows)
    other_row = rows[3].replace(achieved=(10, 20, None, None))
    assert about([*rows[:3], other_row, same_but_one]) != about(rows)  # as many, but not the same ones
    other_value = indicator(id="0", programmed=(30, 25, 25, 20), achieved=(30, 20))
    assert about([other_value, *rows[1:]]) != about(rows)


# CAP-05


def test_that_the_same_in_four_quarters_is_uniform():
    assert keys(of("CAP-05", programmed=UNIFORM)) == ["programmed_1"]
    assert of("CAP-05", programmed=(25, 50, 75, 100), programming=Programming.CUMULATIVE)


@pytest.mark.parametrize(
    "values",
    [
        {"programmed": (25, 25, 25, 26)},
        {"programmed": (25, 25, 25)},
        {"programmed": (0, 0, 0, 0)},
        {"programmed": UNIFORM, "programming": Programming.CUMULATIVE},
        {"programmed": (100,) * 4, "accumulation": Accumulation.CONSTANT},
    ],
    ids=["not the same", "one blank", "zeros", "cumulative", "meant to stay"],
)
def test_that_this_programme_is_not_uniform(values):
    assert not of("CAP-05", **values)


# DES-01


def test_that_a_low_compliance_asks_for_each_missing_part():
    findings = of(
        "DES-01", programmed=UNIFORM, achieved=(25, 10), justifications=justified(cause="lluv", due_date=" ")
    )

    assert [(f.key, f.mend) for f in findings] == [("achieved_2", "justification_2_cause")]
    assert findings[0].message == "Cumplimiento 40 %: falta justificar (causa y fecha)."


def test_that_a_complete_justification_answers_a_low_compliance():
    assert not of("DES-01", programmed=UNIFORM, achieved=(25, 10), justifications=justified())


def test_that_only_the_reported_quarter_is_justified():
    assert not of("DES-01", programmed=UNIFORM, achieved=(10, 25))
    assert of("DES-01", programmed=UNIFORM, achieved=(25, 10), justifications=justified(quarter=1))


@pytest.mark.parametrize(("achieved", "fires"), [("22.5", False), ("22.49", True)])
def test_that_90_percent_is_still_enough(achieved, fires):
    assert bool(of("DES-01", programmed=UNIFORM, achieved=(25, achieved))) is fires


def test_that_where_less_is_better_too_much_is_low():
    values = {"unit": "Día", "direction": "Descendente", "programmed": (15, 15), "achieved": (15, 18)}

    assert of("DES-01", **values)[0].message.startswith("Cumplimiento 80 %")
    judged = report(indicator(**values), settings=settings(descending=DescendingFormula.INVERSE_RATIO))
    assert found("DES-01", judged)[0].message.startswith("Cumplimiento 83.3 %")


def test_that_the_limits_of_a_justification_are_read_from_the_catalogue():
    values = {"programmed": UNIFORM, "achieved": (25, 20)}

    assert of("DES-01", **values)
    assert not of("DES-01", **values, own="limites.justificar_debajo_de = 80")
    short = justified(cause="Veda")
    assert not of("DES-01", **values, justifications=short, own="limites.justificacion_caracteres = 4")


def test_that_an_annual_indicator_is_not_judged_in_mid_year_where_the_report_says_so():
    row = indicator(frequency="Anual", programmed=UNIFORM, achieved=(25, 10))

    assert of_rows("DES-01", row)
    assert not found("DES-01", report(row, settings=settings(semaphore_by_frequency=True)))


# DES-02 and DES-03


@pytest.mark.parametrize(
    ("achieved", "rules"),
    [("27.5", []), (28, ["DES-02"]), ("32.5", ["DES-02"]), (33, ["DES-03"])],
    ids=["110 %", "112 %", "130 %", "132 %"],
)
def test_that_over_achievement_takes_the_place_of_a_high_compliance(achieved, rules):
    values = {"programmed": UNIFORM, "achieved": (25, achieved)}

    assert [rule for rule in ("DES-02", "DES-03") if of(rule, **values)] == rules


def test_that_a_cause_answers_a_high_compliance():
    cause = (
        NO_JUSTIFICATION,
        Justification(cause="Se sumaron dos colonias."),
        NO_JUSTIFICATION,
        NO_JUSTIFICATION,
    )

    assert not of("DES-02", programmed=UNIFORM, achieved=(25, 30), justifications=cause)


def test_that_the_upper_limits_are_read_from_the_catalogue():
    values = {"programmed": UNIFORM, "achieved": (25, 33)}

    assert of("DES-02", **values, own="limites.sobrecumplimiento = 140")
    assert not of("DES-03", **values, own="limites.sobrecumplimiento = 140")
    assert not of("DES-02", programmed=UNIFORM, achieved=(25, 30), own="limites.justificar_encima_de = 125")


# DES-04


@pytest.mark.parametrize(
    ("parts", "mend", "missing"),
    [
        ({"cause": "Se realizaron 10 acciones"}, "justification_2_cause", "una causa distinta del dato"),
        ({"cause": COMPLETE.fact}, "justification_2_cause", "una causa distinta del dato"),
        ({"action": "Dar seguimiento"}, "justification_2_action", "una acción concreta"),
        ({"due_date": "pronto"}, "justification_2_due_date", "una fecha"),
        (
            {"action": "Seguimiento", "due_date": "pronto"},
            "justification_2_action",
            "una acción concreta ni una fecha",
        ),
    ],
)
def test_that_a_complete_but_vague_justification_is_told(parts, mend, missing):
    findings = of("DES-04", programmed=UNIFORM, achieved=(25, 10), justifications=justified(**parts))

    assert [(f.key, f.mend, f.message) for f in findings] == [
        ("achieved_2", mend, f"La justificación no indica {missing}.")
    ]


def test_that_concrete_incomplete_and_unasked_justifications_are_not_vague():
    low = {"programmed": UNIFORM, "achieved": (25, 10)}

    assert not of("DES-04", **low, justifications=justified())
    assert not of("DES-04", **low, justifications=justified(action="Seguimiento", projection=""))
    assert not of(
        "DES-04", programmed=UNIFORM, achieved=(25, 25), justifications=justified(due_date="pronto")
    )


def test_that_the_words_of_an_action_are_counted_by_the_catalogue():
    vague = {
        "programmed": UNIFORM,
        "achieved": (25, 10),
        "justifications": justified(action="Dar seguimiento"),
    }

    assert not of("DES-04", **vague, own="limites.accion_palabras = 2")


# DES-05


def test_that_two_low_quarters_in_a_row_are_told():
    assert of("DES-05", programmed=UNIFORM, achieved=(20, 20))
    assert not of("DES-05", programmed=UNIFORM, achieved=(25, 20))
    assert not of("DES-05", programmed=UNIFORM, achieved=(20, 25))
    assert not of("DES-05", programmed=UNIFORM, achieved=(20, 20), quarter=1)


def test_that_two_low_quarters_before_the_reported_one_are_past():
    assert not of("DES-05", programmed=UNIFORM, achieved=(20, 20, 25), quarter=3)


def test_that_findings_of_a_copied_quarter_stand_on_the_first_row_that_has_it():
    rows = [indicator(id="x", programmed=UNIFORM, achieved=(10,)), *copied(6, 0)]

    assert ids(of_rows("CAP-04", *rows)) == ["0"]
