"""The table's measures: zoom, widths of columns, heights of rows, and which columns stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from math import ceil

from PySide6.QtCore import QModelIndex, QSignalBlocker, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from gui.seen import once_seen
from gui.table.header import TwoStoreyHeader
from gui.table.heights import WRAPPED, RowHeights
from gui.table.looks import FROZEN_KEYS, LEAST_COLUMN, Measures, default_widths
from gui.table.model import ReportTableModel
from gui.table.row_header import RowHeader
from gui.viewports import meet_viewport
from model.overriding import override
from model.schema import COLUMNS

LEAST_ZOOM, MOST_ZOOM = 50, 200
_MOST_FROZEN = 0.6  # of the viewport; with more, nothing would be left to scroll
_WIDEST_FIT = 420
_FIRST = 100  # rows that have their height at once at the most, however far down the table stands
_AT_ONCE = 100  # rows that get theirs together later, between two pictures


class SizedTable(QTableView):
    """A view of a report whose rows are as high as their texts; the columns of ``FROZEN_KEYS`` stay."""

    def __init__(self, model: ReportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self.report_model = model
        self.measures = Measures()
        self.columns = TwoStoreyHeader(self.measures, self)
        self.rows = RowHeader(self.measures, self)
        self.rows.setMinimumSectionSize(1)  # else a small zoom asks for less than a row can have
        self._zoom = 100
        self._usual = default_widths()
        self._widths = dict(self._usual)
        self._roomier: dict[str, int] = {}
        """Columns that are wider than ``_widths`` says, as figures of the report need it; at 100 %."""
        self._roomy = QTimer(self, interval=0, singleShot=True)
        self._roomy.timeout.connect(self._apply_widths)
        self._heights = RowHeights(self.measures)
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._refit.timeout.connect(self._on_refit)
        self._unfitted = range(0)
        self._fitting = QTimer(self, interval=0)
        self._fitting.timeout.connect(self._fit_on)
        self.setHorizontalHeader(self.columns)
        self.setVerticalHeader(self.rows)
        self.setModel(model)
        self._apply_widths()
        self._on_reset()
        self.columns.sectionResized.connect(self._on_column_resized)
        self.columns.sectionHandleDoubleClicked.connect(self.fit_column)
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(lambda _parent, first, last: self.fit_rows(range(first, last + 1)))
        for signal in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved):
            signal.connect(self.fit_rest)
        self.verticalScrollBar().actionTriggered.connect(self.fit_rest)
        model.rowsMoved.connect(lambda *_: self.fit_rows())
        model.modelReset.connect(self._on_reset)

    # Zoom and widths

    def zoom(self) -> int:
        """Return the zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the table larger or smaller; ``percent`` is kept between 50 and 200."""
        percent = max(LEAST_ZOOM, min(MOST_ZOOM, percent))
        if percent == self._zoom:
            return
        self._zoom = percent
        self._measure_anew()

    def _measure_anew(self) -> None:
        self.measures = Measures(self._zoom / 100)
        self._heights = RowHeights(self.measures)
        self._apply_widths()
        self.columns.set_measures(self.measures)
        self.rows.set_measures(self.measures)
        self.fit_rows()
        self.viewport().update()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def column_widths(self) -> dict[str, int]:
        """Return the width of each column by its key, in pixels at 100 %."""
        return dict(self._widths)

    def set_column_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths remembered, in pixels at 100 %; what is missing or unknown stays."""
        wanted = {k: width for k, width in widths.items() if k in self._widths and width >= LEAST_COLUMN}
        self._widths |= wanted
        self._roomier = {k: width for k, width in self._roomier.items() if k not in wanted}
        self._apply_widths()
        self._on_refit()

    def hidden_columns(self) -> frozenset[str]:
        """Return the keys of the columns that are hidden."""
        return frozenset(column.key for at, column in enumerate(COLUMNS) if self.isColumnHidden(at))

    def set_hidden_columns(self, keys: Collection[str]) -> None:
        """Hide these columns and show all others; those of ``FROZEN_KEYS`` are always seen."""
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column.key in keys and column.key not in FROZEN_KEYS)
        self._on_refit()

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its texts need; one of long texts so that few lines show them."""
        layouts = self.measures.italic if COLUMNS[column].calculated else self.measures.plain
        texts = (self.report_model.row(row).text(column) for row in range(self.report_model.rowCount()))
        widest = max((layouts.width(line) for text in texts for line in text.split("\n")), default=0)
        titles = self.measures.title_layouts(COLUMNS[column])
        title = max(titles.width(word) for word in COLUMNS[column].title.split())
        room = 2 * self.measures.side + self.measures.mark
        self.columns.resizeSection(
            column, min(self.measures.scaled(_WIDEST_FIT), round(max(widest, title)) + room)
        )

    def make_room(self, needs: Mapping[int, int]) -> None:
        """Widen columns to so many pixels once all is painted, but for those with a width given by hand."""
        for at, need in needs.items():
            key = COLUMNS[at].key
            if self._widths[key] == self._usual[key] and need > self.columns.sectionSize(at):
                self._roomier[key] = ceil(need / self.measures.zoom)
                self._roomy.start()

    def _apply_widths(self) -> None:
        widths = self._widths | self._roomier
        with QSignalBlocker(self.columns):
            for at, column in enumerate(COLUMNS):
                self.columns.resizeSection(at, self.measures.scaled(widths[column.key]))
        self.updateGeometries()
        self._freeze()

    def _on_column_resized(self, column: int, _old: int, new: int) -> None:
        if new:
            self._widths[COLUMNS[column].key] = round(new / self.measures.zoom)
            self._roomier.pop(COLUMNS[column].key, None)
        self._freeze()
        self.columns.viewport().update()
        self.viewport().update()
        self._refit.start()

    def _on_refit(self) -> None:
        self.columns.geometriesChanged.emit()  # its titles may take other lines
        self.fit_rows()
        self.viewport().update()

    def _freeze(self) -> None:
        count, room = len(FROZEN_KEYS), self.viewport().width() * _MOST_FROZEN
        while count and sum(self.columns.sectionSize(c) for c in range(count)) > room:
            count -= 1
        if count != self.columns.frozen:
            self.columns.frozen = count
            self.columns.viewport().update()
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._freeze()

    # Heights

    def fit_rows(self, rows: Iterable[int] | None = None) -> None:
        """Make rows (None: all) as high as their texts."""
        if rows is None:
            self._unfitted = range(0)
        indicators, settings = self.report_model.report.indicators, self.report_model.settings
        widths = {column: self.columns.sectionSize(column) for column in WRAPPED}
        changed = []
        with QSignalBlocker(self.rows):
            for row in range(len(indicators)) if rows is None else rows:
                if not self.isRowHidden(row):
                    height = self._heights.height(indicators[row], settings, widths)
                    if self.rows.sectionSize(row) != height:
                        self.rows.resizeSection(row, height)
                        changed.append(row)
        if changed:
            self.updateGeometries()
            bottom = self.viewport().height()
            if any(self.rows.sectionViewportPosition(row) < bottom for row in changed):
                self.rows.viewport().update()
                self.viewport().update()

    def fit_rest(self, *_: object) -> None:
        """Fit at once what waits since a long report was opened; before rows move under anyone's eyes."""
        rest, self._unfitted = self._unfitted, range(0)
        self.fit_rows(rest)

    def _fit_on(self) -> None:
        now, self._unfitted = self._unfitted[:_AT_ONCE], self._unfitted[_AT_ONCE:]
        if now:
            self.fit_rows(now)
        else:
            self._fitting.stop()

    def fit_until(self, row: int) -> None:
        """Fit at once what waits above ``row``, and that row: it would be moved by it."""
        waits = max(row + 1 - self._unfitted.start, 0)
        now, self._unfitted = self._unfitted[:waits], self._unfitted[waits:]
        if now:
            self.fit_rows(now)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if roles:
            return
        if self.columns.settings is not self.report_model.settings:
            self.columns.settings = self.report_model.settings
            self.columns.viewport().update()
        if any(first.column() <= column <= last.column() for column in WRAPPED):  # figures are one line high
            self.fit_rows(range(first.row(), last.row() + 1))

    def _first_screen(self, count: int) -> Iterator[int]:
        """Yield rows from the first on until those fitted reach the screen's lower edge; the rest wait."""
        self._unfitted = range(count)
        room = self.verticalScrollBar().value() + self.screen().availableGeometry().height()
        while self._unfitted and self._unfitted[0] < _FIRST and room > 0:
            row, self._unfitted = self._unfitted[0], self._unfitted[1:]
            yield row
            room -= self.rows.sectionSize(row)

    def _on_reset(self) -> None:
        self.columns.settings = self.report_model.settings
        rows = self.report_model.report.indicators
        if self._roomier:
            self._roomier.clear()
            self._apply_widths()
        self._heights.forget_others(rows)
        self.fit_rows(self._first_screen(len(rows)))
        if self._unfitted:
            once_seen(self, self._fitting.start)
        self.columns.viewport().update()
        self.viewport().update()
