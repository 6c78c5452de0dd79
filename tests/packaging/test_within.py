"""A run of the tests that does not end is stopped with everything that it started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.wine import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there does make run the tests")

# The first has a session of its own, as Wine has; the second has lost its parent; the third is the command.
HANGS = "setsid sleep 600 & echo $!; (sleep 600 & echo $!); echo $$; exec sleep 600"


WITHIN = ROOT / "packaging" / "linux" / "within.py"


def started(seconds, script, *before, by=(sys.executable, WITHIN)):
    return subprocess.Popen(
        [*before, *by, str(seconds), "sh", "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def alive(processes):
    return [each for each in processes if _state(each) not in {"", "Z"}]


def _state(process):
    try:
        return Path("/proc", process, "stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


def test_that_the_status_of_a_command_that_ends_in_time_comes_through():
    run = started(60, "exit 7")
    assert run.communicate() == ("", "")
    assert run.returncode == 7


def test_that_a_command_that_passes_its_time_is_told_and_goes_on():
    run = started(0.2, "sleep 0.3")
    assert "Aviso: tardó" in run.communicate()[1]
    assert run.returncode == 0


def test_that_at_twice_its_time_everything_ends_that_it_started():
    run = started(1, HANGS)
    processes = [run.stdout.readline().strip() for _ in range(3)]
    assert alive(processes) == processes
    assert "no terminaba" in run.communicate()[1]
    assert run.returncode == 124
    assert not alive(processes)


DEAF = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")  # as a shell starts what is to run in the background


@pytest.mark.parametrize("before", [(), DEAF], ids=["in front", "in the background"])
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_that_a_person_stops_all_of_it(told, before):
    run = started(600, HANGS, *before)
    processes = [run.stdout.readline().strip() for _ in range(3)]
    if told == signal.SIGINT:
        os.killpg(run.pid, told)  # as the terminal does at Ctrl+C
    else:
        run.send_signal(told)
    run.communicate()
    assert run.returncode == 130
    assert not alive(processes)


STOPPED_AT_ONCE = f"""
import importlib.util, subprocess, sys, time
class Popen(subprocess.Popen):
    def __init__(self, command):
        super().__init__(command)
        time.sleep(1)
        raise KeyboardInterrupt
subprocess.Popen = Popen
found = importlib.util.spec_from_file_location("within", {str(WITHIN)!r})
within = importlib.util.module_from_spec(found)
found.loader.exec_module(within)
within.PATIENCE = {{patience}}
sys.exit(within.main(float(sys.argv[1]), sys.argv[2:]))
"""


def stopped_at_once(shell, patience):
    script = STOPPED_AT_ONCE.format(patience=patience)
    return started(600, shell, by=(sys.executable, "-c", script))


def test_that_a_person_stops_all_of_it_while_it_is_being_started():
    run = stopped_at_once(f"trap 'exit 1' INT TERM; {HANGS}", patience=1)
    processes = [run.stdout.readline().strip() for _ in range(3)]
    run.communicate(timeout=60)
    assert run.returncode == 130
    assert not alive(processes)


def test_that_nothing_is_waited_for_where_what_was_being_started_has_ended():
    run = stopped_at_once("true", patience=600)
    run.communicate(timeout=60)
    assert run.returncode == 130
