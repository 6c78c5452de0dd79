"""The part of shiboken that is written in Python, which its wheel carries inside a compiled module.

From there it would be unpacked and compiled at every start; as files it is not.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from archive import files_of
from wheels import Wheel

FOLDER: Final = "shiboken6/files.dir"
"""Where shiboken looks for it, beside the packages; a zip of that name will do."""


def support(wheels: Sequence[Wheel]) -> dict[str, bytes]:
    """Return its sources by their place in ``FOLDER``, as the building interpreter's shiboken writes them.

    Raises SystemExit where that is not of the version among ``wheels``.
    """
    (shipped,) = [wheel.version for wheel in wheels if wheel.name == "shiboken6"]
    ours = importlib.metadata.distribution("shiboken6")
    if ours.version != shipped:
        raise SystemExit(f"The build needs shiboken6 {shipped}: run it in the project's .venv.")
    folder = Path(str(ours.locate_file(FOLDER)))
    if not folder.is_dir():
        subprocess.run(
            [sys.executable, "-c", "import shiboken6"], check=True, env=os.environ | {"SBK_EMBED": "0"}
        )
    paths = [path for path in files_of(folder) if path.suffix == ".py"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
