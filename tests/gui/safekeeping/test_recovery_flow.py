"""The next start after a kill: what was typed is shown against the file, and comes back when wanted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from gui.prompts import Answer
from gui.safekeeping.recovery_dialog import RecoveryDialog
from model.edits import set_cells
from model.project_file import Identity, load, save
from model.safekeeping.generations import DISCARDED
from model.safekeeping.recovered import NOTHING_LEFT, TYPING
from model.safekeeping.recovery import read
from tests.factories import sample
from tests.gui.hands import CTRL, Key, click, press


def rows(dialog):
    return [
        tuple(dialog.list.topLevelItem(n).text(column) for column in range(5))
        for n in range(dialog.list.topLevelItemCount())
    ]


def said(main_window):
    return main_window.status.text()


def test_that_nothing_is_shown_where_nothing_was_left(main_window, at_start, folder):
    assert at_start() is None
    folder.mkdir()
    assert at_start() is None
    assert at_start(asked=True) is None
    assert said(main_window) == "No hay trabajo sin guardar."


def test_that_the_dialog_tells_cell_by_cell_what_is_not_in_the_file(at_start, killed):
    killed()

    dialog = at_start()

    first, second = sample().indicators[3:5]
    assert rows(dialog) == [
        (first.level, "Alcanzado 2do. Trim.", f"{first.achieved[1]} %", "41 %", ""),
        (second.level, "Nombre", second.name, "A medias", TYPING),
    ]
    assert dialog._summary.text().startswith(
        "informe.informe: faltan 2 datos en el archivo. Se escribió hasta"
    )
    assert dialog._of_file.isHidden()
    assert dialog.chooser.isHidden()


def test_that_the_two_values_have_the_room_where_no_line_needs_a_note(at_start, killed):
    killed()
    noted = at_start()
    assert not noted.list.isColumnHidden(4)
    noted._finds = [replace(noted._finds[0], lines=noted._finds[0].lines[:1])]

    noted._show(0)

    assert noted.list.isColumnHidden(4)
    header = noted.list.header()
    assert header.sectionPosition(3) + header.sectionSize(3) == noted.list.viewport().width()


def test_that_what_is_taken_is_unsaved_and_one_step_back_is_the_file(
    qtbot, main_window, at_start, killed, path
):
    killed()
    press_in(at_start(), "Recuperar")

    session = main_window.session
    assert session.path == path
    assert session.report.indicators[3].achieved[1] == Decimal(41)
    assert session.report.indicators[4].name == "A medias"
    assert not session.undo_stack.isClean()
    assert said(main_window) == "Se recuperó informe.informe. Revíselo y guárdelo."
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    press(Key.Key_Z, CTRL)
    assert session.report == sample()
    press(Key.Key_Y, CTRL)
    press(Key.Key_G, CTRL)
    assert session.undo_stack.isClean()
    assert load(path).report == session.report


def press_in(dialog, name):
    found = next(b for b in (dialog.take, dialog.keep, dialog.drop) if b.text().replace("&", "") == name)
    click(found)


def test_that_what_is_taken_is_in_the_journal_of_this_window_before_the_old_one_goes(
    main_window, at_start, killed, folder
):
    killed()
    press_in(at_start(), "Recuperar")

    (own,) = (place for place in folder.iterdir() if place.name != DISCARDED)
    assert read(own).report == main_window.session.report
    assert len(list((folder / DISCARDED).iterdir())) == 1


def test_that_esc_keeps_it_for_later(main_window, at_start, killed):
    killed()
    dialog = at_start()
    press(Key.Key_Escape)
    assert dialog.isHidden()
    assert main_window.session.report == sample()
    assert len(rows(at_start())) == 2


def test_that_what_is_discarded_is_not_offered_again_but_can_be_asked_for(main_window, at_start, killed):
    killed()
    press_in(at_start(), "Descartar")
    assert "30 días" in said(main_window)
    assert at_start() is None
    dialog = at_start(asked=True)
    press_in(dialog, "Recuperar")
    assert main_window.session.report.indicators[4].name == "A medias"


def test_that_a_changed_file_is_told_and_can_be_reunited_with_it(main_window, at_start, killed, path):
    killed()
    save(set_cells(sample(), [(0, "name", "De otra persona")]).apply(sample())[0], path, Identity.new())

    dialog = at_start()

    assert "cambió" in dialog._of_file.text()
    assert dialog._of_file.isVisible()
    assert len(rows(dialog)) == 3
    press_in(dialog, "Recuperar")
    session = main_window.session
    assert session.saved_report == sample()  # what both began from
    assert session.report.indicators[0] == sample().indicators[0]
    assert session.report.indicators[4].name == "A medias"


def test_that_a_report_that_was_never_saved_comes_back_unnamed(main_window, at_start, killed):
    killed(of=None)
    dialog = at_start()
    assert "ningún archivo" in dialog._of_file.text()
    press_in(dialog, "Recuperar")
    assert main_window.session.path is None
    assert main_window.session.report.indicators[4].name == "A medias"


def test_that_of_several_one_is_taken_and_the_others_are_kept(main_window, at_start, killed):
    for number in (41, 42, 43):
        killed(number=number)
    dialog = at_start()
    assert dialog.chooser.isVisible()
    assert dialog.chooser.count() == 3
    dialog.chooser.setFocus()
    press(Key.Key_Down)
    wanted = rows(dialog)[0][3].removesuffix(" %")
    press_in(dialog, "Recuperar")
    assert main_window.session.report.indicators[3].achieved[1] == Decimal(wanted)
    again = at_start()
    assert again.chooser.count() == 2
    assert wanted not in {again._finds[n].lines[0].difference.after for n in range(2)}


def test_that_discarding_one_of_several_shows_the_next(at_start, killed):
    for number in (41, 42):
        killed(number=number)
    dialog = at_start()
    first = rows(dialog)[0][3]
    press_in(dialog, "Descartar")
    assert dialog.isVisible()
    assert {first, rows(dialog)[0][3]} == {"41 %", "42 %"}


def test_that_unsaved_work_of_this_window_is_asked_about_before_another_is_taken(
    main_window, at_start, killed
):
    killed()
    dialog = at_start()
    main_window.session.set_field("axis", "Otro", "cambiar Eje")
    main_window.prompts.unsaved_answers = [Answer.CANCEL]
    press_in(dialog, "Recuperar")
    assert main_window.session.report.heading.axis == "Otro"
    assert len(rows(at_start())) == 2  # still there


def test_that_a_key_pressed_twice_takes_once(main_window, at_start, killed):
    killed()
    dialog = at_start()
    dialog.take.click()
    dialog.take.click()  # the second was on its way when the dialog closed
    assert main_window.session.report.indicators[3].achieved[1] == 41
    assert main_window.session.undo_stack.count() == 1


def test_that_the_dialog_can_be_read_and_answered_by_keys(at_start, killed):
    killed()
    dialog = at_start()
    assert isinstance(dialog, RecoveryDialog)
    for widget in (dialog.list, dialog.chooser):
        assert widget.accessibleName()
    dialog.list.setFocus()
    press(Key.Key_Down, times=2)
    press(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "A medias"
    assert dialog.take.isDefault()


def discarded(folder):
    return [place for place in (folder / DISCARDED).iterdir() if any(place.glob("*.journal"))]


def test_that_work_that_was_taken_and_saved_elsewhere_leaves_the_list(
    main_window, at_start, killed, folder, tmp_path
):
    killed(of=None)
    press_in(at_start(), "Recuperar")
    assert len(discarded(folder)) == 1
    main_window.prompts.save_paths.append(tmp_path / "nuevo.informe")

    assert main_window.files.save()

    assert discarded(folder) == []
    assert at_start(asked=True) is None


def test_that_work_that_was_taken_undone_and_saved_stays_in_the_list(
    main_window, at_start, killed, folder, tmp_path
):
    killed(of=None)
    press_in(at_start(), "Recuperar")
    main_window.session.undo_stack.undo()
    main_window.prompts.save_paths.append(tmp_path / "nuevo.informe")

    assert main_window.files.save()

    assert len(discarded(folder)) == 1


def test_that_a_ruined_journal_is_told_in_a_sentence(main_window, at_start, killed, folder):
    killed()
    (base,) = folder.glob("*/*.base")
    base.write_bytes(bytes(5_000))

    assert at_start() is None
    assert said(main_window) == NOTHING_LEFT
    assert len(discarded(folder)) == 1
