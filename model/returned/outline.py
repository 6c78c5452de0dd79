"""What stands around the table, by keys: the texts that the workbook shows, and what a changed one means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from model.logos import alt_text
from model.report import Report
from model.schema import heading_pairs, report_title
from model.text import RefusedText, clean_text, folded, one_line

_KEY_OF_LABEL = {
    "Dependencia:": "dependency",
    "Unidad Responsable:": "unit",
    "Programa Presupuestario:": "programme",
    "Trimestre que se reporta:": "quarter",
    "Lugar y fecha:": "place",
}
FIELDS_OF = {
    "title": ("title", "fiscal_year"),
    "unit": ("unit_code", "unit_name"),
    "programme": ("programme_code", "programme_name"),
    "quarter": ("quarter", "fiscal_year"),
    "dependency": ("dependency",),
    "place": ("place_and_date",),
    "plan": ("plan",),
    "axis": ("axis",),
    "objective": ("objectives",),
    "role": ("signatures",),
    "name": ("signatures",),
    "position": ("signatures",),
    "footer": ("footer",),
}
"""The report's fields that the text of a key may change; keys of lists without their number."""

TITLES = {
    "title": "Título", "unit": "Unidad Responsable", "programme": "Programa Presupuestario",
    "quarter": "Trimestre que se reporta", "dependency": "Dependencia", "place": "Lugar y fecha",
    "plan": "Plan", "axis": "Eje",
}  # fmt: skip
"""The keys of which there is one text each."""

_LABELS = {folded(label).strip(" :"): key for label, key in _KEY_OF_LABEL.items()}
_LABELS |= {"eje": "axis", "objetivo": "objective", "objetivos": "objective"}
_PLAN = "Vinculación con el "
_PLAN_ALONE = "Vinculación con el plan"
_DRAFT = re.compile(r"^BORRADOR\s*·\s*")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_QUARTER = re.compile(r"\b([1-4])\s*(?:er|do|to|ro|º|o)?\b")
_QUARTER_WORDS = {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4}


def key_of_label(label: str) -> str:
    """Return the key of a labelled line of the heading."""
    return _KEY_OF_LABEL[label]


def label_key(text: str) -> str:
    """Return the key of what stands behind this label, "" if it is no label of the heading."""
    return _LABELS.get(folded(text).strip(" :"), "")


def texts_of(report: Report) -> dict[str, str]:
    """Return what the workbook shows under each key of ``TITLES``."""
    heading = report.heading
    texts = {"title": report_title(heading)}
    texts |= {_KEY_OF_LABEL[label]: text for label, text in heading_pairs(heading, report.settings)}
    texts["plan"] = f"{_PLAN}{heading.plan}" if heading.plan else _PLAN_ALONE
    texts["axis"] = heading.axis
    return texts


def shown(key: str, text: str, report: Report) -> str:
    """Return the text of a cell without what the export adds to it.

    Some readers put the words of the pictures that lie on a cell behind its text.
    """
    if key != "title":
        return text
    for logo in report.logos:
        text = text.rstrip().removesuffix(alt_text(logo))
    return _DRAFT.sub("", text.rstrip())


def with_texts(report: Report, changed: Mapping[str, str]) -> tuple[Report, dict[str, str]]:
    """Return the report with other texts under these keys, and why some of them cannot be, by key."""
    refused: dict[str, str] = {}
    for key, text in changed.items():
        try:
            report = _with_text(report, key, clean_text(text))
        except RefusedText as refusal:
            refused[key] = str(refusal)
    return report, refused


def _with_text(report: Report, key: str, text: str) -> Report:
    match key:
        case "title":
            return _headed(report, **dict(_title(text)))
        case "unit" | "programme":
            code, name = _code_and_name(text)
            return _headed(report, **{f"{key}_code": code, f"{key}_name": name})
        case "quarter":
            return _with_quarter(report, one_line(text))
        case "dependency" | "axis":
            return _headed(report, **{key: one_line(text)})
        case "place":
            return _headed(report, place_and_date=one_line(text))
        case _:
            flat = one_line(text)
            plan = "" if flat == _PLAN_ALONE else flat.removeprefix(_PLAN.strip()).strip()
            return _headed(report, plan=plan)


def _headed(report: Report, **values: Any) -> Report:
    return report.replace(heading=report.heading.replace(**values))


def _title(text: str) -> Iterator[tuple[str, object]]:
    flat = one_line(text)
    years = _YEAR.findall(flat)
    yield "title", _YEAR.sub("", flat).strip() if len(years) == 1 else flat
    if len(years) == 1:
        yield "fiscal_year", int(years[0])


def _code_and_name(text: str) -> tuple[str, str]:
    code, dash, name = one_line(text).partition(" - ")
    return (code, name) if dash else ("", code)


def _with_quarter(report: Report, text: str) -> Report:
    words = folded(_YEAR.sub("", text))
    digit = _QUARTER.search(words)
    quarter = int(digit[1]) if digit else next((n for w, n in _QUARTER_WORDS.items() if w in words), None)
    if quarter is None:
        raise RefusedText("No se entiende qué trimestre es.")
    report = report.replace(settings=report.settings.replace(quarter=quarter))
    years = _YEAR.findall(text)
    return _headed(report, fiscal_year=int(years[0])) if years else report
