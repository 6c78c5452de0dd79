"""Handing a report over by e-mail, with or without a mail program on this computer."""
