"""Small parts: text on hover, lines that give way, pages that scroll, the windows of the help menu."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.panels.about import AboutBox
from gui.panels.elided import ElidedLabel, SteadyLabel
from gui.panels.hover import hover
from gui.panels.scrolling import ScrollingPage, YieldingPage, fit_on_screen, reveal
from model.version import VERSION
from tests.gui.hands import click


def test_that_text_on_hover_is_never_markup_and_keeps_its_lines():
    assert hover("a <b> & c\nd") == "<p>a &lt;b&gt; &amp; c<br>d</p>"
    assert hover("", "x") == "<p>x</p>"
    assert hover() == ""


def test_that_a_line_gives_way_and_shows_the_rest_on_hover(qtbot, show):
    label = show(ElidedLabel("Una frase que no cabe en el lugar que tiene"), width=80, height=30)
    assert label.minimumSizeHint().width() <= 40
    assert label.shown().endswith("…")
    assert label.text() == "Una frase que no cabe en el lugar que tiene"
    assert "no cabe" in label.toolTip()
    label.window().resize(600, 30)
    assert label.shown() == label.text()
    assert label.toolTip() == ""
    with qtbot.waitSignal(label.clicked):
        click(label)


def test_that_a_steady_line_keeps_the_room_of_its_longest_text_in_every_look(qtbot, show):
    label = show(SteadyLabel("Elija un indicador para ver cómo va."), width=400, height=30)
    room = label.sizeHint().width()
    label.setText("Fin")
    assert label.sizeHint().width() == room
    label.setStyleSheet("color: red")
    assert label.sizeHint().width() == room
    label.setStyleSheet("font-size: 30pt")
    qtbot.waitUntil(lambda: label.sizeHint().width() > room)


def tall(rows=40):
    content = QWidget()
    layout = QVBoxLayout(content)
    for row in range(rows):
        layout.addWidget(QLabel(f"Renglón {row}"))
    return content


def test_that_a_page_scrolls_to_what_is_revealed(qtbot, show):
    content = tall()
    page = show(ScrollingPage(content), width=200, height=150)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    reveal(content.layout().itemAt(39).widget())
    assert page.verticalScrollBar().value() > 0


def test_that_a_yielding_page_is_as_high_as_its_content_where_there_is_room(show):
    content = tall(3)
    page = show(YieldingPage(content), width=200, height=900)
    assert page.sizeHint().height() == content.sizeHint().height()
    assert page.maximumHeight() == content.sizeHint().height()


def test_that_a_yielding_page_takes_only_a_share_of_a_low_window(show):
    page = show(YieldingPage(tall(20)), width=200, height=400)
    assert page.sizeHint().height() == 80


@pytest.mark.parametrize("size", [(300, 200), (5000, 5000)])
def test_that_a_window_never_passes_the_screen(qtbot, size):
    window = QWidget()
    qtbot.addWidget(window)
    fit_on_screen(window, *size)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= min(size[0], room.width())
    assert window.height() <= min(size[1], room.height())


def test_that_the_program_says_its_version_and_where_its_files_are(qapp):
    box = AboutBox()
    assert VERSION in box.text()
    assert "Catálogo en uso: el del programa" in box.informativeText()
    box.deleteLater()
