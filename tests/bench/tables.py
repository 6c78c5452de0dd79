"""Figures beside each other, as tables for readers, in Spanish; each goal with ✓ or ✗."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

HEADS = ("Indicadores", "Informe Trimestral", "LibreOffice", "Razón", "Meta")
_MB = 1024 * 1024

Text = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Line:
    """Our figure, and beside it another's where somebody does the same.

    ``share`` is the goal for the ratio of both, ``limit`` that for our own figure.
    """

    rows: str
    ours: float
    theirs: float | None
    share: float | None
    limit: float | None
    text: Text

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the line, as ``HEADS`` names them."""
        if self.theirs is None:
            return (self.rows, self.text(self.ours), "", "", self.goal())
        return (
            self.rows,
            self.text(self.ours),
            self.text(self.theirs),
            f"{self.ours / self.theirs:.2f}",
            self.goal(),
        )

    def goal(self) -> str:
        """Return the goal with its mark; empty where there is none."""
        if self.limit is not None:
            return f"≤ {self.text(self.limit)} {_mark(met=self.ours <= self.limit)}"
        if self.share is not None and self.theirs is not None:
            return f"≤ {self.share:.2f} {_mark(met=self.ours <= self.share * self.theirs)}"
        return ""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of work: what was compared, and its lines."""

    title: str
    note: str
    lines: Sequence[Line]


def _mark(*, met: bool) -> str:
    return "✓" if met else "✗"


def full(sections: Iterable[Section]) -> str:
    """Return a table for each section, as Markdown."""
    return "\n".join(
        f"### {section.title}\n\n{section.note}\n\n{_table(HEADS, [line.cells() for line in section.lines])}"
        for section in sections
    )


def short(sections: Iterable[Section]) -> str:
    """Return one table of all that has a goal, as Markdown."""
    rows = [(section.title, *line.cells()) for section in sections for line in section.lines if line.goal()]
    return _table(("Trabajo", *HEADS), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---" if head == "Trabajo" else "--:" for head in heads]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, ruler, *rows))


def ms(seconds: float) -> str:
    """Return "1,234 ms", or "2.3 ms" where that is little."""
    value = seconds * 1000
    return f"{value:,.0f} ms" if value >= 99.95 else f"{value:.1f} ms"


def mb(size: float) -> str:
    """Return "85 MB"."""
    return f"{size / _MB:,.0f} MB"


def times(factor: float) -> str:
    """Return "× 9.8"."""
    return f"× {factor:.1f}"
