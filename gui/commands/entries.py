"""What the palette offers: every order, every column, every indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QAction

from gui.actions import ACTIONS
from gui.commands.keys import keys_of
from gui.commands.matching import Entry
from gui.table.words import column_name
from model.edits import field_title
from model.report import Report
from model.schema import COLUMNS

ACTION, COLUMN, INDICATOR, TOLD = "action:", "column:", "indicator:", "told:"
"""What the keys of entries begin with; behind it comes the key of the action, column or indicator."""

OTHER_WORDS: Mapping[str, str] = {
    "print": "impresora papel hoja",
    "export_pdf": "guardar enviar firmar",
    "export_excel": "libro xlsx hoja de cálculo enviar",
    "preview": "ver páginas antes de imprimir",
    "report_settings": "signo variación base acumulado papel logotipo configurar opciones",
    "add_row": "nuevo insertar renglón fila",
    "duplicate_row": "copiar renglón fila",
    "delete_row": "borrar quitar renglón fila",
    "more_data": "sumar acumular regla meta línea base supuestos numerador denominador",
    "verify": "revisar errores avisos pendientes",
    "zoom_in": "agrandar letra zoom",
    "zoom_out": "achicar letra zoom",
    "look_dark": "noche tema color",
    "look_light": "tema color",
    "look_contrast": "tema color ver mejor accesible",
    "look_system": "tema color",
    "show_heading": "encabezado unidad programa trimestre ejercicio",
    "undo": "regresar atrás",
    "clear": "vaciar suprimir",
    "comment": "nota observación",
    "explain": "explicar fórmula cálculo variación acumulado",
    "shortcuts": "teclas ayuda",
    "sample": "ejemplo demostración",
}
"""Words that the officer may look for an action by, beside its name and tip."""

ANSWERS: Mapping[str, tuple[str, str]] = {
    "freeze": ("Congelar columnas: Nivel y Nombre siempre están fijas", "inmovilizar paneles fijar"),
    "sum": (
        "Sumar trimestres: el acumulado se calcula solo; «Más datos» cambia la regla",
        "autosuma acumular total",
    ),
}
"""What Excel has an order for and this program does by itself: a sentence, and words to find it by."""


def entries(actions: Mapping[str, QAction], style: str, report: Report) -> Iterator[Entry]:
    """Yield what can be asked for now; ``style`` of the keys is "es" or "en"."""
    for spec in ACTIONS:
        if actions[spec.key].isEnabled():
            words = f"{spec.tip} {OTHER_WORDS.get(spec.key, '')}"
            text = actions[spec.key].text().rstrip("…")
            yield Entry(f"{ACTION}{spec.key}", text, words, keys_of(spec, style))
    for key, (sentence, words) in ANSWERS.items():
        yield Entry(f"{TOLD}{key}", sentence, words)
    for column in COLUMNS:
        text = f"Ir a la columna {field_title(column.key)}"
        yield Entry(f"{COLUMN}{column.key}", text, column_name(column))
    for indicator in report.indicators:
        title = " · ".join(filter(None, (indicator.level or "Sin nivel", " ".join(indicator.name.split()))))
        yield Entry(f"{INDICATOR}{indicator.id}", f"Ir a {title}")
