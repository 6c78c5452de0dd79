"""Texts with a decimal comma ("12,5 %", "1.234,50"): read where that is sure, asked where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from model.foreign import Cell, Stored
from model.importing.imported import ImportFinding, Option, Question
from model.importing.indicators import Answers, in_percent
from model.importing.rows import Row
from model.importing.rules import RULE_BY_ID
from model.numbers import plain

DECIMAL, THOUSANDS = "decimal", "miles"
_FIGURES = ("programmed", "achieved", "variance")
_OTHERS = ("baseline_value", "annual_goal")
_CORE = re.compile(r"[.,]?\d[\d.,\s]*\d|[.,]\d")
_EXAMPLES = 3


class Form(Enum):
    """What the signs in a number tell of the comma, or of a point between thousands."""

    GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
    DECIMAL = re.compile(r"\d*,\d{1,2}|\d*,\d{4,}|0+,\d+|\d{4,},\d+")
    THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
    OPEN_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
    OPEN_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@dataclass(slots=True)
class _Seen:
    """The texts of each form, with an address and whether a percentage was meant."""

    texts: dict[Form, list[str]] = field(default_factory=lambda: {form: [] for form in Form})
    huge: list[str] = field(default_factory=list)  # percentages that would be above one thousand

    def first(self, *forms: Form) -> list[str]:
        return [text for form in forms for text in self.texts[form][:1]]


def form_of(text: str) -> tuple[Form, str] | None:
    """Return the form of the number in a text and the number itself, None where it has no such sign."""
    match = _CORE.search(text)
    bare = "".join(match[0].split()) if match is not None else ""
    form = next((form for form in Form if form.value.fullmatch(bare)), None)
    return (form, match[0]) if form is not None and match is not None else None


def with_commas(
    rows: Sequence[Row], answers: Answers
) -> tuple[Callable[[Row], Row], Question | None, list[ImportFinding]]:
    """Return how a row is put right, the question what the comma means, and what is told of it.

    The whole file decides: "12,5" and "1.234,5" say that the comma is decimal, "1,234.5" that it is not;
    "1,250" alone stays what it is in Mexico, unless it would be a percentage of more than a thousand.
    """
    seen = _look(rows)
    grouped, thousands = seen.texts[Form.GROUPED], seen.texts[Form.THOUSANDS]
    clear = seen.texts[Form.DECIMAL] + grouped
    open_comma = seen.texts[Form.OPEN_COMMA]
    if not clear and (not seen.huge or thousands):
        return (lambda row: row), None, []
    undecided = bool(thousands or open_comma or (seen.texts[Form.OPEN_DOT] and not grouped))
    question = _question(seen, answers) if undecided else None
    if question is not None and (question.answer or question.suggested) == THOUSANDS:
        return (lambda row: row), question, []
    cells, told = [], []
    for row, key, _, form, core in _figures(rows):
        if form is not Form.THOUSANDS:
            cells.append(row.address(key))
            told.append(f"«{core}» se lee {_with_point(core)}")
    more = f" y {len(told) - _EXAMPLES} más" if len(told) > _EXAMPLES else ""
    how = ", ".join(dict.fromkeys(told[:_EXAMPLES])) + more
    remedy = "Se leen con punto decimal." if question is None else "Se leen como se conteste en la pregunta."
    return _put_right, question, [RULE_BY_ID["IMP-14"].finding(cells, {"how": how, "remedy": remedy})]


def _look(rows: Sequence[Row]) -> _Seen:
    seen = _Seen()
    percent: dict[int, bool] = {}
    for row, _, cell, form, core in _figures(rows):
        seen.texts[form].append(core)
        if form is Form.OPEN_COMMA and ("%" in cell.text or percent.setdefault(id(row), in_percent(row))):
            seen.huge.append(core)
    return seen


def _figures(rows: Sequence[Row]) -> Iterator[tuple[Row, str, Cell, Form, str]]:
    for row in rows:
        for key, cell in row.cells.items():
            if (cell.stored is Stored.TEXT and ("," in cell.text or "." in cell.text) and _is_figure(key)
                    and (found := form_of(cell.text)) is not None):  # fmt: skip
                yield row, key, cell, *found


def _is_figure(key: str) -> bool:
    return key in _OTHERS or key.partition("_")[0] in _FIGURES


def _question(seen: _Seen, answers: Answers) -> Question:
    texts = seen.first(Form.OPEN_COMMA, Form.DECIMAL, Form.GROUPED)[:1] + seen.first(Form.OPEN_DOT)
    told = [f"«{text}» es {_with_point(text)}" for text in texts]
    other = [f"«{text}» {f'es {value}' if (value := _as_usual(text)) else 'queda vacío'}" for text in texts]
    answer = answers.get("coma", "")
    return Question(
        "coma",
        f"¿La coma de los números separa decimales o miles? Por ejemplo, {', '.join(texts)}.",
        (
            Option(DECIMAL, f"Decimales: {' y '.join(told)}"),
            Option(THOUSANDS, f"Miles: {' y '.join(other)}"),
        ),
        THOUSANDS if seen.texts[Form.THOUSANDS] else DECIMAL,
        (),
        answer if answer in (DECIMAL, THOUSANDS) else "",
    )


def _as_usual(text: str) -> str:
    """Return the number as it is read without more, "" where it is none."""
    form = form_of(text)
    readable = form is not None and form[0] in (Form.OPEN_COMMA, Form.OPEN_DOT, Form.THOUSANDS)
    return plain(Decimal("".join(text.split()).replace(",", ""))) if readable else ""


def _with_point(core: str) -> str:
    return plain(Decimal("".join(core.split()).replace(".", "").replace(",", ".")))


def _put_right(row: Row) -> Row:
    fixed = {
        key: replace(cell, text=cell.text.replace(core, _with_point(core), 1), said=cell.text)
        for _, key, cell, form, core in _figures((row,))
        if form is not Form.THOUSANDS
    }
    return replace(row, cells={**row.cells, **fixed}) if fixed else row
