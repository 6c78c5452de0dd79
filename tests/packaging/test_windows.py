"""What an officer does with the portable folder for Windows; and that nothing in it is lost or damaged."""

import os
import shutil
import subprocess
import zipfile

import pytest
from imported import modules, sources
from product import NAME, SHORT, VERSION
from windows.interpreter import signer
from windows.launcher import compile_launcher
from windows.missing import missing

from tests.packaging.wine import BUILT, ROOT, names, until, windows

pytestmark = pytest.mark.packaging

BUNDLE = BUILT / SHORT
SETUP = BUILT / f"{SHORT}-{VERSION}-setup.exe"
PORTABLE = BUILT / f"{SHORT}-{VERSION}-portable.zip"
EXE = f"{SHORT}.exe"
SAMPLE = ROOT / "resources" / "samples" / "informe_2t_2023.informe"
BROKEN = 70
ONLY_ON_LINUX = {"fcntl", "resource"}


@pytest.fixture(scope="module")
def unpacked(computer):
    """Return the portable folder as unpacked where a person would put it."""
    folder = computer.disk / "Oficina de Planeación Ñ" / "Año 2026"
    with zipfile.ZipFile(PORTABLE) as archive:
        archive.extractall(folder)
    return folder / SHORT


def test_that_no_library_is_missing_and_that_a_lost_one_would_be_noticed(tmp_path):
    assert list(missing(BUNDLE)) == []
    shutil.copytree(BUNDLE, tmp_path / SHORT, copy_function=os.link)
    for lost in (tmp_path / SHORT).rglob("msvcp140_2.dll"):
        lost.unlink()
    assert any("msvcp140_2.dll" in line for line in missing(tmp_path / SHORT))


def test_that_the_interpreter_is_the_one_that_its_makers_signed(tmp_path):
    dll = BUNDLE / "runtime" / "python311.dll"
    assert signer(dll) == "Python Software Foundation"
    spoilt = tmp_path / "python311.dll"
    data = bytearray(dll.read_bytes())
    data[100_000] ^= 1
    spoilt.write_bytes(data)
    assert signer(spoilt) == ""


def test_that_the_sums_are_those_of_the_packages():
    done = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=BUILT, capture_output=True, check=False)
    assert done.returncode == 0
    assert {line.split()[1] for line in (BUILT / "SHA256SUMS").read_text().splitlines()} == {
        SETUP.name,
        PORTABLE.name,
    }


def test_that_the_unpacked_program_tests_itself_from_a_path_with_spaces_and_accents(computer, unpacked):
    assert names(unpacked) == names(BUNDLE)
    log = computer.local / NAME / "salida.log"
    assert computer.run(unpacked / EXE, "autoprueba") == 0, log.read_text(encoding="utf-8")
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "autoprueba: todo bien"


def test_that_both_files_are_exported(computer, unpacked, report):
    folder = report.parent / "Entrega del trimestre"
    place = computer.windows_path(folder)
    assert computer.run(unpacked / EXE, "exportar", computer.windows_path(report), "--carpeta", place) == 0
    assert {path.suffix: path.read_bytes()[:2] for path in folder.iterdir()} == {
        ".xlsx": b"PK",
        ".pdf": b"%P",
    }


def test_that_everything_that_some_line_imports_is_there(computer, unpacked):
    folder = computer.disk / "consola"
    shutil.copytree(unpacked, folder, copy_function=os.link)
    compile_launcher(BUILT / "consola", folder / "python.exe", console=True)
    own = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in sources()}
    wanted = {name.removesuffix(".__init__") for name in own} | modules()
    script = "import importlib, sys\n" + "".join(
        f"try: importlib.import_module({name!r})\nexcept ImportError as e: print({name!r}, e, file=out)\n"
        for name in sorted(wanted - {"main"})
    )
    told = computer.disk / "faltan.txt"
    place = computer.windows_path(told)
    (folder / "pregunta.py").write_text(f"out = open({place!r}, 'w', encoding='utf-8')\n{script}", "utf-8")
    status = computer.run(folder / "python.exe", computer.windows_path(folder / "pregunta.py"))
    assert status == 0
    missing_modules = {line.split()[0] for line in told.read_text(encoding="utf-8").splitlines()}
    assert missing_modules == ONLY_ON_LINUX & wanted


def away(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def cut_off(path):
    os.truncate(path, path.stat().st_size // 2)


def spoilt(path):
    """Overwrite a file with as many bytes that mean nothing: nobody sees it from outside."""
    path.write_bytes(b"\xee" * path.stat().st_size)


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        (away, "runtime/python311.zip"),
        (away, "lib/shiboken6"),
        (away, "lib/PySide6/plugins"),
        (away, "resources/places.pyc"),
        (cut_off, "runtime/python311.zip"),
        (cut_off, "runtime/programa.zip"),
        (cut_off, "resources/fonts/IBMPlexSans-Regular.ttf"),
        (spoilt, "runtime/programa.zip"),
        (spoilt, "lib/PySide6/QtCore.pyd"),
    ],
)
def test_that_a_damaged_folder_is_told_in_a_sentence(computer, unpacked, damage, part):
    folder = computer.disk / "incompleto"
    shutil.copytree(unpacked, folder)
    damage(
        next((folder / part).iterdir()) if (folder / part).is_dir() and damage is cut_off else folder / part
    )
    program = subprocess.Popen(
        ["wine", "start", "/wait", "/unix", str(folder / EXE)],
        stdin=subprocess.DEVNULL,
        env=computer._environment,
    )
    try:
        (box,) = until(lambda: windows(f"^{NAME}$"), "the box")
        subprocess.run(["xdotool", "windowactivate", "--sync", box], check=False)
        subprocess.run(["xdotool", "key", "Return"], check=True)
        assert program.wait(timeout=60) == BROKEN
    finally:
        computer.close_all(EXE)
        program.wait(timeout=60)
        shutil.rmtree(folder)


def test_that_a_catalogue_edited_in_its_place_is_no_damage(computer, unpacked):
    catalogue = unpacked / "resources" / "catalogo.toml"
    before = catalogue.read_bytes()
    catalogue.write_bytes(before + b"\n# ajustado aqui\n")
    try:
        assert computer.run(unpacked / EXE, "autoprueba") == 0
    finally:
        catalogue.write_bytes(before)
