"""The whole window with someone before it, and its bar for finding."""

import pytest

from tests.gui.sitting import officer, settings

__all__ = ["officer", "settings"]


@pytest.fixture
def bar(officer):
    return officer.window.searching.bar
