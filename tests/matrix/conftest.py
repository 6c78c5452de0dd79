"""The figures of the matrix, told at the end of the run (and copied to ``docs/fiabilidad.md`` by hand)."""

from __future__ import annotations

from itertools import chain

import pytest


@pytest.fixture
def figures(request):
    """Return what takes a test's figures: what was done, how often, and how much was lost."""
    return lambda text: request.node.user_properties.append(("figures", text))


def pytest_terminal_summary(terminalreporter):
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if getattr(report, "when", "") == "call":
            for _, text in report.user_properties:
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {text}")
