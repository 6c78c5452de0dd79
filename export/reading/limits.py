"""How much a foreign file may hold, and the zip container looked at before anything is unpacked.

The figures are those of ``reliability.md`` §3; an honest quarterly report is a thousandth of them.
"""

from __future__ import annotations

import io
import zipfile

MAX_BYTES = 32 * 1024 * 1024
MAX_ENTRIES = 500
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_SHEET = 24 * 1024 * 1024  # one sheet, unpacked
RATIO_MATTERS_FROM = 256 * 1024  # a small part of blanks packs better than any honest text
MAX_CELLS = 80_000
MAX_ROWS = 20_000
MAX_COLUMNS = 400
MAX_MERGES = 10_000
MAX_CHARACTERS = 8_000_000
MAX_DEPTH = 64

TOO_LARGE = "Es mucho más grande que un informe trimestral."
BROKEN = "El archivo está dañado o incompleto."
PASSWORD = "El archivo tiene contraseña. Ábralo en Excel, quítesela y guárdelo de nuevo."  # noqa: S105
NOT_A_WORKBOOK = "No es un libro de Excel, aunque su nombre lo diga."


class Refused(Exception):
    """The reader will not go on; ``str(e)`` is the Spanish sentence to show."""


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the container of an .xlsx, .xlsb or .ods after looking at its list of parts. Raises Refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(BROKEN) from error
    parts = archive.infolist()
    if len(parts) > MAX_ENTRIES or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused(TOO_LARGE)
    for part in parts:
        if part.flag_bits & 1:
            raise Refused(PASSWORD)
        if part.file_size > max(RATIO_MATTERS_FROM, part.compress_size * MAX_RATIO):
            raise Refused(TOO_LARGE)
    return archive
