"""What an officer does with the setup for Windows, in order, on a computer that has no such program."""

import shutil
import subprocess

import pytest
from product import NAME, PROGID, SHORT, VERSION

from model.project_file import load
from tests.factories import sample
from tests.packaging.test_windows import BUNDLE, EXE, SAMPLE, SETUP
from tests.packaging.wine import names, until, windows

pytestmark = pytest.mark.packaging

OPEN, FOREIGN, NO_RIGHTS, TOO_OLD = 5, 6, 7, 8
MENU = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"


@pytest.fixture(scope="module")
def installed(computer):
    """Return the folder that the setup chose."""
    assert computer.run(SETUP, "/S", timeout=180) == 0
    return computer.local / "Programs" / SHORT


def test_that_the_setup_installs_everything_for_the_user_alone(computer, installed):
    assert names(installed) == names(BUNDLE) | {"desinstalar.exe"}
    assert VERSION in computer.registered(f"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{SHORT}")
    assert '"%1"' in computer.registered(f"Software\\Classes\\{PROGID}")
    assert f"{EXE},1" in computer.registered(f"Software\\Classes\\{PROGID}")
    assert (computer.user / MENU / f"{NAME}.lnk").is_file()


def test_that_a_double_click_opens_the_report_and_nothing_is_replaced_meanwhile(computer, installed, report):
    computer.merge_classes()
    computer.open(report)
    until(lambda: windows("Informe del 2º trimestre ñ"), "the window of the report")
    before = names(installed)
    assert computer.run(SETUP, "/S") == OPEN
    place = computer.windows_path(installed)
    assert computer.run(installed / "desinstalar.exe", "/S", f"_?={place}") == OPEN
    assert names(installed) == before
    assert windows("Informe del 2º trimestre ñ")
    computer.close_all(EXE)
    until(lambda: not windows("Informe del 2º trimestre ñ"), "its end")


def test_that_an_upgrade_leaves_nothing_old_and_everything_of_the_user(computer, installed):
    for folder in ("runtime", "lib", "lib/PySide6/plugins/styles", "resources/icons", "licencias"):
        (installed / folder / "viejo.pyc").write_bytes(b"")
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
    assert not computer.registered("Software\\Classes\\.informe")
    assert not (computer.user / MENU / f"{NAME}.lnk").exists()
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


def test_that_a_second_one_elsewhere_takes_the_place_of_the_first(computer):
    first, second = (computer.disk / name / SHORT for name in ("Primera", "Segunda"))
    assert computer.run(SETUP, "/S", f"/D={computer.windows_path(first)}", timeout=180) == 0
    (first / "catalogo.toml").write_text("# del municipio\n", encoding="utf-8")
    (first / "mío.informe").write_bytes(SAMPLE.read_bytes())
    assert computer.run(SETUP, "/S", f"/D={computer.windows_path(second)}", timeout=180) == 0
    assert names(first) == {"mío.informe"}
    assert names(second) == names(BUNDLE) | {"desinstalar.exe", "catalogo.toml"}
    assert computer.windows_path(second) in computer.registered(f"Software\\Classes\\{PROGID}")

    copy = shutil.copytree(second, computer.disk / "Copia" / SHORT)
    place = computer.windows_path(copy)
    assert computer.run(copy / "desinstalar.exe", "/S", f"_?={place}") == 0
    assert not (copy / EXE).exists()
    assert computer.windows_path(second) in computer.registered(f"Software\\Classes\\{PROGID}")
    assert (computer.user / MENU / f"{NAME}.lnk").is_file()

    (second / "desinstalar.exe").write_bytes(b"spoilt")
    assert computer.run(SETUP, "/S", f"/D={computer.windows_path(first)}", timeout=180) == 0
    assert not second.exists()
    assert names(first) == names(BUNDLE) | {"desinstalar.exe", "catalogo.toml", "mío.informe"}
    second = first
    place = computer.windows_path(second)
    assert computer.run(second / "desinstalar.exe", "/S", f"_?={place}") == 0


def test_that_a_folder_where_nothing_can_be_written_and_an_old_windows_are_refused(computer):
    assert computer.run(SETUP, "/S", "/D=Z:\\proc\\fs") == NO_RIGHTS  # there not even root makes a file
    computer.wine("winecfg", "/v", "win81")
    try:
        assert computer.run(SETUP, "/S") == TOO_OLD
    finally:
        computer.wine("winecfg", "/v", "win10")


def test_that_a_disk_named_without_a_folder_gets_the_programs_own(computer):
    assert computer.run(SETUP, "/S", "/D=C:\\", timeout=180) == 0
    assert names(computer.disk / SHORT) == names(BUNDLE) | {"desinstalar.exe"}
    assert computer.run(computer.disk / SHORT / "desinstalar.exe", "/S", f"_?=C:\\{SHORT}") == 0


def press_enter(computer, title):
    """Press Enter in a wizard if it is there; return whether it was."""
    found = windows(title)
    for window in found:
        subprocess.run(["xdotool", "windowactivate", "--sync", window, "key", "Return"], check=False)
    return bool(found)


def test_that_the_wizard_installs_in_spanish_and_its_counterpart_takes_everything_away(computer):
    folder = computer.local / "Programs" / SHORT
    shutil.rmtree(folder, ignore_errors=True)
    computer.open_with(SETUP)
    until(lambda: windows(f"Instalación de {NAME}"), "the wizard")
    until(lambda: not press_enter(computer, f"Instalación de {NAME}"), "its end, which opens the program")
    until(lambda: windows(f"Informe.* · {NAME}"), "the window")
    assert names(folder) == names(BUNDLE) | {"desinstalar.exe"}
    computer.close_all(EXE)
    until(lambda: not windows(NAME), "its end")

    computer.open_with(folder / "desinstalar.exe")
    until(lambda: windows(f"Desinstalación de {NAME}"), "the wizard")
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
