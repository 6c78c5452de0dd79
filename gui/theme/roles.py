"""The roles a colour can have in the window; `palette` fills them in."""

from collections.abc import Mapping

from model.frozen import frozen

Colour = str
"""A colour as ``#rrggbb``."""


@frozen
class Band:
    """The header over one group of columns: its ground, and the line that closes it."""

    ground: Colour
    edge: Colour


@frozen
class Fill:
    """The ground of a kind of cell, on plain and on striped rows."""

    plain: Colour
    striped: Colour

    def on(self, row: int) -> Colour:
        """Return the ground for a row counted from 0."""
        return self.striped if row % 2 else self.plain


@frozen
class Tone:
    """What a severity looks like: the ink of its word and mark, and the soft ground behind it."""

    ink: Colour
    ground: Colour


@frozen
class Lamp:
    """What a semáforo state looks like: ink of the word, body of the shape, soft ground behind them."""

    ink: Colour
    body: Colour
    ground: Colour


@frozen(kw_only=True)
class Palette:
    """Every colour of the window by its role."""

    name: str
    dark: bool

    window: Colour
    surface: Colour
    hover: Colour
    pressed: Colour
    border: Colour
    control_border: Colour
    grid: Colour
    scroll: Colour
    scroll_hover: Colour

    text: Colour
    text_muted: Colour
    text_disabled: Colour

    accent: Colour
    accent_hover: Colour
    accent_pressed: Colour
    accent_text: Colour
    accent_soft: Colour
    focus: Colour
    selection: Colour
    selection_idle: Colour
    selection_text: Colour

    tooltip: Colour
    tooltip_text: Colour

    entry: Fill
    reported: Fill
    future: Fill
    calculated: Fill
    calculated_reported: Fill
    future_text: Colour

    band_text: Colour
    reported_header: Colour
    reported_header_text: Colour
    bands: Mapping[str, Band]
    """By group: datos, programado, alcanzado, variacion, medios."""

    severities: Mapping[str, Tone]
    """By severity: error, warning, info; and accepted."""

    semaforo: Mapping[str, Lamp]
    """By state: verde, amarillo, exceso, rojo, morado, gris."""
