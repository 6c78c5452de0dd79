"""The palette's colours as Qt paints with them, made once."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor


@cache
def colour(name: str) -> QColor:
    """Return the colour that a palette calls ``#rrggbb``."""
    return QColor(name)
