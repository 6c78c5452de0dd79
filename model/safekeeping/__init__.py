"""Nothing that was typed is ever lost: saving, journal, versions, locks (``reliability.md`` §2)."""
