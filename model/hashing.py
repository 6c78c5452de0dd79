"""SHA-256 from Python's own core, for what is hashed while the program starts.

``hashlib`` takes it from OpenSSL, which takes longer to load than a report takes to be hashed.
"""

from __future__ import annotations

try:
    from _sha256 import sha256 as hasher  # type: ignore[import-not-found]
except ImportError:  # from Python 3.12 on it has another name
    from hashlib import sha256 as hasher

__all__ = ["digits_of", "hasher"]


def digits_of(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of ``text``: enough to tell texts apart."""
    digits: str = hasher(text.encode()).hexdigest()
    return digits[:16]
