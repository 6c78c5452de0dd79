"""Text shown on hover: wrapped, and never read as markup, whatever the officer wrote."""

from __future__ import annotations

import html


def hover(*texts: str) -> str:
    """Return the tooltip that shows each text as a paragraph of its own; "" if there is none."""
    return "".join(f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>" for text in texts if text)
