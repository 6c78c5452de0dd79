"""Our palette in the words of Qt, for what the stylesheet does not reach."""

from PySide6.QtGui import QColor, QPalette

from gui.theme.roles import Palette

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup
_TEXTS = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.PlaceholderText)


def qt_palette(palette: Palette) -> QPalette:
    """Return the `QPalette` that says the same as ours."""
    result = QPalette()
    for role, colour in _roles(palette).items():
        result.setColor(role, QColor(colour))  # active or not, so that Qt need not paint all anew in between
    for role in _TEXTS:
        result.setColor(_Group.Disabled, role, QColor(palette.text_disabled))
    result.setColor(_Group.Disabled, _Role.Highlight, QColor(palette.pressed))
    return result


def _roles(palette: Palette) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: palette.window,
        _Role.WindowText: palette.text,
        _Role.Base: palette.surface,
        _Role.AlternateBase: palette.entry.striped,
        _Role.Text: palette.text,
        _Role.PlaceholderText: palette.text_muted,
        _Role.Button: palette.surface,
        _Role.ButtonText: palette.text,
        _Role.BrightText: palette.accent_text,
        _Role.Highlight: palette.selection,
        _Role.HighlightedText: palette.selection_text,
        _Role.Accent: palette.accent,
        _Role.Link: palette.accent,
        _Role.LinkVisited: palette.accent,
        _Role.ToolTipBase: palette.tooltip,
        _Role.ToolTipText: palette.tooltip_text,
        _Role.Light: palette.surface,
        _Role.Midlight: palette.hover,
        _Role.Mid: palette.border,
        _Role.Dark: palette.control_border,
        _Role.Shadow: palette.text_muted,
    }
