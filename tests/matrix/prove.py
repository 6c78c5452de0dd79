"""Takes one guard away at a time and shows which tests turn red: ``python -m tests.matrix.prove``.

Each mutation is made in a copy of the program in a temporary folder; this tree is only read.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("export", "gui", "model", "resources", "tests", "pyproject.toml")
FAST = (
    "tests/model/test_files_faults.py", "tests/model/safekeeping/test_saving.py",
    "tests/model/safekeeping/test_journal.py", "tests/model/safekeeping/test_left_behind.py",
    "tests/model/safekeeping/test_lock.py",
)  # fmt: skip
STATES = ("tests/matrix/test_crash_states.py",)
POWER = ("tests/matrix/test_power.py",)
WINDOW = ("tests/gui/safekeeping/test_journal_flow.py",)
RACES = ("tests/matrix/test_two_windows.py",)


@dataclass(frozen=True)
class Mutation:
    """One guard less: ``old`` becomes ``new`` in a file, where it must stand exactly once."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...] = FAST


MUTATIONS = (
    Mutation(
        "fsync of the new file", "model/files.py", "        os.fsync(file.fileno())\n", "",
        (*FAST, *STATES, *POWER),
    ),
    Mutation(
        "fsync of the folder", "model/files.py", "    sync_folder(target.parent)\n", "",
        (*FAST, *STATES, *POWER),
    ),
    Mutation(
        "hash check before saving", "model/safekeeping/saving.py",
        "if expected is not None and found != expected:", "if False:", (*FAST, *RACES),
    ),
    Mutation(
        "hash check at the last moment", "model/files.py", "        _check_unchanged(target, expected)\n", "",
    ),
    Mutation(
        "retry while Windows holds the file", "model/files.py",
        "_with_patience(lambda: temporary.replace(target))", "temporary.replace(target)",
    ),
    Mutation(
        "reading the new file back", "model/files.py", "if new.read_bytes() != data:", "if False:",
    ),
    Mutation(
        "fdatasync of the journal", "model/safekeeping/generations.py",
        "            sync(file.fileno())\n", "", (*FAST, *POWER),
    ),
    Mutation(
        "one window at a time", "model/safekeeping/guard.py",
        "            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)\n        except BlockingIOError",
        "            pass\n        except BlockingIOError", RACES,
    ),
    Mutation(
        "keeping the version before", "model/safekeeping/versions.py",
        "            replace_file(folder / name, data)\n", "",
    ),
    Mutation(
        "text of an open editor", "gui/safekeeping/journal_flow.py", "self.begin().draft(*drafts)",
        "self.begin()", WINDOW,
    ),
)  # fmt: skip


def red_tests(folder: Path, tests: tuple[str, ...]) -> tuple[int, list[str]]:
    """Return pytest's status and the names of the tests that fail."""
    run = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-m", "", *tests,
        ],
        cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "INFORME_CUTS": "60"},
    )  # fmt: skip
    return run.returncode, re.findall(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.MULTILINE)


def main() -> int:
    """Print for each mutation how many tests turn red; return 1 if one stays green."""
    status = 0
    with tempfile.TemporaryDirectory() as temporary:
        for number, mutation in enumerate(MUTATIONS):
            folder = Path(temporary) / str(number)
            folder.mkdir()
            for name in COPIED:
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
                copy(ROOT / name, folder / name)
            file = folder / mutation.file
            text = file.read_text(encoding="utf-8")
            if text.count(mutation.old) != 1:
                print(f"{mutation.name}: its line is not there any more")
                return 2
            file.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
            code, red = red_tests(folder, mutation.tests)
            if code not in (0, 1):
                print(f"{mutation.name}: pytest ended with {code}")
                return 2
            names = sorted({name.partition("::")[0].rpartition("/")[2] for name in red})
            print(f"without {mutation.name}: {len(red)} red ({', '.join(names) or 'NONE'})", flush=True)
            status |= not red
    return status


if __name__ == "__main__":
    sys.exit(main())
