"""The texts of a finished PDF, decoded from the file's own bytes as a viewer would: by its tables and maps.

Made for the PDFs of this program, and strict: what it does not expect, it refuses. A general reader spends
longer on each page than the writer did.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, pairwise

_NUMBER = b"0123456789.-"
_OPERATORS = frozenset(b"rg re f g w J RG m l S BT ET Tf TL Tm Tj T* Do".split())
_FONT = re.compile(rb"/(F\d+\+\d+) [\d.]+ Tf")
_NAME = re.compile(rb"/\S+ Do")
_STRING = re.compile(rb"\(([^()]*)\)(?=Tj\b)")
_MAPPED = re.compile(rb"<(\w\w)> <(\w{4})>")


class UnexpectedPdf(ValueError):
    """Bytes that are not a whole PDF as this program writes it; the argument says what is wrong."""


def read_pages(pdf: bytes) -> Iterator[PageRead]:
    """Yield the pages as they were written. Raises UnexpectedPdf where the file is damaged."""
    try:
        yield from _Reader(pdf).pages()
    except (IndexError, KeyError, ValueError, zlib.error) as problem:
        raise UnexpectedPdf(str(problem)) from problem


class PageRead:
    """One page: its text without spaces, and on demand the texts of which it consists."""

    def __init__(self, text: str, blocks: Callable[[], list[str]]) -> None:
        self.text = text
        self.blocks = blocks
        """Returns the texts that stand each at a place of its own; the lines of a cell are one text."""


class _Reader:
    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
        entries = pdf[start : pdf.index(b"trailer", start)].split(b"\n")[2:]
        self.offsets = [int(entry[:10]) for entry in entries if entry.strip()]
        self.root = self._reference(pdf[pdf.rindex(b"trailer") :], b"Root")
        self.fonts: dict[bytes, str] = {}

    def _object(self, number: int) -> bytes:
        start = self.offsets[number]
        if not self.pdf.startswith(b"%d 0 obj" % number, start):
            raise UnexpectedPdf(f"no object {number}")
        return self.pdf[start : self.pdf.index(b"endobj", start)]

    @staticmethod
    def _reference(dictionary: bytes, key: bytes) -> int:
        match = re.search(rb"/%s (\d+) 0 R" % key, dictionary)
        if match is None:
            raise UnexpectedPdf(f"no {key.decode()}")
        return int(match[1])

    def _stream(self, number: int) -> bytes:
        start = self.offsets[number]
        begin = self.pdf.index(b"stream", start)
        length = re.search(rb"/Length (\d+)", self.pdf[start:begin])
        if length is None:
            raise UnexpectedPdf(f"no length of object {number}")
        begin = self.pdf.index(b"\n", begin) + 1
        return zlib.decompress(self.pdf[begin : begin + int(length[1])])

    def pages(self) -> Iterator[PageRead]:
        tree = self._object(self._reference(self._object(self.root), b"Pages"))
        for kid in re.findall(rb"(\d+) 0 R", tree[tree.index(b"/Kids") : tree.index(b"]")]):
            page = self._object(int(kid))
            if not self.fonts:
                self._read_fonts(self._object(self._reference(page, b"Font")))
            number = self._reference(page, b"Contents")
            yield PageRead(self._text(self._stream(number)), partial(self._blocks, number))

    def _read_fonts(self, dictionary: bytes) -> None:
        for name, number in re.findall(rb"/(F\d+\+\d+) (\d+) 0 R", dictionary):
            mapped = self._stream(self._reference(self._object(int(number)), b"ToUnicode"))
            table = ["\ufffe"] * 256  # which charmap_decode takes for "undefined"
            for code, unicode in _MAPPED.findall(mapped):
                table[int(code, 16)] = chr(int(unicode, 16))
            self.fonts[name] = "".join(table)

    def _text(self, content: bytes) -> str:
        """Return the text that the operators show; every one of them must be known."""
        texts = []
        for part, strings in self._parts(content):
            if b"\\" in strings:  # an octal code, the one escape that the writer uses
                strings = strings.decode("unicode_escape").encode("latin-1")
            texts.append(codecs.charmap_decode(strings, "strict", self.fonts[part])[0])
        return "".join("".join(texts).split())

    def _blocks(self, number: int) -> list[str]:
        _, *parts = _FONT.split(self._stream(number))
        blocks = [""]
        for name, part in zip(parts[::2], parts[1::2], strict=True):
            outside = _STRING.split(part)
            strings = [string.decode("unicode_escape").encode("latin-1") for string in outside[1::2]]
            text = codecs.charmap_decode(b"".join(strings), "strict", self.fonts[name])[0]
            places = accumulate(map(len, strings), initial=0)
            moves = [at for at, passed in zip(places, outside[::2], strict=True) if b"Tm" in passed]
            same, *others = (text[start:end] for start, end in pairwise((0, *moves, len(text))))
            blocks[-1] += same  # a font can change within a text
            blocks += others
        return blocks

    def _parts(self, content: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield each font's name with the strings shown in it, in order."""
        before, *parts = _FONT.split(content)
        operators = [_NAME.sub(b"Do", before)]
        for name, part in zip(parts[::2], parts[1::2], strict=True):
            outside = _STRING.split(part)
            yield name, b"".join(outside[1::2])
            operators += outside[::2]
        unknown = set(b" ".join(operators).translate(None, _NUMBER).split()) - _OPERATORS
        if unknown:
            raise UnexpectedPdf(f"unknown operators {sorted(unknown)[:3]}")
