"""What waits for the window's first picture: it comes once, after it, and never to a window that went."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.seen import once_seen
from model.overriding import override


class Page(QWidget):
    """Notes when it is painted."""

    def __init__(self, happened):
        super().__init__()
        self.happened = happened

    @override
    def paintEvent(self, event):
        self.happened.append("painted")


@pytest.fixture
def happened():
    return []


@pytest.fixture
def page(qtbot, happened):
    page = Page(happened)
    qtbot.addWidget(page)
    return page


def test_that_it_comes_once_after_the_first_picture(qtbot, page, happened):
    page.show()
    once_seen(page, lambda: happened.append("done"))
    assert happened == []
    qtbot.waitUntil(lambda: "done" in happened)
    page.update()
    qtbot.waitUntil(lambda: happened.count("painted") == 2)
    assert happened == ["painted", "done", "painted"]


def test_that_it_comes_at_once_where_the_window_is_seen_or_hidden(qtbot, page, happened):
    once_seen(page, lambda: happened.append("hidden"))
    assert happened == ["hidden"]
    with qtbot.waitExposed(page):
        page.show()
    once_seen(page, lambda: happened.append("seen"))
    assert happened[-1] == "seen"


def test_that_it_never_comes_to_a_window_that_was_closed_before(qtbot, page, happened):
    page.show()
    once_seen(page, lambda: happened.append("done"))
    page.close()
    after = QWidget()
    qtbot.addWidget(after)
    with qtbot.waitExposed(after):
        after.show()
    assert happened == []
