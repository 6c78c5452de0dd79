"""The package for Debian and Ubuntu: installed, used and removed on this very system."""

import os
import subprocess
from pathlib import Path

import pytest
from product import MIME, NAME, PACKAGE, VERSION

from tests.packaging.wine import ROOT

pytestmark = pytest.mark.packaging

DEB = ROOT / "dist" / f"{PACKAGE}_{VERSION}_amd64.deb"  # make deb puts it here
FOLDER = Path("/opt") / PACKAGE
SAMPLE = ROOT / "resources" / "samples" / "informe_2t_2023.informe"


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed():
    """Install the package; it is removed afterwards whatever happens."""
    assert not FOLDER.exists(), f"{FOLDER}: remove the installed program first"
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    try:
        run(*as_root, "dpkg", "--install", str(DEB))
        yield
    finally:
        run(*as_root, "dpkg", "--remove", PACKAGE)


@pytest.fixture
def home(tmp_path):
    """Return the environment of a user who has never run the program."""
    return os.environ | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "ñ"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def test_that_the_installed_program_tests_itself(installed, home):
    assert run(PACKAGE, "autoprueba", env=home, cwd="/").splitlines()[-1] == "autoprueba: todo bien"
    assert run(PACKAGE, "--version", env=home, cwd="/") == f"{NAME} {VERSION}\n"


def test_that_it_does_not_take_the_users_own_packages(installed, home, tmp_path):
    (tmp_path / "openpyxl.py").write_text("raise SystemExit('foreign')", encoding="utf-8")
    environment = home | {"PYTHONPATH": str(tmp_path)}
    out = run(PACKAGE, "exportar", SAMPLE, "--carpeta", tmp_path / "salida", env=environment, cwd=tmp_path)
    assert {Path(line).suffix for line in out.splitlines()} == {".xlsx", ".pdf"}


def test_that_the_desktop_knows_the_program_and_its_files(installed):
    run("desktop-file-validate", f"/usr/share/applications/{PACKAGE}.desktop")
    known = Path("/usr/share/mime/globs").read_text(encoding="utf-8").splitlines()
    assert f"{MIME}:*.informe" in known
    for side in (16, 48, 256):
        for icon in (f"apps/{PACKAGE}", f"mimetypes/{PACKAGE}-documento"):
            path = Path(f"/usr/share/icons/hicolor/{side}x{side}/{icon}.png")
            assert path.read_bytes().startswith(b"\x89PNG")


def test_that_the_manual_is_readable(installed):
    text = run("man", "--warnings", PACKAGE, env=os.environ | {"MANPAGER": "cat", "MANWIDTH": "100"})
    assert "autoprueba" in text
    assert VERSION in text


def test_that_removing_it_leaves_nothing(installed):
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    run(*as_root, "dpkg", "--remove", PACKAGE)
    assert not FOLDER.exists()
    assert not Path("/usr/bin", PACKAGE).exists()
    run(*as_root, "dpkg", "--install", str(DEB))  # for what may follow; the fixture removes it
