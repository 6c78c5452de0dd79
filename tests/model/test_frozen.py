"""Classes made by ``frozen`` are to their users what ``dataclass(frozen=True, slots=True)`` makes."""

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.frozen import frozen


@frozen
class Ours:
    first: int
    second: str = "b"
    third: tuple[int, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Theirs:
    first: int
    second: str = "b"
    third: tuple[int, ...] = field(default_factory=tuple)


@frozen(kw_only=True)
class Named:
    first: int
    second: str = "b"


@frozen(kw_only=True)
class NamedToo(Named):
    third: int = 3


CONTENTS = st.integers() | st.text(max_size=3)
CALLS = st.tuples(
    st.lists(CONTENTS, max_size=4),
    st.dictionaries(st.sampled_from(["first", "second", "third", "fourth"]), CONTENTS),
)


def told(kind, call):
    """What comes of the call: the contents and the text, or that it is refused."""
    try:
        made = kind(*call[0], **call[1])
    except TypeError:
        return "refused"
    return (made.first, made.second, made.third, repr(made).replace(kind.__name__, ""))


@given(CALLS)
def test_that_a_call_makes_the_same_or_is_refused_as_there(call):
    assert told(Ours, call) == told(Theirs, call)


@given(CONTENTS, CONTENTS)
def test_that_equal_contents_make_equal_values_of_equal_hash(one, other):
    assert (Ours(one) == Ours(other)) is (one == other)
    assert hash(Ours(one, "x")) == hash(Ours(one, "x"))


def test_that_nothing_can_be_changed_or_added():
    made = Ours(1)
    for change in (
        lambda: setattr(made, "first", 2),
        lambda: setattr(made, "other", 2),
        lambda: delattr(made, "first"),
    ):
        with pytest.raises(FrozenInstanceError):
            change()
    assert made == Ours(1)


def test_that_what_dataclasses_offers_works_on_them():
    made = Ours(1, third=(2,))
    assert dataclasses.replace(made, second="c") == Ours(1, "c", (2,))
    assert dataclasses.asdict(made) == {"first": 1, "second": "b", "third": (2,)}
    assert copy.deepcopy(made) == made
    match made:
        case Ours(1, second):
            assert second == "b"


def test_that_a_value_of_another_class_is_another():
    theirs: object = Theirs(1)
    assert Ours(1) != theirs


def test_that_fields_of_a_base_come_first_and_want_their_names():
    assert NamedToo(first=1) == NamedToo(first=1, second="b", third=3)
    assert copy.copy(NamedToo(first=1, third=4)) == NamedToo(first=1, third=4)
    kind: Callable[..., object] = NamedToo
    for unnamed, named in (((1,), {}), ((), {"third": 1}), ((), {"first": 1, "fourth": 4})):
        with pytest.raises(TypeError):
            kind(*unnamed, **named)
