"""Someone else saved the same file meanwhile: nobody's work is lost, whatever the officer chooses."""

from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtWidgets import QProgressDialog

from gui import waiting
from gui.save_flow import COMPARE, THEIRS
from gui.versions import underneath
from gui.versions.reunion_dialog import ReunionDialog
from model.edits import InsertRows, RemoveRows
from model.project_file import load, save
from model.report import new_indicator
from tests.gui.hands import CTRL, Key, button, click, press

OPTIONS = (COMPARE, THEIRS, "Guardar el mío aparte…", "Sobrescribir el otro")
MINE, OTHER = "Dejar &el mío", "Tomar el &otro"


def lines(dialog):
    table = dialog.table
    return [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def test_that_what_two_people_did_in_different_cells_goes_together_by_itself(desk, answering):
    theirs = desk.another_changes((4, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices.append(OPTIONS.index(COMPARE))
    seen = []
    answering(ReunionDialog, lambda dialog: (seen.extend(lines(dialog)), press(Key.Key_Return)))
    before = desk.session.undo_stack.count()
    desk.saves()
    assert desk.prompts.offered == [OPTIONS]
    assert seen == [
        ("Actividad 1.7", "Alcanzado 2do. Trim.", "33 %", "33 %", "7 %", "El otro: aquí no cambió"),
        ("Actividad 1.4", "Alcanzado 2do. Trim.", "10 %", "25 %", "10 %", "El mío: el otro no lo cambió"),
    ]
    rows = load(desk.path).report.indicators
    assert (rows[3].achieved[1], rows[4].achieved[1]) == (Decimal(25), Decimal(7))
    assert rows[4] == theirs.indicators[4]
    assert not desk.modified
    assert desk.session.undo_stack.count() == before + 1
    press(Key.Key_Z, CTRL)
    assert desk.session.report.indicators[4].achieved[1] == 33
    assert desk.value == 25


@pytest.mark.parametrize(("name", "kept"), [(MINE, 25), (OTHER, 7)])
def test_that_where_both_changed_the_same_the_officer_chooses(desk, answering, name, kept):
    desk.another_changes((3, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices.append(0)

    def choose(dialog):
        assert lines(dialog) == [
            ("Actividad 1.4", "Alcanzado 2do. Trim.", "10 %", "25 %", "7 %", "Falta elegir"),
        ]
        assert not dialog.go.isEnabled()
        click(button(dialog, name))
        assert dialog.go.isEnabled()
        click(dialog.go)

    answering(ReunionDialog, choose)
    desk.saves()
    assert desk.value == kept
    assert desk.on_disk == kept
    assert not desk.modified


def test_that_several_conflicts_are_chosen_one_after_the_other(desk, answering):
    desk.another_changes((3, "achieved_2", Decimal(7)), (4, "achieved_2", Decimal(8)))
    desk.types("25")
    desk.session.set_cells([(4, "achieved_2", Decimal(26))], "cambiar")
    desk.prompts.choices.append(0)

    def choose(dialog):
        assert "Faltan por elegir 2." in dialog._left.text()
        click(button(dialog, MINE))
        assert dialog.table.currentRow() == 1
        click(button(dialog, OTHER))
        press(Key.Key_Return)

    answering(ReunionDialog, choose)
    desk.saves()
    rows = load(desk.path).report.indicators
    assert (rows[3].achieved[1], rows[4].achieved[1]) == (Decimal(25), Decimal(8))


def test_that_what_the_other_saved_is_kept_among_the_versions(desk, answering):
    desk.another_changes((3, "achieved_2", Decimal(7)))
    theirs = desk.path.read_bytes()
    desk.types("25")
    desk.prompts.choices.append(0)
    answering(ReunionDialog, lambda dialog: (click(button(dialog, MINE)), press(Key.Key_Return)))
    desk.saves()
    store = desk.window.versions.store
    kept = [version.path.read_bytes() for version in store.listed(desk.session.identity.doc_id)]
    assert theirs in kept


def test_that_cancelling_the_comparison_asks_again_and_loses_nothing(desk, answering):
    desk.another_changes((3, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices.append(0)
    answering(ReunionDialog, lambda _: press(Key.Key_Escape))
    desk.saves()
    assert len(desk.prompts.offered) == 2
    assert desk.on_disk == 7
    assert desk.value == 25
    assert desk.modified


def test_that_a_second_change_underneath_is_noticed_too(desk, answering):
    desk.another_changes((4, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices += [0, 0]
    passes = []

    def choose(_dialog):
        passes.append(1)
        if len(passes) == 1:
            desk.another_changes((5, "achieved_2", Decimal(9)))
        press(Key.Key_Return)

    answering(ReunionDialog, choose)
    desk.saves()
    rows = load(desk.path).report.indicators
    assert len(passes) == 2
    assert [row.achieved[1] for row in rows[3:6]] == [25, 7, 9]
    assert not desk.modified


def test_that_taking_theirs_is_one_step_that_ctrl_z_takes_back(desk):
    theirs = desk.another_changes((3, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices.append(OPTIONS.index(THEIRS))
    desk.saves()
    assert desk.session.report == theirs
    assert not desk.modified
    assert desk.on_disk == 7
    press(Key.Key_Z, CTRL)
    assert desk.value == 25
    assert desk.modified
    desk.saves()
    assert desk.on_disk == 25
    assert len(desk.prompts.offered) == 1


def test_that_mine_is_kept_among_the_versions_when_theirs_is_taken(desk):
    desk.another_changes((3, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices.append(OPTIONS.index(THEIRS))
    desk.saves()
    newest = desk.window.versions.store.listed(desk.session.identity.doc_id)[0]
    assert load(newest.path).report.indicators[3].achieved[1] == 25


def test_that_rows_that_came_and_went_are_told_and_go_together(desk, answering):
    opened = load(desk.path)
    theirs = InsertRows(1, (new_indicator(level="Actividad 9.9", name="Nuevo"),)).apply(opened.report)[0]
    theirs = RemoveRows(len(theirs.indicators) - 1, 1).apply(theirs)[0]
    save(theirs, desk.path, opened.identity)
    desk.types("25")
    desk.prompts.choices.append(0)
    seen = []
    answering(ReunionDialog, lambda dialog: (seen.extend(lines(dialog)), press(Key.Key_Return)))
    desk.saves()
    said = {line[1:] for line in seen}
    assert ("Todo el indicador", "no está", "no está", "Nuevo", "El otro: aquí no cambió") in said
    assert any(line[1] == "Todo el indicador" and line[4] == "no está" for line in seen)
    assert [row.id for row in load(desk.path).report.indicators] == [row.id for row in theirs.indicators]
    assert desk.on_disk != 25
    assert load(desk.path).report.indicators[4].achieved[1] == 25


def test_that_a_damaged_other_file_is_told_and_asked_about_again(desk):
    desk.path.write_bytes(desk.path.read_bytes()[:900])
    desk.types("25")
    desk.prompts.choices.append(0)
    desk.saves()
    assert "dañado" in desk.prompts.problems[0].sentence
    assert len(desk.prompts.offered) == 2
    assert desk.value == 25


@pytest.mark.parametrize("way", [COMPARE, THEIRS])
def test_that_a_folder_that_does_not_answer_can_be_given_up(desk, answering, monkeypatch, way):
    desk.another_changes((3, "achieved_2", Decimal(7)))
    desk.types("25")
    desk.prompts.choices.append(OPTIONS.index(way))
    answers, told = Event(), []
    monkeypatch.setattr(waiting, "UNNOTICED", 0.01)
    monkeypatch.setattr(underneath, "load", lambda path: (answers.wait(30), load(path))[1])

    def give_up(dialog):
        told.append(dialog.labelText())
        click(button(dialog, "Cancelar"))

    answering(QProgressDialog, give_up)
    desk.saves()
    answers.set()
    assert told == ["Leyendo «compartido.informe»…"]
    assert desk.value == 25
    assert desk.modified
    assert desk.on_disk == 7
