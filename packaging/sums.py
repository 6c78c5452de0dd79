"""SHA256SUMS: what lets an office check that a file is the one that was published."""

from __future__ import annotations

import hashlib
from pathlib import Path


def write_sums(folder: Path) -> Path:
    """Write SHA256SUMS for the packages in a folder, as ``sha256sum --check`` reads it; returns the file."""
    packages = sorted(path for path in folder.iterdir() if path.suffix in {".zip", ".exe", ".deb"})
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in packages]
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(lines), encoding="utf-8")
    return sums
