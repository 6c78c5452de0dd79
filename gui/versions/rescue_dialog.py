"""A damaged file: what could be rescued of it and what not, beside the newest version that was kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import DifferenceTable
from gui.versions.words import moment, said
from model.compare import differences, row_name
from model.project_file import Opened
from model.safekeeping.rescue import Rescue
from model.safekeeping.salvage import Salvaged

TITLES = ("Indicador", "Dato", "En la versión guardada", "En lo rescatado")
UNTOUCHED = "El archivo dañado queda como está: lo que abra es una copia, y usted decide dónde guardarla."
_MOST_NAMED = 8


class RescueDialog(QDialog):
    """Offers what was read of the file, or the newest version; ``chosen`` is the one to open."""

    def __init__(self, name: str, reason: str, rescue: Rescue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Archivo dañado")
        self.chosen: Opened | None = None
        self._rescue = rescue
        salvaged, newest = rescue.salvaged, rescue.newest
        title = QLabel(f"«{name}» está dañado.", self)
        wear(title, Variant.SUBTITLE)
        texts = [reason, told(salvaged)]
        if newest is not None:
            rows = numbered(len(newest.opened.report.indicators))
            texts.append(f"La versión más reciente que se guardó aparte es del "
                         f"{moment(newest.version.moment)} y tiene {rows}.")  # fmt: skip
        else:
            texts.append("No hay ninguna versión anterior de este informe guardada aparte.")
        texts.append(UNTOUCHED)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(title)
        for text in texts:
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.table = DifferenceTable("Diferencias entre la versión guardada y lo rescatado", TITLES, self)
        both = newest is not None and salvaged.worth_showing
        if both and newest is not None:
            found = differences(newest.opened.report, salvaged.report)
            self.table.show_rows([(each.where, *said(each)) for each in found])
        self.table.setVisible(both)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._buttons())
        width = 210 * SPACE
        fit_on_screen(self, width, 130 * SPACE if both else layout.totalHeightForWidth(width))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        salvaged, newest = self._rescue.salvaged, self._rescue.newest
        if salvaged.worth_showing:
            rescued = Opened(salvaged.report, self._rescue.identity)
            button = buttons.addButton("Abrir lo rescatado", QDialogButtonBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda: self._choose(rescued))
        if newest is not None:
            when = moment(newest.version.moment)
            button = buttons.addButton(f"Abrir la versión del {when}", QDialogButtonBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda: self._choose(newest.opened))
        buttons.addButton("Cancelar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _choose(self, opened: Opened) -> None:
        self.chosen = opened
        self.accept()


def told(salvaged: Salvaged) -> str:
    """Return what was rescued and what not, in sentences."""
    if not salvaged.worth_showing:
        return "No se pudo rescatar nada de lo que contiene."
    sentences = []
    match len(salvaged.intact):
        case 0:
            sentences.append("No se rescató ningún indicador completo.")
        case 1:
            sentences.append("Se rescató 1 indicador, como se guardó.")
        case count:
            sentences.append(f"Se rescataron {count:,} indicadores, como se guardaron.")
    if salvaged.doubtful:
        named = [
            row_name(row, at)
            for at, row in enumerate(salvaged.report.indicators)
            if row.id in salvaged.doubtful
        ]
        more = " y otros" if len(named) > _MOST_NAMED else ""
        sentences.append(
            f"Cambiaron desde que se guardaron; revíselos: {', '.join(named[:_MOST_NAMED])}{more}."
        )
    missing = [words for part, words in _PARTS.items() if part not in salvaged.parts]
    if missing:
        sentences.append(f"No se pudo leer: {', '.join(missing)}.")
    if lost := len(salvaged.lost_lines):
        one = lost == 1
        lines = (
            "1 renglón del archivo ya no se puede"
            if one
            else f"{lost:,} renglones del archivo ya no se pueden"
        )
        sentences.append(f"{lines} leer.")
    return " ".join(sentences)


_PARTS = {
    "heading": "los datos generales",
    "settings": "la forma de calcular",
    "signatures": "las firmas",
    "footer": "el pie de página",
}


def numbered(count: int) -> str:
    """Return "1 indicador" or "12 indicadores"."""
    return "1 indicador" if count == 1 else f"{count:,} indicadores"
