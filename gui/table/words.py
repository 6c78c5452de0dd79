"""What a cell says beyond its text: on hover, and to a screen reader."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from gui.table.ghosts import ghost_words
from model.calculations import Series, explain
from model.comments import comment_at
from model.findings import Finding
from model.report import Comment, Indicator, Settings
from model.rules import RULE_BY_ID
from model.schema import Column
from model.units import is_percent

_SERIES = {Series.PROGRAMMED: "Programado", Series.ACHIEVED: "Alcanzado", Series.VARIANCE: "Variación"}
_QUARTERS = {1: "primer trimestre", 2: "segundo trimestre", 3: "tercer trimestre", 4: "cuarto trimestre"}

CALCULATED = "Se calcula sola: no se escribe en ella."


def severity_word(finding: Finding) -> str:
    """Return how the finding is called: "Error", "Aviso", "Informativo", or "Aceptado"."""
    return "Aceptado" if finding.accepted is not None else finding.severity.label


def mark(findings: Iterable[Finding]) -> str | None:
    """Return the mark of a cell: its heaviest open severity, "accepted" if all are, None without findings.

    ``findings`` come heaviest first.
    """
    accepted = None
    for finding in findings:
        if finding.accepted is None:
            return str(finding.severity)
        accepted = "accepted"
    return accepted


def column_name(column: Column) -> str:
    """Return how a column is called aloud: "Alcanzado, segundo trimestre"."""
    if column.series is None:
        return column.title.replace("\n", ", ")
    when = _QUARTERS[column.quarter] if column.quarter else "acumulado"
    return f"{_SERIES[column.series]}, {when}"


def spoken(
    column: Column,
    indicator: Indicator,
    settings: Settings,
    text: str,
    findings: Sequence[Finding],
    earlier: Sequence[str] = (),
) -> str:
    """Return the cell as a screen reader says it: column, level, value, comment, what is wrong with it.

    ``earlier`` says how it stands to the quarter before.
    """
    value = ", ".join(filter(None, (text.strip() or "vacía", ghost_words(column, indicator, settings))))
    if column.in_unit and is_percent(indicator.unit):
        value = value.replace("%", "por ciento")
    parts = [column_name(column), indicator.level, value, "calculada" if column.calculated else ""]
    parts += [sentence[0].lower() + sentence[1:] for sentence in earlier]
    if (comment := comment_at(indicator, column.key)) is not None:
        parts.append(f"comentario: {comment.text}")
    parts += [f"{severity_word(finding).lower()}: {finding.message}" for finding in findings]
    return ", ".join(filter(None, parts))


def hover(
    column: Column,
    indicator: Indicator,
    settings: Settings,
    findings: Sequence[Finding],
    earlier: Sequence[str] = (),
) -> str:
    """Return the rich text shown on hover; "" if there is nothing to say.

    That is how a figure came about, what the quarter before says, how the cell stands to it (``earlier``),
    the comment, then the findings.
    """
    blocks = []
    if column.series is not None and (why := explain(indicator, column.series, column.quarter, settings)):
        blocks.append(f"<p><b>{html.escape(column_name(column))}</b><br>{_lines(why)}</p>")
    if ghost := ghost_words(column, indicator, settings):
        blocks.append(f"<p>{html.escape(ghost[0].upper() + ghost[1:])}</p>")
    blocks += [f"<p>{_lines(sentence)}</p>" for sentence in earlier]
    if (comment := comment_at(indicator, column.key)) is not None:
        blocks.append(f"<p><b>{html.escape(comment_head(comment))}</b><br>{_lines(comment.text)}</p>")
    blocks += [_finding(finding) for finding in findings]
    return "".join(blocks)


def comment_head(comment: Comment) -> str:
    """Return who noted it and when: "Comentario de Ana, 14/07/2023"."""
    head = f"Comentario de {comment.user}" if comment.user else "Comentario"
    day = "/".join(reversed(comment.date[:10].split("-")))
    return f"{head}, {day}" if day else head


def whole_text(text: str) -> str:
    """Return rich text that shows a long text in full."""
    return f"<p>{_lines(text)}</p>"


def _finding(finding: Finding) -> str:
    parts = [f"<b>{severity_word(finding)}.</b> {_lines(finding.message)}"]
    if finding.accepted is not None and finding.accepted.reason:
        parts.append(f"<i>Motivo: {_lines(finding.accepted.reason)}</i>")
    else:
        parts += [f"<b>{title}</b> {_lines(words)}" for title, words in _advice(finding) if words]
    return f"<p>{'<br>'.join(parts)}</p>"


def _advice(finding: Finding) -> tuple[tuple[str, str], ...]:
    rule = RULE_BY_ID[finding.rule]
    return ("Qué revisar:", rule.check), ("Qué hacer:", rule.do)


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
