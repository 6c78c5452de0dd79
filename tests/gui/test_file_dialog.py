"""The dialog for files where the system has none of its own: all in it can be read."""

import pytest
from PySide6.QtWidgets import QFileDialog, QTreeView

from gui.spanish_files import label_file_dialog


@pytest.fixture
def dialog(qtbot, tmp_path):
    (tmp_path / "Informe_304_04_2023_T2_v2.informe").write_text("x")
    dialog = QFileDialog(None, "Abrir un informe", str(tmp_path))
    label_file_dialog(dialog, "Abrir")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: dialog.findChild(QTreeView).model().rowCount(_root(dialog)) == 1)
    return dialog


def _root(dialog):
    return dialog.findChild(QTreeView).rootIndex()


def test_that_name_and_date_of_a_file_are_shown_whole(dialog, qtbot):
    details = dialog.findChild(QTreeView)
    last = details.header().count() - 1
    for column in range(last + 1):
        qtbot.waitUntil(lambda at=column: details.columnWidth(at) >= details.sizeHintForColumn(at) > 0)
    assert details.header().length() <= details.viewport().width()
