"""Moved to ``model.compare``."""

from model.compare import Difference, Kind, differences, row_name

__all__ = ["Difference", "Kind", "differences", "row_name"]
