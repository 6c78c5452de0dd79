"""LibreOffice as a second opinion on our files. Where it is missing the tests that need it fail."""

from __future__ import annotations

import subprocess
from pathlib import Path


def converted(files: dict[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """Return each file as LibreOffice converts it to ``kind`` ("xlsx", "pdf"), in one call for all."""
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for name, data in files.items():
        (before / f"{name}.xlsx").write_bytes(data)
    done = subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", kind, "--outdir", str(after), *(str(before / f"{name}.xlsx") for name in files),
        ],
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    missing = [name for name in files if not (after / f"{name}.{kind}").exists()]
    assert not missing, (missing, done.stdout, done.stderr)
    return {name: (after / f"{name}.{kind}").read_bytes() for name in files}
