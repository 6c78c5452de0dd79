"""The mark of a method that overrides another one, for whoever checks types.

At run time it does nothing: ``typing_extensions``, where Python 3.11 has to take it from, loads much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override as override
else:
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Return the method."""
        return method
