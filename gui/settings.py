"""What the program remembers between two days, as typed entries over one small JSON file."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from model.errors import ProblemForUser
from model.files import replace_file
from resources.places import user_folder

log = logging.getLogger(__name__)

T = TypeVar("T")
MAX_RECENT = 10


class Entry(Generic[T]):
    """One remembered value. What the file holds of another type counts as absent."""

    def __init__(self, default: T) -> None:
        self._default = default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, settings: None, owner: type) -> Entry[T]: ...
    @overload
    def __get__(self, settings: ProgramSettings, owner: type) -> T: ...
    def __get__(self, settings: ProgramSettings | None, owner: type) -> Entry[T] | T:
        if settings is None:
            return self
        value = settings.values.get(self._name, self._default)
        return value if type(value) is type(self._default) else self._default

    def __set__(self, settings: ProgramSettings, value: T) -> None:
        settings.values[self._name] = value


class ProgramSettings:
    """The remembered values. Attributes: ``values``, the plain data as the file holds it."""

    geometry = Entry("")
    """Size and place of the window, base64; empty: open maximised."""
    layout = Entry("")
    """Panels and toolbars, base64."""
    column_widths: Entry[dict[str, int]] = Entry({})
    hidden_columns: Entry[list[str]] = Entry([])
    zoom = Entry(100)
    recent: Entry[list[str]] = Entry([])
    folder = Entry("")
    """Where the last file was opened or saved."""
    heading_open = Entry(True)
    signatures_open = Entry(False)
    findings_open = Entry(True)
    shortcuts = Entry("es")
    """"es": Spanish Excel rules where the two clash; "en": English Excel."""
    look = Entry("look_system")
    """Key of the action that chose the look; see ``look_flow``."""
    indicator_open = Entry(True)
    side_page = Entry("show_findings")
    """Which of the panels at the side is in front: the key of its action."""
    import_columns: Entry[dict[str, dict[str, str]]] = Entry({})
    """Columns of foreign files corrected by hand; see ``model.importing.memory``."""
    analysis_sheet = Entry(True)
    pending_sheet = Entry(True)
    """Whether an exported workbook has the sheets "Análisis" and "Pendientes"."""
    print_comments = Entry(False)
    """Whether PDF and workbook end with the comments of the cells."""
    user = Entry("")
    """Name that acceptances are signed with."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_folder() / "ajustes.json"
        self.values: dict[str, Any] = {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            log.warning("settings not read: %s", error)
            return
        if isinstance(stored, dict):
            self.values = stored

    @property
    def home(self) -> Path:
        """The user's own folder, where the settings and whatever else the program keeps lie."""
        return self._path.parent

    def save(self) -> None:
        """Write the settings. That they cannot be written never stops the officer's work."""
        data = json.dumps(self.values, indent=1).encode()  # in ASCII: a file may have a name of odd bytes
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, data)
        except (OSError, ProblemForUser) as error:
            log.warning("settings not saved: %s", error)

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones and its folder as the one to begin with."""
        name = str(path)
        self.recent = [name, *(other for other in self.recent if other != name)][:MAX_RECENT]
        self.folder = str(path.parent)

    def forget_file(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        self.recent = [other for other in self.recent if other != str(path)]
