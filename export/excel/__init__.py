"""The report as an Excel workbook. Imports openpyxl, so import this package only where it is used."""

from export.excel.workbook import to_xlsx

__all__ = ["to_xlsx"]
