"""Our own workbook coming back: what was changed in it, for the officer to take or leave."""
