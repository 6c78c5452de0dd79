"""What everything that is stored has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, ClassVar, NamedTuple, Self

from model.frozen import frozen


class Between(NamedTuple):
    """The bounds of a whole number, both included."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: object, handler: Callable[[object], Any]) -> Any:
        """Tell pydantic of the bounds (``model.checked``)."""
        return {**handler(source), "ge": self.least, "le": self.most}


@frozen(kw_only=True, slots=False)
class Record:
    """Base of everything stored: frozen, and keeping what a newer program wrote (``extras``).

    What comes from a file is judged by ``model.project_file.records``, what an import built by
    ``model.checked``; here nothing is, so that a report opens fast.
    """

    __pydantic_config__: ClassVar = {"strict": True, "revalidate_instances": "always", "extra": "forbid"}

    extras: dict[str, Any] = field(default_factory=dict)

    def replace(self, **values: Any) -> Self:
        """Return the same record with other values of these fields. Raises TypeError for one it lacks."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__, **values)
        if len(made.__dict__) != len(self.__dict__):
            raise TypeError(f"{type(self).__name__} lacks one of {', '.join(values)}")
        return made

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Return the record with exactly these values, one for each field, of any type that you vouch for."""
        made = object.__new__(cls)
        made.__dict__.update(values)
        return made
