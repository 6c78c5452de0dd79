"""What is done to several cells at once: copy, clear, paste. Each is one step of the undo list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gui.session import Session
from gui.table.clipboard import Block
from gui.table.model import ReportTableModel, changes
from model.edits import field_title
from model.report import Indicator
from model.schema import COLUMNS, Value
from model.text import RefusedText
from model.units import is_percent

Range = tuple[int, int, int, int]
"""Top, left, bottom, right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a paste did: cells written, cells left out, and the first refused text's sentence ("" if none)."""

    written: int
    skipped: int
    refusal: str = ""

    def sentence(self, verb: str) -> str:
        """Return what to tell: "12 pegadas, 3 omitidas."; ``verb`` is "pegada" or "borrada"."""
        parts = [f"{self.written:,} {verb}{'' if self.written == 1 else 's'}"]
        if self.skipped:
            parts.append(f"{self.skipped:,} omitida{'' if self.skipped == 1 else 's'}")
        return f"{', '.join(parts)}.{f' {self.refusal}' if self.refusal else ''}"


def copied(model: ReportTableModel, block: Range) -> Block:
    """Return the texts of a block as other programs read them best: "25%" for 25 points."""
    top, left, bottom, right = block
    columns = range(left, right + 1)
    return [[_copied(model, row, column) for column in columns] for row in range(top, bottom + 1)]


def clear(session: Session, model: ReportTableModel, blocks: tuple[Range, ...]) -> Outcome:
    """Empty the cells that can be typed into."""
    cells, skipped = [], 0
    for row, column in _cells(blocks):
        if COLUMNS[column].editable:
            value = model.parsed(COLUMNS[column], model.indicator(row), "")
            cells.append((row, column, value))
        else:
            skipped += 1
    return _write(session, model, "borrar", cells, skipped)


def paste(session: Session, model: ReportTableModel, block: Block, blocks: tuple[Range, ...]) -> Outcome:
    """Put a block where ``blocks`` begin; one single value fills them.

    Calculated cells and what passes the table's edges are left out; so are refused texts.
    """
    if len(block) == 1 and len(block[0]) == 1:
        targets = [(row, column, block[0][0]) for row, column in _cells(blocks)]
    else:
        top, left = blocks[0][:2]
        targets = [(top + r, left + c, text) for r, line in enumerate(block) for c, text in enumerate(line)]
    cells, skipped, refusal = [], 0, ""
    for row, column, text in targets:
        if row >= model.rowCount() or column >= len(COLUMNS) or not COLUMNS[column].editable:
            skipped += 1
            continue
        try:
            cells.append((row, column, model.parsed(COLUMNS[column], model.indicator(row), text)))
        except RefusedText as refused:
            skipped += 1
            refusal = refusal or str(refused)
    return _write(session, model, "pegar", cells, skipped, refusal)


def _write(
    session: Session,
    model: ReportTableModel,
    verb: str,
    cells: list[tuple[int, int, Value]],
    skipped: int,
    refusal: str = "",
) -> Outcome:
    changed = [
        (row, COLUMNS[column].key, value)
        for row, column, value in cells
        if changes(COLUMNS[column], model.indicator(row), value)
    ]
    session.set_cells(changed, _step(model, verb, cells))
    return Outcome(len(cells), skipped, refusal)


def _step(model: ReportTableModel, verb: str, cells: list[tuple[int, int, Value]]) -> str:
    if len(cells) == 1:
        row, column, _ = cells[0]
        level = model.indicator(row).level or "un indicador"
        return f"{verb} {field_title(COLUMNS[column].key)} de {level}"
    return f"{verb} {len({row for row, _, _ in cells})}×{len({column for _, column, _ in cells})}"


def _cells(blocks: tuple[Range, ...]) -> Iterator[tuple[int, int]]:
    seen = set()
    for top, left, bottom, right in blocks:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) not in seen:
                    seen.add((row, column))
                    yield row, column


def _copied(model: ReportTableModel, row: int, column: int) -> str:
    text = model.row(row).text(column)
    indicator: Indicator = model.indicator(row)
    percent = COLUMNS[column].in_unit and is_percent(indicator.unit)
    return text.removesuffix(" %") + "%" if percent and text.endswith(" %") else text
