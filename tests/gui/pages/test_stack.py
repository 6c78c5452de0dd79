"""The laws of pages stacked in a window, whatever their number and size."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from gui.pages.stack import LEAST_ZOOM, MOST_ZOOM, STEPS, Fit, PageStack, dpi_for, next_step

SIDES = st.integers(20, 3000)
STACKS = st.builds(
    PageStack,
    st.integers(1, 200),
    st.builds(QSize, SIDES, SIDES),
    st.builds(QSize, SIDES, SIDES),
    st.integers(1, 32),
)
INCHES = (340 / 25.4, 215.9 / 25.4)


@given(STACKS)
def test_that_pages_follow_one_another_with_a_gap_and_never_overlap(stack):
    sheets = [stack.sheet(page) for page in range(stack.count)]
    for above, below in pairwise(sheets):
        assert below.top() == above.top() + above.height() + stack.gap


@given(STACKS, st.data())
def test_that_every_page_of_which_the_window_shows_something_counts_as_shown(stack, data):
    top = data.draw(st.integers(0, max(stack.extent.height() - stack.view.height(), 0)))
    window = QRect(QPoint(0, top), stack.view)
    seen = {page for page in range(stack.count) if stack.sheet(page).intersects(window)}
    assert seen <= set(stack.shown(window))


@given(STACKS, st.data())
def test_that_a_point_is_found_again(stack, data):
    point = QPoint(data.draw(st.integers(-100, 3000)), data.draw(st.integers(-100, 10000)))
    assert stack.point(stack.spot(point)) == point


@given(STACKS, SIDES, SIDES)
def test_that_the_top_of_the_first_gap_is_the_top_at_every_size(stack, width, height):
    other = replace(stack, page=QSize(width, height))
    if stack.extent.height() > stack.view.height() and other.extent.height() > other.view.height():
        assert other.point(stack.spot(QPoint(0, 0))).y() == 0


@given(STACKS)
def test_that_what_is_smaller_than_the_window_stands_in_its_middle(stack):
    left, right = stack.sheet(0).left(), stack.view.width() - stack.sheet(0).left() - stack.page.width()
    if stack.extent.width() <= stack.view.width():
        assert abs(left - right) <= 1
    else:
        assert left == stack.gap


def test_that_the_page_being_read_is_the_one_that_fills_most_of_the_window():
    stack = PageStack(4, QSize(100, 100), QSize(120, 80), 10)
    assert [stack.most_shown(QRect(0, top, 120, 80)) for top in (0, 60, 90, 360)] == [0, 0, 1, 3]


def test_that_of_pages_shown_whole_the_first_is_being_read():
    stack = PageStack(4, QSize(100, 100), QSize(120, 500), 10)
    assert stack.most_shown(QRect(0, 0, 120, 500)) == 0


@pytest.mark.parametrize(("view", "fit"), [(QSize(800, 200), Fit.WIDTH), (QSize(300, 900), Fit.PAGE)])
def test_that_a_page_fitted_to_the_width_fills_it_but_for_the_gaps(view, fit):
    dpi = dpi_for(fit, INCHES, view, 16, 96)
    assert dpi * INCHES[0] == pytest.approx(view.width() - 32)


def test_that_a_whole_page_fits_into_a_low_window():
    dpi = dpi_for(Fit.PAGE, INCHES, QSize(2000, 500), 16, 96)
    assert dpi * INCHES[1] == pytest.approx(468)


def test_that_a_window_smaller_than_the_gaps_still_gives_a_size():
    assert dpi_for(Fit.PAGE, INCHES, QSize(10, 10), 16, 96) > 0


@given(st.floats(0.05, 5))
def test_that_zooming_goes_through_the_sizes_on_offer_and_stays_within_them(ratio):
    larger, smaller = next_step(ratio, larger=True), next_step(ratio, larger=False)
    assert larger in STEPS
    assert smaller in STEPS
    assert larger > ratio or larger == MOST_ZOOM
    assert smaller < ratio or smaller == LEAST_ZOOM
