"""Importing foreign tables: ``interpret`` turns what ``export.reading`` found into a proposed report."""

from model.importing.imported import (
    FoundRow,
    Imported,
    ImportFinding,
    Option,
    Question,
    ScaleDecision,
    SheetUse,
    SkippedRow,
    Table,
)
from model.importing.interpreting import interpret
from model.importing.mapping import KEYS, ColumnUse, Confidence, Correction, key_title

__all__ = [
    "KEYS",
    "ColumnUse",
    "Confidence",
    "Correction",
    "FoundRow",
    "ImportFinding",
    "Imported",
    "Option",
    "Question",
    "ScaleDecision",
    "SheetUse",
    "SkippedRow",
    "Table",
    "interpret",
    "key_title",
]
