"""The commands that need no window, as they are called: exit status, output, files."""

import os
import struct
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import main as main_module
from main import main
from model.project_file import Identity, save
from resources import places
from tests.factories import sample, sample_row

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "resources" / "samples" / "informe_2t_2023.informe"


@pytest.fixture
def with_error(tmp_path):
    """Return a file whose report has one error: a value in a quarter that has not come."""
    early = sample_row("a1.4").replace(achieved=(Decimal(25), Decimal(10), Decimal(5), None))
    rows = tuple(early if row.id == "a1.4" else row for row in sample().indicators)
    path = tmp_path / "con error.informe"
    save(sample().replace(indicators=rows), path, Identity.new())
    return path


def test_that_exporting_writes_both_files_and_names_them(tmp_path, capsys):
    assert main(["exportar", str(SAMPLE), "--excel", "--pdf", "--carpeta", str(tmp_path / "nueva")]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in written] == [".xlsx", ".pdf"]
    assert all(path.stat().st_size > 5000 for path in written)


def test_that_a_report_with_errors_leaves_as_a_draft_with_status_1(with_error, tmp_path, capsys):
    assert main(["exportar", str(with_error), "--pdf", "--carpeta", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert Path(said.out.strip()).name.startswith("BORRADOR")
    assert "BORRADOR" in said.err


def test_that_verifying_the_sample_lists_its_findings_and_no_error(capsys):
    assert main(["verificar", str(SAMPLE)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("Aviso  ARI-03  Actividad 2.7:") for line in lines)
    assert lines[-1].startswith("Errores: 0.")


def test_that_verifying_a_report_with_errors_ends_with_status_1(with_error, capsys):
    assert main(["verificar", str(with_error)]) == 1
    assert "Error  CAP-02  Actividad 1.4" in capsys.readouterr().out


def test_that_the_self_test_goes_through_everything(capsys):
    assert main(["autoprueba"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "autoprueba: todo bien"


@pytest.mark.parametrize("command", ["exportar", "verificar"])
def test_that_a_file_that_is_no_report_gets_one_sentence(command, tmp_path, capsys):
    foreign = tmp_path / "foto.informe"
    foreign.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main([command, str(foreign)]) == 1
    said = capsys.readouterr()
    assert "foto.informe" in said.err or "informe" in said.err
    assert "Traceback" not in said.err


def test_that_a_missing_file_gets_one_sentence(tmp_path, capsys):
    assert main(["verificar", str(tmp_path / "no existe.informe")]) == 1
    assert "no existe" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--ayuda"], ["exportar", "--ayuda"], ["verificar", "-h"]])
def test_that_help_is_in_spanish(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    text = capsys.readouterr().out
    assert end.value.code == 0
    assert text.startswith("Uso: ")
    assert not [word for word in ("usage", "options", "positional", "show this") if word in text]


def test_that_an_order_that_is_not_understood_says_where_help_is(capsys):
    with pytest.raises(SystemExit) as end:
        main(["exportar"])
    assert end.value.code == 2
    assert "--ayuda" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["foo"], ["exprotar", str(SAMPLE), "--pdf"]], ids=str)
def test_that_a_word_that_is_neither_an_order_nor_a_file_is_named_before_the_display_is(
    arguments, capsys, monkeypatch
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"No existe el archivo ni la orden «{arguments[0]}».")
    assert "--ayuda" in said
    assert "pantalla" not in said
    assert ("«exportar»" in said) == (arguments[0] == "exprotar")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("word", ["no existe.informe", "carpeta/informe", "presente"])
def test_that_what_may_be_a_file_is_left_to_the_window_even_where_it_is_missing(
    word, tmp_path, capsys, monkeypatch
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "presente").touch()
    assert main([word]) == 1
    assert "No hay pantalla" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--pdff"], ["--pdff", str(SAMPLE)], [str(SAMPLE), "--pdff"], ["exportar", str(SAMPLE), "--pdff"]],
    ids=str,
)
def test_that_an_option_that_is_not_understood_is_named(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("No se entiende «--pdff».")
    assert "--ayuda" in said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("given", [{}, {"DISPLAY": ":4711"}, {"DISPLAY": ":4711.0"}], ids=str)
def test_that_without_a_display_the_window_says_what_to_do_instead(given):
    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    bare |= given
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), str(SAMPLE)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=bare, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "No hay pantalla" in done.stderr
    assert "exportar" in done.stderr


def test_that_a_picture_of_the_window_can_be_made_without_a_display(tmp_path):
    target = tmp_path / "ventana.png"
    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "captura", str(SAMPLE), "--salida", str(target)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=bare, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    width_and_height = struct.unpack(">II", target.read_bytes()[16:24])
    assert width_and_height == (1366, 768)  # the size of an office screen, whatever screen there is here
    assert target.stat().st_size > 50_000


@pytest.mark.parametrize("name", ["no existe.informe", "dañado.informe"])
def test_that_a_picture_of_what_cannot_be_opened_ends_with_a_sentence(name, tmp_path, capsys):
    (tmp_path / "dañado.informe").write_bytes(SAMPLE.read_bytes()[:500])
    assert main(["captura", str(tmp_path / name), "--salida", str(tmp_path / "ventana.png")]) == 1
    assert name in capsys.readouterr().err or name == "dañado.informe"
    assert not (tmp_path / "ventana.png").exists()


def test_that_a_file_in_place_of_the_folder_gets_a_sentence(tmp_path, capsys):
    (tmp_path / "ocupado").write_text("x", encoding="utf-8")
    assert main(["exportar", str(SAMPLE), "--pdf", "--carpeta", str(tmp_path / "ocupado")]) == 1
    assert "no es una carpeta" in capsys.readouterr().err


def test_that_whatever_ends_the_program_is_told_apart_from_an_order_that_failed(monkeypatch, capsys):
    def broken(_options):
        raise ValueError("bad marshal data")  # as a damaged file on the disk

    monkeypatch.setitem(main_module.COMMANDS, "verificar", broken)
    assert main(["verificar", str(SAMPLE)]) == main_module.BROKEN
    assert "bad marshal data" in capsys.readouterr().err


def test_that_without_a_console_what_an_earlier_start_said_is_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "user_folder", lambda: tmp_path)
    log = tmp_path / "salida.log"
    for words, before in (("uno", 0), ("dos", 0), ("tres", main_module.LONGEST_LOG)):
        if before:
            log.write_text("x" * before)
        with monkeypatch.context() as without_console:
            without_console.setattr(sys, "stdout", None)
            without_console.setattr(sys, "stderr", None)
            main_module._write_to_a_file()
            sys.stdout.write(f"{words}\n")
            sys.stdout.close()
        if words == "dos":
            assert log.read_text() == "uno\ndos\n"
    assert log.read_text() == "tres\n"


def test_that_what_ends_the_process_before_there_is_a_window_stands_in_the_logs(tmp_path):
    environment = os.environ | {
        **dict.fromkeys(("XDG_DATA_HOME", "LOCALAPPDATA"), str(tmp_path)),
        "QT_QPA_PLATFORM": "offscreen-desconocida",  # Qt ends the process when it knows no such screen
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], env=environment, capture_output=True, check=False
    )
    assert done.returncode != 0
    (folder,) = tmp_path.iterdir()
    assert "offscreen-desconocida" in (folder / "registro.log").read_text(encoding="utf-8")
    if sys.platform != "win32":  # where Qt ends it without the signal that others would see
        assert "gui/app.py" in (folder / "fallas.log").read_text(encoding="utf-8")
