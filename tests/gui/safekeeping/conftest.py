"""What a killed program leaves, and the next start that finds it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.safekeeping.journal_flow import FOLDER
from model.edits import set_cells
from model.project_file import Identity, save
from model.safekeeping.drafts import Draft
from model.safekeeping.generations import Ending
from model.safekeeping.journal import Journal
from tests.factories import sample

A_NAME = Draft(sample().indicators[4].id, "name", "A medias")


@pytest.fixture
def folder(main_window):
    return main_window.settings.home / FOLDER


@pytest.fixture
def path(tmp_path):
    return tmp_path / "informe.informe"


@pytest.fixture
def killed(folder, path):
    """Return what leaves work as a killed program does: one cell changed, another being typed in."""

    def leave(of=path, number=41, drafts=(A_NAME,)):
        identity = save(sample(), path, Identity.new())
        journal = Journal(folder, sample(), identity, of)
        edit = set_cells(sample(), [(3, "achieved_2", Decimal(number))])
        journal.record(edit.apply(sample())[0])
        journal.draft(*drafts)
        assert journal.flush()
        journal.close(Ending.KEPT)

    return leave


@pytest.fixture
def at_start(qtbot, main_window):
    """Return what starts the search and gives the dialog that comes up; None if none does."""

    def look(*, asked=False):
        recovery = main_window.safe.recovery
        if asked:
            main_window.actions_by_key["recover"].trigger()
        else:
            recovery.start()
        qtbot.waitUntil(lambda: recovery._job is None)
        dialog = recovery.dialog
        if dialog is not None:
            qtbot.waitUntil(dialog.isVisible)
        return dialog

    return look
