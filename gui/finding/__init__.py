"""Finding and replacing in the table."""
