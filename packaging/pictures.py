"""Draws the pictures of the README from today's program and the sample, without a screen.

``python packaging/pictures.py`` writes all of them into docs/imagenes/. Each picture comes from a process of
its own: how large a screen shows things is settled once in the life of a program.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from product import ROOT

sys.path.insert(0, str(ROOT))

from gui.app import create_application, create_window
from gui.main_window import MainWindow
from gui.settings import ProgramSettings
from model import project_file
from model.schema import COLUMNS

SAMPLE: Final = ROOT / "resources" / "samples" / "informe_2t_2023.informe"
TARGET: Final = ROOT / "docs" / "imagenes"

_WIDTH, _HEIGHT = 1366, 768
_LOW: Final = (2, "achieved_2")
"""Componente 1 in the reported quarter: 21 of 28, which has something to tell."""


def _numbers(window: MainWindow) -> None:
    row, key = _LOW
    window.table.go_to(window.session.report.indicators[row].id, key)
    first = [column.key for column in COLUMNS].index("programmed_1")
    behind = window.table.columnViewportPosition(first) - window.table.columns.frozen_width()
    scroll = window.table.horizontalScrollBar()
    scroll.setValue(scroll.value() + behind)  # the quarters begin where the frozen columns end


def _texts(window: MainWindow) -> None:
    window.table.focus_first()


def _search(window: MainWindow) -> None:
    window.actions_by_key["replace"].trigger()
    bar = window.searching.bar
    bar.needle.setText("dialogo")
    bar.put.setText("diálogo")
    window.searching.search()
    window.searching.go_next()


def _panel(window: MainWindow) -> None:
    _numbers(window)
    window.side.show_indicator()


def _dark(window: MainWindow) -> None:
    window.actions_by_key["look_dark"].trigger()
    _numbers(window)


def _contrast(window: MainWindow) -> None:
    window.actions_by_key["look_contrast"].trigger()
    _numbers(window)


WINDOWS: Final[Mapping[str, tuple[float, Callable[[MainWindow], None]]]] = {
    "ventana": (1, _numbers),
    "panel": (1, _panel),
    "buscar": (1, _search),
    "oscuro": (1, _dark),
    "alto-contraste": (1, _contrast),
    "ventana-150": (1.5, _texts),
    "panel-150": (1.5, _panel),
}
"""By name: how much larger all is shown, and what the officer did before the picture."""

PAGE: Final = "pagina"

Colour = tuple[int, int, int]
_EXACT = 160  # colours that are kept as they are, the commonest


def _draw_window(name: str) -> bytes:
    """Return the window with the sample in the state of that name, as PNG."""
    from PySide6.QtCore import QBuffer, Qt

    scale, prepare = WINDOWS[name]
    app = create_application()
    with tempfile.TemporaryDirectory() as folder:
        window = create_window(ProgramSettings(Path(folder) / "ajustes.json"))
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(round(_WIDTH / scale), round(_HEIGHT / scale))
        window.session.open(project_file.load(SAMPLE), SAMPLE)
        window.show()
        window.activateWindow()
        window.session.findings.finish()
        app.processEvents()
        prepare(window)
        for _ in range(5):  # a part that is shown may make another one give way
            app.processEvents()
        buffer = QBuffer()
        window.grab().save(buffer, "PNG")
        window.session.undo_stack.setClean()
        window.close()
    return bytes(buffer.data().data())


def _draw_page() -> bytes:
    """Return the first page of the sample's PDF, as PNG, as wide as the windows."""
    from PIL import Image

    from export.pdf import to_pdf
    from export.pdf.areas import page_points
    from export.pdf.pages import render

    pdf = to_pdf(project_file.load(SAMPLE).report, draft=False)
    width, height, data = render(pdf, 0, _WIDTH / page_points(pdf)[0])
    buffer = io.BytesIO()
    Image.frombytes("RGBX", (width, height), data, "raw", "BGRX").convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def _small(picture: bytes) -> bytes:
    """Return the picture with 256 colours, a third of the bytes: grounds exact, the edges of letters near."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    pixels = _colours(image.tobytes())
    used = [colour for colour, _ in Counter(pixels).most_common()]
    palette, rare = used[:_EXACT], used[_EXACT:]
    if rare:
        edges = Image.frombytes("RGB", (len(rare), 1), bytes(chain.from_iterable(rare)))
        edges = edges.quantize(256 - _EXACT, Image.Quantize.MAXCOVERAGE).convert("RGB")
        palette += dict.fromkeys(_colours(edges.tobytes()))
    number = {colour: min(range(len(palette)), key=lambda at: _apart(palette[at], colour)) for colour in used}
    small = Image.frombytes("P", image.size, bytes(number[colour] for colour in pixels))
    small.putpalette(bytes(chain.from_iterable(palette)))
    buffer = io.BytesIO()
    small.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _colours(data: bytes) -> list[Colour]:
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def _apart(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def draw(name: str) -> Path:
    """Write the picture of that name and return where it is."""
    target = TARGET / f"{name}.png"
    target.write_bytes(_small(_draw_page() if name == PAGE else _draw_window(name)))
    return target


def main(names: list[str]) -> None:
    """Write one picture, or without a name all of them."""
    if names:
        for name in names:
            print(draw(name).relative_to(ROOT))
        return
    for name in (*WINDOWS, PAGE):
        scale = WINDOWS[name][0] if name in WINDOWS else 1
        screenless = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        subprocess.run([sys.executable, __file__, name], env=screenless, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
