"""Any foreign file, by what it holds and not by its name: to be called in the child process only."""

from __future__ import annotations

from export.reading.limits import (
    BROKEN,
    NOT_A_WORKBOOK,
    PASSWORD,
    Refused,
    opened,
)
from export.reading.texts import decoded, read_text
from export.reading.xlsx import read_xlsx
from model.foreign import Book

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_NAMES = (".csv", ".txt", ".tsv", ".tab")
_BOOK_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm")
_OTHERS = {
    b"%PDF": "Es un PDF. Ábralo, copie la tabla y elija Archivo → Pegar un informe copiado.",
    b"\x89PNG": "Es una imagen, no un libro de Excel.",
    b"\xff\xd8\xff": "Es una imagen, no un libro de Excel.",
    b"GIF8": "Es una imagen, no un libro de Excel.",
    b"MZ": "Es un programa, no un libro de Excel.",
    b"{\\rtf": "Es un documento de texto. Ábralo, copie la tabla y elija Archivo → Pegar un informe copiado.",
    b'{"format":"informe-trimestral"': "Es un informe de este programa. Use Archivo → Abrir.",
}
_HEAD = 2048  # bytes, within which a text says what it is
EMPTY = "El archivo está vacío."


def read_foreign(data: bytes, name: str) -> Book:
    """Return what the file holds. Raises Refused with the sentence to show."""
    if not data.strip():
        raise Refused(EMPTY)
    for beginning, sentence in _OTHERS.items():
        if data.startswith(beginning):
            raise Refused(sentence)
    if data.startswith(_OLE):
        return _read_ole(data, name)
    if data.startswith(_ZIP):
        return _read_zip(data, name)
    if b"<office:document" in data[:_HEAD]:
        raise Refused("Es un libro de LibreOffice sin comprimir (.fods). Ábralo ahí y guárdelo como .xlsx.")
    if name.casefold().endswith(_BOOK_NAMES) and not _is_page(data):
        if _looks_binary(data):
            raise Refused(NOT_A_WORKBOOK)
        return read_text(decoded(data), name)
    if _is_page(data):
        raise Refused("Es una página web con otro nombre. Ábrala en Excel y guárdela como .xlsx.")
    if _looks_binary(data):
        raise Refused("No es un libro de Excel ni un texto con columnas.")
    return read_text(decoded(data), name)


def _read_zip(data: bytes, name: str) -> Book:
    parts = set(opened(data).namelist())
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        if "content.xml" in parts and not _is_sheet_document(data):
            raise Refused("Es un documento de texto o una presentación, no un libro de Excel.")
        from export.reading.others import read_calamine

        return read_calamine(data, name, is_zip=True)
    if any(part.startswith("word/") for part in parts):
        raise Refused(
            "Es un documento de Word. Ábralo, copie la tabla y elija Archivo → Pegar un informe copiado."
        )
    if any(part.startswith("ppt/") for part in parts):
        raise Refused("Es una presentación, no un libro de Excel.")
    if "[Content_Types].xml" not in parts and not any(part.casefold().startswith("xl/") for part in parts):
        raise Refused("Es un archivo comprimido, no un libro de Excel. Extraiga primero el libro.")
    return read_xlsx(data, name)


def _is_sheet_document(data: bytes) -> bool:
    archive = opened(data)
    kind = archive.read("mimetype") if "mimetype" in archive.namelist() else b"spreadsheet"
    return b"spreadsheet" in kind


def _read_ole(data: bytes, name: str) -> Book:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused(PASSWORD)
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused(
            "Es un documento de Word. Ábralo, copie la tabla y elija Archivo → Pegar un informe copiado."
        )
    if not any(part.encode("utf-16-le") in data for part in ("Workbook", "Book")):
        raise Refused(BROKEN)
    from export.reading.others import read_calamine

    return read_calamine(data, name, is_zip=False)


def _looks_binary(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65536]
    return b"\x00" in sample or sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample)


def _is_page(data: bytes) -> bool:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml"))
