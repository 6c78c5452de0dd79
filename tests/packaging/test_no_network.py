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


JOURNEYS = (
    "test_window_files.py", "importing/test_window.py", "mailing", "comparing", "quarter",
    "versions/test_versions.py",
)  # fmt: skip
"""Opening, saving, exporting, importing, mailing, comparing, the next quarter and kept versions by hand."""


def without_network(*arguments, home, platform="offscreen"):
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
        timeout=300,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": platform, "XDG_DATA_HOME": str(home)},
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


def test_that_all_journeys_in_the_window_are_made_without_it(tmp_path):
    done = without_network(
        "pytest", "-qp", "no:cacheprovider", *(f"tests/gui/{each}" for each in JOURNEYS), home=tmp_path
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.window
def test_that_the_whole_job_on_a_real_screen_is_done_without_it(tmp_path):
    done = without_network(
        "pytest", "-qp", "no:cacheprovider", "tests/gui/test_journey.py", home=tmp_path, platform="xcb"
    )
    assert done.returncode == 0, done.stdout[-3000:]
