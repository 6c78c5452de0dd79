"""Finding texts in cells and fields without regard to case and accents, and putting others in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from model.beyond import REPORT, Place, field_at, text_at
from model.calculations import figure
from model.closed_cells import CLOSED, ClosedCells
from model.frozen import frozen
from model.report import Indicator, Report, Settings
from model.schema import COLUMN_BY_KEY, Column, Field, Value, edit_text, parse
from model.text import RefusedText

_MARKS = re.compile("[\u0300-\u036f]")
CALCULATED = "Se calcula sola: no se reemplaza."


@frozen
class Query:
    """What to look for. ``exact``: case and accents count; ``whole``: the cell holds nothing else."""

    text: str
    exact: bool = False
    whole: bool = False


@frozen
class Hit:
    """A cell in which the text was found: where, what it holds, and the stretches (start, end) found."""

    row: int
    key: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def place(self) -> Place:
        """The cell."""
        return self.row, self.key


@frozen
class Replacement:
    """What replacing does: the new values, and the places that stay as they are with the reason."""

    cells: tuple[tuple[int, str, Value], ...]
    refused: tuple[tuple[Hit, str], ...]


class Texts:
    """The texts that are looked through, kept while an indicator and the settings are the same."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Indicator, Settings, dict[str, str]]] = {}

    def of(self, indicator: Indicator, settings: Settings) -> dict[str, str]:
        """Return what is known of a row: texts by the column's key, to be added to."""
        known = self._rows.get(indicator.id)
        if known is None or known[0] is not indicator or known[1] is not settings:
            known = self._rows[indicator.id] = (indicator, settings, {})
        return known[2]


def find(
    report: Report, query: Query, places: Iterable[Place], texts: Texts | None = None
) -> tuple[Hit, ...]:
    """Return the places among ``places`` that hold the text, in their order; none for an empty text.

    ``texts`` of an earlier search make the next one faster.
    """
    needle = query.text if query.exact else _folded(query.text)[0]
    if not needle:
        return ()
    rows, settings = report.indicators, report.settings
    texts = texts or Texts()
    hits: list[Hit] = []
    known: dict[str, str] = {}
    at = -1
    for row, key in places:
        if row != at:
            known, at = texts.of(rows[row], settings) if row != REPORT else {}, row
        text = known.get(key)
        if text is None:
            column = COLUMN_BY_KEY.get(key)
            text = searched_text(column, rows[row], settings) if column else text_at(report, (row, key))
            known[key] = text
        if text and (spans := _spans(text, needle, query)):
            hits.append(Hit(row, key, text, spans))
    return tuple(hits)


def replace(
    report: Report, hits: Iterable[Hit], text: str, options: Callable[[Field[Any]], Sequence[str]]
) -> Replacement:
    """Return what comes of putting ``text`` where the hits are; ``options`` are a column's choices.

    A result that the cell cannot hold, such as letters in a number, leaves that cell as it is.
    """
    closed = ClosedCells(report)
    cells, refused = [], []
    for hit in hits:
        field = field_at(hit.key)
        indicator = report.indicators[hit.row] if hit.row != REPORT else None
        if not field.editable:
            refused.append((hit, CALCULATED))
            continue
        if indicator is not None and closed.holds(indicator.id, hit.key):
            refused.append((hit, CLOSED))
            continue
        try:
            unit = indicator.unit if indicator is not None else ""
            value = parse(field, replaced_text(hit, text), unit, options(field))
        except RefusedText as refusal:
            refused.append((hit, str(refusal)))
        else:
            cells.append((hit.row, hit.key, value))
    return Replacement(tuple(cells), tuple(refused))


def replaced_text(hit: Hit, text: str) -> str:
    """Return what the cell would hold with ``text`` in place of every stretch found."""
    parts, end = [], 0
    for start, stop in hit.spans:
        parts += [hit.text[end:start], text]
        end = stop
    return "".join([*parts, hit.text[end:]])


def searched_text(column: Column, indicator: Indicator, settings: Settings) -> str:
    """Return what is looked through: what the cell shows, or all figures where it shows fewer."""
    if column.series is None or not column.editable:
        return column.text(indicator, settings)
    shows = figure(indicator, column.series, column.quarter, settings)
    shown = shows.text
    if shows.entered or not shown:
        return shown
    value = column.read(indicator)
    try:
        lossless = parse(column, shown, indicator.unit) == value
    except RefusedText:
        lossless = False
    return shown if lossless else edit_text(value)


def _spans(text: str, needle: str, query: Query) -> tuple[tuple[int, int], ...]:
    heap, starts = (text, None) if query.exact else _folded(text)
    if needle not in heap or (query.whole and heap.strip() != needle.strip()):
        return ()
    spans, at = [], heap.find(needle)
    while at >= 0:
        end = at + len(needle)
        spans.append((at, end) if starts is None else (starts[at], starts[end]))
        at = heap.find(needle, end)
    return tuple(spans)


@lru_cache(maxsize=65_536)
def _folded(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return ``text`` without case and accents, and where each of its characters began.

    The second is None where every character stayed one: nearly always, and at a tenth of the cost.
    """
    whole = _bare(text)
    if len(whole) == len(text) == len(text.casefold()) and not _MARKS.search(text):
        return whole, None
    pieces = [_bare(character) for character in text]
    starts = [at for at, piece in enumerate(pieces) for _ in piece]
    # A stretch ends where the next letter begins, so an accent that stands alone goes with its letter.
    return "".join(pieces), (*starts, len(text))


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower().replace("\n", " ")
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    return bare.replace("\n", " ").replace("\u00a0", " ")
