"""What the file's own figures have wrong: scales, sums and variances, with the cells where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.calculations import Series, figure
from model.calculations.wording import ORDINALS
from model.importing.imported import ImportFinding
from model.importing.indicators import Draft
from model.importing.rules import RULE_BY_ID
from model.importing.values import Scale, Value, read_value
from model.numbers import plain, rounded, shown
from model.report import QUARTERS, Basis, Indicator, Settings, VarianceSign

_EXACT, _WHOLE = Decimal("0.0051"), Decimal("0.51")
_SURELY_POINTS = Decimal("1.5")
_CLOSE = 3
_NAMES = {"programmed": "programado", "achieved": "alcanzado"}


def settings_of(
    pairs: Sequence[tuple[Draft, Indicator]], settings: Settings
) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings with the sign and basis that the file's own variances follow, and what was seen.

    Only where more than half of the variances that are not zero agree, and the form's own way does not.
    """
    ways = [settings.replace(sign=sign, basis=basis) for sign in VarianceSign for basis in Basis]
    count = sum(bool(value.number) for draft, _ in pairs for _, value, _ in _variances(draft))
    matches = [sum(_follows(draft, ind, way) for draft, ind in pairs) for way in ways]
    best = max(range(len(ways)), key=lambda index: (matches[index], -index))
    if best == 0 or matches[best] * 2 <= count or not count:
        return settings, ()
    way = ways[best]
    words = f"variación: {way.sign.label.lower()}; base del acumulado: {way.basis.label.lower()}"
    return way, (f"El archivo calcula así, y el informe lo sigue ({words}).",)


def judged(draft: Draft, indicator: Indicator, settings: Settings) -> Iterator[ImportFinding]:
    """Yield what one row has wrong, by the rules of ``rules.py``."""
    if draft.percent and not draft.counts:
        yield from _scales(draft, indicator)
        yield from _fractions_among_points(draft, indicator)
        yield from _total_scale(draft, indicator)
    yield from _totals(draft, indicator, settings)
    yield from _variance(draft, indicator, settings)
    yield from _texts(draft, indicator)


def _found(rule: str, draft: Draft, indicator: Indicator, keys: Sequence[str], **words: str) -> ImportFinding:
    cells = draft.row.addresses(keys)
    return RULE_BY_ID[rule].finding(cells, words, indicator.id, indicator.level)


def _numbers(values: Sequence[Value]) -> list[Decimal]:
    return [v.number for v in values if v.number and v.scale is not Scale.POINTS]


def _scales(draft: Draft, indicator: Indicator) -> Iterator[ImportFinding]:
    """ESC-01 on the numbers as the file stores them (``domain.md`` §3, "ESC-01 exactly")."""
    for series, other in (("programmed", "achieved"), ("achieved", "programmed")):
        small = _numbers(draft.raw[series][:4])
        large = [v.number for v in draft.raw[other][:4] if v.number]
        if not small or not large or max(small) > 1 or all(v == v.to_integral_value() for v in small):
            continue
        ratio = max(small) * 100 / max(large)
        if max(large) > _SURELY_POINTS and Decimal(1) / _CLOSE <= ratio <= _CLOSE:
            fraction = plain(max(small))
            keys = [f"{series}_{q}" for q in QUARTERS if draft.raw[series][q - 1].number]
            yield _found(
                "ESC-01", draft, indicator, keys, series=_NAMES[series].capitalize(), fraction=fraction,
                other=_NAMES[other], points=plain(max(large)), read=shown(max(small) * 100, percent=True),
            )  # fmt: skip


def _fractions_among_points(draft: Draft, indicator: Indicator) -> Iterator[ImportFinding]:
    """IMP-13: one series holds both, and its one factor (``domain.md`` §4.1) cannot be right for all."""
    for series in _NAMES:
        values = draft.scaled[series].values[:4]
        largest = max((abs(v) for v in values if v is not None), default=Decimal(0))
        for q, value in zip(QUARTERS, values, strict=True):
            typed = draft.raw[series][q - 1].scale is Scale.OPEN
            if not (typed and value and abs(value) < 1 and largest > _SURELY_POINTS):
                continue
            if largest / _CLOSE <= abs(value) * 100 <= largest * _CLOSE:
                yield _found(
                    "IMP-13", draft, indicator, [f"{series}_{q}"], series=_NAMES[series].capitalize(),
                    small=plain(value), large=plain(largest), meant=shown(value * 100, percent=True),
                )  # fmt: skip


def _total_scale(draft: Draft, indicator: Indicator) -> Iterator[ImportFinding]:
    """ESC-02: the accumulated is shown in another scale than its quarters."""
    for series in _NAMES:
        total = draft.raw[series][4]
        quarters = [v for v in draft.raw[series][:4] if v.number]
        if not total.number or not quarters:
            continue
        marked = all(v.scale is not Scale.OPEN for v in quarters)
        highest = max(abs(value) for value in draft.scaled[series].values if value is not None)
        shrunk = abs(total.number) * 10 < highest
        if (total.scale is Scale.OPEN) and (marked or shrunk) and abs(total.number) * 10 < highest:
            yield _found(
                "ESC-02", draft, indicator, [f"{series}_total"], total=total.shown, quarter=quarters[0].shown
            )


def _totals(draft: Draft, indicator: Indicator, settings: Settings) -> Iterator[ImportFinding]:
    """ARI-04: the stored accumulated is not that of its quarters, in any scale and of any period."""
    for series in (Series.PROGRAMMED, Series.ACHIEVED):
        raw = draft.raw[str(series)][4]
        if raw.number is None:
            continue
        bases = [settings.replace(basis=basis) for basis in Basis]
        right = [figure(indicator, series, None, way).value for way in bases]
        present = [value for value in right if value is not None]
        if not present:
            continue
        if not any(_same(read, value, raw) for read in _readings(raw, draft) for value in present):
            words = {"series": _NAMES[str(series)], "total": raw.shown}
            value = shown(rounded(present[0]), percent=draft.percent)
            yield _found("ARI-04", draft, indicator, [f"{series}_total"], right=value, **words)


def _readings(raw: Value, draft: Draft) -> list[Decimal]:
    """Return what a stored number may mean: as it is, or times one hundred where the unit is %."""
    if raw.number is None:
        return []
    if raw.scale is Scale.FRACTION:
        return [raw.number * 100]
    return [raw.number, raw.number * 100] if draft.percent and raw.scale is Scale.OPEN else [raw.number]


def _same(read: Decimal, value: Decimal, raw: Value) -> bool:
    """Return whether a stored number is the computed one; a text shows whole numbers only."""
    whole = (
        raw.number is not None and raw.number == raw.number.to_integral_value() and raw.number != read / 100
    )
    return abs(read - value) <= (_WHOLE if whole and read == raw.number else _EXACT)


def _variances(draft: Draft) -> Iterator[tuple[int | None, Value, str]]:
    for quarter in (*QUARTERS, None):
        key = f"variance_{quarter or 'total'}"
        value = read_value(draft.row.cells.get(key))
        if value.number is not None:
            yield quarter, value, key


def _follows(draft: Draft, indicator: Indicator, settings: Settings) -> int:
    """Return how many variances that are not zero the settings give."""
    found = 0
    for quarter, value, _ in _variances(draft):
        right = figure(indicator, Series.VARIANCE, quarter, settings).value
        if value.number and right is not None:
            found += any(_same(read, right, value) for read in _readings(value, draft))
    return found


def _variance(draft: Draft, indicator: Indicator, settings: Settings) -> Iterator[ImportFinding]:
    """ARI-01 and ARI-02, one finding each per row."""
    wrong: list[tuple[str, str, str, str]] = []
    early: list[tuple[str, str, str]] = []
    for quarter, value, key in _variances(draft):
        name = f"{ORDINALS[quarter]} Trim." if quarter else "Acumulado"
        right = figure(indicator, Series.VARIANCE, quarter, settings).value
        if right is None:
            early.append((key, name, plain(rounded(value.number or Decimal(0)))))
        elif not any(_same(read, right, value) for read in _readings(value, draft)):
            number = plain(rounded(value.number or Decimal(0)))
            wrong.append((key, name, number, shown(rounded(right), percent=draft.percent)))
    if wrong:
        yield _found(
            "ARI-01", draft, indicator, [key for key, *_ in wrong],
            shown=", ".join(f"{name} {text}" for _, name, text, _ in wrong),
            right=", ".join(text for *_, text in wrong),
        )  # fmt: skip
    if early:
        yield _found(
            "ARI-02", draft, indicator, [key for key, *_ in early],
            quarters=", ".join(name for _, name, _ in early),
            shown=", ".join(text for *_, text in early),
        )  # fmt: skip


def _texts(draft: Draft, indicator: Indicator) -> Iterator[ImportFinding]:
    for key, problem in draft.problems:
        yield _found("IMP-03", draft, indicator, [key], how=problem)
    if draft.zeros:
        names = ", ".join(f"{ORDINALS[q]} Trim." for q in draft.zeros)
        yield _found("IMP-07", draft, indicator, [f"achieved_{q}" for q in draft.zeros], quarters=names)
    noted = [
        (f"{series}_{q}", value)
        for series in _NAMES
        for q, value in enumerate(draft.raw[series][:4], start=1)
        if value.note
    ]
    baseline = draft.raw["baseline"][0]
    if baseline.note or (baseline.problem and ("baseline_value", baseline.problem) not in draft.problems):
        noted.append(("baseline_value", baseline))
    if noted:
        words = "; ".join(dict.fromkeys(f"«{value.shown[:40]}»" for _, value in noted))
        many = "1 celda" if len(noted) == 1 else f"{len(noted)} celdas"
        yield _found("IMP-04", draft, indicator, [k for k, _ in noted], cells_told=many, how=words)
    for note in draft.row.notes:
        yield _found("IMP-11", draft, indicator, ["level"], how=note)
