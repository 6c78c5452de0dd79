"""The form of a workbook as a reader opens it."""

from io import BytesIO

from openpyxl import load_workbook

from export.excel import to_xlsx
from model.report import Report
from model.schema import COLUMNS


def opened(content: Report, *, draft: bool = False):
    return load_workbook(BytesIO(to_xlsx(content, draft=draft)))


def texts(sheet):
    """Return what is seen: the column behind the last one is hidden."""
    cells = (cell for row in sheet.iter_rows(max_col=len(COLUMNS)) for cell in row)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def row_of(sheet, text):
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)
