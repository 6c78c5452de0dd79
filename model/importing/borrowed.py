"""What a row says only elsewhere: its level in the name of its sheet, its baseline's year in a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.foreign import Cell, Stored
from model.importing.contents import level_words
from model.importing.mapping import ColumnUse
from model.importing.rows import Row
from model.importing.surroundings import Surroundings
from model.importing.words import year_in


def with_borrowed(rows: Sequence[Row], uses: Sequence[ColumnUse], around: Surroundings) -> Iterator[Row]:
    """Yield the rows with the level and the year of the baseline that they lack, where it is surely said."""
    title = next((use for use in uses if use.key == "baseline_value"), None)
    year = year_in(title.title) if title is not None else 0
    has_year = any(use.key == "baseline_year" for use in uses)
    said = level_words(around.pairs.get("level", ""))[0]
    for row in rows:
        if not row.level and (level := said or level_words(row.sheet.name)[0]):
            source = "del encabezado" if said else "del nombre de la hoja"
            row = replace(row, level=level, notes=(*row.notes, f"El nivel «{level}» se tomó {source}."))
        if title is not None and year and not has_year and "baseline_value" in row.cells:
            cell = Cell(Stored.TEXT, str(year))
            row = replace(
                row,
                cells={**row.cells, "baseline_year": cell},
                columns={**row.columns, "baseline_year": title.column},
            )
        yield row
