"""Our own workbook told in the words of an import, for whoever does not ask what to take: all is taken."""

from __future__ import annotations

from collections.abc import Iterator

from model.compare import Difference, Kind
from model.importing.imported import Imported, ImportFinding
from model.importing.rules import RULE_BY_ID
from model.returned.found import Returned, Unread

_OURS = "Es un libro de este programa: se recuperó el informe completo que lleva dentro."
_SAME = "No se cambió nada en él desde que se exportó."
_SHOWN = 40  # characters of a value


def proposal(found: Returned) -> Imported:
    """Return the report with every difference taken; the notices say what was changed in the workbook."""
    return Imported(
        report=found.now,
        source=found.source,
        tables=(),
        scales=(),
        questions=(),
        findings=tuple(map(_finding, found.unread)),
        notices=(_OURS, *(_sentences(found) if found.differences else (_SAME,))),
    )


def _finding(cell: Unread) -> ImportFinding:
    rule = RULE_BY_ID["IMP-03"]
    said = f" dice «{_short(cell.text)}»" if cell.text else ""
    message = f"{cell.title}{said}. {cell.sentence}"
    cells = (cell.address,) if cell.address else ()
    return ImportFinding(rule.id, rule.severity, cells, None, cell.where, message, "Queda como se exportó.")


def _sentences(found: Returned) -> Iterator[str]:
    count = len(found.differences)
    changed = "cambió una cosa" if count == 1 else f"cambiaron {count:,} cosas"
    yield f"Desde que se exportó {changed} en el libro:"
    for difference in found.differences:
        yield sentence(difference) + _behind(found, difference)


def sentence(difference: Difference) -> str:
    """Return a difference in one line: "Actividad 1.1, Alcanzado 2do. Trim.: 25 → 30"."""
    place = ", ".join(filter(None, (difference.where, difference.title)))
    if difference.kind is not Kind.CHANGED:
        return f"{place}: {difference.kind.value}"
    return f"{place}: {_short(difference.before)} → {_short(difference.after)}"


def _behind(found: Returned, difference: Difference) -> str:
    spot = (difference.row, difference.key)
    told = filter(None, (found.addresses.get(spot, ""), found.notes.get(spot, "")))
    joined = ". ".join(told)
    return f" ({joined})" if joined else ""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return (flat[: _SHOWN - 1] + "…" if len(flat) > _SHOWN else flat) or "vacío"
