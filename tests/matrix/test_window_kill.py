"""R2 on the real window: killed while someone types in it, and what the next start shows.

A process that is stopped (SIGSTOP) has done exactly what it would have done before ``kill -9``: what it
wrote is in the system's hands, and it does nothing more. So several moments are looked at in each start,
and the last of each is a real kill, after which the program itself shows what it found.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from model.project_file import Identity, load, save
from model.safekeeping.recovered import TYPING, left_in
from tests.factories import sample
from tests.matrix.typing_script import PLACES, State, steps, texts_of

pytestmark = [pytest.mark.crash, pytest.mark.window]
FOLDER = "respaldos"
PARTS = 4
STARTS = int(os.environ.get("INFORME_WINDOW_KILLS", "20")) // PARTS
MOMENTS = 10  # in each start
LOST_SECONDS = 0.25
ROOT = Path(__file__).parents[2]


class Typed:
    """The program in a process of its own, typed into."""

    def __init__(self, file: Path, home: Path, seed: int) -> None:
        command = [sys.executable, "-m", "tests.matrix.typist", str(file), str(home), str(seed)]
        environment = os.environ | {"XDG_DATA_HOME": str(home), "HOME": str(home)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, cwd=ROOT, env=environment)
        assert self.process.stdout is not None
        self._end = self.process.stdout.fileno()
        self.shown = json.loads(self.process.stdout.readline())["shown"]
        begins = json.loads(self.process.stdout.readline())["begins"]
        self.begins = {(row, key): text for row, key, text in begins}
        self._read = self.process.stdout.readline()  # the first step
        os.set_blocking(self._end, False)
        self._script = steps(seed, self.begins)
        self._states = [State(self.begins)]

    def stop(self, how: signal.Signals) -> float:
        """Stop it or kill it; return when."""
        ended = time.monotonic()  # the system may take its time
        self.process.send_signal(how)
        if how is signal.SIGKILL:
            self.process.wait()
        else:
            os.waitid(os.P_PID, self.process.pid, os.WSTOPPED)
        return ended

    def told(self) -> tuple[list[State], list[float]]:
        """Return the states before the first step and after each that it told, and when it told them."""
        try:
            while piece := os.read(self._end, 65536):
                self._read += piece
        except BlockingIOError:
            pass
        whole = self._read[: self._read.rfind(b"\n") + 1]
        moments = [json.loads(line)[1] for line in whole.splitlines()]
        new = len(moments) + 1 - len(self._states)
        self._states += [step.after for step in islice(self._script, new)]
        return self._states, moments

    def close(self) -> None:
        if self.process.poll() is None:
            self.stop(signal.SIGKILL)
        assert self.process.stdout is not None
        self.process.stdout.close()


def recovered(folder: Path, file: Path) -> tuple[State, set[tuple[str, str, str, str, str]]]:
    """Return what a start that finds ``folder`` gives back, and the lines that it shows."""
    found = left_in(folder, discarded=False)
    assert len(found) <= 1
    if not found:
        return State(texts_of(load(file).report)), set()
    work = found[0].work
    assert work is not None
    assert work.whole
    assert len(work.drafts) <= 1
    typed = next((((draft.row, draft.key), draft.text) for draft in work.drafts), None)
    shown = [(line.difference, line.note) for line in found[0].lines]
    lines = {(d.where, d.title, d.before, d.after, note) for d, note in shown}
    texts = texts_of(work.report)
    if typed is not None and texts[typed[0]] == typed[1]:
        typed = None
    return State(texts, typed), lines


def plain(text: str) -> str:
    """Return a text without what only makes a number easier to read: "1,234.5 %" is 1234.5."""
    return text.replace(",", "").removesuffix(" %")


def missing(state: State, file: Path) -> set[tuple[str, str, str]]:
    """Return what the officer saw and the file does not say: before, after, and the note of the dialog."""
    before = texts_of(load(file).report)
    typed = state.typed[0] if state.typed else None
    return {
        (plain(before[place]), plain(text), TYPING if place == typed else "")
        for place, text in state.seen.items()
        if text != before[place] or place == typed
    }


def lost_since(state: State, states: list[State], moments: list[float], ended: float) -> float:
    """Return how long before the end the first step was told that is not in ``state``; 0.0 if all are."""
    if state not in states and state.typed and not state.typed[1]:
        state = State(state.texts)  # opened by a letter that was not in it yet
    last = next(n for n in range(len(states) - 1, -1, -1) if states[n] == state)
    return ended - moments[last] if last < len(states) - 1 else 0.0


@pytest.mark.parametrize("part", range(PARTS))
def test_that_of_what_was_typed_at_most_the_last_quarter_of_a_second_is_missing(part, tmp_path, figures):
    file, home = tmp_path / "informe.informe", tmp_path / "casa"
    save(sample(), file, Identity.new())
    chance = random.Random(part)
    begun = time.monotonic()
    worst, keys = 0.0, 0
    shown: set[tuple[str, ...]] = set()  # what the next start has to show, each on one line
    for seed in range(part * STARTS, (part + 1) * STARTS):
        program = Typed(file, home, seed)
        try:
            assert {tuple(row) for row in program.shown or ()} == shown
            for moment in range(MOMENTS):
                time.sleep(chance.uniform(0.1, 0.5))
                last = moment == MOMENTS - 1
                ended = program.stop(signal.SIGKILL if last else signal.SIGSTOP)
                states, moments = program.told()
                copy = tmp_path / "copia"
                shutil.copytree(home / FOLDER, copy)
                state, lines = recovered(copy, file)
                shutil.rmtree(copy)
                worst = max(worst, lost_since(state, states, moments, ended))
                told = {(plain(before), plain(after), note) for _, _, before, after, note in lines}
                assert told == missing(state, file)
                shown = {tuple(" ".join(text.split()) for text in line) for line in lines}
                if not last:
                    program.process.send_signal(signal.SIGCONT)
            keys += len(states)
        finally:
            program.close()
    took = time.monotonic() - begun
    figures(
        f"{STARTS * MOMENTS} moments ({STARTS} kills), {keys} steps, at most {worst * 1000:.0f} ms missing, "
        f"{took:.0f} s"
    )
    assert keys > STARTS * MOMENTS
    assert {(row, key) for row, key in PLACES} == set(texts_of(sample()))
    assert worst <= LOST_SECONDS
