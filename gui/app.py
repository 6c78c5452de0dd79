"""Starts the window: application, language, look, crash hook, first report."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer, QEventLoop, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel

from gui.crash import CrashHook, log_qt_messages
from gui.look import SYSTEM, wear_look
from gui.main_window import MainWindow
from gui.seen import once_seen
from gui.settings import ProgramSettings
from gui.spanish import install_spanish
from gui.theme import apply_theme, undressed
from model.errors import ProblemForUser
from resources.places import program_folder

if TYPE_CHECKING:
    from gui.session import Session


def create_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application with Spanish texts, fonts and look installed; an existing one is kept."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["informe-trimestral", *arguments])
    app.setApplicationName("Informe Trimestral")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("informe-trimestral")
    install_spanish(app)
    apply_theme(app)
    return app


def wear_icon(app: QApplication) -> None:
    """Give the windows the program's icon where they need it: on Windows that of the .exe is theirs."""
    if sys.platform == "linux":
        app.setWindowIcon(QIcon(str(program_folder() / "resources" / "app" / "programa.svg")))


def create_window(
    settings: ProgramSettings | None = None,
    *,
    seen_at_once: bool = False,
    on_trouble: Callable[[ProblemForUser], object] | None = None,
) -> MainWindow:
    """Return the main window on a blank report, with the catalogue in use.

    With ``seen_at_once`` it is shown empty while what it holds is loaded, which takes much longer. With
    ``on_trouble`` a mistake in the office's own catalogue is told to it, and the program's own is in use;
    otherwise it is raised.
    """
    settings = settings or ProgramSettings()
    app = cast("QApplication", QApplication.instance())
    if settings.look != SYSTEM:
        wear_look(app, settings.look)
    with nullcontext() if seen_at_once else undressed(app):  # what is to be seen has to be dressed
        window = MainWindow(None, settings)
        if seen_at_once:
            window.show()
            window.setCentralWidget(QLabel("Abriendo…", window, alignment=Qt.AlignmentFlag.AlignCenter))
            _let_be_seen()
        session = _blank_session(window, on_trouble)
        import gui.parts  # noqa: F401 - what takes long

        if seen_at_once:  # by now the system has given it its place
            _let_be_seen()
        window.furnish(session)
    return window


def _let_be_seen() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _blank_session(parent: QObject, on_trouble: Callable[[ProblemForUser], object] | None) -> Session:
    from gui.session import Session
    from model.catalogue import parse_catalogue
    from resources.places import catalogue_file, own_catalogue

    own = own_catalogue()
    try:
        catalogue = parse_catalogue(catalogue_file(), own.data)
    except ProblemForUser as problem:
        if on_trouble is None:
            raise
        catalogue = parse_catalogue(catalogue_file())
        place = f"Está en {own.path}. Mientras tanto se usa el catálogo que viene con el programa."
        on_trouble(ProblemForUser(problem.sentence, f"{problem.advice} {place}".lstrip()))
    return Session(catalogue, parent=parent)


def run(file: Path | None) -> int:
    """Open the window, on a file if given, and stay until it is closed; return the exit status."""
    log_qt_messages()
    app = create_application()
    hook = CrashHook()
    hook.install()
    # An office's computer takes seconds to load it all; where it is quick, painting twice would cost more.
    troubles: list[ProblemForUser] = []
    window = create_window(seen_at_once=sys.platform == "win32", on_trouble=troubles.append)
    from gui.review import Review

    Review(window.session, window)
    hook.session = window.session
    hook.journals = window.safe.journals
    window.show()
    once_seen(window, partial(wear_icon, app))
    if file is not None:
        window.files.open_path(file.absolute())
    window.safe.start()
    gc.freeze()  # what is there stays there; looking through it again and again would show while typing
    gc.enable()
    for trouble in troubles:
        window.prompts.problem(trouble)
    return app.exec()


def picture(file: Path, target: Path, *, width: int = 1366, height: int = 768) -> None:
    """Write a picture of the window with a report open, without showing it on any screen.

    Raises ProblemForUser where the report cannot be read or the picture not be written.
    """
    from model import project_file
    from model.files import replace_file

    opened = project_file.load(file)
    log_qt_messages()
    app = create_application()
    window = create_window(ProgramSettings(target.parent / "ajustes-de-la-imagen.json"))
    window.setWindowState(Qt.WindowState.WindowNoState)  # a first start is maximised, here to no real screen
    window.resize(width, height)
    window.session.open(opened, file.absolute())
    window.show()
    app.processEvents()
    buffer = QBuffer()
    window.grab().save(buffer, "PNG")
    window.deleteLater()
    replace_file(target, bytes(buffer.data().data()))
