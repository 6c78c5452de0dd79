"""The hostile files of reliability.md §3, and those that are merely not what their name says."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from tests.export.reading.biff12 import record, workbook

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def package(sheet: str, strings: str = "", more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return an .xlsx whose only sheet is the given XML."""
    relations = f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    if strings:
        relations += f'<Relationship Id="r2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="Hoja1" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings)
        for name, data in more.items():
            archive.writestr(name, data)
    return target.getvalue()


def sheet_of(cells: str, after: str = "", before: str = "") -> str:
    """Return the XML of a sheet with those rows."""
    return f'{_HEAD}{before}<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'


def _cell(address: str) -> str:
    row = "".join(c for c in address if c.isdigit())
    return f'<row r="{row}"><c r="{address}"><v>1</v></c></row>'


def _laughs() -> str:
    entities = '<!ENTITY a0 "ja">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f"<!DOCTYPE x [{entities}]>"


def _quadratic() -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"x" * 60_000}">]>'


def _external() -> str:
    return '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _text_cell(text: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def _large_cell() -> bytes:
    return package(sheet_of(_text_cell("a" * (80 * 1024 * 1024))))


def _many_rows(rows: int, columns: int) -> bytes:
    row = "<row>" + "<c><v>1</v></c>" * columns + "</row>"
    return package(sheet_of(row * rows))


def _repeated_string() -> bytes:
    strings = f'{_HEAD}<sst xmlns="{_MAIN}"><si><t>{"á" * 30_000}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5000))
    return package(sheet_of(cells), strings)


def _encrypted_zip() -> bytes:
    data = bytearray(package(sheet_of(_cell("A1"))))
    at = 0
    while (at := data.find(b"PK\x03\x04", at)) >= 0:
        data[at + 6] |= 1
        at += 4
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def _many_entries() -> bytes:
    return package(sheet_of(_cell("A1")), more={f"xl/{n}.bin": b"" for n in range(600)})


def _ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1500 + name.encode("utf-16-le") + b"\x00" * 3000


def ole_of(stream: bytes, name: str = "Workbook") -> bytes:
    """Return an OLE container (MS-CFB) with one stream, as an .xls is."""
    sector, free, end, fat = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    stream = stream.ljust(4096, b"\0")  # shorter ones would stand in a stream of small ones
    count = -(-len(stream) // sector)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    chain = [fat, end, *range(3, 2 + count), end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        words = title.encode("utf-16-le")
        whole = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words) + 2, kind, 1, free, free, child)
        return whole + bytes(36) + struct.pack("<IQ", start, size)

    root, own = entry("Root Entry", 5, 1, end, 0), entry(name, 2, free, 2, len(stream))
    blank = entry("", 0, free, 0, 0)
    return head + table + root + own + blank * 2 + stream.ljust(count * sector, b"\0")


def _xls_with_password() -> bytes:
    """Return an .xls whose sheets are encrypted: after the first record stands one that says how."""
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 6)
    return ole_of(begin + struct.pack("<HHHHH", 0x002F, 54, 1, 1, 1) + bytes(48))


def _corners(kind: str) -> bytes:
    far = workbook({"a": [[1]]})
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(far)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.bin"):
                data = SHEETS_OF_CORNERS[kind]
            archive.writestr(name, data)
    return target.getvalue()


def _rows_of_records(rows: range) -> bytes:
    return b"".join(
        record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        + record(5, struct.pack("<IId", 0, 0, 1.0))
        for row in rows
    )


SHEETS_OF_CORNERS = {
    "corners": record(129) + record(145) + _rows_of_records(range(1))
    + record(0, struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0))
    + record(5, struct.pack("<IId", 16_383, 0, 1.0)) + record(146) + record(130),
    "rows": record(129) + record(145) + _rows_of_records(range(0, 1_000_000, 5)) + record(146) + record(130),
}  # fmt: skip


def _ods_bomb() -> bytes:
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{office}" xmlns:table="{table}"><office:body>'
        '<office:spreadsheet><table:table table:name="a">'
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"{_HEAD}<manifest/>")
    return target.getvalue()


def _words() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", "<w/>")
    return target.getvalue()


def _far(*addresses: str) -> bytes:
    return package(sheet_of("".join(map(_cell, addresses))))


HOSTILE = {
    "risas.xlsx": lambda: package(sheet_of(_text_cell("&a9;"), before=_laughs())),
    "cuadratica.xlsx": lambda: package(sheet_of(_text_cell("&a;" * 9_000), before=_quadratic())),
    "externa.xlsx": lambda: package(sheet_of(_text_cell("&a;"), before=_external())),
    "celda enorme.xlsx": _large_cell,
    "un millon de renglones.xlsx": lambda: _many_rows(90_000, 30),
    "diez millones.xlsx": lambda: package(sheet_of("<row/>" * 10_000_000)),
    "celda lejana.xlsx": lambda: _far("XFD1048576"),
    "celdas en las esquinas.xlsx": lambda: _far("A1", "XFD1048576"),
    "combinada gigante.xlsx": lambda: package(
        sheet_of(_cell("A1"), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    ),
    "muchas combinadas.xlsx": lambda: package(
        sheet_of(
            _cell("A1"),
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 19_000))
            + "</mergeCells>",
        )
    ),
    "anidado.xlsx": lambda: package(sheet_of("<x>" * 200_000)),
    "rutas.xlsx": lambda: package(sheet_of(_cell("A1")), more={"../../fuera.txt": b"x"}),
    "texto repetido.xlsx": _repeated_string,
    "muchas partes.xlsx": _many_entries,
    "cifrado.xlsx": _encrypted_zip,
    "contraseña.xlsx": lambda: _ole("EncryptedPackage"),
    "documento.xls": lambda: _ole("WordDocument"),
    "roto.xls": lambda: _ole("Workbook"),
    "bomba.ods": _ods_bomb,
    "contraseña.xls": _xls_with_password,
    "esquinas.xlsb": lambda: _corners("corners"),
    "un millon de renglones.xlsb": lambda: _corners("rows"),
    "dos millones de renglones.csv": lambda: b"1,2\n" * 1_990_000,
    "diez millones de renglones.csv": lambda: b"1,2\n" * 10_000_000,
    "renglones sin fin.txt": lambda: b"\t\n" * 3_900_000,
    "cortado.xlsx": lambda: package(sheet_of(_cell("A1")))[:900],
    "documento.docx": _words,
    "programa.xlsx": lambda: package(
        sheet_of('<row r="1"><c r="A1"><f>cmd|\'/c calc\'!A1</f><v>1</v></c></row>')
    ),
    "imagen.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 500,
    "pagina.xls": lambda: b"<html><table><tr><td>Nivel</td></tr></table></html>",
    "hoja.fods": lambda: (
        b'<?xml version="1.0" encoding="UTF-8"?>\n\n<office:document/>'
    ),
    "documento.pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "vacio.xlsx": lambda: b"",
    "carta.txt": lambda: "Estimado señor:\nLe envío el informe.\n".encode(),
    "bytes.csv": lambda: bytes(range(256)) * 40,
    "ceros.xlsx": lambda: b"PK\x03\x04" + b"\x00" * 4000,
}  # fmt: skip
