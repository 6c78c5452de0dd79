"""What pasting and filling do to a report; nothing is guessed in silence."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.document import Document
from model.edits import InsertRows, ReplaceRows, Several
from model.paste import placed, spread
from model.report import Indicator, Report
from model.schema import COLUMNS
from tests.factories import sample
from tests.model.judging import catalogue

CATALOGUE = catalogue()
AT = {column.key: at for at, column in enumerate(COLUMNS)}


def options(column):
    return CATALOGUE.options(column.catalogue) if column.catalogue else column.choices


def test_that_texts_become_values_in_one_edit():
    outcome = placed(sample(), [(3, AT["achieved_1"], "11"), (3, AT["achieved_2"], "12%")], options)
    assert isinstance(outcome.edit, ReplaceRows)
    assert list(outcome.edit.rows[0][1].achieved[:2]) == [11, 12]
    assert (outcome.written, outcome.size) == (2, "1×2")


def test_that_calculated_cells_are_counted_and_never_written():
    outcome = placed(sample(), [(3, AT["variance_1"], "1"), (3, AT["achieved_total"], "")], options)
    assert (outcome.edit, outcome.calculated, outcome.written) == (None, 2, 0)


def test_that_what_cannot_be_a_value_is_listed_with_reason_and_proposal():
    report = sample()
    outcome = placed(report, [(3, AT["achieved_1"], "12,5"), (4, AT["achieved_1"], "diez")], options)
    comma, words = outcome.rejected
    assert (comma.indicator, comma.column, comma.text) == (report.indicators[3].id, AT["achieved_1"], "12,5")
    assert comma.proposal == "12.5"
    assert "coma decimal" in comma.reason
    assert words.proposal == ""
    assert outcome.edit is None


def test_that_values_that_stand_there_already_make_no_step_but_count():
    report = sample()
    outcome = placed(report, [(3, AT["level"], "A1.4"), (3, AT["achieved_2"], "10%")], options)
    assert outcome.edit is None
    assert outcome.written == 2


def test_that_new_rows_come_in_with_their_values_in_the_same_step():
    report = sample()
    last = len(report.indicators)
    texts = [(last - 1, AT["name"], "a"), (last, AT["name"], "b"), (last + 1, AT["achieved_1"], "5")]
    outcome = placed(report, texts, options, new_rows=2)
    assert isinstance(outcome.edit, Several)
    document = Document(report, CATALOGUE)
    inverse = document.apply(outcome.edit)
    assert [row.name for row in document.report.indicators[-3:-1]] == ["a", "b"]
    assert document.report.indicators[-1].achieved[0] == 5
    document.apply(inverse)
    assert document.report == report
    assert isinstance(placed(report, [], options, new_rows=1).edit, InsertRows)


def ratio(**more):
    return Indicator(
        id="a", unit="Porcentaje", achieved_numerators=(Decimal(1), None, None, None),
        achieved_denominators=(Decimal(3), None, None, None), **more,
    )  # fmt: skip


def test_that_filling_copies_the_variables_behind_a_value():
    report = Report(
        indicators=(
            ratio(),
            ratio().replace(id="b", achieved=(None, Decimal(9), None, None)),
        )
    )
    at = AT["achieved_1"]
    after = spread(report, [(0, at, 1, at + 1)], options).edit.rows[0][1]
    assert after.achieved_numerators == (1, 1, None, None)
    assert after.achieved == (None,) * 4


def test_that_filling_copies_the_figure_where_the_unit_is_another():
    other = Indicator(id="b", unit="Acciones")
    after = spread(Report(indicators=(ratio(), other)), [(0, AT["achieved_1"], 1, AT["achieved_1"])], options)
    assert after.edit.rows[0][1].achieved[0] == Decimal("33.33")


def test_that_filling_neither_copies_from_nor_writes_to_calculated_cells():
    outcome = spread(
        sample(), [(3, AT["variance_1"], 3, AT["name"]), (3, AT["name"], 3, AT["variance_1"])], options
    )
    assert (outcome.edit, outcome.calculated) == (None, 2)


@given(
    st.lists(
        st.tuples(st.integers(0, 14), st.integers(0, 26), st.text("12,.%/=-aND ", max_size=6)), max_size=12
    )
)
def test_that_every_cell_is_written_or_calculated_or_listed(texts):
    report = sample()
    outcome = placed(report, texts, options)
    assert outcome.written + outcome.calculated + len(outcome.rejected) == len(texts)
    document = Document(report, CATALOGUE)
    if outcome.edit is not None:
        inverse = document.apply(outcome.edit)
        document.apply(inverse)
    assert document.report == report
