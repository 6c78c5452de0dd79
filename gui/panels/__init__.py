"""The parts of the window around the table: pendientes, strip, steps, status line, folding boxes."""
