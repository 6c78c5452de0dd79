"""SHA256SUMS: what lets an office check that a file is the one that was published."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from product import VERSION


def write_sums(folder: Path) -> Path:
    """Write SHA256SUMS for the packages of this version in a folder, as ``sha256sum --check`` reads it.

    Returns the file. Packages of another version that still lie there are left out.
    """
    found = (path for path in folder.iterdir() if path.suffix in {".zip", ".exe", ".deb"})
    packages = sorted(path for path in found if VERSION in re.split(r"[-_]", path.stem))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in packages]
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(lines), encoding="utf-8")
    return sums
