"""Looking whether a window has a file: for no name that can be typed does it fail or wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.safekeeping.calls import is_open_elsewhere
from tests.model.failing_disk import no_links


@pytest.mark.parametrize("name", [".", "..", "n" * 250 + ".informe", "una carpeta/que no/existe.informe"])
def test_that_a_name_that_no_file_has_is_open_nowhere(tmp_path, name):
    assert not is_open_elsewhere(tmp_path / name, tmp_path)


def test_that_the_root_of_a_disk_is_open_nowhere(tmp_path):
    assert not is_open_elsewhere(Path(tmp_path.anchor), tmp_path)


@no_links
def test_that_a_lock_that_leads_nowhere_is_of_no_window(tmp_path):
    (tmp_path / ".~a.informe.lock").symlink_to(tmp_path / "nowhere")
    assert not is_open_elsewhere(tmp_path / "a.informe", tmp_path)
