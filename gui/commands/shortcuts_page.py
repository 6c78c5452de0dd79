"""The page of shortcuts: every key in groups, searchable, in the words of either Excel."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions import ACTIONS, LOOKS, MENUS
from gui.commands.keys import STYLE_NAMES, clashing, keys_of
from gui.commands.matching import Entry, matching
from gui.panels.scrolling import fit_on_screen
from gui.text_line import TextLine
from gui.theme.fonts import ui_font
from gui.theme.metrics import ICON_SMALL, SPACE
from gui.theme.variants import Variant, wear

Group = tuple[str, tuple[Entry, ...]]

IN_THE_TABLE: tuple[tuple[str, str, str], ...] = (
    ("Escribir en la tabla", "Escribir", "Reemplaza lo que hay en la celda"),
    ("Escribir en la tabla", "F2 o doble clic", "Edita la celda con el cursor al final"),
    ("Escribir en la tabla", "Esc", "Deja la celda como estaba"),
    ("Escribir en la tabla", "Supr", "Vacía las celdas elegidas"),
    ("Escribir en la tabla", "Retroceso", "Vacía la celda y la edita"),
    ("Escribir en la tabla", "Alt+Entrar", "Renglón nuevo dentro de un texto"),
    ("Escribir en la tabla", "Ctrl+Entrar", "Llena la selección con lo escrito"),
    ("Escribir en la tabla", "12/48", "Guarda numerador y denominador y muestra el resultado"),
    ("Escribir en la tabla", "Arrastrar la esquina", "Copia las celdas elegidas en las que siguen"),
    ("Escribir en la tabla", "Alt+↓", "Abre la lista de opciones"),
    ("Moverse en la tabla", "Entrar o Mayús+Entrar",
     "Acepta y baja o sube; tras usar Tab, vuelve a la columna donde empezó"),
    ("Moverse en la tabla", "Tab o Mayús+Tab",
     "Acepta y va a la siguiente o anterior celda que se puede llenar"),
    ("Moverse en la tabla", "Flechas", "Va a la celda de al lado"),
    ("Moverse en la tabla", "Ctrl+flechas", "Va hasta donde terminan los datos"),
    ("Moverse en la tabla", "Inicio o Fin", "Va al principio o al final del renglón"),
    ("Moverse en la tabla", "Ctrl+Inicio o Ctrl+Fin", "Va a la primera o a la última celda"),
    ("Moverse en la tabla", "AvPág o RePág", "Va una pantalla abajo o arriba"),
    ("Elegir celdas", "Mayús+flechas o arrastrar", "Elige un bloque"),
    ("Elegir celdas", "Ctrl+clic", "Agrega celdas a lo elegido"),
    ("Elegir celdas", "Ctrl+Espacio", "Elige la columna"),
    ("Elegir celdas", "Mayús+Espacio", "Elige el renglón"),
    ("Ver la tabla", "Ctrl+rueda", "Agranda o achica la tabla"),
    ("Ver la tabla", "Mayús+rueda", "Se mueve hacia los lados"),
    ("Ver la tabla", "Tecla Menú o Mayús+F10", "Abre el menú de la celda"),
    ("Ver la tabla", "Clic derecho en un título", "Ordena, filtra u oculta por esa columna"),
    ("Ver la tabla", "Arrastrar el número de un renglón elegido", "Mueve los indicadores elegidos"),
    ("Panel del indicador y formularios", "Ctrl+Entrar", "Aplica y pasa al indicador siguiente"),
    ("Panel del indicador y formularios", "Tab o Mayús+Tab", "Va al campo siguiente o anterior"),
    ("Panel del indicador y formularios", "Esc", "Deja el campo como estaba"),
    ("Panel del indicador y formularios", "← o → en la gráfica", "Dice el trimestre anterior o siguiente"),
)  # fmt: skip
"""Keys that belong to a place and not to an action: group, key, what it does."""

_ROW = QSize(0, ICON_SMALL + 2 * SPACE)


def groups(style: str) -> Iterator[Group]:
    """Yield the groups with their keys; ``style`` is "es" or "en"."""
    names = dict.fromkeys(group for group, _, _ in IN_THE_TABLE)
    specs = {spec.key: spec for spec in ACTIONS}
    clashes = {spec.key for by in clashing().values() for spec in by.values()}
    for title, menu in MENUS.items():
        found = []
        for key in (*menu, *(LOOKS if "look" in menu else ())):
            spec = specs.get(key or "")
            if spec is not None and (keys := keys_of(spec, style)):
                other = "en" if style == "es" else "es"
                differs = spec.key in clashes and keys_of(spec, other)
                note = f"  ({STYLE_NAMES[other]}: {keys_of(spec, other)})" if differs else ""
                found.append(Entry(spec.key, f"{spec.text.rstrip('…')}{note}", spec.tip, keys))
        yield title.replace("&", ""), tuple(found)
    for name in names:
        yield name, tuple(Entry("", what, keys=key) for group, key, what in IN_THE_TABLE if group == name)


class ShortcutsDialog(QDialog):
    """Every key, grouped; ``style_chosen(spanish)`` asks for the keys of Spanish or English Excel."""

    style_chosen = Signal(bool)

    def __init__(self, style: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Atajos de teclado")
        self._style = style
        self.input = TextLine(self)
        self.input.setPlaceholderText("Busque por lo que hace o por su tecla")
        self.input.setAccessibleName("Buscar un atajo")
        self.input.setClearButtonEnabled(True)
        self.input.textChanged.connect(self._show)
        self._choices = {key: QRadioButton(name, self) for key, name in STYLE_NAMES.items()}
        self._choices[style].setChecked(True)
        self._choices["es"].toggled.connect(self._choose)
        self.tree = QTreeWidget(self)
        wear(self.tree, Variant.FRAMED)
        self.tree.setAccessibleName("Atajos de teclado")
        self.tree.setHeaderLabels(["Qué hace", "Tecla"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = QLabel("Ningún atajo se llama así.", self)
        wear(self._nothing, Variant.MUTED)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.setSpacing(3 * SPACE)
        top.addWidget(self.input, 1)
        for choice in self._choices.values():
            top.addWidget(choice)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(top)
        for widget in (self.tree, self._nothing, buttons):
            layout.addWidget(widget)
        fit_on_screen(self, 190 * SPACE, 160 * SPACE)
        self._show()
        self.input.setFocus()

    def _choose(self, spanish: bool) -> None:
        self._style = "es" if spanish else "en"
        self._show()
        self.style_chosen.emit(spanish)

    def _show(self, _text: str = "") -> None:
        typed = self.input.text()
        self.tree.clear()
        strong = ui_font(strong=True)
        for name, listed in groups(self._style):
            searchable = [Entry(e.key, e.text, f"{e.words} {e.keys} {name}", e.keys) for e in listed]
            found = matching(searchable, typed)
            if not found:
                continue
            head = QTreeWidgetItem(self.tree, [name, ""])
            head.setFont(0, strong)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFirstColumnSpanned(True)
            head.setSizeHint(0, _ROW)
            for entry in found:
                item = QTreeWidgetItem(head, [entry.text, entry.keys])
                item.setToolTip(0, entry.words)
                item.setSizeHint(0, _ROW)
            head.setExpanded(True)
        self._nothing.setVisible(not self.tree.topLevelItemCount())
