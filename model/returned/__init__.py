"""Our own workbook coming back: what it carries of the report, and what was changed in it since then.

The workbook has a hidden sheet with the whole report (``carrier``) and, in a hidden last column of its
tables, marks that say what each row holds (``marks``). Whoever reads a foreign ``Book`` asks ``returned``
first; None means that it is read like anybody else's workbook.
"""

from model.returned.carrier import carried, carrier_texts, shareable
from model.returned.found import Returned, Unread
from model.returned.returning import returned
from model.returned.taking import taken

__all__ = [
    "Returned",
    "Unread",
    "carried",
    "carrier_texts",
    "returned",
    "shareable",
    "taken",
]
