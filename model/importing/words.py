"""What a heading cell says: an attribute, a band, a quarter, or several of them together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from model.foreign import Cell
from model.importing.periods import MONTHS, TOTAL, period_in
from model.numbers import plain
from model.text import folded

LONGEST_TITLE = 70  # characters; a longer text is no heading of a column

BANDS = ("programmed", "achieved", "variance")

_INDICATOR = r"(?: del? (?:los )?(?:el )?indicador(?:es)?)?"
_ATTRIBUTES = {
    "level": r"nivel(?: (?:de |del )?(?:la )?(?:mir|objetivos?|indicador|ml))?",
    "name": r"(?:nombre|denominacion)(?: del? (?:los )?indicador(?:es)?)?|indicador(?:es)?|nombre indicador",
    "definition": rf"(?:definicion|descripcion){_INDICATOR}|que mide",
    "method": rf"metodo|metodo (?:de )?calculo{_INDICATOR}|formula(?: de calculo)?{_INDICATOR}"
    r"|algoritmo(?: de calculo)?|expresion (?:matematica|algebraica)",
    "unit": r"unidad|unidad (?:de )?medida|u (?:de )?m|um|u (?:de )?medida|unidad med",
    "type": r"tipo(?: (?:de |del )?indicador)?",
    "dimension": r"dimension(?: a medir)?(?: (?:de |del )?indicador)?",
    "frequency": r"frecuencia(?: (?:de )?medicion)?|periodicidad(?: (?:de )?medicion)?",
    "direction": r"sentido(?: esperado)?(?: del indicador)?(?: (?:hacia|de) la meta)?"
    r"|comportamiento(?: esperado)?|tendencia|trayectoria",
    "baseline": r"(?:lineas?|l)(?: de)? base|lb",
    "baseline_value": r"valor(?: de)?(?: la)?(?: linea(?: de)?)? base|linea(?: de)? base valor|valor lb"
    r"|valor",
    "baseline_year": r"ano(?: de)?(?: la)? linea(?: de)? base|linea(?: de)? base ano|ano(?: de)? base|ano",
    "means": r"medios? (?:de )?verificacion|fuentes?(?: (?:de )?(?:informacion|verificacion|datos))?|medios?"
    r"|evidencias?(?: documental(?:es)?)?",
    "annual_goal": r"meta anual(?: programada)?|meta del ano|meta \d{4}",
    "narrative_summary": r"resumen narrativo|objetivos?(?: del nivel)?",
    "assumptions": r"supuestos?",
    "code": r"(?:clave|codigo)(?: (?:de |del? (?:la )?)?(?:nivel|indicador|actividad|mir|objetivo))?",
    "traits": r"tipo dimension (?:y )?(?:frecuencia|periodicidad)(?: del indicador)?",
}
_ATTRIBUTE = re.compile("|".join(f"(?P<{key}>{pattern})" for key, pattern in _ATTRIBUTES.items()))

_STRONG = {
    "variance": "variacion variaciones desviacion desviaciones diferencia diferencias var desv dif",
    "programmed": "programado programada programados programadas programacion prog planeado planeada "
    "planeados planeadas calendarizacion p",
    "achieved": "alcanzado alcanzada alcanzados alcanzadas realizado realizada realizados realizadas logro "
    "logros logrado logrados real reales ejecutado ejecutada ejecutados ejecutadas obtenido obtenida "
    "obtenidos obtenidas alc a",
}
_WEAK = {"programmed": "meta metas", "achieved": "avance avances resultado resultados"}
_NEUTRAL = frozenset({
    "valor", "valores", "trimestral", "trimestrales", "trimestre", "trim", "modificada", "modificado",
    "modificadas", "modificados", "periodo", "fisica", "fisico", "fisicas", "fisicos",
    "ajustada", "ajustado", "ajustadas", "ajustados", "vigente", "vigentes",
})  # fmt: skip
_NAMES_OF_PERIODS = (*MONTHS, "sept", "trimestre", "trim", "semestre", "bimestre", "cuatrimestre",
                     "cuatrim", "cuat", "septiembre")  # fmt: skip
_BAND_OF = {word: (band, strong)
            for strong, words in ((True, _STRONG), (False, _WEAK))
            for band, listed in words.items() for word in listed.split()}  # fmt: skip
RATIO = "ratio"
"""The band of what was reached as a share of the goal, which is calculated and never imported."""
_PARTS_OF_100 = {"%", "porcentaje", "porcentual"}
_OF_RATIOS = {"cumplimiento", "avance", "meta", "metas", "grado", "nivel", *_PARTS_OF_100, *_NEUTRAL}
SHORT_BANDS = {"p": "programmed", "m": "programmed", "a": "achieved", "r": "achieved", "v": "variance"}
"""What a letter before a number says, where four of them stand side by side: P1 P2 P3 P4."""
_SHORT_WORD = 3  # letters
_OF_FIGURES = {
    *_BAND_OF, *_NEUTRAL, *_NAMES_OF_PERIODS, *_OF_RATIOS, "primer", "primero", "segundo", "tercer",
    "tercero", "cuarto", "quinto", "sexto", "para", "ejercicio", "anual", "total", "suma", "acum",
    "acumulado", "acumulada", "acumulados", "acumuladas",
}  # fmt: skip
"""The longer words that a title of figures can have; with any other it is none."""
_GROUP = re.compile(r"datos (?:del?|generales del) (?:los )?indicador(?:es)?|identificacion del indicador")

_ORDINALS = {
    1: r"(?:1 ?(?:er|ro|ero|o|°|º|ra)?|primer(?:o)?|i)",
    2: r"(?:2 ?(?:do|o|°|º|da)?|segundo|ii)",
    3: r"(?:3 ?(?:er|ro|ero|o|°|º|ra)?|tercer(?:o)?|iii)",
    4: r"(?:4 ?(?:to|o|°|º|ta)?|cuarto|iv)",
}
_MONTHS = {
    1: r"ene(?:ro)? (?:a |al )?mar(?:zo)?", 2: r"abr(?:il)? (?:a |al )?jun(?:io)?",
    3: r"jul(?:io)? (?:a |al )?sep(?:t|tiembre)?", 4: r"oct(?:ubre)? (?:a |al )?dic(?:iembre)?",
}  # fmt: skip
_ALONE = {q: re.compile(rf"{pattern}|{q}") for q, pattern in _ORDINALS.items()}
NUMERALS = {text: q for q, row in enumerate(("1 i 1° 1º", "2 ii 2° 2º", "3 iii 3° 3º", "4 iv 4° 4º"), 1)
            for text in row.split()}  # fmt: skip
_QUARTERS = {
    q: re.compile(
        rf"\b(?:{_ORDINALS[q]} ?(?:trimestre|trim|tri|t|q)|(?:trimestre|trim|t|q) ?{_ORDINALS[q]}"
        rf"|{_MONTHS[q]})\b"
    )
    for q in _ORDINALS
}
_TOTALS = re.compile(
    r"\b(?:acumulad[oa]s?|acum|total(?: anual| acumulado)?|anual)\b(?: al trimestre| anual)?"
)
_UP_TO = re.compile(r"\b(?:acumulad[oa]s?|acum)\b(?: al\b)?")
_SUM = re.compile(r"\b(?:total|suma)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PUNCTUATION = re.compile(r"[^\w%°º]+|_")
_FILLING = re.compile(r"\b(?:de|del|en|el|la|los|al|por|para|ejercicio|ano)\b")


_DAY_WORDS = re.compile(r"\d{4} \d\d \d\d")
_BRACKETS = re.compile(r"\([^)]*\)")
_ASIDE = re.compile(r"\([^)]*\)|/.*")
_TAIL = re.compile(r" del? (?:el )?(?:indicador(?:es)?|desempeno|resultado)$")


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says; "" and 0 where it does not. ``quarter`` 5 is the accumulated.

    ``period`` is a month, a half year or another that is no quarter, numbered as in ``periods``; ``up_to`` is
    the quarter up to which an accumulated goes, where it names one.
    """

    attribute: str = ""
    band: str = ""
    quarter: int = 0
    year: int = 0
    group: bool = False
    period: int = 0
    up_to: int = 0

    @property
    def known(self) -> bool:
        """Whether it says anything of a column."""
        return bool(self.attribute or self.band or self.quarter or self.group or self.period)


NOTHING = Title()


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """Return the text folded, without stars and punctuation: "Línea Base *" -> "linea base"."""
    return " ".join(_PUNCTUATION.sub(" ", folded(text).replace("ª", " ")).split())


@lru_cache(maxsize=4096)
def title_of(text: str) -> Title:
    """Return what the heading ``text`` says."""
    if len(text) > LONGEST_TITLE:
        return NOTHING
    words = plain_words(text)
    if not words:
        return NOTHING
    if attribute := _attribute(text, words):
        return Title(attribute=attribute)
    if _GROUP.fullmatch(words):
        return Title(group=True)
    whole = _figures(words)
    if whole.known or whole.year or not (aside := plain_words(_BRACKETS.sub(" ", text))):
        return whole
    return _figures(aside)  # "Programado T1 (%)"


def _figures(words: str) -> Title:
    """Return what a heading says of figures: their band, and the quarter, the year or another period."""
    if any(len(word) > _SHORT_WORD and word not in _OF_FIGURES and word.isalpha() for word in words.split()):
        return NOTHING
    year = int(match[0]) if (match := _YEAR.search(words)) else 0
    rest = _YEAR.sub(" ", words)
    quarter = period = up_to = 0
    for q, pattern in _QUARTERS.items():
        if pattern.search(rest):
            quarter, rest = q, pattern.sub(" ", pattern.sub(" ", rest))
            break
    else:
        period, rest = period_in(words if _DAY_WORDS.fullmatch(words) else " ".join(rest.split()))
    if quarter:
        rest = _SUM.sub(" ", rest)  # "Total 1er Trim" beside its months
    totals = _UP_TO if quarter else _TOTALS  # "Avance acumulado al 2do trimestre"
    if not period and totals.search(rest):
        up_to, quarter, rest = quarter, TOTAL, totals.sub(" ", rest)
    rest = " ".join(_FILLING.sub(" ", rest).split())
    said = rest.split()
    for place in () if quarter or period else (-1, 0):  # "Programado 1", "Meta II", "2do Alcanzado"
        others = said[:-1] if place else said[1:]
        if said and (numeral := quarter_alone(said[place])) and _band(others):
            quarter, rest = numeral, " ".join(others)
            break
    band = _band(rest.split())
    if rest and not band and not ((quarter or period) and set(rest.split()) <= _NEUTRAL):
        return NOTHING
    if band and len(rest) == 1 and not (quarter or period):
        return NOTHING  # a lone letter is no heading
    if year and not (quarter or band or period):
        return Title(year=year)
    return Title(band=band, quarter=quarter, year=year, period=period, up_to=up_to)


def _attribute(text: str, words: str) -> str:
    """Return the attribute that a heading names, "" if none: asides and a year after it do not matter."""
    aside = plain_words(_ASIDE.sub(" ", text))
    tries = (words, _TAIL.sub("", words), aside, _TAIL.sub("", aside), _YEAR.sub("", words).strip())
    matches = (_ATTRIBUTE.fullmatch(tried) for tried in dict.fromkeys(tries))
    return next((match.lastgroup or "" for match in matches if match is not None), "")


def _band(words: list[str]) -> str:
    """Return the band that these words name, "" if one of them says something else."""
    if "cumplimiento" in words and set(words) <= _OF_RATIOS:
        return RATIO
    if _PARTS_OF_100 & set(words):
        words = [word for word in words if word not in _PARTS_OF_100]
        if words and all(word in _BAND_OF and _BAND_OF[word] == ("achieved", False) for word in words):
            return RATIO  # "% de avance" is how much of the goal was reached, nearly always
    said = [_BAND_OF[word] for word in words if word in _BAND_OF]
    if len(said) + sum(word in _NEUTRAL for word in words) < len(words):
        return ""
    bands = list(dict.fromkeys(band for band, strong in said if strong)) or [band for band, _ in said[:1]]
    if "variance" in bands:
        return "variance"
    return bands[0] if len(bands) == 1 else ""


def cell_text(cell: Cell) -> str:
    """Return what a cell shows."""
    return cell.text or (plain(cell.number) if cell.number is not None else "")


def quarter_in(text: str) -> int:
    """Return the quarter, 1 to 4, that a sentence names ("2do. Trimestre 2023"); 0 if it names none."""
    words = plain_words(text)
    for q in (4, 3, 2, 1):
        if _QUARTERS[q].search(words) or re.search(rf"\b{_ORDINALS[q]} informe trimestral\b", words):
            return q
    return 0


def quarter_alone(text: str) -> int:
    """Return the quarter that a word alone names, where a quarter is expected: "Segundo", "2", "II"; or 0."""
    words = plain_words(text)
    return next((q for q, pattern in _ALONE.items() if pattern.fullmatch(words)), 0)


def year_in(text: str) -> int:
    """Return the first year between 1900 and 2099 that a text names, 0 if it names none."""
    match = _YEAR.search(text)
    return int(match[0]) if match else 0
