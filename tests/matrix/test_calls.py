"""R6: every system call of saving and of the journal fails once, with every code a disk may answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name == "nt", reason="it makes the system calls of Linux fail"),
]
HERE = Path(__file__).parent


def test_that_no_failing_call_costs_the_file_or_is_called_a_success(tmp_path, figures):
    shim = tmp_path / "failing_calls.so"
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O1", "-o", shim, HERE / "failing_calls.c", "-ldl"], check=True
    )
    run = subprocess.run(
        [sys.executable, "-m", "tests.matrix.failing_calls", str(tmp_path / "disco")],
        cwd=HERE.parents[1], env={**os.environ, "LD_PRELOAD": str(shim)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    outcomes = json.loads(run.stdout)
    figures(f"{sum(outcomes.values())} failing calls, {outcomes}")

    assert not [line for line in outcomes if line.startswith("wrong")], run.stderr
    assert sum(outcomes.values()) >= 500
    assert outcomes["refused"] > 150
