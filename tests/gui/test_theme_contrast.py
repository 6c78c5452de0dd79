"""The colours: legible on every ground in every palette."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from gui.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from gui.theme.roles import Palette

PALETTES = (LIGHT, DARK, HIGH_CONTRAST)
SEVERITIES = ("error", "warning", "info", "accepted")
STATES = ("verde", "amarillo", "exceso", "rojo", "morado", "gris")
GROUPS = ("datos", "programado", "alcanzado", "variacion", "medios")
FILLS = ("entry", "reported", "calculated", "calculated_reported")
LEGIBLE = 4.5
VISIBLE = 3.0

TEXTS = {
    "text": ("window", "surface", "hover", "pressed", "accent_soft"),
    "text_muted": ("window", "surface", "hover"),
    "accent": ("window", "surface", "hover", "accent_soft"),
    "accent_text": ("accent", "accent_hover", "accent_pressed"),
    "selection_text": ("selection", "selection_idle"),
    "tooltip_text": ("tooltip",),
    "reported_header_text": ("reported_header",),
}

SHAPES = {
    "focus": ("window", "surface"),
    "control_border": ("window", "surface"),
    "accent": ("window", "surface"),
    "scroll_hover": ("window",),
}


def text_pairs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Every text that can lie on every ground: a name, the ink, the ground."""
    for ink, grounds in TEXTS.items():
        for ground in grounds:
            yield f"{ink} on {ground}", getattr(palette, ink), getattr(palette, ground)
    for group, band in palette.bands.items():
        yield f"band_text on {group}", palette.band_text, band.ground
    yield "future_text on future", palette.future_text, palette.future.plain
    yield "future_text on future stripe", palette.future_text, palette.future.striped
    tones = [(name, tone.ink, tone.ground) for name, tone in palette.severities.items()]
    lamps = [(name, lamp.ink, lamp.ground) for name, lamp in palette.semaforo.items()]
    for name, ink, ground in tones + lamps:
        yield f"{name} on its own ground", ink, ground
        yield f"text on {name}", palette.text, ground
        for place, other in _grounds_of_marks(palette):
            yield f"{name} on {place}", ink, other
    for place, ground in _grounds_of_marks(palette):
        if not place.startswith("selection"):
            yield f"text on {place}", palette.text, ground
    for place, ground in _grounds_of_ghosts(palette):
        yield f"ghost on {place}", palette.text_muted, ground


def _grounds_of_marks(palette: Palette) -> Iterator[tuple[str, str]]:
    for place in ("window", "surface", "hover", "selection", "selection_idle"):
        yield place, getattr(palette, place)
    for name in FILLS:
        fill = getattr(palette, name)
        yield name, fill.plain
        yield f"{name} stripe", fill.striped


def _grounds_of_ghosts(palette: Palette) -> Iterator[tuple[str, str]]:
    """Where an empty cell of the reported quarter can lie; selected ones take the selection's ink."""
    yield "reported", palette.reported.plain
    yield "reported stripe", palette.reported.striped
    for name, tone in palette.severities.items():
        yield name, tone.ground


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_every_text_is_legible_on_every_ground_it_can_lie_on(palette):
    faint = {
        name: round(contrast(*pair), 2) for name, *pair in text_pairs(palette) if contrast(*pair) < LEGIBLE
    }
    assert not faint


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_focus_and_the_edges_of_controls_stand_out(palette):
    pairs = [(ink, ground) for ink, grounds in SHAPES.items() for ground in grounds]
    faint = [pair for pair in pairs if contrast(*(getattr(palette, name) for name in pair)) < VISIBLE]
    assert not faint
    assert all(contrast(palette.focus, palette.entry.on(row)) >= VISIBLE for row in (0, 1))


def test_that_high_contrast_keeps_reading_text_at_seven_to_one():
    grounds = (HIGH_CONTRAST.window, HIGH_CONTRAST.entry.plain, HIGH_CONTRAST.selection)
    assert all(contrast(HIGH_CONTRAST.text, ground) >= 7 for ground in grounds)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_every_palette_has_a_colour_for_every_group_severity_and_state(palette):
    assert tuple(palette.bands) == GROUPS
    assert tuple(palette.severities) == SEVERITIES
    assert tuple(palette.semaforo) == STATES


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_colours_are_written_in_full(palette):
    colours = [value for field in fields(palette) if isinstance(value := getattr(palette, field.name), str)]
    colours.remove(palette.name)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours)
    assert all(len(colour) == 7 for colour in re.findall(r"#[0-9a-fA-F]+", repr(palette)))


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_the_corner_of_a_comment_stands_out_on_every_cell(palette):
    grounds = [*_grounds_of_marks(palette), *_grounds_of_ghosts(palette)]
    assert not [place for place, ground in grounds if contrast(palette.accent, ground) < VISIBLE]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_that_the_bars_and_limits_of_the_chart_stand_out(palette):
    for ground in (palette.surface, palette.hover):
        assert contrast(palette.text, ground) >= LEGIBLE
        for name in ("programado", "alcanzado"):
            assert contrast(palette.bands[name].edge, ground) >= VISIBLE
