"""Starting the child that reads a foreign file, and what is made of its answer."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from export.progress import Progress
from export.reading import wire
from export.reading.child import COMMAND
from export.reading.confined import SECONDS, job_for
from export.reading.limits import MAX_BYTES, TOO_LARGE, Refused
from export.reading.texts import read_text
from model.errors import FileProblem
from model.files import read_file
from model.foreign import Book, ImportProblem
from model.html_tables import read_tables
from model.importing import Correction, Imported, interpret
from model.text import one_line

_ADVICE = "Compruebe que eligió el libro del informe trimestral."
_MAIN = Path(__file__).resolve().parent.parent.parent / "main.py"
_COLUMNS_OF_A_TABLE = 5
_LOOK = 0.1  # seconds between two looks at whether the officer has cancelled
_BROKE_OFF = "No se pudo leer: es demasiado grande o está dañado."


def import_file(
    path: Path,
    corrections: Mapping[str, Correction] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Imported:
    """Return what a foreign file proposes; see ``interpret``. Raises ImportProblem or FileProblem."""
    return interpret(read_book(path), corrections, answers)


def import_text(
    text: str,
    corrections: Mapping[str, Correction] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Imported:
    """Return what a copied table proposes. Raises ImportProblem."""
    return interpret(read_copied_text(text), corrections, answers)


def read_copied_text(text: str) -> Book:
    """Return the table that was copied from a PDF, Word or a sheet. Raises ImportProblem."""
    try:
        return read_text(text, "el texto copiado", "\t" if "\t" in text else "")
    except Refused as refused:
        raise ImportProblem(f"No se pudo leer el texto copiado. {refused}") from refused


def read_copied(text: str, html: str = "") -> Book:
    """Return the table that was copied; of Word's and Excel's ``html``, whose cells may hold line breaks.

    Raises ImportProblem.
    """
    tables = read_tables(html).tables if "<table" in html.casefold() else []
    rows = [[one_line(cell) for cell in row] for table in tables for row in table]
    if max(map(len, rows), default=0) > _COLUMNS_OF_A_TABLE:
        text = "\n".join("\t".join(row) for row in rows)
    return read_copied_text(text)


def read_book(path: Path, progress: Progress | None = None) -> Book:
    """Return what a foreign file holds, read by a limited child process (``reliability.md`` §3).

    Blocks for up to 20 seconds: call it beside the window, with its ``progress`` to be able to stop it.
    Raises FileProblem where the disk refuses, ImportProblem with one sentence for everything else, and
    Cancelled.
    """
    if path.stat().st_size > MAX_BYTES if path.is_file() else False:
        raise _problem(path, TOO_LARGE)
    data = read_file(path, MAX_BYTES)
    try:
        answer = wire.decoded(_asked(data, path.name, progress), path.name)
    except wire.BadAnswer as error:
        raise _problem(path, _BROKE_OFF) from error
    if isinstance(answer, str):
        raise _problem(path, answer)
    return answer


def _problem(path: Path, sentence: str) -> ImportProblem:
    return ImportProblem(f"No se pudo leer «{path.name}». {sentence}", _ADVICE)


def _asked(data: bytes, name: str, progress: Progress | None) -> bytes:
    """Return the answer of a child to which the file is given. Raises BadAnswer if it gives none."""
    start = [sys.executable, str(_MAIN)] if _MAIN.is_file() else [sys.executable]  # the .exe is the program
    command = [*start, COMMAND, name]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_"))}
    try:
        child = subprocess.Popen(  # noqa: S603 - this program itself
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
            env=environment,
        )
    except OSError as error:
        raise FileProblem(
            "El programa no pudo iniciar la lectura del archivo.", "Inténtelo de nuevo."
        ) from error
    job = job_for(int(getattr(child, "_handle", 0)))  # before the first byte of the file reaches it
    try:
        answer = _awaited(child, data, progress)
    except OSError as error:
        raise wire.BadAnswer("broke off") from error
    finally:
        if child.poll() is None:
            _end(child)
        if job is not None:
            job.close()
    if child.returncode != 0:
        raise wire.BadAnswer("broke off")
    return answer


def _awaited(child: subprocess.Popen[bytes], data: bytes, progress: Progress | None) -> bytes:
    """Return what the child writes; meanwhile ``progress`` is asked whether it is still wanted.

    The file is handed over beside it: on Windows a pipe that nobody empties waits for ever.
    """
    into = child.stdin
    assert into is not None  # noqa: S101 - it was asked for
    child.stdin = None

    def give() -> None:
        with suppress(OSError), into:  # a child that ended early tells more by its answer
            into.write(data)

    threading.Thread(target=give, name="entrega", daemon=True).start()
    begun = time.monotonic()
    while (spent := time.monotonic() - begun) < SECONDS:
        if progress is not None:
            progress.step(spent / SECONDS)
        with suppress(subprocess.TimeoutExpired):
            return child.communicate(timeout=min(_LOOK, SECONDS - spent))[0]
    raise wire.BadAnswer("too slow")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child; its pipe is not waited for, which Windows may keep open for a while."""
    child.kill()
    with suppress(subprocess.TimeoutExpired):
        child.communicate(timeout=_LOOK)
    if child.stdout is not None and os.name != "nt":  # there, the thread that still reads closes it
        child.stdout.close()
    child.wait()
