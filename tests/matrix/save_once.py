"""Save a report once, for ``strace`` to write down how (R4)."""

from __future__ import annotations

import sys
from pathlib import Path

from model.project_file import load
from model.safekeeping.saving import save
from model.safekeeping.versions import Versions
from tests.matrix.saver import numbered

if __name__ == "__main__":
    path = Path(sys.argv[1])
    identity = load(path).identity
    save(numbered(1), path, identity, Versions(Path(sys.argv[2])), expected=identity.digest)
