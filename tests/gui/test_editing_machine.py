"""A random walk over the table: typing, blocks, fills, rows, filters, undo and redo. All stays in step."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication

from gui.session import Session
from gui.table import ReportTable
from gui.table.words import mark
from model.catalogue import Catalogue
from model.edits import Edit, InsertRows, MoveRows, RemoveRows, Several, duplicate_row
from model.findings import FindingsEngine
from model.report import new_indicator
from model.schema import COLUMNS
from model.tabular import to_text
from tests.factories import sample
from tests.fakes import FakePrompts

ROWS = 6
PLACES = st.integers(0, 100)
TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "25",
            "12,5",
            "30 %",
            "12/48",
            "=1/3",
            "—",
            "ND",
            "A1.4",
            "Eficacia",
            "Porcentaje",
            "Acciones",
            "2022",
        ]
    ),
    st.text('ab\n\t"ñ,.5%/=', max_size=6),
)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


class Walk(RuleBasedStateMachine):
    """Remembers the report after each step, and compares with it whatever is undone and redone."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        report = sample()
        report = report.replace(indicators=report.indicators[:ROWS])
        self.catalogue = catalogue
        self.session = Session(catalogue, report)
        self.table = ReportTable(self.session)
        self.prompts = self.table.blocks.prompts = FakePrompts()
        self.table.focus_first()
        self.reports = [report]

    def teardown(self) -> None:
        self.table.close()
        self.table.deleteLater()

    def select(self, row: int, column: int, down: int, right: int) -> bool:
        """Select a block among the cells that are seen; return whether there is one."""
        walk = self.table.walk()
        if not walk.rows:
            return False
        row, column = row % len(walk.rows), column % len(walk.columns)
        last_row, last_column = walk.rows[row:][: down + 1][-1], walk.columns[column:][: right + 1][-1]
        self.table.move_to((walk.rows[row], walk.columns[column]))
        self.table.extend_to((last_row, last_column))
        return True

    def step(self, act) -> None:
        """Do something, and remember the report after it if it was a step."""
        before = self.session.undo_stack.index()
        act()
        if self.session.undo_stack.index() == before:
            assert self.session.report == self.reports[before], "changed without a step"
        else:
            assert self.session.undo_stack.index() == before + 1, "more than one step"
            self.reports[before + 1 :] = [self.session.report]

    @rule(row=PLACES, column=PLACES, text=TEXTS)
    def types(self, row, column, text):
        if self.select(row, column, 0, 0):
            model = self.table.report_model
            self.step(lambda: model.setData(self.table.currentIndex(), text))

    @rule(
        row=PLACES,
        column=PLACES,
        down=st.integers(0, 2),
        block=BLOCKS,
        add=st.integers(0, 2),
        take=st.booleans(),
    )
    def pastes(self, row, column, down, block, add, take):
        if not self.select(row, column, down, 0):
            return
        QApplication.clipboard().setText(to_text(block))
        self.prompts.choices = [add] if add < 2 else []
        self.step(self.table.blocks.paste)
        if (dialog := self.table.blocks.rejections) is not None:
            self.step(dialog.accept if take else dialog.reject)

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 3), right=st.integers(0, 5),
          act=st.sampled_from(["fill_down", "fill_right", "from_above", "clear", "cut"]))  # fmt: skip
    def fills(self, row, column, down, right, act):
        if self.select(row, column, down, right):
            self.step(getattr(self.table.blocks, act))
            if self.table.blocks.rejections is not None:
                self.table.blocks.rejections.reject()

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 3), text=TEXTS)
    def fills_with_what_is_typed(self, row, column, down, text):
        if self.select(row, column, down, 0):
            self.step(lambda: self.table.blocks.fill_with(text))
            if self.table.blocks.rejections is not None:
                self.table.blocks.rejections.reject()

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 1), times=st.integers(1, 3), up=st.booleans())
    def drags_the_corner(self, row, column, down, times, up):
        if self.select(row, column, down, 0):
            source, rows = self.table.blocks.chosen(), self.table.walk().rows
            at = rows.index(source.rows[0] if up else source.rows[-1])
            targets = rows[max(0, at - times) : at][::-1] if up else rows[at + 1 :][:times]
            self.step(lambda: self.table.blocks.extend(source, targets, source.columns))
            if self.table.blocks.rejections is not None:
                self.table.blocks.rejections.reject()

    @rule(at=PLACES, kind=st.sampled_from(["insert", "copy", "remove", "move", "move and insert"]), to=PLACES)
    def changes_rows(self, at, kind, to):
        count = len(self.session.report.indicators)
        edit: Edit = InsertRows(at % (count + 1), (new_indicator(),))
        if count and kind != "insert":
            at, to = at % count, to % count
            edits: dict[str, Edit] = {
                "copy": duplicate_row(self.session.report, at),
                "remove": RemoveRows(at, 1),
                "move": MoveRows(at, 1, to),
                "move and insert": Several((MoveRows(at, 1, to), InsertRows(at, (new_indicator(),)))),
            }
            edit = edits[kind]
        self.step(lambda: self.session.run(edit, kind))

    @rule(every=st.integers(1, 3))
    def filters(self, every):
        rows = self.session.report.indicators
        self.table.arrangement.show_only(None if every == 1 else {row.id for row in rows[::every]})

    @rule(backwards=st.booleans())
    def sorts(self, backwards):
        ids = [row.id for row in self.session.report.indicators]
        self.table.arrangement.sort(reversed(ids) if backwards else None)

    @precondition(lambda self: self.session.undo_stack.canUndo())
    @rule(times=st.integers(1, 4))
    def undoes(self, times):
        for _ in range(times):
            self.session.undo_stack.undo()
            assert self.session.report == self.reports[self.session.undo_stack.index()]

    @precondition(lambda self: self.session.undo_stack.canRedo())
    @rule(times=st.integers(1, 4))
    def redoes(self, times):
        for _ in range(times):
            self.session.undo_stack.redo()
            assert self.session.report == self.reports[self.session.undo_stack.index()]

    @invariant()
    def model_and_view_show_the_report(self):
        report, model = self.session.report, self.table.report_model
        assert model.report is report
        assert model.rowCount() == self.table.rows.count() == len(report.indicators)
        for row, indicator in enumerate(report.indicators):
            texts = [column.text(indicator, report.settings) for column in COLUMNS]
            assert [model.row(row).text(at) for at in range(len(COLUMNS))] == texts
        shown = self.table.arrangement.shown()
        assert [row for row in range(model.rowCount()) if not self.table.isRowHidden(row)] == sorted(shown)

    @invariant()
    def findings_and_marks_are_those_of_the_report(self):
        fresh = FindingsEngine(self.catalogue).update(self.session.report)
        assert self.session.findings.all == fresh.all
        for row, indicator in enumerate(self.session.report.indicators):
            cells = [fresh.by_cell.get((indicator.id, column.key), ()) for column in COLUMNS]
            assert list(self.table.report_model.marks(row)) == [mark(cell) for cell in cells]


def test_that_no_walk_over_the_table_lets_anything_fall_out_of_step(qapp, catalogue):
    run_state_machine_as_test(
        lambda: Walk(catalogue),  # type: ignore[arg-type]  # whatever makes one will do
        settings=settings(
            max_examples=50, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
