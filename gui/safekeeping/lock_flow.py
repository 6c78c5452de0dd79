"""Who else has the file open: asked before it is opened, watched while it is, told when it is closed."""

from __future__ import annotations

import stat
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.background import Job
from gui.prompts import Prompts
from gui.session import Session
from gui.waiting import GivenUp, briefly, waited
from model.errors import FileProblem

if TYPE_CHECKING:  # imported with the first file that is opened
    from gui.safekeeping.first_window import Calls
    from model.safekeeping.lock import Found, Holder, Lock

WATCH_MS = 10_000
READ, COPY, ANYWAY = "Abrir sólo para leer", "Abrir una copia", "Abrir de todos modos"
LOOKING = "Mirando si alguien más tiene abierto «{}»…"
SAVE_ANYWAY = "Guardar ahí de todos modos"
_READ_ONLY = "«{}» está abierto sólo para leer: para guardar sus cambios elija otro lugar."
_CHECKED = "Al guardar se revisa que nadie más lo haya cambiado."


class Access(Enum):
    """How a file was opened. As in Excel, one for reading can be changed, but is saved somewhere else."""

    OWN = auto()
    READ = auto()
    COPY = auto()


class LockFlow(QObject):
    """Holds the lock of the open file. ``notice`` is for the status bar; ``warned`` a sentence that stays.

    ``warned("")`` takes the sentence away again. ``called`` tells that another start wants this window.
    """

    notice = Signal(str)
    warned = Signal(str)
    called = Signal()

    def __init__(
        self, session: Session, prompts: Prompts, home: Path, parent: QObject, window: QWidget
    ) -> None:
        super().__init__(parent)
        self.read_only = False
        self._window = window
        self._session = session
        self._prompts = prompts
        self._home = home
        self._me: Holder | None = None
        self._calls: Calls | None = None
        self._lock: Lock | None = None
        self._path: Path | None = None
        self._next: tuple[Path, Lock | None, bool] | None = None
        self._job: Job | None = None
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look)
        session.path_changed.connect(self._on_path)

    def admit(self, path: Path) -> Access | None:
        """Return how the file may be opened, after asking where somebody has it; None: not at all.

        A window of this user that has it comes to the front instead.
        """
        try:
            return self._admitted(path)
        except GivenUp:
            self.notice.emit(f"No se abrió {path.name}.")
            return None

    def _admitted(self, path: Path) -> Access | None:
        from model.safekeeping.lock import State, is_too_long

        self.give_back()
        (lock, read_only), over = self._lock_for(path), None
        while True:
            try:
                found = self._taken(lock, over, path)
            except FileProblem as problem:  # the hash check is all there is
                read_only = read_only or not is_too_long(problem)  # else the folder is for reading only
                self._next = (path, None, read_only)
                return Access.READ if read_only else Access.OWN
            if found.state is State.MINE:
                self._next = (path, lock, read_only)
                return Access.READ if read_only else Access.OWN
            if found.state is State.ALIVE and self._answered(found, path):
                return None
            options = (READ, COPY, ANYWAY)
            chosen = self._prompts.choose(*_question(path, found), options)
            if chosen is None:
                return None
            if options[chosen] == ANYWAY:
                over = found
                continue
            self._next = (path, None, True) if options[chosen] == READ else None
            return Access.READ if options[chosen] == READ else Access.COPY

    def admit_saving(self, path: Path) -> bool:
        """Return whether this window may save to another file than its own, after asking where needed."""
        if path == self._session.path and not self.read_only:
            return True
        try:
            return self._admitted_saving(path)
        except GivenUp:
            self.notice.emit(f"No se guardó en {path.name}. Su trabajo sigue en esta ventana.")
            return False

    def _admitted_saving(self, path: Path) -> bool:
        from model.safekeeping.lock import State

        self.give_back()
        (lock, _), over = self._lock_for(path), None
        while True:
            try:
                found = self._taken(lock, over, path)
            except FileProblem:  # saving will say in words what is wrong there
                self._next = (path, None, False)
                return True
            if found.state is State.MINE:
                self._next = (path, lock, False)
                return True
            if self._prompts.choose(*_question(path, found), (SAVE_ANYWAY,)) is None:
                return False
            over = found

    def _lock_for(self, path: Path) -> tuple[Lock, bool]:
        """Return the lock of a file, and whether it is marked read-only. Raises GivenUp."""
        from model.safekeeping.lock import Lock

        me = self._myself()
        return waited(lambda: (Lock(path, me), _is_read_only(path)), LOOKING.format(path.name), self._window)

    def _taken(self, lock: Lock, over: Found | None, path: Path) -> Found:
        """Take a lock, as the disk allows. Raises FileProblem, or GivenUp: then it is not kept."""
        return waited(
            lambda: lock.take(over),
            LOOKING.format(path.name),
            self._window,
            too_late=lambda _found: None if self._is_mine(lock) else lock.release(),
        )

    def give_back(self) -> None:
        """Let go of a file that was admitted and then not opened or saved."""
        if self._next is not None and self._next[1] is not None and not self._is_mine(self._next[1]):
            briefly(self._next[1].release)
        self._next = None

    def release(self) -> None:
        """Let go of the open file: the window closes."""
        self._watch.stop()
        self.give_back()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def look(self) -> None:
        """See, beside the window, whether the lock is still there and whose it is."""
        lock, path = self._lock, self._session.path
        if lock is None or path is None or self._job is not None:
            return
        self._job = Job("candado", lambda _progress: _standing(lock, path), self)
        self._job.done.connect(self._on_looked)
        self._job.failed.connect(self._on_looked)
        self._job.start()

    def _on_looked(self, sentence: object) -> None:
        self._job = None
        if isinstance(sentence, str):
            self.warned.emit(sentence)

    def _on_path(self) -> None:
        path, coming = self._session.path, self._next
        if coming is not None and coming[0] == path:
            self._next = None
            _, lock, self.read_only = coming
            if lock is None or not self._is_mine(lock):
                self._let_go()
                self._lock = lock
            if self._lock is not None:
                self._watch.start()
            self.warned.emit(_READ_ONLY.format(path.name) if self.read_only else "")
        elif path != self._path:
            self._let_go()
            self.read_only = False
            self.warned.emit("")
        self._path = path

    def _let_go(self) -> None:
        self._watch.stop()
        if self._lock is not None:
            briefly(self._lock.release)
            self._lock = None

    def _is_mine(self, lock: Lock) -> bool:
        return self._lock is not None and self._lock.path == lock.path

    def _myself(self) -> Holder:
        """Return this window as its locks name it; from now on it hears calls."""
        from gui.safekeeping.first_window import Calls
        from model.safekeeping.lock import Holder

        if self._me is None:
            self._me = Holder()
            self._calls = Calls(self._home, self._me.id, self)
            self._calls.called.connect(self.called)
        return self._me

    def _answered(self, found: Found, path: Path) -> bool:
        from model.safekeeping.calls import call

        holder = found.holder
        if holder is None or holder.user != self._myself().user or holder.pid == self._myself().pid:
            return False
        home = self._home
        if not waited(lambda: call(home, holder.id, holder.pid), LOOKING.format(path.name), self._window):
            return False
        self.notice.emit(f"{path.name} ya estaba abierto en otra ventana: se trajo al frente.")
        return True


def _standing(lock: Lock, path: Path) -> str:
    """Return what there is to say of the lock now, "" if nothing. Takes again a lock that was deleted."""
    from model.safekeeping.lock import State

    if not path.parent.is_dir():
        return (
            f"La carpeta de «{path.name}» ya no está: quizá se desconectó la memoria o la red. Su trabajo "
            "sigue a salvo en esta computadora. Vuelva a conectarla, o guarde en otro lugar."
        )
    if not path.exists():
        return (
            f"«{path.name}» ya no está en su carpeta: quizá se movió, se borró o se desconectó la memoria. "
            "Su trabajo sigue a salvo en esta computadora. Vuelva a conectarla, o guárdelo de nuevo."
        )
    found = lock.look()
    if found.state in (State.FREE, State.DEAD):
        try:
            found = lock.take()
        except FileProblem:
            return ""  # no lock can be there any more; saving will say why
    if found.state is State.MINE:
        return ""
    return f"«{path.name}» se abrió también en otro lugar. {_who(found)} {_CHECKED}"


def _question(path: Path, found: Found) -> tuple[str, str]:
    """Return the question and the advice about a file that somebody has open."""
    from model.safekeeping.lock import State

    advice = f"{_who(found)} {_CHECKED}"
    if found.state is State.ALIVE:
        return f"«{path.name}» está abierto en otra ventana de esta computadora.", f"{advice}"
    if found.state is State.ELSEWHERE:
        return f"«{path.name}» está abierto en otra computadora.", advice
    return f"Quizá alguien más tiene abierto «{path.name}».", advice


def _who(found: Found) -> str:
    holder = found.holder
    if holder is None:
        return "La marca que lo dice no se puede leer."
    name = f"{holder.user or 'alguien'} ({holder.host})" if holder.host else holder.user or "alguien"
    return f"Lo tiene abierto {name}{_since(holder.since)}."


def _since(moment: str) -> str:
    try:
        then = datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    today = datetime.now().astimezone().date() == then.date()
    return f" desde hoy a las {then:%H:%M}" if today else f" desde las {then:%H:%M} del {then:%d/%m/%Y}"


def _is_read_only(path: Path) -> bool:
    try:
        return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError:
        return False
