"""The program's front door: the window, or one of the commands that need none. Help is in Spanish."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # everything of ours is imported where it is used, so that each command starts fast
    import argparse

    from export.console.answers import Answer

NO_DISPLAY = (
    "No hay pantalla en esta sesión, así que la ventana no puede abrirse. Use una sesión con escritorio, "
    "o haga el trabajo sin ventana: «main.py exportar ARCHIVO --excel --pdf» o «main.py verificar ARCHIVO»."
)
OK, PENDING_ERRORS, FAILED, MISUSED = 0, 1, 1, 2
BROKEN = 70
"""A part of the program is missing or damaged; the .exe for Windows says it in a box (launcher.c)."""
LONGEST_LOG = 1_000_000
"""Bytes of salida.log, after which it is begun anew."""


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
    import tempfile

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
    if os.environ.get("WAYLAND_DISPLAY"):
        return False
    display = os.environ.get("DISPLAY", "")
    return not display or (display.startswith(":") and not _answers(display[1:].partition(".")[0]))


def _answers(number: str) -> bool:
    """Return whether a screen of this computer with that number listens; a dead one would abort Qt too."""
    place = Path(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - where every X server listens
    if place.exists():
        return True
    try:
        return f"@{place}\n" in Path("/proc/net/unix").read_text()
    except OSError:
        return True  # nothing can be said, so let Qt try


def _open(file: Path | None) -> int:
    if _display_missing():
        print(NO_DISPLAY, file=sys.stderr)
        return FAILED
    gc.disable()  # nothing made while starting is garbage; the window switches it on again
    from gui.log import start_log  # gui comes first: it has what is seldom wanted loaded later

    start_log()
    if file is not None:
        from model.safekeeping.calls import is_open_elsewhere
        from resources.places import user_folder

        if is_open_elsewhere(file.absolute(), user_folder()):
            return OK
    from gui.app import run

    return run(file)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "abrir": lambda options: _open(options.archivo),
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
    try:
        from resources.places import user_folder

        user_folder().mkdir(parents=True, exist_ok=True)
        place = user_folder() / "salida.log"
        mode = "a" if place.is_file() and place.stat().st_size < LONGEST_LOG else "w"
        sys.stdout = sys.stderr = place.open(mode, encoding="utf-8", buffering=1)
    except (OSError, ImportError):
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
    from model.errors import ProblemForUser

    try:
        return _carry_out(given)
    except ProblemForUser as problem:
        print(problem, file=sys.stderr)
        return FAILED
    except Exception:  # a damaged file shows itself as anything; the box of the .exe has to say so
        import traceback

        traceback.print_exc()
        return BROKEN


def _names_a_file(word: str) -> bool:
    """Return whether the word is meant as a file, even a missing one: the window has a sentence for that."""
    return "." in word or Path(word).name != word or Path(word).exists()


def _carry_out(given: Sequence[str]) -> int:
    if not given:
        return _open(None)
    bare = not given[0].startswith("-") and given[0] not in COMMANDS
    if bare and not _names_a_file(given[0]):
        from export.console.arguments import unknown_order

        print(unknown_order(given[0], COMMANDS), file=sys.stderr)
        return MISUSED
    if bare and len(given) == 1:
        return _open(Path(given[0]))  # the parser takes time to load, and there is nothing to parse
    from export.console.arguments import command_line, understood

    if bare:
        given = ["abrir", *given]
    options = understood(given)
    if options.command is None:
        command_line().print_help()
        return MISUSED
    return COMMANDS[options.command](options)


if __name__ == "__main__":
    sys.exit(main())
