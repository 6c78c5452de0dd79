"""Settings and logos: each change is a step, a wrong picture is explained and changes nothing."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from gui.forms.report_settings import ReportSettingsDialog
from gui.settings import ProgramSettings
from model.report import Basis, Paper, VarianceSign
from tests.factories import sample
from tests.fakes import FakePrompts
from tests.gui.hands import CTRL, Key, button, click, focused, press, write


@pytest.fixture
def prompts():
    return FakePrompts()


@pytest.fixture
def opened(session, prompts, tmp_path, open_dialog):
    """A function that opens the dialog."""
    settings = ProgramSettings(tmp_path / "ajustes.json")
    return lambda key="": open_dialog(ReportSettingsDialog(session, prompts, settings, key))


def picture(kind="PNG"):
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(data.data())


def test_that_the_field_asked_for_has_the_keys_on_its_page(opened):
    opened("dependency")
    assert focused().accessibleName() == "Dependencia"
    assert focused().isVisible()


def test_that_without_a_field_asked_for_the_first_one_has_the_keys(opened):
    opened()
    assert focused().accessibleName() == "Forma de calcular"


@pytest.mark.parametrize(
    ("key", "attribute", "expected"),
    [
        ("sign", "sign", VarianceSign.ACHIEVED_MINUS_PROGRAMMED),
        ("basis", "basis", Basis.TO_DATE),
        ("paper", "paper", Paper.LETTER),
        ("semaphore_by_frequency", "semaphore_by_frequency", True),
    ],
)
def test_that_a_setting_is_changed_by_key_and_taken_back(session, opened, key, attribute, expected):
    opened(key)
    press(Key.Key_Up if key == "semaphore_by_frequency" else Key.Key_Down)
    assert getattr(session.settings, attribute) == expected
    press(Key.Key_Z, CTRL)
    assert session.report == sample()


def test_that_the_lines_of_the_footer_are_kept_one_by_one(session, opened):
    opened("footer")
    write("Uno", over=True)
    press(Key.Key_Return)
    write("Dos")
    press(Key.Key_Tab)
    assert session.report.footer == ("Uno", "Dos")


def test_that_closing_keeps_what_was_being_typed(session, opened):
    dialog = opened("dependency")
    write("Dirección de Gobierno")
    dialog.close()
    assert session.report.heading.dependency == "Dirección de Gobierno"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_that_a_logo_is_chosen_seen_and_taken_away_again(session, prompts, opened, tmp_path, kind):
    path = tmp_path / "escudo.img"
    path.write_bytes(picture(kind))
    prompts.image_paths.append(path)
    dialog = opened("paper")
    assert not button(dialog, "Quitar logotipo izquierdo").isEnabled()
    click(button(dialog, "Elegir logotipo izquierdo"))
    (logo,) = session.report.logos
    assert (logo.side, logo.description, logo.data) == ("izquierda", "escudo", picture(kind))
    shown_logo = dialog._logos[0]._image
    assert not shown_logo.pixmap().isNull()
    assert shown_logo.accessibleName() == "Logotipo izquierdo: escudo"
    click(button(dialog, "Quitar logotipo izquierdo"))
    assert session.report.logos == ()
    assert shown_logo.text() == "Sin logotipo"
    assert session.undo_stack.undoText() == "quitar el logotipo izquierdo"
    session.undo_stack.undo()
    assert session.report.logos == (logo,)


def test_that_each_side_has_its_own_logo(session, prompts, opened, tmp_path):
    path = tmp_path / "escudo.png"
    path.write_bytes(picture())
    prompts.image_paths += [path, path, path]
    dialog = opened("paper")
    for side in ("izquierdo", "derecho", "izquierdo"):
        click(button(dialog, f"Elegir logotipo {side}"))
    assert sorted(logo.side for logo in session.report.logos) == ["derecha", "izquierda"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a no es", "Ese archivo no es una imagen PNG o JPEG."),
        (picture()[:40], "La imagen está dañada y no se puede mostrar."),
        (picture() + bytes(1_100_000), "La imagen pesa más de 1 MB."),
    ],
    ids=["another kind", "cut short", "too large"],
)
def test_that_a_picture_that_cannot_be_a_logo_is_explained_and_changes_nothing(
    session, prompts, opened, tmp_path, content, sentence
):
    path = tmp_path / "imagen.png"
    path.write_bytes(content)
    prompts.image_paths.append(path)
    click(button(opened("paper"), "Elegir logotipo derecho"))
    assert [problem.sentence for problem in prompts.problems] == [sentence]
    assert session.report == sample()


def test_that_no_picture_chosen_changes_nothing(session, prompts, opened):
    click(button(opened("paper"), "Elegir logotipo derecho"))
    assert prompts.asked == ["image"]
    assert session.report == sample()


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)], ids=["100 %", "150 %"])
def test_that_the_dialog_needs_no_more_than_the_screen(opened, size):
    hint = opened().minimumSizeHint()
    assert hint.width() < size[0]
    assert hint.height() < size[1] - 80
