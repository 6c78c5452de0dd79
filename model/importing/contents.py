"""What the cells under a heading look like, so that a title over the wrong column is noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from model.foreign import Cell, Stored
from model.levels import ACTIVITY, KINDS, parse_level
from model.text import folded, one_line

_LEVEL = re.compile(
    r"(?:(fin|proposito|componente|actividad|comp|act)\b|([cafp])(?=[\s.\-]*\d|\s*$))"
    r"[\s.:\-]*(\d{1,3})?(?:[.\-](\d{1,3}))?(?!\d)[\s.:\-]*"
)

# The words of the catalogues as they are printed; anything else is kept as it was typed.
VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "type": ("Estratégico", "De gestión"),
    "dimension": ("Eficacia", "Eficiencia", "Calidad", "Economía"),
    "frequency": (
        "Mensual", "Bimestral", "Trimestral", "Semestral", "Anual", "Bianual", "Trianual", "Sexenal",
    ),
    "direction": ("Ascendente", "Descendente", "Regular", "Nominal", "Constante"),
    "unit": ("Porcentaje", "Tasa", "Promedio", "Índice", "Número", "Razón"),
}  # fmt: skip
_CANONICAL = {
    key: {folded(word): word for word in words} | ({"gestion": "De gestión"} if key == "type" else {})
    for key, words in VOCABULARY.items()
}
_OPENING = 60  # characters
_NAME = re.compile(r"(?:porcentaje|numero|tasa|promedio|indice|razon|cantidad|total|proporcion|variacion)\b")


@lru_cache(maxsize=16384)
def _opening(text: str) -> str:
    """Return the beginning of a text, folded: enough to know what it is."""
    return folded(text[:_OPENING])


_OF_COMPONENT = re.compile(  # "C1.A2", "Comp. 1 - Act. 2", "C1 A1.2"
    r"(?:componente|comp|c)[\s.]*(\d{1,3})[\s.,;:/\-–]*(?:actividad|act|a)[\s.]*(?:\1\.)?(\d{1,3})(?![\d.]\d)",
    re.IGNORECASE,
)
_IN_COMPONENT = re.compile(  # "A2C1", "Actividad 2 del Componente 1"
    r"(?:actividad|act|a)[\s.]*(\d{1,3})[\s.,;:/\-–]*(?:del )?"
    r"(?:componente|comp|c)[\s.]*(\d{1,3})(?![\d.]\d)",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"^(\W*(?:componente|comp|actividad|act)[\s.]+)(viii|vii|vi|iv|v|iii|ii|ix|i|x)(?=[\s.:\-–]|$)",
    re.IGNORECASE,
)
_DEEPER = re.compile(r"\.\d")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@lru_cache(maxsize=8192)
def level_words(text: str) -> tuple[str, str]:
    """Return (level, the rest) of a text that begins with one, as "A1.4 Promover"; else ("", text)."""
    flat = _ROMAN.sub(lambda m: f"{m[1]}{_ROMANS.index(m[2].lower()) + 1}", one_line(text))
    if match := _OF_COMPONENT.match(flat):
        return f"{ACTIVITY} {match[1]}.{match[2]}", flat[match.end() :].strip(" .:-–")
    if match := _IN_COMPONENT.match(flat):
        return f"{ACTIVITY} {match[2]}.{match[1]}", flat[match.end() :].strip(" .:-–")
    if len(flat) <= _OPENING and (whole := parse_level(flat.strip("* :"))):
        return whole.title, ""
    match = _LEVEL.match(_opening(flat.replace("*", " ")))
    if match is None:
        return "", flat
    if _DEEPER.match(flat, match.end() - 1):
        return "", flat  # "Actividad 1.2.3": a level that the form does not have stays as it is written
    word, letter, first, second = match.groups()
    initial = (word or letter)[0]
    kind = next(kind for kind in KINDS if folded(kind).startswith(initial))
    if initial in "fp":
        first = second = None
    numbers = ".".join(n for n in (first, second) if n)
    rest = flat[match.end() :].strip() if len(_opening(flat)) == len(flat[:_OPENING]) else ""
    level = parse_level(f"{kind} {numbers}")
    return (level.title if level else f"{kind} {numbers}".strip()), rest


def is_level(text: str) -> bool:
    """Return whether the text is a level and hardly anything else."""
    level, rest = level_words(text)
    return bool(level) and len(rest) <= 3


def canonical(attribute: str, text: str) -> str:
    """Return the catalogue's own spelling of a word, else the text on one line without stray stars."""
    flat = one_line(text).strip("* ").strip()
    return _CANONICAL.get(attribute, {}).get(folded(flat).rstrip("."), flat)


def is_listed(attribute: str, text: str) -> bool:
    """Return whether a text is one of the words of its catalogue."""
    return folded(text).rstrip(".") in _CANONICAL[attribute]


def _listed(attribute: str) -> Callable[[Cell], bool]:
    words = _CANONICAL[attribute]
    return lambda cell: len(cell.text) < _OPENING and _opening(cell.text).strip("* .") in words


def _year(cell: Cell) -> bool:
    if cell.number is not None and cell.stored is Stored.NUMBER:
        return 1990 <= cell.number <= 2100 and cell.number == int(cell.number)
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:-\d\d-\d\d)?", cell.text.strip("* ")))


def _formula(cell: Cell) -> bool:
    text = cell.text
    return "/" in text and ("(" in text or "*" in text or "100" in text) and len(text) > 15


# How a cell of the column looks, and how much that weighs against its title (which weighs 1).
LOOKS: Mapping[str, tuple[Callable[[Cell], bool], float]] = {
    "level": (lambda cell: is_level(cell.text), 2.0),
    "type": (_listed("type"), 2.0),
    "dimension": (_listed("dimension"), 2.0),
    "frequency": (_listed("frequency"), 2.0),
    "direction": (_listed("direction"), 2.0),
    "baseline_year": (_year, 1.4),
    "definition": (lambda cell: _opening(cell.text).startswith("mide"), 1.2),
    "method": (_formula, 1.4),
    "unit": (_listed("unit"), 1.2),
    "name": (lambda cell: bool(_NAME.match(_opening(cell.text))) and not _formula(cell), 1.0),
}


def likeness(attribute: str, cells: Iterable[Cell]) -> float:
    """Return which share of the cells look like that attribute, 0 to 1; 0.5 if nothing can be said."""
    found = [cell for cell in cells if cell.text or cell.number is not None]
    if attribute not in LOOKS or not found:
        return 0.5
    looks = LOOKS[attribute][0]
    return sum(map(looks, found)) / len(found)
