"""MV-01 and TXT-05: means of verification and repeated formulas (``domain.md`` §3.5 and §3.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from unicodedata import normalize

from model.levels import level_title
from model.rules.rule import Case, Context, Hit, IndicatorRule, MatrixRule

_NO_LETTER = re.compile(r"[\W_]+")  # in the decomposed text this takes the accents too


def _no_means(case: Case) -> Iterator[Hit]:
    if not case.indicator.means.strip():
        yield Hit("means", "")


def _method(case: Case) -> tuple[str, str] | None:
    """Return the row's level and what identifies its method without case, accents, spaces and punctuation."""
    method = _NO_LETTER.sub("", normalize("NFD", case.indicator.method.casefold()))
    if not method:
        return None
    return (level_title(case.indicator.level), sha256(method.encode()).hexdigest()[:16])


def _same_method(rows: Sequence[tuple[str, tuple[str, str] | None]], _: Context) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for row, extract in rows:
        if extract is None:
            continue
        level, method = extract
        if method in first:
            words = {"other": first[method] or "otro indicador"}
            yield Hit("method", method, words, indicator=row)
        else:
            first[method] = level


RULES = (
    MatrixRule(
        id="TXT-05",
        message="El método de cálculo es idéntico al de {other}.",
        check="Si la fórmula se copió de otro indicador.",
        do="Escriba la fórmula que corresponde al nombre, o acéptela con un motivo.",
        source="SHCP: cada indicador aporta algo distinto.",
        extract=_method,
        judge=_same_method,
    ),
    IndicatorRule(
        id="MV-01",
        message="Falta el medio de verificación.",
        check="El documento que comprueba el valor.",
        do="Escriba el documento, quién lo emite y dónde se consulta.",
        source="DTE-SPP §6.1; SHCP.",
        judge=_no_means,
    ),
)
