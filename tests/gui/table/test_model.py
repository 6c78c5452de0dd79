"""The report as Qt's item model: its contract, what it tells of each cell, and what it takes."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.session import Session
from gui.table.editors import EDITORS
from gui.table.looks import BAND_NAMES, RIGHT_ALIGNED, Ground, ground
from gui.table.model import COLUMN_AT, ReportTableModel
from gui.table.roles import CellRole
from model.edits import InsertRows, MoveRows, RemoveRows, SetParts, duplicate_row
from model.findings import accept
from model.report import VarianceSign, new_indicator
from model.schema import COLUMN_BY_KEY, COLUMNS, Group, Kind
from tests.factories import sample

Role = Qt.ItemDataRole
TOUCHED = list[tuple[int, int]]


@pytest.fixture
def model(session: Session) -> ReportTableModel:
    return ReportTableModel(session)


def _index(model, code, key):
    return model.index(model.row_of(code), COLUMN_AT[key])


def _touched(model) -> TOUCHED:
    """Return a list that fills with the rows of which all roles changed."""
    touched: TOUCHED = []
    model.dataChanged.connect(
        lambda first, last, roles: None if roles else touched.append((first.row(), last.row()))
    )
    return touched


def test_that_every_kind_has_its_editor_and_its_side():
    assert set(EDITORS) == set(Kind)
    assert set(RIGHT_ALIGNED) == set(Kind)
    assert set(BAND_NAMES) == set(Group)


def test_that_the_model_keeps_qts_contract_through_every_kind_of_edit(session, model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.set_cells([(3, "achieved_2", Decimal(25))], "x")
    session.run(InsertRows(0, (new_indicator(),)), "x")
    session.run(duplicate_row(session.report, 4), "x")
    session.run(MoveRows(1, 2, 5), "x")
    session.run(MoveRows(5, 1, 0), "x")
    session.run(RemoveRows(2, 3), "x")
    session.set_field("sign", VarianceSign.ACHIEVED_MINUS_PROGRAMMED.label, "x")
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    session.replace(sample(), path=None)
    assert tester.model() is model
    assert model.rowCount() == 15


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_a_row_keeps_its_index_wherever_rows_are_moved(data, catalogue):
    session = Session(catalogue, sample())
    model = ReportTableModel(session)
    count = len(session.report.indicators)
    followed = data.draw(st.integers(0, count - 1))
    index = QPersistentModelIndex(model.index(followed, 0))
    identity = session.report.indicators[followed].id
    for _ in range(data.draw(st.integers(1, 4))):
        first = data.draw(st.integers(0, count - 1))
        size = data.draw(st.integers(1, count - first))
        session.run(MoveRows(first, size, data.draw(st.integers(0, count - size))), "x")
    assert session.report.indicators[index.row()].id == identity


def test_that_an_edit_touches_its_own_row_alone(session, model):
    touched = _touched(model)
    session.set_cells([(3, "achieved_2", Decimal(25)), (4, "achieved_2", Decimal(9))], "x")
    session.set_cells([(9, "achieved_2", Decimal(26))], "x")
    assert touched == [(3, 4), (9, 9)]


def test_that_a_setting_touches_every_cell_and_the_heading_none(session, model):
    touched = _touched(model)
    session.set_field("unit_name", "Otra", "x")
    assert touched == []
    session.set_field("sign", VarianceSign.ACHIEVED_MINUS_PROGRAMMED.label, "x")
    assert touched == [(0, 14)]
    assert _index(model, "a1.4", "variance_2").data() == "-15 %"


def test_that_a_finding_in_another_row_is_told(session, model):
    # Two rows with one level: the second one's finding comes and goes with the first one's edit.
    told = []
    model.dataChanged.connect(
        lambda first, last, roles: told.append((first.row(), last.row())) if roles else None
    )
    assert _index(model, "a1.7", "level").data(CellRole.MARK) != "error"
    session.set_cells([(3, "level", "Actividad 1.7")], "x")
    assert _index(model, "a1.7", "level").data(CellRole.MARK) == "error"
    assert any(first <= 4 <= last for first, last in told)


def test_that_every_cell_shows_what_the_schema_says(session, model):
    for row, indicator in enumerate(session.report.indicators):
        for at, column in enumerate(COLUMNS):
            assert model.index(row, at).data() == column.text(indicator, session.settings)


def test_that_only_columns_that_are_entered_can_be_edited(model):
    for at, column in enumerate(COLUMNS):
        editable = bool(model.index(0, at).flags() & Qt.ItemFlag.ItemIsEditable)
        assert editable == column.editable
        assert model.index(0, at).data(CellRole.CALCULATED) == column.calculated


def test_that_an_editor_starts_with_the_bare_number(model):
    assert _index(model, "a1.4", "achieved_2").data(Role.EditRole) == "10"
    assert _index(model, "a1.4", "baseline_year").data(Role.EditRole) == "2022"


def test_that_a_refused_text_changes_nothing_and_says_why(session, model, qtbot: QtBot):
    before = session.report
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(_index(model, "a1.4", "achieved_2"), "12,5")
    _, sentence, proposal = refused.args
    assert "coma decimal" in sentence
    assert proposal == "12.5"
    assert session.report is before


def test_that_a_calculated_cell_takes_nothing(session, model):
    before = session.report
    assert not model.setData(_index(model, "a1.4", "variance_2"), "5")
    assert session.report is before


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("achieved_2", "10"),
        ("achieved_2", "10.0 %"),
        ("type", "de gestion"),
        ("level", "a1.4"),
        ("baseline_year", "2022 "),
    ],
)
def test_that_the_value_a_cell_already_has_makes_no_step(session, model, key, text):
    assert model.setData(_index(model, "a1.4", key), text)
    assert session.undo_stack.count() == 0


def test_that_a_cell_is_spoken_with_its_place_its_value_and_its_findings(model):
    spoken = _index(model, "a1.4", "achieved_2").data(Role.AccessibleTextRole)
    assert spoken.startswith("Alcanzado, segundo trimestre, Actividad 1.4, 10 por ciento, aviso: ")
    assert _index(model, "a1.4", "achieved_3").data(Role.AccessibleTextRole) == (
        "Alcanzado, tercer trimestre, Actividad 1.4, vacía"
    )
    assert "calculada" in _index(model, "a1.4", "variance_2").data(Role.AccessibleTextRole)


def test_that_a_calculated_cell_explains_itself_on_hover(model):
    assert "15 puntos" in _index(model, "a1.4", "variance_2").data(Role.ToolTipRole)


def test_that_a_finding_says_on_hover_how_it_weighs_and_what_to_do(model):
    shown = _index(model, "a1.4", "achieved_2").data(Role.ToolTipRole)
    assert "<b>Aviso.</b>" in shown
    assert "Qué hacer:" in shown


def test_that_what_the_officer_typed_is_no_markup_on_hover(session, model):
    row = session.report.indicators[3]
    finding = next(f for f in session.findings.all if f.indicator == row.id and f.key == "achieved_2")
    acceptance = accept(session.report, finding, "<b>así es</b>", "Ana", "2023-07-14")
    session.run(SetParts({"acceptances": (acceptance,)}), "x")
    shown = _index(model, "a1.4", "achieved_2").data(Role.ToolTipRole)
    assert "&lt;b&gt;así es&lt;/b&gt;" in shown
    assert "Aceptado" in shown


def test_that_an_accepted_finding_keeps_a_quiet_mark(session, model):
    of_cell = [f for f in session.findings.all if (f.indicator, f.key) == ("a1.4", "achieved_2")]
    accepted = tuple(accept(session.report, f, "Revisado", "Ana", "2023-07-14") for f in of_cell)
    session.run(SetParts({"acceptances": accepted}), "x")
    assert _index(model, "a1.4", "achieved_2").data(CellRole.MARK) == "accepted"


def test_that_grounds_follow_the_reported_quarter():
    expected = {
        "programmed_2": Ground.REPORTED,
        "achieved_2": Ground.REPORTED,
        "variance_2": Ground.CALCULATED_REPORTED,
        "achieved_1": Ground.ENTRY,
        "achieved_3": Ground.FUTURE,
        "variance_4": Ground.FUTURE,
        "programmed_3": Ground.ENTRY,  # a plan is asked for at once
        "programmed_total": Ground.CALCULATED,
        "name": Ground.ENTRY,
    }
    assert {key: ground(COLUMN_BY_KEY[key], 2) for key in expected} == expected


def test_that_headers_tell_band_and_quarter_to_a_screen_reader(model):
    at = COLUMN_AT["achieved_2"]
    assert (
        model.headerData(at, Qt.Orientation.Horizontal, Role.AccessibleTextRole)
        == "Alcanzado, segundo trimestre"
    )
    assert model.headerData(at, Qt.Orientation.Horizontal, Role.ToolTipRole) == COLUMNS[at].help


def test_that_a_figure_tells_only_the_columns_that_it_changes(session, model):
    told = []
    model.row(3)  # as the table has painted it
    model.dataChanged.connect(
        lambda first, last, roles: None if roles else told.append((first.column(), last.column()))
    )
    session.set_cells([(3, "achieved_2", Decimal(11))], "cambiar un valor")
    assert told == [(COLUMN_AT["achieved_2"], COLUMN_AT["variance_total"])]


def test_that_a_text_tells_its_own_column(session, model):
    told = []
    model.row(3)
    model.dataChanged.connect(
        lambda first, last, roles: None if roles else told.append((first.column(), last.column()))
    )
    session.set_cells([(3, "means", "Otro documento")], "cambiar un texto")
    (first, last), *more = told
    assert not more
    assert first <= COLUMN_AT["means"] <= last
