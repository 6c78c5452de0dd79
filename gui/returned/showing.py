"""Showing a workbook of ours that came back, and putting what is taken where the officer wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.returned.dialog import Destination, ReturnedDialog
from gui.session import Session
from model.edits import turned_into
from model.report import Report
from model.returned import Returned, taken


def show_returned(
    found: Returned,
    session: Session,
    parent: QWidget,
    *,
    may_leave: Callable[[], bool],
    say: Callable[[str], None],
) -> None:
    """Show the workbook over ``parent``; what is taken opens as a report or becomes a step of the open one.

    ``may_leave`` asks about unsaved work, ``say`` tells what was done.
    """
    same = _is_same(found.exported, session.report)
    destinations = (Destination.OPEN, Destination.NEW) if same else (Destination.NEW,)
    if not found.differences:
        destinations = (Destination.NEW,)

    def take(chosen: Any, destination: Destination) -> None:
        if destination is Destination.OPEN:
            after = taken(session.report, found, chosen)
            if session.run(turned_into(session.report, after), f"tomar los cambios de {found.source}"):
                say("Se tomaron los cambios del libro. Puede deshacerlo con Ctrl+Z.")
            else:
                say("El informe abierto ya decía lo mismo que el libro.")
        elif may_leave():
            session.replace(taken(found.exported, found, chosen), path=None)
            session.undo_stack.resetClean()  # it is in no file yet
            say("Se abrió el informe del libro. Guárdelo para conservarlo.")

    dialog = ReturnedDialog(found, parent, destinations=destinations)
    dialog.taken.connect(take)
    dialog.open()


def ask_returned(found: Returned, parent: QWidget, then: Callable[[Report], None], verb: str) -> None:
    """Show the workbook and hand its report, with what is taken, to ``then``; ``verb`` names the button."""
    dialog = ReturnedDialog(found, parent, verb=verb)
    dialog.taken.connect(lambda chosen, _: then(taken(found.exported, found, chosen)))
    dialog.open()


def _is_same(exported: Report, report: Report) -> bool:
    """Return whether the open report is a state of the one that was exported: they share an indicator."""
    return not {row.id for row in exported.indicators}.isdisjoint(row.id for row in report.indicators)
