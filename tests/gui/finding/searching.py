"""How someone searches."""

from PySide6.QtTest import QTest

from tests.gui.hands import write
from tests.gui.table.officer import CTRL, Key


def looks_for(officer, bar, text, key=Key.Key_B):
    officer.presses(key, CTRL)
    bar.needle.clear()
    write(text)
    officer.presses(Key.Key_Return)


def choose(bar, scope):
    bar.scope.setFocus()
    while bar.scope.currentText() != scope:
        before = bar.scope.currentIndex()
        QTest.keyClick(bar.scope, Key.Key_Down)
        assert bar.scope.currentIndex() != before
