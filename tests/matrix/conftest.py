"""The figures of the matrix, told at the end of the run (and copied to ``docs/fiabilidad.md`` by hand)."""

from __future__ import annotations

import pytest

_FIGURES = pytest.StashKey[list[tuple[str, str]]]()


@pytest.fixture
def figures(request):
    """Return what takes a test's figures: what was done, how often, and how much was lost."""
    told = request.config.stash.setdefault(_FIGURES, [])
    return lambda text: told.append((request.node.name, text))


def pytest_terminal_summary(terminalreporter):
    for name, text in terminalreporter.config.stash.get(_FIGURES, []):
        terminalreporter.write_line(f"{name}: {text}")
