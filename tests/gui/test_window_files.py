"""Files from the window: saving, closing, exporting, and what another program did to them meanwhile."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.prompts import Answer, DraftAnswer, QtPrompts
from model.project_file import Identity, load, save
from tests.factories import sample
from tests.gui.hands import CTRL, Key, change_achieved, press, write


@pytest.fixture
def window(main_window):
    return main_window


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_S, CTRL), (Key.Key_G, CTRL)])
def test_that_saving_keeps_what_is_still_being_typed(window, prompts, tmp_path, key, modifiers):
    path = tmp_path / "informe.informe"
    prompts.save_paths.append(path)
    window.table.go_to("a1.4", "achieved_2")
    write("31")
    press(key, modifiers)
    assert load(path).report.indicators[3].achieved[1] == 31
    assert not window.isWindowModified()
    assert path.name in window.status.text()


def test_that_a_refused_text_is_not_lost_when_saving(window, prompts, tmp_path):
    window.table.go_to("a1.4", "achieved_2")
    write("12,5")
    press(Key.Key_S, CTRL)
    assert prompts.asked == []
    assert QApplication.focusWidget().text() == "12,5"


def test_that_closing_asks_about_unsaved_changes_and_stays_when_cancelled(window, prompts):
    change_achieved(window)
    assert not window.close()
    assert prompts.asked == ["unsaved Informe sin guardar"]
    prompts.unsaved_answers.append(Answer.DISCARD)
    assert window.close()


@pytest.mark.parametrize("in_file", [False, True])
def test_that_the_question_says_what_is_left_without_saving(window, tmp_path, monkeypatch, in_file):
    if in_file:
        window.session.path = tmp_path / "a.informe"
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.informativeText()))
    QtPrompts(window).unsaved("Informe", in_file=in_file)
    assert ("la última vez" in told[0]) == in_file
    assert ("en ningún archivo" in told[0]) != in_file


def test_that_closing_with_save_writes_the_file_first(window, prompts, tmp_path):
    change_achieved(window)
    path = tmp_path / "al cerrar.informe"
    prompts.unsaved_answers.append(Answer.SAVE)
    prompts.save_paths.append(path)
    assert window.close()
    assert load(path).report.indicators[3].achieved[1] == 25


def test_that_a_file_that_cannot_be_opened_leaves_the_open_report_alone(window, prompts, tmp_path):
    foreign = tmp_path / "otra cosa.informe"
    foreign.write_text("hola", encoding="utf-8")
    prompts.open_paths.append(foreign)
    before = window.session.report
    press(Key.Key_O, CTRL)
    assert len(prompts.problems) == 1
    assert window.session.report is before


def test_that_opened_and_saved_files_come_first_among_the_recent_ones(window, prompts, settings, tmp_path):
    first, second = tmp_path / "uno.informe", tmp_path / "dos.informe"
    save(sample(), first, Identity.new())
    prompts.open_paths.append(first)
    prompts.save_paths.append(second)
    press(Key.Key_O, CTRL)
    press(Key.Key_F12)
    assert settings.recent == [str(second), str(first)]


@pytest.mark.parametrize(("key", "suffix"), [("export_pdf", ".pdf"), ("export_excel", ".xlsx")])
def test_that_exporting_writes_the_file_beside_the_window(window, prompts, qtbot, tmp_path, key, suffix):
    path = tmp_path / f"salida{suffix}"
    prompts.save_paths.append(path)
    with qtbot.waitSignal(window.exports.delivered, timeout=20_000):
        window.actions_by_key[key].trigger()
    assert path.stat().st_size > 5000
    assert path.name in window.status.text()


def test_that_a_report_with_errors_can_leave_only_as_a_draft(window, prompts, qtbot, tmp_path):
    window.table.go_to("a1.4", "achieved_3")
    write("5")
    press(Key.Key_Return)
    prompts.draft_answers += [DraftAnswer.CANCEL, DraftAnswer.DRAFT]
    window.actions_by_key["export_pdf"].trigger()
    assert prompts.asked == ["draft 1"]
    prompts.save_paths.append(tmp_path / "b.pdf")
    with qtbot.waitSignal(window.exports.delivered, timeout=20_000) as delivered:
        window.actions_by_key["export_pdf"].trigger()
    assert delivered.args[0].draft
    assert prompts.asked[-1].startswith("save BORRADOR")


def test_that_an_export_to_a_folder_that_is_gone_says_so_and_the_work_goes_on(
    window, prompts, qtbot, tmp_path
):
    prompts.save_paths.append(tmp_path / "no hay" / "informe.xlsx")
    window.actions_by_key["export_excel"].trigger()
    qtbot.waitUntil(lambda: bool(prompts.problems), timeout=20_000)
    assert "informe.xlsx" in str(prompts.problems[0])
    assert window.exports.job is None


def test_that_values_survive_a_save_and_the_window_opens_them_again(window, prompts, tmp_path):
    change_achieved(window, "27.5")
    path = tmp_path / "ida y vuelta.informe"
    prompts.save_paths.append(path)
    press(Key.Key_S, CTRL)
    window.actions_by_key["new"].trigger()
    prompts.open_paths.append(path)
    press(Key.Key_O, CTRL)
    assert window.session.report.indicators[3].achieved[1] == Decimal("27.5")
    assert window.session.path == path


def _saved_and_changed_by_another(window, prompts, tmp_path):
    """Save to a file, let someone else change it underneath, and change something here."""
    path = tmp_path / "compartido.informe"
    prompts.save_paths.append(path)
    press(Key.Key_S, CTRL)
    theirs = sample().replace(footer=("De otra persona",))
    save(theirs, path, Identity.new())
    change_achieved(window)
    return path


def test_that_what_another_program_changed_is_never_overwritten_without_asking(window, prompts, tmp_path):
    path = _saved_and_changed_by_another(window, prompts, tmp_path)
    press(Key.Key_S, CTRL)
    assert load(path).report.footer == ("De otra persona",)
    assert "compartido.informe" in prompts.asked[-1]
    assert window.isWindowModified()


def test_that_overwriting_keeps_the_other_version_and_saving_aside_leaves_it_alone(
    window, prompts, settings, tmp_path
):
    path = _saved_and_changed_by_another(window, prompts, tmp_path)
    aside = tmp_path / "el mío.informe"
    prompts.choices.append(2)
    prompts.save_paths.append(aside)
    press(Key.Key_S, CTRL)
    assert load(path).report.footer == ("De otra persona",)
    assert load(aside).report.indicators[3].achieved[1] == 25
    assert not window.isWindowModified()

    save(sample().replace(footer=("Otra vez",)), aside, Identity.new())
    change_achieved(window, "26")
    prompts.choices.append(3)
    press(Key.Key_S, CTRL)
    assert load(aside).report.indicators[3].achieved[1] == 26
    kept = [
        file.read_text(encoding="utf-8")
        for file in (settings.home / "versiones").rglob("*.conflicto.informe")
    ]
    assert any("Otra vez" in text for text in kept)


def test_that_a_file_that_vanished_can_be_saved_again(window, prompts, tmp_path):
    path = _saved_and_changed_by_another(window, prompts, tmp_path)
    path.unlink()
    prompts.choices.append(0)
    press(Key.Key_S, CTRL)
    assert load(path).report.indicators[3].achieved[1] == 25
