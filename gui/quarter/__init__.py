"""From one quarter to the next: beginning it, and opening what the last one closed."""
