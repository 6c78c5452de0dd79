"""The printer's dialog is Qt's own on Linux; it speaks Spanish throughout."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox, QTabWidget, QWidget

from gui.pages.print_words import WORDS, print_words
from gui.pages.printers import print_dialog

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the dialog is the system's")

ENGLISH = {
    "all", "and", "binding", "cancel", "collate", "copies", "double", "duplex", "from", "long", "name",
    "off", "ok", "options", "output", "pages", "page", "print", "printer", "printing", "properties", "ranges",
    "reverse", "settings", "short", "side", "sided", "size", "type",
}  # fmt: skip


@pytest.fixture
def dialog(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog does not keep it alive
    with print_words():
        dialog = print_dialog(printer, 4, window)
        dialog.show()
        yield dialog


def texts(dialog):
    yield dialog.windowTitle()
    for widget in dialog.findChildren(QWidget):
        for name in ("text", "title", "toolTip"):
            read = getattr(widget, name, None)
            if read is not None:
                yield read()
        if isinstance(widget, QTabWidget):
            yield from map(widget.tabText, range(widget.count()))
        if isinstance(widget, QComboBox):
            yield from map(widget.itemText, range(widget.count()))


def test_that_no_word_of_the_dialog_is_english(dialog):
    found = [text for text in texts(dialog) if text]
    assert len(found) > 20
    assert not [text for text in found if ENGLISH & set(text.lower().replace("&", "").split())]


def test_that_the_dialog_offers_the_pages_there_are_and_no_file(dialog):
    last = dialog.findChild(QSpinBox, "to")
    assert (last.minimum(), last.maximum(), last.value()) == (1, 4, 4)
    printers = dialog.findChild(QComboBox, "printers")
    assert "PDF" not in " ".join(map(printers.itemText, range(printers.count())))


def test_that_its_button_says_what_it_does(dialog):
    assert "Imprimir" in [button.text().replace("&", "") for button in dialog.findChildren(QPushButton)]


def test_that_the_words_are_given_back(qapp):
    with print_words():
        assert qapp.translate("QPrintSettingsOutput", "Collate") == "Intercalar"
        assert qapp.translate("QPrintWidget", "Printer") == "Impresora"
    assert qapp.translate("QPrintSettingsOutput", "Collate") == "Recopilar"


def test_that_each_translation_keeps_the_place_of_the_name_it_speaks_of():
    for words in WORDS.values():
        for english, spanish in words.items():
            assert ("%1" in english) == ("%1" in spanish)
