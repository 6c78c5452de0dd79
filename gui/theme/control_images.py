"""The small images inside controls (ticks, arrows), where Qt's stylesheets can find them.

A stylesheet takes an image only by address, so the drawings are registered, in the palette's colours, as
a resource of Qt in memory: no file is written.
"""

import struct
from functools import cache
from typing import Final

from PySide6.QtCore import QResource

from gui.theme.icons import Icon, svg
from gui.theme.metrics import ICON_SMALL
from gui.theme.roles import Palette

_SIDE: Final = ICON_SMALL
_DIRECTORY: Final = 2
_VERSION: Final = 3

_registered: dict[str, bytes] = {}  # Qt reads these bytes for as long as the program runs


def image_addresses(palette: Palette) -> dict[str, str]:
    """Register the images of a palette, once, and return the address of each by its name."""
    images = _images(palette)
    if palette.name not in _registered:
        _registered[palette.name] = bundle(images)
        QResource.registerResourceData(_registered[palette.name], f"/theme/{palette.name}")
    return {name.removesuffix(".svg"): f"url(:/theme/{palette.name}/{name})" for name in images}


@cache
def _drawing(name: Icon, colour: str) -> bytes:
    return svg(name, colour, _SIDE)


def _images(palette: Palette) -> dict[str, bytes]:
    ink, muted, pale = palette.text, palette.text_muted, palette.text_disabled
    return {
        "arrow_down.svg": _drawing(Icon.CHEVRON_DOWN, muted),
        "arrow_down_disabled.svg": _drawing(Icon.CHEVRON_DOWN, pale),
        "arrow_up.svg": _drawing(Icon.CHEVRON_UP, muted),
        "arrow_up_disabled.svg": _drawing(Icon.CHEVRON_UP, pale),
        "arrow_left.svg": _drawing(Icon.CHEVRON_LEFT, muted),
        "arrow_right.svg": _drawing(Icon.CHEVRON_RIGHT, muted),
        "check.svg": _drawing(Icon.CHECK, palette.accent_text),
        "check_disabled.svg": _drawing(Icon.CHECK, palette.surface),
        "menu_check.svg": _drawing(Icon.CHECK, ink),
        "dash.svg": _drawing(Icon.REMOVE, palette.accent_text),
        "close.svg": _drawing(Icon.CLOSE, muted),
    }


def bundle(images: dict[str, bytes]) -> bytes:
    """Return files in the binary format of Qt's resource compiler: one directory, nothing compressed."""
    ordered = sorted(images, key=name_hash)
    names, name_offsets = b"", {}
    for name in ordered:
        name_offsets[name] = len(names)
        names += struct.pack(">HI", len(name), name_hash(name)) + name.encode("utf-16-be")
    data = b""
    tree = struct.pack(">IHIIQ", 0, _DIRECTORY, len(ordered), 1, 0)
    for name in ordered:
        tree += struct.pack(">IHHHIQ", name_offsets[name], 0, 0, 1, len(data), 0)
        data += struct.pack(">I", len(images[name])) + images[name]
    start = struct.calcsize(">4sIIIII")
    offsets = (start, start + len(tree), start + len(tree) + len(data))
    return struct.pack(">4sIIIII", b"qres", _VERSION, *offsets, 0) + tree + data + names


def name_hash(name: str) -> int:
    """Return Qt's hash of a file name, by which it expects the files of a directory in order."""
    value = 0
    for unit in name:
        value = (value << 4) + ord(unit)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
