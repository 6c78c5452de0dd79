"""The commands that read and write reports without a window: what they answer, and with which status."""
