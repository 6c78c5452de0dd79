"""What an officer does with the two packages for Windows, in order, on a computer that has neither."""

import os
import shutil
import subprocess
import zipfile

import pytest
from imported import modules, sources
from product import NAME, PROGID, SHORT, VERSION
from windows.interpreter import signer
from windows.launcher import compile_launcher
from windows.missing import missing

from model.project_file import load
from tests.factories import sample
from tests.packaging.wine import BUILT, ROOT, until

pytestmark = pytest.mark.packaging

BUNDLE = BUILT / SHORT
SETUP = BUILT / f"{SHORT}-{VERSION}-setup.exe"
PORTABLE = BUILT / f"{SHORT}-{VERSION}-portable.zip"
EXE = f"{SHORT}.exe"
SAMPLE = ROOT / "resources" / "samples" / "informe_2t_2023.informe"
OPEN, FOREIGN, BROKEN = 5, 6, 70
ONLY_ON_LINUX = {"fcntl", "resource"}


def names(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def unpacked(computer):
    """Return the portable folder as unpacked where a person would put it."""
    folder = computer.disk / "Oficina de Planeación Ñ" / "Año 2026"
    with zipfile.ZipFile(PORTABLE) as archive:
        archive.extractall(folder)
    return folder / SHORT


@pytest.fixture(scope="module")
def report(computer):
    """Return a report on the user's desk."""
    path = computer.user / "Documents" / "Informe del 2º trimestre ñ.informe"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(SAMPLE, path)
    return path


@pytest.fixture(scope="module")
def installed(computer):
    """Return the folder that the setup chose."""
    assert computer.run(SETUP, "/S", timeout=180) == 0
    return computer.local / "Programs" / SHORT


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
        (box,) = until(lambda: computer.windows(f"^{NAME}$"), "the box")
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


def test_that_the_setup_installs_everything_for_the_user_alone(computer, installed):
    assert names(installed) == names(BUNDLE) | {"desinstalar.exe"}
    assert VERSION in computer.registered(f"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{SHORT}")
    assert '"%1"' in computer.registered(f"Software\\Classes\\{PROGID}")
    assert f"{EXE},1" in computer.registered(f"Software\\Classes\\{PROGID}")
    menu = computer.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    assert (menu / f"{NAME}.lnk").is_file()


def test_that_a_double_click_opens_the_report_and_nothing_is_replaced_meanwhile(computer, installed, report):
    computer.merge_classes()
    computer.open(report)
    until(lambda: computer.windows("Informe del 2º trimestre ñ"), "the window of the report")
    before = names(installed)
    assert computer.run(SETUP, "/S") == OPEN
    place = computer.windows_path(installed)
    assert computer.run(installed / "desinstalar.exe", "/S", f"_?={place}") == OPEN
    assert names(installed) == before
    assert computer.windows("Informe del 2º trimestre ñ")
    computer.close_all(EXE)
    until(lambda: not computer.windows("Informe del 2º trimestre ñ"), "its end")


def test_that_an_upgrade_leaves_nothing_old_and_everything_of_the_user(computer, installed):
    stale = [installed / "lib" / "viejo.pyc", installed / "resources" / "icons" / "viejo.svg"]
    for path in stale:
        path.write_bytes(b"")
    own = installed / "catalogo.toml"
    own.write_text("# del municipio\n", encoding="utf-8")
    assert computer.run(SETUP, "/S", timeout=180) == 0
    assert names(installed) == names(BUNDLE) | {"desinstalar.exe", "catalogo.toml"}


def test_that_the_setup_brings_back_what_an_antivirus_took(computer, installed):
    (installed / EXE).unlink()
    assert computer.run(SETUP, "/S", timeout=180) == 0
    assert (installed / EXE).is_file()


def test_that_uninstalling_leaves_the_users_work_and_nothing_else(computer, installed, report):
    place = computer.windows_path(installed)
    assert computer.run(installed / "desinstalar.exe", "/S", f"_?={place}") == 0
    # uninstalling in place, which lets the test wait for it, cannot delete the uninstaller itself
    assert names(installed) - {"desinstalar.exe"} == {"catalogo.toml"}
    assert load(report).report == sample()
    assert not computer.registered(f"Software\\Classes\\{PROGID}")
    assert not computer.registered(f"Software\\{SHORT}")
    assert not computer.registered(f"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{SHORT}")


def test_that_it_can_be_installed_again_beside_a_report_that_was_kept_there(computer):
    folder = computer.disk / "Repuesto" / SHORT  # NSIS takes no quotes around these two
    folder.mkdir(parents=True)
    shutil.copy(SAMPLE, folder)
    assert computer.run(SETUP, "/S", f"/D={computer.windows_path(folder)}", timeout=180) == 0
    place = computer.windows_path(folder)
    assert computer.run(folder / "desinstalar.exe", "/S", f"_?={place}") == 0
    assert (folder / SAMPLE.name).read_bytes() == SAMPLE.read_bytes()
    assert names(folder) == {"desinstalar.exe", SAMPLE.name}


def press_enter(computer, title):
    """Press Enter in a wizard if it is there; return whether it was."""
    found = computer.windows(title)
    for window in found:
        subprocess.run(["xdotool", "windowactivate", "--sync", window, "key", "Return"], check=False)
    return bool(found)


def test_that_the_wizard_installs_in_spanish_and_its_counterpart_takes_everything_away(computer):
    folder = computer.local / "Programs" / SHORT
    shutil.rmtree(folder, ignore_errors=True)
    computer.open_with(SETUP)
    until(lambda: computer.windows(f"Instalación de {NAME}"), "the wizard")
    until(lambda: not press_enter(computer, f"Instalación de {NAME}"), "its end, which opens the program")
    until(lambda: computer.windows(f"Informe.* · {NAME}"), "the window")
    assert names(folder) == names(BUNDLE) | {"desinstalar.exe"}
    computer.close_all(EXE)
    until(lambda: not computer.windows(NAME), "its end")

    computer.open_with(folder / "desinstalar.exe")
    until(lambda: computer.windows(f"Desinstalación de {NAME}"), "the wizard")
    until(lambda: not press_enter(computer, f"Desinstalación de {NAME}"), "its end")
    until(lambda: not folder.exists(), "the end of the folder")


def test_that_a_chosen_folder_gets_a_subfolder_and_foreign_files_are_left_alone(computer):
    chosen = computer.disk / "Programas"  # no space: Wine would quote /D=, which NSIS forbids
    chosen.mkdir()
    (chosen / "carta.txt").write_text("ajeno", encoding="utf-8")
    assert computer.run(SETUP, "/S", f"/D={computer.windows_path(chosen)}", timeout=180) == 0
    assert {path.name for path in chosen.iterdir()} == {"carta.txt", SHORT}
    assert (chosen / SHORT / EXE).is_file()

    foreign = computer.disk / "Otra" / SHORT
    foreign.mkdir(parents=True)
    (foreign / "runtime").mkdir()
    (foreign / "runtime" / "tesis.doc").write_text("ajeno", encoding="utf-8")
    assert computer.run(SETUP, "/S", f"/D={computer.windows_path(foreign)}") == FOREIGN
    assert names(foreign) == {"runtime/tesis.doc"}
