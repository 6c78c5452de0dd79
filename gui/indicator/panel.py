"""The panel of one indicator: how its year goes, its long texts, and everything that has no column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.forms.binding import Binding
from gui.forms.editors import FieldEditor
from gui.panels.elided import ElidedLabel
from gui.panels.panel import Panel
from gui.panels.scrolling import ScrollingPage, reveal
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.report import Indicator
from model.schema import COLUMN_BY_KEY, INDICATOR_FIELDS, Section

if TYPE_CHECKING:  # the contents come in when they are first seen
    from gui.forms.indicator_pages import AccumulationPage, BaselinePage, TextsPage
    from gui.forms.justification import JustificationPage
    from gui.forms.rows import FormRows
    from gui.forms.variables import VariablesPage
    from gui.indicator.standing import Standing

    Form = Standing | JustificationPage | VariablesPage | AccumulationPage | BaselinePage | TextsPage

TEXT_KEYS = ("name", "definition", "method", "means")
TEXTS = "Textos"
_LINES = {"name": 3, "definition": 5, "method": 5, "means": 4}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE = 60
"""How long the table has to stay at an indicator until the panel shows it, in ms."""

_NOBODY = "Elija un indicador en la tabla."


class IndicatorPanel(Panel):
    """Shows the indicator that the table is at; each change is an undo step at once.

    Signals: ``step_wanted(+1 or -1)`` for the next or previous indicator; ``notice`` for the status bar;
    ``closed``. Ctrl+Enter applies what was typed and goes on to the same field of the next indicator.
    """

    step_wanted = Signal(int)
    notice = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(60 * SPACE)
        self._session = session
        self._id = ""
        self._wanted = ""
        self._stale = True
        self._late = QTimer(self, interval=_PAUSE, singleShot=True)
        self._late.timeout.connect(self._catch_up)
        self._binding = Binding.to_indicator(session, self._row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(self._head())
        self._built = False
        session.changed.connect(self._on_change)
        session.replaced.connect(self._on_replaced)
        self._show()

    def _build(self) -> None:
        """Make the contents. They are many, so they come only when the panel is seen for the first time."""
        from gui.forms.indicator_pages import AccumulationPage, BaselinePage, TextsPage
        from gui.forms.justification import JustificationPage
        from gui.forms.variables import VariablesPage
        from gui.indicator.section import FoldingSection
        from gui.indicator.standing import Standing

        self._built = True
        self._standing = Standing(self._session)
        self._justification = JustificationPage(self._session, self._binding, stacked=True)
        forms: dict[Section, Form] = {
            Section.JUSTIFICATION: self._justification,
            Section.VARIABLES: VariablesPage(self._session, self._binding, self._row, stacked=True),
            Section.NOTE: TextsPage(self._binding, Section.NOTE, stacked=True),
            Section.ACCUMULATION: AccumulationPage(self._session, self._binding, stacked=True),
            Section.BASELINE: BaselinePage(self._session, self._binding, stacked=True),
            Section.TEXTS: TextsPage(self._binding, Section.TEXTS, stacked=True),
        }
        self._forms: tuple[Form, ...] = (self._standing, *forms.values())
        opened = {Section.JUSTIFICATION, Section.NOTE}
        self.sections = {TEXTS: FoldingSection(TEXTS, self._texts(), open_=True)} | {
            section.value: FoldingSection(section.value, form, open_=section in opened)
            for section, form in forms.items()
        }
        self._section_of = dict.fromkeys(TEXT_KEYS, TEXTS) | {
            field.key: section.value for section in forms for field in INDICATOR_FIELDS[section]
        }
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self._standing)
        for section_box in self.sections.values():
            column.addWidget(section_box)
        column.addStretch(1)
        self._page = ScrollingPage(content, self)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - it was set above
        layout.addWidget(self._page, 1)
        for editor in self._binding.editors.values():
            editor.input.installEventFilter(self)

    def _texts(self) -> FormRows:
        from gui.forms.rows import FormRows

        rows = FormRows(stacked=True)
        for key in TEXT_KEYS:
            rows.add_field(self._binding.add(COLUMN_BY_KEY[key], lines=_LINES[key]))
        rows.finish()
        return rows

    def _head(self) -> QHBoxLayout:
        self._level = QLabel(self)
        self._level.setTextFormat(Qt.TextFormat.PlainText)
        wear(self._level, Variant.SUBTITLE)
        self._name = ElidedLabel("", self)
        wear(self._name, Variant.MUTED)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._level)
        head.addWidget(self._name, 1)
        for name, tip, act in (
            (Icon.CHEVRON_LEFT, "Indicador anterior (Ctrl+RePág)", lambda: self.step_wanted.emit(-1)),
            (Icon.CHEVRON_RIGHT, "Indicador siguiente (Ctrl+AvPág)", lambda: self.step_wanted.emit(+1)),
            (Icon.CLOSE, "Ocultar el panel del indicador; F6 lo muestra de nuevo", self.closed.emit),
        ):
            button = QToolButton(self)
            button.setIcon(icon(name))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            head.addWidget(button)
        return head

    # What is shown

    def show_row(self, row: int | None) -> None:
        """Show the indicator in that row of the report; one with a refused text stays until it is mended."""
        rows = self._session.report.indicators
        self._wanted = rows[row].id if row is not None and row < len(rows) else ""
        self._soon()

    def _soon(self) -> None:
        """Catch up: at once while the keys are here, else when the table comes to rest."""
        if (focus := QApplication.focusWidget()) is not None and self.isAncestorOf(focus):
            self._catch_up()
        else:
            self._late.start()

    def _catch_up(self) -> None:
        self._late.stop()
        if self._wanted != self._id:
            self._follow()
        else:
            self._show()

    def _follow(self) -> None:
        if self._wanted != self._id and (self._row() is None or self._stale or self.commit()):
            self._id = self._wanted
            self._show(anew=True)

    def indicator(self) -> Indicator | None:
        """Return the indicator shown."""
        row = self._row()
        return None if row is None else self._session.report.indicators[row]

    def _row(self) -> int | None:
        rows = self._session.report.indicators
        return next((row for row, indicator in enumerate(rows) if indicator.id == self._id), None)

    def _on_change(self, _change: object = None) -> None:
        self._soon()

    def _on_replaced(self) -> None:
        self._id = ""  # the table has already said which indicator it is at now
        self._show(anew=True)
        self._follow()

    def _show(self, *, anew: bool = False) -> None:
        if not (self._built and self.isVisible()):
            self._stale = True
            return
        indicator = self.indicator()
        self._page.setVisible(indicator is not None)
        self._level.setText(indicator.level or "Sin nivel" if indicator is not None else "")
        self._name.setText(indicator.name if indicator is not None else _NOBODY)
        if indicator is not None:
            self._binding.refresh(anew=anew or self._stale)
            for form in self._forms:
                form.show_indicator(indicator)
        if anew:
            self._justification.go_to(self._session.settings.quarter)
        self._stale = False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._built:
            self._build()
        self._follow()
        if self._stale:
            self._show(anew=True)

    # Keys

    def take_focus(self, key: str = "") -> None:
        """Give the keys to the editor of ``key``, or to the chart at the top if the panel has none for it."""
        self._catch_up()
        if self.indicator() is None:
            return
        if (editor := self._binding.editors.get(key)) is not None:
            self._focus(editor)
        else:
            self._page.verticalScrollBar().setValue(0)
            self._standing.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_field(self, key: str) -> FieldEditor | None:
        """Bring the editor of ``key`` into view without giving it the keys; None if there is none."""
        self._catch_up()
        editor = self._binding.editors.get(key)
        if editor is not None and self.indicator() is not None:
            self._bring(editor)
        return editor

    def has(self, key: str) -> bool:
        """Return whether the panel has an editor for a column or field."""
        return key in self._binding.editors

    def commit(self) -> bool:
        """Hand on what stands in the editors; where it is refused, bring it into view and return False."""
        if self._stale or self._row() is None:
            return True
        refused = self._binding.commit()
        if refused is not None:
            self._focus(refused)
            self.notice.emit(f"{refused.field.title}: {refused.refusal}")
        return refused is None

    def _focus(self, editor: FieldEditor) -> None:
        self._bring(editor)
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, editor: FieldEditor) -> None:
        key = editor.field.key
        self.sections[self._section_of[key]].set_open(True)
        if self._section_of[key] == Section.JUSTIFICATION.value:
            self._justification.go_to(int(key.split("_")[1]))
        QTimer.singleShot(0, editor, lambda: reveal(editor))  # what was folded has its place only then

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
                return False
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                if self.commit():
                    self.step_wanted.emit(+1)
                return True
        return False
