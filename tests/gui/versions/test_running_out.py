"""Disk, memory, rights and names that give out: one sentence with what to do, and the window goes on."""

import errno
import os
from pathlib import Path

import pytest

from gui import export_flow
from model import files
from model.project_file import load
from tests.model.failing_disk import fail_with


def saves_as(desk, path):
    desk.prompts.save_paths.append(path)
    desk.window.actions_by_key["save_as"].trigger()


def exports(desk, path, qtbot):
    from gui.prompts import DraftAnswer

    desk.prompts.draft_answers.append(DraftAnswer.DRAFT)
    desk.prompts.save_paths.append(path)
    desk.window.actions_by_key["export_excel"].trigger()
    qtbot.waitUntil(lambda: desk.window.exports.job is None, timeout=30_000)


def test_that_a_name_that_is_too_long_is_told_and_another_works(desk):
    desk.types("25")
    saves_as(desk, desk.path.with_name(f"{'n' * 300}.informe"))
    (question,) = desk.prompts.asked[-1:]
    assert question.endswith("el nombre es demasiado largo.")
    assert desk.session.path == desk.path
    assert desk.modified
    other = desk.path.with_name("corto.informe")
    saves_as(desk, other)
    assert load(other).report.indicators[3].achieved[1] == 25
    assert desk.on_disk == 10
    assert not desk.modified


STREAM = pytest.param(
    "a:b.informe", marks=pytest.mark.skipif(os.name == "nt", reason="a Path of Windows refuses it by itself")
)


@pytest.mark.parametrize("name", ["CON.informe", "aux.informe", "LPT1.informe", STREAM])
def test_that_a_name_that_windows_keeps_for_itself_is_told(desk, monkeypatch, name):
    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    desk.types("25")
    saves_as(desk, desk.path.with_name(name))
    assert desk.prompts.asked[-1].endswith("el disco no acepta ese nombre.")
    there = [file.name for file in desk.path.parent.iterdir()]
    assert name not in there  # asked by name, "CON" exists in every folder of Windows
    assert desk.modified


def test_that_the_choice_to_save_elsewhere_is_taken(desk, tmp_path):
    desk.types("25")
    aside = tmp_path / "aparte.informe"
    desk.prompts.choices.append(1)
    desk.prompts.save_paths += [desk.path.with_name(f"{'n' * 300}.informe"), aside]
    desk.window.actions_by_key["save_as"].trigger()
    assert load(aside).report.indicators[3].achieved[1] == 25
    assert desk.session.path == aside
    assert not desk.modified


def test_that_trying_again_saves_once_there_is_room(desk, monkeypatch):
    desk.types("25")
    real, fail = files._write, fail_with(errno.ENOSPC)
    answers: list[tuple[str, tuple[str, ...]]] = []

    def write(*args, **more):
        return real(*args, **more) if answers else fail()

    def choose(question, _advice, options):
        answers.append((question, options))
        return 0

    monkeypatch.setattr(files, "_write", write)
    monkeypatch.setattr(desk.prompts, "choose", choose)
    desk.saves()
    assert len(answers) == 1
    assert desk.on_disk == 25
    assert not desk.modified


def test_that_a_save_the_disk_did_not_confirm_counts_as_unsaved_and_can_be_repeated(desk, monkeypatch):
    desk.types("25")
    with monkeypatch.context() as broken:
        broken.setattr(files, "sync_folder", fail_with(errno.EIO))
        desk.saves()
    assert desk.modified
    assert desk.prompts.problems
    desk.saves()
    assert desk.prompts.asked == []  # what is there now is known: nobody is asked about it
    assert desk.on_disk == 25
    assert not desk.modified


def test_that_versions_that_cannot_be_kept_are_told_but_the_report_is_saved(desk, monkeypatch):
    from model.safekeeping import versions

    desk.types("25")
    monkeypatch.setattr(versions, "replace_file", _refused)
    desk.saves()
    assert desk.on_disk == 25
    assert desk.said.startswith("Se guardó, pero no la versión anterior:")
    assert not desk.modified


def _refused(*_args, **_more):
    from model.errors import FileProblem

    raise FileProblem("No queda espacio.", "Libere espacio.")


def test_that_too_little_memory_for_the_excel_is_told_and_the_next_one_works(
    desk, monkeypatch, qtbot, tmp_path
):
    def no_memory(*_args, **_more):
        raise MemoryError

    target = tmp_path / "informe.xlsx"
    with monkeypatch.context() as broken:
        broken.setattr(export_flow, "deliver", no_memory)
        exports(desk, target, qtbot)
    (problem,) = desk.prompts.problems
    assert problem.sentence == "No alcanza la memoria de la computadora para terminar."
    assert problem.advice
    assert not target.exists()
    desk.types("25")
    assert desk.value == 25
    exports(desk, target, qtbot)
    assert target.stat().st_size > 0


@pytest.mark.parametrize(
    ("code", "cause"), [(errno.ENOSPC, "no queda espacio"), (errno.EACCES, "no tiene permiso")]
)
def test_that_an_excel_that_cannot_be_written_leaves_the_old_one(
    desk, monkeypatch, qtbot, tmp_path, code, cause
):
    target = tmp_path / "informe.xlsx"
    target.write_bytes(b"el de ayer")
    monkeypatch.setattr(files, "_write", fail_with(code))
    exports(desk, target, qtbot)
    assert cause in desk.prompts.problems[0].sentence
    assert target.read_bytes() == b"el de ayer"


def test_that_a_file_that_may_not_be_read_is_told(desk, monkeypatch):
    real, fail = Path.open, fail_with(errno.EACCES)

    def open_(path, *args, **more):
        return fail() if path == desk.path else real(path, *args, **more)

    monkeypatch.setattr(Path, "open", open_)
    desk.prompts.open_paths.append(desk.path)
    desk.window.actions_by_key["open"].trigger()
    assert "no tiene permiso para leerlo" in desk.prompts.problems[0].sentence
    assert desk.value == 10
