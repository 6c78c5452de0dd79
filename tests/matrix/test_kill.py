"""R1 and the core of R2: ``kill -9`` at a random instant of saving and of typing."""

from __future__ import annotations

import os
import random
import shutil
import time

import pytest

from model.project_file import load
from model.safekeeping.recovery import Work, find
from tests.matrix.saver import Process, number_of, saving, start, typing

pytestmark = pytest.mark.crash
KILLS = int(os.environ.get("INFORME_KILLS", "1000" if os.name == "posix" else "40"))
"""Windows starts a process in a second, and a fork takes a millisecond."""
LONGEST_SAVE = 0.012 if os.name == "posix" else 0.1  # seconds, among other tests under Wine
TYPED_KILLS = max(1, KILLS // 5)
LOST_SECONDS = 0.25


def test_that_a_save_killed_at_any_instant_leaves_the_old_file_or_the_new_one(tmp_path, figures):
    path, versions = tmp_path / "informe.informe", tmp_path / "versiones"
    start(path)
    chance = random.Random(1)
    saved = leftovers = 0
    for _ in range(KILLS):
        process = Process(saving(path, versions))
        process.wait()
        time.sleep(chance.uniform(0, LONGEST_SAVE))
        process.kill()
        told = process.told()
        process.close()
        opened = load(path)  # raises if it is missing or torn
        assert opened.warnings == ()
        saved += len(told)
        assert told[-1][0] <= number_of(opened.report) <= told[-1][0] + 1
    leftovers = len(list(tmp_path.glob(".*.tmp")))
    figures(f"{KILLS} kills, {saved} acknowledged saves, {leftovers} leftovers")
    assert saved > KILLS
    assert {p.name for p in tmp_path.iterdir() if p.suffix != ".tmp"} == {path.name, versions.name}


def test_that_at_most_the_last_quarter_of_a_second_of_typing_is_lost(tmp_path, figures):
    chance = random.Random(2)
    worst = 0.0
    for _ in range(TYPED_KILLS):
        process = Process(typing(tmp_path / "respaldos", every=0.004))
        process.wait()
        time.sleep(chance.uniform(0.25, 0.4))
        ended = time.monotonic()  # the system may take its time to bury the dead
        process.kill()
        typed = process.told()
        process.close()
        (found,) = find(tmp_path / "respaldos")
        work = found.work
        assert isinstance(work, Work)
        assert work.base.heading.axis == "Eje 0"
        axis = work.drafts[0].text if work.drafts else work.report.heading.axis
        recovered = int(axis.removeprefix("Eje "))
        assert recovered <= typed[-1][0]
        assert number_of(work.report) == recovered // 10 * 10
        missing = [moment for number, moment in typed if number > recovered]
        worst = max(worst, ended - missing[0] if missing else 0.0)
        found.discard()
        shutil.rmtree(tmp_path / "respaldos")
    figures(f"{TYPED_KILLS} kills while typing, at most {worst * 1000:.0f} ms missing")
    assert worst <= LOST_SECONDS
