"""Makes the enumerations of Qt as Python makes them, in a fifth of the time.

The window needs more than two hundred, with almost four thousand members: they were a tenth of its start.
Python makes each through steps that serve what a class may hold beside plain numbers, which Qt has not.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from functools import cache
from typing import Any

_KINDS = (Enum, IntEnum, Flag, IntFlag)
_BY_PYTHON: Callable[..., Any] = EnumType._create_  # type: ignore[attr-defined]
_OF_THE_MEMBERS = frozenset({"_member_names_", "_member_map_", "_value2member_map_", "_unhashable_values_"})


def make_quickly() -> None:
    """Have the enumerations that are made by calling ``Enum("Name", items)`` and its like made quickly.

    Every other version of Python has its own steps, so there nothing changes.
    """
    if sys.version_info[:2] == (3, 11):
        EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(kind: Any, name: str, items: Any, **how: Any) -> Any:
    if kind not in _KINDS or how.get("type") is not None or not _are_plain(kind, items):
        return _BY_PYTHON(kind, name, items, **how)
    module = how.get("module") or sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as Python does
    body = {**_common(kind), "__module__": module}
    if how.get("qualname"):
        body["__qualname__"] = how["qualname"]
    if issubclass(kind, Flag) and how.get("boundary"):
        body["_boundary_"] = how["boundary"]
    return _made(kind, name, items, body)


def _are_plain(kind: type[Enum], items: Any) -> bool:
    """Return whether the items are pairs of a name that means nothing else and a whole number."""
    if type(items) is not list or {*map(type, items)} != {tuple}:
        return False
    values = dict(items)
    return (
        len(values) == len(items)
        and {*map(type, values)} == {str}
        and {*map(type, values.values())} == {int}
        and _taken(kind).isdisjoint(values)
        and "_" not in {name[:1] for name in values}
    )


def _made(kind: Any, name: str, items: list[tuple[str, int]], body: dict[str, Any]) -> Any:
    names: list[str] = []
    by_name: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    body |= {"_member_names_": names, "_member_map_": by_name, "_value2member_map_": by_value}
    made: Any = type.__new__(EnumType, name, (kind,), {**body, "_unhashable_values_": []})
    is_flag, with_value, new = issubclass(kind, Flag), kind._use_args_, kind._member_type_.__new__
    all_bits = single_bits = 0
    for label, value in items:
        is_single = value > 0 and not value & (value - 1)
        all_bits |= value
        single_bits |= value if is_single else 0
        member = by_value.get(value)  # a second name for a value is the same member
        if member is None:
            member = by_value[value] = new(made, value) if with_value else new(made)
            place = len(names)
            member.__dict__.update(_value_=value, _name_=label, __objclass__=made, _sort_order_=place)
            if is_single or not is_flag:
                names.append(label)
        by_name[label] = member
        type.__setattr__(made, label, member)
    if is_flag:
        if "_singles_mask_" in body:
            made._flag_mask_, made._singles_mask_ = all_bits, single_bits
        else:  # up to 3.11.3, which Debian 12 has, only single bits count
            made._flag_mask_ = single_bits
        made._all_bits_ = 2 ** all_bits.bit_length() - 1
        values = [by_name[label]._value_ for label in names]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    return made


@cache
def _common(kind: type[Enum]) -> dict[str, Any]:
    """Return what every enumeration of this kind holds, as Python makes it."""
    one = _BY_PYTHON(kind, "One", [("One", 1)], module=__name__)
    own = _OF_THE_MEMBERS | {"One", "__module__", "__doc__"}
    return {name: content for name, content in vars(one).items() if name not in own}


@cache
def _taken(kind: type[Enum]) -> frozenset[str]:
    """Return the names that mean something in every enumeration of this kind."""
    return frozenset({"mro"}.union(*map(vars, kind.__mro__)))
