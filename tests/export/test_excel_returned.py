"""Our own workbook comes back: without loss, and with what was changed in it named cell by cell."""

from __future__ import annotations

from base64 import b64decode
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile
from zlib import decompress

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.importing import interpret
from model.report import Accumulation, Calculation
from model.returned import returned, shareable, taken
from model.returned.carrier import SHEET
from model.returned.outline import texts_of, with_texts
from tests.export.libreoffice import converted
from tests.export.returning import NAME, came_back, cell, edited, read
from tests.export.test_excel_calculation import without_values
from tests.factories import indicator, report, sample, settings
from tests.model.full_report import PRIVATE, full_report, random_report

RANDOM = {f"random{seed}": random_report(seed) for seed in range(200)}


@pytest.fixture(scope="module")
def files():
    reports = RANDOM | {"real": sample(), "full": full_report()}
    return {name: (content, to_xlsx(content, draft=False)) for name, content in reports.items()}


def test_that_200_random_reports_and_the_real_one_come_back_as_they_were(files):
    for name, (content, data) in files.items():
        found = returned(read(data))
        assert found is not None, name
        assert found.exported == shareable(content), name
        assert found.now == found.exported, (name, found.differences)
        assert not found.unread, (name, found.unread)


@pytest.mark.libreoffice
@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_that_they_come_back_after_libreoffice_calculated_and_saved_them(files, kind, half, tmp_path):
    bare = {name: without_values(files[name][1]) for name in list(files)[half::2]}
    for name, data in converted(bare, kind, tmp_path).items():
        found = returned(read(data, f"{name}.{kind}"))
        assert found is not None, name
        assert found.exported == shareable(files[name][0]), name
        assert found.now == found.exported, (name, found.differences)
        assert not found.unread, (name, found.unread)


def test_that_no_private_note_leaves_in_any_part_of_the_package():
    before = full_report()
    secret = before.indicators[0].replace(private_note=PRIVATE, extras={"ruta": f"C:\\Users\\{PRIVATE}"})
    content = before.replace(
        indicators=(secret,),
        previous=(secret,),
        previous_quarter=1,
        extras={"x": PRIVATE},
    )
    data = to_xlsx(content, draft=False)
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert {"docProps/core.xml", "docProps/app.xml"} <= parts.keys()
    texts = [one.value for one in load_workbook(BytesIO(data))[SHEET]["A"] if one.value]
    carried = decompress(b64decode("".join(texts[2:])))
    assert secret.name.split("\n")[0].encode() in carried.replace(b"\\", b"")
    for name, part in (*parts.items(), ("the report that it carries", carried)):
        assert PRIVATE.encode() not in part, name
        assert PRIVATE.encode("utf-16-le") not in part, name
        assert b"/home/" not in part, name
        assert b"C:\\" not in part, name


def test_that_comments_acceptances_and_the_quarter_before_come_back():
    content = full_report().replace(previous=sample().indicators, previous_quarter=1)
    found = returned(read(to_xlsx(content, draft=False)))
    assert found is not None
    assert found.now.acceptances
    assert found.now.previous == sample().indicators
    assert [logo.data for logo in found.now.logos] == [logo.data for logo in content.logos]


def test_that_changed_cells_are_named_with_what_was_exported_and_what_stands_there_now():
    def edit(sheet):
        cell(sheet, 2, "achieved_2").value = 27.5
        cell(sheet, 3, "name").value = "Porcentaje de talleres impartidos"
        cell(sheet, 4, "achieved_1").value = None

    found = came_back(sample(), edit)
    told = [(d.where, d.title, d.before, d.after) for d in found.differences]
    assert told[0] == ("Componente 1", "Alcanzado 2do. Trim.", "21 %", "27.5 %")
    assert told[1][::3] == ("Actividad 1.4", "Porcentaje de talleres impartidos")
    assert told[2][1:] == ("Alcanzado 1er. Trim.", "25 %", "")
    assert found.addresses["c1", "achieved_2"] == "Informe 2T 2023!R15"
    assert found.now.indicators[2].achieved[1] == Decimal("27.5")
    assert found.now.indicators[4].achieved[0] is None
    assert not found.unread


def test_that_each_difference_can_be_taken_or_left():
    def edit(sheet):
        for position, key, value in ((0, "achieved_2", 30), (1, "achieved_2", 31), (2, "means", "Acta.")):
            cell(sheet, position, key).value = value

    found = came_back(sample(), edit)
    assert len(found.differences) == 3
    for difference in found.differences:
        one = taken(found.exported, found, [difference])
        changed = [row for row, old in zip(one.indicators, sample().indicators, strict=True) if row != old]
        assert [row.id for row in changed] == [difference.row]
    assert taken(found.exported, found, ()) == found.exported
    assert taken(found.exported, found, found.differences) == found.now


def test_that_what_is_taken_goes_into_a_report_that_went_on_meanwhile():
    found = came_back(sample(), lambda sheet: setattr(cell(sheet, 0, "achieved_2"), "value", 30))
    later = sample().indicators[5].replace(means="Otra.")
    open_one = sample().replace(indicators=(*sample().indicators[:5], later, *sample().indicators[6:10]))
    after = taken(open_one, found, found.differences)
    assert after.indicators[0].achieved[1] == 30
    assert after.indicators[5] == later
    assert len(after.indicators) == 10


def test_that_heading_plan_signatures_and_footer_changed_in_excel_are_noticed():
    texts = {
        "304 - Secretaría de Gobierno": "305 - Secretaría de Obras",
        "2do. Trimestre 2023": "3er. Trimestre 2023",
        "Informe Trimestral 2023": "Informe de Avance 2024",
    }
    person, position = sample().signatures[0].name, sample().signatures[1].position

    def edit(sheet):
        for row in sheet.iter_rows():
            for one in row:
                if one.value in texts:
                    one.value = texts[one.value]
                elif one.value in (person, position):
                    one.value += " (suplente)"

    now = came_back(sample(), edit).now
    assert (now.heading.unit_code, now.heading.unit_name) == ("305", "Secretaría de Obras")
    assert now.settings.quarter == 3
    assert now.heading.title == "Informe de Avance"
    assert now.signatures[0].name == f"{person} (suplente)"
    assert now.signatures[1].position == f"{position} (suplente)"


def test_that_the_word_borrador_in_the_title_is_no_change():
    assert not came_back(sample(), lambda _: None, draft=True).differences


def test_that_every_text_of_the_heading_can_be_read_back():
    content = full_report()
    for key, text in texts_of(content).items():
        changed, refused = with_texts(content, {key: text})
        assert (changed, refused) == (content, {}), key


@pytest.mark.parametrize(
    ("typed", "value", "note"),
    [
        ("30%", Decimal(30), False), (0.3, Decimal(30), True), (0, Decimal(0), False),
        (1, Decimal(1), False), ("1,234.5", Decimal("1234.5"), False),
    ],
)  # fmt: skip
def test_that_percentages_typed_in_excel_are_understood_and_fractions_are_told(typed, value, note):
    found = came_back(sample(), lambda sheet: setattr(cell(sheet, 0, "achieved_2"), "value", typed))
    assert found.now.indicators[0].achieved[1] == value
    assert bool(found.notes) is note


def test_that_a_percent_format_put_on_in_excel_is_understood():
    def edit(sheet):
        cell(sheet, 0, "achieved_2").value = 0.5
        cell(sheet, 0, "achieved_2").number_format = "0%"

    found = came_back(sample(), edit)
    assert found.now.indicators[0].achieved[1] == 50
    assert not found.notes


@pytest.mark.parametrize("typed", ["unos treinta", "#REF!"])
def test_that_what_cannot_be_understood_is_told_with_its_cell_and_changes_nothing(typed):
    def edit(sheet):
        cell(sheet, 0, "achieved_2").value = typed
        cell(sheet, 0, "achieved_2").data_type = "e" if typed.startswith("#") else "s"

    found = came_back(sample(), edit)
    (unread,) = found.unread
    assert unread.address.endswith("!R13")
    assert unread.title == "Alcanzado 2do. Trim."
    assert unread.sentence
    assert found.now == found.exported


def test_that_a_column_put_in_or_taken_out_in_excel_does_no_harm():
    found = came_back(sample(), lambda sheet: sheet.insert_cols(6))
    assert found.now == found.exported
    found = came_back(sample(), lambda sheet: sheet.delete_cols(4))
    assert found.now == found.exported
    assert [unread.title for unread in found.unread] == ["Método de Cálculo"]


def test_that_the_literal_form_comes_back_and_takes_percentages_typed_into_it():
    content = sample().replace(settings=settings(calculation=Calculation.LITERAL))
    found = came_back(content, lambda sheet: setattr(cell(sheet, 0, "programmed_3"), "value", 0.4))
    assert found.now.indicators[0].programmed[2] == 40
    assert len(found.differences) == 1


def test_that_variables_changed_on_the_second_sheet_are_noticed_and_change_no_typed_value():
    row = indicator(
        accumulation=Accumulation.RATIO, programmed=(90, 90), achieved_numerators=(45, 20),
        achieved_denominators=(50, 40), achieved=(), annual_goal=90,
    )  # fmt: skip

    def edit(sheet):
        book = sheet.parent["Datos adicionales"]
        titles = {one.value: one.column for one in book[4]}
        book.cell(5, titles["Numerador alcanzado, 2do. trim."]).value = 30
        book.cell(5, titles["Meta anual"]).value = 95

    found = came_back(report(row), edit)
    assert [d.key for d in found.differences] == ["annual_goal", "achieved_numerators_2"]
    assert taken(found.exported, found, found.differences) == found.now
    assert found.now.indicators[0].achieved == (None, None, None, None)


def test_that_a_closed_cell_is_locked_in_the_workbook_and_told_when_it_was_changed_all_the_same():
    content = sample().replace(previous=sample().indicators, previous_quarter=1)
    locked = {}

    def edit(sheet):
        locked.update({key: cell(sheet, 0, key).protection.locked for key in ("achieved_1", "achieved_2")})
        cell(sheet, 0, "achieved_1").value = 99

    found = came_back(content, edit)
    assert locked == {"achieved_1": True, "achieved_2": False}
    assert found.now == found.exported
    (unread,) = found.unread
    assert (unread.title, unread.text) == ("Alcanzado 1er. Trim.", "99")


def test_that_an_import_of_our_workbook_says_what_was_changed_in_it():
    data = edited(sample(), lambda sheet: setattr(cell(sheet, 0, "achieved_2"), "value", 30))
    imported = interpret(read(data, NAME))
    assert imported.report.indicators[0].achieved[1] == 30
    assert any("Fin, Alcanzado 2do. Trim.: 25 % → 30 %" in notice for notice in imported.notices)
    assert not imported.questions


def test_that_a_workbook_that_nobody_changed_gives_no_difference_after_any_number_of_turns():
    content = shareable(full_report())
    for _ in range(3):
        found = returned(read(to_xlsx(content, draft=False)))
        assert found is not None
        content = found.now
    assert content == shareable(full_report())
