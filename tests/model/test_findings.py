"""Findings as a whole: their order, their cells and their acceptance."""

import pytest

from model.findings import Finding, FindingsEngine, Severity, accept, find_issues, matches
from model.report import Calculation, Report, Signature
from model.schema import COLUMN_BY_KEY
from tests.factories import indicator, report, sample
from tests.model.judging import TODAY, accepted, catalogue, changed, found


def spoilt() -> Report:
    """Return the real report with an error in its last row, in the heading and in the signatures."""
    broken = changed(sample(), "a3.3", means="")
    heading = broken.heading.replace(axis="")
    return broken.replace(heading=heading, signatures=(Signature(role="Elaboró"),))


# Order, cells, counts


def test_that_errors_come_first_and_each_severity_goes_down_the_page():
    findings = find_issues(spoilt(), catalogue())

    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=list(Severity).index)
    assert [(f.indicator, f.key) for f in findings[:3]] == [
        (None, "axis"),
        ("a3.3", "means"),
        (None, "signatures"),
    ]


def test_that_the_findings_of_a_row_follow_its_columns():
    order = list(COLUMN_BY_KEY)
    warnings = [
        order.index(f.key)
        for f in find_issues(sample(), catalogue())
        if f.indicator == "a2.7" and f.severity is Severity.WARNING
    ]

    assert warnings == sorted(warnings)
    assert len(warnings) > 2


def test_that_the_findings_of_a_cell_are_those_of_the_list():
    findings = FindingsEngine(catalogue()).update(spoilt())
    cells: dict[tuple[str | None, str], list[Finding]] = {}
    for finding in findings.all:
        cells.setdefault((finding.indicator, finding.key), []).append(finding)

    assert {cell: list(there) for cell, there in findings.by_cell.items()} == cells
    assert len(findings.by_cell) == len(cells)


def test_that_cells_without_findings_are_not_there():
    by_cell = FindingsEngine(catalogue()).update(sample()).by_cell

    assert by_cell.get(("a2.7", "name")) is None
    assert ("a2.7", "name") not in by_cell
    assert not by_cell.keys() & {("zz", "name")}
    with pytest.raises(KeyError):
        by_cell["zz", "name"]


def test_that_findings_are_counted_by_severity():
    findings = FindingsEngine(catalogue()).update(spoilt())

    assert findings.errors == 3
    assert findings.warnings == sum(f.severity is Severity.WARNING for f in findings.all)
    assert sum(findings.counts.values()) == len(findings.all)


# Severities are data


def test_that_a_rule_takes_its_severity_from_the_catalogue():
    assert [f.severity for f in found("FIR-02", sample(), 'gravedad.FIR-02 = "error"')] == [Severity.ERROR]


def test_that_a_rule_that_is_switched_off_finds_nothing():
    assert found("DES-01", sample())
    assert not found("DES-01", sample(), 'gravedad.DES-01 = "apagada"')
    assert not found("EST-03", sample(), 'gravedad.EST-03 = "apagada"')
    assert not found("FIR-02", sample(), 'gravedad.FIR-02 = "apagada"')


def test_that_the_literal_way_of_calculating_changes_no_finding():
    literal = sample().settings.replace(calculation=Calculation.LITERAL)

    assert find_issues(sample().replace(settings=literal), catalogue()) == find_issues(sample(), catalogue())


# Acceptance


def only(judged_report: Report, rule: str, row: str | None) -> Finding:
    (finding,) = (f for f in found(rule, judged_report) if f.indicator == row)
    return finding


def test_that_an_accepted_warning_is_still_listed_but_no_longer_counted():
    before = FindingsEngine(catalogue()).update(sample())
    after = FindingsEngine(catalogue()).update(accepted(sample(), only(sample(), "DES-01", "c1")))

    assert len(after.all) == len(before.all)
    assert after.warnings == before.warnings - 1
    (finding,) = (f for f in after.by_cell["c1", "achieved_2"] if f.rule == "DES-01")
    assert finding.accepted is not None
    assert (finding.accepted.reason, finding.accepted.user, finding.accepted.date) == (
        "Revisado con el área.", "Ana Ruiz", TODAY,
    )  # fmt: skip


def test_that_an_acceptance_lapses_when_the_values_change_and_returns_with_them():
    judged_report = accepted(sample(), only(sample(), "DES-01", "c1"))
    other = changed(judged_report, "c1", achieved=indicator(achieved=(23, 20)).achieved)
    replanned = changed(judged_report, "c1", programmed=indicator(programmed=(23, 27, 29, 21)).programmed)
    back = changed(other, "c1", achieved=indicator(achieved=(23, "21.0")).achieved)

    assert only(other, "DES-01", "c1").accepted is None
    assert only(replanned, "DES-01", "c1").accepted is None
    assert only(back, "DES-01", "c1").accepted is not None


def test_that_an_acceptance_covers_only_its_own_row_and_rule():
    judged_report = accepted(sample(), only(sample(), "NIV-08", "a1.4"))

    assert [f.indicator for f in found("NIV-08", judged_report) if f.accepted] == ["a1.4"]
    assert not [f for f in find_issues(judged_report, catalogue()) if f.accepted and f.rule != "NIV-08"]


@pytest.mark.parametrize("rule", ["ARI-05", "ENC-02", "FIR-02"])
def test_that_findings_of_the_report_can_be_accepted(rule):
    assert only(accepted(sample(), only(sample(), rule, None)), rule, None).accepted is not None


def test_that_every_warning_and_information_can_be_accepted():
    judged_report = sample()
    for finding in find_issues(judged_report, catalogue()):
        judged_report = accepted(judged_report, finding)

    assert all(finding.accepted for finding in find_issues(judged_report, catalogue()))


def test_that_an_error_cannot_be_accepted():
    broken = changed(sample(), "c1", means="")
    error = only(broken, "MV-01", "c1")

    with pytest.raises(ValueError, match="error"):
        accept(broken, error, "Así es.", "Ana", TODAY)


def test_that_an_acceptance_does_not_cover_what_the_catalogue_makes_an_error():
    judged_report = accepted(sample(), only(sample(), "FIR-02", None))
    (acceptance,) = judged_report.acceptances
    (error,) = found("FIR-02", judged_report, 'gravedad.FIR-02 = "error"')

    assert error.accepted is None
    assert not matches(acceptance, error)


def test_that_an_acceptance_needs_a_reason_and_a_finding_of_this_report():
    finding = only(sample(), "DES-01", "c1")

    with pytest.raises(ValueError, match="reason"):
        accept(sample(), finding, " ", "Ana", TODAY)
    with pytest.raises(ValueError, match="not of this report"):
        accept(report(), finding, "Así es.", "Ana", TODAY)
