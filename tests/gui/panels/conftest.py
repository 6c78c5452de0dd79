"""Panels in a window of their own."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget


@pytest.fixture
def show(qtbot):
    """A function that shows a panel in a window of this size and gives it the keys."""
    windows = []  # Qt deletes a window that nobody holds

    def showing(panel, width=400, height=600):
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return panel

    return showing
