"""Saving with its questions: what another program changed underneath, and a disk that is nearly full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gui.prompts import Prompts
from gui.session import Session
from model.errors import ChangedUnderneath, ProblemForUser
from model.safekeeping.saving import LittleSpace, NotSurelySaved, Saved, save
from model.safekeeping.versions import Versions, Why

COPY, OVERWRITE = "Guardar el mío aparte…", "Sobrescribir el otro"
AGAIN, ELSEWHERE = "Guardarlo de nuevo ahí", "Guardarlo en otro lugar…"


class SaveFlow:
    """Writes the open report to a file; the file that was there is kept among the versions first.

    ``elsewhere`` asks for another file and saves to it.
    """

    def __init__(
        self, session: Session, prompts: Prompts, versions: Versions, *, elsewhere: Callable[[], bool]
    ) -> None:
        self._session = session
        self._prompts = prompts
        self._versions = versions
        self._elsewhere = elsewhere

    def write(self, path: Path) -> Saved | None:
        """Save to ``path``; None when it was not, or not here: whoever asked has then been told."""
        own = path == self._session.path
        return self._attempt(path, self._session.identity.digest if own else None)

    def _attempt(
        self, path: Path, expected: str | None, *, why: Why = Why.SAVING, little_space: bool = False
    ) -> Saved | None:
        session = self._session
        try:
            return save(
                session.report,
                path,
                session.identity,
                self._versions,
                expected=expected,
                why=why,
                little_space_accepted=little_space,
            )
        except ChangedUnderneath as changed:
            return self._on_changed(path, changed)
        except LittleSpace as little:
            if self._prompts.choose(little.sentence, little.advice, ("Guardar de todos modos",)) == 0:
                return self._attempt(path, expected, why=why, little_space=True)
        except NotSurelySaved as doubtful:
            session.identity = doubtful.identity
            self._prompts.problem(doubtful)
        except ProblemForUser as problem:
            self._prompts.problem(problem)
        return None

    def _on_changed(self, path: Path, changed: ChangedUnderneath) -> Saved | None:
        options = (COPY, OVERWRITE) if changed.digest else (AGAIN, ELSEWHERE)
        chosen = self._prompts.choose(changed.sentence, changed.advice, options)
        verb = options[chosen] if chosen is not None else ""
        if verb in {OVERWRITE, AGAIN}:
            return self._attempt(path, changed.digest, why=Why.OVERWRITING)
        if verb:
            self._elsewhere()
        return None
