"""From a heading to the meaning of every column: by its title, checked against what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from model.foreign import Cell, Sheet, Stored, column_of
from model.importing.contents import LOOKS, likeness
from model.importing.headers import Block, FigureColumn, figure_columns
from model.importing.mapping import BESIDE, KEYS, TRAITS, ColumnUse, Confidence, Correction, figure_key
from model.importing.periods import TOTAL
from model.importing.values import read_value
from model.importing.words import BANDS, Title
from model.text import one_line

_ATTRIBUTES = (
    "level", "type", "dimension", "frequency", "direction", "baseline_year", "method", "definition", "unit",
    "name", "baseline_value", "means", TRAITS, *BESIDE,
)  # fmt: skip
_BY_TITLE = ("type", "dimension", "frequency", "direction", "method", "definition", "unit", "name")
_ENOUGH = 0.35
_MOVES = (0, 1, -1, 2, -2)
_BETTER = 0.2
_LETTERS_OF_A_FIGURE = 12


def column_uses(sheet: Sheet, block: Block, rows: Sequence[Mapping[int, Cell]]) -> list[ColumnUse]:
    """Return the use of every column that has a title or a meaning, left to right.

    ``rows`` are the rows under the heading, by column.
    """
    figures = _moved(figure_columns(block), rows)
    taken = {figure.column for figure in figures}
    under = _under(rows)
    titled = _titled(block, taken)
    placed = _placed(titled, {c: cells for c, cells in under.items() if c not in taken})
    _place_baseline(placed, titled, under, taken)
    uses = [
        ColumnUse(
            figure.column,
            figure_key(figure.band, figure.quarter),
            block.text_over(figure.column),
            sheet.address(block.bottom, figure.column),
            Confidence.TITLE if figure.sure else Confidence.POSITION,
            figure.year,
        )
        for figure in figures
    ]
    for key, column in placed.items():
        own = titled.get(column) == key or (titled.get(column) == "baseline" and key == "baseline_value")
        uses.append(_use(sheet, block, column, key, Confidence.TITLE if own else Confidence.CONTENT))
    known = {use.column for use in uses}
    uses += [_use(sheet, block, column, "", Confidence.TITLE) for column in under if column not in known]
    return [replace(use, example=_example(under.get(use.column, ()))) for use in _by_column(uses)]


def column_named(name: str) -> int:
    """Return the column that letters, or a number in a text, name; 0 if none."""
    return int(name) if name.isdigit() else column_of(name)


def corrected(uses: list[ColumnUse], correction: Correction, sheet: Sheet, block: Block) -> list[ColumnUse]:
    """Return the uses with those columns changed that the officer chose otherwise."""
    chosen = {column_named(name): key for name, key in correction.items() if key in ("", *KEYS)}
    kept = [use for use in uses if use.column not in chosen and not (use.key and use.key in chosen.values())]
    examples = {use.column: use.example for use in uses}
    made = [
        replace(_use(sheet, block, column, key, Confidence.CHOSEN), example=examples.get(column, ""))
        for column, key in chosen.items()
        if column
    ]
    freed = [replace(use, key="") for use in uses if use.column not in chosen and use not in kept]
    return _by_column([*kept, *made, *freed])


def bare_bands(block: Block, used: Set[int] = frozenset()) -> dict[str, int]:
    """Return the first column, not ``used``, of each band that no title gives a quarter: "Programado"."""
    lowest: dict[int, Title] = {}
    for titles in block.titles:
        lowest |= {column: title for column, title in titles.items() if title.band}
    timed = {c for titles in block.titles for c, title in titles.items() if title.quarter or title.period}
    bands: dict[str, int] = {}
    for column in sorted(lowest.keys() - timed - used):
        bands.setdefault(lowest[column].band, column)
    return bands


def of_one_quarter(uses: list[ColumnUse], block: Block, quarter: int) -> list[ColumnUse]:
    """Return the uses with "Programado" and "Alcanzado" as those of ``quarter``, where no column names one.

    That is a table of one quarter, or month, alone; ``quarter`` is that of its heading or sheet, 0 if none.
    """
    if not quarter or any(use.key.rpartition("_")[0] in BANDS and not use.key.endswith("l") for use in uses):
        return uses
    bands = bare_bands(block, {use.column for use in uses if use.key})
    if not {"programmed", "achieved"} <= bands.keys():
        return uses
    keys = {column: figure_key(band, quarter) for band, column in bands.items()}
    keys |= dict.fromkeys(_of_the_year(block), "annual_goal")
    return [
        replace(use, key=keys[use.column], confidence=Confidence.POSITION)
        if use.column in keys and not use.key
        else use
        for use in uses
    ]


def of_band(uses: list[ColumnUse], band: str) -> list[ColumnUse]:
    """Return the uses of a table whose heading names no band as those of ``band``; "" leaves them."""
    if not band or any(use.key.startswith(("achieved_", "variance_")) for use in uses):
        return uses
    return [
        replace(use, key=f"{band}_{use.key.partition('_')[2]}") if use.key.startswith("programmed_") else use
        for use in uses
    ]


def _of_the_year(block: Block) -> list[int]:
    """Return the first column with "Programado" above and "Anual" below it."""
    over = {c for titles in block.titles for c, title in titles.items() if title.band == "programmed"}
    named = {c for titles in block.titles for c, title in titles.items() if title.quarter == TOTAL}
    return sorted(over & named)[:1]


def _by_column(uses: Iterable[ColumnUse]) -> list[ColumnUse]:
    return sorted(uses, key=lambda use: use.column)


def _example(cells: Sequence[Cell]) -> str:
    """Return what the first filled cell of a column shows."""
    return next((shown for cell in cells if (shown := read_value(cell).shown or one_line(cell.text))), "")


def _use(sheet: Sheet, block: Block, column: int, key: str, confidence: Confidence) -> ColumnUse:
    return ColumnUse(column, key, block.text_over(column), sheet.address(block.bottom, column), confidence)


def _under(rows: Sequence[Mapping[int, Cell]]) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for row in rows:
        for column, cell in row.items():
            found.setdefault(column, []).append(cell)
    return found


def _titled(block: Block, taken: set[int]) -> dict[int, str]:
    """Return what the lowest title of each column names; "valor" and "año" alone belong to the baseline."""
    found: dict[int, str] = {}
    for titles in block.titles:
        for column, title in titles.items():
            if title.attribute and column not in taken:
                found[column] = title.attribute
    return found


def _placed(titled: Mapping[int, str], under: Mapping[int, list[Cell]]) -> dict[str, int]:
    """Return the column of each attribute: the best of title and content together."""
    columns = sorted({*titled, *under})
    scores = []
    for order, key in enumerate(_ATTRIBUTES):
        weight = LOOKS[key][1] if key in LOOKS else 0.0
        for column in columns:
            title = 1.0 if titled.get(column) == key else 0.0
            content = weight * (likeness(key, under.get(column, ())) - 0.5)
            filled = 0.01 * min(len(under.get(column, ())), 9)
            if title + content >= _ENOUGH:
                scores.append((-(title + content + filled), order, column, key))
    placed: dict[str, int] = {}
    for _, _, column, key in sorted(scores):
        if key not in placed and column not in placed.values() and not _is_of_text(key, column, titled):
            placed[key] = column
    _leave_the_rest(placed, titled)
    return placed


def _is_of_text(key: str, column: int, titled: Mapping[int, str]) -> bool:
    """Return whether a column with another's plain title would be taken by content that is too weak."""
    return key in ("unit", "name", "baseline_year") and titled.get(column, key) in ("means", TRAITS, *BESIDE)


def _leave_the_rest(placed: dict[str, int], titled: Mapping[int, str]) -> None:
    """Give an attribute whose titled column went to another the column that this one left free."""
    for column, key in titled.items():
        if key not in placed and key in _ATTRIBUTES and column in placed.values():
            usurper = next(other for other, c in placed.items() if c == column)
            free = [c for c, k in titled.items() if k == usurper and c not in placed.values()]
            if free:
                placed[key] = free[0]
        elif key not in placed and key in _BY_TITLE:  # words of their own: "Cuatrimestral", "(A/B)*100"
            placed[key] = column


def _place_baseline(
    placed: dict[str, int],
    titled: Mapping[int, str],
    under: Mapping[int, list[Cell]],
    taken: set[int],
) -> None:
    """Split a "Línea Base" that stands over two columns into its value and its year."""
    wide = sorted(column for column, key in titled.items() if key == "baseline")
    if not wide:
        return
    span = [*wide]
    after = wide[-1] + 1
    if len(span) == 1 and after not in titled and after not in taken:
        span.append(after)
    if "baseline_year" not in placed:
        years = [c for c in span if likeness("baseline_year", under.get(c, ())) > _BETTER and c in under]
        if len(span) > 1 and years:
            placed["baseline_year"] = years[-1]
        elif len(span) > 1 and span[-1] in wide:
            placed["baseline_year"] = span[-1]
    if "baseline_value" not in placed:
        free = [c for c in span if c not in placed.values()]
        if free:
            placed["baseline_value"] = free[0]


def _weight(cell: Cell | None) -> int:
    """Return 1 for a figure, -1 for what surely is none, 0 for a blank."""
    if cell is None:
        return 0
    if cell.number is not None:
        return -1 if cell.stored is Stored.NUMBER and 1990 <= cell.number <= 2100 else 1
    if re.fullmatch(r"(?:19|20)\d\d", cell.text.strip()):
        return -1
    return -1 if sum(c.isalpha() for c in cell.text) > _LETTERS_OF_A_FIGURE else 1


def _moved(figures: list[FigureColumn], rows: Sequence[Mapping[int, Cell]]) -> list[FigureColumn]:
    """Return the figure columns where their values really stand, if the titles stand beside them."""

    def fit(by: int) -> tuple[int, int]:
        worst, good = 0, 0
        for figure in figures:
            column = [_weight(row.get(figure.column + by)) for row in rows]
            worst += sum(column) * 2 < -len(rows)
            good += sum(column) if figure.quarter != TOTAL and figure.band == "programmed" else 0
        return -worst, good

    if not figures or not rows or fit(0)[0] == 0:
        return figures
    best = max(_MOVES, key=lambda by: (fit(by), -abs(by)))
    if best == 0 or fit(best)[0] == fit(0)[0]:
        return figures
    return [FigureColumn(f.column + best, f.band, f.quarter, f.year, False) for f in figures]
