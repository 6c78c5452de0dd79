"""The next quarter begun from the last: what is taken over, what is proposed, and what is left empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.calculations import Series, is_measured, is_partial, missing_quarters, quarter_value, to_date
from model.compare import REPORT, Difference, row_name, shown_value
from model.edits import field_title
from model.numbers import rounded, shown
from model.quarter_words import renamed
from model.report import (
    NO_JUSTIFICATION,
    NO_VALUES,
    QUARTERS,
    BaselineStatus,
    Comment,
    Four,
    Indicator,
    Report,
    Settings,
)
from model.schema import COLUMN_BY_KEY, COLUMNS, FIELD_BY_KEY, REPORT_FIELDS, Value, edit_text, quarter_name
from model.since_previous import changes_since
from model.text import clean_text
from model.units import is_percent

CONFIRM = "Por confirmar."

_ROW_TEXTS = ("name", "definition", "method", "means", "baseline_note", "narrative_summary", "assumptions")
_REPORT_TEXTS = ("title", "plan", "axis", "dependency", "objectives", "footer")
_BY_FREQUENCY = Settings(semaphore_by_frequency=True)
_LAST_YEAR = 9999
_MOST_LETTERS = 500
"""Of the text before in a comment; the whole of it is remembered with the quarter before."""

_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:\s+de)?\s+[a-zñ]+\s+(?:de\s+|del\s+)?\d{4}"
_DATE = re.compile(rf"[\s,;.]*\b(?:a\s+)?(?:{_DAY}).*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new value offered for confirmation. ``indicator`` is its id, None for the report's own data.

    ``where`` and ``title`` name the place; ``before`` and ``after`` are texts to show.
    """

    indicator: str | None
    key: str
    where: str
    title: str
    before: str
    after: str
    value: Value


@dataclass(frozen=True, slots=True)
class Begun:
    """A quarter about to begin: ``report`` without the ``proposals``, and what to tell about it.

    ``taken`` are sentences; ``changed`` is what the source says otherwise than the quarter before it did.
    """

    report: Report
    taken: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    changed: tuple[Difference, ...]

    def with_proposals(self, chosen: Iterable[Proposal]) -> Report:
        """Return the report with the ``chosen`` proposals, each marked by a comment at its cell."""
        return _with(self.report, [*chosen])


def period(report: Report) -> str:
    """Return the quarter that a report is of: "3er. Trimestre 2023"."""
    return f"{quarter_name(report.settings.quarter)} {report.heading.fiscal_year or ''}".strip()


def begin(source: Report) -> Begun:
    """Return the quarter after the one that ``source`` reports; after the fourth, the first of a new year."""
    old, year = source.settings.quarter, source.heading.fiscal_year
    new = old % QUARTERS[-1] + 1
    new_year = min(year + 1, _LAST_YEAR) if year and new == 1 else year
    known = [_without_old_questions(row) for row in source.indicators]
    rows = tuple(_new_goals(row) if new == 1 else row.replace(**_still_blank(row, new)) for row in known)
    report = source.replace(
        heading=source.heading.replace(fiscal_year=new_year),
        settings=source.settings.replace(quarter=new),
        indicators=rows,
        openings=(),
        previous_year=year,
        previous_quarter=old,
        previous=tuple(_remembered(row) for row in source.indicators),
    )
    proposals = (*_of_report(source, report), *_of_rows(source, report))
    return Begun(report, tuple(_taken(source, report)), proposals, changes_since(source))


def _without_old_questions(row: Indicator) -> Indicator:
    comments = tuple(comment for comment in row.comments if not comment.text.startswith(CONFIRM))
    return row.replace(comments=comments)


def _new_goals(row: Indicator) -> Indicator:
    """Return a row for a new year: its definition without goals and figures."""
    fours = ("programmed", "programmed_numerators", "programmed_denominators", "weights")
    empty = dict.fromkeys(fours, NO_VALUES)
    of_a_quarter = {column.key for column in COLUMNS if column.quarter is not None}
    comments = tuple(comment for comment in row.comments if comment.key not in of_a_quarter)
    given = {"annual_goal": None, "annual_denominator": None, "comments": comments}
    return row.replace(**(empty | given | _still_blank(row, 1)))


def _still_blank(row: Indicator, quarter: int) -> dict[str, object]:
    """Return what is empty from ``quarter`` on: what was achieved, its variables and justifications."""
    given: dict[str, object] = {
        name: _first(getattr(row, name), quarter)
        for name in ("achieved", "achieved_numerators", "achieved_denominators")
    }
    kept = row.justifications[: quarter - 1]
    return given | {"justifications": (*kept, *(NO_JUSTIFICATION,) * (len(QUARTERS) - len(kept)))}


def _first(values: Four, quarter: int) -> Four:
    first, second, third, fourth = (
        value if at < quarter else None for at, value in zip(QUARTERS, values, strict=True)
    )
    return first, second, third, fourth


def _remembered(row: Indicator) -> Indicator:
    """Return a row as the next quarter remembers it: without notes, which were never reported."""
    return row.replace(
        private_note="",
        comments=(),
        justifications=(NO_JUSTIFICATION,) * len(QUARTERS),
        extras={},
    )


# What is proposed


def _of_report(source: Report, report: Report) -> Iterable[Proposal]:
    for fields in REPORT_FIELDS.values():
        for field in fields:
            before = field.read(source)
            if field.key == "place_and_date" and isinstance(before, str):
                after = _DATE.sub("", before)
            elif field.key in _REPORT_TEXTS and isinstance(before, str):
                after = _renamed(before, source, report)
            else:
                continue
            if after != before:
                yield Proposal(None, field.key, REPORT, field_title(field.key), before, after, after)


def _of_rows(source: Report, report: Report) -> Iterable[Proposal]:
    for position, (old, new) in enumerate(zip(source.indicators, report.indicators, strict=True)):
        name = row_name(old, position)
        for key in _ROW_TEXTS:
            before = str(FIELD_BY_KEY[key].read(old) or "")
            if (after := _renamed(before, source, report)) != before:
                yield Proposal(old.id, key, name, field_title(key), before, after, after)
        if report.settings.quarter == 1:
            yield from _baseline(old, new, name, source.heading.fiscal_year)


def _renamed(text: str, source: Report, report: Report) -> str:
    years = (source.heading.fiscal_year, report.heading.fiscal_year)
    return clean_text(renamed(text, source.settings.quarter, report.settings.quarter, years))


def _baseline(old: Indicator, new: Indicator, name: str, year: int | None) -> Iterable[Proposal]:
    """Yield the year's result as the baseline of the next; nothing where there is none for certain."""
    result = to_date(old, Series.ACHIEVED, QUARTERS[-1])
    if result is None or _lacks_a_quarter(old):
        return
    key, percent = "baseline_value", is_percent(old.unit)
    value = result if _is_short(result) else rounded(result)
    column = COLUMN_BY_KEY[key]
    before = column.read(new)
    if value != before or old.baseline_status is not BaselineStatus.KNOWN:
        was = shown_value(column, new)
        yield Proposal(new.id, key, name, field_title(key), was, shown(value, percent=percent), value)
    if year is not None and year != new.baseline_year:
        was = edit_text(new.baseline_year)
        yield Proposal(new.id, "baseline_year", name, field_title("baseline_year"), was, str(year), year)


def _lacks_a_quarter(row: Indicator) -> bool:
    """Return whether a quarter that the goal or the frequency asks for was not reported.

    Where 0 was programmed nothing was to be reported, unless 0 is the goal itself.
    """
    return is_partial(row, QUARTERS[-1]) or any(
        is_measured(row, quarter, _BY_FREQUENCY)
        and all(quarter_value(row, s, quarter) is None for s in (Series.PROGRAMMED, Series.ACHIEVED))
        for quarter in QUARTERS
    )


def _is_short(value: Decimal) -> bool:
    return value == rounded(value)


# What is accepted


def _with(report: Report, chosen: Sequence[Proposal]) -> Report:
    by_row: dict[str, list[Proposal]] = {}
    for proposal in chosen:
        field = FIELD_BY_KEY[proposal.key]
        if proposal.indicator is None:
            assert field.write is not None  # noqa: S101 - only what can be written is proposed
            report = field.write(report, proposal.value)
        else:
            by_row.setdefault(proposal.indicator, []).append(proposal)
    rows = (_row_with(row, by_row[row.id]) if row.id in by_row else row for row in report.indicators)
    return report.replace(indicators=tuple(rows))


def _row_with(row: Indicator, proposals: Sequence[Proposal]) -> Indicator:
    comments = {comment.key: comment for comment in row.comments}
    for proposal in proposals:
        field = FIELD_BY_KEY[proposal.key]
        assert field.write is not None  # noqa: S101 - only what can be written is proposed
        row = field.write(row, proposal.value)
        if proposal.key == "baseline_value":
            row = row.replace(baseline_status=BaselineStatus.KNOWN, baseline_note="")
        if proposal.key in COLUMN_BY_KEY:
            said = f"{CONFIRM} Antes decía: {_short(proposal.before) or 'nada'}"
            old = comments.get(proposal.key)
            text = f"{old.text}\n{said}" if old is not None else said
            comments[proposal.key] = Comment(key=proposal.key, text=clean_text(text))
    return row.replace(comments=tuple(comments.values()))


def _short(text: str) -> str:
    return f"{text[:_MOST_LETTERS]}…" if len(text) > _MOST_LETTERS else text


# What is told


def _taken(source: Report, report: Report) -> Iterable[str]:
    rows = len(source.indicators)
    yield f"{rows:,} indicadores con su definición." if rows != 1 else "Un indicador con su definición."
    if report.settings.quarter == 1:
        yield "Lo programado queda vacío: el ejercicio es nuevo y tiene metas nuevas."
        yield "Lo alcanzado queda vacío en los cuatro trimestres."
    else:
        yield "Lo programado de los cuatro trimestres."
        reported = sum(
            quarter_value(row, Series.ACHIEVED, quarter) is not None
            for row in report.indicators
            for quarter in QUARTERS[: source.settings.quarter]
        )
        cells = "Una celda" if reported == 1 else f"{reported:,} celdas"
        yield f"{cells} de lo ya alcanzado: quedan cerradas, y se abren una por una con un motivo."
        yield f"Lo alcanzado del {quarter_name(report.settings.quarter)} en adelante queda vacío."
        if missing := sum(source.settings.quarter in missing_quarters(r, 4) for r in source.indicators):
            lacking = "Un indicador no tiene" if missing == 1 else f"{missing:,} indicadores no tienen"
            yield f"{lacking} lo alcanzado del {quarter_name(source.settings.quarter)}: ahí podrá escribirlo."
    named = [signature.name for signature in source.signatures if signature.name]
    signatures = f"Las firmas de {' y '.join(named)}" if named else "Las firmas"
    yield f"{signatures}, los textos del encabezado y la forma de calcular e imprimir."
    if source.logos:
        yield "Los logotipos."
