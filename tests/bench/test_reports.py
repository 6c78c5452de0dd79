"""The long reports that the measurements use are reports like the real one."""

from model.catalogue import parse_catalogue
from model.findings import Severity, find_issues
from resources.places import catalogue_file
from tests.bench.reports import enlarged
from tests.factories import sample


def test_that_a_report_of_the_same_length_is_the_same_report():
    assert enlarged(sample(), 15) == sample()


def test_that_ids_codes_and_names_are_never_repeated():
    rows = enlarged(sample(), 200).indicators
    assert len(rows) == 200
    for key in ("id", "level", "name", "definition", "method", "means"):
        assert len({getattr(row, key) for row in rows}) == len({getattr(row, key) for row in rows[:15]}) + 185


def test_that_another_edition_differs_in_every_row_but_not_in_figures():
    first, second = (enlarged(sample(), 40, edition).indicators for edition in (1, 2))
    assert all(a.name != b.name and a.achieved == b.achieved for a, b in zip(first, second, strict=True))


def test_that_a_long_report_has_no_errors_as_the_real_one():
    findings = find_issues(enlarged(sample(), 150), parse_catalogue(catalogue_file()))
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
