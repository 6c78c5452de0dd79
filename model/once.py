"""What an object computes of itself once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - it is written like the property that it is
    """``functools.cached_property`` without the lock that it takes each time until Python 3.12.

    For objects that are made by the thousand and used by one thread.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, found: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, found: object, owner: type) -> T: ...
    def __get__(self, found: object | None, owner: type) -> once[T] | T:
        if found is None:
            return self
        value = found.__dict__[self._name] = self._compute(found)
        return value
