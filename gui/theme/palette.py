"""The colours. No other file in `gui` holds one; each is named in `roles` after what it is for.

Light is the everyday look; dark and high contrast say the same with other inks. Every text meets every
ground it can lie on with at least 4.5:1, which `tests/gui/test_theme_contrast.py` computes.
"""

from types import MappingProxyType
from typing import Final

from gui.theme.roles import Band, Fill, Lamp, Palette, Tone

LIGHT: Final = Palette(
    name="light",
    dark=False,
    window="#f2f4f6",
    surface="#ffffff",
    hover="#e6eaee",
    pressed="#d8dfe5",
    border="#d3dae0",
    control_border="#7d8b98",
    grid="#dde3e8",
    scroll="#b6c0ca",
    scroll_hover="#7d8b98",
    text="#1b2730",
    text_muted="#52606c",
    text_disabled="#98a3ad",
    accent="#0f5f78",
    accent_hover="#0c5067",
    accent_pressed="#093f52",
    accent_text="#ffffff",
    accent_soft="#dcebf0",
    focus="#1480a3",
    selection="#cbe4ee",
    selection_idle="#dde5ea",
    selection_text="#10222c",
    tooltip="#22303a",
    tooltip_text="#ffffff",
    entry=Fill("#ffffff", "#f8fafb"),
    reported=Fill("#eaf5f8", "#e2f0f5"),
    future=Fill("#f3f5f7", "#eef1f4"),
    calculated=Fill("#f2f2f8", "#ededf5"),
    calculated_reported=Fill("#e6edf6", "#dfe8f3"),
    future_text="#5f6c78",
    band_text="#1b2730",
    reported_header="#b9dde8",
    reported_header_text="#0a3848",
    bands=MappingProxyType(
        {
            "datos": Band("#e7ebef", "#8a98a6"),
            "programado": Band("#dfe8f2", "#5f83aa"),
            "alcanzado": Band("#d9ebee", "#2f8aa3"),
            "variacion": Band("#e6e4f1", "#7f78b0"),
            "medios": Band("#e7ebef", "#8a98a6"),
        }
    ),
    severities=MappingProxyType(
        {
            "error": Tone("#b3261e", "#fde9e7"),
            "warning": Tone("#835000", "#fff2d8"),
            "info": Tone("#24589c", "#e6effa"),
            "accepted": Tone("#52606c", "#eaeef1"),
        }
    ),
    semaforo=MappingProxyType(
        {
            "verde": Lamp("#1c6537", "#3a9d5d", "#e1f3e7"),
            "amarillo": Lamp("#735600", "#eab308", "#fff5cf"),
            "exceso": Lamp("#8a4800", "#ef8f2b", "#ffecd6"),
            "rojo": Lamp("#a8221b", "#d8443b", "#fde9e7"),
            "morado": Lamp("#65399b", "#8e62c9", "#f1e9fa"),
            "gris": Lamp("#52606c", "#7d8b98", "#eaeef1"),
        }
    ),
)

DARK: Final = Palette(
    name="dark",
    dark=True,
    window="#1a2026",
    surface="#21292f",
    hover="#2e383f",
    pressed="#39444c",
    border="#37424b",
    control_border="#74828e",
    grid="#313b43",
    scroll="#4b5863",
    scroll_hover="#74828e",
    text="#e4eaee",
    text_muted="#a9b6c1",
    text_disabled="#66737e",
    accent="#66bdd6",
    accent_hover="#83cbe0",
    accent_pressed="#4ba5c0",
    accent_text="#06202a",
    accent_soft="#1f3f4b",
    focus="#66bdd6",
    selection="#224b5b",
    selection_idle="#333e46",
    selection_text="#f2f7f9",
    tooltip="#36434d",
    tooltip_text="#f2f7f9",
    entry=Fill("#21292f", "#252e35"),
    reported=Fill("#203640", "#243b45"),
    future=Fill("#1c2329", "#1f262d"),
    calculated=Fill("#2a2c3a", "#2d303f"),
    calculated_reported=Fill("#293547", "#2c394c"),
    future_text="#97a4af",
    band_text="#e4eaee",
    reported_header="#2c6376",
    reported_header_text="#f2f9fb",
    bands=MappingProxyType(
        {
            "datos": Band("#2b343c", "#75848f"),
            "programado": Band("#293645", "#6c93bd"),
            "alcanzado": Band("#243d46", "#5fb3cb"),
            "variacion": Band("#323247", "#9a93cf"),
            "medios": Band("#2b343c", "#75848f"),
        }
    ),
    severities=MappingProxyType(
        {
            "error": Tone("#ff9d94", "#47282a"),
            "warning": Tone("#f3bf62", "#42351f"),
            "info": Tone("#93bdf5", "#25364d"),
            "accepted": Tone("#a9b6c1", "#2d373f"),
        }
    ),
    semaforo=MappingProxyType(
        {
            "verde": Lamp("#82d19c", "#4cb572", "#223a2c"),
            "amarillo": Lamp("#ecc94f", "#e3b70f", "#3d361c"),
            "exceso": Lamp("#f8b16b", "#ee8f2f", "#45311f"),
            "rojo": Lamp("#ff9d94", "#e0584f", "#47282a"),
            "morado": Lamp("#c9a9f2", "#a37be0", "#382c4b"),
            "gris": Lamp("#a9b6c1", "#82909c", "#2d373f"),
        }
    ),
)

HIGH_CONTRAST: Final = Palette(
    name="high_contrast",
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    hover="#e2e2e2",
    pressed="#cccccc",
    border="#000000",
    control_border="#000000",
    grid="#6e6e6e",
    scroll="#4a4a4a",
    scroll_hover="#000000",
    text="#000000",
    text_muted="#262626",
    text_disabled="#6e6e6e",
    accent="#00405c",
    accent_hover="#002a3d",
    accent_pressed="#000000",
    accent_text="#ffffff",
    accent_soft="#d3ecf7",
    focus="#00405c",
    selection="#a6d9f2",
    selection_idle="#d0d0d0",
    selection_text="#000000",
    tooltip="#000000",
    tooltip_text="#ffffff",
    entry=Fill("#ffffff", "#ffffff"),
    reported=Fill("#e3f3fa", "#e3f3fa"),
    future=Fill("#ebebeb", "#ebebeb"),
    calculated=Fill("#f2f0fb", "#f2f0fb"),
    calculated_reported=Fill("#dfe9fa", "#dfe9fa"),
    future_text="#3a3a3a",
    band_text="#000000",
    reported_header="#00405c",
    reported_header_text="#ffffff",
    bands=MappingProxyType(
        {
            "datos": Band("#e6e6e6", "#000000"),
            "programado": Band("#d5e4f5", "#000000"),
            "alcanzado": Band("#cdeaf2", "#000000"),
            "variacion": Band("#e3def5", "#000000"),
            "medios": Band("#e6e6e6", "#000000"),
        }
    ),
    severities=MappingProxyType(
        {
            "error": Tone("#8b0000", "#ffe3e0"),
            "warning": Tone("#5c3600", "#ffedc2"),
            "info": Tone("#003a80", "#deebff"),
            "accepted": Tone("#262626", "#e6e6e6"),
        }
    ),
    semaforo=MappingProxyType(
        {
            "verde": Lamp("#00451a", "#007a2f", "#dbf5e3"),
            "amarillo": Lamp("#4d3a00", "#ffcc00", "#fff5c7"),
            "exceso": Lamp("#5e2f00", "#f58000", "#ffe9cf"),
            "rojo": Lamp("#8b0000", "#c00000", "#ffe3e0"),
            "morado": Lamp("#43157a", "#6a1fb8", "#f0e3ff"),
            "gris": Lamp("#262626", "#4a4a4a", "#e6e6e6"),
        }
    ),
)

_active = LIGHT


def active() -> Palette:
    """Return the palette the window wears now; whoever paints asks at the moment of painting."""
    return _active


def activate(palette: Palette) -> None:
    """Make a palette the one that painting asks for; called by `apply_theme` alone."""
    global _active
    _active = palette
