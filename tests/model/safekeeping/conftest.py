"""What a killed program leaves in the folder of all journals."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.project_file import Identity, save
from model.report import Report
from model.safekeeping.drafts import Draft
from model.safekeeping.generations import Ending
from model.safekeeping.journal import Journal
from tests.factories import sample


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "respaldos"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "informe.informe"


@pytest.fixture
def identity(path):
    return save(sample(), path, Identity.new())


@pytest.fixture
def killed(folder, path, identity):
    """Return what leaves a journal as a killed program does."""

    def leave(*reports: Report, drafts: tuple[Draft, ...] = (), of: Path | None = path, base=None):
        journal = Journal(folder, base or sample(), identity, of)
        for report in reports:
            journal.record(report)
        journal.draft(*drafts)
        assert journal.flush()
        journal.close(Ending.KEPT)

    return leave
