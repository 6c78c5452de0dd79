"""The report as Qt's item model: rows are indicators, columns are those of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.session import Session
from gui.table.earlier import Earlier
from gui.table.looks import RIGHT_ALIGNED, ground
from gui.table.ready_row import ReadyRow
from gui.table.roles import CellRole
from gui.table.touched import EVERY, found_otherwise, runs, shown_otherwise
from gui.table.words import column_name, hover, mark, spoken
from model.edits import (
    Change,
    PartsChanged,
    ReplaceRows,
    RowsArranged,
    RowsChanged,
    RowsInserted,
    RowsMoved,
    RowsRemoved,
    field_title,
)
from model.entry import cell_text, division_sentence, with_entry
from model.findings import Finding
from model.overriding import override
from model.renumbering import next_levels
from model.report import Indicator, Report, Settings
from model.schema import COLUMNS, Column, Field
from model.text import RefusedText

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex

COLUMN_AT = {column.key: at for at, column in enumerate(COLUMNS)}
_NO_INDEX = QModelIndex()
_MANY_RUNS = 8
_FINDING_ROLES = [
    Role.ToolTipRole.value,
    Role.AccessibleTextRole.value,
    CellRole.FINDINGS.value,
    CellRole.MARK.value,
]
_NO_MARKS: tuple[str | None, ...] = (None,) * len(COLUMNS)


class ReportTableModel(QAbstractTableModel):
    """Shows the session's report and passes on what is typed. It keeps the frozen report it shows.

    ``refused(index, sentence, proposal)`` tells why a typed text cannot become a value; nothing changed.
    ``replaced`` comes before the reset for another report; a reset without it keeps to the same one.
    ``noticed(sentence)`` tells what a typed division came to.
    """

    refused = Signal(QModelIndex, str, str)
    replaced = Signal()
    noticed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report = session.report
        self._findings = session.findings
        self._earlier = Earlier(self._report)
        self._rows: dict[str, ReadyRow] = {}
        self._marks: dict[str, tuple[str | None, ...]] = {}
        session.changed.connect(self._on_changed)
        session.replaced.connect(self._on_replaced)

    # What the table paints from, without a call through Qt for each cell

    @property
    def report(self) -> Report:
        """The report that the table shows."""
        return self._report

    @property
    def settings(self) -> Settings:
        """The settings under which it is shown."""
        return self._report.settings

    def row(self, row: int) -> ReadyRow:
        """Return the ready texts of a row."""
        indicator = self._report.indicators[row]
        ready = self._rows.get(indicator.id)
        if ready is None or ready.indicator is not indicator or ready.settings is not self.settings:
            ready = self._rows[indicator.id] = ReadyRow(indicator, self.settings, self._earlier)
        return ready

    def marks(self, row: int) -> tuple[str | None, ...]:
        """Return the mark of each cell of a row."""
        key = self._report.indicators[row].id
        marks = self._marks.get(key)
        if marks is None:
            found = self._findings.of(key)
            marks = tuple(mark(found.get(column.key, ())) for column in COLUMNS) if found else _NO_MARKS
            self._marks[key] = marks
        return marks

    def indicator(self, row: int) -> Indicator:
        """Return the indicator of a row."""
        return self._report.indicators[row]

    def row_of(self, indicator: str) -> int | None:
        """Return the row of the indicator with this id, None if it is not there."""
        return next((row for row, each in enumerate(self._report.indicators) if each.id == indicator), None)

    def is_closed(self, row: int, column: int) -> bool:
        """Return whether a cell was reported in an earlier quarter and nobody has opened it."""
        return self._earlier.closed.holds(self._report.indicators[row].id, COLUMNS[column].key)

    # Qt asks

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._report.indicators)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and self._can_be_typed(index)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        answer = self._ANSWERS.get(role)
        return answer(self, index.row(), index.column()) if answer and index.isValid() else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        column = COLUMNS[section]
        if role == Role.DisplayRole:
            return column.title.replace("\n", " ")
        if role == Role.ToolTipRole:
            return column.help
        return column_name(column) if role == Role.AccessibleTextRole else None

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or not self._can_be_typed(index):
            return False
        column, indicator = COLUMNS[index.column()], self._report.indicators[index.row()]
        changed = self.accepts(index, str(value))
        if changed is None:
            return False
        if changed != indicator:
            text = f"cambiar {field_title(column.key)} de {indicator.level or 'un indicador'}"
            self._session.run(ReplaceRows(((index.row(), changed),)), text)
            if said := division_sentence(column, indicator, changed):
                self.noticed.emit(said)
        return True

    def _can_be_typed(self, index: Index) -> bool:
        return COLUMNS[index.column()].editable and not self.is_closed(index.row(), index.column())

    def accepts(self, index: Index, text: str) -> Indicator | None:
        """Return the indicator as it is with ``text`` in a cell; None, and ``refused``, if it cannot be."""
        column, indicator = COLUMNS[index.column()], self._report.indicators[index.row()]
        try:
            return with_entry(column, indicator, text, self.options(column))
        except RefusedText as refusal:
            self.refused.emit(self.index(index.row(), index.column()), str(refusal), refusal.proposal)
            return None

    def offered(self, row: int, column: Column) -> Sequence[str]:
        """Return what the list of a choice offers in a row: of levels, the numbers that come next."""
        if column.key == "level":
            return next_levels([indicator.level for indicator in self._report.indicators], row)
        return self.options(column)

    def options(self, column: Field[Any]) -> Sequence[str]:
        """Return what a choice column or field offers."""
        return self._session.catalogue.options(column.catalogue) if column.catalogue else column.choices

    def _display(self, row: int, column: int) -> str:
        return self.row(row).text(column)

    def _edit(self, row: int, column: int) -> str:
        return cell_text(COLUMNS[column], self._report.indicators[row])

    def _hover(self, row: int, column: int) -> str:
        indicator, said = self._report.indicators[row], self._said_earlier(row, column)
        return hover(COLUMNS[column], indicator, self.settings, self._cell(row, column), said)

    def _spoken(self, row: int, column: int) -> str:
        text = self.row(row).text(column)
        indicator = self._report.indicators[row]
        said = self._said_earlier(row, column)
        return spoken(COLUMNS[column], indicator, self.settings, text, self._cell(row, column), said)

    def _said_earlier(self, row: int, column: int) -> Sequence[str]:
        return self._earlier.words(COLUMNS[column], self._report.indicators[row])

    def _alignment(self, _row: int, column: int) -> Qt.AlignmentFlag:
        right = RIGHT_ALIGNED[COLUMNS[column].kind]
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignTop

    def _cell(self, row: int, column: int) -> tuple[Finding, ...]:
        return self._findings.of(self._report.indicators[row].id).get(COLUMNS[column].key, ())

    _ANSWERS: ClassVar[dict[int, Callable[[ReportTableModel, int, int], Any]]] = {
        Role.DisplayRole: _display,
        Role.EditRole: _edit,
        Role.ToolTipRole: _hover,
        Role.AccessibleTextRole: _spoken,
        Role.TextAlignmentRole: _alignment,
        CellRole.FINDINGS: _cell,
        CellRole.MARK: lambda self, row, column: self.marks(row)[column],
        CellRole.CALCULATED: lambda _self, _row, column: COLUMNS[column].calculated,
        CellRole.GROUND: lambda self, _row, column: ground(COLUMNS[column], self.settings.quarter),
        CellRole.KEY: lambda _self, _row, column: COLUMNS[column].key,
    }

    # The report changed

    def _on_changed(self, change: Change) -> None:
        before, rows_before = self._findings, self._report.indicators
        match change:
            case RowsChanged(rows):
                self._take_report()
                self._tell(rows, [], lambda row: self._shown_otherwise(rows_before[row], row))
            case RowsInserted(at, count):
                self.beginInsertRows(_NO_INDEX, at, at + count - 1)
                self._take_report()
                self.endInsertRows()
            case RowsRemoved(at, count):
                self.beginRemoveRows(_NO_INDEX, at, at + count - 1)
                self._take_report()
                self.endRemoveRows()
            case RowsMoved(first, count, to):
                self._move(first, count, to)
            case RowsArranged():
                self.beginResetModel()
                self._take_report()
                self.endResetModel()
            case PartsChanged(parts):
                self._take_report()
                if parts & {"settings", "openings", "previous"}:
                    self._tell(range(len(self._report.indicators)), [])
        # A change in one place can raise or settle findings in any row.
        stale = self._findings.changed_rows(before)
        for key in stale:
            self._marks.pop(key, None)
        if stale:
            places = map(self._session.document.place, stale)
            there, ids = [at for at in places if at is not None], self._report.indicators
            found = (before.of, self._findings.of)
            self._tell(there, _FINDING_ROLES, lambda row: found_otherwise(*(of(ids[row].id) for of in found)))

    def _move(self, first: int, count: int, to: int) -> None:
        # Qt wants the place in the old numbering before which the rows come.
        before = to + count if to > first else to
        moves = self.beginMoveRows(_NO_INDEX, first, first + count - 1, _NO_INDEX, before)
        self._take_report()
        if moves:
            self.endMoveRows()

    def _on_replaced(self) -> None:
        self.replaced.emit()
        self.beginResetModel()
        self._rows.clear()
        self._marks.clear()
        self._take_report()
        self.endResetModel()

    def _take_report(self) -> None:
        self._report = self._session.report
        if not self._earlier.fits(self._report):
            self._earlier = Earlier(self._report)
            self._rows.clear()
        self._findings = self._session.findings

    def _shown_otherwise(self, before: Indicator, row: int) -> Iterable[int]:
        ready = self._rows.get(before.id)  # of what was shown last, maybe several changes ago
        shown = ready if ready is not None and ready.indicator is before else None
        return shown_otherwise(shown, self.row(row))

    def _tell(
        self, rows: Sequence[int], roles: list[int], touched: Callable[[int], Iterable[int]] = lambda _: EVERY
    ) -> None:
        """Tell that rows changed; of one that changed alone, which columns are ``touched``."""
        stretches = runs(rows)
        if len(stretches) > _MANY_RUNS:  # each costs the view as much as all rows between them
            stretches = [(stretches[0][0], stretches[-1][1])]
        for first, last in stretches:
            columns = [*touched(first)] if first == last else EVERY
            left, right = (columns[0], columns[-1]) if columns else (0, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(first, left), self.index(last, right), roles)
