"""Forms for what has no column: heading, signatures, settings, and an indicator's further data."""
