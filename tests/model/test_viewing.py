"""Filters, order and sums: what is looked at, never what the report holds."""

from decimal import Decimal

from model.calculations import Semaphore
from model.filters import Filter, components, matching
from model.findings import FindingsEngine
from model.report import Calculation
from model.row_order import sorted_ids
from model.schema import COLUMN_BY_KEY
from model.summary import summary
from tests.factories import indicator, report, sample, settings
from tests.model.judging import catalogue


def seen(wanted, shown=None):
    shown = shown or sample()
    found = matching(wanted, shown, FindingsEngine(catalogue()).update(shown), catalogue())
    return [row.id for row in shown.indicators if row.id in found]


def test_that_no_condition_lets_everything_be_seen():
    assert len(seen(Filter())) == len(sample().indicators)
    assert not Filter().asks


def test_that_levels_and_components_are_filtered():
    assert seen(Filter(kind="Componente")) == ["c1", "c2", "c3"]
    assert all(id_[:2] in ("c2", "a2") for id_ in seen(Filter(component=2)))
    assert seen(Filter(kind="Actividad", component=1))[0].startswith("a1")


def test_that_conditions_are_combined():
    both = set(seen(Filter(kind="Actividad", lamp=Semaphore.RED)))
    assert both == set(seen(Filter(kind="Actividad"))) & set(seen(Filter(lamp=Semaphore.RED)))
    assert both


def test_that_what_is_not_captured_yet_is_found():
    shown = report(
        indicator(id="1", achieved=(1, 2)),
        indicator(id="2", achieved=(1,)),
        indicator(id="3", achieved=(1, 0)),
    )
    assert seen(Filter(not_captured=True), shown) == ["2"]


def test_that_only_open_findings_count():
    found = FindingsEngine(catalogue()).update(sample())
    with_any = {f.indicator for f in found.all if f.accepted is None and f.indicator}
    assert set(seen(Filter(with_findings=True))) == with_any
    assert len(with_any) > 0


def test_that_the_components_of_the_report_are_offered():
    assert components(sample()) == (1, 2, 3)


def test_that_numbers_are_sorted_by_size_and_blanks_come_last():
    shown = report(
        *(indicator(id=id_, achieved=(value,)) for id_, value in (("a", 100), ("b", 25), ("c", ""), ("d", 9)))
    )
    column = COLUMN_BY_KEY["achieved_1"]
    assert sorted_ids(shown, column) == ("d", "b", "a", "c")
    assert sorted_ids(shown, column, descending=True) == ("a", "b", "d", "c")


def test_that_texts_are_sorted_without_accents_and_levels_by_the_form():
    shown = report(
        indicator(id="a", name="Índice", level="Actividad 1.10"),
        indicator(id="b", name="abc", level="Actividad 1.2"),
        indicator(id="c", name="Zona", level="Fin"),
    )
    assert sorted_ids(shown, COLUMN_BY_KEY["name"]) == ("b", "a", "c")
    assert sorted_ids(shown, COLUMN_BY_KEY["level"]) == ("c", "b", "a")


def said(shown, *keys):
    cells = [(COLUMN_BY_KEY[key], row) for row in shown.indicators for key in keys]
    return summary(cells, shown.settings).sentence()


def test_that_percentages_are_added_up_as_percentages():
    shown = report(indicator(programmed=(25, 50, "", "")))
    assert (
        said(shown, "programmed_1", "programmed_2", "programmed_3")
        == "Suma: 75 % · Promedio: 37.5 % · Recuento: 2"
    )


def test_that_other_units_are_not_added_to_percentages():
    shown = report(indicator(id="1", programmed=(25,)), indicator(id="2", unit="Denuncias", programmed=(3,)))
    assert said(shown, "programmed_1") == "Unidades distintas: sin suma · Recuento: 2"


def test_that_texts_and_years_are_only_counted():
    shown = report(indicator(id="1"), indicator(id="2"))
    assert said(shown, "name", "baseline_year") == "Recuento: 4"
    assert said(report(indicator()), "name") == ""


def test_that_the_literal_way_adds_what_it_shows():
    shown = report(indicator(programmed=(25, 50, "", "")), settings=settings(calculation=Calculation.LITERAL))
    assert said(shown, "programmed_1", "programmed_2").startswith("Suma: 75 %")
    assert summary([], shown.settings).total == Decimal(0)
