"""Why the disk refused, in the officer's words: one sentence per cause, whatever the operating system."""

from __future__ import annotations

import errno
from enum import Enum
from pathlib import Path

from model.errors import FileProblem
from model.frozen import frozen


class Doing(Enum):
    """What was being done with the file; the value is the verb of the sentence."""

    SAVING = "guardar"
    READING = "abrir"


@frozen
class _Cause:
    """A cause with the codes that tell it: names in ``errno`` and numbers of Windows.

    ``reading`` replaces sentence and advice where the file was to be opened.
    """

    sentence: str
    advice: str
    errno_names: str
    windows: frozenset[int] = frozenset()
    reading: tuple[str, str] | None = None

    def tells(self, error: OSError) -> bool:
        """Return whether this is why ``error`` was raised; a Windows code says more than its errno."""
        windows = getattr(error, "winerror", None)
        if windows is not None and any(windows in cause.windows for cause in _CAUSES):
            return windows in self.windows
        return error.errno in {getattr(errno, name, None) for name in self.errno_names.split()}


_NOT_ALLOWED_TO_READ = ("no tiene permiso para leerlo", "Pida permiso a quien lo comparte, o una copia.")

_CAUSES = (
    _Cause(
        "no queda espacio en el disco",
        "Libere espacio o guarde en otra carpeta.",
        "ENOSPC EDQUOT EFBIG",
        frozenset({39, 112, 1295}),
    ),
    _Cause(
        "está abierto en otro programa, quizá en Excel",
        "Ciérrelo ahí e intente de nuevo, o guarde con otro nombre.",
        "ETXTBSY EBUSY",
        frozenset({32, 33}),
        ("está en uso por otro programa", "Ciérrelo ahí e intente de nuevo."),
    ),
    _Cause(
        "está abierto en otro programa o no tiene permiso para escribir ahí",
        "Cierre el archivo si lo tiene abierto en Excel e intente de nuevo, o guarde en otra carpeta.",
        "",
        frozenset({5}),
        _NOT_ALLOWED_TO_READ,
    ),
    _Cause(
        "no tiene permiso para escribir en esa carpeta",
        "Guarde en otra carpeta, por ejemplo Documentos.",
        "EACCES EPERM",
        reading=(
            "no tiene permiso para leerlo",
            "Pida permiso a quien lo comparte, o una copia del archivo.",
        ),
    ),
    _Cause(
        "el disco, la carpeta o el archivo es de sólo lectura",
        "Guarde con otro nombre o en otra carpeta, por ejemplo Documentos.",
        "EROFS",
        frozenset({19}),
    ),
    _Cause(
        "la carpeta ya no está ahí",
        "Compruebe que la memoria o la unidad de red esté conectada, o guarde en otra carpeta.",
        "ENOENT ENOTDIR",
        frozenset({2, 3, 15}),
        ("ya no está en esa carpeta", "Búsquelo en otra carpeta o conecte la memoria donde está."),
    ),
    _Cause(
        "el nombre es demasiado largo",
        "Escriba un nombre más corto o guarde en una carpeta menos profunda.",
        "ENAMETOOLONG",
        frozenset({206}),
    ),
    _Cause(
        "es el nombre de una carpeta",
        "Escriba otro nombre.",
        "EISDIR",
        reading=("es una carpeta, no un archivo", "Entre en ella y elija un archivo."),
    ),
    _Cause(
        "el disco no acepta ese nombre",
        'Escriba un nombre sin los signos \\ / : * ? " < > | y que no sea CON, PRN, AUX, NUL, COM1 ni LPT1.',
        "EINVAL EILSEQ ELOOP",
        frozenset({123, 161}),
    ),
    _Cause(
        "el disco o la unidad de red no responde",
        "Compruebe que siga conectado e intente de nuevo, o guarde en otra carpeta.",
        "EIO ENXIO ENODEV ESTALE ENOTCONN ETIMEDOUT EHOSTDOWN EHOSTUNREACH ECONNRESET EREMOTEIO",
        frozenset({21, 53, 55, 59, 64, 67, 121, 433, 483, 1117, 1167}),
        ("el disco o la unidad de red no responde", "Compruebe que siga conectado e intente de nuevo."),
    ),
)


def file_problem(error: OSError, path: Path, doing: Doing) -> FileProblem:
    """Return the problem to show for what the system answered about ``path``."""
    cause = next((cause for cause in _CAUSES if cause.tells(error)), None)
    if cause is None:
        code = getattr(error, "winerror", None) or error.errno
        return _problem(path, doing, f"el sistema respondió con el error {code}", "Intente en otra carpeta.")
    if doing is Doing.READING and cause.reading:
        return _problem(path, doing, *cause.reading)
    return _problem(path, doing, cause.sentence, cause.advice)


def bad_name(path: Path, doing: Doing) -> FileProblem:
    """Return the problem of a name that no file can have, or that Windows keeps for itself."""
    return file_problem(OSError(errno.EINVAL, "name"), path, doing)


def _problem(path: Path, doing: Doing, sentence: str, advice: str) -> FileProblem:
    shown = path.name.replace("\0", "")
    return FileProblem(f"No se pudo {doing.value} «{shown}»: {sentence}.", advice)
