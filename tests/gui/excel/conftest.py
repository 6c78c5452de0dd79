"""The whole window with someone before it."""

from tests.gui.sitting import officer, settings

__all__ = ["officer", "settings"]
