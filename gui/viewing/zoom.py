"""The zoom in the status bar: smaller, a slider, larger, and how much it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from gui.table import ReportTable
from gui.table.sizing import LEAST_ZOOM, MOST_ZOOM
from gui.theme.icons import Icon, icon
from gui.theme.metrics import ICON_SMALL, SPACE
from model.overriding import override

STEP = 10
_SLIDER = 96
_NARROW = 280 * SPACE


class ZoomControl(QWidget):
    """Shows and changes a table's zoom, at the end of ``bar``; in a narrow one it is only shown."""

    def __init__(self, table: ReportTable, bar: QWidget) -> None:
        super().__init__(bar)
        bar.installEventFilter(self)
        self._table = table
        self.smaller = self._button(Icon.REMOVE, "Alejar (Ctrl+−)", lambda: table.zoom_by(-STEP))
        self.larger = self._button(Icon.ADD, "Acercar (Ctrl++)", lambda: table.zoom_by(STEP))
        self.slider = _Slider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(LEAST_ZOOM, MOST_ZOOM)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(5 * STEP)
        self.slider.setFixedWidth(_SLIDER)
        self.slider.setAccessibleName("Tamaño de la tabla, en por ciento")
        self.slider.setToolTip("Tamaño de la tabla")
        self.percent = QToolButton(self)
        self.percent.setObjectName("zoom_percent")
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("200 %") + 16)
        self.percent.setToolTip("Tamaño normal (Ctrl+0)")
        self.percent.clicked.connect(lambda: table.set_zoom(100))
        # Qt gives what stands at the left in the bar to the rest while a menu says something there.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.smaller, self.slider, self.larger, self.percent):
            layout.addWidget(widget)
        self.slider.valueChanged.connect(self._on_slid)
        table.zoom_changed.connect(self._show)
        self._show()

    def _button(self, drawing: Icon, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        button.setToolTip(name)
        button.setAccessibleName(name.split(" (")[0])
        button.setAutoRepeat(True)
        button.clicked.connect(act)
        return button

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
            roomy = event.size().width() >= _NARROW  # else what just happened needs the room to be read
            for widget in (self.smaller, self.slider, self.larger):
                widget.setVisible(roomy)
        return super().eventFilter(watched, event)

    def _on_slid(self, percent: int) -> None:
        self._table.set_zoom(percent)
        self._show()  # a refused text keeps the zoom as it is

    def _show(self) -> None:
        zoom = self._table.zoom()
        self.slider.blockSignals(True)
        self.slider.setValue(zoom)
        self.slider.blockSignals(False)
        self.percent.setText(f"{zoom} %")
        self.percent.setAccessibleName(f"Tamaño de la tabla: {zoom} por ciento")
        self.smaller.setEnabled(zoom > LEAST_ZOOM)
        self.larger.setEnabled(zoom < MOST_ZOOM)


class _Slider(QSlider):
    """A slider that the wheel does not move."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
