"""Spanish for the texts of Qt's printer dialog that Qt's own translation lacks, or says clumsily."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QTranslator

from model.overriding import override

WORDS: Mapping[str, Mapping[str, str]] = {
    "QPrintSettingsOutput": {
        "Double Sided Printing": "Impresión por ambos lados",
        "Off": "No",
        "Long side binding": "Voltear por el lado largo",
        "Short side binding": "Voltear por el lado corto",
        "Pages": "Páginas",
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a "
        "hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": "Escriba páginas o intervalos separados por "
        "comas. Por ejemplo, 3,5-7,9 imprime las páginas 3, 5, 6, 7 y 9.",
        "Collate": "Intercalar",
        "Reverse": "Orden inverso",
        "Print range": "Qué imprimir",
        "Print all": "Todas las páginas",
        "Page Set:": "Pares o impares:",
        "Output Settings": "Copias",
    },
    "QPrintDialog": {
        "Invalid Pages Definition": "Páginas no reconocidas",
        "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define "
        "ranges and make sure ranges do not intersect with each other.": "«%1» no es una lista de páginas. "
        "Separe páginas e intervalos con comas y use un guion en cada intervalo, sin repetir páginas.",
        "Duplex Settings Conflicts": "Impresión por ambos lados",
        "There are conflicts in duplex settings. Do you want to fix them?": "La impresora no admite esa "
        "forma de imprimir por ambos lados. ¿Desea corregirla?",
        "Options 'Pages Per Sheet' and 'Page Set' cannot be used together.\n"
        "Please turn one of those options off.": "No se pueden elegir a la vez varias páginas por hoja y "
        "sólo páginas pares o impares.\nQuite una de las dos opciones.",
    },
    "QPrintPropertiesDialog": {
        "Advanced Option Conflicts": "Opciones avanzadas",
        "There are conflicts in some advanced options. Do you want to fix them?": "Algunas opciones "
        "avanzadas no se pueden usar juntas. ¿Desea corregirlas?",
        "Page Setup Conflicts": "Página",
        "There are conflicts in page setup options. Do you want to fix them?": "Algunas opciones de "
        "la página no se pueden usar juntas. ¿Desea corregirlas?",
    },
    "QPrintPropertiesWidget": {
        "Advanced": "Avanzado",
        "There are conflicts in some options. Please fix them.": "Algunas opciones no se pueden usar juntas.",
    },
    "Print Device Input Slot": {"Automatic": "Automática"},
    "Print Device Output Bin": {"Automatic": "Automática"},
}
"""By Qt's context and English text."""


class _PrintWords(QTranslator):
    @override
    def translate(  # type: ignore[override]  # None, which asks the next translator, is missing there
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return WORDS.get(context, {}).get(source)

    @override
    def isEmpty(self) -> bool:
        return False


@contextmanager
def print_words() -> Iterator[None]:
    """Let the dialogs that are made in this block speak these words."""
    words = _PrintWords()
    QCoreApplication.installTranslator(words)
    # The windows that are open hear of it before a dialog does, which would give up words of its own.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(words)
