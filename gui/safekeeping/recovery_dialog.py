"""Shows what a killed program left, cell by cell against the file, and asks what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.panels.hover import hover
from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.safekeeping.recovered import InFile, Line, Recovered

TITLES = ("Indicador", "Dato", "En el archivo", "Recuperado", "")
_WIDTHS = (27 * SPACE, 43 * SPACE, 50 * SPACE, 52 * SPACE)
_ROW = 7 * SPACE
_AFTER = 3  # the column of what was recovered
_NOTE = 4  # and of what is said of it; without any, the values have its room
_AFTERWARDS = "Lo que se descarta queda guardado 30 días: Archivo ▸ Trabajo sin guardar."
_OF_FILE = {
    InFile.SAME: "",
    InFile.CHANGED: "El archivo cambió después por otro lado: aquí se compara con lo que dice ahora. "
    "Al guardar podrá revisar ambos.",
    InFile.GONE: "Su archivo no está donde estaba o no se puede leer: aquí se compara con lo que decía "
    "al abrirlo.",
    InFile.NEVER: "Este informe no estaba guardado en ningún archivo.",
}


class RecoveryDialog(QDialog):
    """Shows each find in turn. ``taken``, ``discarded`` and ``kept`` tell what was decided about one.

    Closing it keeps for later whatever is still there.
    """

    taken = Signal(object)
    discarded = Signal(object)
    kept = Signal(object)

    def __init__(self, finds: Sequence[Recovered], headline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Trabajo sin guardar")
        self._finds = list(finds)
        head = _label(headline, Variant.SUBTITLE)
        self.chooser = QListWidget(self)
        wear(self.chooser, Variant.FRAMED)
        self.chooser.setAccessibleName("Informes con trabajo sin guardar")
        self.chooser.setSpacing(SPACE // 2)
        self.chooser.currentRowChanged.connect(self._show)
        self._summary = _label()
        self._of_file = _label("", Variant.WARNING)
        self._of_file.setMargin(SPACE)
        self.list = QTreeWidget(self)
        wear(self.list, Variant.FRAMED)
        self.list.setAccessibleName("Lo que no está en el archivo")
        self.list.setHeaderLabels(TITLES)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, width)
        QShortcut(QKeySequence.StandardKey.Copy, self.list).activated.connect(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * SPACE, 4 * SPACE, 4 * SPACE, 4 * SPACE)
        layout.setSpacing(2 * SPACE)
        for widget in (head, self.chooser, self._summary, self._of_file):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(_label(_AFTERWARDS, Variant.CAPTION))
        layout.addLayout(self._buttons())
        fit_on_screen(self, 220 * SPACE, 130 * SPACE)
        self._fill()

    def _buttons(self) -> QHBoxLayout:
        self.take = QPushButton("&Recuperar", self)
        self.take.setToolTip("Abre el informe con todo lo recuperado; después guárdelo.")
        wear(self.take, Variant.PRIMARY)
        self.keep = QPushButton("&Dejar para después", self)
        self.keep.setToolTip("No cambia nada; se ofrece de nuevo la próxima vez que abra el programa.")
        self.drop = QPushButton("D&escartar", self)
        self.drop.setToolTip("Ya no se ofrece; queda guardado 30 días más.")
        signals: dict[QPushButton, SignalInstance] = {
            self.take: self.taken,
            self.keep: self.kept,
            self.drop: self.discarded,
        }
        for button, told in signals.items():
            last = button is self.take
            button.clicked.connect(lambda _=False, told=told, last=last: self._decide(told, last=last))
        self.take.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.drop)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.take)
        return row

    def _fill(self) -> None:
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([f"{find.name}{_until(find)}" for find in self._finds])
        self.chooser.blockSignals(False)
        self.chooser.setVisible(len(self._finds) > 1)
        row = self.chooser.sizeHintForRow(0) + SPACE
        self.chooser.setFixedHeight(row * min(len(self._finds), 4) + 2 * SPACE)
        self.chooser.setCurrentRow(0)
        self._show(0)

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._finds):
            return
        find = self._finds[number]
        self._summary.setText(summary(find))
        self._of_file.setText(_OF_FILE[find.in_file])
        self._of_file.setVisible(bool(_OF_FILE[find.in_file]))
        wear(self._of_file, Variant.INFO if find.in_file is InFile.NEVER else Variant.WARNING)
        self.list.clear()
        self.list.addTopLevelItems([_item(line) for line in find.lines])
        self.list.setColumnHidden(_NOTE, not any(line.note for line in find.lines))
        self.take.setFocus()

    def _decide(self, told: SignalInstance, *, last: bool) -> None:
        if not self._finds:  # decided already: a second key was on its way
            return
        find = self._finds.pop(max(self.chooser.currentRow(), 0))
        if self._finds and not last:
            told.emit(find)
            self._fill()
            return
        rest, self._finds = self._finds, []
        self.accept()
        told.emit(find)
        for other in rest:
            self.kept.emit(other)

    def _copy(self) -> None:
        chosen = self.list.currentItem()
        if chosen is not None:
            QApplication.clipboard().setText(chosen.data(_AFTER, Qt.ItemDataRole.UserRole))

    @override
    def reject(self) -> None:
        rest, self._finds = self._finds, []
        super().reject()
        for find in rest:
            self.kept.emit(find)


def summary(find: Recovered) -> str:
    """Return what was found in one or two sentences."""
    count = len(find.lines)
    amount = {0: "ningún dato", 1: "un dato"}.get(count, f"{count:,} datos")
    verb = "Faltan" if count > 1 else "No falta" if count == 0 else "Falta"
    where = "en el archivo" if find.in_file is not InFile.NEVER else "por guardar"
    until = f" Se escribió hasta {_moment(find.until)}." if _moment(find.until) else ""
    torn = "" if find.whole else " El final del respaldo no se pudo leer: revise lo último que escribió."
    return f"{find.name}: {verb.lower()} {amount} {where}.{until}{torn}"


def _item(line: Line) -> QTreeWidgetItem:
    difference = line.difference
    texts = (difference.where, difference.title, difference.before, difference.after, line.note)
    item = QTreeWidgetItem([" ".join(text.split()) for text in texts])
    item.setSizeHint(0, QSize(0, _ROW))
    for column, text in enumerate(texts):
        item.setToolTip(column, hover(text))
    item.setData(_AFTER, Qt.ItemDataRole.UserRole, difference.after)
    return item


def _until(find: Recovered) -> str:
    moment = _moment(find.until)
    return f", {moment}" if moment else ""


def _moment(until: str) -> str:
    """Return the moment as an officer writes it, "" if the text is none."""
    try:
        return f"{datetime.fromisoformat(until).astimezone():las %H:%M:%S del %d/%m/%Y}"
    except (ValueError, OverflowError, OSError):
        return ""


def _label(text: str = "", variant: Variant | None = None) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    wear(label, variant)
    return label
