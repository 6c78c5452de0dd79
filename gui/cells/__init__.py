"""What can be asked and noted about one cell: why it says so, its comment, its history."""

from gui.cells.cell_flow import CellFlow

__all__ = ["CellFlow"]
