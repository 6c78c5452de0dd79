"""How this report computes and prints: settings, what is printed if wanted, and logos."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from gui.forms.binding import Binding
from gui.forms.editors import FieldEditor
from gui.forms.logos import SIDES, LogoLine
from gui.forms.rows import FormRows
from gui.forms.undo_keys import UndoKeys
from gui.panels.elided import ElidedLabel
from gui.panels.scrolling import ScrollingPage, fit_on_screen, reveal
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.schema import FIELD_BY_KEY

_PAGES = {
    "Cálculo": ("calculation", "sign", "basis", "descending", "semaphore_by_frequency", "shared_mir"),
    "Impresión": ("paper", "dependency", "footer"),
}
_LOGO_HELP = "PNG o JPEG de hasta 1 MB. Se guarda dentro del informe."
_ADVICE = "Cada cambio entra en el informe al momento. Ctrl+Z lo deshace."


class ReportSettingsDialog(QDialog):
    """Settings of the open report; each change is an undo step at once. ``key`` gets the caret."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Forma de calcular e imprimir")
        self._binding = Binding.to_report(session)
        self._tabs = QTabWidget(self)
        self._page_of_key: dict[str, QWidget] = {}
        rows = {title: self._rows(title, keys) for title, keys in _PAGES.items()}
        self._logos = [LogoLine(session, prompts, side, lambda: settings.folder) for side in SIDES]
        for line, title in zip(self._logos, SIDES.values(), strict=True):
            rows["Impresión"].add_row(title, _LOGO_HELP, line)
        for form in rows.values():
            form.finish()
        self._advice = ElidedLabel(_ADVICE, self)
        wear(self._advice, Variant.CAPTION)
        UndoKeys(self, session.undo_stack).stepped.connect(self._advice.setText)
        buttons = QDialogButtonBox(self)
        wear(buttons.addButton("Listo", QDialogButtonBox.ButtonRole.AcceptRole), Variant.PRIMARY)
        buttons.accepted.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._advice, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(foot)
        fit_on_screen(self, 200 * SPACE, 140 * SPACE)
        session.changed.connect(self._refresh)
        self._refresh()
        self._focus(self._binding.editors.get(key, next(iter(self._binding.editors.values()))))

    def _rows(self, title: str, keys: tuple[str, ...]) -> FormRows:
        rows = FormRows()
        page = ScrollingPage(rows)
        self._tabs.addTab(page, title)
        for key in keys:
            rows.add_field(self._binding.add(FIELD_BY_KEY[key], lines=5))
            self._page_of_key[key] = page
        return rows

    def _refresh(self, _change: object = None) -> None:
        self._binding.refresh()
        for line in self._logos:
            line.refresh()

    def _focus(self, editor: FieldEditor) -> None:
        self._tabs.setCurrentWidget(self._page_of_key[editor.field.key])
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(editor)

    @override
    def done(self, result: int) -> None:
        refused = self._binding.commit()
        if refused is None:
            super().done(result)
        else:
            self._focus(refused)
