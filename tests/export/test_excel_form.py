from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PIL import Image

from export.excel import to_xlsx
from export.layout import layout
from export.progress import Cancelled
from model.report import Calculation, Heading, Logo, Report, Signature
from model.returned.carrier import SHEET
from model.schema import COLUMNS, Kind
from tests.export.followers import Callbacks
from tests.export.forms import opened, row_of, texts
from tests.factories import indicator, report, sample, settings


def image(width: int, height: int, kind: str = "PNG") -> bytes:
    data = BytesIO()
    Image.new("RGB", (width, height), "#0f5f78").save(data, kind)
    return data.getvalue()


@pytest.fixture(scope="module")
def book():
    return opened(sample())


@pytest.fixture(scope="module")
def sheet(book):
    return book["Informe 2T 2023"]


def test_that_the_heading_says_who_reports_what(sheet):
    content = layout(sample(), draft=False)
    said = texts(sheet)
    assert said[0] == sheet["A1"].value == "Informe Trimestral 2023"
    for pair in content.pairs:
        assert said[said.index(pair[0]) + 1] == pair[1]
    assert "Vinculación con el Plan Municipal de Desarrollo 2022 - 2024" in said
    assert set(sample().heading.objectives) <= set(said)


def test_that_the_header_has_two_rows_with_the_bands_merged_over_their_columns(sheet):
    top = row_of(sheet, "Nivel") - 1
    merged = {str(merge) for merge in sheet.merged_cells.ranges}
    content = layout(sample(), draft=False)
    for band in content.bands:
        assert sheet.cell(top, band.first + 1).value == band.title
    assert {
        f"A{top}:K{top}",
        f"L{top}:P{top}",
        f"Q{top}:U{top}",
        f"V{top}:Z{top}",
        f"AA{top}:AA{top + 1}",
    } <= merged
    titles = [sheet.cell(top + 1, number).value for number in range(1, len(COLUMNS))]
    assert titles == [column.title for column in COLUMNS[:-1]]
    assert "Línea Base\nValor" in titles


def test_that_every_entered_value_of_every_indicator_is_in_its_column(sheet):
    first = row_of(sheet, "Nivel") + 1
    for row, ind in enumerate(sample().indicators, start=first):
        for number, column in enumerate(COLUMNS, start=1):
            if not column.calculated:
                value = column.read(ind)
                found = sheet.cell(row, number).value
                assert found == (None if value == "" else value), column.key


def test_that_notes_signatures_and_footer_follow_the_table(sheet):
    said = texts(sheet)
    content = layout(sample(), draft=False)
    after = said[said.index(content.notes[0]) :]
    assert after[1:] == [
        *(signature.role for signature in content.signatures),
        *(signature.name for signature in content.signatures),
        *(signature.position for signature in content.signatures),
        *content.footer,
    ]


def test_that_there_is_room_for_the_hand_over_a_line_above_each_name(sheet):
    for signature in sample().signatures:
        cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == signature.name)
        above = sheet.cell(cell.row - 1, cell.column)
        assert above.border.bottom.style
        assert sheet.row_dimensions[cell.row - 1].height >= 62


@pytest.mark.parametrize("count", [1, 3, 4, 5, 9])
def test_that_any_number_of_signatures_stands_four_to_a_row_without_touching(count):
    people = tuple(
        Signature(role=f"Firma {n}", name=f"Persona {n}", position=f"Cargo {n}") for n in range(count)
    )
    sheet = opened(report(indicator(), signatures=people)).worksheets[0]
    places = [
        next(c for row in sheet.iter_rows() for c in row if c.value == person.name) for person in people
    ]
    assert len({place.row for place in places}) == (count + 3) // 4
    spans = {str(merge).partition(":")[0]: merge for merge in sheet.merged_cells.ranges}
    for left, right in pairwise(places):
        if left.row == right.row:
            end = spans[left.coordinate].max_col if left.coordinate in spans else left.column
            assert end + 1 < right.column


def test_that_calculated_cells_are_locked_tinted_and_italic_and_entered_ones_open_and_white(sheet):
    row = row_of(sheet, "Nivel") + 1
    for number, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(row, number)
        assert cell.protection.locked is column.calculated, column.key
        assert (cell.fill.fill_type == "solid") is column.calculated, column.key
        assert bool(cell.font.i) is column.calculated, column.key
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.formatColumns  # False is allowed
    assert not sheet.protection.formatRows


def test_that_typing_a_fraction_into_a_percentage_warns_but_does_not_refuse():
    rows = (indicator(id="1"), indicator(id="2", unit="Tasa"), indicator(id="3"))
    sheet = opened(report(*rows)).worksheets[0]
    first = row_of(sheet, "Nivel") + 1
    warnings = [rule for rule in sheet.data_validations.dataValidation if rule.error]
    rule = warnings[0]
    assert {(w.errorStyle, w.type, w.operator, w.error) for w in warnings} == {
        (rule.errorStyle, rule.type, rule.operator, rule.error)
    }
    assert (rule.errorStyle, rule.type, rule.operator) == ("warning", "decimal", "notBetween")
    assert len(rule.error) <= 225
    assert len(rule.errorTitle) <= 32
    expected = {f"{block[0]}{row}:{block[1]}{row}" for row in (first, first + 2) for block in ("LO", "QT")}
    found = {str(place) for rule in warnings for place in rule.sqref.ranges}
    assert found == expected | {f"J{first}", f"J{first + 2}"}


def test_that_the_literal_form_does_not_warn_of_its_own_fractions():
    sheet = opened(report(indicator(), settings=settings(calculation=Calculation.LITERAL))).worksheets[0]
    assert not [rule for rule in sheet.data_validations.dataValidation if rule.error]


def test_that_each_logo_keeps_its_proportions_on_its_side():
    logos = (
        Logo(side="izquierda", media_type="image/png", data=image(400, 100)),
        Logo(side="derecha", media_type="image/jpeg", data=image(90, 300, "JPEG")),
        Logo(side="derecha", media_type="image/png", data=b"not an image"),
    )
    data = to_xlsx(report(indicator(), logos=logos), draft=False)
    with ZipFile(BytesIO(data)) as archive:
        assert archive.read("xl/media/image1.png") == logos[0].data
        assert archive.read("xl/media/image2.jpeg") == logos[1].data
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert re.findall('descr="([^"]*)"', drawing) == ["Logotipo, a la izquierda", "Logotipo, a la derecha"]
    left, right = load_workbook(BytesIO(data)).worksheets[0]._images  # type: ignore[attr-defined]
    assert left.anchor.ext.width / left.anchor.ext.height == pytest.approx(4, rel=0.01)
    assert right.anchor.ext.width / right.anchor.ext.height == pytest.approx(0.3, rel=0.01)
    assert left.anchor._from.col == 0
    assert right.anchor._from.col == len(COLUMNS) - 1


def test_that_a_draft_says_so_in_its_title_and_on_each_page():
    draft, final = (opened(sample(), draft=draft).worksheets[0] for draft in (True, False))
    assert draft["A1"].value == "BORRADOR · Informe Trimestral 2023"
    assert draft.oddHeader.center.text == "BORRADOR"
    assert "BORRADOR" not in "".join(texts(final))
    assert not final.oddHeader.center.text


def test_that_the_properties_name_the_report_and_no_person(book):
    assert book.properties.title == "Informe Trimestral 2023"
    assert book.properties.language == "es-MX"
    assert book.properties.creator == "Secretaría de Gobierno"
    assert book.properties.subject == "04 Gobierno participativo · 2do. Trimestre"
    assert not book.properties.lastModifiedBy


def test_that_the_same_report_gives_the_same_bytes_in_another_process():
    code = (
        "import hashlib; from export.excel import to_xlsx; from tests.factories import sample;"
        "print(hashlib.sha256(to_xlsx(sample(), draft=False)).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_that_the_package_holds_no_link_macro_or_date():
    with ZipFile(BytesIO(to_xlsx(sample(), draft=False))) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "vba" in name or "externalLink" in name]
    assert b"hyperlink" not in everything.replace(b"<a:hlink>", b"")
    assert b"dcterms:created" not in everything


def test_that_an_empty_report_still_gives_the_form():
    book = opened(Report(heading=Heading()))
    assert book.sheetnames == ["Informe 1T", SHEET]
    assert row_of(book.worksheets[0], "Nivel")


def test_that_figures_in_words_and_blanks_stay_so():
    row = indicator(baseline_value=None, programmed=(), achieved=())
    sheet = opened(report(row)).worksheets[0]
    number = row_of(sheet, "Nivel") + 1
    for position, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(number, position)
        if column.kind is Kind.QUANTITY and not column.calculated:
            assert cell.value is None
            assert cell.number_format == 'General" %"'


def test_that_numbers_of_any_size_are_kept_exactly():
    values = ("0.000001", "123456789012345", "99.999999999999", "-3")
    sheet = opened(report(indicator(unit="Tasa", programmed=values))).worksheets[0]
    row = row_of(sheet, "Nivel") + 1
    assert [Decimal(repr(sheet.cell(row, 12 + q).value)) for q in range(4)] == [
        Decimal(value) for value in values
    ]


def test_that_progress_is_told_and_can_stop_the_work():
    told: list[float] = []
    to_xlsx(sample(), draft=False, progress=Callbacks(told.append))
    assert told
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1
    with pytest.raises(Cancelled):
        to_xlsx(sample(), draft=False, progress=Callbacks(cancelled=lambda: True))
