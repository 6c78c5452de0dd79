"""Long figures stay readable: the texts give way first, and smaller type is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.deliver import Product, produce
from export.layout import layout
from export.pdf import make_pdf
from export.pdf.columns import PADDING, column_widths, never_wraps
from export.pdf.document import Document
from export.pdf.faces import LEAST_POINTS, types_for
from export.pdf.table import Table
from model.report import Paper
from model.schema import COLUMNS
from tests.export.pdf_pages import lost, seen, sizes
from tests.factories import indicator, report, sample, settings

MILLIONS = "123456789.55"
LONG = dict.fromkeys(("name", "definition", "method", "means"), "Acciones de transparencia municipal " * 55)
PAPERS = (Paper.OFICIO, Paper.LEGAL, Paper.DOUBLE_LETTER)


def pesos(programmed=MILLIONS, achieved=MILLIONS, **values):
    """Return a report of a whole year with these pesos in every quarter."""
    row = indicator(unit="Pesos", programmed=(programmed,) * 4, achieved=(achieved,) * 4, **values)
    return report(row, settings=settings(quarter=4))


CASES = {
    "without a variance": pesos(),
    "with all variances": pesos(achieved="23456789.55"),
    "with negative variances": pesos("23456789.25"),
    "with a baseline too": pesos(achieved="134567891.22", baseline_value=MILLIONS),
    "with all there is": pesos(achieved="987654321.22", baseline_value=MILLIONS),
    "with long texts": pesos(achieved="23456789.55", **LONG),
    "among ordinary rows": sample().replace(
        indicators=(*sample().indicators, *pesos(achieved="23456789.55", id="z").indicators)
    ),
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("case", CASES)
def test_that_hundreds_of_millions_with_cents_are_printed_at_a_readable_size_and_completely(case, paper):
    made = make_pdf(CASES[case], draft=False, paper=paper)
    assert min(sizes(made.data)) >= LEAST_POINTS
    assert made.notices == ()
    assert lost(made.content, seen(made.data)) == []
    assert made.read_back() == ()


def test_that_six_digits_are_readable_on_the_smallest_paper_too():
    row = indicator(unit="Persona", programmed=(123456,) * 4, achieved=(123456,) * 4, baseline_value=123456)
    made = make_pdf(report(row), draft=False, paper=Paper.LETTER)
    assert min(sizes(made.data)) >= LEAST_POINTS
    assert made.notices == ()


def test_that_no_line_of_a_closely_set_table_leaves_its_column():
    content = layout(CASES["with long texts"], draft=False)
    table = Table(content, types_for(Document((960, 612), ""), 6.5), 28.0, 907.0)
    assert table.padding < PADDING
    for row in table.rows:
        for block, width in zip(row, table.widths.columns, strict=True):
            assert max(line.width for line in block.lines) <= width - 2 * table.padding + 0.01


@pytest.mark.parametrize("paper", Paper)
def test_that_figures_that_cannot_be_readable_are_whole_and_a_sentence_says_what_to_do(paper):
    endless = pesos("9" * 20, "1" * 20, baseline_value="9" * 20)
    made = make_pdf(endless, draft=False, paper=paper)
    assert min(sizes(made.data)) < LEAST_POINTS
    assert lost(made.content, seen(made.data)) == []
    [notice] = made.notices
    assert "6 puntos" in notice
    assert "miles de pesos" in notice
    assert ("Doble carta" in notice) == (paper is not Paper.DOUBLE_LETTER)
    assert notice in produce(endless, Product.PDF, draft=False, paper=paper)[1]


def test_that_the_real_report_needs_no_notice_on_any_paper():
    assert all(make_pdf(sample(), draft=False, paper=paper).notices == () for paper in Paper)


class Letters:
    """A type in which every letter is two points wide."""

    def width(self, text):
        return 2.0 * len(text)

    def longest_word(self, text):
        return 2.0 * max(map(len, text.split()), default=0)


TITLES = [12.0] * len(COLUMNS)
MEASURES = [Letters()] * len(COLUMNS)
SIZES = st.lists(st.integers(0, 24), min_size=len(COLUMNS), max_size=len(COLUMNS))


def rows_of(lengths):
    return [["9" * n if never_wraps(c) else "palabras " * n for c, n in zip(COLUMNS, lengths, strict=True)]]


@given(SIZES, st.floats(0.5, 1))
def test_that_texts_give_way_only_where_figures_would_be_unreadable_and_then_no_more_than_needed(
    lengths, readable
):
    texts = rows_of(lengths)
    before = column_widths(texts, TITLES, MEASURES, 907)
    after = column_widths(texts, TITLES, MEASURES, 907, readable)
    assert sum(after.columns) == pytest.approx(907)
    if before.figures >= readable:
        assert after == before
    else:
        least = sum(
            2 * PADDING + max(title, 2.0 * n * readable if never_wraps(column) else 0)
            for title, column, n in zip(TITLES, COLUMNS, lengths, strict=True)
        )
        assert after.figures >= before.figures
        assert (after.figures == pytest.approx(readable)) == (least <= 907 + 1e-3)
    for column, width, title, n in zip(COLUMNS, after.columns, TITLES, lengths, strict=True):
        assert width >= 2 * PADDING + title - 1e-3
        if never_wraps(column):
            assert width >= 2 * PADDING + 2.0 * n * after.figures - 1e-3
