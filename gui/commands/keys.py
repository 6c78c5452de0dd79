"""Keys in the words of keyboards in Mexico, and which ones the two Excels use for different things."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence

from gui.actions import ACTIONS, ActionSpec
from gui.spanish import KEY_NAMES

STYLE_NAMES = {"es": "Excel en español", "en": "Excel en inglés"}


def labelled(key: str) -> str:
    """Return a key as it is labelled: "Ctrl+Mayús+P" for "Ctrl+Shift+P"."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    parts = text.removesuffix("++").split("+") if text.endswith("++") else text.split("+")
    said = "+".join(KEY_NAMES.get(part, part) for part in parts)
    return f"{said}++" if text.endswith("++") else said


def keys_of(spec: ActionSpec, style: str) -> str:
    """Return all keys of an action: "Ctrl+G o Ctrl+S"; ``style`` is "es" or "en"."""
    return " o ".join(labelled(key) for key in spec.shortcuts(style))


def clashing() -> Mapping[str, Mapping[str, ActionSpec]]:
    """Return the keys that mean something else or nothing in the other Excel: by key, then style."""
    meaning: dict[str, dict[str, ActionSpec]] = {}
    differing = (spec for spec in ACTIONS if len({*map(spec.shortcuts, STYLE_NAMES)}) > 1)
    for spec in differing:  # a key of any other action is the same in both
        for style in STYLE_NAMES:
            for key in spec.shortcuts(style):
                meaning.setdefault(QKeySequence(key).toString(), {})[style] = spec
    return {key: by for key, by in meaning.items() if by.get("es") is not by.get("en")}
