"""The page described once: every column and field, from which grid, forms, files and exports derive."""

from typing import Any

from model.schema.columns import (
    COLUMN_BY_KEY,
    COLUMNS,
    Column,
    Group,
    group_runs,
    group_title,
    notes,
)
from model.schema.fields import (
    REPORT_FIELDS,
    SIGNATURE_FIELDS,
    Section,
    heading_pairs,
    quarter_name,
    report_title,
)
from model.schema.indicator_fields import INDICATOR_FIELDS
from model.schema.kinds import Field, Kind, NotAChoice, Value, edit_text, parse

__all__ = [
    "COLUMNS",
    "COLUMN_BY_KEY",
    "FIELD_BY_KEY",
    "INDICATOR_FIELDS",
    "REPORT_FIELDS",
    "SIGNATURE_FIELDS",
    "Column",
    "Field",
    "Group",
    "Kind",
    "NotAChoice",
    "Section",
    "Value",
    "edit_text",
    "group_runs",
    "group_title",
    "heading_pairs",
    "notes",
    "parse",
    "quarter_name",
    "report_title",
]

_FIELDS: tuple[tuple[Field[Any], ...], ...] = (*REPORT_FIELDS.values(), *INDICATOR_FIELDS.values(), COLUMNS)

FIELD_BY_KEY = {field.key: field for fields in _FIELDS for field in fields}
"""Every column and field of report and indicator; the keys are unique among all of them."""
