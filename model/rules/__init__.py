"""The rules of the report, as data: ``RULES`` in the order of ``domain.md`` §3, and by their id."""

from model.rules import (
    accumulated,
    arithmetic,
    baseline,
    by_level,
    capture,
    deviation,
    heading,
    patterns,
    scale,
    structure,
    texts,
)
from model.rules.rule import Case, Context, Hit, IndicatorRule, MatrixRule, ReportRule, Rule

_FAMILIES = ("ESC", "ARI", "CAP", "DES", "NIV", "LB", "EST", "TXT", "MV", "ENC", "FIR")


def _place(rule: Rule) -> tuple[int, str]:
    return _FAMILIES.index(rule.id.partition("-")[0]), rule.id


RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *scale.RULES,
            *arithmetic.RULES,
            *accumulated.RULES,
            *capture.RULES,
            *deviation.RULES,
            *by_level.RULES,
            *patterns.RULES,
            *baseline.RULES,
            *structure.RULES,
            *texts.RULES,
            *heading.RULES,
        ),
        key=_place,
    )
)
RULE_BY_ID = {rule.id: rule for rule in RULES}

__all__ = [
    "RULES",
    "RULE_BY_ID",
    "Case",
    "Context",
    "Hit",
    "IndicatorRule",
    "MatrixRule",
    "ReportRule",
    "Rule",
]
