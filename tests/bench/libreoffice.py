"""LibreOffice with a profile of its own: warmed, silent, and with a macro that times its work from inside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.processes import Finished, run

_BASIC = Path(__file__).with_name("libreoffice.bas")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""
_ITEM = (
    '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
)
_SPREADSHEET = "/org.openoffice.Setup/Office/Factories/org.openoffice.Setup:Factory['com.sun.star.sheet.SpreadsheetDocument']"
_SETTINGS = (
    (_SPREADSHEET, "ooSetupFactoryWindowAttributes", "0,0,1366,768;5;0,0,1366,768;"),  # maximised, as ours is
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("/org.openoffice.Office.Common/Misc", "ShowDonation", "false"),
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "{version}"),
    ("/org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
    ("/org.openoffice.Setup/Product", "LastTimeDonateShown", "4102444800"),
)


@dataclass(frozen=True, slots=True)
class Inside:
    """Seconds that LibreOffice took for each work while it was running, and its highest memory in bytes."""

    load: float
    save: float
    pdf: float
    recalculate: float
    peak: int


class LibreOffice:
    """One LibreOffice, with its profile in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._warm = folder / "profile"
        self._warm_up()

    def version(self) -> str:
        """Return "7.4.7.2", as the program gives it."""
        return os.popen("soffice --version").read().split()[1]

    def _warm_up(self) -> None:
        run(self.command("--headless", "--terminate_after_init"))
        standard = self._warm / "user" / "basic" / "Standard"
        text = _BASIC.read_text(encoding="utf-8").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        (standard / "Module1.xba").write_text(_MODULE.format(text), encoding="utf-8")
        registry = self._warm / "user" / "registrymodifications.xcu"
        items = "".join(_ITEM.format(*item) for item in _SETTINGS).replace("{version}", ".".join(self.version().split(".")[:2]))
        registry.write_text(registry.read_text(encoding="utf-8").replace("</oor:items>", f"{items}</oor:items>"))

    def command(self, *arguments: str) -> list[str]:
        """Return the command that starts it."""
        return ["soffice", f"-env:UserInstallation={self._warm.as_uri()}", "--norestore", "--nologo", *arguments]
