"""The gate for reports put together out of foreign data."""

from decimal import Decimal

import pytest

from model.checked import NotOfItsKind, checked
from model.report import Heading, Report, Settings, new_indicator
from tests.factories import sample
from tests.model.full_report import full_report


@pytest.mark.parametrize("report", [Report(), sample(), full_report()])
def test_that_a_report_as_declared_passes_as_it_is(report):
    assert checked(report) is report


ONE = Decimal(1)


def with_row(**values):
    return Report(indicators=(new_indicator(**values),))


@pytest.mark.parametrize(
    ("report", "key"),
    [
        (Report().replace(heading=Heading(fiscal_year=20_000)), "heading.fiscal_year"),
        (Report().replace(heading=Heading().replace(fiscal_year="2023")), "heading.fiscal_year"),
        (Report().replace(settings=Settings(quarter=5)), "settings.quarter"),
        (Report().replace(settings=Settings().replace(paper="oficio")), "settings.paper"),
        (Report().replace(previous_quarter=-1), "previous_quarter"),
        (Report().replace(indicators=[new_indicator()]), "indicators"),
        (Report().replace(indicators=({"id": "a"},)), "indicators.0"),
        (with_row(name=None), "indicators.0.name"),
        (with_row(achieved=(ONE, ONE, ONE)), "indicators.0.achieved.3"),
        (with_row(achieved=(ONE, 1.5, ONE, ONE)), "indicators.0.achieved.1"),
        (with_row(annual_goal=Decimal("NaN")), "indicators.0.annual_goal"),
    ],
)
def test_that_a_value_of_another_kind_is_named_by_its_place(report, key):
    with pytest.raises(NotOfItsKind) as refused:
        checked(report)
    assert refused.value.key == key
