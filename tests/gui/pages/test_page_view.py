"""The pages on the screen: the PDF's own pixels, moved by keys, wheel and mouse."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from export.pdf.pages import render
from gui.pages.page_view import PageView
from gui.pages.pictures import PagePictures
from gui.pages.stack import Fit
from gui.pages.tiles import MOST, SIDE
from tests.gui.pages.inks import box, different, grey

NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(pdf, qtbot):
    view = PageView(PagePictures(pdf))
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.tiles.stop()


def settle(view, qtbot):
    view.viewport().repaint()
    qtbot.waitUntil(lambda: view.tiles.idle)


def shown(view):
    """Return the part of the current page that the window shows, and where on the page it lies."""
    sheet = view._stack.sheet(view.page).translated(-view._window().topLeft())
    part = sheet.intersected(view.viewport().rect())
    picture = view.viewport().grab(part).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return picture, part.translated(-sheet.topLeft())


def wheel(view, at, notches, keys):
    place = QPointF(at)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_that_parts_of_a_page_put_together_are_the_page(pdf):
    pictures = PagePictures(pdf)
    width, height, data = render(pdf, 0, 2)
    whole = QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32)
    assert pictures.size(144) == QSize(width, height)
    for left, right in pairwise((0, 700, 1500, width)):
        for top, bottom in pairwise((0, 333, height)):
            area = QRect(left, top, right - left, bottom - top)
            assert different(grey(pictures.picture(0, 144, area)), grey(whole.copy(area))) < 0.001


def test_that_the_pages_open_at_the_top_of_the_first(view):
    assert view.page == 0
    assert view.verticalScrollBar().value() == 0


def test_that_the_screen_shows_the_pages_own_pixels(view, pdf, qtbot):
    settle(view, qtbot)
    picture, part = shown(view)
    assert part.width() > 900
    assert different(grey(picture), grey(PagePictures(pdf).picture(0, view._dpi, part))) < 0.001


def test_that_a_page_larger_than_a_tile_has_no_seams(view, pdf, qtbot):
    view.resize(1400, 1200)
    view.set_zoom(2.0)
    settle(view, qtbot)
    picture, part = shown(view)
    assert part.width() > SIDE
    assert part.height() > SIDE
    assert different(grey(picture), grey(PagePictures(pdf).picture(0, view._dpi, part))) < 0.001


SHARPNESS = """
import sys
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from gui.pages.page_view import PageView
from gui.pages.pictures import PagePictures
from tests.gui.pages.inks import different, grey

app = QApplication([])
pictures = PagePictures(open(sys.argv[1], "rb").read())
view = PageView(pictures)
view.resize(700, 400)
view.show()
view.viewport().grab()
while not view.tiles.idle:
    app.processEvents()
screen = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
screen.setDevicePixelRatio(1)
sheet = view._stack.sheet(0)
part = sheet.intersected(screen.rect())
page = pictures.picture(0, view._dpi, part.translated(-sheet.topLeft()))
print(view.devicePixelRatioF(), part.width() > 900, different(grey(screen.copy(part)), grey(page)) < 0.001)
view.tiles.stop()
"""


@pytest.mark.parametrize("scale", ["1.5", "2.0"])
def test_that_pages_stay_sharp_on_a_screen_of_higher_scale(pdf, tmp_path, scale):
    file = tmp_path / "pages.pdf"
    file.write_bytes(pdf)
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", SHARPNESS, str(file)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [scale, "True", "True"]


def test_that_only_visible_pages_are_drawn(view, qtbot):
    settle(view, qtbot)
    assert {tile.page for tile in view.tiles._kept} == set(view._stack.shown(view._window()))
    assert max(tile.page for tile in view.tiles._kept) < view._stack.count - 1


def test_that_pictures_kept_do_not_grow_without_end(view, qtbot):
    for zoom in (3.0, 2.0, 1.5, 1.25):
        view.set_zoom(zoom)
        for page in range(view._stack.count):
            view.go_to(page)
            settle(view, qtbot)
    assert len(view.tiles._kept) == MOST


def test_that_another_size_shows_the_page_at_once_from_what_is_there(view, qtbot):
    settle(view, qtbot)
    view.set_zoom(1.5)
    picture, _ = shown(view)  # painted now, before any tile of this size is drawn
    assert box(grey(picture))


def test_that_keys_turn_the_pages(view, qtbot):
    view.set_zoom(Fit.PAGE)
    pages: list[int] = []
    view.page_changed.connect(pages.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert pages == [1, 2, 1, 0]


def test_that_home_and_end_go_to_the_first_and_last_page(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == view._stack.count - 1
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    assert view.verticalScrollBar().value() == 0


def test_that_every_page_can_be_reached_by_going_on_even_when_several_are_shown(view, qtbot):
    view.resize(1000, 2000)
    view.set_zoom(0.5)
    pages = [view.page]
    for _ in range(view._stack.count):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        pages.append(view.page)
    assert pages == [0, 1, 2, 3, 3]


def test_that_arrows_move_a_little_and_sideways_where_the_page_is_wider(view, qtbot):
    view.set_zoom(2.0)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    before = [bar.value() for bar in bars]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert all(bar.value() > value for bar, value in zip(bars, before, strict=True))
    assert view.page == 0


def test_that_page_down_misses_nothing_of_a_page_higher_than_the_window(view, qtbot):
    view.set_zoom(2.0)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < view.verticalScrollBar().value() < view.viewport().height()


def test_that_the_wheel_scrolls_and_tells_the_page(view):
    wheel(view, QPoint(500, 300), -20, NO_KEY)
    assert view.page > 0


def test_that_the_wheel_with_control_zooms_around_the_mouse(view):
    at = QPoint(700, 400)
    before = view._stack.spot(view._window().topLeft() + at)
    ratio = view.ratio
    wheel(view, at, 6, CONTROL)
    after = view._stack.spot(view._window().topLeft() + at)
    assert view.ratio == pytest.approx(ratio * 1.1**6)
    assert after.page == before.page
    assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=0.002)


def test_that_zooming_stays_within_its_limits(view):
    wheel(view, QPoint(500, 300), 100, CONTROL)
    assert view.ratio == pytest.approx(3)
    wheel(view, QPoint(500, 300), -100, CONTROL)
    assert view.ratio == pytest.approx(0.5)


def test_that_the_mouse_drags_the_page(view, qtbot):
    view.set_zoom(2.0)
    view.verticalScrollBar().setValue(500)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 400))
    qtbot.mouseMove(view.viewport(), QPoint(450, 300))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(450, 300))
    assert view.verticalScrollBar().value() == 600


def test_that_the_fitted_width_follows_the_window(view):
    narrow = view.ratio
    view.resize(1300, 600)
    assert view.zoom is Fit.WIDTH
    assert view.ratio > narrow
    assert view.horizontalScrollBar().maximum() == 0
