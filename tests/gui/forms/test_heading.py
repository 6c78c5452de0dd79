"""The heading: all its fields at hand, codes and names together, nothing refused out of sight."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

import resources
from gui.forms.heading import HEADING_KEYS, WIDE, HeadingForm
from gui.forms.large_text import LargeTextDialog
from gui.panels.folding import FoldingBox
from gui.session import Session
from model.catalogue import parse_catalogue
from model.report import Report
from model.schema import FIELD_BY_KEY
from tests.factories import sample
from tests.gui.hands import CTRL, SHIFT, Key, button, click, focused, press, write

LISTS = """
[listas]
unidades_responsables = [
  { clave = "304", nombre = "Secretaría de Gobierno" },
  { clave = "305", nombre = "Tesorería Municipal" },
]
programas = [{ clave = "04", nombre = "Gobierno participativo" }]
"""


def field(form, key):
    return form._binding.editors[key]


@pytest.fixture
def heading(session, show):
    form = HeadingForm(session)
    show(form)
    return form


@pytest.fixture
def listed(show):
    """The heading with a catalogue that knows two units and a programme."""
    catalogue = parse_catalogue(resources.read("catalogo.toml"), LISTS.encode())
    form = HeadingForm(Session(catalogue, sample()))
    show(form)
    return form


def test_that_every_field_of_the_heading_is_named_for_a_screen_reader(heading):
    names = [field(heading, key).input.accessibleName() for key in HEADING_KEYS]
    assert all(names)
    assert len(set(names)) == len(names)


def test_that_labels_lead_to_their_fields(heading):
    labels = [label for label in heading.findChildren(QLabel) if label.buddy() is not None]
    inputs = {field(heading, key).input for key in HEADING_KEYS}
    assert {label.buddy() for label in labels} < inputs
    assert len(labels) == len(HEADING_KEYS) - 2  # a code and its name stand behind one label


@pytest.mark.parametrize("width", [820, 1362], ids=["screen at 150 %", "whole screen"])
def test_that_the_heading_fits_with_every_field_seen(heading, width):
    heading.window().resize(width, 300)
    assert heading.width() <= width
    for key in HEADING_KEYS:
        editor = field(heading, key)
        assert editor.isVisible()
        assert heading.rect().contains(editor.geometry())


def test_that_a_wide_heading_is_lower_than_a_narrow_one(heading):
    heading.window().resize(WIDE + 100, 300)
    wide = heading.sizeHint().height()
    heading.window().resize(860, 300)
    assert wide < heading.sizeHint().height()


def test_that_tab_goes_through_the_heading_from_the_unit_to_the_place(heading):
    heading.focus_field("unit_code")
    order = []
    for _ in range(len(HEADING_KEYS) + 1):
        order.append(focused().objectName().removeprefix("field_"))
        press(Key.Key_Tab)
    assert [key for key in order if key in HEADING_KEYS] == [
        "unit_code", "unit_name", "programme_code", "programme_name", "quarter", "fiscal_year",
        "plan", "axis", "title", "objectives", "place_and_date",
    ]  # fmt: skip


def test_that_committing_hands_on_what_is_still_being_typed(session, heading):
    heading.focus_field("plan")
    write("Otro plan", over=True)
    assert heading.commit()
    assert session.report.heading.plan == "Otro plan"


def test_that_committing_refused_text_gives_it_the_keys_and_says_why(qtbot, session, heading):
    heading.focus_field("fiscal_year")
    write("veinte", over=True)
    heading.focus_field("plan")
    with qtbot.waitSignal(heading.notice) as notice:
        assert not heading.commit()
    assert notice.args == ["Ejercicio: «veinte» no es un año. Escriba cuatro cifras, por ejemplo 2022."]
    assert focused() is field(heading, "fiscal_year").input
    assert field(heading, "fiscal_year").text() == "veinte"


def test_that_the_refusal_is_seen_below_the_fields_until_it_is_mended(heading):
    heading.focus_field("fiscal_year")
    write("x", over=True)
    press(Key.Key_Tab)
    assert heading._sentence.isVisible()
    heading.focus_field("fiscal_year")
    press(Key.Key_Escape)
    assert not heading._sentence.isVisible()


def test_that_a_code_of_the_catalogue_brings_its_name_with_one_step(listed):
    listed.focus_field("unit_code")
    write("305", over=True)
    press(Key.Key_Return)
    heading = listed._session.report.heading
    assert (heading.unit_code, heading.unit_name) == ("305", "Tesorería Municipal")
    assert field(listed, "unit_name").text() == "Tesorería Municipal"
    assert listed._session.undo_stack.count() == 1
    listed._session.undo_stack.undo()
    assert listed._session.report == sample()


def test_that_a_name_of_the_catalogue_brings_its_code(listed):
    listed.focus_field("unit_name")
    write("tesoreria municipal", over=True)
    press(Key.Key_Return)
    assert listed._session.report.heading.unit_code == "305"


def test_that_a_code_that_no_list_knows_leaves_the_name_alone(listed):
    listed.focus_field("unit_code")
    write("999", over=True)
    press(Key.Key_Return)
    heading = listed._session.report.heading
    assert (heading.unit_code, heading.unit_name) == ("999", "Secretaría de Gobierno")


def test_that_the_objectives_open_in_a_window_where_all_of_them_are_seen(open_dialog, session):
    dialog = open_dialog(LargeTextDialog(session, FIELD_BY_KEY["objectives"]))
    assert focused().verticalScrollBar().maximum() == 0
    press(Key.Key_End, CTRL)
    press(Key.Key_Return)
    write("2.6 Nuevo.")
    click(button(dialog, "Listo"))
    assert session.report.heading.objectives[-1] == "2.6 Nuevo."


def test_that_another_report_shows_at_once(session, heading):
    session.replace(Report(), path=None)
    assert field(heading, "unit_name").text() == ""
    assert field(heading, "quarter").text() == "1er. Trimestre"


@pytest.fixture
def box(session, show):
    form = HeadingForm(session)
    box = FoldingBox("Datos generales", form)
    box.set_open(True)
    show(box)
    return box, form


def test_that_folding_shows_the_heading_on_one_line(box):
    folding, form = box
    click(button(folding, "Datos generales"))
    assert not form.isVisible()
    assert (
        folding._summary.text()
        == "304 - Secretaría de Gobierno · 04 - Gobierno participativo · 2do. Trimestre 2023"
    )
    press(Key.Key_Space)
    assert form.isVisible()


def test_that_folding_hands_on_what_was_typed(session, box):
    folding, form = box
    form.focus_field("plan")
    write("Otro plan", over=True)
    folding.set_open(False)
    assert session.report.heading.plan == "Otro plan"


def test_that_a_box_with_refused_text_stays_open(qtbot, box):
    folding, form = box
    form.focus_field("fiscal_year")
    write("x", over=True)
    with qtbot.waitSignal(folding.toggled) as toggled:
        folding.set_open(False)
    assert toggled.args == [True]
    assert form.isVisible()
    assert QApplication.focusWidget() is field(form, "fiscal_year").input


def test_that_in_a_low_window_the_heading_scrolls_to_the_field_that_has_the_keys(qtbot, box):
    folding, form = box
    folding.window().resize(900, 120)
    area = folding.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    form.focus_field("place_and_date")
    editor = field(form, "place_and_date")
    top = editor.mapTo(area.viewport(), editor.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()
    form.focus_field("plan")
    press(Key.Key_Tab, SHIFT)
    assert focused().isVisible()
