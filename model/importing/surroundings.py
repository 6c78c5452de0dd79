"""What stands around the table: heading, signatures and the lines under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from model.foreign import Cell, Sheet
from model.importing.rows import is_signing
from model.importing.words import cell_text, plain_words, quarter_alone, quarter_in, title_of, year_in
from model.report import Heading, Signature
from model.text import clean_text, one_line

_LABELS = {
    "unit": re.compile(
        r"(?:unidad|area|dependencia) (?:responsable|administrativa|ejecutora)|ur|dependencia"
    ),
    "programme": re.compile(r"(?:clave y nombre del )?programa(?: presupuestario| presupuestal)?|pp"),
    "quarter": re.compile(r"(?:trimestre|periodo)(?: (?:que )?(?:se )?(?:reporta|reportado|a reportar))?"),
    "year": re.compile(r"ejercicio(?: fiscal)?|ano(?: fiscal)?"),
    "axis": re.compile(r"eje(?: rector| estrategico| del plan)?"),
    "objectives": re.compile(r"objetivos?(?: (?:estrategicos?|del plan|general(?:es)?))?"),
    "level": re.compile(r"nivel"),
    "place_and_date": re.compile(r"(?:lugar y )?fecha(?: de (?:elaboracion|emision|corte))?"),
}
_PLAN = re.compile(r"^\s*vinculaci[oó�]n\s+con\s+el\s+", re.IGNORECASE)
_CODE = re.compile(r"^([A-Z]{0,3}[\d.]{1,10}[A-Z]?)\s*[-–—:.]\s*(\S.*)$")
_CODE_ALONE = re.compile(r"[A-Z]{0,3}\d{1,4}")
_OBJECTIVE = re.compile(r"\s*,\s+(?=\d+(?:\.\d+)+\s)|\n+|;\s*(?=\d+(?:\.\d+)+\s)")
_TITLE = re.compile(r"informe (?:de avance )?trimestral|reporte trimestral|avance trimestral")
_DRAFT = re.compile(r"^borrador\W+", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*\d+(?:\.\d+)+\.?\s")
_YEAR_TAIL = re.compile(r"[\s,-]*\b(?:19|20)\d\d\s*$")
_YEARS = re.compile(r"\b20\d\d\b")
_LONGEST_TITLE = 120
_LOOK_BELOW = 7


@dataclass(slots=True)
class Surroundings:
    """What was found above a table: texts by label, and the ``stray`` cells that hold only stars.

    ``mention`` is the first text that names a quarter, whatever else it says; ``years`` are all that stand
    in short texts which name no span of years, as a plan does; ``bands`` those that stand above alone.
    """

    title: str = ""
    mention: str = ""
    pairs: dict[str, str] = field(default_factory=dict)
    stray: list[tuple[int, int]] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    bands: set[str] = field(default_factory=set)

    @property
    def band(self) -> str:
        """The one band, "programmed" or "achieved", that a text above names; "" if none or several."""
        return next(iter(self.bands)) if len(self.bands) == 1 else ""

    @property
    def quarter(self) -> int:
        """The reported quarter, 0 if it is not said."""
        said = self.pairs.get("quarter", "")
        return quarter_in(said) or quarter_alone(said) or quarter_in(self.title) or quarter_in(self.mention)

    @property
    def year(self) -> int:
        """The fiscal year, 0 if it is not said."""
        pairs = self.pairs
        said = (pairs.get("year", ""), pairs.get("quarter", ""), self.title, self.mention)
        year = next((year for text in said if (year := year_in(text))), 0)
        return year or (next(iter(self.years)) if len(self.years) == 1 else 0)

    def heading(self) -> Heading:
        """Return the heading of the report."""
        unit_code, unit_name = _coded(self.pairs.get("unit", ""))
        programme_code, programme_name = _coded(self.pairs.get("programme", ""))
        return Heading(
            title=_YEAR_TAIL.sub("", self.title) or "Informe Trimestral",
            fiscal_year=self.year or None,
            unit_code=unit_code,
            unit_name=unit_name,
            programme_code=programme_code,
            programme_name=programme_name,
            plan=self.pairs.get("plan", ""),
            axis=self.pairs.get("axis", ""),
            objectives=tuple(filter(None, map(one_line, _OBJECTIVE.split(self.pairs.get("objectives", ""))))),
            place_and_date=self.pairs.get("place_and_date", ""),
        )


def _coded(text: str) -> tuple[str, str]:
    match = _CODE.match(text)
    return (match[1], match[2].strip()) if match else ("", text)


def read_surroundings(rows: Iterable[tuple[int, Mapping[int, Cell]]]) -> Surroundings:
    """Return the heading that the rows above a table hold."""
    found, last = Surroundings(), ""
    for number, line in rows:
        cells = [(column, text) for column, cell in sorted(line.items()) if (text := cell_text(cell)).strip()]
        for position, (column, text) in enumerate(cells):
            if not text.strip("* "):
                found.stray.append((number, column))
                continue
            if len(text) < _LONGEST_TITLE and quarter_in(text):
                found.mention = found.mention or text
            if len(text) < _LONGEST_TITLE and len(years := set(_YEARS.findall(text))) == 1:
                found.years.add(int(years.pop()))
            found.bands |= {title_of(text).band} & {"programmed", "achieved"}
            label, colon, own = text.partition(":")
            words = plain_words(label)
            behind = [t for _, t in cells[position + 1 :] if t.strip("* ")]
            after = behind[0] if behind else ""
            if len(behind) == 2 and _CODE_ALONE.fullmatch(after) and not behind[1].rstrip().endswith(":"):
                after = " - ".join(behind)  # the code and the name in cells of their own
            value = clean_text(own).strip() or after.strip()
            if _PLAN.match(text):
                rest = _PLAN.sub("", text).strip(" :\t")
                found.pairs.setdefault("plan", one_line(rest) or after)
            elif key := next((k for k, pattern in _LABELS.items() if pattern.fullmatch(words)), ""):
                if value and (colon or after):
                    last = "" if key in found.pairs else key
                    found.pairs.setdefault(key, value.rstrip("*").strip())
            elif last == "objectives" and position == 0 and _NUMBERED.match(text):
                found.pairs[last] += f"\n{text.strip()}"
            elif not found.title and len(text) < _LONGEST_TITLE and _TITLE.search(words):
                found.title = _DRAFT.sub("", one_line(text).strip("* "))
    return found


def read_signatures(sheet: Sheet, first: int) -> tuple[tuple[Signature, ...], tuple[str, ...]]:
    """Return the signatures that begin at row ``first``, and the lines under them."""
    rows = {number: line for number, line in sheet.rows().items() if number >= first}
    roles = [
        (n, c, cell.text) for n, line in rows.items() for c, cell in line.items() if is_signing(cell.text)
    ]
    used = {(n, c) for n, c, _ in roles}
    signatures = []
    for number, column, role in roles:
        until = min((c for n, c, _ in roles if n == number and c > column), default=10**6)
        texts = _below(rows, number, column, until, used)
        name, position = _name_and_position(texts)
        signatures.append(Signature(role=one_line(role).strip("* :"), name=name, position=position))
    lines = [
        one_line(cell.text) for n, line in rows.items() for c, cell in line.items() if (n, c) not in used
    ]
    return tuple(signatures), _joined([line for line in lines if line.strip("* _")])


def _below(
    rows: Mapping[int, Mapping[int, Cell]], number: int, column: int, until: int, used: set[tuple[int, int]]
) -> list[str]:
    """Return the texts under a role, until a blank row after them, and mark their cells as used."""
    texts: list[str] = []
    for row in range(number + 1, number + _LOOK_BELOW):
        here = [
            (c, cell.text)
            for c, cell in rows.get(row, {}).items()
            if column <= c < until and (row, c) not in used and cell.text.strip("_ *")
        ]
        if not here and texts:
            break
        if any((row, c) in used and column <= c < until for c in rows.get(row, {})):
            break
        for c, text in here[:1]:
            used.add((row, c))
            texts.append(one_line(text))
    return texts


def _name_and_position(texts: Sequence[str]) -> tuple[str, str]:
    if not texts:
        return "", ""
    name, position = texts[0], " ".join(texts[1:])
    if not position and "," in name:
        name, position = name.split(",", 1)
    return name.strip().rstrip(",").strip(), position.strip().rstrip(".").strip()


def _joined(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines, a name in capitals that was broken in two put together."""
    joined: list[str] = []
    for line in lines:
        if joined and line.isupper() and joined[-1].isupper():
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return tuple(joined)
