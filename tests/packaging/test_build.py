"""Building again from the same sources: the same bytes wherever it is done; the sizes that are published."""

import shutil
import subprocess
import sys

import pytest
from product import SHORT, VERSION
from windows.build import LARGEST_SETUP, LARGEST_ZIP

from tests.packaging.wine import BUILT, ROOT

pytestmark = [pytest.mark.packaging, pytest.mark.slow]


@pytest.fixture
def elsewhere(tmp_path):
    """Return a function that builds in another folder and returns that folder."""
    work = tmp_path / "otro taller"
    work.mkdir()
    for name in ("wheels", "interpreter"):  # what was downloaded, and its hashes checked
        (work / name).symlink_to(ROOT / "build" / "windows" / name)
    build = [sys.executable, str(ROOT / "packaging/windows/build.py"), "--out", str(tmp_path)]
    build += ["--work", str(work)]

    def built(*more):
        subprocess.run([*build, *more], check=True, capture_output=True, cwd=tmp_path)
        return tmp_path

    yield built
    shutil.rmtree(tmp_path)  # 300 MB


def test_that_a_second_build_elsewhere_gives_the_same_packages(elsewhere):
    folder = elsewhere("--fast")
    assert (folder / "SHA256SUMS").read_text() == (BUILT / "SHA256SUMS").read_text()


def test_that_what_is_published_keeps_to_its_sizes(elsewhere):
    folder = elsewhere()
    assert 0 < (folder / f"{SHORT}-{VERSION}-setup.exe").stat().st_size <= LARGEST_SETUP
    assert 0 < (folder / f"{SHORT}-{VERSION}-portable.zip").stat().st_size <= LARGEST_ZIP
