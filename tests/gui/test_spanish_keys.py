"""Keys are called what is written on them; the compiled names are those that the program knows."""

import pytest
from PySide6.QtGui import QKeySequence

from gui.spanish import KEY_NAMES


@pytest.mark.parametrize(
    ("key", "name"), [pair for pair in KEY_NAMES.items() if pair[0] not in {"Ctrl", "Shift"}]
)
def test_that_qt_names_a_key_as_it_is_labelled(qapp, key, name):
    assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) == name


def test_that_qt_names_the_keys_held_down_as_they_are_labelled(qapp):
    assert QKeySequence("Ctrl+Shift+P").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Mayús+P"
