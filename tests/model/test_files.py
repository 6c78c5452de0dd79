from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from model import files
from model.errors import FileProblem
from model.files import MAX_FILE_BYTES, is_reserved_on_windows, read_file, replace_file, sha256
from tests.model.failing_disk import NEW, OLD, alone, fail_with, no_links, no_modes, no_pipes, refusal


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "informe.informe"
    path.write_bytes(OLD)
    return path


def test_that_the_new_content_takes_the_place_of_the_old(target):
    replace_file(target, NEW)

    assert target.read_bytes() == NEW
    assert alone(target)


@pytest.mark.parametrize(
    "data", [b"", b"\0\r\n\x1a", bytes(range(256)) * 20_000], ids=["empty", "controls", "5 MB"]
)
def test_that_a_file_that_did_not_exist_gets_exactly_the_bytes(tmp_path, data):
    replace_file(tmp_path / "nuevo.xlsx", data)

    assert read_file(tmp_path / "nuevo.xlsx") == data


@no_links
def test_that_a_symbolic_link_stays_one_and_its_file_is_replaced(tmp_path, target):
    folder = tmp_path / "otra"
    folder.mkdir()
    link = folder / "enlace.informe"
    link.symlink_to(target)

    replace_file(link, NEW)

    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert list(folder.iterdir()) == [link]


@no_links
def test_that_a_link_to_a_file_that_is_gone_brings_it_back(tmp_path):
    link = tmp_path / "enlace"
    link.symlink_to(tmp_path / "destino")

    replace_file(link, NEW)

    assert (tmp_path / "destino").read_bytes() == NEW


@no_modes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_that_the_permissions_of_the_old_file_are_kept(target, mode):
    target.chmod(mode)

    replace_file(target, NEW)

    assert stat.S_IMODE(target.stat().st_mode) == mode


@no_modes
@pytest.mark.parametrize("function", ["chmod", "chown"])
def test_that_a_disk_without_permissions_can_be_saved_to(target, monkeypatch, function):
    monkeypatch.setattr(os, function, fail_with(errno.EPERM))

    replace_file(target, NEW)

    assert target.read_bytes() == NEW


@no_modes
def test_that_a_new_file_gets_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "any").touch()

    replace_file(tmp_path / "ours", NEW)

    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "any").stat().st_mode


@no_modes
@pytest.mark.skipif(os.name != "nt" and os.geteuid() != 0, reason="only root may give files away")
def test_that_the_owner_of_the_old_file_is_kept(target):
    os.chown(target, 1234, 1235)

    replace_file(target, NEW)

    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 1235)


@no_pipes
def test_that_real_obstacles_are_named(tmp_path, target):
    (tmp_path / "carpeta").mkdir()
    (tmp_path / "vuelta").symlink_to(tmp_path / "vuelta")
    os.mkfifo(tmp_path / "tubo")
    before = sorted(tmp_path.iterdir())

    assert "la carpeta ya no está ahí" in refusal(tmp_path / "no existe" / "x.informe")
    assert "la carpeta ya no está ahí" in refusal(target / "x.informe")
    assert "es el nombre de una carpeta" in refusal(tmp_path / "carpeta")
    assert "demasiado largo" in refusal(tmp_path / ("ñ" * 200))
    assert "no acepta ese nombre" in refusal(tmp_path / "tubo")
    assert "no acepta ese nombre" in refusal(tmp_path / "vuelta")
    assert "no acepta ese nombre" in refusal(tmp_path / "a\0b")
    assert "no acepta ese nombre" in refusal(tmp_path / "a\ud800b")
    assert sorted(tmp_path.iterdir()) == before


def test_that_the_longest_possible_name_can_be_saved(tmp_path):
    path = tmp_path / ("x" * 247 + ".informe")

    replace_file(path, NEW)

    assert path.read_bytes() == NEW


def test_that_a_file_marked_read_only_is_not_replaced_behind_its_mark(target):
    target.chmod(0o444)

    assert "sólo lectura" in refusal(target)

    assert target.read_bytes() == OLD
    assert alone(target)


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "con.informe",
        "Aux.txt",
        "NUL .x",
        "COM1.informe",
        "lpt9",
        "a:b",
        "¿qué?",
        "x.",
        "x ",
        'a"b',
        "a\tb",
    ],
)
def test_that_names_with_another_meaning_on_windows_are_refused_there(tmp_path, monkeypatch, name):
    assert is_reserved_on_windows(name)
    monkeypatch.setattr(files, "_ON_WINDOWS", True)

    # as text: Windows itself would take "a:b" for a place on another disk
    assert "no acepta ese nombre" in refusal(Path(f"{tmp_path}/{name}"))

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", ["Consejo.informe", "Informe 2º trimestre.informe", "¿acento á.informe", "com10", ".con"]
)
def test_that_ordinary_names_are_not_taken_for_devices(name):
    assert not is_reserved_on_windows(name)


def test_that_reading_refuses_what_is_no_readable_file(tmp_path, target, monkeypatch):
    def refused(path: Path) -> str:
        with pytest.raises(FileProblem) as caught:
            read_file(path)
        return str(caught.value)

    assert "ya no está en esa carpeta" in refused(tmp_path / "nada.informe")
    assert "no es un archivo" in refused(tmp_path)
    assert "no acepta ese nombre" in refused(tmp_path / "a\0b")
    monkeypatch.setattr(Path, "open", fail_with(errno.EACCES))
    assert "no tiene permiso para leerlo" in refused(target)
    monkeypatch.setattr(Path, "open", fail_with(errno.EACCES, 32))
    assert "está en uso por otro programa" in refused(target)


@no_pipes
def test_that_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "tubo")

    with pytest.raises(FileProblem, match="no es un archivo"):
        read_file(tmp_path / "tubo")


def test_that_a_file_over_the_limit_is_refused_and_one_at_the_limit_read(target):
    assert read_file(target, limit=len(OLD)) == OLD
    with pytest.raises(FileProblem, match="pesa más de"):
        read_file(target, limit=len(OLD) - 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows would really write those six gigabytes")
def test_that_a_file_of_the_wrong_size_is_never_read_whole(tmp_path):
    huge = tmp_path / "enorme"
    with huge.open("wb") as file:
        file.truncate(MAX_FILE_BYTES * 100)

    with pytest.raises(FileProblem, match="pesa más de 64 MB"):
        read_file(huge)


def test_that_the_digest_is_the_one_everybody_computes():
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
