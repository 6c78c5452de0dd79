"""The strip under the table: where the current indicator stands, and why."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

from gui.panels.icon_label import IconLabel
from gui.panels.readings import readings
from gui.panels.strip import IndicatorStrip
from model.edits import MoveRows, RemoveRows
from model.overriding import override
from model.report import Basis, Report
from tests.factories import indicator, sample, sample_row, settings
from tests.gui.hands import button, click


@pytest.fixture
def strip(session, show):
    strip = show(IndicatorStrip(session), width=1000, height=60)
    strip.show_row(3)
    return strip


def said(strip):
    return {
        name: strip.findChild(QLabel, f"strip_{name}").text()
        for name in ("deviation", "compliance", "progress", "semaphore")
    }


def test_that_the_strip_gives_both_readings_compliance_and_semaphore_in_words(strip):
    assert strip._name.text() == "Actividad 1.4"
    assert said(strip) == {
        "deviation": "15 puntos por debajo",
        "compliance": "40 %",
        "progress": "35 %",
        "semaphore": "Rojo",
    }


def test_that_an_edit_and_its_undo_show_at_once(session, strip):
    session.set_cells([(3, "achieved_2", Decimal(25))], "cambiar un valor")
    assert said(strip) == {
        "deviation": "Sin desviación",
        "compliance": "100 %",
        "progress": "50 %",
        "semaphore": "Verde",
    }
    session.undo_stack.undo()
    assert said(strip)["semaphore"] == "Rojo"


class _Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def settled(session, strip, qapp):
    """The strip after its first edit, all painted."""
    session.set_cells([(3, "achieved_2", Decimal(12))], "cambiar un valor")
    for _ in range(3):
        qapp.processEvents()
    return strip


def test_that_an_edit_paints_only_the_readings_it_changes(session, settled, qapp):
    lamp = next(each for each in settled.findChildren(IconLabel) if each.isVisible())
    more = button(settled, "Más datos…")
    value, still = _Painted(settled.findChild(QLabel, "strip_compliance")), [_Painted(lamp), _Painted(more)]
    session.set_cells([(3, "achieved_2", Decimal(11))], "cambiar un valor")  # red as before
    qapp.processEvents()
    assert value.count == 1
    assert [each.count for each in still] == [0, 0]
    session.set_cells([(3, "achieved_2", Decimal(25))], "cambiar un valor")
    qapp.processEvents()
    assert still[0].count == 1


def test_that_an_edit_of_another_row_paints_nothing_of_the_strip(session, settled, qapp):
    painted = _Painted(settled)
    session.set_cells([(5, "achieved_2", Decimal(11))], "cambiar un valor")
    qapp.processEvents()
    assert painted.count == 0


def test_that_every_reading_explains_itself_with_its_numbers(catalogue):
    why = {name: r.why for name, r in readings(sample_row("a1.4"), settings(), catalogue).items()}
    assert why["deviation"].startswith(
        "Programado al 2do. trimestre 50 % − Alcanzado al 2do. trimestre 35 % = 15 puntos por debajo."
    )
    assert why["compliance"] == "Cumplimiento del 2do. trimestre: 10 ÷ 25 × 100 = 40 %."
    assert "25 + 10 = 35 %" in why["progress"]
    assert "25 + 25 + 25 + 25 = 100 %" in why["progress"]
    assert why["semaphore"] == "Rojo: cumplimiento menor a 70 %."


def test_that_what_a_reading_comes_from_is_said_on_hover(qtbot, session, strip):
    value = strip.findChild(QLabel, "strip_compliance")
    qtbot.waitUntil(lambda: "10 ÷ 25 × 100 = 40 %" in value.toolTip())
    session.set_cells([(3, "achieved_2", Decimal(20))], "cambiar un valor")
    qtbot.waitUntil(lambda: "20 ÷ 25 × 100 = 80 %" in value.toolTip())
    assert value.accessibleDescription().endswith("= 80 %.")


def test_that_the_deviation_is_to_date_whatever_the_basis_of_the_printed_accumulated(catalogue):
    row = sample_row("a1.4")
    found = [readings(row, settings(basis=basis), catalogue)["deviation"] for basis in Basis]
    assert found[0].text == found[1].text
    assert found[0].why == found[1].why


@pytest.mark.parametrize(
    ("achieved", "lamp"),
    [
        ((25, 25), "verde"),
        ((25, 20), "amarillo"),
        ((25, 30), "exceso"),
        ((25, 5), "rojo"),
        ((25, 50), "morado"),
        ((25,), "gris"),
    ],
)
def test_that_every_lamp_has_its_word_and_its_sentence(catalogue, achieved, lamp):
    row = indicator(programmed=(25, 25, 25, 25), achieved=achieved)
    reading = readings(row, settings(), catalogue)["semaphore"]
    assert reading.lamp == lamp
    assert reading.text
    assert reading.why.endswith(".")


def test_that_what_cannot_be_said_is_a_dash_never_a_zero(catalogue):
    row = indicator(programmed=(), achieved=())
    texts = {name: r.text for name, r in readings(row, settings(), catalogue).items()}
    assert texts["deviation"] == texts["progress"] == "—"
    assert "0" not in "".join(texts.values())


def test_that_counts_are_named_by_their_unit(catalogue):
    row = indicator(unit="Documento", programmed=(2, 2, 2, 2), achieved=(2, 1))
    assert readings(row, settings(), catalogue)["deviation"].text == "1 documento por debajo"


def test_that_the_strip_follows_its_indicator_when_rows_move(session, strip):
    session.run(MoveRows(3, 1, 7), "mover")
    assert strip._name.text() == "Actividad 1.4"
    session.set_cells([(7, "achieved_2", Decimal(25))], "cambiar un valor")
    assert said(strip)["semaphore"] == "Verde"


def test_that_a_deleted_indicator_leaves_the_strip_with_what_to_do_next(session, strip):
    session.run(RemoveRows(3, 1), "eliminar")
    assert strip._name.text() == "Elija un indicador para ver cómo va."
    assert not strip._more.isVisible()


def test_that_a_blank_report_says_how_to_begin(session, strip):
    session.replace(Report(), path=None)
    assert strip._name.text() == "Agregue un indicador para empezar."


def test_that_the_button_asks_for_more_data(qtbot, strip):
    with qtbot.waitSignal(strip.more_wanted):
        click(button(strip, "Más datos…"))


@pytest.mark.parametrize("width", [420, 560, 1000])
def test_that_the_strip_gives_way_to_a_narrow_window_without_losing_a_reading(qtbot, strip, width):
    strip.window().resize(width, 60)
    assert strip.minimumSizeHint().width() <= 480
    for name in said(strip):
        label = strip.findChild(QLabel, f"strip_{name}")
        assert label.isVisible()
        qtbot.waitUntil(lambda label=label: label.width() > 20)


def test_that_a_level_written_as_markup_stays_text(session, strip):
    session.replace(sample().replace(indicators=(indicator(level="<b>Fin</b>"),)), path=None)
    strip.show_row(0)
    assert strip._name.text() == "<b>Fin</b>"
    assert strip._name.shown() == "<b>Fin</b>"
