"""The printed report described once, for the workbook and for the PDF alike: what stands where, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from model.calculations import Figure, Look, figures
from model.comments import comments_of
from model.edits import field_title
from model.report import Indicator, Logo, Report, Settings, Signature
from model.schema import COLUMNS, Column, Kind, group_runs, group_title, heading_pairs, notes, report_title
from model.units import is_percent

DRAFT = "BORRADOR"
SIGNATURES_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Band:
    """A heading over neighbouring columns; ``first`` and ``last`` are column positions from 0."""

    title: str
    first: int
    last: int


class Cell(NamedTuple):
    """What one cell shows. ``text`` is its printed form; ``figure`` is set where it holds a number."""

    column: Column
    text: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole printed report. ``rows`` run beside ``report.indicators``, cells beside ``COLUMNS``.

    ``remarks`` are the comments at its cells as numbered notes; who does not want them printed hands over a
    report without (``without_comments``).
    """

    report: Report
    draft: bool
    title: str
    pairs: tuple[tuple[str, str], ...]
    plan_title: str
    plan: tuple[tuple[str, tuple[str, ...]], ...]
    bands: tuple[Band, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...]
    remarks: tuple[str, ...]
    signatures: tuple[Signature, ...]
    footer: tuple[str, ...]
    logos: tuple[Logo, ...]


def signature_rows(layout: Layout) -> Iterator[tuple[Signature, ...]]:
    """Yield the signatures that stand side by side, from the top down."""
    for start in range(0, len(layout.signatures), SIGNATURES_IN_A_ROW):
        yield layout.signatures[start : start + SIGNATURES_IN_A_ROW]


def _bands(settings: Settings) -> tuple[Band, ...]:
    bands, first = [], 0
    for group, columns in group_runs():
        bands.append(Band(group_title(group, settings), first, first + len(columns) - 1))
        first += len(columns)
    return tuple(bands)


def _of_figure(column: Column, shown: Figure) -> Cell:
    return Cell(column, shown.text, shown)


def _of_value(column: Column, indicator: Indicator, settings: Settings) -> Cell:
    value = column.read(indicator)
    if isinstance(value, str):
        return Cell(column, value)
    text = column.text(indicator, settings)
    if column.kind is Kind.QUANTITY and isinstance(value, Decimal):
        return Cell(column, text, Figure(value, Look.POINTS if is_percent(indicator.unit) else Look.NUMBER))
    return Cell(column, text)


def row_cells(indicator: Indicator, settings: Settings) -> tuple[Cell, ...]:
    """Return the 27 cells of one indicator, in the order of ``COLUMNS``."""
    shown = iter(figures(indicator, settings))  # of the columns with a series, which stand in their order
    return tuple(
        [_of_figure(c, next(shown)) if c.series else _of_value(c, indicator, settings) for c in COLUMNS]
    )


def without_comments(report: Report) -> Report:
    """Return the report as it is printed where its comments stay in the project file."""
    if not any(indicator.comments for indicator in report.indicators):
        return report
    rows = tuple(indicator.replace(comments=()) for indicator in report.indicators)
    return report.replace(indicators=rows)


def _remarks(report: Report) -> Iterator[str]:
    for number, (row, comment) in enumerate(comments_of(report), 1):
        level = report.indicators[row].level or "Sin nivel"
        text = " ".join(comment.text.split())
        yield f"Comentario {number}. {level}, {field_title(comment.key)}: {text}"


def layout(report: Report, *, draft: bool) -> Layout:
    """Return what both exports print; ``draft`` marks a report that still has errors."""
    heading, settings = report.heading, report.settings
    objectives = heading.objectives or ("",)
    return Layout(
        report=report,
        draft=draft,
        title=report_title(heading),
        pairs=tuple(heading_pairs(heading, settings)),
        plan_title=f"Vinculación con el {heading.plan}" if heading.plan else "Vinculación con el plan",
        plan=(("Eje:", (heading.axis,)), ("Objetivo:" if len(objectives) == 1 else "Objetivos:", objectives)),
        bands=_bands(settings),
        rows=tuple(row_cells(indicator, settings) for indicator in report.indicators),
        notes=notes(settings),
        remarks=tuple(_remarks(report)),
        signatures=report.signatures,
        footer=report.footer,
        logos=report.logos,
    )
