"""Which column of a foreign table means what; the officer may correct it and the window remember it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from model.importing.periods import MONTHS, period_key
from model.importing.words import RATIO, title_of
from model.report import QUARTERS
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY

CODE = "code"  # the number of a level in a column of its own: "1.4"
BESIDE = (
    "annual_goal",
    "narrative_summary",
    "assumptions",
    CODE,
)  # beside the form's columns
TRAITS = "traits"  # type, dimension and frequency in one column: "Estratégico-Eficacia-Anual"
PERIODS = {
    f"{series}_{part}": f"{{band}} · {title}"
    for series in ("programmed", "achieved")
    for part, title in (
        *((f"m{at}", month.capitalize()) for at, month in enumerate(MONTHS, start=1)),
        ("s1", "1er. semestre"), ("s2", "2do. semestre"),
    )
}  # fmt: skip
KEYS = (*COLUMN_BY_KEY, *BESIDE, TRAITS, *PERIODS)
IGNORED = ""
_OWN_TITLES = {CODE: "Clave del nivel", TRAITS: "Tipo, dimensión y frecuencia"}
FIGURES = tuple(key for key, column in COLUMN_BY_KEY.items() if column.series)


class Confidence(Enum):
    """How sure the program is of a column; the value is what the officer reads."""

    TITLE = "por su título"
    CONTENT = "por su contenido"
    POSITION = "por su posición"
    CHOSEN = "elegida por usted"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column was taken for: ``key`` of ``KEYS``, "" where it is left out.

    ``example`` is what its first filled cell shows.
    """

    column: int
    key: str
    title: str
    address: str
    confidence: Confidence
    year: int = 0
    example: str = ""


# A correction by hand: column letters (or numbers, in a text) -> key, "" to leave a column out.
Correction = Mapping[str, str]


def key_title(key: str) -> str:
    """Return the form's words for a key: "Valores Programados · 1er. Trim."."""
    if key in COLUMN_BY_KEY:
        column = COLUMN_BY_KEY[key]
        title = column.title.replace("\n", " · ")
        return f"{column.group.value} · {title}" if column.series else title
    if key in PERIODS:
        series = key.partition("_")[0]
        return PERIODS[key].format(band=COLUMN_BY_KEY[f"{series}_1"].group.value)
    return _OWN_TITLES[key] if key in _OWN_TITLES else FIELD_BY_KEY[key].title


def key_of(title: str) -> str:
    """Return the key that the words over a column name, "" if they name none: its rows end in " · "."""
    attribute = band = ""
    quarter = 0
    for said in map(title_of, title.split(" · ")):
        attribute = said.attribute or attribute
        band, quarter = said.band or band, said.quarter or said.period or quarter
    return figure_key(band, quarter) if band and quarter else attribute if attribute in KEYS else ""


def ratio_quarter(title: str) -> int:
    """Return the quarter whose "% de avance" the words over a column name, 0 if they name none."""
    said = [title_of(words) for words in title.split(" · ")]
    quarter = next((one.quarter for one in reversed(said) if one.quarter in QUARTERS), 0)
    bands = [one.band for one in said if one.band]
    return quarter if bands[-1:] == [RATIO] else 0


def figure_key(band: str, quarter: int) -> str:
    """Return the key of a figure's column, "" if there is none; ``quarter`` or another of ``periods``."""
    key = f"{band}_{period_key(quarter)}"
    return key if key in KEYS else ""
