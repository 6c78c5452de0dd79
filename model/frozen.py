"""Frozen data that is cheap to declare.

``dataclass(frozen=True)`` writes and compiles six functions for each class, and the hundred classes of this
program are all declared while it starts, where that was a tenth of the time. Here the functions are shared.
A class of a module that is loaded later, when it is wanted, stays a plain ``dataclass``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, overload

if TYPE_CHECKING:  # it loads much, and says nothing at run time
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_known: object) -> Callable[[Any], Any]:
        """Return what leaves a function as it is."""
        return lambda function: function


Kind = TypeVar("Kind", bound=type)

_put = object.__setattr__


@overload
def frozen(kind: Kind, /) -> Kind: ...
@overload
def frozen(*, kw_only: bool = False, slots: bool = True) -> Callable[[Kind], Kind]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type | None = None, /, *, kw_only: bool = False, slots: bool = True) -> Any:
    """Make a class as ``dataclass(frozen=True, slots=slots)`` does, to be used in the same way.

    Fields may have defaults and default factories. ``__post_init__`` is not called.
    """
    if kind is None:
        return lambda kind: _made(kind, kw_only, slots)
    return _made(kind, kw_only, slots)


def _made(kind: type, kw_only: bool, slots: bool) -> Any:
    kind.__doc__ = kind.__doc__ or kind.__name__  # else it takes long to write one
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(kind)
    made.__frozen_names__ = names = tuple(each.name for each in fields(made))
    made.__frozen_defaults__ = {each.name: each for each in fields(made) if _is_optional(each)}
    made.__frozen_contents__ = staticmethod(attrgetter(*names) if len(names) > 1 else _few)
    for name, function in _SHARED.items():
        setattr(made, name, function)
    return made


def _is_optional(given: Field[Any]) -> bool:
    return given.default is not MISSING or given.default_factory is not MISSING


def _init(self: Any, /, *given: object, **named: object) -> None:
    names = self.__frozen_names__
    if len(given) > len(self.__match_args__):  # the fields that need no name
        raise TypeError(f"{type(self).__qualname__} takes only {len(self.__match_args__)} without a name")
    for name, content in zip(names, given, strict=False):
        _put(self, name, content)
    if len(given) == len(names) and not named:
        return
    for name in names[len(given) :]:
        if name in named:
            _put(self, name, named.pop(name))
        elif (left := self.__frozen_defaults__.get(name)) is None:
            raise TypeError(f"{type(self).__qualname__} needs {name}")
        else:
            _put(self, name, left.default if left.default is not MISSING else left.default_factory())
    if named:
        raise TypeError(f"{type(self).__qualname__} takes no {', '.join(named)}")


def _few(self: Any) -> tuple[object, ...]:
    # The getter of several attributes is a tuple's at the speed of C; of one it is no tuple.
    return tuple([getattr(self, name) for name in self.__frozen_names__])


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__frozen_contents__(self) == other.__frozen_contents__(other)


def _hash(self: Any) -> int:
    return hash(self.__frozen_contents__(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__frozen_names__)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: Any, name: str, _content: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name} of {type(self).__qualname__}")


def _reduce(self: Any) -> tuple[object, ...]:
    return _again, (type(self), dict(zip(self.__frozen_names__, self.__frozen_contents__(self), strict=True)))


def _again(kind: type, contents: dict[str, Any]) -> Any:
    return kind(**contents)


_SHARED: dict[str, Callable[..., object]] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
