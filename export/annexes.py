"""What a workbook has beside the form, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.frozen import frozen

if TYPE_CHECKING:
    from model.catalogue import Catalogue
    from model.findings import Finding


@frozen
class Annexes:
    """The lists that cells offer come from ``catalogue``, as do the limits of the semáforo.

    ``findings`` are those of the report, in the order to list them; ``analysis`` and ``pending`` tell whether
    the sheets "Análisis" and "Pendientes" are wanted.
    """

    catalogue: Catalogue
    findings: tuple[Finding, ...] = ()
    analysis: bool = True
    pending: bool = True
