"""Building again from the same sources: the same bytes wherever it is done; the sizes that are published."""

import shutil
import subprocess
import sys

import pytest
from product import SHORT, VERSION
from windows.build import LARGEST_SETUP, LARGEST_ZIP
from windows.installer import build_installer

from tests.packaging.wine import BUILT, ROOT

pytestmark = pytest.mark.packaging


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


@pytest.mark.slow
def test_that_a_second_build_elsewhere_gives_the_same_packages(elsewhere):
    folder = elsewhere("--fast")
    assert (folder / "SHA256SUMS").read_text() == (BUILT / "SHA256SUMS").read_text()


@pytest.mark.slow
def test_that_what_is_published_keeps_to_its_sizes(elsewhere):
    folder = elsewhere()
    assert 0 < (folder / f"{SHORT}-{VERSION}-setup.exe").stat().st_size <= LARGEST_SETUP
    assert 0 < (folder / f"{SHORT}-{VERSION}-portable.zip").stat().st_size <= LARGEST_ZIP


def test_that_a_setup_is_the_same_whenever_and_wherever_it_is_made(tmp_path):
    bundle = tmp_path / SHORT
    bundle.mkdir()
    (bundle / "LEAME.txt").write_text("uno", encoding="utf-8")
    made = [tmp_path / name / "instalador.exe" for name in ("un taller", "otro")]
    for target in made:
        build_installer(bundle, target.parent, target, fast=True)
    assert made[0].read_bytes() == made[1].read_bytes()
