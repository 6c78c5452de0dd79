"""The inputs that open inside the table, one for each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from gui.table.editors.cell_editor import CellEditor
from gui.table.editors.choice import ChoiceEditor
from gui.table.editors.line import LineEditor, NumberEditor
from gui.table.editors.long_text import LongTextEditor
from gui.table.looks import Measures
from model.schema import Kind

EditorFactory = Callable[[QWidget, Measures, Sequence[str]], CellEditor]
"""Takes the viewport, the measures at this zoom and what a choice offers."""

EDITORS: Final[dict[Kind, EditorFactory]] = {
    Kind.TEXT: LineEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.QUANTITY: NumberEditor,
    Kind.YEAR: NumberEditor,
}

__all__ = ["EDITORS", "CellEditor", "ChoiceEditor", "LineEditor", "LongTextEditor", "NumberEditor"]
