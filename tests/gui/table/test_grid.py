"""The table's surface: what stays while scrolling, how high rows are, zoom, widths, and what is painted."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.session import Session
from gui.table import ReportTable
from gui.table.bands import band_runs
from gui.table.model import COLUMN_AT
from gui.theme.palette import active
from model.edits import RemoveRows
from model.overriding import override
from model.schema import COLUMNS, Group, group_title
from tests.factories import indicator, report
from tests.gui.table.officer import CTRL, SHIFT

LEFT = Qt.MouseButton.LeftButton
ACROSS = (0, 1, 37, 333, 900, 100_000)


def _cell(table, code, key):
    return table.visualRect(table.report_model.index(table.report_model.row_of(code), COLUMN_AT[key]))


def _turn(table, steps, modifiers=Qt.KeyboardModifier.NoModifier):
    middle = QPointF(table.viewport().rect().center())
    event = QWheelEvent(
        middle, table.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), event)


@pytest.mark.parametrize("across", ACROSS)
def test_that_nivel_and_nombre_stay_in_their_place_and_in_step(table, across):
    table.horizontalScrollBar().setValue(across)
    table.verticalScrollBar().setValue(130)
    level, name, other = (_cell(table, "c1", key) for key in ("level", "name", "means"))
    assert (level.left(), name.left()) == (0, table.columns.sectionSize(0))
    assert level.top() == name.top() == other.top() < 270
    assert level.height() == other.height()


@pytest.mark.parametrize("across", ACROSS)
def test_that_the_cell_under_a_point_is_the_one_painted_there(table, across):
    table.horizontalScrollBar().setValue(across)
    frozen = table.columns.frozen_width()
    for x in range(2, table.viewport().width(), 53):
        index = table.indexAt(QPoint(x, 60))
        cell = table.visualRect(index)
        assert cell.left() <= x <= cell.right()
        assert (index.column() < 2) == (x < frozen)
        assert table.columns.logical_at(x) == index.column()


def test_that_going_to_a_cell_brings_it_whole_beside_the_columns_that_stay(table):
    seen = table.viewport().rect()
    for key in ("means", "definition", "achieved_2", "name", "unit"):
        for code in ("a3.3", "f", "a2.5"):
            table.go_to(code, key)
            cell = _cell(table, code, key)
            assert seen.contains(cell)
            assert key == "name" or cell.left() >= table.columns.frozen_width()


def test_that_a_column_that_stays_can_be_made_wider_while_others_are_scrolled(table):
    table.horizontalScrollBar().setValue(700)
    header, edge = table.columns.viewport(), table.columns.frozen_width() - 1
    low = header.height() - 10
    before = table.columns.sectionSize(1)
    QTest.mousePress(header, LEFT, pos=QPoint(edge, low))
    QTest.mouseMove(header, QPoint(edge + 30, low))
    QTest.mouseRelease(header, LEFT, pos=QPoint(edge + 30, low))
    assert table.columns.sectionSize(1) == before + 29  # the mouse had taken its last pixel
    assert table.column_widths()["name"] == before + 29


def test_that_columns_stop_staying_where_they_would_take_the_whole_window(table, window):
    table.set_column_widths({"name": 900})
    assert table.columns.frozen == 1
    table.set_column_widths({"name": 208})
    assert table.columns.frozen == 2


def test_that_rows_are_as_high_as_their_text(table, session):
    before = table.rows.sectionSize(3)
    session.set_cells([(3, "means", "palabra " * 90)], "x")
    higher = table.rows.sectionSize(3)
    assert higher > before
    session.undo_stack.undo()
    assert table.rows.sectionSize(3) == before
    session.set_cells([(3, "means", "palabra " * 3000)], "x")
    assert table.rows.sectionSize(3) <= table.measures.row_height(10)


def test_that_a_text_not_wholly_shown_is_whole_on_hover(table, session):
    text = "palabra " * 300 + "fin"
    session.set_cells([(0, "definition", text)], "x")
    cell = _cell(table, "f", "definition")
    assert text in table.hover_text(cell.center())
    short = _cell(table, "p", "definition")
    assert "Mide el porcentaje" not in table.hover_text(short.center())


def test_that_rows_grow_when_their_column_becomes_narrow(table, qtbot):
    before = table.rows.sectionSize(0)
    table.columns.resizeSection(COLUMN_AT["method"], 120)
    qtbot.waitUntil(lambda: table.rows.sectionSize(0) > before)


def test_that_a_figure_that_does_not_fit_is_not_shown_in_part(table, session):
    session.set_cells([(0, "achieved_1", Decimal("1234567.5"))], "x")
    table.set_column_widths({"achieved_1": 36})
    table.go_to("p", "achieved_1")
    cell = _cell(table, "f", "achieved_1")
    narrow = table.viewport().grab(cell).toImage()
    session.set_cells([(0, "achieved_1", Decimal("7654321.5"))], "x")
    assert table.viewport().grab(cell).toImage() == narrow  # "###", whatever the figure


@pytest.mark.parametrize("zoom", [100, 75, 150])
def test_that_a_column_widens_for_a_figure_without_room_and_that_width_is_not_remembered(
    table, session, qtbot, zoom
):
    table.set_zoom(zoom)
    table.go_to("p", "achieved_1")
    widths, at = table.column_widths(), COLUMN_AT["achieved_1"]
    before = table.columns.sectionSize(at)
    session.set_cells([(0, "achieved_1", Decimal("1234567.5"))], "x")
    qtbot.waitUntil(lambda: table.columns.sectionSize(at) > before)
    assert table.column_widths() == widths
    cell = _cell(table, "f", "achieved_1")
    whole = table.viewport().grab(cell).toImage()
    session.set_cells([(0, "achieved_1", Decimal("7654321.5"))], "x")
    assert table.viewport().grab(cell).toImage() != whole  # the figure itself, no "###"
    session.replace(report(indicator()), path=None)
    assert table.columns.sectionSize(at) == before


def test_that_a_width_given_by_hand_takes_the_place_of_the_one_a_figure_needed(table, session, qtbot):
    at = COLUMN_AT["achieved_1"]
    table.go_to("p", "achieved_1")
    before = table.columns.sectionSize(at)
    session.set_cells([(0, "achieved_1", Decimal("1234567.5"))], "x")
    qtbot.waitUntil(lambda: table.columns.sectionSize(at) > before)
    table.columns.resizeSection(at, 40)
    table.viewport().grab()
    table.set_zoom(200)
    assert table.columns.sectionSize(at) == 80


def test_that_zoom_scales_rows_and_columns_and_keeps_the_widths_remembered(table):
    widths, height = table.column_widths(), table.rows.sectionSize(0)
    table.set_zoom(200)
    assert table.columns.sectionSize(1) == 2 * widths["name"]
    assert table.rows.sectionSize(0) > 1.7 * height
    assert table.column_widths() == widths
    table.set_zoom(999)
    assert table.zoom() == 200
    table.set_zoom(1)
    assert table.zoom() == 50
    table.set_zoom(100)
    assert table.rows.sectionSize(0) == height


def test_that_the_titles_take_the_height_that_the_narrowest_column_needs(table):
    before = table.columns.sizeHint().height()
    at = next(at for at, column in enumerate(COLUMNS) if column.key == "achieved_total")
    table.columns.resizeSection(at, 24)
    assert table.columns.sizeHint().height() > before
    table.setColumnHidden(at, True)
    assert table.columns.sizeHint().height() <= before


def test_that_widths_that_make_no_sense_are_left_alone(table):
    before = table.column_widths()
    table.set_column_widths({"nothing": 90, "name": -4, "definition": 0, "means": 300})
    assert table.column_widths() == before | {"means": 300}


def test_that_the_wheel_zooms_with_control_and_goes_sideways_with_shift(table):
    _turn(table, 1, CTRL)
    assert table.zoom() == 110
    _turn(table, -1, SHIFT)
    assert table.horizontalScrollBar().value() > 0
    assert table.verticalScrollBar().value() == 0
    _turn(table, -1)
    assert table.verticalScrollBar().value() > 0


def test_that_scrolling_leaves_the_same_picture_as_painting_anew(table, qapp):
    for across, down in ((40, 0), (41, 33), (900, 34), (500, 700), (0, 690)):
        table.horizontalScrollBar().setValue(across)
        qapp.processEvents()
        table.verticalScrollBar().setValue(down)
        qapp.processEvents()
        scrolled = table.screen().grabWindow(table.window().winId()).toImage()
        table.viewport().repaint()
        table.columns.viewport().repaint()
        assert scrolled == table.screen().grabWindow(table.window().winId()).toImage()


class _Painted(QObject):
    """Gathers what is painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_that_an_edit_paints_no_more_of_the_table_than_the_cells_it_changes(table, session, qapp):
    row = table.report_model.row_of("a1.4")
    table.move_to((row, COLUMN_AT["achieved_2"]))
    for value in (11, 12):  # with the second the findings stay as they are
        qapp.processEvents()
        painted, titles = _Painted(table.viewport()), _Painted(table.columns.viewport())
        session.set_cells([(row, "achieved_2", Decimal(value))], "x")
        qapp.processEvents()
    first, last = _cell(table, "a1.4", "achieved_2"), _cell(table, "a1.4", "variance_total")
    assert painted.region.intersects(first)
    assert first.united(last).adjusted(0, 0, 1, 1).contains(painted.region.boundingRect())  # with its lines
    assert titles.region.isEmpty()


@pytest.mark.parametrize(("row", "is_seen"), [(0, True), (14, False)])
def test_that_only_a_row_in_sight_is_painted_when_rows_get_their_height(table, qapp, row, is_seen):
    with QSignalBlocker(table.rows):
        table.rows.resizeSection(row, table.rowHeight(row) - 9)
    qapp.processEvents()
    painted = _Painted(table.viewport())
    table.fit_rows([row])
    qapp.processEvents()
    assert painted.region.isEmpty() is not is_seen


def test_that_a_band_with_little_room_leaves_out_what_is_subtracted_and_then_is_cut(table):
    header, whole = table.columns, group_title(Group.VARIANCE, table.columns.settings)
    wide = [header.measures.band.width(text) for text in (whole, Group.VARIANCE.value)]
    assert header.band_name(Group.VARIANCE, int(wide[0]) + 1) == whole
    assert header.band_name(Group.VARIANCE, int(wide[0]) - 1) == "Variación *"
    assert header.band_name(Group.VARIANCE, int(wide[1]) - 5).endswith("…")


def test_that_bands_cover_every_column_once():
    covered = [column for run in band_runs() for column in range(run.first, run.last + 1)]
    assert covered == list(range(len(COLUMNS)))


def test_that_an_error_changes_the_ground_of_its_cell(table, session):
    session.set_cells([(3, "level", "Actividad 1.7")], "x")
    cell = _cell(table, "a1.7", "level")
    image = table.viewport().grab().toImage()
    inside = image.pixelColor(cell.left() + 8, cell.bottom() - 6)
    assert inside == QColor(active().severities["error"].ground)


def test_that_the_current_cell_is_framed_also_without_the_keys(table, window):
    table.go_to("p", "name")
    for palette_colour in (active().focus, active().control_border):
        cell = _cell(table, "p", "name")
        image = table.viewport().grab().toImage()
        assert image.pixelColor(cell.left(), cell.center().y()) == QColor(palette_colour)
        window.findChild(QWidget, "other").setFocus()


def test_that_the_picture_stays_when_another_window_gets_the_keys(table, qtbot):
    qtbot.waitUntil(table.hasFocus)
    before = table.viewport().grab().toImage()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert not table.hasFocus()
    assert table.viewport().grab().toImage() == before


def test_that_an_empty_report_says_what_to_do(session, table):
    session.run(RemoveRows(0, len(session.report.indicators)), "x")
    assert table.current_row() is None
    assert not table.grab().isNull()
    session.replace(report(), path=None)
    table.focus_first()
    assert table.current_row() is None


def test_that_the_table_opens_on_a_report_with_nothing_in_it(qtbot, catalogue):
    table = ReportTable(Session(catalogue))
    qtbot.addWidget(table)
    assert not table.grab().isNull()
