"""Aspecto: chosen in the menu, worn by every part, remembered; and what assistive technology is told."""

import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel

from gui.look import PALETTES
from gui.panels.icon_label import IconLabel
from gui.settings import ProgramSettings
from gui.table.model import COLUMN_AT
from gui.table.words import column_name
from gui.theme import apply_theme
from gui.theme.icons import Icon, icon
from gui.theme.palette import DARK, HIGH_CONTRAST, LIGHT, active
from model.schema import COLUMNS

LOOKS = {"look_light": LIGHT, "look_dark": DARK, "look_contrast": HIGH_CONTRAST}
Role = QAccessible.Role
Name = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def _light_again(qapp):
    yield
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(main_window):
    return main_window


@pytest.mark.parametrize(("key", "palette"), LOOKS.items())
def test_that_the_menu_changes_the_look_and_it_is_remembered(window, key, palette):
    window.actions_by_key[key].trigger()
    assert active() is palette
    assert window.actions_by_key[key].isChecked()
    assert sum(window.actions_by_key[look].isChecked() for look in PALETTES) == 1
    assert ProgramSettings(window.settings._path).look == key


def test_that_as_the_system_is_follows_it_again(window, qapp):
    window.actions_by_key["look_dark"].trigger()
    window.actions_by_key["look_system"].trigger()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert active() is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert active() is LIGHT


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize(("key", "palette"), LOOKS.items())
def test_that_the_table_wears_the_look_at_every_zoom(window, qapp, key, palette, zoom):
    window.table.set_zoom(zoom)
    window.table.go_to("p", "level")
    window.actions_by_key[key].trigger()
    qapp.processEvents()
    image = window.table.viewport().grab().toImage()
    cell = window.table.visualRect(window.table.report_model.index(0, 0))
    assert image.pixelColor(cell.left() + 3, cell.bottom() - 6) == QColor(palette.entry.on(0))
    header = window.table.columns.viewport().grab().toImage()
    assert header.pixelColor(4, 2) == QColor(palette.bands["datos"].ground)


@pytest.mark.parametrize(("key", "palette"), LOOKS.items())
def test_that_no_part_keeps_the_colours_of_another_look(window, qapp, key, palette):
    """The ground of every look is unlike that of the others, so a part left behind would show it."""
    window.actions_by_key["show_signatures"].setChecked(True)
    window.side.area.bring("show_indicator")
    for other in LOOKS:
        window.actions_by_key[other].trigger()
        qapp.processEvents()
    window.actions_by_key[key].trigger()
    qapp.processEvents()
    image = window.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    for look in LOOKS.values():
        if look is not palette:
            strange = {look.window, look.surface} - {palette.window, palette.surface, palette.entry.plain}
            assert not seen & (strange - set(_colours(palette)))


def _colours(palette):
    return re.findall(r"#[0-9a-f]{6}", repr(palette))


def test_that_a_picture_in_a_label_changes_with_the_look(qtbot, qapp):
    label = IconLabel(icon(Icon.CHECK))
    qtbot.addWidget(label)
    label.show()
    before = label.grab().toImage()
    apply_theme(qapp, DARK)
    qapp.processEvents()
    assert label.grab().toImage() != before


def test_that_no_label_of_the_window_holds_a_picture_that_would_stay_behind(window):
    pictures = [
        label
        for label in window.findChildren(QLabel)
        if not label.pixmap().isNull() and type(label) is QLabel
    ]
    assert [label.parent() for label in pictures] == []


# What assistive technology is told


def told(window, row, column):
    """Return the accessible object in a row and column of the table, -1 for those of the headings."""
    table = QAccessible.queryAccessibleInterface(window.table)
    assert table.role() == Role.Table
    return table.child((row + 1) * (len(COLUMNS) + 1) + column + 1)


def cell(window, code, key):
    """Return the accessible object of a cell."""
    return told(window, window.table.report_model.row_of(code), COLUMN_AT[key])


def test_that_every_cell_tells_column_row_value_and_problem(window):
    spoken = cell(window, "a1.4", "achieved_2").text(Name)
    assert spoken.startswith("Alcanzado, segundo trimestre, Actividad 1.4, 10 por ciento, ")
    assert "aviso: Cumplimiento 40 %" in spoken
    for at, column in enumerate(COLUMNS):
        for row in (0, 3, 14):
            accessible = told(window, row, at)
            assert accessible.role() == Role.Cell
            name = accessible.text(Name)
            assert name.startswith(column_name(column))
            assert window.session.report.indicators[row].level in name


def test_that_an_empty_and_a_calculated_cell_say_so(window):
    assert "vacía" in cell(window, "a1.4", "achieved_3").text(Name)
    assert "calculada" in cell(window, "a1.4", "variance_2").text(Name)


def test_that_the_accessible_cell_stands_where_it_is_painted(window):
    window.table.go_to("a1.4", "achieved_2")
    index = window.table.currentIndex()
    seen = window.table.visualRect(index)
    corner = window.table.viewport().mapToGlobal(seen.topLeft())
    assert cell(window, "a1.4", "achieved_2").rect() == QRect(corner, seen.size())


def test_that_the_headings_are_told_by_their_whole_name(window):
    for at, column in enumerate(COLUMNS):
        heading = told(window, -1, at)
        assert heading.role() == Role.ColumnHeader
        assert heading.text(Name) == column_name(column)
    assert told(window, 3, -1).role() == Role.RowHeader
    assert told(window, 3, -1).text(Name) == "4"


def test_that_everything_with_the_keys_has_a_name(window):
    unnamed = []
    window.side.area.bring("show_indicator")
    for widget in window.findChildren(object):
        if not getattr(widget, "isVisible", None) or not hasattr(widget, "focusPolicy"):
            continue
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            if (
                interface is not None
                and not interface.text(Name)
                and interface.role() not in {Role.Client, Role.Pane}
            ):
                unnamed.append((type(widget).__name__, widget.objectName()))
    assert unnamed == []
