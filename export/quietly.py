"""A long piece of writing, undisturbed by Python's search for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Put off the search for garbage while inside.

    An export makes a hundred thousand objects and hardly any garbage; looking through them and the whole
    report again and again would take a tenth of its time. What goes out of use is freed all the same.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
