"""The locked packages: fetched with their hashes checked, and opened without installing anything."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from product import ROOT

LOCK: Final = ROOT / "requirements.lock"
DEV_LOCK: Final = ROOT / "requirements-dev.lock"
WINDOWS: Final = ("win_amd64",)
_ONLY_LINUX: Final = "sys_platform == 'linux'"
LINUX: Final = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")


@dataclass(frozen=True)
class Wheel:
    """One wheel file."""

    path: Path

    @property
    def name(self) -> str:
        """The distribution's name as in the lock files: lower case, with hyphens."""
        return self.path.name.split("-")[0].lower().replace("_", "-")

    @property
    def version(self) -> str:
        """The distribution's version."""
        return self.path.name.split("-")[1]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, bytes) of what an installation would put into site-packages."""
        with zipfile.ZipFile(self.path) as archive:
            for name in sorted(archive.namelist()):
                moved = re.match(r"[^/]+\.data/(?:purelib|platlib)/(.+)", name)
                if not name.endswith("/") and (moved or ".data/" not in name):
                    yield moved[1] if moved else name, archive.read(name)


def fetch(
    lock: Path,
    folder: Path,
    platforms: Sequence[str],
    *,
    python: str = "3.11",
    leave_out: frozenset[str] = frozenset(),
) -> list[Wheel]:
    """Return the wheels that a lock names, for another system, in ``folder``; asks the index only if needed.

    ``leave_out`` are the names that are not wanted.
    Raises CalledProcessError when a hash is not the locked one.
    """
    wanted = _entries(lock, leave_out)
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "fetched.lock"
    if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
        for old in folder.glob("*.whl"):
            old.unlink()
        asked = folder / "wanted.lock"
        asked.write_text(wanted, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
        ]
        command += ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        command += ["--implementation", "cp", "--python-version", python, "--dest", str(folder)]
        for platform in platforms:
            command += ["--platform", platform]
        subprocess.run([*command, "--requirement", str(asked)], check=True)
        asked.rename(done)
    return [Wheel(path) for path in sorted(folder.glob("*.whl"))]


def _entries(lock: Path, leave_out: frozenset[str]) -> str:
    """Return a lock's wanted entries without markers, which pip would judge by this system.

    What only Linux wants is left out: what is fetched here is for Windows, or asks for none of it.
    """
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    kept = [
        entry
        for entry in entries
        if entry.strip() and entry.split("==")[0].strip() not in leave_out and _ONLY_LINUX not in entry
    ]
    return "".join(re.sub(r" ; [^\\]+", " ", entry) for entry in kept)
