"""CAP: what has to be captured, and what should not (``domain.md`` §3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from model.calculations import Series, is_due, numerators, orientation, quarter_name
from model.report import QUARTERS, Accumulation
from model.rules.rule import Case, Context, Hit, IndicatorRule, MatrixRule, fingerprint
from model.rules.words import typed


def _missing(case: Case) -> Iterator[Hit]:
    row = case.indicator
    for q in QUARTERS[: case.quarter]:
        # With a numerator the value only lacks its denominator, which is ARI-08.
        unreported = case.achieved[q - 1] is None and numerators(row, Series.ACHIEVED)[q - 1] is None
        if unreported and is_due(row, q, case.settings):
            yield Hit(f"achieved_{q}", fingerprint(case.programmed[q - 1]), {"quarter": quarter_name(q)})


def _too_early(case: Case) -> Iterator[Hit]:
    row = case.indicator
    for q in QUARTERS[case.quarter :]:
        typed_value, numerator = row.achieved[q - 1], row.achieved_numerators[q - 1]
        if typed_value is None and numerator is None:
            continue
        mend = "" if typed_value is not None else f"achieved_numerators_{q}"
        about = fingerprint(case.quarter, typed_value, numerator)
        yield Hit(f"achieved_{q}", about, {"quarter": quarter_name(q)}, mend)


def _without_programming(case: Case) -> Iterator[Hit]:
    row = case.indicator
    for q in QUARTERS[: case.quarter]:
        programmed, achieved = case.programmed[q - 1], case.achieved[q - 1]
        if achieved is None or programmed:
            continue
        # A programmed 0 is a goal where less is better, and 0 of 0 is nothing to explain.
        if programmed == 0 and (achieved == 0 or orientation(row) < 0):
            continue
        words = {"quarter": quarter_name(q), "value": typed(achieved, row.unit)}
        yield Hit(f"achieved_{q}", fingerprint(programmed, achieved), words)


Equal = tuple[Decimal | bool | None, ...]


def _equal_quarters(case: Case) -> Equal:
    """Return for each quarter what was both programmed and achieved; False where the two differ.

    None where they cannot be compared.
    """
    quarters = zip(case.programmed, case.achieved, strict=True)
    return tuple(
        [
            (achieved == programmed and achieved) if programmed and achieved is not None else None
            for programmed, achieved in quarters
        ]
    )


def _copied_goal(rows: Sequence[tuple[str, Equal]], context: Context) -> Iterator[Hit]:
    limits = context.criteria.limits
    for q in QUARTERS[: context.settings.quarter]:
        verdicts = [(row, equal[q - 1]) for row, equal in rows]
        comparable = sum(1 for _, equal in verdicts if equal is not None)
        same = [(row, equal) for row, equal in verdicts if equal]
        if not same or comparable < limits.pattern_rows:
            continue
        if len(same) * 100 >= limits.same_as_programmed * comparable:
            words = {"same": str(len(same)), "all": str(comparable), "quarter": quarter_name(q)}
            about = fingerprint(comparable, *chain.from_iterable(same))
            yield Hit(f"achieved_{q}", about, words, indicator=same[0][0])


def _uniform(case: Case) -> Iterator[Hit]:
    parts = case.by_period(case.programmed)
    first = parts[0]
    if first and case.accumulation is not Accumulation.CONSTANT and all(part == first for part in parts):
        yield Hit("programmed_1", fingerprint(first), {"value": typed(first, case.indicator.unit)})


RULES = (
    IndicatorRule(
        id="CAP-01",
        message="Falta el valor alcanzado del {quarter}.",
        check="Que el trimestre ya se reporta y tiene algo programado.",
        do="Escriba lo alcanzado; si no hubo avance, escriba 0.",
        source="DTE-SPP.",
        judge=_missing,
    ),
    IndicatorRule(
        id="CAP-02",
        message="Hay avance capturado en un trimestre futuro ({quarter}).",
        check="El trimestre que se reporta, en los datos generales.",
        do="Borre el valor, o cambie el trimestre que se reporta.",
        source="Criterio de este programa.",
        judge=_too_early,
    ),
    IndicatorRule(
        id="CAP-03",
        message="Se reporta avance en un trimestre sin programación: {value} en el {quarter}.",
        check="Si el avance corresponde a ese trimestre y si hubo algo programado.",
        do="Corrija el valor o lo programado, o acéptelo con un motivo.",
        source="Criterio de este programa.",
        judge=_without_programming,
    ),
    MatrixRule(
        id="CAP-04",
        message=(
            "{same} de {all} indicadores reportan exactamente lo programado en el {quarter}. Verifique que "
            "no se copió la meta."
        ),
        check="Los valores alcanzados del trimestre contra sus documentos de origen.",
        do="Corrija los que se hayan copiado, o acéptelo con un motivo.",
        source="Criterio de este programa.",
        extract=_equal_quarters,
        judge=_copied_goal,
    ),
    IndicatorRule(
        id="CAP-05",
        message="Programación uniforme ({value} cada trimestre); confirme que refleja el calendario real.",
        check="El calendario de actividades del año.",
        do="Si no todos los trimestres son iguales, solicite ajustar la programación.",
        source="Criterio de este programa.",
        judge=_uniform,
    ),
)
