"""The window: everything that needs Qt, and nothing that could live without it."""

from gui.later import load_later
from gui.qt_enums import make_quickly

load_later()
make_quickly()
