"""Where files are kept on this computer: the user's own folder, the log, the catalogue in use."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

import resources

CATALOGUE_NAME = "catalogo.toml"


def home_folder() -> Path:
    """Return the user's home, or the root of the disk where the system knows none; nothing is kept there."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.path.abspath(os.sep))  # noqa: PTH100 - with the drive on Windows


def user_folder() -> Path:
    """Return the folder of the user's own settings, log and catalogue. It may not exist yet."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else home_folder() / "AppData" / "Local") / "Informe Trimestral"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else home_folder() / ".local" / "share") / "informe-trimestral"


def program_folder() -> Path:
    """Return the folder that the program was installed to."""
    return Path(__file__).resolve().parent.parent


def catalogue_file() -> bytes:
    """Return the catalogue that comes with the program."""
    return resources.read(CATALOGUE_NAME)


class OwnCatalogue(NamedTuple):
    """A municipality's own catalogue, which may hold only what differs; both None where there is none."""

    path: Path | None = None
    data: bytes | None = None


def own_catalogue() -> OwnCatalogue:
    """Return the municipality's own catalogue, if there is one.

    It lies where no upgrade deletes it: in the user's folder, or else beside the program.
    """
    for folder in (user_folder(), program_folder()):
        path = folder / CATALOGUE_NAME
        if path.is_file():
            return OwnCatalogue(path, path.read_bytes())
    return OwnCatalogue()
