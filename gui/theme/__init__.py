"""How the window looks: colours, sizes, fonts, icons and shapes, and `apply_theme`, which puts them on."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from gui.theme.fonts import ui_font
from gui.theme.palette import DARK, LIGHT, activate
from gui.theme.qt_palette import qt_palette
from gui.theme.roles import Palette
from gui.theme.stylesheet import stylesheet


def apply_theme(app: QApplication, palette: Palette | None = None) -> None:
    """Dress the application in a palette; with None in the system's light or dark, and follow its changes."""
    for follower in app.findChildren(_Follower):
        follower.stop()
    hints = app.styleHints()  # what the system itself draws, such as title bars, shall look the same
    if palette is None:
        hints.unsetColorScheme()
        _Follower(app)
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if palette.dark else Qt.ColorScheme.Light)
    _dress(app, palette or palette_for(app.styleHints().colorScheme()))


@contextmanager
def undressed(app: QApplication) -> Iterator[None]:
    """Take the stylesheet off while a window is made, from its very beginning, and put together.

    With it, whatever gets another parent is looked at anew with all that is inside it. Of a window that was
    begun with it and not shown yet, Qt would not notice the end.
    """
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def palette_for(scheme: Qt.ColorScheme) -> Palette:
    """Return the palette for a system that is light, dark, or does not say."""
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def _dress(app: QApplication, palette: Palette) -> None:
    activate(palette)
    app.setStyleSheet("")  # dressing what wears none is many times faster than changing its clothes
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(ui_font())
    app.setPalette(qt_palette(palette))
    app.setStyleSheet(stylesheet(palette))


class _Follower(QObject):
    """Dresses the application anew when the system turns light or dark."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def stop(self) -> None:
        """Follow no longer."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._on_scheme_changed)
        self.setParent(None)

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        _dress(self._app, palette_for(scheme))
