"""What the table can be asked about a cell beyond Qt's own roles."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class CellRole(IntEnum):
    """Roles of our own; the value follows Qt's last."""

    FINDINGS = Qt.ItemDataRole.UserRole.value + 1
    """The findings of the cell, heaviest first: a tuple of ``model.findings.Finding``."""
    MARK = Qt.ItemDataRole.UserRole.value + 2
    """The mark of the cell: "error", "warning", "info", "accepted", or None."""
    CALCULATED = Qt.ItemDataRole.UserRole.value + 3
    """Whether the program computes the cell."""
    GROUND = Qt.ItemDataRole.UserRole.value + 4
    """What lies behind the cell: a ``gui.table.looks.Ground``."""
    KEY = Qt.ItemDataRole.UserRole.value + 5
    """The key of the column."""
