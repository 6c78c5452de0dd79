"""A municipality's own catalogue.toml, with a mistake in it: the window opens all the same and says so."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.app import create_window
from gui.prompts import QtPrompts
from gui.settings import ProgramSettings
from resources import places


@pytest.fixture
def told(monkeypatch):
    problems = []
    monkeypatch.setattr(QtPrompts, "problem", lambda _prompts, problem: problems.append(problem))
    return problems


@pytest.mark.parametrize("written", [b"x = [\n", b"[listas]\nunidades = 1\n", "# A\xf1o".encode("cp1252")])
def test_that_a_mistake_in_it_opens_the_window_with_the_catalogue_of_the_program(
    qtbot, tmp_path, monkeypatch, told, written
):
    own = tmp_path / places.CATALOGUE_NAME
    own.write_bytes(written)
    monkeypatch.setattr(places, "own_catalogue", lambda: places.OwnCatalogue(own, own.read_bytes()))
    window = create_window(ProgramSettings(tmp_path / "ajustes.json"))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: bool(told))
    assert str(own) in str(told[0])
    assert "el catálogo que viene con el programa" in str(told[0])
    assert window.session.catalogue.severities
    window.close()


def test_that_a_sound_one_is_used_without_a_word(qtbot, tmp_path, monkeypatch, told):
    own = tmp_path / places.CATALOGUE_NAME
    own.write_bytes(b"")
    monkeypatch.setattr(places, "own_catalogue", lambda: places.OwnCatalogue(own, own.read_bytes()))
    window = create_window(ProgramSettings(tmp_path / "ajustes.json"))
    qtbot.addWidget(window)
    QApplication.processEvents()
    assert told == []
    window.close()
