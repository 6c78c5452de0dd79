"""Draws the icons of the program and of its documents, and the setup's picture, from their SVG."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

from product import ROOT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS: Final = ROOT / "resources" / "app"
PROGRAM: Final = "programa"
DOCUMENT: Final = "documento"
ICO_SIDES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
"""What Windows asks for at 100, 125, 150 and 200 %, and for the large tiles."""

_SMALL: Final = 24
"""Up to this many pixels the drawing named ``…-16`` is used: fewer shapes, on the pixel grid."""


def png(name: str, side: int) -> bytes:
    """Return the icon ``name`` (PROGRAM or DOCUMENT) as a PNG of ``side`` pixels."""
    return _file(_image(name, side), "PNG")


def bmp(drawing: Path, width: int, height: int) -> bytes:
    """Return a drawing as a bitmap of that many pixels, the only kind of picture that a setup shows."""
    return _file(_drawn(drawing, width, height).convertToFormat(QImage.Format.Format_RGB888), "BMP")


def ico(name: str) -> bytes:
    """Return the icon as a Windows .ico: bitmaps that every Windows reads, and PNG for the largest."""
    pictures = [(side, png(name, side) if side >= 256 else _bitmap(name, side)) for side in ICO_SIDES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for side, data in pictures:
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(data for _, data in pictures)


def _bitmap(name: str, side: int) -> bytes:
    """Return the picture as the headless bitmap of the .ico format: rows upwards, then an empty mask."""
    image = _image(name, side)
    rows = [bytes(image.constScanLine(y))[: side * 4] for y in range(side)]  # type: ignore[call-overload]
    mask = bytes((side + 31) // 32 * 4 * side)
    header = struct.pack(
        "<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, side * side * 4 + len(mask), 0, 0, 0, 0
    )
    return header + b"".join(reversed(rows)) + mask


def _image(name: str, side: int) -> QImage:
    drawing = DRAWINGS / (f"{name}-16.svg" if side <= _SMALL else f"{name}.svg")
    return _drawn(drawing, side, side)


def _drawn(drawing: Path, width: int, height: int) -> QImage:
    QGuiApplication.instance() or QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise RuntimeError(f"{drawing}: not a drawing")
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def _file(image: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind):  # type: ignore[call-overload]
        raise RuntimeError(f"Qt could not write a {kind}")
    return bytes(data.data())
