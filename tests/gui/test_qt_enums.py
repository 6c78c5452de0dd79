"""Enumerations that are made quickly are those that Python makes."""

import pickle
import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from types import ModuleType
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from gui import qt_enums

MADE_BY_PYTHON = qt_enums._BY_PYTHON
MAKERS = (qt_enums._create, MADE_BY_PYTHON)
KINDS = (Enum, IntEnum, Flag, IntFlag)
ITEMS = {
    "plain": [("First", 1), ("Second", 2), ("Third", 4)],
    "with a second name": [("First", 1), ("Same", 1), ("Second", 2)],
    "with several bits": [("Nothing", 0), ("One", 1), ("Two", 2), ("Both", 3), ("Far", 12)],
    "below nothing": [("Mask", -2147483648), ("All", -1), ("One", 1)],
    "in no order": [("Eight", 8), ("One", 1), ("Four", 4)],
}

pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="only there are they made quickly")


def described(made):
    """Everything that can be asked of an enumeration."""
    own = {name: content for name, content in vars(made).items() if name not in ("__new__", "__module__")}
    members = list(made)
    flags = [~member for member in members] if issubclass(made, Flag) else []
    together = members[0] | members[-1] if flags else None
    return repr(
        (
            sorted(own.items()),
            [vars(member) | {"__objclass__": made} for member in made.__members__.values()],
            members,
            [made(value) for value in made._value2member_map_],
            [str(member) for member in members],
            flags,
            together,
            made.__mro__[1:],
        )
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS)
@pytest.mark.parametrize("boundary", [None, FlagBoundary.KEEP])
def test_that_one_made_quickly_is_like_one_made_by_python(kind, items, boundary):
    how = {"module": "m", "qualname": "Outer.Made", "type": None, "start": 1, "boundary": boundary}
    quick = qt_enums._create(kind, "Made", list(items), **how)
    assert described(quick) == described(MADE_BY_PYTHON(kind, "Made", list(items), **how))
    assert quick.__module__ == "m"
    assert type(quick) is EnumType


def enumerations(of, depth=2):
    for name in dir(of):
        found = getattr(of, name, None)
        if isinstance(found, EnumType):
            yield found
        elif isinstance(found, type) and depth and found.__module__.startswith("PySide6"):
            yield from enumerations(found, depth - 1)


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets], ids=lambda module: module.__name__)
def test_that_all_of_qt_are_as_python_makes_them(module: ModuleType):
    found = {each for each in enumerations(module) if each.__members__ and each.__bases__[0] in KINDS}
    assert len(found) > 100
    for each in found:
        items = [(name, member.value) for name, member in each.__members__.items()]
        how = {"module": each.__module__, "boundary": vars(each).get("_boundary_")}
        made = [make(each.__bases__[0], each.__name__, items, **how) for make in MAKERS]
        assert described(made[0]) == described(made[1])
        assert list(each.__members__) == list(made[1].__members__)


def test_that_a_member_can_be_stored_and_is_the_same_again():
    alignment = QtCore.Qt.AlignmentFlag.AlignLeft | QtCore.Qt.AlignmentFlag.AlignTop
    for member in (QtCore.Qt.Key.Key_A, alignment):
        assert pickle.loads(pickle.dumps(member)) == member  # noqa: S301 - our own


@pytest.mark.parametrize(
    "items",
    [
        "First Second",
        ["First", "Second"],
        {"First": 1},
        [("First", "text")],
        [("name", 1)],
        [("_own", 1)],
        [],
    ],
)
def test_that_what_is_not_plain_is_left_to_python(items: Any):
    quick = qt_enums._create(Enum, "Made", items)
    slow = MADE_BY_PYTHON(Enum, "Made", items)
    assert {name: m.value for name, m in quick.__members__.items()} == {
        name: m.value for name, m in slow.__members__.items()
    }
    assert not qt_enums._are_plain(Enum, items)


def test_that_a_name_given_twice_is_refused_as_ever():
    with pytest.raises(TypeError):
        Enum("Made", [("First", 1), ("First", 2)])
