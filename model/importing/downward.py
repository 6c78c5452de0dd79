"""Tables in which each quarter of an indicator has a row of its own: a column says which it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.foreign import Cell, Sheet
from model.importing.columns import bare_bands
from model.importing.headers import Block
from model.importing.mapping import ColumnUse, figure_key
from model.importing.rows import Reading, Row, read_rows
from model.importing.words import cell_text, plain_words, quarter_alone, title_of

Line = tuple[int, Mapping[int, Cell]]
_MOST = 0.8  # the share of a column's cells that name a quarter
_LEAST = 4  # cells
_TITLES = frozenset({"trimestre", "trim", "periodo", "trimestre reportado", "mes", "periodo reportado"})


@dataclass(frozen=True, slots=True)
class Downward:
    """The column that names the quarter, and the columns of programmed and achieved."""

    column: int
    bands: Mapping[str, int]


@dataclass(slots=True)
class _Group:
    """The lines of one indicator, by the quarter or other period that each is of."""

    own: tuple[str, str]
    lines: dict[int, Line] = field(default_factory=dict)


def quarter_column(uses: Sequence[ColumnUse], block: Block, lines: Sequence[Line]) -> Downward | None:
    """Return where the rows say their quarter, None if they do not: most tables name it in the heading."""
    bands = bare_bands(block)
    if not {"programmed", "achieved"} <= bands.keys() or any(use.key.endswith(("_1", "_m1")) for use in uses):
        return None
    for use in uses:
        bare = plain_words(use.title) in _TITLES
        said = [_period(line[use.column], bare) for _, line in lines if use.column in line]
        named = [period for period in said if period]
        if len(said) >= _LEAST and len(named) >= _MOST * len(said) and len(set(named)) > 1:
            return Downward(use.column, {band: bands[band] for band in ("programmed", "achieved")})
    return None


def _period(cell: Cell, bare: bool) -> int:
    """Return the quarter or other period that a cell names; ``bare`` where "2" alone is one."""
    title = title_of(cell_text(cell))
    if title.quarter or title.period:
        return 0 if title.band else title.quarter or title.period
    return quarter_alone(cell_text(cell)) if bare else 0


def read_downward(sheet: Sheet, uses: Sequence[ColumnUse], lines: Sequence[Line], found: Downward) -> Reading:
    """Return the indicators, each with the figures of all its rows."""
    bare = next(plain_words(use.title) in _TITLES for use in uses if use.column == found.column)
    columns = {use.key: use.column for use in uses if use.key}
    groups: dict[int, _Group] = {}
    group: _Group | None = None
    main: list[Line] = []
    for number, line in lines:
        period = _period(line[found.column], bare) if found.column in line else 0
        if not period:
            main.append((number, line))
            continue
        level, name = (_said(line, columns.get(key, 0)) for key in ("level", "name"))
        if group is None or period in group.lines or (name and (level or group.own[0], name) != group.own):
            group = groups[number] = _Group((level, name))
            main.append((number, line))
        group.lines[period] = (number, line)
    totals = {column: f"{band}_total" for band, column in found.bands.items()}
    counted = [replace(use, key=totals.get(use.column, use.key)) for use in uses]
    reading = read_rows(sheet, counted, iter(main))
    own = [row for row in reading.rows if row.number in groups]
    reading.rows = [_with_figures(row, groups[row.number], found) for row in own]
    return reading


def _said(line: Mapping[int, Cell], column: int) -> str:
    return cell_text(line[column]) if column in line else ""


def _with_figures(row: Row, group: _Group, found: Downward) -> Row:
    cells = {key: cell for key, cell in row.cells.items() if not key.endswith("_total")}
    columns = {key: column for key, column in row.columns.items() if not key.endswith("_total")}
    elsewhere = dict(row.elsewhere)
    for period, (number, line) in group.lines.items():
        for band, column in found.bands.items():
            if key := figure_key(band, period):
                columns[key], elsewhere[key] = column, row.sheet.address(number, column)
                if column in line:
                    cells[key] = line[column]
    return replace(row, cells=cells, columns=columns, elsewhere=elsewhere)
