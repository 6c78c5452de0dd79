"""Names that nobody has given before, for rows and for documents."""

from __future__ import annotations

import re
from secrets import token_hex

_DOCUMENT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def new_id() -> str:
    """Return 32 random hexadecimal digits."""
    return token_hex(16)


def new_document_id() -> str:
    """Return a random id as documents have it, in the form of a UUID; ``uuid`` itself loads much."""
    return "-".join(map(token_hex, (4, 2, 2, 2, 6)))


def is_document_id(text: str) -> bool:
    """Return whether ``text`` has exactly the form of a document's id, which is also a safe folder name."""
    return _DOCUMENT.fullmatch(text) is not None
