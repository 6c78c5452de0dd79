"""Files that were changed by hand, damaged, or saved by a newer program: told in words, nothing lost."""

import re

import pytest

from gui.versions.outside_dialog import NO_VERSION, OutsideDialog
from gui.versions.rescue_dialog import RescueDialog
from model import project_file
from model.project_file import load, save
from tests.factories import sample
from tests.gui.hands import Key, button, click, press


def opens(desk, path):
    desk.prompts.open_paths.append(path)
    desk.window.actions_by_key["open"].trigger()


def labels(dialog):
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def by_hand(path):
    """Change a value with an editor, as someone would."""
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r'("level":"Actividad 1\.4".*?"achieved":\["25",)"10"', r'\1"77"', text)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def test_that_a_file_changed_by_hand_opens_and_names_what_changed(desk, qtbot):
    by_hand(desk.path)
    opens(desk, desk.path)
    assert desk.value == 77
    (dialog,) = desk.window.findChildren(OutsideDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert "4 (Actividad 1.4)" in labels(dialog)
    assert NO_VERSION in labels(dialog)
    assert not dialog.table.isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Key.Key_Escape)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.types("12")
    assert desk.value == 12


def test_that_the_differences_with_the_newest_version_are_listed(desk, qtbot):
    desk.types("25")
    desk.saves()  # the version before said 10
    text = desk.path.read_text(encoding="utf-8")
    desk.path.write_text(text.replace('"25","25"', '"25","77"'), encoding="utf-8")
    opens(desk, desk.path)
    (dialog,) = desk.window.findChildren(OutsideDialog)
    qtbot.waitUntil(dialog.isVisible)
    rows = [
        [dialog.table.item(row, column).text() for column in range(4)]
        for row in range(dialog.table.rowCount())
    ]
    assert ["Actividad 1.4", "Alcanzado 2do. Trim.", "10 %", "77 %"] in rows


def test_that_the_window_of_differences_goes_with_its_report(desk, qtbot):
    by_hand(desk.path)
    opens(desk, desk.path)
    qtbot.waitUntil(lambda: desk.window.findChild(OutsideDialog).isVisible())
    desk.window.actions_by_key["new"].trigger()
    qtbot.waitUntil(lambda: desk.window.findChild(OutsideDialog) is None)


def test_that_a_whole_file_opens_without_a_word(desk):
    opens(desk, desk.path)
    assert desk.window.findChildren(OutsideDialog) == []


@pytest.fixture
def cut(desk):
    """The file, cut in the middle of its rows, beside a version that was kept before."""
    desk.types("25")
    desk.saves()
    data = desk.path.read_bytes()
    desk.path.write_bytes(data[: len(data) // 2])
    return desk


def test_that_a_damaged_file_says_what_was_rescued_and_what_not(cut, answering):
    seen = []
    answering(RescueDialog, lambda dialog: (seen.append(labels(dialog)), press(Key.Key_Escape)))
    damaged = cut.path.read_bytes()
    opens(cut, cut.path)
    (said,) = seen
    assert "El informe está dañado: está incompleto" in said
    assert re.search(r"Se rescataron \d+ indicadores, como se guardaron\.", said)
    assert "las firmas" in said
    assert "1 renglón del archivo ya no se puede leer." in said
    assert f"tiene {len(sample().indicators)} indicadores" in said
    assert cut.value == 25  # cancelled: the open report stays
    assert cut.path.read_bytes() == damaged


def test_that_what_was_rescued_opens_as_unsaved_work_in_no_file(cut, answering):
    answering(RescueDialog, lambda dialog: click(button(dialog, "Abrir lo rescatado")))
    doc_id = cut.session.identity.doc_id
    damaged = cut.path.read_bytes()
    opens(cut, cut.path)
    rows = cut.session.report.indicators
    assert 0 < len(rows) < len(sample().indicators)
    assert [row.id for row in rows] == [row.id for row in sample().indicators[: len(rows)]]
    assert cut.session.path is None
    assert cut.session.identity.doc_id == doc_id
    assert cut.modified
    assert cut.path.read_bytes() == damaged


def test_that_the_newest_version_can_be_opened_instead(cut, answering):
    def choose(dialog):
        (name,) = [b for b in dialog.findChildren(type(button(dialog, "Cancelar"))) if "versión" in b.text()]
        click(name)

    answering(RescueDialog, choose)
    opens(cut, cut.path)
    assert cut.session.report == sample()
    assert cut.session.path is None
    assert cut.modified


def test_that_a_file_whose_beginning_is_gone_is_known_by_its_rows(cut, answering):
    save(cut.session.report, cut.path, cut.session.identity)
    data = cut.path.read_bytes()
    cut.path.write_bytes(bytes(400) + data[400:])
    seen = []
    answering(RescueDialog, lambda dialog: (seen.append(labels(dialog)), press(Key.Key_Escape)))
    opens(cut, cut.path)
    assert f"tiene {len(sample().indicators)} indicadores" in seen[0]


def test_that_a_file_with_nothing_left_is_refused_in_words(desk):
    empty = desk.path.with_name("vacío.informe")
    empty.write_bytes(b"")
    opens(desk, empty)
    (problem,) = desk.prompts.problems
    assert "vacío" in problem.sentence
    assert problem.advice
    assert desk.session.path == desk.path


@pytest.mark.parametrize(("left", "what"), [(b"", "está vacío"), (bytes(4096), "sólo ceros")])
def test_that_a_file_that_the_disk_never_got_offers_its_newest_version(desk, qtbot, answering, left, what):
    desk.types("25")
    desk.saves()  # the version before said 10
    doc_id = desk.session.identity.doc_id
    desk.path.write_bytes(left)
    seen = []

    def choose(dialog):
        seen.append(labels(dialog))
        (name,) = [b for b in dialog.findChildren(type(button(dialog, "Cancelar"))) if "versión" in b.text()]
        click(name)

    answering(RescueDialog, choose)
    opens(desk, desk.path)
    assert what in seen[0]
    assert desk.value == 10
    assert desk.session.path is None
    assert desk.session.identity.doc_id == doc_id  # so that its other versions are offered too
    assert desk.modified
    assert desk.path.read_bytes() == left


def test_that_a_newer_program_s_file_is_refused_and_says_which_version_it_needs(desk):
    newer = desk.path.with_name("nuevo.informe")
    text = desk.path.read_text(encoding="utf-8")
    text = text.replace('"min_reader":1,"app":"', '"min_reader":99,"app":"9.8.7","_":"', 1)
    assert "9.8.7" in text
    newer.write_text(text, encoding="utf-8")
    opens(desk, newer)
    (problem,) = desk.prompts.problems
    assert "una versión más reciente del programa (9.8.7)" in problem.sentence
    assert desk.session.path == desk.path


def test_that_what_a_newer_program_wrote_is_still_there_after_saving(desk, qtbot):
    text = desk.path.read_text(encoding="utf-8")
    desk.path.write_text(text.replace('"heading":{', '"heading":{"futuro":[1,2],', 1), encoding="utf-8")
    opens(desk, desk.path)
    desk.types("25")
    desk.saves()
    assert load(desk.path).report.heading.extras == {"futuro": [1, 2]}
    assert desk.on_disk == 25


def test_that_too_little_memory_to_open_leaves_the_window_as_it_was(desk, monkeypatch):
    def no_memory(_path):
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(project_file, "load", no_memory)
        opens(desk, desk.path)
    (problem,) = desk.prompts.problems
    assert "No alcanza la memoria de la computadora para abrir «compartido.informe»" in problem.sentence
    assert desk.value == 10
    opens(desk, desk.path)
    assert desk.session.path == desk.path
