"""What keeps the officer's work safe while it is typed, seen from the window."""
