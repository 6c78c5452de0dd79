"""A municipality's own catalogue.toml, with a mistake in it: the window opens all the same and says so."""

import pytest

from gui.app import create_window
from gui.settings import ProgramSettings
from main import main
from model.errors import ProblemForUser
from resources import places

SAMPLE = places.program_folder() / "resources" / "samples" / "informe_2t_2023.informe"


@pytest.mark.parametrize("written", [b"x = [\n", b"[listas]\nunidades = 1\n", "# A\xf1o".encode("cp1252")])
def test_that_a_mistake_in_it_opens_the_window_with_the_catalogue_of_the_program(
    qtbot, tmp_path, monkeypatch, written
):
    own = tmp_path / places.CATALOGUE_NAME
    own.write_bytes(written)
    monkeypatch.setattr(places, "own_catalogue", lambda: places.OwnCatalogue(own, own.read_bytes()))
    told: list[ProblemForUser] = []
    window = create_window(ProgramSettings(tmp_path / "ajustes.json"), on_trouble=told.append)
    qtbot.addWidget(window)
    assert str(own) in str(told[0])
    assert "el catálogo que viene con el programa" in str(told[0])
    assert window.session.catalogue.severities
    window.close()


def test_that_a_sound_one_is_used_without_a_word(qtbot, tmp_path, monkeypatch):
    own = tmp_path / places.CATALOGUE_NAME
    own.write_bytes(b"")
    monkeypatch.setattr(places, "own_catalogue", lambda: places.OwnCatalogue(own, own.read_bytes()))
    told: list[ProblemForUser] = []
    window = create_window(ProgramSettings(tmp_path / "ajustes.json"), on_trouble=told.append)
    qtbot.addWidget(window)
    assert told == []
    window.close()


def test_that_a_picture_ends_with_its_sentence_instead_of_a_question_nobody_sees(
    qapp, tmp_path, monkeypatch, capsys
):
    own = tmp_path / places.CATALOGUE_NAME
    own.write_bytes(b"x = [\n")
    monkeypatch.setattr(places, "own_catalogue", lambda: places.OwnCatalogue(own, own.read_bytes()))
    assert main(["captura", str(SAMPLE), "--salida", str(tmp_path / "a.png")]) == 1
    assert "El catálogo no se puede leer" in capsys.readouterr().err
