"""Blocks as other programs exchange them: nothing is lost on the way out and back in."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.tabular import from_clipboard, from_text, to_html, to_text
from model.text import clean_text

CELLS = st.one_of(
    st.text('ab"\t\n,ñ =%<&;', max_size=8),
    st.text(max_size=12).map(clean_text),
    st.sampled_from(
        ["", '"', '""', "25%", "\n", "\t", " pegado ", "dos  espacios", "<td>", "&amp;", "A\u00a0B"]
    ),
)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


def numbers_of(block):
    return [[None] * len(row) for row in block]


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block=BLOCKS)
def test_that_ten_thousand_blocks_come_back_from_the_clipboard_as_they_went(block):
    assert from_clipboard(to_text(block), to_html(block, numbers_of(block))) == block


@given(block=BLOCKS)
def test_that_the_text_alone_carries_a_block_too(block):
    assert from_text(to_text(block)) == block
    assert from_text(to_text(block) + "\r\n") == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("25\r\n30\r\n", [["25"], ["30"]]),
        ("25\n30", [["25"], ["30"]]),
        ("25\r30\r", [["25"], ["30"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ("a\t\r\n\tb\r\n", [["a", ""], ["", "b"]]),
        ("a\r\n\r\n", [["a"], [""]]),
        ('"uno\r\ndos"\tx', [["uno\ndos", "x"]]),
        ('"con ""comillas"" y\ttab"\tx', [['con "comillas" y\ttab', "x"]]),
        ('dice "hola"', [['dice "hola"']]),
        ('"sin cerrar', [['"sin cerrar']]),
        ('"a" y "b"', [['"a" y "b"']]),
        ("", [[""]]),
    ],
)
def test_that_blocks_are_read_as_excel_writes_them(text, block):
    assert from_text(text) == block


def test_that_the_character_that_libreoffice_writes_for_a_tab_is_a_tab():
    assert from_text("a\x01b\tc") == [["a\tb", "c"]]
    assert from_text('"a\n\x01b"\n') == [["a\n\tb"]]


def test_that_html_says_what_each_cell_counts_as():
    html = to_html([["1/2", "25%", "1,234.5", ""]], [[None, Decimal(25), Decimal("1234.5"), None]])
    assert 'sdnum="1033;0;@" style="mso-number-format:\'\\@\'">1/2</td>' in html
    assert 'sdval="0.25" sdnum="1033;0;0%">25%</td>' in html
    assert 'sdval="1234.5" sdnum="1033;">1,234.5</td><td></td>' in html


def test_that_html_cells_hold_text_and_no_markup():
    html = to_html([["<b>", "a\nb", "a  b\tc"]], [[None] * 3])
    assert ">&lt;b&gt;</td>" in html
    assert ">a<br>b</td>" in html
    assert ">a&#32;&#32;b&#9;c</td>" in html


LIBREOFFICE = """<html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head>
<body>
<table>
\t<colgroup span="4" width="83"></colgroup>
\t<tr>
\t\t<td height="21"><font>dice &quot;hola&quot;</font></td>
\t\t<td><font>uno<br>dos\x01</font></td>
\t\t<td sdval="0.25"><font>25%</font></td>
\t\t<td><font>a\tb  c</font></td>
\t</tr>
\t<tr><td><font><br></font></td><td><font>&quot;entre&quot;</font></td><td>x</td><td> y </td></tr>
</table>
</body></html>"""


def test_that_libreoffice_s_html_is_taken_where_its_text_lost_line_breaks_and_quotes():
    text = 'dice "hola"\tuno dos\t25%\ta b  c\n\t"entre"\tx\t y \n'
    assert from_clipboard(text, LIBREOFFICE) == [
        ['dice "hola"', "uno\ndos\t", "25%", "a\tb  c"],
        ["", '"entre"', "x", " y "],
    ]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style>p{margin:0}</style></head><body><!--StartFragment-->
<table class=MsoTableGrid><tr><td width=10><p class=MsoNormal>Primer párrafo
del texto<o:p></o:p></p><p class=MsoNormal><b>Segundo</b> párrafo</p></td>
<td colspan=2><p>25&nbsp;%<o:p></o:p></p></td></tr>
<tr><td rowspan=2><p>x</p></td><td><p>a<br>b</p></td><td><p><o:p>&nbsp;</o:p></p></td></tr>
<tr><td>c</td><td>d</td></tr></table><!--EndFragment--></body></html>"""


def test_that_a_table_of_word_keeps_paragraphs_in_their_cell_and_merged_cells_in_their_place():
    text = "Primer párrafo del texto\r\nSegundo párrafo\t25 %\r\nx\ta\r\nb\t \r\n\tc\td\r\n"
    block = from_clipboard(text, WORD)
    assert block[0] == ["Primer párrafo del texto\nSegundo párrafo", "25 %", ""]
    assert [[cell.strip() for cell in row] for row in block[1:]] == [["x", "a\nb", ""], ["", "c", "d"]]


def test_that_a_table_of_a_web_page_is_read_where_there_is_no_text():
    page = "<table><thead><tr><th>Nivel<th>T1</tr></thead><tbody><tr><td>A1.1</td><td> 25 </td></tr></table>"
    assert from_clipboard("", page) == [["Nivel", "T1"], ["A1.1", "25"]]


def test_that_excel_s_text_rules_over_its_html():
    html = '<meta name=Generator content="Microsoft Excel 15"><table><tr><td>###</td></tr></table>'
    assert from_clipboard('"a\nb"\t1\r\n', html) == [["a\nb", "1"]]


def test_that_a_page_with_more_than_a_table_is_pasted_as_its_text():
    html = "<p>Antes</p><table><tr><td>a</td></tr></table>"
    assert from_clipboard("Antes\na", html) == [["Antes"], ["a"]]


def test_that_html_without_a_table_changes_nothing():
    assert from_clipboard("uno\tdos", "<p>uno dos</p>") == [["uno", "dos"]]


def test_that_a_table_inside_a_cell_stays_in_it():
    html = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert from_clipboard("", html) == [["ab", "c"]]


@given(st.text("<>/tabledrpn\"= ='&;#\n", max_size=60))
def test_that_no_markup_however_broken_raises(html):
    assert from_clipboard("x", "<table>" + html)
