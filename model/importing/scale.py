"""The scale of each series, decided as ``domain.md`` §4.1 says, or left to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.importing.values import Scale, Value, tidy

FACTORS = (Decimal(1), Decimal(100))
_HUNDRED = Decimal(100)
_LOW, _HIGH = Decimal("0.9"), Decimal("1.1")
_CLOSE = 3  # the largest achieved is within this factor of the largest programmed
SURELY_TYPED = 10  # a cell in percent format that would say more than 1000 % was typed without its %


@dataclass(frozen=True, slots=True)
class Scaled:
    """A series of one indicator: the factor of its plain numbers, None while it has to be asked.

    ``values`` are in the unit of the indicator, by the factor or, while that is open, by ``suggested``.
    ``sums`` tells that the quarters add up to the goal.
    """

    raw: tuple[Value, ...]
    values: tuple[Decimal | None, ...]
    factor: Decimal | None
    suggested: Decimal
    why: str
    sums: bool = False


def scaled_value(value: Value, factor: Decimal) -> Decimal | None:
    """Return the value in points; ``factor`` is for numbers whose cell does not tell."""
    if value.number is None:
        return None
    if value.scale is Scale.POINTS:
        return tidy(value.number)
    if value.scale is Scale.FRACTION and not _typed_without_percent(value):
        return tidy(value.number * _HUNDRED)
    return tidy(value.number * factor)


def _typed_without_percent(value: Value) -> bool:
    return value.number is not None and abs(value.number) > SURELY_TYPED


def _is_open(value: Value) -> bool:
    return bool(value.number) and (
        value.scale is Scale.OPEN or (value.scale is Scale.FRACTION and _typed_without_percent(value))
    )


def _all(raw: Sequence[Value], factor: Decimal) -> tuple[Decimal | None, ...]:
    return tuple(scaled_value(value, factor) for value in raw)


def _present(values: Sequence[Decimal | None]) -> list[Decimal]:
    return [value for value in values if value]


def _near(value: Decimal, goal: Decimal) -> bool:
    return goal * _LOW <= value <= goal * _HIGH


def as_typed(raw: Sequence[Value]) -> Scaled:
    """Return a series of a unit that is no percentage: the numbers are what they say."""
    values = tuple(tidy(v.number) if v.number is not None else None for v in raw)
    return Scaled(tuple(raw), values, Decimal(1), Decimal(1), "la unidad no es porcentaje")


def programmed_scale(raw: Sequence[Value], goal: Decimal | None, total: Decimal | None = None) -> Scaled:
    """Return the programmed of an indicator in %; ``goal`` is its annual goal in points if it is known.

    ``total`` is the stored accumulated: where it says that the quarters add up, the highest is not the goal.
    """
    wanted = goal or _HUNDRED
    open_cells = any(map(_is_open, raw))
    factors = FACTORS if open_cells else FACTORS[:1]
    series = {factor: _all(raw, factor) for factor in factors}
    present = {factor: _present(values) for factor, values in series.items()}
    first = Decimal(1)
    if not present[first]:
        return Scaled(tuple(raw), series[first], first, first, "no hay valores programados")
    sums = [f for f in factors if _near(sum(present[f], Decimal(0)), wanted)]
    tops = [f for f in factors if _near(max(present[f]), wanted)]
    if not open_cells:
        why = "las celdas llevan %"
        return Scaled(tuple(raw), series[first], first, first, why, bool(sums))
    if len(sums) == 1:
        why = "los trimestres suman la meta"
        return Scaled(tuple(raw), series[sums[0]], sums[0], sums[0], why, sums=True)
    numbers = [v.number for v in raw if v.number]
    added = total is not None and len(numbers) > 1 and total == sum(numbers, Decimal(0))
    if not sums and len(tops) == 1 and not added:
        return Scaled(tuple(raw), series[tops[0]], tops[0], tops[0], "el mayor es la meta")
    likely = _likely(present[first])
    return Scaled(tuple(raw), series[likely], None, likely, "ninguna lectura da la meta")


def achieved_scale(raw: Sequence[Value], programmed: Sequence[Decimal | None], *, sure: bool) -> Scaled:
    """Return the achieved of an indicator in %, judged by its programmed in points (``sure`` if decided)."""
    first = Decimal(1)
    series = {factor: _all(raw, factor) for factor in FACTORS}
    present = _present(series[first])
    if not present:
        return Scaled(tuple(raw), series[first], first, first, "no hay valores alcanzados")
    if not any(map(_is_open, raw)):
        return Scaled(tuple(raw), series[first], first, first, "las celdas llevan %")
    top = max(_present(programmed), default=None)
    close = [f for f in FACTORS if top and top / _CLOSE <= max(_present(series[f])) <= top * _CLOSE]
    if sure and len(close) == 1:
        return Scaled(tuple(raw), series[close[0]], close[0], close[0], "es comparable con lo programado")
    likely = close[0] if len(close) == 1 else _likely(present)
    return Scaled(tuple(raw), series[likely], None, likely, "ninguna lectura se parece a lo programado")


def baseline_scale(raw: Value) -> Scaled:
    """Return the baseline of an indicator in %: plain numbers above 1.5 are points, below it is asked."""
    first = Decimal(1)
    if not _is_open(raw):
        return Scaled((raw,), _all((raw,), first), first, first, "la celda lleva %")
    small = raw.number is not None and abs(raw.number) <= Decimal("1.5")
    if not small:
        return Scaled((raw,), _all((raw,), first), first, first, "es mayor que 1.5")
    return Scaled((raw,), _all((raw,), _HUNDRED), None, _HUNDRED, "puede ser fracción o puntos")


def with_factor(scaled: Scaled, factor: Decimal, why: str) -> Scaled:
    """Return the series read by a factor that was chosen."""
    return replace(scaled, values=_all(scaled.raw, factor), factor=factor, why=why)


def _likely(present: Sequence[Decimal]) -> Decimal:
    return _HUNDRED if all(abs(value) <= 1 for value in present) else Decimal(1)
