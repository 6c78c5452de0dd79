"""Comments at the cells of an indicator: at most one for each column, kept in the project file only."""

from __future__ import annotations

from collections.abc import Iterator

from model.edits import ReplaceRows
from model.report import Comment, Indicator, Report
from model.text import clean_text


def comment_at(indicator: Indicator, key: str) -> Comment | None:
    """Return the comment at the cell of column ``key``, None if it has none."""
    return next((comment for comment in indicator.comments if comment.key == key), None)


def comments_of(report: Report) -> Iterator[tuple[int, Comment]]:
    """Yield every comment with the position of its indicator, in the report's order."""
    for row, indicator in enumerate(report.indicators):
        for comment in indicator.comments:
            yield row, comment


def set_comment(
    report: Report, row: int, key: str, text: str, user: str = "", date: str = ""
) -> ReplaceRows | None:
    """Return the edit that puts a comment at a cell, in place of the one there; blank ``text`` removes it.

    ``date`` is ISO 8601. None if nothing would change.
    """
    indicator = report.indicators[row]
    before, words = comment_at(indicator, key), clean_text(text).strip()
    if words == (before.text if before is not None else ""):
        return None
    kept = tuple(comment for comment in indicator.comments if comment is not before)
    added = (Comment(key=key, text=words, user=user, date=date),) if words else ()
    return ReplaceRows(((row, indicator.replace(comments=(*kept, *added))),))
