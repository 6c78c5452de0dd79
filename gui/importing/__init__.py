"""The import window: what a foreign file was recognised as, corrected and answered before it is taken."""

from gui.importing.flow import ImportFlow

__all__ = ["ImportFlow"]
