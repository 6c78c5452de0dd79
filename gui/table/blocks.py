"""What is done to several cells at once: copy, paste, fill, clear. Each is one step of the undo list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from gui.prompts import Prompts
from gui.session import Session
from gui.table import clipboard
from gui.table.rejections import RejectionsDialog
from gui.table.selecting import SelectingGrid
from model.edits import field_title
from model.paste import Placed, Rejected, placed, spread
from model.schema import COLUMNS
from model.tabular import Block

Text = tuple[int, int, str]
"""Row, column and what goes there."""

_SEVERAL = "Seleccione un solo bloque de celdas."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected cells as they are seen. ``block`` tells whether they are all of rows by columns."""

    rows: list[int]
    columns: list[int]
    cells: list[tuple[int, int]]

    @property
    def block(self) -> bool:
        """Whether the cells make one block."""
        return len(self.cells) == len(self.rows) * len(self.columns)


class Blocks(QObject):
    """Acts on the selected cells of a table. Hidden rows and columns are neither copied nor written.

    ``commit`` closes an open editor and tells whether it could. ``prompts`` is asked before rows are added;
    without it none are. Signals: ``notice(sentence)``; ``wanted(indicator, key)`` asks for a cell.
    """

    notice = Signal(str)
    wanted = Signal(str, str)

    def __init__(self, table: SelectingGrid, session: Session, commit: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table = table
        self._session = session
        self._commit = commit
        self.prompts: Prompts | None = None
        self.rejections: RejectionsDialog | None = None

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

    # What is selected

    def chosen(self) -> Chosen:
        """Return the selected cells without those that are hidden."""
        ranges, walk = self._table.selected_ranges(), self._table.walk()
        picked_rows = {row for top, _, bottom, _ in ranges for row in range(top, bottom + 1)}
        picked_columns = {column for _, left, _, right in ranges for column in range(left, right + 1)}
        rows = [row for row in walk.rows if row in picked_rows]
        columns = [column for column in walk.columns if column in picked_columns]
        by_row: dict[int, set[int]] = {row: set() for row in rows}
        for top, left, bottom, right in ranges:
            for row in range(top, bottom + 1):
                if row in by_row:
                    by_row[row].update(range(left, right + 1))
        cells = [(row, column) for row in rows for column in columns if column in by_row[row]]
        return Chosen(rows, columns, cells)

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
        if outcome.calculated or done == "cortada":
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

    # Fill

    def fill_with(self, text: str) -> None:
        """Put a text that was typed in every selected cell."""
        self._tell(self._put([(*cell, text) for cell in self.chosen().cells], "rellenar"), "rellenada")

    def fill_down(self) -> None:
        """Copy the first selected row over the others; where one row is selected, the row above it."""
        chosen = self._one_block()
        if chosen is None:
            return
        rows = chosen.rows
        if len(rows) == 1:
            rows = self._before(self._table.walk().rows, rows[0])
        if len(rows) < 2:
            self._say("Arriba no hay un renglón que copiar.")
            return
        copies = [(rows[0], column, row, column) for row in rows[1:] for column in chosen.columns]
        self._spread(copies, "rellenar hacia abajo")

    def fill_right(self) -> None:
        """Copy the first selected column over the others; where one is selected, the column before it."""
        chosen = self._one_block()
        if chosen is None:
            return
        columns = chosen.columns
        if len(columns) == 1:
            columns = self._before(self._table.walk().columns, columns[0])
        if len(columns) < 2:
            self._say("A la izquierda no hay una columna que copiar.")
            return
        copies = [(row, columns[0], row, column) for row in chosen.rows for column in columns[1:]]
        self._spread(copies, "rellenar hacia la derecha")

    def from_above(self) -> None:
        """Copy into the current cell what stands in the cell seen above it."""
        cell = None if self._elsewhere() or not self._commit() else self._table.current_cell()
        if cell is None:
            return
        above = self._before(self._table.walk().rows, cell[0])
        if len(above) < 2:
            self._say("Arriba no hay un renglón que copiar.")
        else:
            self._spread([(above[0], cell[1], *cell)], "copiar de arriba")

    def extend(self, source: Chosen, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Copy a block over the cells where ``rows`` and ``columns`` cross, as often as it takes.

        They lie behind the block, nearest first, in the one direction in which they are not its own.
        """
        copies = []
        for down, row in enumerate(rows):
            from_row = source.rows[down % len(source.rows)]
            for right, column in enumerate(columns):
                copies.append((from_row, source.columns[right % len(source.columns)], row, column))
        self._spread(copies, "rellenar")

    @staticmethod
    def _before(order: list[int], at: int) -> list[int]:
        """Return what is seen before a row or column, and it itself; only itself where it is the first."""
        place = order.index(at)
        return order[max(0, place - 1) : place + 1]

    def _one_block(self) -> Chosen | None:
        if self._elsewhere() or not self._commit():
            return None
        chosen = self.chosen()
        if chosen.cells and not chosen.block:
            self._say(_SEVERAL)
        return chosen if chosen.cells and chosen.block else None

    def _elsewhere(self) -> bool:
        """Whether the keys go to a text that is not a cell's: what fills cells is not meant then."""
        focus = QApplication.focusWidget()
        text = isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit)
        return text and focus is not None and not self._table.isAncestorOf(focus)

    # Carrying out

    def _put(self, texts: Sequence[Text], verb: str, *, new_rows: int = 0, pasted: bool = False) -> Placed:
        options = self._table.report_model.options
        outcome = placed(self._session.report, texts, options, new_rows=new_rows, pasted=pasted)
        self._session.run(outcome.edit, self._step(verb, outcome))
        if outcome.rejected:
            self._show(outcome.rejected)
        return outcome

    def _spread(self, copies: Iterable[tuple[int, int, int, int]], verb: str) -> None:
        outcome = spread(self._session.report, copies, self._table.report_model.options)
        self._session.run(outcome.edit, self._step(verb, outcome))
        if outcome.rejected:
            self._show(outcome.rejected)
        self._tell(outcome, "rellenada")

    def _step(self, verb: str, outcome: Placed) -> str:
        if outcome.written == 1:
            (row, column), indicators = outcome.cells[0], self._session.report.indicators
            level = indicators[row].level if row < len(indicators) else ""
            return f"{verb} {field_title(COLUMNS[column].key)} de {level or 'un indicador'}"
        return f"{verb} {outcome.size}"

    def _select(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        if rows and columns and self._table.is_shown(rows[-1]):
            self._table.move_to((rows[0], columns[0]))
            self._table.select(rows[0], columns[0], rows[-1], columns[-1])

    # Telling

    def _show(self, rejected: tuple[Rejected, ...]) -> None:
        self.rejections = RejectionsDialog(self._session.report, rejected, self._table.window())
        self.rejections.taken.connect(self._take)
        self.rejections.wanted.connect(self.wanted)
        self.rejections.finished.connect(self._forget_list)
        self.rejections.open()

    def _forget_list(self) -> None:
        self.rejections = None

    def _take(self, chosen: Sequence[Rejected]) -> None:
        row_of = {indicator.id: row for row, indicator in enumerate(self._session.report.indicators)}
        texts = [(row_of[each.indicator], each.column, each.proposal) for each in chosen]
        self._tell(self._put(texts, "usar propuestas"), "pegada")

    def _tell(self, outcome: Placed, done: str, outside: int = 0) -> None:
        reasons = [
            _counted(outcome.calculated, "calculada"),
            _counted(len(outcome.rejected), "por revisar", "por revisar"),
            _counted(outside, "fuera de la tabla", "fuera de la tabla"),
        ]
        told = [reason for reason in reasons if reason]
        skipped = outcome.calculated + len(outcome.rejected) + outside
        sentence = _counted(outcome.written, done) or f"0 {done}s"
        if skipped:
            sentence += f", {_counted(skipped, 'omitida')} ({', '.join(told)})"
        self._say(f"{sentence}. Puede deshacerlo con Ctrl+Z." if outcome.edit else f"{sentence}.")

    def _say(self, sentence: str) -> None:
        self.notice.emit(sentence)


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


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}" if count else ""
