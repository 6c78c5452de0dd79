"""The printed report: what stands on its pages, where, and in which type."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from itertools import groupby

import pypdf
import pytest
from PIL import Image

from export.layout import layout
from export.pdf import make_pdf, page_size_mm, to_pdf
from export.style import FOOT_MARGIN_MM, MARGIN_MM
from model.report import Calculation, Logo, Paper, Report, Signature
from model.schema import COLUMNS
from tests.export.pdf_pages import compact, glyph_boxes, lost, operators, read, rule_points, seen, sizes
from tests.factories import indicator, report, sample, sample_source

POINT = 72 / 25.4


def sample_set_to(**values):
    return sample().replace(settings=sample().settings.replace(**values))


@pytest.fixture(scope="module")
def final():
    return make_pdf(sample(), draft=False)


@pytest.fixture(scope="module")
def pages(final):
    return read(final.data)


def information(pdf):
    """Return title, creator and whatever else the file says about itself."""
    return {key: str(value) for key, value in (pypdf.PdfReader(BytesIO(pdf)).metadata or {}).items()}


def rows_in(pages, content):
    """Return on which page each whole row of a layout is read, cell after cell."""
    rows = ["".join(compact(cell.text) for cell in cells) for cells in content.rows]
    return [next((n for n, page in enumerate(pages, 1) if row in page), None) for row in rows]


def test_that_every_cell_of_the_real_report_is_read_from_its_pages_in_the_order_of_the_columns(pages):
    assert rows_in(pages, layout(sample(), draft=False)) == [1] * 5 + [2] * 4 + [3] * 5 + [4]


def test_that_the_literal_form_prints_all_75_variances_of_the_original():
    literal = sample_set_to(calculation=Calculation.LITERAL)
    printed = [compact("".join(row["variance_as_printed"])) for row in sample_source()["indicators"]]
    cells = layout(literal, draft=False).rows
    variances = [
        "".join(compact(cell.text) for cell in row if cell.column.key.startswith("variance")) for row in cells
    ]
    assert variances == printed
    pages = read(to_pdf(literal, draft=False))
    assert None not in rows_in(pages, layout(literal, draft=False))
    assert all(compact("la variación no es comparable") in page for page in pages)


def test_that_the_real_report_takes_three_or_four_pages_of_oficio(final):
    assert final.pages in (3, 4)


def test_that_heading_and_table_header_stand_on_every_page(pages):
    heading = sample().heading
    words = [
        "Informe Trimestral 2023", "304 - Secretaría de Gobierno", "04 - Gobierno participativo",
        "2do. Trimestre 2023", heading.plan, heading.axis, *heading.objectives,
        "Datos del Indicador", "Valores Programados", "Valores Alcanzados", "Variación *",
        "Medios de Verificación", "Línea Base",
        *(column.title for column in COLUMNS if "\n" not in column.title),
        "* Valores calculados.",
    ]  # fmt: skip
    for page in pages:
        assert [word for word in words if compact(word) not in page] == []


def test_that_the_columns_are_titled_in_the_order_of_the_form(pages):
    titles = "NivelNombreDefiniciónMétododeCálculoUnidaddeMedidaTipoDimensiónFrecuenciadeMedición"
    assert titles in pages[0]


def test_that_every_page_says_its_number_and_how_many_there_are(pages):
    for number, page in enumerate(pages, 1):
        assert f"Página{number}de{len(pages)}" in page


def test_that_every_page_has_room_for_the_rubrics(pages):
    assert all("Rúbricas" in page for page in pages)


def test_that_the_signatures_stand_together_at_the_end_with_a_row_of_the_table(pages):
    for signature in sample().signatures:
        words = [signature.role, signature.name, signature.position]
        assert [word for word in words if compact(word) not in pages[-1]] == []
        assert not any(compact(signature.name) in page for page in pages[:-1])
    assert "Actividad3.3" in pages[-1]


@pytest.mark.parametrize("rows", range(1, 15))
def test_that_signatures_never_stand_without_a_row_however_many_rows_there_are(rows):
    few = sample().replace(indicators=sample().indicators[:rows])
    last = seen(to_pdf(few, draft=False))[-1]
    assert compact(sample().signatures[0].name) in last
    assert compact(few.indicators[-1].level) in last


def test_that_the_closing_words_stand_under_the_signatures_and_at_the_foot_of_the_other_pages(pages):
    at_the_foot, at_the_end = compact("·".join(sample().footer)), compact("".join(sample().footer))
    assert [page.count(at_the_foot) for page in pages] == [1] * (len(pages) - 1) + [0]
    assert [page.count(at_the_end) for page in pages] == [0] * (len(pages) - 1) + [1]
    assert pages[-1].index(at_the_end) > pages[-1].index("CansecoRuiz")


def test_that_only_a_draft_says_so_on_every_page_and_in_its_title(final):
    assert not any("BORRADOR" in page for page in seen(final.data))
    draft = to_pdf(sample(), draft=True)
    assert all(page.count("BORRADOR") == 3 for page in seen(draft))  # across the page, in title and foot
    assert information(draft)["/Title"].endswith(" · BORRADOR")


@pytest.mark.parametrize("paper", Paper)
def test_that_a_draft_says_in_full_why_it_is_one_however_many_sign(paper):
    signers = tuple(Signature(role=f"Revisó {number}", name="Ana", position="Jefa") for number in range(6))
    draft = to_pdf(sample().replace(signatures=signers), draft=True, paper=paper)
    assert all("BORRADOR:quedanerrores.Noesparafirma." in page for page in seen(draft))


def test_that_a_draft_divides_into_pages_as_the_final_will(final):
    draft = read(to_pdf(sample(), draft=True))
    assert rows_in(draft, layout(sample(), draft=True)) == rows_in(read(final.data), final.content)


@pytest.mark.parametrize("paper", Paper)
def test_that_every_paper_is_printed_at_its_size_within_its_margins_and_completely(paper):
    result = make_pdf(sample(), draft=True, paper=paper)
    width, height = (side * POINT for side in page_size_mm(paper))
    for page in pypdf.PdfReader(BytesIO(result.data)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((width, height))
    left, right = MARGIN_MM * POINT - 0.5, width - MARGIN_MM * POINT + 0.5
    bottom, top = FOOT_MARGIN_MM * POINT - 0.5, height - MARGIN_MM * POINT + 0.5
    corners = [corner for _, box in glyph_boxes(result.data) for corner in (box[:2], box[2:])]
    outside = [
        (x, y)
        for x, y in corners + rule_points(result.data)
        if not (left <= x <= right and bottom <= y <= top)
    ]
    assert outside == []
    assert lost(result.content, seen(result.data)) == []


def test_that_the_report_s_own_paper_is_used_unless_another_is_given():
    letter = sample_set_to(paper=Paper.LETTER)
    [width, *_] = {
        page.mediabox.width for page in pypdf.PdfReader(BytesIO(to_pdf(letter, draft=False))).pages
    }
    assert float(width) == pytest.approx(279.4 * POINT)


@pytest.mark.parametrize(("paper", "least"), [(Paper.OFICIO, 6), (Paper.LETTER, 5.5)])
def test_that_no_text_is_set_smaller_than_can_be_read(paper, least):
    assert min(sizes(to_pdf(sample(), draft=True, paper=paper))) >= least


def test_that_every_face_is_embedded_and_none_is_left_to_the_viewer(final):
    fonts = {
        font["/BaseFont"]: "/FontFile2" in font["/FontDescriptor"]
        for page in pypdf.PdfReader(BytesIO(final.data)).pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
    }
    assert all(fonts.values())
    assert {name.split("+")[1] for name in fonts} == {
        "IBMPlexSansCond", "IBMPlexSansCond-SmBld", "IBMPlexSansCond-Italic",
    }  # fmt: skip


def test_that_the_file_names_the_report_and_the_program_but_no_person_and_no_date(final):
    assert information(final.data) == {
        "/Title": "Informe Trimestral 2023 · 304 Secretaría de Gobierno",
        "/Creator": "Informe Trimestral",
        "/Producer": "Informe Trimestral",
    }


def test_that_viewers_are_told_the_language_and_to_print_at_full_size(final):
    root = pypdf.PdfReader(BytesIO(final.data)).root_object
    assert str(root["/Lang"]) == "es-MX"
    assert str(root["/ViewerPreferences"]["/PrintScaling"]) == "/None"


def test_that_the_list_of_contents_leads_to_every_indicator(final):
    reader = pypdf.PdfReader(BytesIO(final.data))

    def flat(entries):
        for entry in entries:
            yield from flat(entry) if isinstance(entry, list) else [entry]

    entries = list(flat(reader.outline))
    assert [entry.title.split(" · ")[0] for entry in entries] == [row.level for row in sample().indicators]
    assert reader.get_destination_page_number(entries[-1]) == 3


def test_that_equal_reports_give_equal_bytes_in_another_process_too(final):
    code = (
        "import sys; from export.pdf import to_pdf; from tests.factories import sample;"
        "sys.stdout.buffer.write(to_pdf(sample(), draft=False))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert other == final.data


def test_that_an_empty_report_is_one_decent_page():
    [page] = seen(to_pdf(Report(), draft=False))
    for words in (
        "Informe Trimestral",
        "Este informe todavía no tiene indicadores.",
        "Elaboró",
        "Página 1 de 1",
    ):
        assert compact(words) in page


def _upright(page):
    """Return the upright rules of a page as (x, lower end)."""
    found = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", page)
    return {(x1, min(float(y1), float(y2))) for x1, y1, x2, y2 in found if x1 == x2}


def test_that_nothing_crosses_the_words_of_an_empty_report():
    [page] = operators(to_pdf(Report(), draft=False))
    assert "0.945 0.957 0.965 rg" not in page  # no tint of calculated columns
    rules = {rule for rule in _upright(page) if rule[1] > 200}  # those of the table
    lowest = min(end for _, end in rules)
    sides = {x for x, end in rules if end == lowest}
    places = sorted(float(x) for x, _ in rules)
    assert {float(x) for x in sides} == {places[0], places[-1]}


def test_that_calculated_columns_are_tinted_and_the_reported_quarter_is_marked(final):
    [first, *_] = operators(final.data)
    tints = re.findall(r"0\.945 0\.957 0\.965 rg [\d.]+ [\d.]+ ([\d.]+)", first)
    runs = [len(list(run)) for calculated, run in groupby(COLUMNS, lambda c: c.calculated) if calculated]
    assert len(tints) == len(runs)
    assert sorted(runs) == [1, 6]
    assert first.count("0.804 0.851 0.878 rg") == 3  # 2do. Trim. in each of the three bands


def test_that_lines_are_a_quarter_and_three_quarters_of_a_point_wide(final):
    widths = {word for page in operators(final.data) for word in page.split("\n") if " w " in word}
    assert {width.split()[0] for width in widths} == {"0.25", "0.75"}


def picture(size, *, media="PNG", mode="RGBA"):
    data = BytesIO()
    Image.new(mode, size, "navy").save(data, media)
    return data.getvalue()


def logo(side, data):
    return Logo(side=side, media_type="image/png", data=data, description=f"Logo {side}")


def test_that_logos_stand_beside_the_title_on_every_page_undistorted_and_are_stored_once():
    logos = (
        logo("izquierda", picture((600, 300))),
        logo("derecha", picture((300, 300), media="JPEG", mode="RGB")),
    )
    data = to_pdf(sample().replace(logos=logos), draft=False)
    reader = pypdf.PdfReader(BytesIO(data))
    assert all(len(list(page.images)) >= 2 for page in reader.pages)
    assert data.count(b"/Subtype /Image") == 3  # two pictures and the transparency of one
    assert all(
        compact(sample().indicators[0].level) in page or number for number, page in enumerate(seen(data))
    )


def test_that_a_logo_that_cannot_be_read_is_left_out_and_reported():
    broken = sample().replace(logos=(logo("izquierda", b"\x89PNG no"),))
    result = make_pdf(broken, draft=False)
    assert result.unreadable_logos == ("Logo izquierda",)
    assert result.read_back() == ()


def test_that_up_to_four_signatures_stand_in_a_row_and_more_in_further_rows():
    people = tuple(Signature(role=f"Rol {n}", name=f"Persona {n}", position="Cargo") for n in range(6))
    data = to_pdf(report(indicator(), signatures=people), draft=False)
    [page] = operators(data)
    lines = [line for line in page.split("\n") if line.endswith(" l S")]
    rows: dict[str, list[str]] = {}
    for line in lines:
        x1, y1, _, x2, y2, *_ = line.split()
        if y1 == y2 and float(x2) - float(x1) == pytest.approx(60 * POINT, abs=0.1):
            rows.setdefault(y1, []).append(x1)
    assert [len(row) for row in rows.values()] == [4, 2]


def test_that_a_place_and_a_dependency_are_printed_where_they_are_given():
    heading = report().heading.replace(dependency="Ayuntamiento de Oaxaca de Juárez")
    [page] = seen(to_pdf(report(indicator(), heading=heading), draft=False))
    assert compact("Dependencia: Ayuntamiento de Oaxaca de Juárez") in page
    assert compact("Lugar y fecha: Oaxaca de Juárez, 14/07/2023") in page
