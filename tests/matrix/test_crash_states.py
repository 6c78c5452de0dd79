"""R4: every state that a crash may leave of one save, as ALICE does: from the real system calls."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from tests.matrix.saver import start

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name == "nt", reason="it reads the system calls of Linux"),
]
ROOT = Path(__file__).parents[2]
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")


@dataclass(frozen=True)
class Step:
    """A system call that changes the disk: ``write`` to an inode, ``link`` or ``unlink`` of a name, ``sync``.

    ``target`` is the inode (by the order of creation) or, for names, the name; ``of`` the inode of a link.
    """

    what: str
    target: str
    of: str = ""
    size: int = 0


def traced(path: Path, versions: Path, log: Path) -> list[Step]:
    """Return what one real save does to the folder of ``path``."""
    subprocess.run(
        [
            "strace", "-f", "-y", "-o", log, "-s", "0",
            "-e", "trace=openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat",
            sys.executable, "-m", "tests.matrix.save_once", path, versions,
        ],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    steps: list[Step] = []
    inodes = {path.name: "old"}
    for line in log.read_text().splitlines():
        found = _CALL.match(line)
        if not found or int(found[3]) < 0 or str(path.parent) not in line:
            continue
        call, arguments = found[1], found[2]
        names = [
            Path(name).name for name in re.findall(rf'"{re.escape(str(path.parent))}/([^"/]+)"', arguments)
        ]
        handle = re.match(r"\d+<([^>]*)>", arguments)
        handled = Path(handle[1]) if handle else None
        if call == "openat" and names and "O_CREAT" in arguments:
            inodes[names[0]] = f"new{len(inodes)}"
            steps.append(Step("link", names[0], inodes[names[0]]))
        elif call in ("write", "pwrite64") and handled and handled.parent == path.parent:
            steps.append(Step("write", inodes[handled.name], size=int(found[3])))
        elif call in ("fsync", "fdatasync") and handled == path.parent:
            steps.append(Step("sync", "folder"))
        elif call in ("fsync", "fdatasync") and handled and handled.parent == path.parent:
            steps.append(Step("sync", inodes[handled.name]))
        elif call.startswith("rename") and len(names) == 2:
            inodes[names[1]] = inodes.pop(names[0])
            steps.append(Step("link", names[1], inodes[names[1]]))
            steps.append(Step("unlink", names[0]))
        elif call.startswith("unlink") and names:
            steps.append(Step("unlink", names[0]))
    return steps


def states(steps: list[Step], name: str) -> Iterator[tuple[int, str]]:
    """Yield for each crash what may stand under ``name``: "old", "new", "torn" or "missing".

    After k calls, what was synchronised is there; of the rest any part may be: names and data come to the
    disk in any order, and the data of a file in pieces.
    """
    whole = {step.target: 0 for step in steps if step.what == "write"}
    for step in steps:
        whole[step.target] = whole.get(step.target, 0) + step.size
    for k in range(len(steps) + 1):
        done = steps[:k]
        certain: list[tuple[int, Step]] = []
        loose: list[tuple[int, Step]] = []
        for at, step in enumerate(done):
            key = "folder" if step.what in ("link", "unlink") else step.target
            later = any(s.what == "sync" and s.target == key for s in done[at:])
            if step.what != "sync":
                (certain if later else loose).append((at, step))
        for count in range(len(loose) + 1):
            for chosen in combinations(loose, count):
                kept = [step for _, step in sorted([*certain, *chosen], key=lambda pair: pair[0])]
                torn = {step.target for _, step in chosen if step.what == "write"}
                yield k, _seen(kept, name, whole)
                for inode in torn:  # the last piece of it may have come half
                    yield k, _seen([s for s in kept if s.what != "write" or s.target != inode], name, whole)


def _seen(kept: list[Step], name: str, whole: dict[str, int]) -> str:
    names = {name: "old"}
    sizes: dict[str, int] = {}
    for step in kept:
        if step.what == "link":
            names[step.target] = step.of
        elif step.what == "unlink":
            names.pop(step.target, None)
        else:
            sizes[step.target] = sizes.get(step.target, 0) + step.size
    inode = names.get(name)
    if inode in (None, "old"):
        return inode or "missing"
    return "new" if sizes.get(inode, 0) == whole.get(inode, 0) > 0 else "torn"


def test_that_every_state_a_crash_may_leave_is_the_old_file_or_the_new_one(tmp_path, figures):
    folder = tmp_path / "Documentos"
    folder.mkdir()
    path = folder / "informe.informe"
    start(path)

    steps = traced(path, tmp_path / "versiones", tmp_path / "strace")

    assert [step.what for step in steps if step.what != "write"] == ["link", "sync", "link", "unlink", "sync"]
    found = list(states(steps, path.name))
    new = sum(seen == "new" for _, seen in found)
    figures(f"{len(found)} states of {len(steps)} calls: {new} new, the rest old")
    assert {seen for _, seen in found} == {"old", "new"}
    assert {seen for k, seen in found if k == len(steps)} == {"new"}  # once it is called saved
    # The same judge sees what goes wrong without one of the two synchronisations.
    without_file = [step for step in steps if step.what != "sync" or step.target == "folder"]
    assert "torn" in {seen for _, seen in states(without_file, path.name)}
    without_folder = [step for step in steps if step.what != "sync" or step.target != "folder"]
    late = {seen for k, seen in states(without_folder, path.name) if k == len(without_folder)}
    assert late == {"old", "new"}
