"""Tables that lie on their side: the titles under each other, an indicator in each column."""

from __future__ import annotations

from dataclasses import replace

from model.foreign import Area, Sheet

_WIDEST = 400
"""More indicators than that stand under each other, not side by side (nor has a heading more rows)."""


def turned(sheet: Sheet) -> Sheet | None:
    """Return the sheet with rows and columns exchanged; None where it is too long."""
    rows = {row for row, _ in sheet.cells}
    if len(rows) > _WIDEST:
        return None
    return replace(
        sheet,
        cells={(column, row): cell for (row, column), cell in sorted(sheet.cells.items())},
        merges=tuple(Area(area.left, area.top, area.right, area.bottom) for area in sheet.merges),
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
        turned=True,
    )
