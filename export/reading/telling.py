"""An import told on the command line: as Spanish lines, and as JSON with the same content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.importing import Imported, key_title
from model.numbers import plain

_SHOWN_CELLS = 6


def certain(imported: Imported) -> bool:
    """Return whether nothing is left to ask and every cell was understood."""
    unread = [
        f for f in imported.findings if f.rule == "IMP-03" or (f.rule == "IMP-01" and f.indicator == "")
    ]
    return not imported.open_questions and not unread


def told(imported: Imported) -> Iterator[str]:
    """Yield the lines: what was recognised, its scales, what is wrong, and what is asked."""
    count = len(imported.report.indicators)
    yield f"{imported.source}: {count} indicadores."
    yield from imported.notices
    for table in imported.tables:
        used = sum(bool(use.key) for use in table.columns)
        rows = "1 renglón" if len(table.rows) == 1 else f"{len(table.rows)} renglones"
        found = f"Tabla: encabezado en {table.heading}; {used} columnas, {rows}."
        yield found if table.columns else f"Fichas: la primera en {table.heading}; {rows}."
    changed = [decision for decision in imported.scales if decision.before != decision.after]
    for decision in changed:
        before, after = ", ".join(decision.before), ", ".join(decision.after)
        yield f"Escala  {decision.level}, {decision.series}: {before} → {after} ({decision.why})"
    for finding in imported.findings:
        where = _cells(finding.cells)
        row = f" {finding.level}" if finding.level else ""
        yield f"{finding.severity.label}  {finding.rule}{row} [{where}]: {finding.message} {finding.remedy}"
    for question in imported.open_questions:
        yield f"Por confirmar  {question.id} [{_cells(question.cells)}]: {question.sentence}"
        for option in question.options:
            mark = " (se usó)" if option.value == question.suggested else ""
            yield f"    --respuesta «{question.id}={option.value}»  {option.label}{mark}"


def _cells(cells: tuple[str, ...]) -> str:
    more = f" y {len(cells) - _SHOWN_CELLS} más" if len(cells) > _SHOWN_CELLS else ""
    return ", ".join(cells[:_SHOWN_CELLS]) + more


def as_json(imported: Imported) -> dict[str, Any]:
    """Return the import without its report as plain data for JSON."""
    return {
        "archivo": imported.source,
        "indicadores": len(imported.report.indicators),
        "avisos": list(imported.notices),
        "tablas": [
            {
                "hoja": table.sheet,
                "encabezado": table.heading,
                "columnas": [
                    {
                        "celda": use.address, "clave": use.key, "certeza": use.confidence.value,
                        "titulo": use.title, "se_toma_como": key_title(use.key) if use.key else "",
                    }
                    for use in table.columns
                ],
                "renglones": [
                    {"celda": row.address, "nivel": row.level, "nombre": row.name} for row in table.rows
                ],
                "omitidos": [
                    {"celda": row.address, "texto": row.text, "motivo": row.why} for row in table.skipped
                ],
            }
            for table in imported.tables
        ],
        "escalas": [
            {
                "nivel": scale.level, "serie": scale.series, "celdas": list(scale.cells),
                "antes": list(scale.before), "despues": list(scale.after), "motivo": scale.why,
                "factor": None if scale.factor is None else plain(scale.factor),
            }
            for scale in imported.scales
        ],
        "hallazgos": [
            {
                "regla": finding.rule, "gravedad": finding.severity.value, "celdas": list(finding.cells),
                "nivel": finding.level, "mensaje": finding.message, "que_se_hace": finding.remedy,
            }
            for finding in imported.findings
        ],
        "preguntas": [
            {
                "id": question.id, "pregunta": question.sentence, "celdas": list(question.cells),
                "opciones": {option.value: option.label for option in question.options},
                "sugerida": question.suggested, "respuesta": question.answer,
            }
            for question in imported.questions
        ],
    }  # fmt: skip
