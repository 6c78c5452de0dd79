"""Tables by month or by half year: each quarter is formed from its months as the officer says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.calculations.wording import ORDINALS
from model.foreign import Cell, Stored
from model.importing.contents import canonical
from model.importing.imported import ImportFinding
from model.importing.indicators import Answers, Ask, answer_to, in_percent
from model.importing.mapping import PERIODS
from model.importing.rows import Row
from model.importing.rules import RULE_BY_ID
from model.importing.values import Scale, Value, read_value, tidy
from model.report import QUARTERS, Accumulation
from model.units import usual_accumulation

SUM, LAST, MEAN = "suma", "ultimo", "promedio"
HALVES, NOT_HALVES = "t2t4", "no"
TOTAL_TO_QUARTER, NOT_TOTAL = "trimestre", "no"
_SERIES = {"programmed": "programado", "achieved": "alcanzado"}
_USUAL = {Accumulation.SUM: SUM, Accumulation.MEAN: MEAN}
_STORED = {Scale.FRACTION: Stored.FRACTION, Scale.POINTS: Stored.POINTS, Scale.OPEN: Stored.NUMBER}
_HALF_ENDS = {1: 2, 2: 4}  # half year -> the quarter that it ends with

_Formed = tuple[Decimal, str]
_WAYS: Mapping[str, Callable[[Sequence[Value]], _Formed]] = {
    SUM: lambda values: (_added(values), " + ".join(value.shown for value in values)),
    LAST: lambda values: (values[-1].number or Decimal(0), values[-1].shown),
    MEAN: lambda values: (
        _added(values) / len(values), f"promedio de {', '.join(value.shown for value in values)}"
    ),
}  # fmt: skip


@dataclass(slots=True)
class Quarters:
    """Rows with their quarters, what is asked about them and what was wrong on the way."""

    rows: list[Row] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    findings: list[ImportFinding] = field(default_factory=list)


def with_quarters(rows: Sequence[Row], answers: Answers) -> Quarters:
    """Return the rows with the quarters of those that come by month or half year; the others as they are."""
    made = Quarters()
    for row in rows:
        if any(key.rpartition("_")[2].startswith("m") for key in row.cells if key in PERIODS):
            made.rows.append(_from_months(row, answers, made))
        elif any(key in PERIODS for key in row.cells):
            made.rows.append(_from_halves(row, answers, made))
        else:
            made.rows.append(row)
    return made


def with_totals_alone(rows: Sequence[Row], quarter: int, answers: Answers) -> Quarters:
    """Return the rows; where the achieved is an accumulated alone, it goes to ``quarter`` if so answered."""
    made = Quarters()
    for row in rows:
        told = any(f"achieved_{q}" in row.cells for q in QUARTERS)
        total = row.cells.get("achieved_total")
        number = read_value(total).number
        sum_of_blanks = number == 0 and any(f"achieved_{q}" in row.columns for q in QUARTERS)
        if told or total is None or number is None or sum_of_blanks:
            made.rows.append(row)
            continue
        address = row.address("achieved_total")
        kind = f"acumulado_{NOT_TOTAL}"
        made.asks.append(Ask(kind, NOT_TOTAL, (address,), read_value(total).shown, row.level))
        new = f"achieved_{quarter}"
        if answer_to(kind, address, answers) == TOTAL_TO_QUARTER:
            row = replace(
                row,
                cells={**row.cells, new: total},
                columns={**row.columns, new: row.columns["achieved_total"]},
                elsewhere={**row.elsewhere, new: address},
            )
        made.rows.append(row)
    return made


def _months(series: str, quarter: int) -> list[str]:
    return [f"{series}_m{month}" for month in range(3 * quarter - 2, 3 * quarter + 1)]


def _from_months(row: Row, answers: Answers, made: Quarters) -> Row:
    suggested = _likely(row)
    kind = f"meses_{suggested}"
    keys = [key for key in PERIODS if key in row.cells]
    answer = answer_to(kind, row.address(keys[0]), answers)
    chosen = answer if answer in _WAYS else suggested
    examples = (_shown(row, _months(series, q)) for series in _SERIES for q in QUARTERS)
    example = next(filter(None, examples), "")
    made.asks.append(Ask(kind, suggested, row.addresses(keys), example, row.level))
    cells, columns, elsewhere = dict(row.cells), dict(row.columns), dict(row.elsewhere)
    for series in _SERIES:
        halved = []
        for quarter in QUARTERS:
            key = f"{series}_{quarter}"
            told = [(k, read_value(row.cells[k])) for k in _months(series, quarter) if k in row.cells]
            present = [(k, value) for k, value in told if value.number is not None]
            if key in row.cells or not told:
                continue
            columns[key] = row.columns[told[-1][0]]
            elsewhere[key] = _range(row.addresses([k for k, _ in told]))
            if (cell := _formed(row, told, [value for _, value in present], _WAYS[chosen], made)) is not None:
                cells[key] = cell
                lasts = chosen == LAST and present[-1][0] == _months(series, quarter)[-1]
                halved += [quarter] if len(present) < 3 and not lasts else []
        if halved:
            names = ", ".join(f"{ORDINALS[quarter]} Trim." for quarter in halved)
            places = [elsewhere[f"{series}_{quarter}"] for quarter in halved]
            words = {"quarters": names, "series": _SERIES[series]}
            made.findings.append(RULE_BY_ID["IMP-16"].finding(places, words, level=row.level))
    return replace(row, cells=cells, columns=columns, elsewhere=elsewhere)


def _formed(
    row: Row,
    told: Sequence[tuple[str, Value]],
    present: Sequence[Value],
    way: Callable[[Sequence[Value]], _Formed],
    made: Quarters,
) -> Cell | None:
    """Return the cell of a quarter, None where its months have no value or cannot be taken together."""
    bad = [(key, value.problem) for key, value in told if value.problem]
    scales = {value.scale for value in present if value.number}
    if len(scales) > 1:
        bad = [(told[0][0], "y las de los otros meses del trimestre están en escalas distintas")]
    for key, problem in bad:
        how = f"{problem}; su trimestre queda sin formar"
        made.findings.append(RULE_BY_ID["IMP-03"].finding([row.address(key)], {"how": how}, level=row.level))
    if bad or not present:
        return None
    number, said = way(present)
    return Cell(_STORED[next(iter(scales), Scale.OPEN)], "", tidy(number), said=said)


def _likely(row: Row) -> str:
    """Return how the quarters are most likely formed: as a stored total says, else as the unit does."""
    keys = [key for q in QUARTERS for key in _months("programmed", q) if key in row.cells]
    keys = keys or [f"programmed_{q}" for q in QUARTERS]
    values = [read_value(row.cells.get(key)).number for key in keys]
    present = [value for value in values if value is not None]
    total = read_value(row.cells.get("programmed_total")).number
    added = sum(present, Decimal(0))
    if present and total and total in (added, present[-1]) and added != present[-1]:
        return SUM if total == added else LAST
    if in_percent(row):
        return SUM if any(Decimal(90) <= added * factor <= Decimal(110) for factor in (1, 100)) else LAST
    return _USUAL.get(usual_accumulation(canonical("unit", row.text("unit"))), LAST)


def _from_halves(row: Row, answers: Answers, made: Quarters) -> Row:
    kind = f"semestres_{HALVES}"
    keys = [key for key in PERIODS if key in row.cells]
    answer = answer_to(kind, row.address(keys[0]), answers)
    example = _shown(row, ["programmed_s1", "programmed_s2"])
    made.asks.append(Ask(kind, HALVES, row.addresses(keys), example, row.level))
    if answer == NOT_HALVES:
        return row
    cells, columns, elsewhere = dict(row.cells), dict(row.columns), dict(row.elsewhere)
    for series in _SERIES:
        for half, quarter in _HALF_ENDS.items():
            key, new = f"{series}_s{half}", f"{series}_{quarter}"
            if key in row.cells and new not in row.cells:
                cells[new], columns[new], elsewhere[new] = row.cells[key], row.columns[key], row.address(key)
    return replace(row, cells=cells, columns=columns, elsewhere=elsewhere)


def _added(values: Sequence[Value]) -> Decimal:
    return sum((value.number for value in values if value.number is not None), Decimal(0))


def _shown(row: Row, keys: Sequence[str]) -> str:
    """Return what those of these cells show that hold a number."""
    values = [read_value(row.cells.get(key)) for key in keys]
    return ", ".join(value.shown for value in values if value.number is not None)


def _range(addresses: Sequence[str]) -> str:
    """Return the addresses of the months together: "Hoja1!E5:G5"; of several sheets one after another."""
    first, last = addresses[0], addresses[-1]
    sheet, mark, _ = first.rpartition("!")
    if first == last or not mark or not last.startswith(f"{sheet}!"):
        return ", ".join(dict.fromkeys(addresses))
    return f"{first}:{last.rpartition('!')[2]}"
