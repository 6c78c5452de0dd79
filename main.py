"""The program's front door: the window, or one of the commands that need none. Help is in Spanish."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from typing_extensions import override

if TYPE_CHECKING:  # everything of ours is imported where it is used, so that each command starts fast
    from model.findings import Finding
    from model.report import Report

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
    _command(commands, "verificar", "Lista los pendientes; termina con 1 si hay errores.", file="")
    picture = _command(commands, "captura", "Guarda una imagen de la ventana.", file="")
    picture.add_argument("--salida", type=Path, required=True, metavar="PNG", help="archivo de la imagen")
    _command(commands, "autoprueba", "Comprueba que el programa está completo.")
    _add_import(commands)
    return parser


def _add_import(commands: object) -> None:
    text = "Convierte un libro de Excel, un CSV o un texto copiado en un informe; dice qué encontró mal."
    foreign = _command(commands, "importar", text)
    foreign.add_argument("archivo", type=Path, metavar="ARCHIVO", help="libro, CSV o texto copiado")
    foreign.add_argument("-o", "--salida", type=Path, metavar="INFORME", help="informe que se escribe")
    foreign.add_argument("--json", action="store_true", help="responde en JSON")
    foreign.add_argument(
        "--respuesta", action="append", default=[], metavar="ID=VALOR", help="responde una pregunta"
    )
    foreign.add_argument(
        "--columna", action="append", default=[], metavar="L=CLAVE", help="qué es una columna"
    )
    # The program starts itself with this to read a foreign file within limits; no person types it.
    assert isinstance(commands, argparse._SubParsersAction)  # noqa: S101, SLF001 - narrows the type only
    commands.add_parser("leer-tabla", add_help=False).add_argument("name")


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


def _findings(report: Report) -> tuple[Finding, ...]:
    """Return what the rules find in a report by the catalogue in use, without what was accepted."""
    from model.catalogue import parse_catalogue
    from model.findings import find_issues
    from resources.places import catalogue_file, own_catalogue

    catalogue = parse_catalogue(catalogue_file(), own_catalogue().data)
    return tuple(finding for finding in find_issues(report, catalogue) if finding.accepted is None)


def _errors(findings: Iterable[Finding]) -> int:
    from model.findings import Severity

    return sum(finding.severity is Severity.ERROR for finding in findings)


def _export(options: argparse.Namespace) -> int:
    """Write the files asked for (both if none was named) and name them. Status 1 when they are drafts."""
    from export.deliver import Product, deliver, suggested_name
    from model.files import make_folder
    from model.project_file import load

    wanted = [p for p, asked in ((Product.EXCEL, options.excel), (Product.PDF, options.pdf)) if asked]
    report = load(options.archivo).report
    errors = _errors(_findings(report))
    make_folder(options.carpeta)
    for product in wanted or list(Product):
        path = options.carpeta / suggested_name(report, product, draft=errors > 0)
        delivery = deliver(report, product, path, draft=errors > 0)
        print(delivery.path)
        for notice in delivery.notices:
            print(notice, file=sys.stderr)
    if errors:
        print(f"El informe tiene errores ({errors}): se escribió como BORRADOR.", file=sys.stderr)
    return PENDING_ERRORS if errors else OK


def _verify(options: argparse.Namespace) -> int:
    """Print the findings, errors first. Status 1 when there are errors."""
    from model.project_file import load

    opened = load(options.archivo)
    for warning in opened.warnings:
        print(warning)
    levels = {indicator.id: indicator.level for indicator in opened.report.indicators}
    findings = _findings(opened.report)
    for finding in findings:
        where = levels.get(finding.indicator or "", "Informe")
        print(f"{finding.severity.label}  {finding.rule}  {where}: {finding.message}")
    print(f"Errores: {_errors(findings)}. Pendientes en total: {len(findings)}.")
    return PENDING_ERRORS if _errors(findings) else OK


def _import(options: argparse.Namespace) -> int:
    """Read a foreign file and write the report it holds. Status 1 while something of it is unsure."""
    import json

    from export.reading.process import import_file
    from export.reading.telling import as_json, certain, told
    from model.project_file import Identity, save

    columns = dict(pair.split("=", 1) for pair in options.columna if "=" in pair)
    answers = dict(pair.split("=", 1) for pair in options.respuesta if "=" in pair)
    imported = import_file(options.archivo, {"*": columns}, answers)
    if options.salida is not None:
        save(imported.report, options.salida, Identity.new())
    if options.json:
        print(json.dumps(as_json(imported), ensure_ascii=False, indent=1))
    else:
        print(*told(imported), sep="\n")
    return OK if certain(imported) else PENDING_ERRORS


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
