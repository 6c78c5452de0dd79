"""The pendientes as a list model: Qt's contract, and what it tells of each."""

from decimal import Decimal
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.panels.findings_model import FindingsModel, _changes
from model.report import Report


@pytest.fixture
def model(session):
    model = FindingsModel(session)
    model.refresh()
    return model


def row_of(model, rule):
    """The row of the first finding of a rule about Actividad 1.4."""
    return next(n for n, f in enumerate(model.findings) if (f.rule, f.indicator) == (rule, "a1.4"))


def told(model, rule, role):
    """What the model tells of that finding."""
    return model.data(model.index(row_of(model, rule)), role)


def test_that_the_model_keeps_qts_contract_while_findings_come_and_go(session, model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for value in (25, None, 400, 10, "0.1"):
        achieved = None if value is None else Decimal(value)
        session.set_cells([(3, "achieved_2", achieved)], "cambiar un valor")
        assert model.refresh()
        assert model.findings == session.findings.all
        assert model.rowCount() == len(model.findings)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        model.refresh()
        assert model.findings == session.findings.all
    session.replace(Report(), path=None)
    model.refresh()
    assert model.findings == session.findings.all
    assert tester.model() is model


def test_that_nothing_moves_where_no_finding_differs(session, model, qtbot):
    session.set_field("title", "Informe de avance", "cambiar Título")
    with qtbot.assertNotEmitted(model.dataChanged):
        assert not model.refresh()


def test_that_one_edit_touches_only_the_rows_from_its_first_to_its_last_finding(session, model):
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    session.set_cells([(3, "achieved_2", Decimal(11))], "cambiar un valor")
    model.refresh()
    first, last = changed[0]
    assert 0 < first <= last < model.rowCount()


def test_that_findings_of_other_rows_stay_untouched_between_those_of_the_edited_row(session, model):
    touched = []

    def take(first, last):
        touched.extend(model.findings[first : last + 1])

    model.dataChanged.connect(lambda first, last: take(first.row(), last.row()))
    model.rowsInserted.connect(lambda _parent, first, last: take(first, last))
    session.set_cells([(3, "achieved_2", Decimal(11))], "cambiar un valor")
    model.refresh()
    assert {finding.indicator for finding in touched} == {"a1.4"}


def test_that_the_stretches_lead_from_any_list_to_any_other(model):
    chance, some = Random(5), model.findings[:40]
    for _ in range(500):
        old = chance.choices(some, k=chance.randrange(60))
        new = list(old)
        for at in (chance.randrange(len(new) + 1) for _ in range(chance.randrange(6))):
            new[at : at + chance.randrange(3)] = chance.choices(some, k=chance.randrange(3))
            new += new[:at] if chance.random() < 0.1 else []
        became = list(old)
        for change in reversed(_changes(tuple(old), tuple(new))):
            came = new[change.at : change.at + change.come]
            became[change.first : change.first + change.gone] = came
        assert became == new


def test_that_the_place_follows_a_level_that_is_renamed(session, model):
    assert model.place(model.findings[row_of(model, "DES-01")]) == "Actividad 1.4"
    session.set_cells([(3, "level", "Actividad 1.5")], "cambiar Nivel")
    model.refresh()
    assert model.place(model.findings[row_of(model, "DES-01")]) == "Actividad 1.5"


def test_that_a_finding_about_the_whole_report_is_placed_there(model):
    assert model.place(model.findings[0]) == "Informe"


def test_that_a_screen_reader_hears_severity_place_and_message(model):
    spoken = told(model, "DES-01", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Aviso, Actividad 1.4: Cumplimiento 40 %")


def test_that_what_the_officer_wrote_is_never_read_as_markup(session, model):
    session.set_cells([(3, "unit", "<b>x</b>")], "y")
    model.refresh()
    tips = [model.data(model.index(row), Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    assert any("&lt;b&gt;x" in tip for tip in tips)
    assert not any("<b>x" in tip for tip in tips)
