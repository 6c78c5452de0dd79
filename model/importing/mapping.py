"""Which column of a foreign table means what; the officer may correct it and the window remember it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from model.importing.words import TOTAL, title_of
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY

CODE = "code"  # the number of a level in a column of its own: "1.4"
BESIDE = (
    "annual_goal",
    "narrative_summary",
    "assumptions",
    CODE,
)  # beside the form's columns
KEYS = (*COLUMN_BY_KEY, *BESIDE)
IGNORED = ""
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
    return FIELD_BY_KEY[key].title if key != CODE else "Clave del nivel"


def key_of(title: str) -> str:
    """Return the key that the words over a column name, "" if they name none: its rows end in " · "."""
    attribute = band = ""
    quarter = 0
    for said in map(title_of, title.split(" · ")):
        attribute = said.attribute or attribute
        band, quarter = said.band or band, said.quarter or quarter
    return figure_key(band, quarter) if band and quarter else attribute if attribute in KEYS else ""


def figure_key(band: str, quarter: int) -> str:
    """Return the key of a figure's column; ``quarter`` 5 is the accumulated."""
    return f"{band}_{'total' if quarter == TOTAL else quarter}"
