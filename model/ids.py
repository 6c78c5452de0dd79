"""Names that nobody has given before, for rows and for documents."""

from __future__ import annotations

import os
import re

_DOCUMENT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def new_id() -> str:
    """Return 32 random hexadecimal digits."""
    return _hexadecimal(16)


def new_document_id() -> str:
    """Return a random id as documents have it, in the form of a UUID; ``uuid`` itself loads much."""
    return "-".join(map(_hexadecimal, (4, 2, 2, 2, 6)))


def _hexadecimal(size: int) -> str:
    """Return so many random bytes, as ``secrets.token_hex`` does, which loads much too."""
    return os.urandom(size).hex()


def is_document_id(text: str) -> bool:
    """Return whether ``text`` has exactly the form of a document's id, which is also a safe folder name."""
    return _DOCUMENT.fullmatch(text) is not None
