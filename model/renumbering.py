"""Numbers of components and activities: what they would be in the rows' order, and which come next."""

from __future__ import annotations

from collections.abc import Sequence

from model.levels import ACTIVITY, COMPONENT, Level, parse_level

_OFFERED = 12


def renumbered(levels: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return the rows whose level would be another if numbers followed the rows' order: (row, new level).

    Components count from 1; activities from 1 behind their component, whose number they take. What names
    no level, activities before the first component, and those whose component is not in the report stay.
    """
    parsed = [parse_level(text) for text in levels]
    present = {level.component for level in parsed if level and level.kind == COMPONENT}
    component = activity = 0
    changed = []
    for row, level in enumerate(parsed):
        if level is None or level.kind not in (COMPONENT, ACTIVITY):
            continue
        if level.kind == COMPONENT:
            component, activity = component + 1, 0
            new = level._replace(component=component, activity=0)
        elif not component or (level.component and level.component not in present):
            continue
        else:
            activity += 1
            new = level._replace(component=component, activity=activity)
        if new != level:
            changed.append((row, new.title))
    return tuple(changed)


def next_levels(levels: Sequence[str], row: int) -> tuple[str, ...]:
    """Return the levels to offer in a row: first the next activity of its component, then the others.

    ``levels`` are those of the whole report, this row's included. Fin and Propósito come last.
    """
    parsed = [parse_level(text) for text in levels]
    known = [level for level in parsed if level is not None]
    components = sorted({level.component for level in known if level.component}) or [0]
    here = next((level.component for level in reversed(parsed[: row + 1]) if level and level.component), 0)
    following = Level(2, max(components) + 1, 0)
    ordered = sorted(components, key=lambda component: component != here)
    activities = [_next_activity(known, component) for component in ordered if component]
    offered = [*activities[:1], following, *activities[1:_OFFERED], Level(0, 0, 0), Level(1, 0, 0)]
    if not activities:
        offered.insert(1, Level(3, 1, 1))
    return tuple(level.title for level in offered)


def block_of(levels: Sequence[str], row: int) -> int:
    """Return how many rows move together with a row: a component and the activities behind it, else 1."""
    level = parse_level(levels[row])
    if level is None or level.kind != COMPONENT:
        return 1
    end = row + 1
    while end < len(levels) and (below := parse_level(levels[end])) is not None and below.kind == ACTIVITY:
        end += 1
    return end - row


def _next_activity(levels: Sequence[Level], component: int) -> Level:
    taken = [level.activity for level in levels if level.kind == ACTIVITY and level.component == component]
    return Level(3, component, max(taken, default=0) + 1)
