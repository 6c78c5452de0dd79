"""How the exported files are called: readable, and safe on Windows, in e-mail and in a zip."""

from __future__ import annotations

import re
import unicodedata

from export.layout import DRAFT
from model.report import Report

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_PART = 40  # a name of code, programme, year and quarter stays far below the 255 of any system


def _part(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _UNSAFE.sub("-", bare)[:_LONGEST_PART].strip("-")


def file_name(report: Report, draft: bool, extension: str, version: int = 0) -> str:
    """Return the name to offer for an exported file: "BORRADOR_Informe_304_04_2023_T2_v3.xlsx".

    ``extension`` goes without its dot; ``version`` is how often the report was saved, 0 if never. Where a
    code is blank its name stands for it; only ASCII letters, digits, "-" and "_" remain, so that no system
    reserves or refuses the name.
    """
    heading = report.heading
    parts = (
        DRAFT if draft else "",
        "Informe",
        heading.unit_code or heading.unit_name,
        heading.programme_code or heading.programme_name,
        str(heading.fiscal_year or ""),
        f"T{report.settings.quarter}",
        f"v{version}" if version else "",
    )
    return "_".join(filter(None, map(_part, parts))) + f".{extension}"
