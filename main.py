"""The program's front door: the window, or one of the commands that need none. Help is in Spanish."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from typing_extensions import override

if TYPE_CHECKING:  # everything of ours is imported where it is used, so that each command starts fast
    from export.console.answers import Answer

NO_DISPLAY = (
    "No hay pantalla en esta sesión, así que la ventana no puede abrirse. Use una sesión con escritorio, "
    "o haga el trabajo sin ventana: «main.py exportar ARCHIVO --excel --pdf» o «main.py verificar ARCHIVO»."
)
OK, PENDING_ERRORS, FAILED, MISUSED = 0, 1, 1, 2
BROKEN = 70
"""A part of the program is missing; the .exe for Windows tells it in a box of its own (launcher.c)."""


class _Parser(argparse.ArgumentParser):
    """A parser that says in Spanish what argparse would say in English."""

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Uso:", 1)

    @override
    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Uso:", 1)

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"No se entiende la orden. {self.format_usage()}Ayuda: {self.prog} --ayuda\n")


class _Version(argparse.Action):
    """Prints the version and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    @override
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from model.version import VERSION

        print(f"Informe Trimestral {VERSION}")
        parser.exit(OK)


def _parser() -> _Parser:
    parser = _Parser(
        prog="informe-trimestral",
        description="Prepara el informe trimestral de un programa presupuestario, sin internet.",
        add_help=False,
    )
    _add_help(parser)
    parser.add_argument("--version", action=_Version, help="muestra la versión")
    commands = parser.add_subparsers(dest="command", title="Órdenes", metavar="ORDEN")
    _command(commands, "abrir", "Abre la ventana (también basta con dar el archivo).", file="?")
    export = _command(commands, "exportar", "Escribe el Excel, el PDF o ambos.", file="")
    export.add_argument("--excel", action="store_true", help="escribe el libro de Excel")
    export.add_argument("--pdf", action="store_true", help="escribe el PDF")
    export.add_argument("--carpeta", type=Path, default=Path(), metavar="CARPETA", help="dónde (si no, aquí)")
    export.add_argument("--sin-analisis", action="store_true", help="el libro va sin la hoja «Análisis»")
    export.add_argument("--sin-pendientes", action="store_true", help="el libro va sin la hoja «Pendientes»")
    _command(commands, "verificar", "Lista los pendientes; termina con 1 si hay errores.", file="")
    picture = _command(commands, "captura", "Guarda una imagen de la ventana.", file="")
    picture.add_argument("--salida", type=Path, required=True, metavar="PNG", help="archivo de la imagen")
    _command(commands, "autoprueba", "Comprueba que el programa está completo.")
    _add_import(commands)
    return parser


def _add_import(commands: object) -> None:
    """Add the commands that read what other programs wrote."""
    known = "informe, libro de Excel, CSV o texto copiado"
    text = "Convierte un libro de Excel, un CSV o un texto copiado en un informe; dice qué encontró mal."
    foreign = _foreign(commands, "importar", text)
    foreign.add_argument("archivo", type=Path, metavar="ARCHIVO", help="libro, CSV o texto copiado")
    foreign.add_argument("-o", "--salida", type=Path, metavar="INFORME", help="informe que se escribe")
    following = _foreign(commands, "nuevo-trimestre", "Empieza el trimestre que sigue al de un informe.")
    following.add_argument("archivo", type=Path, metavar="ARCHIVO", help=known)
    following.add_argument(
        "-o", "--salida", type=Path, required=True, metavar="INFORME", help="informe que se escribe"
    )
    compared = _foreign(
        commands, "comparar", "Lista en qué difieren dos informes; termina con 1 si difieren."
    )
    compared.add_argument("archivo", type=Path, metavar="ARCHIVO", help=known)
    compared.add_argument("otro", type=Path, metavar="OTRO", help="el otro")
    # The program starts itself with this to read a foreign file within limits; no person types it.
    assert isinstance(commands, argparse._SubParsersAction)  # noqa: S101, SLF001 - narrows the type only
    commands.add_parser("leer-tabla", add_help=False).add_argument("name")


def _foreign(commands: object, name: str, text: str) -> argparse.ArgumentParser:
    parser = _command(commands, name, text)
    parser.add_argument("--json", action="store_true", help="responde en JSON")
    for option, pair, what in (
        ("--respuesta", "ID=VALOR", "responde una pregunta"),
        ("--columna", "L=CLAVE", "qué es una columna"),
    ):
        parser.add_argument(option, action="append", default=[], metavar=pair, help=what)
    return parser


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser._positionals.title = "Argumentos"  # noqa: SLF001 - argparse has no public way to name its groups
    parser._optionals.title = "Opciones"  # noqa: SLF001
    parser.add_argument("-h", "--ayuda", "--help", action="help", help="muestra esta ayuda")


def _command(commands: object, name: str, text: str, file: str | None = None) -> argparse.ArgumentParser:
    assert isinstance(commands, argparse._SubParsersAction)  # noqa: S101, SLF001 - narrows the type only
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, add_help=False)
    _add_help(parser)
    if file is not None:
        parser.add_argument(
            "archivo", type=Path, nargs=file or None, metavar="ARCHIVO", help="informe *.informe"
        )
    return parser


def _export(options: argparse.Namespace) -> int:
    from export.console.exporting import run

    return _told(run(options))


def _verify(options: argparse.Namespace) -> int:
    from export.console.verifying import run

    return _told(run(options))


def _import(options: argparse.Namespace) -> int:
    from export.console.importing import run

    return _told(run(options))


def _next_quarter(options: argparse.Namespace) -> int:
    from export.console.next_quarter import run

    return _told(run(options))


def _compare(options: argparse.Namespace) -> int:
    from export.console.comparing import run

    return _told(run(options))


def _told(answer: Answer) -> int:
    """Print what a command answers and return its exit status."""
    for line in answer.asides:
        print(line, file=sys.stderr)
    for line in answer.lines:
        print(line)
    return answer.status


def _read_foreign(options: argparse.Namespace) -> int:
    from export.reading.child import serve

    return serve(options.name)


def _picture(options: argparse.Namespace) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.app import picture
    from model.files import make_folder

    make_folder(options.salida.parent)
    picture(options.archivo, options.salida)
    print(options.salida)
    return OK


def _self_test(_options: argparse.Namespace) -> int:
    """Load every resource, open the sample, export both, read them back, and show it in the window."""
    from export.selftest import self_test

    with tempfile.TemporaryDirectory(prefix="autoprueba ñ ") as folder:
        for line in self_test(Path(folder)):
            print(line)
        print(f"Ventana: {_window_of(Path(folder)):,} bytes de imagen")
    print("autoprueba: todo bien")
    return OK


def _window_of(folder: Path) -> int:
    """Return the size of a picture of the window, drawn without a screen, with the report in ``folder``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.app import picture

    target = folder / "ventana.png"
    picture(next(folder.glob("*.informe")), target)
    return target.stat().st_size


def _display_missing() -> bool:
    """Return whether this is a Linux session without a screen, where Qt would abort the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "xcb").startswith(
        ("offscreen", "minimal")
    ):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(options: argparse.Namespace) -> int:
    if _display_missing():
        print(NO_DISPLAY, file=sys.stderr)
        return FAILED
    if options.archivo is not None:
        from model.safekeeping.calls import is_open_elsewhere
        from resources.places import user_folder

        if is_open_elsewhere(options.archivo.absolute(), user_folder()):
            return OK
    gc.disable()  # nothing made while starting is garbage; the window switches it on again
    from gui.app import run

    return run(options.archivo)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "abrir": _open,
    "exportar": _export,
    "verificar": _verify,
    "captura": _picture,
    "autoprueba": _self_test,
    "importar": _import,
    "nuevo-trimestre": _next_quarter,
    "comparar": _compare,
    "leer-tabla": _read_foreign,
}


def _write_to_a_file() -> None:
    """Send what is printed to salida.log in the user's folder: on Windows the program has no console."""
    from resources.places import user_folder

    try:
        user_folder().mkdir(parents=True, exist_ok=True)
        place = user_folder() / "salida.log"
        sys.stdout = sys.stderr = place.open("w", encoding="utf-8", buffering=1)
    except OSError:
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the whole life


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (the process's own if None) and return the exit status.

    A bare file, or nothing at all, opens the window.
    """
    if sys.stdout is None or sys.stderr is None:
        _write_to_a_file()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console shows "?" for what it does not know
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes time
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (not given[0].startswith("-") and given[0] not in COMMANDS):
        given.insert(0, "abrir")
    options = _parser().parse_args(given)
    if options.command is None:
        _parser().print_help()
        return MISUSED
    from model.errors import ProblemForUser

    try:
        return COMMANDS[options.command](options)
    except ProblemForUser as problem:
        print(problem, file=sys.stderr)
        return FAILED
    except ImportError:
        traceback.print_exc()
        return BROKEN


if __name__ == "__main__":
    sys.exit(main())
