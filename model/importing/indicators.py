"""From the rows of a sheet to indicators in their own unit, with every decision on the way kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from model.foreign import Stored
from model.ids import new_id
from model.importing.accumulation import Rule, rule_for
from model.importing.contents import canonical
from model.importing.rows import Row
from model.importing.scale import (
    SURELY_TYPED,
    Scaled,
    achieved_scale,
    as_typed,
    baseline_scale,
    programmed_scale,
    scaled_value,
    with_factor,
)
from model.importing.values import Scale, Value, is_figure, read_value
from model.numbers import plain, shown
from model.report import (
    NO_VALUES,
    QUARTERS,
    Accumulation,
    BaselineStatus,
    Four,
    Indicator,
    Programming,
)
from model.text import clean_text, folded, one_line
from model.units import is_percent

Answers = Mapping[str, str]
COUNTS = "cantidades"
SERIES_NAMES = {"programmed": "programado", "achieved": "alcanzado", "baseline": "línea base"}

_CHOICES = ("unit", "type", "dimension", "frequency", "direction")
_PROSE = ("name", "definition", "method", "means", "narrative_summary", "assumptions")
_STARS = re.compile(r"^\*+\s+|\s+\*+$")
_PERCENT_WORDS = re.compile(r"(?:porcentaje|porcentual|por ciento|porciento|%)\W*(?:%|porcentaje)?\W*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Ask:
    """Something undecided of one row: the question's kind, what is suggested, where and an example."""

    kind: str
    suggested: str
    cells: tuple[str, ...]
    example: str
    level: str


@dataclass(slots=True)
class Draft:
    """One row on its way to an indicator."""

    row: Row
    id: str
    percent: bool
    raw: dict[str, list[Value]]
    scaled: dict[str, Scaled] = field(default_factory=dict)
    rule: Rule = field(default_factory=lambda: Rule(Accumulation.BY_UNIT))
    counts: bool = False
    asks: list[Ask] = field(default_factory=list)
    zeros: list[int] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)  # key, what is wrong

    def four(self, series: str) -> Four:
        """Return the four quarters of a series in the indicator's unit."""
        first, second, third, fourth = self.scaled[series].values[:4]
        return (first, second, third, fourth)

    def total(self, series: str) -> Decimal | None:
        """Return the stored accumulated in the scale that the quarters have, as far as that can be told."""
        raw = self.raw[series][4]
        if not self.percent or raw.number is None:
            return raw.number
        return scaled_value(raw, self.scaled[series].suggested if self.plain(series) else Decimal(1))

    def plain(self, series: str) -> bool:
        """Return whether the quarters of a series are numbers whose cells do not tell their scale."""
        return any(v.number and v.scale is Scale.OPEN for v in self.raw[series][:4])


def drafts(rows: Sequence[Row], quarter: int, answers: Answers) -> list[Draft]:
    """Return the rows with every series in its scale; what is not certain is in ``asks``."""
    made = [_draft(row) for row in rows]
    for series in ("programmed", "achieved", "baseline"):
        for draft in made:
            draft.scaled[series] = _scaled(draft, series)
        _settle(made, series, answers)
    for draft in made:
        _leave_out_zeros(draft, quarter)
        _accumulate(draft, answers)
    return made


def in_percent(row: Row) -> bool:
    """Return whether the unit of a row is a percentage, as it says or, without one, as its name does."""
    unit = canonical("unit", row.text("unit"))
    by_name = not unit and folded(row.text("name")).startswith("porcentaje")
    return is_percent(unit) or bool(_PERCENT_WORDS.fullmatch(folded(unit))) or by_name


def answer_to(kind: str, address: str, answers: Answers) -> str:
    """Return the answer to a question about the cell at ``address``: its own, or that for all of its kind."""
    return answers.get(f"{kind}@{address}") or answers.get(kind) or ""


def _draft(row: Row) -> Draft:
    draft = Draft(row, new_id(), in_percent(row), {})
    for series in ("programmed", "achieved"):
        keys = [f"{series}_{q}" for q in QUARTERS] + [f"{series}_total"]
        draft.raw[series] = [read_value(row.cells.get(key)) for key in keys]
        draft.problems += [
            (key, value.problem)
            for key, value in zip(keys[:4], draft.raw[series], strict=False)
            if value.problem
        ]
    baseline = read_value(row.cells.get("baseline_value"))
    draft.raw["baseline"] = [baseline]
    cell = row.cells.get("baseline_value")
    if baseline.problem and cell is not None and (cell.stored is not Stored.TEXT or is_figure(cell)):
        draft.problems.append(("baseline_value", baseline.problem))
    for key in (*_PROSE, *_CHOICES, "level"):
        if key in row.cells and row.cells[key].stored is Stored.ERROR:
            draft.problems.append((key, f"tiene el error {row.cells[key].text}"))
    return draft


def _scaled(draft: Draft, series: str) -> Scaled:
    raw = draft.raw[series][:4]
    if not draft.percent:
        fractions = any(v.number and v.scale is Scale.FRACTION for v in raw)
        if not fractions:
            return as_typed(raw)
        values = tuple(scaled_value(v, Decimal(1)) for v in raw)
        return Scaled(tuple(raw), values, Decimal(1), Decimal(1), "la celda se muestra con %")
    if series == "programmed":
        goal = read_value(draft.row.cells.get("annual_goal")).number
        goal = goal * 100 if goal and goal <= Decimal("1.5") else goal
        return programmed_scale(raw, goal, draft.raw[series][4].number)
    if series == "achieved":
        programmed = draft.scaled["programmed"]
        return achieved_scale(raw, programmed.values, sure=programmed.factor is not None)
    return baseline_scale(raw[0])


def _settle(made: Sequence[Draft], series: str, answers: Answers) -> None:
    """Answer, or ask, for the series that stayed open; neighbours decide what is suggested."""
    decided = Counter(
        draft.scaled[series].factor
        for draft in made
        if draft.percent and draft.plain(series) and draft.scaled[series].factor is not None
    )
    usual = decided.most_common(1)[0][0] if decided else None
    for draft in made:
        scaled = draft.scaled[series]
        if scaled.factor is not None:
            continue
        keys = keys_of(draft, series)
        highest = max((abs(v.number) for v in scaled.raw if v.number is not None), default=Decimal(0))
        likely = usual is not None and len(decided) == 1 and not (usual > 1 and highest > SURELY_TYPED)
        suggested = plain(usual if usual is not None and likely else scaled.suggested)
        kind = f"escala_{series}_{suggested}"
        answer = answer_to(kind, draft.row.address(keys[0]), answers)
        if answer == COUNTS or (series == "achieved" and draft.counts):
            draft.counts = True
            draft.scaled[series] = with_factor(scaled, Decimal(1), "son cantidades")
            continue
        if answer in ("1", "100"):
            draft.scaled[series] = with_factor(scaled, Decimal(answer), "usted lo eligió")
        else:
            read = with_factor(scaled, Decimal(suggested), scaled.why)
            draft.scaled[series] = Scaled(
                read.raw, read.values, None, Decimal(suggested), scaled.why, scaled.sums
            )
        example = next(
            (plain(v.number) for v in draft.raw[series][:4] if v.number and v.scale is Scale.OPEN), ""
        )
        addresses = draft.row.addresses(keys)
        draft.asks.append(Ask(kind, suggested, addresses, example, draft.row.level))


def keys_of(draft: Draft, series: str) -> list[str]:
    """Return the keys of the cells that a series stands in."""
    if series == "baseline":
        return ["baseline_value"]
    return [f"{series}_{q}" for q in QUARTERS if draft.raw[series][q - 1].number is not None] or [
        f"{series}_1"
    ]


def _leave_out_zeros(draft: Draft, quarter: int) -> None:
    """Make the zeros blank that stand in quarters which have not been reported yet (``domain.md`` §1.2)."""
    scaled = draft.scaled["achieved"]
    values = list(scaled.values)
    later = [q for q in QUARTERS if q > quarter]
    draft.zeros = [q for q in later if values[q - 1] is not None and values[q - 1] == 0]
    for q in draft.zeros:
        values[q - 1] = None
    draft.scaled["achieved"] = Scaled(scaled.raw, tuple(values), scaled.factor, scaled.suggested, scaled.why)


def _accumulate(draft: Draft, answers: Answers) -> None:
    scaled = draft.scaled["programmed"]
    if draft.counts:
        draft.rule = Rule(Accumulation.ANNUAL_RATIO)
        return
    unit = canonical("unit", draft.row.text("unit"))
    rule = rule_for(unit, scaled.values, draft.total("programmed"), percent=draft.percent, sums=scaled.sums)
    draft.rule = rule
    if not rule.ask:
        return
    suggested = str(rule.programming if rule.ask == "programacion" else rule.accumulation)
    kind = f"{rule.ask}_{suggested}"
    keys = keys_of(draft, "programmed")
    answer = answer_to(kind, draft.row.address(keys[0]), answers)
    if rule.ask == "programacion" and answer == str(Programming.BY_PERIOD):
        draft.rule = Rule(Accumulation.LAST if draft.percent else Accumulation.BY_UNIT)
    elif rule.ask == "acumulacion" and answer in {str(rule) for rule in Accumulation}:
        draft.rule = Rule(next(rule for rule in Accumulation if rule == answer))
    example = ", ".join(shown(v, percent=draft.percent) for v in scaled.values if v is not None)
    draft.asks.append(Ask(kind, suggested, draft.row.addresses(keys), example, draft.row.level))


def indicator_of(draft: Draft) -> Indicator:
    """Return the indicator that a draft proposes."""
    row = draft.row
    texts: dict[str, Any] = {key: canonical(key, row.text(key)) for key in _CHOICES}
    if draft.percent and texts["unit"] and not is_percent(texts["unit"]):
        texts["unit"] = "Porcentaje"
    texts |= {key: _STARS.sub("", clean_text(row.text(key)).strip()) for key in _PROSE}
    programmed, achieved = draft.four("programmed"), draft.four("achieved")
    numbers: dict[str, Any] = {"programmed": programmed, "achieved": achieved}
    if draft.counts:
        planned = sum((v for v in programmed if v is not None), Decimal(0))
        numbers = {
            "programmed": NO_VALUES, "achieved": NO_VALUES, "programmed_numerators": programmed,
            "achieved_numerators": achieved, "annual_denominator": planned,
        }  # fmt: skip
    goal = read_value(row.cells.get("annual_goal"))
    if goal.number is not None:
        factor = draft.scaled["programmed"].suggested
        numbers["annual_goal"] = scaled_value(goal, factor) if draft.percent else goal.number
    return Indicator(
        id=draft.id,
        level=row.level,
        accumulation=draft.rule.accumulation,
        programming=draft.rule.programming,
        **texts,
        **numbers,
        **_baseline(draft),
    )


def _baseline(draft: Draft) -> dict[str, Any]:
    value = draft.raw["baseline"][0]
    words = one_line(draft.row.text("baseline_value"))
    found: dict[str, Any] = {
        "baseline_value": draft.scaled["baseline"].values[0],
        "baseline_year": _year(draft),
    }
    cell = draft.row.cells.get("baseline_value")
    if cell is not None and value.problem and is_figure(cell):
        return found
    if value.number is None and (value.note or value.problem) and words:
        found["baseline_status"] = BaselineStatus.NOT_AVAILABLE
    if (value.problem and words) or (value.number is not None and value.note):
        found["baseline_note"] = words
    return found


def _year(draft: Draft) -> int | None:
    cell = draft.row.cells.get("baseline_year")
    if cell is None:
        return None
    text = cell.text or (plain(cell.number) if cell.number is not None else "")
    years = _YEAR.findall(text)
    if len(years) == 1 and cell.stored is not Stored.ERROR:
        return int(years[0])
    if text.strip("* -") and read_value(cell).note == "":
        draft.problems.append(("baseline_year", f"dice «{text[:40]}», que no es un año"))
    return None
