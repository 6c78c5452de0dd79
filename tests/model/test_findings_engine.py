"""The engine judges only what differs, and finds what it would find from scratch."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.findings import FindingsEngine, Severity, find_issues
from model.report import Accumulation, Basis, Justification, Programming, Report, Settings
from model.rules import Case
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY
from tests.factories import indicator, report, sample
from tests.model.judging import accepted, catalogue, changed


def test_that_an_edit_judges_its_own_row_alone(monkeypatch):
    seen = []

    class Watched(Case):
        def __init__(self, row, context):
            seen.append(row.id)
            super().__init__(row, context)

    engine = FindingsEngine(catalogue())
    engine.update(sample())
    monkeypatch.setattr("model.findings.judged.Case", Watched)
    engine.update(changed(sample(), "a1.4", means=""))

    assert seen == ["a1.4"]


def test_that_rows_without_change_keep_their_findings():
    engine = FindingsEngine(catalogue())
    before = engine.update(sample())
    after = engine.update(changed(sample(), "a1.4", means=""))

    assert after.changed_rows(before) == {"a1.4"}
    assert after.changed_rows(after) == frozenset()
    assert before.errors == 0, "a snapshot stays as it was"
    assert after.errors == 1


def test_that_a_change_of_one_row_reaches_the_rows_it_is_compared_with():
    engine = FindingsEngine(catalogue())
    before = engine.update(sample())
    after = engine.update(changed(sample(), "c2", method="Otra"))

    assert after.changed_rows(before) == {"a2.4"}, "A2.4 had repeated the method of C2"


QUANTITY = st.sampled_from(
    [None, 0, 1, 10, 25, 30, 100, 106, "0.25", "2.5", "33.333", -5, "99999999999999.9"]
)
FOUR = st.tuples(QUANTITY, QUANTITY, QUANTITY, QUANTITY)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from(["", "Fin", "Propósito", "C1", "C2", "A1.1", "A1.3", "A2.1", "A", "Subfin"]),
        "name": st.sampled_from(["", "Acciones"]),
        "method": st.sampled_from(["", "a/b", "A / B", "c"]),
        "unit": st.sampled_from(["", "Porcentaje", "Documento", "Fanega", "Tasa"]),
        "type": st.sampled_from(["", "Estratégico", "De gestión", "estrategico"]),
        "dimension": st.sampled_from(["", "Eficacia", "Calidad"]),
        "frequency": st.sampled_from(["", "Mensual", "Trimestral", "Semestral", "Anual"]),
        "direction": st.sampled_from(["", "Ascendente", "Descendente", "Regular"]),
        "baseline_value": QUANTITY,
        "baseline_year": st.sampled_from([None, 2022, 2023]),
        "means": st.sampled_from(["", "Informe"]),
        "programmed": FOUR,
        "achieved": FOUR,
        "programmed_numerators": FOUR,
        "achieved_numerators": FOUR,
        "achieved_denominators": FOUR,
        "annual_goal": QUANTITY,
        "annual_denominator": QUANTITY,
        "accumulation": st.sampled_from(Accumulation),
        "programming": st.sampled_from(Programming),
        "justifications": st.tuples(*[st.builds(Justification, cause=st.sampled_from(["", "Lluvias"]))] * 4),
    },
)
SETTINGS = st.builds(
    Settings,
    quarter=st.integers(1, 4),
    basis=st.sampled_from(Basis),
    semaphore_by_frequency=st.booleans(),
)


@st.composite
def edits(draw, judged_report: Report, number: int) -> Report:
    """Return the report after one random edit; ``number`` makes the ids of new rows."""
    rows = list(judged_report.indicators)
    kinds = ["insert", "heading", "settings"] + ["replace", "remove", "move", "accept"] * bool(rows)
    kind = draw(st.sampled_from(kinds))
    place = (
        draw(st.integers(0, len(rows) - (kind != "insert")), label="row") if rows or kind == "insert" else 0
    )
    if kind == "insert":
        rows.insert(place, indicator(**draw(VALUES) | {"id": f"n{number}"}))
    elif kind == "replace":
        rows[place] = indicator(**draw(VALUES) | {"id": rows[place].id})
    elif kind == "remove":
        del rows[place]
    elif kind == "move":
        rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(place))
    elif kind == "settings":
        return judged_report.replace(settings=draw(SETTINGS))
    elif kind == "heading":
        values = {"shared_mir": draw(st.booleans()), "fiscal_year": draw(st.sampled_from([None, 2022, 2023]))}
        heading = judged_report.heading.replace(**values)
        return judged_report.replace(heading=heading)
    else:
        open_ones = [f for f in find_issues(judged_report, catalogue()) if f.severity is not Severity.ERROR]
        return accepted(judged_report, draw(st.sampled_from(open_ones))) if open_ones else judged_report
    return judged_report.replace(indicators=tuple(rows))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_that_the_engine_finds_after_any_edits_what_it_would_find_from_scratch(data):
    engine = FindingsEngine(catalogue())
    past = [sample() if data.draw(st.booleans()) else report(indicator())]
    engine.update(past[0])
    for number in range(data.draw(st.integers(1, 6))):
        undo = data.draw(st.booleans()) and len(past) > 1
        now = data.draw(st.sampled_from(past)) if undo else data.draw(edits(past[-1], number))
        past.append(now)

        findings = engine.update(now)

        assert findings.all == find_issues(now, catalogue())
        assert sorted(map(repr, findings.all)) == sorted(
            repr(f) for there in findings.by_cell.values() for f in there
        )


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUES, max_size=5), SETTINGS)
def test_that_whatever_is_typed_every_finding_is_a_sentence_that_points_somewhere(rows, of_report):
    indicators = [indicator(**values | {"id": str(n)}) for n, values in enumerate(rows)]

    for finding in find_issues(report(*indicators, settings=of_report), catalogue()):
        assert finding.message.endswith((".", "?"))
        assert "{" not in finding.message
        assert finding.key in (COLUMN_BY_KEY if finding.indicator else FIELD_BY_KEY.keys() | {"signatures"})
        assert finding.mend in FIELD_BY_KEY.keys() | {"signatures"}
        assert len(finding.about) <= 40


def test_that_an_empty_report_and_an_emptied_one_have_no_findings_of_rows():
    engine = FindingsEngine(catalogue())
    engine.update(sample())
    emptied = sample().replace(indicators=(), settings=Settings(quarter=3))

    assert engine.update(emptied).all == find_issues(emptied, catalogue())
    assert not [f for f in engine.update(emptied).all if f.indicator or f.key == "basis"]


def test_that_the_engine_recovers_from_a_rule_that_broke(monkeypatch):
    engine = FindingsEngine(catalogue())
    engine.update(sample())
    edited = changed(sample(), "a1.4", means="", level="Actividad 1.1")

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("model.findings.judged.Case", broken)
        with pytest.raises(ZeroDivisionError):
            engine.update(edited)

    assert engine.update(edited).all == find_issues(edited, catalogue())


def test_that_another_quarter_judges_the_same_rows_anew():
    row = indicator(programmed=(25, 25, 25, 25), achieved=(25, 25))
    engine = FindingsEngine(catalogue())

    before = engine.update(report(row))
    after = engine.update(report(row, settings=Settings(quarter=4)))

    assert (before.errors, after.errors) == (0, 2)
