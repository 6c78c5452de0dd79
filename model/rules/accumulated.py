"""ARI-05 and ARI-06: how the accumulated columns have to be read, once per report (``domain.md`` §3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from model.calculations import Series, annual_goal, quarter_name, to_date
from model.report import Accumulation, Basis, Programming
from model.rules.rule import Case, Context, Hit, MatrixRule, fingerprint
from model.rules.words import counted

Unlike = tuple[Decimal, Decimal | None]
"""The goal of the year and what is programmed to date, where the two differ."""


def _year_beside_part(case: Case) -> Unlike | None:
    row, upto = case.indicator, case.quarter
    if to_date(row, Series.ACHIEVED, upto) is None:
        return None
    goal, programmed = annual_goal(row), to_date(row, Series.PROGRAMMED, upto)
    return (goal, programmed) if goal is not None and goal != programmed else None


def _annual_basis(rows: Sequence[tuple[str, Unlike | None]], context: Context) -> Iterator[Hit]:
    compared = [(row, *unlike) for row, unlike in rows if unlike is not None]
    quarter = context.settings.quarter
    if compared and quarter < 4 and context.settings.basis is Basis.ANNUAL:
        count = counted(len(compared), "indicador", "indicadores")
        about = fingerprint(quarter, *chain.from_iterable(compared))
        yield Hit("basis", about, {"quarter": quarter_name(quarter), "rows": count})


def _sums_percentages(case: Case) -> bool:
    row = case.indicator
    return (
        case.percent
        and case.accumulation is Accumulation.SUM
        and row.programming is Programming.BY_PERIOD
        and row.annual_denominator is None
        and any(value is not None for value in (*row.programmed, *row.achieved))
    )


def _undeclared_denominator(rows: Sequence[tuple[str, bool]], _: Context) -> Iterator[Hit]:
    ids = [row for row, sums in rows if sums]
    if ids:
        words = {"rows": counted(len(ids), "indicador", "indicadores")}
        yield Hit("programmed_total", fingerprint(*ids), words, mend="annual_denominator", indicator=ids[0])


RULES = (
    MatrixRule(
        id="ARI-05",
        message=(
            "El acumulado compara la meta anual con el avance al {quarter} en {rows}. Para comparar contra "
            "lo programado al periodo, elija la base «Al trimestre»."
        ),
        check="La base del acumulado en la forma de calcular e imprimir.",
        do="Si su formato lo pide así, no cambie nada; si no, elija la base «Al trimestre».",
        source="Criterio de este programa: la base anual es la del formato de 2023.",
        extract=_year_beside_part,
        judge=_annual_basis,
    ),
    MatrixRule(
        id="ARI-06",
        message=(
            "Sumar porcentajes sólo es válido si el denominador es el total anual. Indique el denominador en "
            "{rows}."
        ),
        check="Que cada trimestre se divida entre el total del año y no entre el del propio trimestre.",
        do="Escriba el denominador anual, u otra regla de acumulación, en Más datos del indicador.",
        source="Criterio de este programa; contratos de gobiernos locales que nunca suman porcentajes.",
        extract=_sums_percentages,
        judge=_undeclared_denominator,
    ),
)
