"""The page described once: every column and field, from which grid, forms, files and exports derive."""

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
    FIELD_BY_KEY,
    INDICATOR_FIELDS,
    REPORT_FIELDS,
    SIGNATURE_FIELDS,
    Section,
    heading_pairs,
    quarter_name,
    report_title,
)
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
