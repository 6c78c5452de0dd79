"""Más datos del indicador: everything that an indicator has beside its 27 columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.forms.binding import Binding
from gui.forms.editors import FieldEditor
from gui.forms.indicator_pages import AccumulationPage, BaselinePage, TextsPage
from gui.forms.justification import JustificationPage
from gui.forms.undo_keys import UndoKeys
from gui.forms.variables import VariablesPage
from gui.panels.elided import ElidedLabel
from gui.panels.scrolling import fit_on_screen, reveal
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.schema import INDICATOR_FIELDS, Section

_TAB_TITLES = {
    Section.JUSTIFICATION: "Justificación",
    Section.VARIABLES: "Variables",
    Section.ACCUMULATION: "Acumulación",
    Section.BASELINE: "Línea base y meta",
    Section.TEXTS: "Resumen y supuestos",
    Section.NOTE: "Nota privada",
}
Page = JustificationPage | VariablesPage | AccumulationPage | BaselinePage | TextsPage
_ADVICE = "Cada cambio entra en el informe al momento. Ctrl+Z lo deshace."
_SECTION_OF_KEY = {field.key: section for section, fields in INDICATOR_FIELDS.items() for field in fields}


class MoreDataDialog(QDialog):
    """The dialog for one indicator at a time; each change is an undo step at once.

    ``row`` is the indicator's row in the report; the field called ``key`` gets the caret.
    """

    def __init__(self, session: Session, row: int, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Más datos del indicador")
        self._session = session
        self._row = row
        self._binding = Binding.to_indicator(session, self._current_row)
        self._justification = JustificationPage(session, self._binding)
        self._pages: dict[Section, Page] = {
            Section.JUSTIFICATION: self._justification,
            Section.VARIABLES: VariablesPage(session, self._binding, self._current_row),
            Section.ACCUMULATION: AccumulationPage(session, self._binding),
            Section.BASELINE: BaselinePage(session, self._binding),
            Section.TEXTS: TextsPage(self._binding, Section.TEXTS),
            Section.NOTE: TextsPage(self._binding, Section.NOTE),
        }
        self._tabs = QTabWidget(self)
        for section, title in _TAB_TITLES.items():
            self._tabs.addTab(self._pages[section], title)
        self._advice = ElidedLabel(_ADVICE, self)
        wear(self._advice, Variant.CAPTION)
        UndoKeys(self, session.undo_stack).stepped.connect(self._advice.setText)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(self._head())
        layout.addWidget(self._tabs, 1)
        layout.addLayout(self._foot())
        fit_on_screen(self, 230 * SPACE, 160 * SPACE)
        session.changed.connect(self._show)
        self._show()
        if key in self._binding.editors:
            self._focus(self._binding.editors[key])

    def _head(self) -> QHBoxLayout:
        self._level = QLabel(self)
        self._level.setTextFormat(Qt.TextFormat.PlainText)
        wear(self._level, Variant.SUBTITLE)
        self._name = ElidedLabel("", self)
        wear(self._name, Variant.MUTED)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(self._level)
        head.addWidget(self._name, 1)
        self._steps = []
        for name, text, by, shortcut, keys in (
            (Icon.CHEVRON_LEFT, "Anterior", -1, "Alt+PgUp", "Alt+RePág"),
            (Icon.CHEVRON_RIGHT, "Siguiente", +1, "Alt+PgDown", "Alt+AvPág"),
        ):
            button = QPushButton(icon(name), text, self)
            button.setAutoDefault(False)
            button.setToolTip(f"{text} indicador ({keys})")
            button.setAccessibleName(f"{text} indicador")
            button.clicked.connect(lambda _=False, by=by: self._step(by))
            QShortcut(QKeySequence(shortcut), self).activated.connect(lambda by=by: self._step(by))
            head.addWidget(button)
            self._steps.append(button)
        return head

    def _foot(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(self)
        done = buttons.addButton("Listo", QDialogButtonBox.ButtonRole.AcceptRole)
        wear(done, Variant.PRIMARY)
        buttons.accepted.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._advice, 1)
        foot.addWidget(buttons)
        return foot

    def _current_row(self) -> int | None:
        return self._row if 0 <= self._row < len(self._session.report.indicators) else None

    def _show(self, _change: object = None, *, anew: bool = False) -> None:
        row = self._current_row()
        if row is None:
            return
        indicator = self._session.report.indicators[row]
        self._level.setText(indicator.level or "Sin nivel")
        self._name.setText(indicator.name)
        self._steps[0].setEnabled(row > 0)
        self._steps[1].setEnabled(row < len(self._session.report.indicators) - 1)
        self._binding.refresh(anew=anew)
        for page in self._pages.values():
            page.show_indicator(indicator)

    def _step(self, by: int) -> None:
        if self._commit() and 0 <= self._row + by < len(self._session.report.indicators):
            self._row += by
            self._show(anew=True)

    def _commit(self) -> bool:
        """Hand on what stands in the editors; where it is refused, bring it into view and return False."""
        refused = self._binding.commit()
        if refused is not None:
            self._focus(refused)
        return refused is None

    def _focus(self, editor: FieldEditor) -> None:
        key = editor.field.key
        section = _SECTION_OF_KEY[key]
        self._tabs.setCurrentWidget(self._pages[section])
        if section is Section.JUSTIFICATION:
            self._justification.go_to(int(key.split("_")[1]))
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(editor)

    @override
    def done(self, result: int) -> None:
        if self._commit():  # what is refused is mended or dropped with Esc before the dialog closes
            super().done(result)
