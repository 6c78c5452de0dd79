"""Run with ``failing_calls.c`` loaded: fail every system call of a save, one after another, and judge."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

from model.errors import FileProblem
from model.project_file import Identity, load
from model.safekeeping.journal import Journal
from model.safekeeping.recovery import find
from model.safekeeping.saving import save
from model.safekeeping.versions import Versions
from tests.matrix.saver import number_of, numbered, start

CALLS = ("open", "read", "write", "fsync", "close", "rename", "stat", "unlink", "mkdir")
CODES = ("EIO", "EACCES", "EROFS", "ENOENT", "EDQUOT", "EINTR", "ENOSPC")
SAVED, REFUSED, ESCAPED, FREE = 10, 11, 12, 13
shim = ctypes.CDLL(None)


def in_a_child(work) -> int:
    """Return what ``work`` returns, 12 if an exception escaped."""
    child = os.fork()
    if not child:
        code = ESCAPED
        try:
            code = work()
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def saving(folder: Path, identity: Identity, call: str, nth: int, code: int) -> int:
    """Save once with one call failing."""
    shim.failing_arm(call.encode(), nth, code, str(folder).encode())
    try:
        save(
            numbered(1), folder / "Documentos" / "informe.informe", identity, Versions(folder / "versiones"),
            expected=identity.digest, little_space_accepted=True,
        )  # fmt: skip
        outcome = SAVED
    except FileProblem as problem:
        outcome = REFUSED if str(problem).strip() else ESCAPED
    return outcome if shim.failing_hits() else FREE


def keeping(folder: Path, _identity: Identity, call: str, nth: int, code: int) -> int:
    """Keep three edits in the journal with one call failing."""
    journal = Journal(folder / "respaldos", numbered(0), Identity.new(), None)
    shim.failing_arm(call.encode(), nth, code, str(folder).encode())
    told = []
    for number in (1, 2, 3):
        journal.record(numbered(number))
        told.append(journal.flush())
    outcome = SAVED if told[-1] else REFUSED
    if not told[-1] and not str(journal.standing.problem).strip():
        outcome = ESCAPED
    return outcome if shim.failing_hits() else FREE


def judge_save(folder: Path, outcome: int, call: str) -> str:
    """Return what is wrong with what is left, "" if nothing is."""
    path = folder / "Documentos" / "informe.informe"
    try:
        found = number_of(load(path).report)
    except Exception as error:
        return f"torn or missing: {error}"
    if outcome == SAVED and found != 1:
        return "called saved and is not"
    if call != "unlink" and [p.name for p in path.parent.iterdir()] != [path.name]:
        return "left a temporary file"
    return ""


def judge_journal(folder: Path, outcome: int, _call: str) -> str:
    """Return what is wrong with what is left, "" if nothing is."""
    found = find(folder / "respaldos")
    if outcome == SAVED:
        works = [getattr(one.work, "report", None) for one in found]
        if len(works) != 1 or works[0] is None or number_of(works[0]) != 3:
            return "called safe and is not"
    return ""


def main(folder: Path) -> dict[str, int]:
    """Return how many calls were failed, with which outcomes; what is wrong stands under its sentence."""
    figures: Counter[str] = Counter()
    for work, judge in ((saving, judge_save), (keeping, judge_journal)):
        for call in CALLS:
            for name in CODES:
                nth, outcome = 0, 0
                while outcome != FREE and nth < 60:
                    shutil.rmtree(folder, ignore_errors=True)
                    (folder / "Documentos").mkdir(parents=True)
                    identity = start(folder / "Documentos" / "informe.informe")
                    outcome = in_a_child(
                        lambda: work(folder, identity, call, nth, getattr(errno, name))  # noqa: B023
                    )
                    wrong = judge(folder, outcome, call)
                    if outcome not in (SAVED, REFUSED, FREE):
                        wrong = "an exception escaped"
                    if wrong:
                        figures[f"wrong: {work.__name__}, {call} {nth} {name}: {wrong}"] += 1
                    figures[{SAVED: "went on", REFUSED: "refused"}.get(outcome, "")] += 1
                    nth += 1
    figures.pop("", None)
    return dict(figures)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
