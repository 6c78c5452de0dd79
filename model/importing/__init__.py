"""Importing foreign tables: ``interpret`` turns what ``export.reading`` found into a proposed report."""

from model.importing.imported import (
    FoundRow,
    Imported,
    ImportFinding,
    Option,
    Question,
    ScaleDecision,
    SkippedRow,
    Table,
)
from model.importing.interpreting import interpret
from model.importing.mapping import KEYS, ColumnUse, Confidence, Correction, key_title
from model.importing.sheet import Area, Book, Cell, ImportProblem, Sheet, Stored

__all__ = [
    "KEYS",
    "Area",
    "Book",
    "Cell",
    "ColumnUse",
    "Confidence",
    "Correction",
    "FoundRow",
    "ImportFinding",
    "ImportProblem",
    "Imported",
    "Option",
    "Question",
    "ScaleDecision",
    "Sheet",
    "SkippedRow",
    "Stored",
    "Table",
    "interpret",
    "key_title",
]
