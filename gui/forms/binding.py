"""Ties editors to the open report or to one of its indicators, so that forms only arrange them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gui.forms.editors import FieldEditor
from gui.session import Session
from model.report import Indicator, Report
from model.schema import Field, Value


def _label(field: Field[Any]) -> str:
    return field.title.replace("\n", ": ")


class Binding:
    """The editors of a form: shows them the values, takes what they hand on as named undo steps."""

    def __init__(
        self, session: Session, subject: Callable[[], Report | Indicator | None], row: Callable[[], int]
    ) -> None:
        self._session = session
        self._subject = subject
        self._row = row
        self.editors: dict[str, FieldEditor] = {}

    @classmethod
    def to_report(cls, session: Session) -> Binding:
        """Return a binding to the report's own fields."""
        return cls(session, lambda: session.report, lambda: -1)

    @classmethod
    def to_indicator(cls, session: Session, row: Callable[[], int]) -> Binding:
        """Return a binding to the fields of the indicator at ``row()``."""

        def subject() -> Indicator | None:
            rows = session.report.indicators
            return rows[row()] if 0 <= row() < len(rows) else None

        return cls(session, subject, row)

    def add(self, field: Field[Any], *, lines: int = 3) -> FieldEditor:
        """Return a new editor for ``field``, tied to this binding."""
        options = self._session.catalogue.options(field.catalogue) if field.catalogue else ()
        editor = FieldEditor(field, lambda value: self._write(field, value), options=options, lines=lines)
        self.editors[field.key] = editor
        return editor

    def _write(self, field: Field[Any], value: Value) -> None:
        step = f"cambiar {_label(field)}"
        if self._row() < 0:
            self._session.set_field(field.key, value, step)
        else:
            level = self._session.report.indicators[self._row()].level
            self._session.set_cells(
                [(self._row(), field.key, value)], f"{step} de {level}".removesuffix(" de ")
            )

    def refresh(self, keys: Iterable[str] | None = None) -> None:
        """Show the values as they stand in the report."""
        subject = self._subject()
        if subject is None:
            return
        unit = subject.unit if isinstance(subject, Indicator) else ""
        for key in keys or self.editors:
            editor = self.editors[key]
            editor.show_value(editor.field.read(subject), unit)

    def commit(self) -> bool:
        """Hand on what stands in the editors; False if one is refused, which then has the focus."""
        for editor in self.editors.values():
            if not editor.commit():
                editor.setFocus()
                return False
        return True
