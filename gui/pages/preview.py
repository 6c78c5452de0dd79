"""Vista previa: the pages exactly as they will be printed, and from there to the printer or the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from export.deliver import Delivery, Product
from gui.export_flow import ExportFlow
from gui.pages.page_view import PageView
from gui.pages.papers import paper_name, size_words
from gui.pages.pictures import PagePictures
from gui.pages.printing import PrintFlow
from gui.pages.stack import STEPS, Fit, Zoom
from gui.panels.icon_label import IconLabel
from gui.panels.status import StatusLine
from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import ICON_MEDIUM, SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override

_FITS: tuple[tuple[str, Zoom], ...] = (("Ajustar al ancho", Fit.WIDTH), ("Página completa", Fit.PAGE))
ZOOMS = (*_FITS, *((f"{100 * step:.0f} %", step) for step in STEPS))
"""What the list of sizes offers."""

_SAID = 3  # notices that are read before printing; the rest are only counted
_SHARE = 0.94  # of the window it covers


class PreviewDialog(QDialog):
    """Shows the pages of ``pdf``, which must be those of the session's report as it stands."""

    def __init__(
        self, pdf: bytes, session: Session, exports: ExportFlow, printing: PrintFlow, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Vista previa")
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # its pictures are large
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._pdf = pdf
        self._exports = exports
        self._printing = printing
        pictures = PagePictures(pdf)
        self._count = pictures.count
        self.view = PageView(pictures, self)
        self.status = StatusLine(session, self)
        self.status.addPermanentWidget(_sheet_label(session, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_toolbar())
        if session.findings.errors:
            layout.addWidget(self._build_draft_line(session.findings.errors))
        if exports.notices:
            layout.addWidget(self._build_notice_line(exports.notices))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.status)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        exports.job_started.connect(self.status.follow)
        exports.delivered.connect(self._on_delivered)
        exports.errors_wanted.connect(self.reject)  # they are shown in the window behind
        printing.printed.connect(self.status.say)
        self._show_page(0)
        self._show_zoom()
        self.resize(parent.window().size() * _SHARE)
        self.view.setFocus()

    def _build_toolbar(self) -> QToolBar:
        bar = QToolBar(self)
        bar.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addAction(self._action("Imprimir", Icon.PRINT, self._print, "Ctrl+P"))
        bar.addAction(self._action("Guardar PDF", Icon.PDF, self._save_pdf, "Ctrl+Shift+P"))
        bar.addSeparator()
        view = self.view
        self._previous = self._action("Página anterior", Icon.CHEVRON_UP, lambda: view.go_to(view.page - 1))
        self._next = self._action("Página siguiente", Icon.CHEVRON_DOWN, lambda: view.go_to(view.page + 1))
        self._page = QLabel(self)
        self._page.setObjectName("page_number")
        self._page.setContentsMargins(SPACE, 0, SPACE, 0)
        self._smaller = self._action("Alejar", Icon.ZOOM_OUT, view.zoom_out, "Ctrl+-")
        self._larger = self._action("Acercar", Icon.ZOOM_IN, view.zoom_in, "Ctrl++", "Ctrl+=")
        self.addAction(self._action("Tamaño real", None, lambda: view.set_zoom(1.0), "Ctrl+0"))
        bar.addWidget(_icon_button(self._previous, bar))
        bar.addWidget(_icon_button(self._next, bar))
        bar.addWidget(self._page)
        bar.addSeparator()
        bar.addWidget(_icon_button(self._smaller, bar))
        bar.addWidget(self._build_zooms())
        bar.addWidget(_icon_button(self._larger, bar))
        space = QWidget(bar)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        close = self._action("Cerrar", Icon.CLOSE, self.reject)
        close.setToolTip("Cerrar (Esc)")
        bar.addAction(close)
        return bar

    def _action(self, text: str, image: Icon | None, slot: Callable[[], None], *keys: str) -> QAction:
        action = QAction(text, self)
        if image is not None:
            action.setIcon(icon(image))
        action.setShortcuts([QKeySequence(key) for key in keys])
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})" if shown else text)
        action.triggered.connect(lambda _=False: slot())
        return action

    def _build_zooms(self) -> QComboBox:
        self._zooms = QComboBox(self)
        self._zooms.setObjectName("zoom")
        self._zooms.setAccessibleName("Tamaño de las páginas en la pantalla")
        for words, zoom in ZOOMS:
            self._zooms.addItem(words, zoom)
        self._zooms.activated.connect(self._choose_zoom)
        return self._zooms

    def _build_draft_line(self, errors: int) -> QFrame:
        count = "un error pendiente" if errors == 1 else f"{errors} errores pendientes"
        words = QLabel(f"Borrador: el informe tiene {count}; por eso cada página dice BORRADOR.", self)
        show = QPushButton("Ver los errores", self)
        show.setAutoDefault(False)
        wear(show, Variant.QUIET)
        show.clicked.connect(self._exports.errors_wanted)
        return self._line("draft_line", words, show)

    def _build_notice_line(self, notices: Sequence[str]) -> QFrame:
        """Say before anything is printed or saved what cannot be printed as it is written."""
        more = f" Y {len(notices) - _SAID:,} más." if len(notices) > _SAID else ""
        words = QLabel(" ".join(notices[:_SAID]) + more, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return self._line("notice_line", words)

    def _line(self, name: str, *widgets: QWidget) -> QFrame:
        line = QFrame(self)
        line.setObjectName(name)
        wear(line, Variant.PANEL)
        row = QHBoxLayout(line)
        row.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
        row.setSpacing(2 * SPACE)
        for widget in (IconLabel(icon(Icon.WARNING, Ink.WARNING), parent=line), *widgets):
            row.addWidget(widget)
        row.addStretch(1)
        return line

    def _show_page(self, page: int) -> None:
        self._page.setText(f"Página {page + 1} de {self._count}")
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < self._count)

    def _show_zoom(self) -> None:
        zoom = self.view.zoom
        position = next((number for number, (_, offered) in enumerate(ZOOMS) if offered == zoom), -1)
        self._zooms.setPlaceholderText(f"{100 * self.view.ratio:.0f} %")
        self._zooms.setCurrentIndex(position)
        self._smaller.setEnabled(self.view.ratio > STEPS[0])
        self._larger.setEnabled(self.view.ratio < STEPS[-1])

    def _choose_zoom(self, position: int) -> None:
        self.view.set_zoom(ZOOMS[position][1])
        self.view.setFocus()

    def _print(self) -> None:
        self._printing.start(self._pdf)

    def _save_pdf(self) -> None:
        self._exports.export(Product.PDF)

    def _on_delivered(self, delivery: Delivery) -> None:
        self.status.say(" ".join((f"Se guardó {delivery.path.name}.", *delivery.notices)))

    @override
    def done(self, result: int) -> None:
        self.view.tiles.stop()
        super().done(result)


def _icon_button(action: QAction, bar: QToolBar) -> QToolButton:
    button = QToolButton(bar)
    button.setDefaultAction(action)
    button.setIconSize(bar.iconSize())
    return button


def _sheet_label(session: Session, parent: QWidget) -> QLabel:
    paper = session.settings.paper
    label = QLabel(f"{paper_name(paper)}, {size_words(paper)}, horizontal", parent)
    label.setObjectName("sheet_size")
    return label
