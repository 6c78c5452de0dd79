"""What the rules say of a report: find it, look it up by cell, accept it."""

from model.catalogue import Severity
from model.findings.collection import Findings, RowFindings
from model.findings.engine import FindingsEngine, find_issues
from model.findings.finding import Finding, accept, matches
from model.rules import RULE_BY_ID, RULES, Rule

__all__ = [
    "RULES",
    "RULE_BY_ID",
    "Finding",
    "Findings",
    "FindingsEngine",
    "RowFindings",
    "Rule",
    "Severity",
    "accept",
    "find_issues",
    "matches",
]
