"""Who signs: lines are added, moved, removed and taken back, and the keys stay with the line."""

from itertools import islice

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.forms.signatures import NEW_ROLE, SignaturesForm
from gui.panels.folding import FoldingBox
from model.report import Report, Signature
from tests.gui.hands import CTRL, Key, button, click, focused, press, write


@pytest.fixture
def form(session, show):
    form = SignaturesForm(session)
    form.furnish()
    show(form, width=1000)
    return form


@pytest.fixture
def three(session, form):
    """A third line: Revisó."""
    click(button(form, "Agregar firma"))
    return form


def roles(session):
    return [signature.role for signature in session.report.signatures]


def shown_roles(form):
    return [line.editors[0].text() for line in form._lines]


def test_that_each_signature_is_a_line_in_the_order_of_the_paper(form):
    assert shown_roles(form) == ["Elaboró", "Vo. Bo."]


def test_that_adding_a_signature_puts_the_keys_on_its_role_and_is_one_step(session, form):
    click(button(form, "Agregar firma"))
    assert roles(session) == ["Elaboró", "Vo. Bo.", NEW_ROLE]
    assert focused() is form._lines[2].editors[0].input
    write("Autorizó", over=True)
    press(Key.Key_Return)
    assert roles(session)[2] == "Autorizó"
    assert session.undo_stack.count() == 2
    assert focused() is form._lines[2].editors[1].input


def test_that_adding_keeps_what_was_being_typed(session, form):
    form._lines[0].editors[1].setFocus()
    write("Ana Ruiz", over=True)
    form._add()
    assert session.report.signatures[0].name == "Ana Ruiz"


def test_that_typing_a_name_is_one_named_step(session, form):
    form._lines[1].editors[1].setFocus()
    write("Luis Mora", over=True)
    press(Key.Key_Tab)
    assert session.report.signatures[1].name == "Luis Mora"
    assert session.undo_stack.undoText() == "cambiar Nombre de la firma Vo. Bo."


def test_that_tab_goes_line_by_line_also_through_a_line_that_was_added(three):
    three._lines[0].editors[0].setFocus()
    names = []
    for _ in range(3 * 3 + 5 + 1):
        names.append(focused().accessibleName() or focused().text())
        press(Key.Key_Tab)
    assert names == [
        "Firma como, firma 1", "Nombre, firma 1", "Cargo, firma 1",
        "Bajar esta firma (1)", "Quitar esta firma (1)",
        "Firma como, firma 2", "Nombre, firma 2", "Cargo, firma 2",
        "Subir esta firma (2)", "Bajar esta firma (2)", "Quitar esta firma (2)",
        "Firma como, firma 3", "Nombre, firma 3", "Cargo, firma 3",
        "Subir esta firma (3)",
    ]  # fmt: skip


def test_that_the_keys_follow_a_signature_that_is_moved(session, three):
    three._lines[2].buttons[0].setFocus()
    press(Key.Key_Space)
    assert roles(session) == ["Elaboró", NEW_ROLE, "Vo. Bo."]
    press(Key.Key_Space)
    assert roles(session) == [NEW_ROLE, "Elaboró", "Vo. Bo."]
    assert focused() is three._lines[0].buttons[1]  # it cannot go further up
    press(Key.Key_Space)
    assert roles(session) == ["Elaboró", NEW_ROLE, "Vo. Bo."]


def test_that_the_first_cannot_go_up_nor_the_last_down(three):
    assert not three._lines[0].buttons[0].isEnabled()
    assert not three._lines[-1].buttons[1].isEnabled()
    assert three._lines[1].buttons[0].isEnabled()


def test_that_removing_says_what_was_removed_and_undo_brings_it_back(qtbot, session, form):
    before = session.report
    with qtbot.waitSignal(form.notice) as notice:
        click(button(form, "Quitar esta firma (2)"))
    assert notice.args == ["Se quitó la firma «Vo. Bo.». Puede deshacerlo con Ctrl+Z."]
    assert shown_roles(form) == ["Elaboró"]
    press(Key.Key_Z, CTRL)
    assert session.report == before
    assert shown_roles(form) == ["Elaboró", "Vo. Bo."]
    assert form._lines[1].editors[1].text() == before.signatures[1].name


def test_that_all_signatures_can_go_and_the_summary_says_so(session, form):
    click(button(form, "Quitar esta firma (2)"))
    click(button(form, "Quitar esta firma (1)"))
    assert session.report.signatures == ()
    assert form.summary() == "Aún no hay firmas"
    form.focus_first()
    assert focused() is button(form, "Agregar firma")


def test_that_the_first_missing_name_or_position_gets_the_keys(session, form):
    signatures = (Signature(role="Elaboró", name="Ana", position=""), Signature(role="Vo. Bo."))
    session.replace(Report(signatures=signatures), path=None)
    form.focus_first()
    assert focused().accessibleName() == "Cargo, firma 1"


def test_that_the_summary_names_who_signs_and_who_is_missing(session, form):
    session.replace(Report(), path=None)
    assert form.summary() == "Elaboró: (sin nombre)  ·  Vo. Bo.: (sin nombre)"


def test_that_a_hundred_undos_and_redos_leave_one_line_per_signature(session, form, qtbot):
    for _ in range(3):
        form._add()
    for _ in range(20):
        session.undo_stack.undo()
        session.undo_stack.undo()
        session.undo_stack.redo()
        session.undo_stack.redo()
    assert shown_roles(form) == roles(session)
    qtbot.waitUntil(lambda: len(form.findChildren(QLabel)) == 3)


def column(box):
    """The box at the foot of a window."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addStretch(1)
    layout.addWidget(box)
    return page


class Pictures(QObject):
    """Notes how high a part is each time it is painted."""

    def __init__(self, part):
        super().__init__(part)
        self.heights = []
        part.installEventFilter(self)

    def eventFilter(self, part, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.heights.append(part.parentWidget().height())
        return False


def test_that_folded_signatures_are_unfolded_at_their_height_with_the_first_picture(qtbot, session, show):
    form = SignaturesForm(session)
    box = FoldingBox("Firmas", form)
    show(column(box), width=1000, height=700)
    assert not form.children()[1:]  # nothing but its layout is made before
    pictures = Pictures(form)
    click(button(box, "Firmas"))
    qtbot.waitUntil(lambda: bool(pictures.heights))
    assert shown_roles(form) == ["Elaboró", "Vo. Bo."]
    assert pictures.heights[0] == form.sizeHint().height()


def order(widget):
    """What the Tab key goes through from ``widget`` on, as it comes."""
    while True:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
            yield widget


def test_that_tab_goes_from_the_heading_to_the_signatures_once_they_are_unfolded(main_window):
    first = main_window.heading.findChild(QWidget, "field_place_and_date")
    main_window.actions_by_key["find"].trigger()  # made before them, and not to come in between
    main_window.actions_by_key["show_signatures"].trigger()
    form = main_window.signatures
    own = [widget for line in form._lines for widget in line.widgets]
    assert list(islice(order(first), len(own) + 1)) == [*own, form._add_button]
    while form._lines:
        form._remove(0)
    form._add()
    own = [*form._lines[0].widgets]
    assert list(islice(order(first), len(own) + 1)) == [*own, form._add_button]
