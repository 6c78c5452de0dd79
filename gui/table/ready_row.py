"""The texts of one row as they are shown, made when first asked for and kept while the row is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gui.table.earlier import Earlier, Standing
from gui.table.ghosts import ghost
from model.report import Comment, Indicator, Settings
from model.schema import COLUMNS

_NO_COMMENTS: Mapping[int, Comment] = {}


def _comments(indicator: Indicator) -> dict[int, Comment]:
    by_key = {comment.key: comment for comment in indicator.comments}
    return {at: by_key[column.key] for at, column in enumerate(COLUMNS) if column.key in by_key}


class ReadyRow:
    """What the cells of an indicator show under some settings; both are frozen, so it never goes stale."""

    __slots__ = ("_earlier", "_ghost", "_standings", "_texts", "comments", "indicator", "settings")

    def __init__(self, indicator: Indicator, settings: Settings, earlier: Earlier) -> None:
        self.indicator = indicator
        self.settings = settings
        self._texts: list[str | None] = [None] * len(COLUMNS)
        self._ghost: str | None = None
        self.comments: Mapping[int, Comment] = _comments(indicator) if indicator.comments else _NO_COMMENTS
        """The comments by the number of their column, counted from 0."""
        self._earlier = earlier
        self._standings: Mapping[int, Standing] | None = None

    @property
    def standings(self) -> Mapping[int, Standing]:
        """Which cells are closed or changed since the quarter before, by the number of their column."""
        if self._standings is None:
            self._standings = self._earlier.standings(self.indicator)
        return self._standings

    def text(self, column: int) -> str:
        """Return what the cell of a column, counted from 0, shows."""
        text = self._texts[column]
        if text is None:
            text = self._texts[column] = COLUMNS[column].text(self.indicator, self.settings)
        return text

    def texts(self) -> Sequence[str]:
        """Return what the cells of all columns show."""
        return [self.text(at) if text is None else text for at, text in enumerate(self._texts)]

    def ghost(self, column: int) -> str:
        """Return what stands behind the empty cell of the column that has ghosts, "" if nothing does."""
        if self._ghost is None:
            self._ghost = ghost(
                COLUMNS[column], self.indicator, self.settings, self._earlier.row(self.indicator)
            )
        return self._ghost
