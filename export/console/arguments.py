"""What the command line understands. Help is in Spanish."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from model.overriding import override

OK, MISUSED = 0, 2


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

        sys.stdout.write(f"Informe Trimestral {VERSION}\n")
        parser.exit(OK)


def command_line() -> argparse.ArgumentParser:
    """Return the parser of all commands; a wrong order ends the process with status 2."""
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


def understood(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words ask for; one that is not understood is named, and ends the process."""
    parser = command_line()
    known = ("-h", "--ayuda", "--help", "--version")
    if words[0].startswith("-") and not any(option.startswith(words[0]) for option in known):
        unknown = [words[0]]  # else the parser would stumble over the word after it
    else:
        options, unknown = parser.parse_known_args(words)
    if unknown:
        parser.exit(MISUSED, f"No se entiende «{unknown[0]}». Ayuda: {parser.prog} --ayuda\n")
    return options


def unknown_order(word: str, orders: Iterable[str]) -> str:
    """Return what to say of a word that is neither one of ``orders`` nor a file."""
    from difflib import get_close_matches

    near = "".join(f" ¿Quiso decir «{order}»?" for order in get_close_matches(word, orders, 1))
    return f"No existe el archivo ni la orden «{word}».{near} Las órdenes se ven con «main.py --ayuda»."


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
