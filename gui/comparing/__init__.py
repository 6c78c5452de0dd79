"""Two reports side by side, as a list of what differs."""
