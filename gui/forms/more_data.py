"""Más datos del indicador: everything that an indicator has beside its 27 columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.forms.binding import Binding
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.report import QUARTERS
from model.schema import INDICATOR_FIELDS, Field, Section, quarter_name

_TAB_TITLES = {
    Section.JUSTIFICATION: "Justificación",
    Section.VARIABLES: "Variables",
    Section.ACCUMULATION: "Acumulación",
    Section.BASELINE: "Línea base y meta",
    Section.TEXTS: "Resumen y supuestos",
}


class MoreDataDialog(QDialog):
    """The dialog for one indicator at a time; each change is an undo step at once. ``key`` gets the caret."""

    def __init__(self, session: Session, row: int, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Más datos del indicador")
        self._session = session
        self._row = row
        self._binding = Binding.to_indicator(session, lambda: self._row)
        self._tabs = QTabWidget(self)
        for section, title in _TAB_TITLES.items():
            self._tabs.addTab(self._page(section), title)
        self._title = QLabel(self)
        wear(self._title, Variant.SUBTITLE)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for name, tip, by in (
            (Icon.MOVE_UP, "Indicador anterior", -1),
            (Icon.MOVE_DOWN, "Indicador siguiente", +1),
        ):
            button = QToolButton(self)
            button.setIcon(icon(name))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, by=by: self._step(by))
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Listo", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * SPACE)
        layout.addLayout(head)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(buttons)
        self.resize(860, 580)
        session.changed.connect(self._refresh)
        self._refresh()
        self._focus(key)

    def _page(self, section: Section) -> QWidget:
        if section is Section.JUSTIFICATION:
            return self._justification(INDICATOR_FIELDS[section])
        page = QWidget(self)
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setVerticalSpacing(2 * SPACE)
        fields = INDICATOR_FIELDS[section]
        for field in fields:
            if not field.key[-1].isdigit():
                form.addRow(field.title, self._binding.add(field, lines=6))
        by_quarter = [field for field in fields if field.key[-1].isdigit()]
        if by_quarter:
            form.addRow(self._quarters(by_quarter))
        return _scrolling(page)

    def _quarters(self, fields: list[Field]) -> QWidget:  # type: ignore[type-arg]
        """Return a small table: one line per variable, one column per quarter."""
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 2 * SPACE, 0, 0)
        for quarter in QUARTERS:
            grid.addWidget(QLabel(quarter_name(quarter), box), 0, quarter, Qt.AlignmentFlag.AlignRight)
        names = list(dict.fromkeys(field.key.rpartition("_")[0] for field in fields))
        for field in fields:
            name, _, quarter = field.key.rpartition("_")
            line = names.index(name) + 1
            grid.addWidget(QLabel(field.title.rpartition(",")[0], box), line, 0)
            grid.addWidget(self._binding.add(field), line, int(quarter))
        return box

    def _justification(self, fields: tuple[Field, ...]) -> QWidget:  # type: ignore[type-arg]
        """Return one page per quarter, the reported one shown first."""
        self._quarter_tabs = QTabWidget(self)
        for quarter in QUARTERS:
            page = QWidget(self)
            form = QFormLayout(page)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for field in fields:
                if field.key.startswith(f"justification_{quarter}_"):
                    form.addRow(field.title.rpartition(",")[0], self._binding.add(field))
            self._quarter_tabs.addTab(_scrolling(page), quarter_name(quarter))
        self._quarter_tabs.setCurrentIndex(self._session.settings.quarter - 1)
        return self._quarter_tabs

    def _refresh(self, _change: object = None) -> None:
        rows = self._session.report.indicators
        if not 0 <= self._row < len(rows):
            self.reject()
            return
        indicator = rows[self._row]
        self._title.setText(f"{indicator.level or 'Sin nivel'}  {indicator.name}")
        self._binding.refresh()

    def _step(self, by: int) -> None:
        if self._binding.commit() and 0 <= self._row + by < len(self._session.report.indicators):
            self._row += by
            self._refresh()

    def _focus(self, key: str) -> None:
        editor = self._binding.editors.get(key)
        if editor is None:
            return
        section = next(s for s, fields in INDICATOR_FIELDS.items() if any(f.key == key for f in fields))
        self._tabs.setCurrentIndex(list(_TAB_TITLES).index(section))
        if section is Section.JUSTIFICATION:
            self._quarter_tabs.setCurrentIndex(int(key.split("_")[1]) - 1)
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def accept(self) -> None:
        """Close, unless something typed is refused."""
        if self._binding.commit():
            super().accept()

    def reject(self) -> None:
        """Close; what was already handed on stays and can be undone."""
        self._binding.commit()
        super().reject()


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(page)
    return area
