"""The finished workbook: what openpyxl writes, with our cells in its sheets, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from export.excel.cells import legal
from export.excel.measure import BASE_POINTS, FACE

if TYPE_CHECKING:
    from openpyxl import Workbook

    from export.excel.cells import Cells

_SHEET_DATA = re.compile(r"<sheetData ?/>|<sheetData></sheetData>")
_DIMENSION = re.compile(r'(?<=<dimension ref=")[^"]*')
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_APPLICATION = re.compile(rb"<(Application|AppVersion)>.*?</\1>", re.DOTALL)
_MERGED = re.compile(r"(?<=<mergeCells )(.*?>)(.*?)(?=</mergeCells>)")
_AFTER_LINKS = re.compile(r"(?=<printOptions |<pageMargins )")
_BEFORE_DRAWING = re.compile(r"(?=<drawing |</worksheet>)")
_BASE_FONT = re.compile(rb"(?<=<font>).*?(?=</font>)")  # the first; all widths are counted in its digits
_PICTURE = re.compile(r'descr="Picture"')
_FIRST_DRAWING = "xl/drawings/drawing1.xml"
_FIRST_PART = "[Content_Types].xml"  # by it other programs tell what the file is
_LEVEL = 4  # of the compression: half the time of the usual 6, and a file a tenth larger
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of the calendar of zip files


def _sheet(xml: bytes, cells: Cells) -> bytes:
    dimension = cells.dimension()
    text = _DIMENSION.sub(dimension, xml.decode("utf-8"), count=1)
    # openpyxl keeps the merged ranges in a set, whose order changes from run to run.
    text = _MERGED.sub(
        lambda match: match[1] + "".join(sorted(re.findall("<[^>]*>", match[2]))), text, count=1
    )
    # Excel's green corners: it suspects every sum beside a year, and codes such as "304".
    ignored = (
        f'<ignoredErrors><ignoredError sqref="{dimension}"'
        ' numberStoredAsText="1" formulaRange="1" formula="1"/></ignoredErrors>'
    )
    text = _BEFORE_DRAWING.sub(ignored, text, count=1)
    text = _AFTER_LINKS.sub(cells.links_xml().replace("\\", r"\\"), text, count=1)
    before, after = _SHEET_DATA.split(text, maxsplit=1)
    return f"{before}{cells.xml()}{after}".encode()


def _described(drawing: bytes, pictures: Sequence[str]) -> bytes:
    """Give the pictures of a drawing, in their order, what a screen reader says of them."""
    texts = iter(pictures)

    def described(match: re.Match[str]) -> str:
        return f"descr={quoteattr(legal(next(texts)))}"

    return _PICTURE.sub(described, drawing.decode("utf-8")).encode()


def _written(workbook: Workbook) -> dict[str, bytes]:
    with BytesIO() as buffer:
        workbook.save(buffer)
        with ZipFile(buffer) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def packed(workbook: Workbook, sheets: Iterable[tuple[str, Cells]], pictures: Sequence[str] = ()) -> bytes:
    """Return the workbook with ``sheets``, the title and the cells of each.

    Its styles must be complete; cells may be made as they are asked for, since each sheet is compressed in a
    thread of its own while the next one is made. ``pictures`` are the texts of the first sheet's pictures
    for those who do not see them, in their order.

    Dates and names of machine and person are left out: the same report gives the same bytes.
    """
    parts = _written(workbook)
    if pictures:
        parts[_FIRST_DRAWING] = _described(parts[_FIRST_DRAWING], pictures)
    font = f'<name val="{FACE}"/><family val="2"/><sz val="{BASE_POINTS}"/>'
    parts["xl/styles.xml"] = _BASE_FONT.sub(font.encode(), parts["xl/styles.xml"], count=1)
    parts["docProps/core.xml"] = _DATES.sub(b"", parts["docProps/core.xml"])
    parts["docProps/app.xml"] = _APPLICATION.sub(b"", parts["docProps/app.xml"])
    with BytesIO() as buffer:
        with ZipFile(buffer, "w") as archive, ThreadPoolExecutor(1) as beside:

            def put(name: str, content: bytes) -> None:
                archive.writestr(_info(name), content, compresslevel=_LEVEL)

            put(_FIRST_PART, parts.pop(_FIRST_PART))
            writing = []
            for title, cells in sheets:
                name = f"xl/worksheets/sheet{workbook.sheetnames.index(title) + 1}.xml"
                writing.append(beside.submit(put, name, _sheet(parts.pop(name), cells)))
            for sheet in writing:
                sheet.result()
            for name, content in parts.items():
                put(name, content)
        return buffer.getvalue()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _FIRST_DAY)
    info.compress_type = ZIP_STORED if name.startswith("xl/media/") else ZIP_DEFLATED
    info.create_system = 0  # the same on every system
    return info
