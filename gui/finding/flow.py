"""What finding and replacing do with the report and the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.finding.bar import FindBar, Scope
from gui.finding.elsewhere import Elsewhere
from gui.finding.hits import Line, counted, excerpt
from gui.session import Session
from gui.table import ReportTable
from gui.table.model import COLUMN_AT
from model.beyond import (
    REPORT,
    Place,
    heading_places,
    put,
    row_places,
    signature_at,
    signature_places,
    title_at,
)
from model.schema import COLUMNS
from model.search import Hit, Replacement, Texts, find, replace

_TYPING_PAUSE = 150
_MANY = 2_000
"""More hits than anyone reads; the list shows so many, replacing takes all."""


class FindFlow(QObject):
    """Looks through the report as it is seen: a filter and hidden columns narrow the search.

    ``notice(sentence)`` is for the status bar. ``bar`` is to be put above the table. ``elsewhere`` shows
    what is found outside the table.
    """

    notice = Signal(str)

    def __init__(self, session: Session, table: ReportTable, elsewhere: Elsewhere, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._table = session, table
        self.bar = FindBar(parent)
        self.hits: tuple[Hit, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._chosen: tuple[tuple[frozenset[str], range], ...] = ()
        self._column = 0
        self._texts = Texts()
        self._outside: Place | None = None
        self.elsewhere = elsewhere
        self._done = ""
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.search)
        self.bar.asked.connect(self._on_asked)
        self.bar.scope.activated.connect(self._take_scope)
        self.bar.next_wanted.connect(self.go_next)
        self.bar.previous_wanted.connect(self.go_previous)
        self.bar.replace_wanted.connect(self.replace_one)
        self.bar.replace_all_wanted.connect(self.replace_all)
        self.bar.closed.connect(self.close)
        self.bar.hits.chosen.connect(self._show_line)
        self.bar.hits.entered_line.connect(self._enter_line)
        session.changed.connect(self._on_edited)
        session.replaced.connect(self._on_changed)
        table.arrangement.changed.connect(self._on_changed)
        table.selectionModel().currentChanged.connect(self._on_current)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions of the window do here."""
        return {
            "find": lambda: self.open(replacing=False),
            "replace": lambda: self.open(replacing=True),
            "find_next": self.go_next,
            "find_previous": self.go_previous,
        }

    def open(self, *, replacing: bool) -> None:
        """Show the bar; with several cells selected it looks there, else in the whole table."""
        if not self._table.commit_pending_edit():
            return
        if not self.bar.isVisible():
            ranges = self._table.selected_ranges()
            several = any(top != bottom or left != right for top, left, bottom, right in ranges)
            scope = Scope.SELECTION if several or len(ranges) > 1 else Scope.REPORT
            self.bar.scope.setCurrentIndex(list(Scope).index(scope))
            self._take_scope()
        self.bar.open(replacing=replacing)
        self.search()

    def close(self) -> None:
        """Hide the bar and give the keys back to the table."""
        self._later.stop()
        self._done = ""
        self.bar.hide()
        self._table.setFocus()

    # Searching

    def search(self) -> None:
        """Look again and show what is found."""
        self._later.stop()
        report = self._session.report
        self._places = tuple(self._where())
        self.hits = find(report, self.bar.query(), self._places, self._texts)
        self._show([self._line(hit) for hit in self.hits[:_MANY]])
        self.bar.set_found(bool(self.hits))

    def _catch_up(self) -> None:
        """Search now if a search is still to come."""
        if self._later.isActive():
            self.search()

    def go_next(self) -> None:
        """Make the next cell found the current one; behind the last comes the first."""
        self._go(1)

    def go_previous(self) -> None:
        """Make the previous cell found the current one."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if not self.bar.isVisible():
            self.open(replacing=False)
        self._catch_up()
        if not self.hits:
            return
        at = self._current()
        if at is None:
            here = self._number_of(self._table.current_cell())
            after = next((n for n, hit in enumerate(self.hits) if self._number(hit.place) > here), 0)
            at = after if by > 0 else after - 1
        else:
            at += by
        self._go_to(self.hits[at % len(self.hits)].place)

    def _go_to(self, place: Place) -> None:
        if self._table.commit_pending_edit():
            (row, key), cell = place, self._table.current_cell()
            if row != REPORT:
                self._table.move_to((row, COLUMN_AT.get(key, cell[1] if cell else 0)))
            self._outside = place if key not in COLUMN_AT else None
            if self._outside is not None:
                hit = next(hit for hit in self.hits if hit.place == place)
                self.elsewhere.show(place, hit.spans[0])
        self._tell()

    def _on_current(self) -> None:
        self._outside = None

    def _current(self) -> int | None:
        cell = self._table.current_cell()
        place = self._outside or ((cell[0], COLUMNS[cell[1]].key) if cell is not None else None)
        return next((number for number, hit in enumerate(self.hits) if hit.place == place), None)

    # Replacing

    def replace_one(self) -> None:
        """Replace in the current cell if it is among those found, then go to the next one."""
        if not self._table.commit_pending_edit():
            return
        self._catch_up()
        at = self._current()
        if at is None:
            self.go_next()
            return
        hit = self.hits[at]
        outcome = self._outcome((hit,))
        if outcome.refused:
            self._say(f"{self._name(hit)}: {outcome.refused[0][1]}")
        elif self._put(outcome, f"reemplazar en {self._name(hit)}"):
            self._say(f"Se reemplazó en {self._name(hit)}.")
        self.search()
        self._go(1)

    def replace_all(self) -> None:
        """Replace in every cell found, as one step; what cannot be done is listed with its reason."""
        if not self._table.commit_pending_edit():
            return
        self._catch_up()
        outcome = self._outcome(self.hits)
        where, text = counted([(row, key) for row, key, _ in outcome.cells]), self.bar.query().text
        done = self._put(outcome, f"reemplazar «{text}» en {where}")
        said = f"Se reemplazó en {where}." if done else "No se reemplazó nada."
        if outcome.refused:
            left = counted([hit.place for hit, _ in outcome.refused])
            said += f" Sin cambiar: {left}, con el motivo en la lista."
        self.search()
        self._say(said)
        if outcome.refused:
            refused = outcome.refused[:_MANY]
            self._show([Line(hit.place, self._name(hit), why, bad=True) for hit, why in refused])

    def _outcome(self, hits: tuple[Hit, ...]) -> Replacement:
        return replace(self._session.report, hits, self.bar.put.text(), self._table.report_model.options)

    def _put(self, outcome: Replacement, text: str) -> bool:
        return self._session.run(put(self._session.report, outcome.cells), text)

    # Where to look

    def _take_scope(self) -> None:
        rows = self._session.report.indicators
        cell = self._table.current_cell()
        self._column = cell[1] if cell else 0
        self._chosen = tuple(
            (frozenset(rows[row].id for row in range(top, bottom + 1)), range(left, right + 1))
            for top, left, bottom, right in self._table.selected_ranges()
        )

    def _where(self) -> Iterator[Place]:
        rows, scope = self._session.report.indicators, self.bar.where()
        columns = [at for at in range(len(COLUMNS)) if not self._table.isColumnHidden(at)]
        if scope is Scope.REPORT:
            yield from heading_places()
        if scope is Scope.COLUMN:
            columns = [at for at in columns if at == self._column]
        for row in self._table.arrangement.shown():
            for at in columns:
                if scope is not Scope.SELECTION or self._is_chosen(rows[row].id, at):
                    yield row, COLUMNS[at].key
            if scope is Scope.REPORT:
                yield from row_places(row, rows[row])
        if scope is Scope.REPORT:
            yield from signature_places(self._session.report)

    def _is_chosen(self, indicator: str, column: int) -> bool:
        return any(indicator in ids and column in columns for ids, columns in self._chosen)

    def _number(self, place: Place) -> tuple[int, int]:
        row, key = place
        if row == REPORT:
            return (len(self._session.report.indicators) if signature_at(key) else -1, 0)
        return self._number_of((row, COLUMN_AT.get(key, len(COLUMNS))))

    def _number_of(self, cell: tuple[int, int] | None) -> tuple[int, int]:
        return (-1, -1) if cell is None else (self._table.arrangement.place(cell[0]), cell[1])

    # What is shown

    def _on_asked(self) -> None:
        self._done = ""
        self._later.start(_TYPING_PAUSE)

    def _on_edited(self) -> None:
        self._done = ""  # whoever replaced says so after it
        self._on_changed()

    def _on_changed(self) -> None:
        if self.bar.isVisible() and not self._later.isActive():
            self._later.start(0)

    def _show(self, lines: list[Line]) -> None:
        self.bar.hits.show_lines(lines)
        self._tell()

    def _tell(self) -> None:
        at = self._current()
        listed = self.bar.hits.lines_model.lines
        if listed and not listed[0].bad:
            self.bar.hits.mark(at if at is not None and at < len(listed) else None)
        if not self.bar.query().text:
            words = ""
        elif not self.hits:
            words = "No se encontró"
        elif at is None:
            words = counted([hit.place for hit in self.hits])
        else:
            words = f"{at + 1:,} de {len(self.hits):,}"
        narrow = self._table.arrangement.filtered or bool(self._table.hidden_columns())
        self.bar.result.setText(f"{words} (sólo en lo que se ve)" if words and narrow else words)
        self.bar.done.setText(self._done)

    def _say(self, sentence: str) -> None:
        self._done = sentence
        self.notice.emit(sentence)
        self._tell()

    def _line(self, hit: Hit) -> Line:
        return Line(hit.place, self._name(hit), excerpt(hit.text, hit.spans[0][0]))

    def _name(self, hit: Hit) -> str:
        return title_at(self._session.report, hit.place)

    def _show_line(self, row: int) -> None:
        self._go_to(self.bar.hits.lines_model.lines[row].place)

    def _enter_line(self, row: int) -> None:
        self._show_line(row)
        if self._outside is None:
            self._table.setFocus()
        else:
            self.elsewhere.enter(self._outside)
