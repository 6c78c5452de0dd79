"""The look of the standard controls: one stylesheet over Fusion, filled in from palette and metrics."""

import re
from dataclasses import fields
from typing import Final

from gui.theme import metrics
from gui.theme.control_images import image_addresses
from gui.theme.roles import Palette
from gui.theme.stylesheet_parts import FRAMES, INPUTS, VIEWS

_TOKEN: Final = re.compile(r"@([a-z_]+)")

_SIZES: Final = {
    "radius": f"{metrics.RADIUS}px",
    "quarter": f"{metrics.SPACE // 4}px",
    "half": f"{metrics.SPACE // 2}px",
    "one": f"{metrics.SPACE}px",
    "two": f"{2 * metrics.SPACE}px",
    "three": f"{3 * metrics.SPACE}px",
    "four": f"{4 * metrics.SPACE}px",
    "six": f"{6 * metrics.SPACE}px",
    "control": f"{metrics.CONTROL_HEIGHT - 2 * metrics.HAIRLINE}px",
    "control_focused": f"{metrics.CONTROL_HEIGHT - 2 * metrics.FOCUS_WIDTH}px",
    "scrollbar": f"{metrics.SCROLLBAR}px",
    "small": f"{metrics.ICON_SMALL}px",
    "caption": f"{metrics.CAPTION_POINTS}pt",
    "subtitle": f"{metrics.SUBTITLE_POINTS}pt",
    "title": f"{metrics.TITLE_POINTS}pt",
}


def stylesheet(palette: Palette) -> str:
    """Return the application's stylesheet in the colours of a palette."""
    values = {**_colours(palette), **_images(palette), **_SIZES}
    return _TOKEN.sub(lambda token: values[token[1]], FRAMES + INPUTS + VIEWS)


def _colours(palette: Palette) -> dict[str, str]:
    roles = {field.name: getattr(palette, field.name) for field in fields(palette)}
    colours = {name: value for name, value in roles.items() if isinstance(value, str)}
    for severity, tone in palette.severities.items():
        colours |= {f"{severity}_ink": tone.ink, f"{severity}_ground": tone.ground}
    return colours | {"stripe": palette.entry.striped, "header": palette.bands["datos"].ground}


def _images(palette: Palette) -> dict[str, str]:
    return {f"image_{name}": address for name, address in image_addresses(palette).items()}
