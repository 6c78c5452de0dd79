"""Earlier versions of the report and other people's: to look at, to go back to, to put together."""
