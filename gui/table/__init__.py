"""The table of indicators."""

from gui.table.table import ReportTable

__all__ = ["ReportTable"]
