"""The look: legible in every palette, the same at every scale, never told by colour alone."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui.theme import apply_theme, palette_for
from gui.theme.control_images import bundle, image_addresses, name_hash
from gui.theme.fonts import table_font, ui_font
from gui.theme.icons import Icon, Ink, icon, severity_icon, svg
from gui.theme.metrics import ICON_LARGE, ICON_MEDIUM, ICON_SMALL
from gui.theme.palette import DARK, HIGH_CONTRAST, LIGHT, active
from gui.theme.shapes import paint_mark, paint_semaforo, semaforo_icon
from gui.theme.stylesheet import stylesheet
from gui.theme.variants import Variant, wear

PALETTES = (LIGHT, DARK, HIGH_CONTRAST)
SEVERITIES = ("error", "warning", "info", "accepted")
STATES = ("verde", "amarillo", "exceso", "rojo", "morado", "gris")


@pytest.fixture
def _light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, LIGHT)
    yield
    apply_theme(qapp, LIGHT)


def _pixel(pixmap: QPixmap) -> QImage:
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _darkest_ink(pixmap: QPixmap) -> QColor:
    image = _pixel(pixmap)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


def _silhouette(paint: object, side: int = 32) -> frozenset[tuple[int, int]]:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    assert callable(paint)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return frozenset((x, y) for x in range(side) for y in range(side) if image.pixelColor(x, y).alpha() > 127)


def test_that_a_dark_system_gets_the_dark_palette_and_any_other_the_light_one():
    assert palette_for(Qt.ColorScheme.Dark) is DARK
    assert palette_for(Qt.ColorScheme.Light) is LIGHT
    assert palette_for(Qt.ColorScheme.Unknown) is LIGHT


@pytest.mark.usefixtures("_light")
def test_that_applying_a_palette_makes_it_the_one_that_painting_asks_for(qapp):
    apply_theme(qapp, DARK)
    assert active() is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)


@pytest.mark.usefixtures("_light")
@pytest.mark.parametrize("palette", PALETTES)
def test_that_a_window_that_gets_the_keys_need_not_be_painted_anew(qapp, palette):
    apply_theme(qapp, palette)
    assert qapp.palette().isEqual(QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)


@pytest.mark.usefixtures("_light")
def test_that_without_a_palette_the_application_follows_the_system_until_told_otherwise(qapp):
    apply_theme(qapp)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert active() is DARK
    apply_theme(qapp, HIGH_CONTRAST)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert active() is HIGH_CONTRAST


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_the_stylesheet_has_no_gap_and_no_colour_from_elsewhere(qapp, palette):
    text = stylesheet(palette)
    assert "@" not in text
    assert set(re.findall(r"#[0-9a-fA-F]+", text)) <= set(re.findall(r"#[0-9a-f]{6}", repr(palette)))


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_every_image_in_the_stylesheet_can_be_drawn(qapp, palette):
    for address in image_addresses(palette).values():
        pixmap = QIcon(address.removeprefix("url(").removesuffix(")")).pixmap(QSize(16, 16))
        assert _darkest_ink(pixmap).alpha() > 0, address


def test_that_the_files_of_a_bundle_stand_in_the_order_of_their_hashes(qapp):
    names = [f"{letter}.svg" for letter in "qwertyuiop"]
    data = bundle({name: name.encode() for name in names})
    assert data.startswith(b"qres")
    positions = [data.index(name.encode("utf-16-be")) for name in sorted(names, key=name_hash)]
    assert positions == sorted(positions)


@pytest.mark.usefixtures("_light")
def test_that_both_widths_come_from_the_fonts_that_travel_with_the_program():
    assert QFontInfo(ui_font()).family().startswith("IBM Plex Sans")
    assert QFontInfo(table_font()).family().startswith("IBM Plex Sans")
    text = "Porcentaje de acciones de participación ciudadana"
    narrow, wide = (QFontMetricsF(font(10)).horizontalAdvance(text) for font in (table_font, ui_font))
    assert narrow < 0.92 * wide


@pytest.mark.usefixtures("_light")
@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize("strong", [False, True])
def test_that_figures_are_equally_wide_in_the_table(strong, italic):
    metrics = QFontMetricsF(table_font(strong=strong, italic=italic))
    assert len({metrics.horizontalAdvance(figure * 4) for figure in "0123456789"}) == 1
    assert metrics.horizontalAdvance("−1") == metrics.horizontalAdvance("71")


@pytest.mark.usefixtures("_light")
def test_that_strong_and_italic_are_faces_of_their_own():
    for font in (ui_font, table_font):
        assert QFontInfo(font(strong=True)).styleName() == "SemiBold"
        assert QFontInfo(font(italic=True)).styleName() == "Italic"


@pytest.mark.usefixtures("_light")
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("side", [ICON_SMALL, ICON_MEDIUM, ICON_LARGE])
def test_that_icons_are_drawn_for_the_pixels_of_the_screen(side, scale):
    pixmap = icon(Icon.SAVE).pixmap(QSize(side, side), scale)
    assert pixmap.size() == QSize(side, side) * scale
    assert pixmap.devicePixelRatio() == scale


@pytest.mark.usefixtures("_light")
def test_that_an_icon_takes_its_ink_from_the_theme_and_follows_it(qapp):
    save, size = icon(Icon.SAVE), QSize(64, 64)
    assert _darkest_ink(save.pixmap(size)).name() == LIGHT.text
    apply_theme(qapp, DARK)
    assert _darkest_ink(save.pixmap(size)).name() == DARK.text


@pytest.mark.usefixtures("_light")
def test_that_a_disabled_icon_is_paler():
    pixmap = icon(Icon.SAVE).pixmap(QSize(64, 64), QIcon.Mode.Disabled)
    assert _darkest_ink(pixmap).name() == LIGHT.text_disabled


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_every_ink_is_a_colour_of_every_palette(palette):
    assert all(QColor(ink.on(palette)).isValid() for ink in Ink)


@pytest.mark.parametrize("name", Icon)
def test_that_every_icon_takes_one_colour_and_our_stroke(qapp, name):
    drawing = svg(name, "#123456", 24).decode()
    assert "currentColor" not in drawing
    assert 'stroke-width="1.500"' in drawing
    assert not icon(name).pixmap(QSize(24, 24)).isNull()


@pytest.mark.usefixtures("_light")
def test_that_an_icon_survives_being_copied_and_added_to():
    copy = QIcon(icon(Icon.OPEN))
    copy.addPixmap(QPixmap(8, 8))  # makes Qt clone the engine
    assert not copy.pixmap(16).isNull()
    del copy
    assert not icon(Icon.OPEN).pixmap(16).isNull()


def test_that_every_severity_has_an_icon_of_its_own(qapp):
    images = [_pixel(severity_icon(severity).pixmap(64)) for severity in SEVERITIES]
    assert all(one != other for at, one in enumerate(images) for other in images[:at])


def test_that_semaforo_states_differ_by_shape_and_not_only_by_colour(qapp):
    shapes = {
        state: _silhouette(lambda painter, box, state=state: paint_semaforo(painter, box, state))
        for state in STATES
    }
    assert len(set(shapes.values())) == len(STATES)
    centre = (16, 16)
    assert centre not in shapes["gris"]
    assert all(centre in shapes[state] for state in STATES if state != "gris")
    assert min(len(shape) for shape in shapes.values()) > 100


def test_that_marks_differ_by_shape_and_not_only_by_colour(qapp):
    for side in (10, 32):
        shapes = {
            _silhouette(lambda painter, box, name=name: paint_mark(painter, box, name), side)
            for name in SEVERITIES
        }
        assert len(shapes) == len(SEVERITIES)


@pytest.mark.usefixtures("_light")
def test_that_a_state_nobody_declared_is_refused():
    with pytest.raises(KeyError):
        semaforo_icon("naranja")
    assert not semaforo_icon("verde").pixmap(16).isNull()


@pytest.mark.usefixtures("_light")
def test_that_a_button_can_become_the_primary_one_and_go_back(qtbot):
    button = QPushButton("Guardar una copia")
    qtbot.addWidget(button)
    button.show()
    place = QPoint(8, button.height() // 2)
    wear(button, Variant.PRIMARY)
    assert button.grab().toImage().pixelColor(place).name() == LIGHT.accent
    wear(button, None)
    assert button.grab().toImage().pixelColor(place).name() == LIGHT.surface


@pytest.mark.usefixtures("_light")
def test_that_a_look_given_before_the_first_showing_is_worn(qtbot):
    button = QPushButton("Guardar una copia")
    qtbot.addWidget(button)
    wear(button, Variant.PRIMARY)
    button.show()
    assert button.grab().toImage().pixelColor(8, button.height() // 2).name() == LIGHT.accent


@pytest.mark.parametrize("variant", Variant)
def test_that_every_variant_is_known_to_the_stylesheet(qapp, variant):
    assert f'[variant="{variant}"]' in stylesheet(LIGHT)


@pytest.mark.usefixtures("_light")
def test_that_a_title_is_larger_than_the_text_under_it(qtbot):
    title, text = QLabel("Pendientes"), QLabel("Pendientes")
    for label in (title, text):
        qtbot.addWidget(label)
        label.ensurePolished()
    wear(title, Variant.TITLE)
    assert title.sizeHint().height() > text.sizeHint().height()
