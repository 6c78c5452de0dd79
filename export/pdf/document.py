"""The one place that knows reportlab: a document, its faces, its images and its bytes."""

from __future__ import annotations

import warnings
import zlib
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from export.pdf.type import Face
from model.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

rl_config.useA85 = 0  # images as they are, not as text half as long again

PROGRAM = "Informe Trimestral"
_MOST_PIXELS = 40_000_000
_LOGO_PIXELS = (900, 450)  # more than 300 dots per inch in the box of a logo


class UnreadableImage(ValueError):
    """Bytes that are no PNG or JPEG that can be printed."""


class _Information(pdfdoc.PDFInfo):
    """Title and program only: no author, and no date, so that equal reports give equal files."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries = {"Title": self.title, "Creator": PROGRAM, "Producer": PROGRAM}
        dictionary = pdfdoc.PDFDictionary({key: pdfdoc.PDFString(text) for key, text in entries.items()})
        data: bytes = dictionary.format(document)
        return data


class _Deflate:
    """Compression at the level where time and size balance for page operators."""

    pdfname = "FlateDecode"

    def encode(self, text: str | bytes) -> bytes:
        return zlib.compress(text.encode("latin-1") if isinstance(text, str) else text, 4)


class _Canvas(Canvas):
    def _make_preamble(self) -> None:
        self._preamble = ""  # ours would name a face that is not embedded

    def open(self, title: str) -> pdfdoc.PDFDocument:
        document: pdfdoc.PDFDocument = self._doc  # type: ignore[attr-defined]
        document.info = _Information()
        document.info.title = one_line(title)
        document.defaultStreamFilters = [_Deflate()]
        return document


class Document:
    """A PDF being written, page by page, in sheets of ``size`` points."""

    def __init__(self, size: tuple[float, float], title: str) -> None:
        self.size = size
        self._bytes = BytesIO()
        self._canvas = _Canvas(
            self._bytes, pagesize=size, invariant=1, pageCompression=0, lang="es-MX", pdfVersion=(1, 7)
        )
        self._document = self._canvas.open(title)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setViewerPreference("PrintScaling", "None")

    def face(self, name: str) -> Face:
        """Return the face of a font file under ``resources``, embedded in this document."""
        return Face(TTFont(name.rpartition("/")[2], BytesIO(resources.read(name))), self._document)

    def stamp(self, name: str, picture: Image, x: float, y: float, width: float, height: float) -> None:
        """Keep an image, with its place, for the pages that name it: it is stored once."""
        self._canvas.beginForm(name)
        self._canvas.drawImage(ImageReader(picture), x, y, width, height, mask="auto")
        self._canvas.endForm()

    def end_page(self, operators: str, stamps: Iterable[str] = ()) -> None:
        """Close the page, with its stamps under these operators."""
        for name in stamps:
            self._canvas.doForm(name)
        self._canvas.addLiteral(operators)
        self._canvas.showPage()

    def outline(self, title: str, key: str, level: int) -> None:
        """Add an entry to the list of contents that points to the open page."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(one_line(title), key, level, closed=False)

    def data(self) -> bytes:
        """Finish and return the file."""
        self._canvas.save()
        return self._bytes.getvalue()


def _refuse_enormous(pixels: tuple[int, int]) -> None:
    if pixels[0] * pixels[1] > _MOST_PIXELS:
        raise UnreadableImage("too many pixels")


@lru_cache(maxsize=8)
def printable_image(data: bytes) -> Image:
    """Return a logo in RGB or RGBA, no larger than paper can show. Raises UnreadableImage."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of images that unfold to gigabytes
            picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            _refuse_enormous(picture.size)
            picture.thumbnail(_LOGO_PIXELS)
            return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except Exception as problem:  # Pillow raises a dozen kinds for damaged files
        raise UnreadableImage(str(problem)) from problem
