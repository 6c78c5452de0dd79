"""What stands beside the form: Análisis with live formulas and its chart, Pendientes, lists and messages."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import resources
from export.annexes import Annexes
from export.excel import to_xlsx
from export.excel.analysis import (
    ACHIEVED,
    ACHIEVED_SO_FAR,
    COMPLIANCE,
    COMPLIANCE_SO_FAR,
    DEVIATION,
    FIRST_ROW,
    GOAL,
    LAMP,
    PROGRAMMED,
    PROGRAMMED_SO_FAR,
    PROGRESS,
)
from export.excel.judging import LAMPS
from export.excel.pending import HEADER_ROW, NONE
from model.calculations import (
    Series,
    annual_goal,
    annual_progress,
    compliance,
    compliance_to_date,
    quarter_semaphore,
    quarter_value,
    to_date,
    to_date_deviation,
)
from model.catalogue import Catalogue, parse_catalogue
from model.findings import accept, find_issues
from model.report import Accumulation, Calculation, DescendingFormula, Report, Signature
from model.schema import COLUMNS
from tests.bench.reports import enlarged
from tests.export.libreoffice import converted
from tests.export.returning import COLUMN, first_row, read
from tests.export.test_excel_calculation import random_report as random_figures
from tests.export.test_excel_calculation import without_values
from tests.factories import indicator, report, sample, settings
from tests.model.full_report import random_report


@cache
def catalogue() -> Catalogue:
    return parse_catalogue(resources.read("catalogo.toml"))


def annexed(content: Report, *, draft: bool = False, **wanted: bool) -> bytes:
    found = find_issues(content, catalogue())
    return to_xlsx(content, draft=draft, annexes=Annexes(catalogue(), found, **wanted))


def opened(data: bytes, *, values: bool = True):
    return load_workbook(BytesIO(data), data_only=values)


@cache
def reports() -> dict[str, Report]:
    """Return the real report in three ways, and random ones over all rules, senses and settings."""
    cases = {"real": sample(), "literal": sample(), "often": sample()}
    cases["literal"] = sample().replace(settings=settings(calculation=Calculation.LITERAL))
    cases["often"] = sample().replace(settings=settings(semaphore_by_frequency=True))
    for seed in range(24):
        content = random_figures(seed)
        how = content.settings.replace(descending=list(DescendingFormula)[seed % 3])
        rows = tuple(
            row.replace(
                direction=("Ascendente", "Descendente", "Descendente", "Regular")[(seed + at) % 4],
                baseline_value=(None, Decimal(0), Decimal(60), Decimal(-5))[(seed // 2 + at) % 4],
                frequency=("Trimestral", "Anual", "Semestral")[at % 3],
                programmed=tuple(
                    -value if value is not None and (seed + at + q) % 11 == 0 else value
                    for q, value in enumerate(row.programmed)
                ),
            )
            for at, row in enumerate(content.indicators)
        )
        cases[f"figures{seed}"] = content.replace(settings=how, indicators=rows)
    return cases | {f"any{seed}": random_report(seed) for seed in range(12)}


@pytest.fixture(scope="module")
def files():
    return {name: annexed(content) for name, content in reports().items()}


@pytest.fixture(scope="module")
def recalculated(files, tmp_path_factory):
    bare = {name: without_values(data) for name, data in files.items()}
    return converted(bare, "xlsx", tmp_path_factory.mktemp("annexes"))


def number(cell):
    return None if cell.value == "" else cell.value


def test_that_every_figure_of_the_analysis_is_that_of_the_model(files):
    for name, content in reports().items():
        sheet, how = opened(files[name])["Análisis"], content.settings
        for at, ind in enumerate(content.indicators):
            quarter = how.quarter
            expected = {
                PROGRAMMED: quarter_value(ind, Series.PROGRAMMED, quarter),
                ACHIEVED: quarter_value(ind, Series.ACHIEVED, quarter),
                COMPLIANCE: compliance(ind, quarter, how).value,
                COMPLIANCE_SO_FAR: compliance_to_date(ind, quarter, how).value,
                PROGRAMMED_SO_FAR: to_date(ind, Series.PROGRAMMED, quarter),
                ACHIEVED_SO_FAR: to_date(ind, Series.ACHIEVED, quarter),
                DEVIATION: to_date_deviation(ind, how),
                GOAL: annual_goal(ind),
                PROGRESS: annual_progress(ind, quarter),
            }
            for column, value in expected.items():
                found = number(sheet.cell(FIRST_ROW + at, column))
                assert (found is None) == (value is None), (name, at, column)
                assert found is None or found == pytest.approx(float(value or 0), rel=1e-9, abs=1e-9)
            lamp = LAMPS[quarter_semaphore(ind, how, catalogue().bands)]
            assert sheet.cell(FIRST_ROW + at, LAMP).value == lamp


def test_that_the_figures_of_the_analysis_are_formulas(files):
    sheet = opened(files["real"], values=False)["Análisis"]
    for row in range(FIRST_ROW, FIRST_ROW + 15):
        assert all(sheet.cell(row, column).data_type == "f" for column in range(PROGRAMMED, PROGRESS + 1))


@pytest.mark.libreoffice
def test_that_libreoffice_calculates_every_cell_of_every_sheet_as_it_was_written(files, recalculated):
    compared = 0
    for name, data in files.items():
        ours, theirs = opened(data), opened(recalculated[name])
        assert ours.sheetnames == theirs.sheetnames
        for sheet in ours:
            for row in sheet.iter_rows():
                for cell in row:
                    other = theirs[sheet.title].cell(cell.row, cell.column)
                    where = (name, sheet.title, cell.coordinate, cell.value, other.value)
                    assert other.data_type != "e", where
                    if isinstance(cell.value, int | float):
                        assert other.value == pytest.approx(cell.value, rel=1e-9, abs=1e-9), where
                        compared += 1
                    elif "_x" not in str(cell.value):  # LibreOffice writes no "_x005F_"
                        assert (other.value or "") == (cell.value or ""), where
    assert compared > 5_000


def test_that_the_chart_shows_programmed_and_achieved_of_each_indicator(files):
    with ZipFile(BytesIO(files["real"])) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert re.findall(r"<v>(\w+)</v>", chart) == ["Programado", "Alcanzado"]
    assert chart.count("$A$6:$A$20") == 2
    assert "'Análisis'!$M$6:$M$20" in chart


def test_that_the_chart_of_a_long_report_shows_the_first_forty_and_says_so():
    with ZipFile(BytesIO(annexed(enlarged(sample(), 60)))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert "$M$6:$M$45" in chart
    assert "los primeros 40 indicadores" in chart


@pytest.mark.parametrize(
    ("wanted", "sheets"),
    [
        ({}, ["Análisis", "Pendientes"]), ({"analysis": False}, ["Pendientes"]),
        ({"pending": False}, ["Análisis"]), ({"analysis": False, "pending": False}, []),
    ],
)  # fmt: skip
def test_that_each_sheet_can_be_left_out(wanted, sheets):
    assert opened(annexed(sample(), **wanted)).sheetnames[1:-1] == sheets


def test_that_every_finding_is_listed_with_its_weight_rule_place_and_what_to_do():
    content = sample()
    found = find_issues(content, catalogue())
    warning = next(finding for finding in found if finding.severity.label == "Aviso")
    accepted = accept(content, warning, "Lo acordó planeación.", "Ana", "2023-07-14")
    content = content.replace(acceptances=(accepted,))
    found = find_issues(content, catalogue())
    sheet = opened(annexed(content))["Pendientes"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
    assert len(rows) == len(found)
    assert {(row[1], row[4]) for row in rows} == {(finding.rule, finding.message) for finding in found}
    assert all(row[0].split()[1] in ("Error", "Aviso", "Informativo") and row[5] for row in rows)
    assert [row[6] for row in rows if row[6] != "Por atender"] == ["Aceptado: Lo acordó planeación."]
    assert rows[-1][6] == "Aceptado: Lo acordó planeación."


def test_that_each_finding_leads_to_its_cell_inside_the_workbook():
    book = opened(annexed(sample()))
    form, sheet = book.worksheets[0], book["Pendientes"]
    first = first_row(form)
    positions = {ind.level: at for at, ind in enumerate(sample().indicators)}
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        link = row[3].hyperlink
        assert link is not None
        assert link.target is None
        title, _, cell = link.location.rpartition("!")
        assert title == "'Informe 2T 2023'"
        if row[2].value in positions:
            assert form[cell].row == first + positions[row[2].value]
        else:
            assert form[cell].row < first or "firma" in row[3].value.lower() or cell == "A1"


def test_that_a_report_without_findings_says_so():
    sheet = opened(to_xlsx(sample(), draft=False, annexes=Annexes(catalogue(), ())))["Pendientes"]
    assert sheet["A2"].value == NONE


def test_that_no_part_of_the_workbook_leads_outside():
    with ZipFile(BytesIO(annexed(sample()))) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            assert b'TargetMode="External"' not in part, name
            assert "vba" not in name
            assert "externalLink" not in name


def test_that_every_column_to_type_into_shows_its_help():
    book = opened(annexed(sample()))
    sheet = book.worksheets[0]
    row = first_row(sheet)
    for number_, column in enumerate(COLUMNS, start=1):
        prompts = [
            rule.prompt
            for rule in sheet.data_validations.dataValidation
            if sheet.cell(row, number_).coordinate in rule.sqref
        ]
        assert prompts == ([] if column.calculated else [column.help]), column.key


def test_that_no_message_is_longer_than_excel_takes():
    row = indicator(accumulation=Accumulation.RATIO, achieved_numerators=(1, 2), achieved_denominators=(3, 4))
    for sheet in opened(annexed(report(row))):
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.prompt) <= 255
            assert len(rule.promptTitle) <= 32


def test_that_catalogues_are_offered_and_closed_choices_enforced():
    row = indicator(accumulation=Accumulation.RATIO, achieved_numerators=(1, 2), achieved_denominators=(3, 4))
    book = opened(annexed(report(row)))
    hidden = book["_informe"]

    def offered(sheet, cell):
        (rule,) = (r for r in sheet.data_validations.dataValidation if cell in r.sqref)
        letter, last = re.fullmatch(r"'_informe'!\$(\w+)\$1:\$\w+\$(\d+)", rule.formula1).groups()
        return rule, tuple(hidden[f"{letter}{number}"].value for number in range(1, int(last) + 1))

    form = book.worksheets[0]
    first = first_row(form)
    for column in COLUMNS:
        if column.catalogue:
            rule, entries = offered(form, form.cell(first, COLUMN[column.key]).coordinate)
            assert entries == catalogue().options(column.catalogue)
            assert not rule.showErrorMessage
    more = book["Datos adicionales"]
    titles = {cell.value: cell.column_letter for cell in more[4]}
    rule, entries = offered(more, f"{titles['Regla de acumulación']}5")
    assert entries == tuple(rule_.label for rule_ in Accumulation)
    assert rule.showErrorMessage


def test_that_a_workbook_with_annexes_comes_back_too():
    from model.returned import returned

    found = returned(read(annexed(sample())))
    assert found is not None
    assert found.now == sample()


@pytest.mark.libreoffice
def test_that_no_row_of_signatures_is_divided_between_pages(tmp_path):
    import pypdf

    people = tuple(
        Signature(role=f"Firma{n}rol", name=f"Firma{n}nombre", position=f"Firma{n}cargo") for n in range(4)
    )
    books = {
        f"rows{count}": to_xlsx(enlarged(sample(), count).replace(signatures=people), draft=False)
        for count in range(1, 16)
    } | {"empty": to_xlsx(Report(signatures=people), draft=False)}
    for name, data in converted(books, "pdf", tmp_path).items():
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]
        signed = [at for at, text in enumerate(pages) if re.search(r"Firma\d", text)]
        assert len(signed) == 1, (name, signed)
        page = pages[signed[0]]
        assert all(f"Firma{n}{part}" in page for n in range(4) for part in ("rol", "nombre", "cargo")), name
        if name == "empty":
            assert len(pages) == 1
            continue
        levels = [row.level for row in enlarged(sample(), int(name.removeprefix("rows"))).indicators]
        assert levels[-1] in page, name
