"""How the form lies on the screen and on its paper."""

from __future__ import annotations

import re
from io import BytesIO
from xml.sax.saxutils import unescape
from zipfile import ZipFile

import pytest
from openpyxl.utils import get_column_letter

from export.excel import to_xlsx
from model.report import Paper
from model.schema import COLUMNS
from tests.export.forms import opened, row_of, texts
from tests.export.libreoffice import converted
from tests.factories import indicator, report, sample, settings


@pytest.fixture(scope="module")
def sheet():
    return opened(sample())["Informe 2T 2023"]


def test_that_the_panes_keep_header_level_and_name_in_view(sheet):
    assert sheet.freeze_panes == f"C{row_of(sheet, 'Nivel') + 1}"


def test_that_a_heading_too_high_for_a_screen_is_not_frozen():
    long = sample().heading.replace(objectives=tuple(f"2.{n} Objetivo." for n in range(30)))
    sheet = opened(sample().replace(heading=long)).worksheets[0]
    assert sheet.freeze_panes == "C1"


def test_that_it_prints_lying_one_page_wide_with_its_header_on_each_page(sheet):
    header = row_of(sheet, "Nivel")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"$1:${header}"
    assert sheet.print_area == f"'Informe 2T 2023'!$A$1:$AA${sheet.max_row}"
    assert sheet.oddFooter.right.text == "Página &P de &N"


@pytest.mark.parametrize(
    ("paper", "code"),
    [(Paper.OFICIO, "14"), (Paper.LETTER, "1"), (Paper.LEGAL, "5"), (Paper.DOUBLE_LETTER, "3")],
)
def test_that_the_paper_is_the_one_of_the_report(paper, code):
    setup = opened(report(indicator(), settings=settings(paper=paper))).worksheets[0].page_setup
    assert str(setup.paperSize) == code
    assert setup.paperWidth == ("215.9mm" if paper is Paper.OFICIO else None)


def test_that_a_footer_with_an_ampersand_is_printed_as_it_is():
    sheet = opened(report(indicator(), footer=("Agua & drenaje", "5"))).worksheets[0]
    assert sheet.oddFooter.center.text.strip() == "Agua && drenaje · 5"


@pytest.mark.parametrize("line", ["&" * 400, "Lema " * 200])
def test_that_no_footer_is_longer_than_excel_takes(line):
    with ZipFile(BytesIO(to_xlsx(report(indicator(), footer=(line,)), draft=False))) as archive:
        footer = re.search(r"<oddFooter>(.*?)</oddFooter>", archive.read("xl/worksheets/sheet1.xml").decode())
    assert footer
    assert len(unescape(footer[1])) <= 255


def test_that_the_columns_of_figures_are_wide_enough_for_the_longest_value():
    values = ("1234567.89", "1234567.89", "1234567.89", "1234567.89")
    wide = opened(report(indicator(unit="Pesos", programmed=values))).worksheets[0]
    narrow = opened(report(indicator())).worksheets[0]
    assert wide.column_dimensions["L"].width > 1.5 * narrow.column_dimensions["L"].width
    assert wide.column_dimensions["S"].width == narrow.column_dimensions["S"].width


@pytest.mark.libreoffice
def test_that_libreoffice_lays_the_form_on_the_sheet_of_the_report(tmp_path):
    import pypdf

    papers = {
        paper.value: to_xlsx(report(indicator(), settings=settings(paper=paper)), draft=True)
        for paper in Paper
    }
    sizes = {
        name: tuple(
            round(float(side) / 72 * 25.4) for side in pypdf.PdfReader(BytesIO(data)).pages[0].mediabox[2:]
        )
        for name, data in converted(papers, "pdf", tmp_path).items()
    }
    assert sizes == {
        "oficio": (340, 216),
        "carta": (279, 216),
        "legal": (356, 216),
        "doble_carta": (432, 279),
    }


@pytest.mark.libreoffice
def test_that_no_word_is_cut_when_libreoffice_prints_the_rows_as_high_as_we_made_them(tmp_path):
    import pypdf

    long = "La estrategia municipal considera ñandúes, güeros y palabrasinusualmentelargas " * 26
    rows = [
        indicator(id=str(n), name=f"Indicador {n}. {long} FIN{n}N", method=f"{long} FIN{n}M")
        for n in range(6)
    ]
    books = {"real": to_xlsx(sample(), draft=False), "long": to_xlsx(report(*rows), draft=False)}
    printed = {
        name: "".join("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())
        for name, data in converted(books, "pdf", tmp_path).items()
    }
    for ind in sample().indicators:
        for text in (ind.name, ind.definition, ind.method, ind.means):
            assert "".join(text.split()[-2:]) in printed["real"], text
    for n in range(6):
        assert f"FIN{n}N" in printed["long"]
        assert f"FIN{n}M" in printed["long"]


def test_that_texts_longer_than_the_tallest_row_widen_their_column():
    text = "palabra " * 250
    sheet = opened(report(indicator(definition=text))).worksheets[0]
    row = row_of(sheet, "Nivel") + 1
    assert sheet.row_dimensions[row].height <= 409
    usual = opened(report(indicator())).worksheets[0]
    assert sheet.column_dimensions["C"].width > 1.5 * usual.column_dimensions["C"].width
    assert sheet.column_dimensions["D"].width == usual.column_dimensions["D"].width


def test_that_a_text_no_row_can_show_is_kept_whole_and_named_under_the_table():
    text = ("palabra " * 4095).strip()
    sheet = opened(report(indicator(definition=text))).worksheets[0]
    assert sheet.cell(row_of(sheet, "Nivel") + 1, 3).value == text
    assert any(said.endswith("Actividad 1.1 (Definición).") for said in texts(sheet))
    assert all(dimension.width <= 256 for dimension in sheet.column_dimensions.values())


def test_that_no_column_is_hidden_and_none_lacks_its_width(sheet):
    for number in range(1, len(COLUMNS) + 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        assert dimension.width > 4
        assert not dimension.hidden
