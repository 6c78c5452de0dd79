"""The sheet "Datos adicionales": what the formulas need of an indicator and has no column on the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from export.excel.cells import Cells
from export.excel.formulas import families
from export.excel.looks import (
    BODY_POINTS,
    ENTERED,
    HEADER,
    HEADER_POINTS,
    LABEL,
    NOTE,
    NUMBER,
    NUMBER_FORMAT,
    TITLE,
    Looks,
)
from export.excel.measure import PADDING, Type
from model.calculations import Look
from model.report import Indicator, new_indicator
from model.schema import INDICATOR_FIELDS, Field, Kind, Section
from model.units import is_percent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_TEXT = "Datos adicionales"
_NOTE = "Valores que no tienen columna en el formato y con los que se calculan sus acumulados."
