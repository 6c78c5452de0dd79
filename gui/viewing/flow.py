"""What filters, order, hidden columns and zoom do with the table. The report is never touched by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QStatusBar, QWidget

from gui.panels.status import numbered
from gui.session import Session
from gui.table import ReportTable
from gui.table.looks import FROZEN_KEYS
from gui.viewing.selected import SelectedLabel
from gui.viewing.zoom import STEP, ZoomControl
from model.edits import field_title
from model.filters import components, matching
from model.row_order import sorted_ids
from model.schema import COLUMNS, Kind

if TYPE_CHECKING:
    from gui.viewing.bar import ViewBar

_NUMBERS = (Kind.QUANTITY, Kind.YEAR)


class ViewFlow(QObject):
    """Arranges a table as the officer asks.

    ``notice(sentence)`` is for the status bar, in which it also puts the sum of the selection and the
    zoom. ``bar_made(bar)`` tells that there is now a bar to be put above the table.
    """

    notice = Signal(str)
    bar_made = Signal(QWidget)

    def __init__(self, session: Session, table: ReportTable, status: QStatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._table, self._window = session, table, parent
        self._components: tuple[int, ...] = ()
        self._sorted_by = ""
        status.insertPermanentWidget(1, SelectedLabel(session, table, status))  # behind the message
        status.addPermanentWidget(ZoomControl(table, status))
        session.changed.connect(self._refresh)
        session.replaced.connect(self._on_replaced)
        table.arrangement.changed.connect(self._tell)
        table.columns.menu_wanted.connect(self._show_menu)

    @cached_property
    def bar(self) -> ViewBar:
        """The bar above the table, folded; made when there is something to ask or to say there."""
        from gui.viewing.bar import ViewBar

        bar = ViewBar(self._window)
        bar.asked.connect(self.filter)
        bar.again.connect(self.filter)
        bar.all_wanted.connect(self.show_all)
        bar.order_wanted.connect(self.restore_order)
        bar.closed.connect(self._close)
        self.bar_made.emit(bar)
        return bar

    @property
    def _has_bar(self) -> bool:
        return "bar" in self.__dict__

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions of the window do here."""
        return {
            "filter": self._open,
            "filter_off": self.show_all,
            "sort_up": lambda: self.sort(self._column(), descending=False),
            "sort_down": lambda: self.sort(self._column(), descending=True),
            "sort_off": self.restore_order,
            "hide_columns": self.hide_selected,
            "show_columns": self.choose_columns,
            "zoom_in": lambda: self._table.zoom_by(STEP),
            "zoom_out": lambda: self._table.zoom_by(-STEP),
            "zoom_reset": lambda: self._table.set_zoom(100),
        }

    # Filter

    def filter(self) -> None:
        """Show the indicators that meet the conditions now; later edits hide none until asked again."""
        if not self._table.commit_pending_edit():
            return
        wanted, session = self.bar.wanted(), self._session
        found = matching(wanted, session.report, session.findings, session.catalogue)
        self._table.arrangement.show_only(found if wanted.asks else None)
        self._stay_in_sight()

    def show_all(self) -> None:
        """Show every indicator again."""
        if self._table.commit_pending_edit():
            self.bar.clear()
            self._table.arrangement.show_only(None)
            self._stay_in_sight()
            self._table.setFocus()

    # Order

    def sort(self, column: int, *, descending: bool) -> None:
        """Show the indicators sorted by a column; the report keeps its order."""
        if self._table.commit_pending_edit():
            up, down = ("de menor a mayor", "de mayor a menor")
            if COLUMNS[column].kind not in _NUMBERS and column:
                up, down = ("de la A a la Z", "de la Z a la A")
            title = field_title(COLUMNS[column].key)
            self._sorted_by = f"Ordenado por {title}, {down if descending else up}"
            ids = sorted_ids(self._session.report, COLUMNS[column], descending=descending)
            self._table.arrangement.sort(ids)
            self._stay_in_sight()
            self.notice.emit(f"{self._sorted_by}. El informe conserva su orden.")

    def restore_order(self) -> None:
        """Show the indicators in the report's order."""
        if self._table.commit_pending_edit():
            self._table.arrangement.sort(None)
            self._stay_in_sight()
            self._table.setFocus()
            self.notice.emit("Los indicadores se ven en el orden del informe.")

    # Columns

    def hide_selected(self) -> None:
        """Hide the columns of the selection; Nivel and Nombre stay."""
        columns = {at for _, left, _, right in self._table.selected_ranges() for at in range(left, right + 1)}
        keys = {COLUMNS[at].key for at in columns} - set(FROZEN_KEYS)
        if not keys:
            self.notice.emit("Nivel y Nombre siempre se ven. Elija otra columna.")
        elif self._table.commit_pending_edit():
            self._table.set_hidden_columns({*self._table.hidden_columns(), *keys})
            count = numbered(len(keys), "columna oculta", "columnas ocultas")
            back = "Vuelve" if len(keys) == 1 else "Vuelven"
            self.notice.emit(f"{count}. {back} con Ver, Mostrar columnas.")

    def choose_columns(self) -> None:
        """Ask which columns shall be seen."""
        from gui.viewing.columns_dialog import ColumnsDialog

        if self._table.commit_pending_edit():
            ColumnsDialog(self._table, self._window).exec()
            self._table.setFocus()

    def _show_menu(self, column: int, where: QPoint) -> None:
        menu = self.menu(column)
        menu.exec(where)
        menu.deleteLater()

    def menu(self, column: int) -> QMenu:
        """Return what can be done with a column."""
        menu, numbers = QMenu(self._window), COLUMNS[column].kind in _NUMBERS or not column
        up, down = ("menor a mayor", "mayor a menor") if numbers else ("la A a la Z", "la Z a la A")
        menu.addAction(f"Ordenar de {up}").triggered.connect(lambda: self.sort(column, descending=False))
        menu.addAction(f"Ordenar de {down}").triggered.connect(lambda: self.sort(column, descending=True))
        restore = menu.addAction("Restaurar orden del informe")
        restore.triggered.connect(self.restore_order)
        restore.setEnabled(self._table.arrangement.sorted)
        menu.addSeparator()
        menu.addAction("Filtrar…").triggered.connect(self._open)
        menu.addSeparator()
        menu.addAction("Ajustar el ancho al texto").triggered.connect(lambda: self._table.fit_column(column))
        hide = menu.addAction("Ocultar columna")
        hide.triggered.connect(lambda: self._hide(column))
        hide.setEnabled(COLUMNS[column].key not in FROZEN_KEYS)
        menu.addAction("Mostrar columnas…").triggered.connect(self.choose_columns)
        return menu

    def _hide(self, column: int) -> None:
        self._table.set_hidden_columns({*self._table.hidden_columns(), COLUMNS[column].key})

    # What is shown

    def _open(self) -> None:
        if self._table.commit_pending_edit():
            self._offer()
            self.bar.open()

    def _close(self) -> None:
        self.bar.fold()
        self._table.setFocus()

    def _column(self) -> int:
        cell = self._table.current_cell()
        return cell[1] if cell else 0

    def _stay_in_sight(self) -> None:
        """Keep the current cell where it can be seen, or go to the first row that is left."""
        cell, shown = self._table.current_cell(), self._table.arrangement.shown()
        if cell is not None and self._table.is_shown(cell[0]):
            self._table.move_to(cell)
        elif shown:
            self._table.move_to((shown[0], cell[1] if cell else 0))
        else:
            self._table.leave_all()

    def _refresh(self, _change: object = None) -> None:
        if self._has_bar and self.bar.isVisible():
            self._offer()
        self._tell()

    def _offer(self) -> None:
        numbers = components(self._session.report)
        if numbers != self._components:
            self._components = numbers
            self.bar.offer_components(numbers)

    def _on_replaced(self) -> None:
        if self._has_bar:
            self.bar.clear()
        self._refresh()

    def _tell(self) -> None:
        arrangement, total = self._table.arrangement, len(self._session.report.indicators)
        count = f"Viendo {len(arrangement.shown()):,} de {total:,}" if arrangement.filtered else ""
        if self._has_bar or arrangement.filtered or arrangement.sorted:
            self.bar.say(count, self._sorted_by if arrangement.sorted else "")
