"""Frozen data that is cheap to declare.

``dataclass(frozen=True)`` writes and compiles six functions for each class, and the hundred classes of this
program are all declared while it starts, where that was a tenth of the time. Here the functions are shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, TypeVar

from typing_extensions import dataclass_transform

Kind = TypeVar("Kind", bound=type)

_put = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: Kind) -> Kind:
    """Make a class as ``dataclass(frozen=True, slots=True)`` does, to be used in the same way.

    Fields may have defaults and default factories; keyword-only fields and ``__post_init__`` are not known.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    made._defaults = {
        each.name: each for each in fields(made) if not each.default is each.default_factory is MISSING
    }
    for name, function in _SHARED.items():
        setattr(made, name, function)
    return made  # type: ignore[no-any-return]


def _init(self: Any, /, *given: object, **named: object) -> None:
    names = self.__match_args__
    for name, content in zip(names, given, strict=False):
        _put(self, name, content)
    if len(given) == len(names) and not named:
        return
    for name in names[len(given) :]:
        if name in named:
            _put(self, name, named.pop(name))
        elif (default := self._defaults.get(name)) is None:
            raise TypeError(f"{type(self).__qualname__} needs {name}")
        else:
            _put(self, name, default.default if default.default is not MISSING else default.default_factory())
    if named or len(given) > len(names):
        raise TypeError(f"{type(self).__qualname__} has only {', '.join(names)}, each once")


def _contents(self: Any) -> tuple[object, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _eq(self: Any, other: object) -> bool:
    return _contents(self) == _contents(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_contents(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: Any, name: str, _content: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name} of {type(self).__qualname__}")


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:
    return type(self), _contents(self)


_SHARED: dict[str, Callable[..., object]] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
