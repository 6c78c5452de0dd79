"""The window: everything that needs Qt, and nothing that could live without it."""
