"""``make bench``: what the program costs beside LibreOffice, on one machine, in one run."""
