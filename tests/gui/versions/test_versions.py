"""Earlier versions: what differs, back in one step, or a copy beside."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from gui.cells.history_dialog import HistoryDialog
from gui.versions.versions_dialog import NONE_YET, VersionsDialog
from model.project_file import Identity, dump, load
from model.safekeeping.versions import Why
from tests.factories import sample
from tests.gui.hands import CTRL, Key, button, click, press
from tests.model.failing_disk import no_links


def texts(dialog):
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def table(dialog):
    return [
        tuple(dialog.table.item(row, column).text() for column in range(4))
        for row in range(dialog.table.rowCount())
    ]


def opens(desk):
    desk.window.actions_by_key["versions"].trigger()


@pytest.fixture
def saved_twice(desk):
    """The file said 10, then 25; the window says 31."""
    desk.types("25")
    desk.saves()
    desk.types("31")
    return desk


def test_that_a_report_without_versions_is_told_so_in_words(desk, answering):
    seen: list[Any] = []
    answering(
        VersionsDialog,
        lambda dialog: (
            seen.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()),
            press(Key.Key_Escape),
        ),
    )
    opens(desk)
    assert seen == [NONE_YET]


def test_that_each_version_says_when_why_and_what_differs_from_the_open_report(saved_twice, answering, qtbot):
    seen: list[Any] = []

    def look(dialog):
        qtbot.waitUntil(lambda: "diferencia" in texts(dialog)[-1])
        seen.extend((texts(dialog), table(dialog), dialog.told.text()))
        press(Key.Key_Escape)

    answering(VersionsDialog, look)
    opens(saved_twice)
    (line,), rows, told = seen
    assert "· al guardar\n1 diferencia con el informe abierto" in line
    assert rows == [("Actividad 1.4", "Alcanzado 2do. Trim.", "10 %", "31 %")]
    assert told.startswith(f"Esa versión tiene {len(sample().indicators)} indicadores.")


def test_that_going_back_is_one_step_and_what_was_there_becomes_a_version(saved_twice, answering):
    desk = saved_twice
    answering(VersionsDialog, lambda dialog: click(button(dialog, "Volver a esta versión")))
    opens(desk)
    assert desk.session.report == sample()
    assert desk.modified
    assert "Puede deshacerlo con Ctrl+Z" in desk.said
    newest = desk.window.versions.store.listed(desk.session.identity.doc_id)[0]
    assert newest.why is Why.RESTORING
    assert load(newest.path).report.indicators[3].achieved[1] == 31
    press(Key.Key_Z, CTRL)
    assert desk.value == 31


def test_that_going_back_and_saving_writes_the_old_version(saved_twice, answering):
    answering(VersionsDialog, lambda dialog: click(button(dialog, "Volver a esta versión")))
    opens(saved_twice)
    saved_twice.saves()
    assert load(saved_twice.path).report == sample()


def test_that_a_copy_is_a_document_of_its_own_and_leaves_the_open_report_alone(
    saved_twice, answering, tmp_path
):
    desk = saved_twice
    copy = tmp_path / "copia.informe"
    desk.prompts.save_paths.append(copy)

    def copies(dialog):
        click(button(dialog, "Guardar una copia…"))
        press(Key.Key_Escape)

    answering(VersionsDialog, copies)
    opens(desk)
    opened = load(copy)
    assert opened.report == sample()
    assert opened.identity.doc_id != desk.session.identity.doc_id
    assert desk.value == 31
    assert desk.session.path == desk.path
    assert "Se guardó la copia copia.informe" in desk.said


def test_that_a_copy_never_goes_over_the_open_file(saved_twice, answering):
    desk = saved_twice
    desk.prompts.save_paths.append(desk.path)
    answering(
        VersionsDialog,
        lambda dialog: (click(button(dialog, "Guardar una copia…")), press(Key.Key_Escape)),
    )
    opens(desk)
    assert "Elija otro nombre" in desk.prompts.problems[0].advice
    assert desk.on_disk == 25


def test_that_a_copy_over_another_report_keeps_what_that_said(saved_twice, answering, tmp_path):
    desk, other = saved_twice, tmp_path / "otro.informe"
    said = desk.path.read_bytes()
    other.write_bytes(said)
    desk.prompts.save_paths.append(other)
    answering(
        VersionsDialog,
        lambda dialog: (click(button(dialog, "Guardar una copia…")), press(Key.Key_Escape)),
    )
    opens(desk)
    (kept,) = desk.window.versions.store.listed(load(other).identity.doc_id)
    assert (kept.why, kept.path.read_bytes()) == (Why.OVERWRITING, said)


@no_links
def test_that_a_copy_never_goes_over_the_open_file_by_another_name(saved_twice, answering, tmp_path):
    desk, link = saved_twice, tmp_path / "enlace.informe"
    link.symlink_to(desk.path)
    desk.prompts.save_paths.append(link)
    answering(
        VersionsDialog,
        lambda dialog: (click(button(dialog, "Guardar una copia…")), press(Key.Key_Escape)),
    )
    opens(desk)
    assert "Elija otro nombre" in desk.prompts.problems[0].advice
    assert desk.on_disk == 25


def test_that_a_spoilt_version_is_told_and_cannot_be_chosen(saved_twice, answering, qtbot):
    store = saved_twice.window.versions.store
    version = store.listed(saved_twice.session.identity.doc_id)[0]
    version.path.write_bytes(b"nada")
    seen: list[Any] = []

    def look(dialog):
        qtbot.waitUntil(lambda: "No se puede abrir" in texts(dialog)[0])
        seen.extend((dialog.told.text(), dialog.restore.isEnabled(), dialog.copy.isEnabled()))
        press(Key.Key_Escape)

    answering(VersionsDialog, look)
    opens(saved_twice)
    assert seen[0].startswith("Esa versión anterior está dañada.")
    assert seen[1:] == [False, False]


def test_that_the_versions_are_chosen_with_the_arrows(saved_twice, answering):
    desk = saved_twice
    store, doc_id = desk.window.versions.store, desk.session.identity.doc_id
    changed = sample().replace(footer=("Otra nota",))
    store.keep(doc_id, dump(changed, Identity(doc_id, 1)), Why.OVERWRITING, datetime.now(UTC))
    seen: list[Any] = []

    def look(dialog):
        seen.append(table(dialog))
        press(Key.Key_Down)
        seen.append(table(dialog))
        press(Key.Key_Escape)

    answering(VersionsDialog, look)
    opens(desk)
    assert len(seen[0]) == 2
    assert seen[1] == [("Actividad 1.4", "Alcanzado 2do. Trim.", "10 %", "31 %")]


def test_that_a_restored_report_differs_in_nothing(saved_twice, answering):
    desk = saved_twice
    desk.types("10")
    answering(VersionsDialog, lambda dialog: click(button(dialog, "Volver a esta versión")))
    steps = desk.session.undo_stack.count()
    opens(desk)
    assert desk.session.undo_stack.count() == steps
    assert "ya dice lo mismo" in desk.said
    assert desk.value == Decimal(10)


def test_that_the_history_of_a_value_goes_on_into_the_saved_versions(desk, answering):
    desk.types("25")
    desk.saves()
    desk.window.files.open_path(desk.path)  # the undo list begins anew
    desk.types("31")
    desk.officer.goes_to("a1.4", "achieved_2")
    seen: list[Any] = []

    def look(dialog):
        seen.extend(dialog.list.item(at).text() for at in range(dialog.list.count()))
        press(Key.Key_Down)
        press(Key.Key_Return)

    answering(HistoryDialog, look)
    desk.window.actions_by_key["history"].trigger()
    assert len(seen) == 2
    assert "de 25 % a 31 %" in seen[0]
    assert "de 10 % a 25 %\nEn la versión guardada entonces decía 10 %" in seen[1]
    assert desk.value == 10
    press(Key.Key_Z, CTRL)
    assert desk.value == 31


def test_that_what_a_step_tells_is_not_told_again_by_the_version_that_was_kept_of_it(desk, answering):
    for text in ("25", "26"):
        desk.types(text)
        desk.saves()
    desk.officer.goes_to("a1.4", "achieved_2")
    seen: list[Any] = []

    def look(dialog):
        seen.extend(dialog.list.item(at).text() for at in range(dialog.list.count()))
        press(Key.Key_Escape)

    answering(HistoryDialog, look)
    desk.window.actions_by_key["history"].trigger()
    assert [line.partition("  ")[2].partition("\n")[0] for line in seen] == [
        "de 25 % a 26 %",
        "de 10 % a 25 %",
    ]
