"""Ties editors to the open report or to one of its indicators, so that forms only arrange them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gui.forms.editors import FieldEditor
from gui.forms.inputs import LONG_TEXT_LINES
from gui.session import Session
from model.closed_cells import ClosedCells
from model.edits import SetParts, field_title, set_field
from model.report import Indicator, Report
from model.schema import Field, Value

Fills = Callable[[str, Value], Mapping[str, Value]]
"""What else to fill in, by key, when a field is given a value."""


def _nothing(_key: str, _value: Value) -> Mapping[str, Value]:
    return {}


class Binding:
    """The editors of a form: shows them the values, takes what they hand on as named undo steps.

    ``editors`` holds them by key, in the form's order.
    """

    def __init__(self, session: Session, row: Callable[[], int | None] | None = None) -> None:
        self._session = session
        self._row = row
        self._fills: Fills = _nothing
        self.editors: dict[str, FieldEditor] = {}

    @classmethod
    def to_report(cls, session: Session, fills: Fills = _nothing) -> Binding:
        """Return a binding to the report's own fields; what ``fills`` gives goes in with the same step."""
        binding = cls(session)
        binding._fills = fills
        return binding

    @classmethod
    def to_indicator(cls, session: Session, row: Callable[[], int | None]) -> Binding:
        """Return a binding to the fields of the indicator at ``row()``; None: to none for now."""
        return cls(session, row)

    def add(
        self, field: Field[Any], *, lines: int | None = LONG_TEXT_LINES, tight: bool = False
    ) -> FieldEditor:
        """Return a new editor for ``field``, tied to this binding; for ``tight`` see ``FieldEditor``."""
        options = self._session.catalogue.options(field.catalogue) if field.catalogue else ()
        editor = FieldEditor(
            field, lambda value: self._write(field, value), options=options, lines=lines, tight=tight
        )
        editor.place = lambda: self._place(field.key)
        self.editors[field.key] = editor
        return editor

    def _place(self, key: str) -> tuple[str | None, str]:
        subject = self._subject()
        return (subject.id if isinstance(subject, Indicator) else None), key if subject is not None else ""

    def _subject(self) -> Report | Indicator | None:
        if self._row is None:
            return self._session.report
        row = self._row()
        return None if row is None else self._session.report.indicators[row]

    def _write(self, field: Field[Any], value: Value) -> None:
        subject = self._subject()
        assert subject is not None and field.write is not None  # noqa: S101, PT018 - else nothing was typed
        if field.read(field.write(subject, value)) != field.read(subject):
            step = f"cambiar {field_title(field.key)}"
            if isinstance(subject, Indicator):
                self._write_cell(subject, field.key, value, step)
            else:
                self._session.run(self._report_edit(subject, field.key, value), step)
        self.refresh([field.key])  # shows it as the report keeps it

    def _write_cell(self, subject: Indicator, key: str, value: Value, step: str) -> None:
        row = self._row() if self._row is not None else None
        if row is not None:
            named = f"{step}, {subject.level}" if subject.level else step
            self._session.set_cells([(row, key, value)], named)

    def _report_edit(self, report: Report, key: str, value: Value) -> SetParts | None:
        edit = set_field(report, key, value)
        for other, filled in self._fills(key, value).items():
            before = edit.apply(report)[0] if edit is not None else report
            more = set_field(before, other, filled)
            if more is not None:
                edit = SetParts({**(edit.parts if edit is not None else {}), **more.parts})
        return edit

    def refresh(self, keys: Iterable[str] | None = None, *, anew: bool = False) -> None:
        """Show the values as they stand; ``anew`` drops what is being typed: it is another subject now."""
        subject = self._subject()
        if subject is None:
            return
        unit = subject.unit if isinstance(subject, Indicator) else ""
        closed = ClosedCells(self._session.report) if isinstance(subject, Indicator) else None
        for key in self.editors if keys is None else keys:
            editor = self.editors[key]
            editor.show_value(editor.field.read(subject), unit, anew=anew)
            if closed is not None and isinstance(subject, Indicator):
                editor.show_closed(closed.holds(subject.id, key))

    def refused(self) -> Iterator[FieldEditor]:
        """Yield the editors whose text cannot be a value, in the form's order."""
        return (editor for editor in self.editors.values() if editor.refusal)

    def commit(self) -> FieldEditor | None:
        """Hand on what stands in the editors; return the first one that is refused, None if none is."""
        for editor in self.editors.values():
            editor.commit()
        return next(self.refused(), None)
