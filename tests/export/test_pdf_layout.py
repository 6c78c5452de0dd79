"""How the PDF divides its room: columns, lines, pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.layout import layout
from export.pdf.columns import PADDING, column_widths
from export.pdf.document import Document
from export.pdf.faces import types_for
from export.pdf.pagination import LEAST_LINES, Room, paginate
from export.pdf.table import Table
from export.pdf.titles import SOFT_HYPHEN, divided, header_titles
from export.pdf.type import Type
from export.style import REGULAR
from model.schema import COLUMNS
from tests.factories import indicator, report, sample

WIDTH = 907.0
ROOM = Room(first=430, page=430, header=50, line=7.67, padding=4.5)


@pytest.fixture(scope="module")
def body():
    return Type(Document((960, 612), "").face(REGULAR), 6.5)


def table(content):
    return Table(content, types_for(Document((960, 612), ""), 6.5), 28.0, WIDTH)


def test_that_the_columns_fill_the_page_exactly_and_none_vanishes():
    for content in (sample(), report(), report(indicator(definition="x" * 9000))):
        widths = table(layout(content, draft=False)).widths.columns
        assert sum(widths) == pytest.approx(WIDTH)
        assert min(widths) > 10


def test_that_no_line_is_wider_than_its_column():
    long = indicator(
        name="x" * 400, method="una palabra_interminable_" * 30, unit="Documentación/evidencia/otra"
    )
    big = indicator(unit="Persona", programmed=(10**14, 5, 6, 7), achieved=("0.125", 10**9, 3, 4))
    for content in (sample(), report(long), report(big), report(long, big)):
        laid = table(layout(content, draft=False))
        for row in laid.rows:
            for block, width in zip(row, laid.widths.columns, strict=True):
                assert max(line.width for line in block.lines) <= width - 2 * PADDING + 0.01


def test_that_endless_words_never_make_the_figures_smaller():
    words = dict.fromkeys(("level", "unit", "type", "dimension", "frequency", "direction"), "x" * 400)
    texts = dict.fromkeys(("name", "definition", "method", "means"), "palabra_interminable_" * 30)
    row = indicator(**words, **texts, programmed=(25,) * 4, achieved=("10.55",) * 4)
    assert table(layout(report(row), draft=False)).widths.figures == 1


@pytest.mark.parametrize("value", [123456, "123456789.55", 10**14])
def test_that_titles_are_divided_between_syllables_at_most_even_where_figures_are_enormous(value):
    row = indicator(unit="Pesos", programmed=(value,) * 4, achieved=(value,) * 4, baseline_value=value)
    laid = table(layout(report(row), draft=False))
    for title, kind, lines in laid.header.titles:
        room = sum(laid.widths.columns[title.first : title.last + 1]) - 2 * laid.padding
        assert kind.longest_word(divided(title.text)) <= room + 0.01
        assert all(line.width <= room + 0.01 for line in lines)
        assert (value == 10**14) or SOFT_HYPHEN not in title.text


def test_that_the_longest_texts_get_the_widest_columns():
    class Measure:
        def width(self, text):
            return float(len(text))

        def longest_word(self, text):
            return float(max(map(len, text.split()), default=0))

    keys = [column.key for column in COLUMNS]

    def widths(**texts):
        row = [texts.get(key, "") for key in keys]
        made = column_widths([row] * 5, [10.0] * len(keys), [Measure()] * len(keys), WIDTH)
        return dict(zip(keys, made.columns, strict=True))

    words = "palabras cortas " * 40
    assert widths(method=words)["method"] > widths(definition=words)["method"]
    assert widths(definition=words)["definition"] > widths(method=words)["definition"]


def test_that_the_header_merges_bands_repeated_titles_and_shared_first_lines():
    titles = {
        (title.text, title.first, title.last): (title.top, title.bottom)
        for title in header_titles(layout(sample(), draft=False))
    }
    assert titles["Datos del Indicador", 0, 10] == (0, 0)
    assert titles["Nivel", 0, 0] == (1, 2)
    assert titles["Línea Base", 9, 10] == (1, 1)
    assert titles["Valor", 9, 9] == (2, 2)
    assert titles["Año", 10, 10] == (2, 2)
    assert titles["Valores Programados", 11, 15] == (0, 0)
    assert titles["Medios de Verificación", 26, 26] == (0, 2)


WORDS = st.lists(st.text("abcdefgh-/ñá", min_size=1, max_size=60), max_size=30)


@given(WORDS, st.floats(12, 200))
def test_that_wrapping_keeps_every_letter_in_order_within_the_room(body, words, room):
    lines = body.wrap(" ".join(words), room)
    shown = "".join(line.operators.removeprefix("(").removesuffix(")Tj") for line in lines)
    assert shown.replace(" ", "") == body.line("".join(words)).operators[1:-3]
    assert all(line.width <= room + 0.01 for line in lines)


def test_that_long_words_break_after_their_punctuation_first(body):
    room = body.width("transparencia-")
    assert [line.operators for line in body.wrap("transparencia-municipal", room)] == [
        "(transparencia-)Tj",
        "(municipal)Tj",
    ]


def test_that_line_breaks_are_kept_and_spaces_are_not(body):
    assert [line.operators for line in body.wrap("uno\n\n dos   tres ", 100)] == [
        "(uno)Tj",
        "()Tj",
        "(dos tres)Tj",
    ]


def test_that_a_clipped_text_says_that_there_is_more(body):
    whole, cut = body.clipped("breve", 100), body.clipped("demasiado largo para caber aquí", 60)
    assert whole.operators == "(breve)Tj"
    assert cut.width <= 60
    assert cut.operators.startswith("(demasiado largo")
    assert body.line("…").operators[1:-3] in cut.operators


HEIGHTS = st.lists(st.integers(1, 200), min_size=1, max_size=40)
STRIPS = st.lists(st.floats(1, 120), max_size=12)


def used(page, opening, closing, room):
    pieces = sum(room.height(piece.lines) for piece in page.pieces)
    strips = sum(opening[n] for n in page.opening) + sum(closing[n] for n in page.closing)
    return pieces + strips + (room.header if page.pieces else 0)


@given(HEIGHTS, STRIPS, STRIPS)
def test_that_every_line_and_strip_stands_once_in_order_and_no_page_overflows(rows, opening, closing):
    pages = paginate(rows, ROOM, opening, closing)
    lines = [
        (piece.row, line) for page in pages for piece in page.pieces for line in range(piece.start, piece.end)
    ]
    assert lines == [(row, line) for row, count in enumerate(rows) for line in range(count)]
    assert [n for page in pages for n in page.opening] == list(range(len(opening)))
    assert [n for page in pages for n in page.closing] == list(range(len(closing)))
    assert all(used(page, opening, closing, ROOM) <= ROOM.page + 0.01 for page in pages)
    assert all(page.pieces or page.opening or page.closing for page in pages)


@given(HEIGHTS, STRIPS)
def test_that_a_divided_row_has_three_lines_on_both_sides(rows, closing):
    for page in paginate(rows, ROOM, (), closing):
        for piece in page.pieces:
            assert piece.lines >= min(LEAST_LINES, rows[piece.row])


@given(HEIGHTS, st.lists(st.floats(1, 60), max_size=5))
def test_that_a_closing_that_fits_stands_together_with_a_piece_of_the_table(rows, closing):
    pages = paginate(rows, ROOM, (), closing)
    assert list(pages[-1].closing) == list(range(len(closing)))
    assert pages[-1].pieces


def test_that_a_short_row_moves_to_the_next_page_rather_than_being_divided():
    pages = paginate([9] * 8, ROOM)
    assert all(piece.lines == 9 for page in pages for piece in page.pieces)


def test_that_a_tall_row_begins_where_half_the_page_would_stay_empty():
    first, *_ = paginate([20, 40], ROOM)
    assert [piece.row for piece in first.pieces] == [0, 1]
