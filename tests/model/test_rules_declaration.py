"""The rules as data: complete, unique, and pointing only at what the window can reach."""

import string
from decimal import Decimal

import pytest

from model.findings import RULE_BY_ID, RULES, Severity
from model.rules.rule import fingerprint
from model.schema import FIELD_BY_KEY
from tests.model.judging import catalogue

BLOCKING = {
    "ESC-01", "ARI-07", "ARI-08", "ARI-11", "CAP-01", "CAP-02", "NIV-10", "EST-02", "MV-01", "ENC-01",
    "FIR-01",
}  # fmt: skip


def test_that_rule_ids_are_unique():
    assert len(RULE_BY_ID) == len(RULES)


def test_that_only_what_the_officer_can_mend_alone_is_an_error():
    errors = {rule for rule, severity in catalogue().severities.items() if severity is Severity.ERROR}

    assert errors == BLOCKING


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_that_every_rule_says_what_to_check_what_to_do_and_on_whose_word(rule):
    for text in (rule.message, *rule.variants.values(), rule.check, rule.do, rule.source):
        assert text.strip() == text
        assert text.endswith((".", "?"))
        assert "!" not in text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_that_the_places_in_a_message_are_named(rule):
    for template in (rule.message, *rule.variants.values()):
        assert all(
            name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(template)
        )


def test_that_the_listed_fields_of_the_catalogue_are_those_of_the_schema():
    lists = {field.catalogue for field in FIELD_BY_KEY.values() if field.catalogue}

    assert all(isinstance(catalogue().options(name), tuple) for name in lists)
    assert lists


def test_that_a_fingerprint_tells_values_apart_and_their_spelling_together():
    assert fingerprint(Decimal(25), None, "a") == fingerprint(Decimal("25.0"), None, "a")
    different = [("a",), ("b",), (None,), (Decimal(1), Decimal(2)), (Decimal(12),), ("x" * 50,), ("x" * 51,)]
    assert len({fingerprint(*values) for values in different}) == len(different)
