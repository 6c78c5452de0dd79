"""Whether a printer has the report's paper, and what to offer where it has not. Millimetres, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from export.style import MARGIN_MM, PAPER_MM
from model.report import Paper

Size = tuple[float, float]
"""Two sides of a sheet; which of them comes first says nothing."""

TOLERANCE_MM = 1.0
"""Printers' lists round to points or tenths of an inch (Oficio México is 340.4 mm long in some), while the
nearest other sheet, 8.5 × 13.5 inches, is 2.9 mm longer."""


@dataclass(frozen=True, slots=True)
class PrinterPapers:
    """What a printer takes: the sizes on its list, and those it takes besides, between two limits."""

    sizes: tuple[Size, ...] = ()
    least: Size | None = None
    most: Size | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to print where the report's paper is not on the list: ``words`` of its button, and the paper."""

    words: str
    paper: Paper


def paper_name(paper: Paper) -> str:
    """Return "Oficio México"."""
    return paper.label.partition(" (")[0]


def size_words(paper: Paper) -> str:
    """Return "215.9 × 340 mm", the shorter side first as paper is sold."""
    return f"{' × '.join(f'{side:g}' for side in sorted(PAPER_MM[paper]))} mm"


def closest(paper: Paper, sizes: Iterable[Size]) -> int | None:
    """Return the position of the size that is this paper, or None where there is none."""
    off = {position: _difference(size, PAPER_MM[paper]) for position, size in enumerate(sizes)}
    best = min(off, key=off.__getitem__, default=None)
    return None if best is None or off[best] > TOLERANCE_MM else best


def remedies(paper: Paper, papers: PrinterPapers) -> tuple[Remedy, ...]:
    """Return what can be done where ``paper`` is not on the printer's list, the most faithful first.

    The report's own paper as a custom size, where the printer takes it; then our other papers on its
    list, from the one most alike.
    """
    found = []
    if _takes(papers, PAPER_MM[paper]):
        found.append(Remedy(f"{paper_name(paper)} como medida especial", paper))
    others = sorted(set(Paper) - {paper}, key=lambda other: _difference(PAPER_MM[other], PAPER_MM[paper]))
    found += [
        Remedy(f"Usar {paper_name(other)}", other)
        for other in others
        if closest(other, papers.sizes) is not None
    ]
    return tuple(found)


def cuts(margin: float) -> bool:
    """Return whether a printer that cannot reach ``margin`` of a sheet would leave out part of a page."""
    return margin > MARGIN_MM


def _takes(papers: PrinterPapers, size: Size) -> bool:
    if papers.least is None or papers.most is None:
        return False
    limits = zip(sorted(papers.least), sorted(size), sorted(papers.most), strict=True)
    return all(least - TOLERANCE_MM <= side <= most + TOLERANCE_MM for least, side, most in limits)


def _difference(one: Size, other: Size) -> float:
    return max(abs(a - b) for a, b in zip(sorted(one), sorted(other), strict=True))
