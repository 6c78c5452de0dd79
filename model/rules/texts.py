"""MV-01 and TXT-05: means of verification and repeated formulas (``domain.md`` §3.5 and §3.6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from model.hashing import digits_of
from model.levels import level_title
from model.rules.rule import Case, Context, Hit, IndicatorRule, MatrixRule

_NO_LETTER = re.compile(r"[\W_]+")  # in the decomposed text this takes the accents too
_NO_PLAIN_LETTER = bytes(code for code in range(128) if not chr(code).isalnum())


def _no_means(case: Case) -> Iterator[Hit]:
    if not case.indicator.means.strip():
        yield Hit("means", "")


Method = tuple[bytes, str, str]
"""What a method has in common with all that are the same, the method, and the row's level."""


def _method(case: Case) -> Method:
    return (_rough(case.indicator.method), case.indicator.method, case.indicator.level)


def _rough(method: str) -> bytes:
    """Return the plain letters and digits of a method: quickly found, and alike wherever ``_exact`` is."""
    decomposed = normalize("NFD", method.casefold())
    return decomposed.encode("ascii", "ignore").translate(None, _NO_PLAIN_LETTER)


@lru_cache(maxsize=4096)
def _exact(method: str) -> str:
    """Return what identifies a method without case, accents, spaces and punctuation; "" if it is blank."""
    bare = _NO_LETTER.sub("", normalize("NFD", method.casefold()))
    return digits_of(bare) if bare else ""


def _same_method(rows: Sequence[tuple[str, Method]], _: Context) -> Iterator[Hit]:
    alike = Counter(rough for _, (rough, _, _) in rows)
    first: dict[str, str] = {}
    for row, (rough, method, level) in rows:
        if alike[rough] == 1 or not (exact := _exact(method)):
            continue
        if exact in first:
            words = {"other": level_title(first[exact]) or "otro indicador"}
            yield Hit("method", exact, words, indicator=row)
        else:
            first[exact] = level


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
