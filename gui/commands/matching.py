"""What is found for a few typed letters, whatever their case and accents. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.text import folded


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be asked for: ``text`` is shown, ``words`` are searched beside it.

    ``key`` says what it is, ``keys`` is how it is asked for on the keyboard, "" if it is not.
    """

    key: str
    text: str
    words: str = ""
    keys: str = ""
    folded_text: str = field(init=False, default="")
    folded_words: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded_text", folded(self.text))
        object.__setattr__(self, "folded_words", folded(self.words))


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries that have every typed word, the best first; all of them if nothing is typed."""
    wanted = folded(typed).split()
    if not wanted:
        return list(entries)
    ranked = [(rank, at) for at, entry in enumerate(entries) if (rank := _rank(entry, wanted)) is not None]
    return [entries[at] for _, at in sorted(ranked)]


def _rank(entry: Entry, wanted: Sequence[str]) -> int | None:
    """Return how well an entry fits, less is better; None if it does not."""
    phrase = " ".join(wanted)
    if f"{entry.folded_text} ".startswith(f"{phrase} "):
        return 0
    if entry.folded_text.startswith(phrase):
        return 1
    if f" {phrase}" in entry.folded_text:
        return 2
    total = 3
    for word in wanted:
        if f" {word}" in f" {entry.folded_text}":
            total += 1
        elif word in entry.folded_text:
            total += 10
        elif f" {word}" in f" {entry.folded_words}":
            total += 100
        else:
            return None
    return total
