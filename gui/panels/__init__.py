"""The parts of the window around the table: pendientes, the indicator's strip, steps, status, folding boxes."""
