"""At least 500 random variants of the municipality's workbook give their indicators exactly."""

import os
from collections import Counter

import pytest

from export.reading.reader import read_foreign
from model.importing import interpret
from tests.export.reading.variants import variant

COUNT = int(os.environ.get("VARIANTS", "600"))
PART = 50


def _plain(indicator):
    return vars(indicator.replace(id=""))


def _named(imported, made):
    """Return the rows, by their address, whose cells the import names as not understood or asks about."""
    cells = {cell for finding in imported.findings if finding.rule == "IMP-03" for cell in finding.cells}
    return cells | {cell for question in imported.open_questions for cell in question.cells}


def faults(seed):
    made = variant(seed)
    imported = interpret(read_foreign(made.data, made.name))
    found = imported.report.indicators
    if len(found) != len(made.expected):
        return [f"{len(found)} renglones"], made, imported
    wrong = [
        f"{right.level} {key}: {_plain(got)[key]!r} no es {_plain(right)[key]!r}"
        for got, right in zip(found, made.expected, strict=True)
        for key in _plain(right)
        if _plain(got)[key] != _plain(right)[key]
    ]
    understood = [finding for finding in imported.findings if finding.rule == "IMP-03"]
    if len(made.unreadable) != len(understood):
        wrong.append(f"{len(understood)} celdas señaladas, {len(made.unreadable)} ilegibles")
    if imported.report.heading.unit_code != "304" or imported.report.settings.quarter != 2:
        wrong.append("encabezado")
    return wrong, made, imported


@pytest.mark.parametrize("first", range(0, COUNT, PART))
def test_that_every_variant_gives_its_indicators_exactly(first):
    broken = {}
    for seed in range(first, min(first + PART, COUNT)):
        wrong, made, _ = faults(seed)
        if wrong:
            broken[seed] = (wrong[:3], made.differences)
    assert not broken


def test_that_the_variants_hold_every_difference_often():
    seen = Counter(name for seed in range(120) for name in variant(seed).differences)
    rare = {name: count for name, count in seen.items() if count < 3 and not name.startswith("escalas")}
    assert not rare
