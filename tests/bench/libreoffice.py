"""LibreOffice with a profile of its own: warmed up, asking nothing, with macros that time it from inside."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench.processes import Finished, run

_MACROS = Path(__file__).with_name("libreoffice.bas")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
    script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""
_ENTRY = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
_SETUP = "/org.openoffice.Setup"
_SPREADSHEET = f"{_SETUP}/Office/Factories/{_SETUP[1:]}:Factory['com.sun.star.sheet.SpreadsheetDocument']"


@dataclass(frozen=True, slots=True)
class Worked:
    """Seconds of LibreOffice, open already, for one workbook: to load it, save it, write it as a PDF."""

    load: float
    save: float
    pdf: float


class LibreOffice:
    """The LibreOffice of this computer; ``folder`` takes its profile and what it writes."""

    def __init__(self, folder: Path, macros: Path = _MACROS) -> None:
        self._folder = folder
        self._macros = macros
        self._profile = folder / "profile"
        shown = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True)
        self.version = shown.stdout.split()[1]
        run(self.command("--headless", "--terminate_after_init"))
        self._add_macros()
        self._ask_nothing()

    def command(self, *arguments: object) -> tuple[str, ...]:
        """Return the command that starts it."""
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        return ("soffice", profile, "--norestore", "--nologo", *map(str, arguments))

    def convert(self, workbook: Path, kind: str) -> Finished:
        """Write ``workbook`` as "pdf" or "xlsx" by the command line. Raises RuntimeError if it cannot."""
        folder = self._folder / "converted"
        target = folder / f"{workbook.stem}.{kind}"
        target.unlink(missing_ok=True)
        done = run(self.command("--headless", "--convert-to", kind, "--outdir", folder, workbook))
        if not target.exists():  # it ends well all the same
            raise RuntimeError(f"LibreOffice did not write {target.name}")
        return done

    def work(self, first: Path, workbook: Path, repeats: int) -> list[Worked]:
        """Return the times of a LibreOffice without a window, after it has done the same with ``first``."""
        self._macro("Work", first.as_uri(), workbook.as_uri(), self._folder.as_uri(), repeats, "--headless")
        lines = (self._folder / "work.txt").read_text().splitlines()
        return [Worked(*(int(time) / 1000 for time in line.split())) for line in lines]

    def edit(self, workbook: Path, column: int, repeats: int) -> list[float]:
        """Return the seconds from a figure written in a cell of that column until the window is at rest."""
        self._macro("Edit", workbook.as_uri(), column, self._folder.as_uri(), repeats)
        return [int(line) / 1000 for line in (self._folder / "edit.txt").read_text().splitlines()]

    def _macro(self, name: str, *arguments: object) -> None:
        options = [str(argument) for argument in arguments if str(argument).startswith("--")]
        texts = ",".join(f'"{argument}"' for argument in arguments if str(argument) not in options)
        run(self.command(*options, f"macro:///Standard.Module1.{name}({texts})"))

    def _add_macros(self) -> None:
        module = self._profile / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(_MODULE.format(escape(self._macros.read_text(encoding="utf-8"))), encoding="utf-8")

    def _ask_nothing(self) -> None:
        """Let it open maximised, as our window does, and without its tips and bars of a first start."""
        now = int(time.time())
        entries = (
            (_SPREADSHEET, "ooSetupFactoryWindowAttributes", "0,0,1366,768;5;0,0,1366,768;"),
            (f"{_SETUP}/Product", "ooSetupLastVersion", ".".join(self.version.split(".")[:2])),
            (f"{_SETUP}/Product", "LastTimeDonateShown", now),
            (f"{_SETUP}/Product", "LastTimeGetInvolvedShown", now),
            ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
            ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
        )
        registry = self._profile / "user" / "registrymodifications.xcu"
        before, end, after = registry.read_text(encoding="utf-8").rpartition("</oor:items>")
        items = "".join(_ENTRY.format(*entry) for entry in entries)
        registry.write_text(before + items + end + after, encoding="utf-8")
