"""The printed pages: seeing them, and sending them to a printer at their true size."""
