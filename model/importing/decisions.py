"""How each series of a foreign file was read, told before and after (``domain.md`` §4.1)."""

from __future__ import annotations

from model.importing.imported import ScaleDecision
from model.importing.indicators import SERIES_NAMES, Draft, keys_of
from model.numbers import shown
from model.report import Indicator


def decisions(draft: Draft, indicator: Indicator) -> list[ScaleDecision]:
    """Return how each series of the indicator was read, before and after."""
    made = []
    for series in ("programmed", "achieved", "baseline"):
        scaled = draft.scaled[series]
        keys = keys_of(draft, series)
        pairs = [
            (raw.shown, shown(value, percent=draft.percent and not draft.counts))
            for raw, value in zip(scaled.raw, scaled.values, strict=True)
            if raw.number is not None
        ]
        if pairs:
            before, after = zip(*pairs, strict=True)
            made.append(
                ScaleDecision(
                    indicator.id, indicator.level, SERIES_NAMES[series], draft.row.addresses(keys),
                    before, after, scaled.factor, scaled.why,
                )
            )  # fmt: skip
    return made
