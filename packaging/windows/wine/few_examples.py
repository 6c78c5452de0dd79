"""A plugin of pytest: tests that draw their examples by chance draw a tenth of them.

What chance finds is arithmetic, which Windows does as Linux does; make windows-test-all draws them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

_LEAST = 5
_SETTINGS = "_hypothesis_internal_use_settings"  # where @settings and @given leave them


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave every collected test with fewer examples; a walk of a state machine is a test of its class."""
    for each in {getattr(item, "function", None) for item in items}:
        if isinstance(found := getattr(each, _SETTINGS, None), settings):
            setattr(each, _SETTINGS, _fewer(found))
    for kind in {getattr(item, "cls", None) for item in items}:
        if isinstance(found := getattr(kind, "settings", None), settings):
            kind.settings = _fewer(found)


def _fewer(found: settings) -> settings:
    return settings(found, max_examples=max(_LEAST, found.max_examples // 10))
