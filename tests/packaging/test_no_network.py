"""The program never asks for the network: it goes through everything where asking would end it."""

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "informe_2t_2023.informe"

pytestmark = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the filter is one of Linux on x86_64"
)


def without_network(*arguments, home):
    return subprocess.run(
        [
            sys.executable,
            str(Path(__file__).with_name("without_network.py")),
            str(ROOT),
            *map(str, arguments),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home)},
    )


def test_that_asking_for_the_internet_would_end_the_program(tmp_path):
    assert without_network("internet", home=tmp_path).returncode == -signal.SIGSYS


@pytest.mark.parametrize(
    "arguments",
    [
        ["autoprueba"],
        ["exportar", SAMPLE, "--carpeta", "."],
        ["verificar", SAMPLE],
        ["captura", SAMPLE, "--salida", "x"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_that_the_whole_job_is_done_without_it(arguments, tmp_path):
    arguments = [
        tmp_path / "x.png" if each == "x" else tmp_path if each == "." else each for each in arguments
    ]
    done = without_network(*arguments, home=tmp_path)
    assert done.returncode == 0, done.stderr
