"""The last gate for a report that was put together out of foreign data: pydantic judges every value.

Project files have readers of their own, which say in Spanish and by its place what is wrong
(``model.project_file.records``); pydantic is not loaded for them, as it would cost a fifth of the start.
"""

from __future__ import annotations

from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from model.report import Report


class NotOfItsKind(ValueError):
    """A report that its own declaration forbids; ``key`` is the field, "indicators.3.baseline_year"."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key


def checked(report: Report) -> Report:
    """Return the report. Raises NotOfItsKind where a value is not what its field is declared to hold."""
    try:
        _judge().validate_python(report, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise NotOfItsKind(".".join(map(str, first["loc"])), first["msg"]) from None
    return report


@lru_cache(maxsize=1)
def _judge() -> TypeAdapter[Report]:
    return TypeAdapter(Report)
