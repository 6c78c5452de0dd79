"""Two builds of the same sources are the same, byte for byte, wherever they are made."""

import shutil
import subprocess
import sys

import pytest

from tests.packaging.wine import BUILT, ROOT

pytestmark = [pytest.mark.packaging, pytest.mark.slow]


def test_that_a_second_build_elsewhere_gives_the_same_packages(tmp_path):
    work = tmp_path / "otro taller"
    work.mkdir()
    for name in ("wheels", "interpreter"):  # what was downloaded, and its hashes checked
        (work / name).symlink_to(ROOT / "build" / "windows" / name)
    build = [sys.executable, str(ROOT / "packaging/windows/build.py"), "--fast", "--out", str(tmp_path)]
    try:
        subprocess.run([*build, "--work", str(work)], check=True, capture_output=True, cwd=tmp_path)
        assert (tmp_path / "SHA256SUMS").read_text() == (BUILT / "SHA256SUMS").read_text()
    finally:
        shutil.rmtree(tmp_path)  # 300 MB
