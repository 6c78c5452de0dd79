"""Cards: one indicator in a form of labels and values ("Ficha técnica"), its quarters in a small table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from model.foreign import Cell, Place, Sheet, Stored
from model.importing.contents import level_words
from model.importing.mapping import figure_key
from model.importing.rows import Row
from model.importing.title_rows import quarters_in
from model.importing.words import Title, title_of
from model.text import one_line

_LONGEST_LABEL = 70
_FARTHEST = 12  # columns between a label and its value, in a form of merged cells
_BELOW = 12  # rows of the little table of quarters
_LEAST = 3  # labels of a card
_LEAST_FIGURES = 2
_SIDE_BY_SIDE = 2  # labels in a row; more are the heading of a table
_MOST_CELLS = 12_000  # more are no cards
_NO_END = 10**7

Lines = Mapping[int, Mapping[int, Cell]]


@dataclass(slots=True)
class _Card:
    """One indicator as it is collected: the cells of its keys and where they stand."""

    cells: dict[str, Cell] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def take(self, key: str, place: Place, cell: Cell | None) -> None:
        if key and cell is not None and key not in self.cells:
            self.cells[key], self.places[key] = cell, place


def cards_in(sheet: Sheet) -> list[Row]:
    """Return the indicators of a sheet's cards; none where a card has no name or no quarters."""
    lines = sheet.rows() if len(sheet.cells) <= _MOST_CELLS else {}
    labels = dict(_labels(lines))
    starts = _starts(labels)
    rows = []
    for begin, end in pairwise((*starts, _NO_END)):
        own = {place: title for place, title in labels.items() if begin <= place[0] < end}
        card = _card(lines, own, begin, end)
        figures = [key for key in card.cells if key.partition("_")[0] in ("programmed", "achieved")]
        if "name" in card.cells and len(own) >= _LEAST and len(figures) >= _LEAST_FIGURES:
            rows.append(_row(sheet, card))
    return rows


def is_card(sheet: Sheet) -> bool:
    """Return whether a sheet has the labels of a card, whatever figures it lacks."""
    labels = dict(_labels(sheet.rows())) if len(sheet.cells) <= _MOST_CELLS else {}
    said = {title.attribute for title in labels.values()}
    in_rows = Counter(row for row, _ in labels)
    return "name" in said and len(said) >= _LEAST and max(in_rows.values()) <= _SIDE_BY_SIDE


def _labels(lines: Lines) -> Iterator[tuple[Place, Title]]:
    for number, line in lines.items():
        for column, cell in line.items():
            if cell.stored is Stored.TEXT and len(cell.text) <= _LONGEST_LABEL:
                title = title_of(cell.text.strip().rstrip(":"))
                if title.attribute or (title.band and (title.quarter or title.period)):
                    yield (number, column), title


def _starts(labels: Mapping[Place, Title]) -> list[int]:
    """Return the rows where a card begins: each time that the first label comes again."""
    first = next((title for title in labels.values() if title.attribute), None)
    return sorted({row for (row, _), title in labels.items() if title == first})


def _card(lines: Lines, labels: Mapping[Place, Title], begin: int, end: int) -> _Card:
    card = _Card()
    within = {number: line for number, line in lines.items() if begin <= number < end}
    for (row, column), title in labels.items():
        key = title.attribute or figure_key(title.band, title.quarter or title.period)
        place = _value_place(within, labels, row, column)
        if place is not None:
            card.take("baseline_value" if key == "baseline" else key, place, lines[place[0]][place[1]])
    for number in within:
        _take_quarters(card, within, number)
    return card


def _value_place(lines: Lines, labels: Mapping[Place, Title], row: int, column: int) -> Place | None:
    """Return where the value of a label stands: right of it, else under it."""
    for right in range(column + 1, column + _FARTHEST):
        if (row, right) in labels:
            break
        if right in lines[row]:
            return row, right
    if (row + 1, column) not in labels and column in lines.get(row + 1, {}):
        return row + 1, column
    return None


def _take_quarters(card: _Card, lines: Lines, number: int) -> None:
    """Take the figures under, or beside, the quarters or the bands that a row names."""
    said = quarters_in(lines[number])
    quarters = {c: t for c, t in said.items() if (t.quarter or t.period) and not t.band}
    bands = {c: t for c, t in said.items() if t.band and not t.quarter and not t.period}
    below = [n for n in range(number + 1, number + _BELOW) if n in lines]
    if len(quarters) > 1:
        for row in below:
            band = _first(lines[row], min(quarters)).band
            for column, title in quarters.items():
                if band:
                    card.take(
                        figure_key(band, title.quarter or title.period), (row, column), lines[row].get(column)
                    )
    elif len(bands) > 1:
        for row in below:
            title = _first(lines[row], min(bands))
            for column, over in bands.items():
                if title.quarter or title.period:
                    key = figure_key(over.band, title.quarter or title.period)
                    card.take(key, (row, column), lines[row].get(column))


def _first(line: Mapping[int, Cell], before: int) -> Title:
    """Return what the texts left of a column name, the last of them first."""
    titles = (
        title_of(line[column].text.rstrip(":")) for column in sorted(line, reverse=True) if column < before
    )
    return next((title for title in titles if title.known), Title())


def _row(sheet: Sheet, card: _Card) -> Row:
    place = card.places["name"]
    own = card.cells["level"].text if "level" in card.cells else ""
    columns = {key: column for key, (_, column) in card.places.items()}
    addresses = {key: sheet.address(*where) for key, where in card.places.items()}
    level = level_words(own)[0] or one_line(own)
    return Row(sheet, place[0], card.cells, columns, level, elsewhere=addresses)
