"""What is done to several cells at once: copy, paste, fill, clear. Each is one step of the undo list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from gui.prompts import Prompts
from gui.session import Session
from gui.table import clipboard
from gui.table.cell_writer import Chosen, Text
from gui.table.filling import Filling
from gui.table.selecting import SelectingGrid

if TYPE_CHECKING:
    from model.tabular import Block


class Blocks(Filling):
    """Copies, cuts, clears and pastes. ``prompts`` is asked before rows are added; without it none are."""

    def __init__(self, table: SelectingGrid, session: Session, commit: Callable[[], bool]) -> None:
        super().__init__(table, session, commit)
        self.prompts: Prompts | None = None

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions of the window do here."""
        return {
            "cut": self.cut,
            "copy": self.copy,
            "copy_with_headings": lambda: self.copy(headings=True),
            "paste": self.paste,
            "clear": self.clear,
            "fill_down": self.fill_down,
            "fill_right": self.fill_right,
            "from_above": self.from_above,
            "select_all": self.select_all,
        }

    def select_all(self) -> None:
        """Select every cell that is seen, or the whole text where the keys go to a text."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            focus.selectAll()
            return
        walk = self._table.walk()
        if walk.rows and self._commit():
            self._table.select(walk.rows[0], walk.columns[0], walk.rows[-1], walk.columns[-1])

    # Copy and clear

    def copy(self, *, headings: bool = False) -> Chosen | None:
        """Put the selected block on the clipboard; return it, or None if there was none to copy."""
        chosen = self.chosen()
        if not chosen.cells:
            return None
        if not chosen.block:
            self._say("Sólo se puede copiar un bloque a la vez: seleccione celdas de los mismos renglones.")
            return None
        clipboard.put(self._session.report, chosen.rows, chosen.columns, headings=headings)
        size = f"{len(chosen.rows):,}×{len(chosen.columns)}"
        self._say(f"Se copió {size}{' con encabezados' if headings else ''}.")
        return chosen

    def cut(self) -> None:
        """Copy the selected block and empty it."""
        if self._commit() and (chosen := self.copy()) is not None:
            self._empty(chosen, "cortar", "cortada")

    def clear(self) -> None:
        """Empty the selected cells that can be typed into."""
        if self._commit():
            self._empty(self.chosen(), "borrar", "borrada")

    def _empty(self, chosen: Chosen, verb: str, done: str) -> None:
        texts = [(row, column, "") for row, column in chosen.cells]
        outcome = self._put(texts, verb)
        if outcome.calculated or outcome.closed or done == "cortada":
            self._tell(outcome, done)

    # Paste

    def paste(self) -> None:
        """Put the clipboard's block where the selection begins; one value, or a part of it, fills it."""
        chosen, block = self.chosen(), clipboard.taken()
        if block is None or not chosen.cells or not self._commit():
            return
        if max(map(len, block)) == len(block) == 1:
            texts = [(*cell, block[0][0]) for cell in chosen.cells]
            self._tell(self._put(texts, "pegar", pasted=True), "pegada")
            return
        height, width = len(block), max(map(len, block))
        if chosen.block and len(chosen.rows) % height == 0 == len(chosen.columns) % width:
            texts = _laid_out(block, chosen.rows, chosen.columns)
            self._tell(self._put(texts, "pegar", pasted=True), "pegada")
            return
        walk = self._table.walk()
        rows = walk.rows[walk.rows.index(chosen.rows[0]) :][:height]
        columns = walk.columns[walk.columns.index(chosen.columns[0]) :][:width]
        new = self._rows_to_add(height - len(rows))
        if new is None:
            return
        behind = len(self._session.report.indicators)
        rows += range(behind, behind + new)
        texts = _laid_out(block, rows, columns)
        outcome = self._put(texts, "pegar", new_rows=new, pasted=True)
        self._select(rows, columns)
        self._tell(outcome, "pegada", outside=sum(map(len, block)) - len(texts))

    def _rows_to_add(self, missing: int) -> int | None:
        if missing <= 0 or self.prompts is None:
            return 0
        one = missing == 1
        rows = "un renglón" if one else f"{missing:,} renglones"
        answer = self.prompts.choose(
            f"Lo copiado tiene {rows} más de los que quedan en la tabla.",
            "Puede agregar al final los indicadores que faltan, o pegar sólo lo que cabe.",
            ("Agregar un indicador" if one else f"Agregar {missing:,} indicadores", "Pegar sólo lo que cabe"),
        )
        return None if answer is None else (missing, 0)[answer]

    def _select(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        if rows and columns and self._table.is_shown(rows[-1]):
            self._table.move_to((rows[0], columns[0]))
            self._table.select(rows[0], columns[0], rows[-1], columns[-1])


def _laid_out(block: Block, rows: Sequence[int], columns: Sequence[int]) -> list[Text]:
    """Return which text goes where; a block smaller than the cells is repeated."""
    width = max(map(len, block))
    texts = []
    for down, row in enumerate(rows):
        line = block[down % len(block)]
        for right, column in enumerate(columns):
            if right % width < len(line):
                texts.append((row, column, line[right % width]))
    return texts
