"""A finding, and how the officer accepts one (``domain.md`` §3: accepting is never required)."""

from __future__ import annotations

from model.catalogue import Severity
from model.frozen import frozen
from model.report import Acceptance, Report


@frozen
class Finding:
    """What a rule says of one place: data, never an exception.

    ``indicator`` is the row's id, None for the report itself; ``key`` the column or report field that is
    highlighted; ``mend`` the field where it is mended, often the same. ``message`` is a complete sentence.
    ``about`` is a fingerprint of the values judged. Texts on what to check and do: ``RULE_BY_ID[rule]``.
    """

    rule: str
    severity: Severity
    indicator: str | None
    key: str
    mend: str
    message: str
    about: str
    accepted: Acceptance | None = None

    @property
    def place(self) -> tuple[str, str | None, str, str]:
        """What an acceptance has to match: rule, row, column and the values judged."""
        return (self.rule, self.indicator, self.key, self.about)


def matches(acceptance: Acceptance, finding: Finding) -> bool:
    """Return whether the acceptance still covers the finding: same place, same values, and no error."""
    if finding.severity is Severity.ERROR:
        return False
    return (acceptance.rule, acceptance.indicator, acceptance.key, acceptance.about) == finding.place


def accept(report: Report, finding: Finding, reason: str, user: str, date: str) -> Acceptance:
    """Return the acceptance of a warning or information; ``date`` is ISO 8601, ``reason`` not blank.

    Raises ValueError for an error, a blank reason, or a finding that is not of ``report``.
    """
    if finding.severity is Severity.ERROR:
        raise ValueError("an error cannot be accepted")
    if not reason.strip():
        raise ValueError("an acceptance needs a reason")
    if finding.indicator is not None and all(row.id != finding.indicator for row in report.indicators):
        raise ValueError("the finding is not of this report")
    return Acceptance(
        rule=finding.rule,
        indicator=finding.indicator,
        key=finding.key,
        about=finding.about,
        reason=reason.strip(),
        user=user,
        date=date,
    )
