"""A printer has the paper or it has not: 15 mm more is another sheet, half a millimetre is rounding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.style import PAPER_MM
from gui.pages.papers import TOLERANCE_MM, PrinterPapers, closest, cuts, paper_name, remedies, size_words
from model.report import Paper

LETTER, LEGAL, TABLOID = (215.9, 279.4), (215.9, 355.6), (279.4, 431.8)
HP_OFICIO = (216.0, 340.36)  # 8.5 × 13.4 inches, as a common driver rounds it
OFICIO_II = (215.9, 342.9)
FOLIO = (215.9, 330.2)


def _papers(found):
    return [remedy.paper for remedy in found]


def test_that_oficio_is_not_legal():
    assert closest(Paper.OFICIO, [LETTER, LEGAL]) is None


def test_that_no_other_sheet_near_oficio_is_taken_for_it():
    assert closest(Paper.OFICIO, [FOLIO, OFICIO_II]) is None


def test_that_a_drivers_rounding_of_oficio_is_oficio():
    assert closest(Paper.OFICIO, [LETTER, HP_OFICIO]) == 1


def test_that_the_truest_of_two_sizes_is_chosen():
    assert closest(Paper.OFICIO, [HP_OFICIO, (215.9, 340.0)]) == 1


def test_that_a_size_listed_lying_on_its_side_is_the_same_sheet():
    assert closest(Paper.LEGAL, [(355.6, 215.9)]) == 0


def test_that_a_printer_without_a_list_offers_nothing():
    assert closest(Paper.LETTER, []) is None
    assert remedies(Paper.LETTER, PrinterPapers()) == ()


@given(st.sampled_from(Paper), st.floats(-TOLERANCE_MM, TOLERANCE_MM), st.floats(-TOLERANCE_MM, TOLERANCE_MM))
def test_that_a_size_within_the_tolerance_is_its_paper_and_no_other(paper, wider, longer):
    width, length = PAPER_MM[paper]
    size = (width + 0.999 * wider, length + 0.999 * longer)
    assert [other for other in Paper if closest(other, [size]) is not None] == [paper]


def test_that_other_papers_are_offered_from_the_one_most_alike():
    found = remedies(Paper.OFICIO, PrinterPapers((TABLOID, LETTER, LEGAL)))
    assert _papers(found) == [Paper.LEGAL, Paper.LETTER, Paper.DOUBLE_LETTER]
    assert [remedy.words for remedy in found] == ["Usar Legal", "Usar Carta", "Usar Doble carta"]


def test_that_the_reports_own_paper_comes_first_where_the_printer_takes_special_sizes():
    printer = PrinterPapers((LETTER,), least=(76.2, 127.0), most=(216.0, 356.0))
    found = remedies(Paper.OFICIO, printer)
    assert _papers(found) == [Paper.OFICIO, Paper.LETTER]
    assert found[0].words == "Oficio México como medida especial"


@pytest.mark.parametrize("most", [(215.9, 330.0), (210.0, 356.0)])
def test_that_a_paper_beyond_the_printers_limits_is_not_offered_as_special(most):
    printer = PrinterPapers((LETTER,), least=(76.2, 127.0), most=most)
    assert _papers(remedies(Paper.OFICIO, printer)) == [Paper.LETTER]


def test_that_only_a_printer_that_cannot_reach_the_reports_margin_cuts():
    assert not cuts(4.2)
    assert not cuts(10.0)
    assert cuts(14.1)


@pytest.mark.parametrize(
    ("paper", "name", "size"),
    [
        (Paper.OFICIO, "Oficio México", "215.9 × 340 mm"),
        (Paper.LETTER, "Carta", "215.9 × 279.4 mm"),
        (Paper.LEGAL, "Legal", "215.9 × 355.6 mm"),
        (Paper.DOUBLE_LETTER, "Doble carta", "279.4 × 431.8 mm"),
    ],
)
def test_that_each_paper_is_named_with_its_size(paper, name, size):
    assert paper_name(paper) == name
    assert size_words(paper) == size
    assert size in paper.label
