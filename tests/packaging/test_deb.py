"""The package for Debian and Ubuntu: installed, used and removed on this very system."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import licences
import pytest
from product import MIME, NAME, PACKAGE, VERSION

from tests.packaging.wine import ROOT, until, windows

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


def test_that_its_window_opens_on_a_real_screen(installed, home, tmp_path):
    report = shutil.copy(SAMPLE, tmp_path / "Informe ñ.informe")
    program = subprocess.Popen([PACKAGE, report], env=home | {"QT_QPA_PLATFORM": "xcb"}, cwd="/")
    try:
        (window,) = until(lambda: windows("^Informe ñ"), "the window of the report")
        run("xdotool", "windowactivate", "--sync", window, "key", "--clearmodifiers", "ctrl+q")
        assert program.wait(timeout=30) == 0
    finally:
        program.kill()
        program.wait()


def test_that_every_library_finds_what_it_needs(installed):
    of_the_desktop = {"libqgtk3.so"}  # the desktop's theme, taken where there is one
    for path in FOLDER.rglob("*.so*"):
        done = subprocess.run(["ldd", path], capture_output=True, text=True, check=False)
        assert path.name in of_the_desktop or "not found" not in done.stdout, f"{path}: {done.stdout}"


def test_that_everything_in_it_has_its_licence(installed):
    folder = FOLDER / "licencias"
    locked = re.findall(
        r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {*locked, PACKAGE}
    listed = (folder / licences.LIST).read_text(encoding="utf-8")
    texts = [path for path in folder.rglob("*") if path.is_file() and path.name != licences.LIST]
    assert all(f"    {path.relative_to(folder).as_posix()}\n" in listed for path in texts)
    told = Path(f"/usr/share/doc/{PACKAGE}/copyright").read_text(encoding="utf-8")
    assert "License: Expat" in told
    assert "WITHOUT WARRANTY OF ANY KIND" in told


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
    listed = map(Path, run("dpkg", "--listfiles", PACKAGE).splitlines())
    placed = [path for path in listed if path.is_file()]
    assert {Path(f"/usr/share/{kind}") for kind in ("applications", "mime", "icons", "man", "doc")} <= {
        parent for path in placed for parent in path.parents
    }
    run(*as_root, "dpkg", "--remove", PACKAGE)
    assert [path for path in placed if path.exists()] == []
    assert not FOLDER.exists()
    assert f"{MIME}:*.informe" not in Path("/usr/share/mime/globs").read_text(encoding="utf-8").splitlines()
    run(*as_root, "dpkg", "--install", str(DEB))  # for what may follow; the fixture removes it
