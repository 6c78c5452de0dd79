"""The names of the product, in the one place that the builds for Windows and Debian take them from."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VERSION: Final[str] = runpy.run_path(str(ROOT / "model" / "version.py"))["VERSION"]

NAME: Final = "Informe Trimestral"
SHORT: Final = "InformeTrimestral"
"""Without spaces: the folder, the .exe and the registry key."""

PACKAGE: Final = "informe-trimestral"
"""As Debian wants it: the package, the command, the desktop entry."""

PUBLISHER: Final = "Los autores de Informe Trimestral"
SUMMARY: Final = "Informe trimestral de indicadores de un programa presupuestario"
DOCUMENT: Final = "Informe trimestral de indicadores"
"""What the file manager calls a project file."""

EXTENSION: Final = ".informe"
PROGID: Final = f"{SHORT}.Informe.1"
MIME: Final = "application/vnd.informe-trimestral"

PROGRAM_PACKAGES: Final = ("gui", "model", "export", "resources")
"""What is shipped of this project, beside main.py; a test compares it with pyproject.toml."""
