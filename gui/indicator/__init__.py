"""The panel of one indicator beside the table: how its year goes, its texts, and what has no column."""

from gui.indicator.panel import IndicatorPanel
from gui.indicator.side import SideArea
from gui.indicator.side_flow import SideFlow

__all__ = ["IndicatorPanel", "SideArea", "SideFlow"]
