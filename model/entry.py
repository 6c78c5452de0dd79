"""What a typed or pasted text puts into an indicator: a value or, for «12/48», the variables of a quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from model.calculations import Series, derived_value, rule_of
from model.calculations.values import denominators, numerators, typed_values
from model.numbers import MAX_DIGITS, is_blank, parse_number, plain, rounded, shown
from model.report import NO_VALUES, Accumulation, Indicator
from model.schema import Column, Kind, edit_text, parse
from model.text import RefusedText
from model.units import is_percent, usual_accumulation

_DIVISION = re.compile(r"(=?)([^=/]*\d[^=/]*)/([^=/]*\d[^=/]*)")


class NotADivision(RefusedText):
    """A division where there can be none, or none that was meant for certain."""


def with_entry(
    column: Column, indicator: Indicator, text: str, options: Sequence[str] = (), *, pasted: bool = False
) -> Indicator:
    """Return the indicator as it is after ``text`` was typed into a column that can be typed into.

    "12/48" in a programmed or achieved cell becomes numerator and denominator of its quarter, so that the
    value follows from them. What is blank takes away the typed value or, where there is none, the
    variables that the cell's value came from. ``pasted``: a division counts only with "=", since "3/4" may
    have been a date. Raises RefusedText with the sentence to show.
    """
    if column.write is None:
        raise ValueError(f"{column.key} is calculated")
    if (series := column.series) is not None and (quarter := column.quarter) is not None:
        if division := _DIVISION.fullmatch(text.strip()):
            sign, top, bottom = division.groups()
            if pasted and not sign:
                proposal = f"={top.strip()}/{bottom.strip()}"
                raise NotADivision(f"«{text.strip()}» puede ser una división o una fecha.", proposal)
            return _divided(indicator, series, quarter, top.strip(), bottom.strip())
        if is_blank(text) and typed_values(indicator, series)[quarter - 1] is None:
            return _with_variables(indicator, series, quarter, None, None)
    return column.write(indicator, parse(column, text, indicator.unit, options))


def entry_text(column: Column, indicator: Indicator) -> str:
    """Return what was typed to give a cell its value, where that is a division: "12/48"; "" otherwise."""
    series, quarter = column.series, column.quarter
    if column.write is None or series is None or quarter is None:
        return ""
    if typed_values(indicator, series)[quarter - 1] is not None:
        return ""
    top, bottom = numerators(indicator, series)[quarter - 1], denominators(indicator, series)[quarter - 1]
    return f"{plain(top)}/{plain(bottom)}" if top is not None and bottom else ""


def value_text(column: Column, indicator: Indicator) -> str:
    """Return a cell's value as it is typed: numbers without % sign and separators."""
    value = column.read(indicator)
    if column.kind is Kind.QUANTITY and isinstance(value, Decimal) and len(f"{value}") > MAX_DIGITS:
        return edit_text(rounded(value))  # one derived from its variables can have more than can be typed
    return edit_text(value)


def cell_text(column: Column, indicator: Indicator) -> str:
    """Return the text that a cell's editor starts with: the division typed, or the value."""
    return entry_text(column, indicator) or value_text(column, indicator)


def division_sentence(column: Column, before: Indicator, after: Indicator) -> str:
    """Return what a division just typed came to: "12 ÷ 48 × 100 = 25 %."; "" if it was none."""
    typed = entry_text(column, after)
    if not typed or column.series is None or column.quarter is None:
        return ""
    if _variables(before, column.series, column.quarter) == _variables(after, column.series, column.quarter):
        return ""
    value = derived_value(after, column.series, column.quarter)
    top, _, bottom = typed.partition("/")
    factor = f" × {after.factor:,}" if after.factor != 1 else ""
    result = shown(rounded(value) if value is not None else None, percent=is_percent(after.unit))
    return f"{top} ÷ {bottom}{factor} = {result}. Se guardaron el numerador y el denominador."


def copied_entry(source: tuple[Column, Indicator], target: tuple[Column, Indicator]) -> Indicator | None:
    """Return the target after it took the source's variables; None where the source has none to give."""
    (column, indicator), (into, other) = source, target
    if not entry_text(column, indicator) or into.write is None or into.series is None:
        return None
    if column.series is None or column.quarter is None or into.quarter is None:
        return None
    if (other.unit, other.factor, rule_of(other)) != (indicator.unit, indicator.factor, rule_of(indicator)):
        return None
    top = numerators(indicator, column.series)[column.quarter - 1]
    bottom = denominators(indicator, column.series)[column.quarter - 1]
    return _with_variables(other, into.series, into.quarter, top, bottom)


def _divided(indicator: Indicator, series: Series, quarter: int, top: str, bottom: str) -> Indicator:
    numerator, denominator = _part(top, f"{{}}/{bottom}"), _part(bottom, f"{top}/{{}}")
    said = f"«{top}/{bottom}»"
    if not denominator:
        raise NotADivision(f"{said} divide entre cero. Escriba un denominador distinto de 0.")
    unit = indicator.unit.strip()
    average = usual_accumulation(unit) is Accumulation.MEAN
    if not unit:
        raise NotADivision(f"{said} es una división. Elija antes la unidad de medida del indicador.")
    if usual_accumulation(unit) is Accumulation.SUM and not is_percent(unit) and indicator.factor != 1:
        result = numerator / denominator
        whole = plain(result) if result == result.to_integral_value() else ""
        raise NotADivision(
            f"{said} es una división y este indicador se mide en {unit}. Escriba sólo el número.", whole
        )
    annual = indicator.annual_denominator
    if rule_of(indicator) is Accumulation.ANNUAL_RATIO and denominator != annual:
        total = "aún no lo tiene" if annual is None else f"es {plain(annual)}"
        raise NotADivision(
            f"{said}: este indicador divide entre el denominador anual, que {total}. "
            "Cámbielo en Más datos del indicador.",
            "" if annual is None else f"{top}/{plain(annual)}",
        )
    if average and _without_variables(indicator):
        # An average is the quotient itself; k is 100 only because nobody chose it.
        indicator = indicator.replace(factor=1)
    return _with_variables(indicator, series, quarter, numerator, denominator)


def _part(text: str, whole: str) -> Decimal:
    try:
        number = parse_number(text)
    except RefusedText as refusal:
        proposal = whole.format(refusal.proposal) if refusal.proposal else ""
        raise NotADivision(str(refusal), proposal) from refusal
    if number is None:
        raise NotADivision("A la división le falta un número. Escríbala así: 12/48.")
    return number


def _variables(indicator: Indicator, series: Series, quarter: int) -> tuple[Decimal | None, Decimal | None]:
    return numerators(indicator, series)[quarter - 1], denominators(indicator, series)[quarter - 1]


def _without_variables(indicator: Indicator) -> bool:
    return indicator.programmed_numerators == indicator.achieved_numerators == NO_VALUES


def _with_variables(
    indicator: Indicator, series: Series, quarter: int, top: Decimal | None, bottom: Decimal | None
) -> Indicator:
    given = {f"{series}": None, f"{series}_numerators": top, f"{series}_denominators": bottom}
    changed: dict[str, tuple[Decimal | None, ...]] = {}
    for name, value in given.items():
        values = list(getattr(indicator, name))
        values[quarter - 1] = value
        changed[name] = tuple(values)
    same = all(getattr(indicator, name) == values for name, values in changed.items())
    return indicator if same else indicator.replace(**changed)
