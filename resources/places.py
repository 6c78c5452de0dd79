"""Where files are kept on this computer: the user's own folder, the log, the catalogue in use."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import resources

CATALOGUE_NAME = "catalogo.toml"


def user_folder() -> Path:
    """Return the folder of the user's own settings, log and catalogue. It may not exist yet."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Informe Trimestral"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "informe-trimestral"


def program_folder() -> Path:
    """Return the folder that the program was installed to."""
    return Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """The catalogue in use; ``path`` is None for the one that came with the program."""

    data: bytes
    path: Path | None


def catalogue_file() -> CatalogueFile:
    """Return the municipality's own catalogue if there is one, else the program's.

    Looked for in the user's folder, then beside the program, where no upgrade deletes it.
    """
    for folder in (user_folder(), program_folder()):
        path = folder / CATALOGUE_NAME
        if path.is_file():
            return CatalogueFile(path.read_bytes(), path)
    return CatalogueFile(resources.read(CATALOGUE_NAME), None)
