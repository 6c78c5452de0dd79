from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import product
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.calculations import figure
from model.numbers import rounded
from model.report import Accumulation, Basis, Calculation, Programming, Report, VarianceSign
from model.returned.carrier import SHEET
from model.schema import COLUMNS
from tests.export.libreoffice import converted
from tests.factories import indicator, report, sample, sample_source, settings

FIGURES = [(number, column) for number, column in enumerate(COLUMNS, start=1) if column.series is not None]
CALCULATED = [(number, column) for number, column in FIGURES if column.calculated]
RULES = [rule for rule in Accumulation if rule is not Accumulation.BY_UNIT]
UNITS = ("Porcentaje", "Tasa", "acciones")


def first_row(sheet):
    return next(cell.row for cell in sheet["A"] if cell.value == "Nivel") + 1


def figures(book):
    """Return the fifteen figures of each row."""
    sheet = book.worksheets[0]
    first = first_row(sheet)
    last = next(
        row for row in range(first, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("*")
    )
    return [
        {column.key: sheet.cell(row, number).value for number, column in FIGURES}
        for row in range(first, last)
    ]


def expected(content: Report):
    return [
        {
            column.key: figure(ind, column.series, column.quarter, content.settings).value
            for _, column in FIGURES
            if column.series is not None
        }
        for ind in content.indicators
    ]


def assert_same(found, wanted, name):
    assert len(found) == len(wanted)
    for row, (cells, values) in enumerate(zip(found, wanted, strict=True)):
        for key, value in values.items():
            cell = None if cells[key] == "" else cells[key]
            where = (name, row, key, cell, value)
            assert (cell is None) == (value is None), where
            if value is not None:
                assert isinstance(cell, int | float), where
                assert cell == pytest.approx(float(value), rel=1e-9, abs=1e-9), where


def without_values(data: bytes) -> bytes:
    """Return the workbook with its formulas but without what they come to."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content, count = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
                assert count or b"<f>" not in content
            target.writestr(name, content)
    return result.getvalue()


def four_randomly(random: Random, chance: float, low: int, high: int, places: int = 0):
    return tuple(
        Decimal(random.randint(low * 10**places, high * 10**places)).scaleb(-places)
        if random.random() < chance
        else None
        for _ in range(4)
    )


def random_indicator(random: Random, rule: Accumulation, programming: Programming):
    chance = random.choice((0.0, 0.5, 0.8, 1.0, 1.0))
    variables = random.choice((0.0, 0.5, 1.0, 1.0))
    places = random.choice((0, 0, 2))
    return indicator(
        level=f"Actividad 1.{random.randint(1, 99)}",
        unit=random.choice(UNITS),
        accumulation=rule,
        programming=programming,
        programmed=four_randomly(random, chance, 0, 120, places),
        achieved=four_randomly(random, random.choice((0.0, 0.5, 1.0)), 0, 120, places),
        programmed_numerators=four_randomly(random, variables, 0, 50),
        programmed_denominators=four_randomly(random, variables, 0, 3) if random.random() < 0.3
        else four_randomly(random, variables, 1, 99),
        achieved_numerators=four_randomly(random, variables, 0, 50),
        achieved_denominators=four_randomly(random, variables, 1, 99),
        weights=four_randomly(random, random.choice((0.5, 1.0, 1.0)), 0, 9),
        annual_denominator=random.choice((None, Decimal(96), Decimal(100))),
        annual_goal=random.choice((None, None, Decimal(100), Decimal("87.5"))),
        factor=random.choice((1, 100, 1000, 100_000)),
    )  # fmt: skip


def random_report(seed: int) -> Report:
    random = Random(seed)
    rows = [random_indicator(random, *case) for case in product(RULES, Programming)]
    rows.append(random_indicator(random, Accumulation.BY_UNIT, Programming.BY_PERIOD))
    random.shuffle(rows)
    return report(
        *rows,
        settings=settings(
            quarter=random.randint(1, 4), sign=random.choice(list(VarianceSign)),
            basis=random.choice(list(Basis)),
            calculation=Calculation.LITERAL if seed % 5 == 0 else Calculation.CORRECTED,
        ),
    )  # fmt: skip


@cache
def reports() -> dict[str, Report]:
    """Return the real report in every way of calculating, and thirty random ones over all rules."""
    cases = {
        f"{sign.name}-{basis.name}": settings(sign=sign, basis=basis)
        for sign, basis in product(VarianceSign, Basis)
    }
    cases["literal"] = settings(calculation=Calculation.LITERAL)
    real = {name: sample().replace(settings=how) for name, how in cases.items()}
    return real | {f"random{seed}": random_report(seed) for seed in range(30)}


@pytest.fixture(scope="module")
def files():
    return {name: to_xlsx(content, draft=False) for name, content in reports().items()}


@pytest.fixture(scope="module")
def formulas(files):
    return {name: load_workbook(BytesIO(data)) for name, data in files.items()}


@pytest.fixture(scope="module")
def cached(files):
    return {name: load_workbook(BytesIO(data), data_only=True) for name, data in files.items()}


@pytest.fixture(scope="module")
def recalculated(files, tmp_path_factory):
    bare = {name: without_values(data) for name, data in files.items()}
    done = converted(bare, "xlsx", tmp_path_factory.mktemp("recalculated"))
    return {name: load_workbook(BytesIO(data), data_only=True) for name, data in done.items()}


def test_that_every_formula_carries_the_value_the_model_calculates(cached):
    for name, content in reports().items():
        assert_same(figures(cached[name]), expected(content), name)


@pytest.mark.libreoffice
def test_that_libreoffice_calculates_the_same_value_for_every_cell(recalculated):
    for name, content in reports().items():
        assert_same(figures(recalculated[name]), expected(content), name)


@pytest.mark.libreoffice
def test_that_no_cell_holds_an_error_after_recalculation(recalculated):
    for name, book in recalculated.items():
        for sheet in book:
            errors = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "e"]
            assert not errors, (name, sheet.title, errors)


@pytest.mark.libreoffice
def test_that_the_literal_form_shows_all_75_printed_variances(recalculated, cached):
    for book in (cached["literal"], recalculated["literal"]):
        shown = [
            [
                str(rounded(Decimal(repr(row[column.key])), 0) + 0)
                for _, column in CALCULATED
                if "variance" in column.key
            ]
            for row in figures(book)
        ]
        assert shown == [row["variance_as_printed"] for row in sample_source()["indicators"]]


def test_that_every_accumulated_and_variance_cell_is_a_formula(formulas):
    for name, book in formulas.items():
        sheet = book.worksheets[0]
        for row in range(first_row(sheet), first_row(sheet) + len(reports()[name].indicators)):
            assert all(sheet.cell(row, number).data_type == "f" for number, _ in CALCULATED)


def test_that_the_literal_form_has_the_formulas_of_the_municipality(formulas):
    sheet = formulas["literal"].worksheets[0]
    row = first_row(sheet)
    written = [sheet.cell(row, number).value for number, _ in CALCULATED]
    totals = ["=SUM(L{r}:O{r})", "=SUM(Q{r}:T{r})"]
    variances = ["=L{r}-Q{r}", "=M{r}-R{r}", "=N{r}-S{r}", "=O{r}-T{r}", "=P{r}-U{r}"]
    assert written == [form.format(r=row) for form in totals + variances]
    formats = {column.key: sheet.cell(row, number).number_format for number, column in FIGURES}
    assert {key for key, form in formats.items() if form == "0%"} == {f"programmed_{q}" for q in range(1, 5)}
    assert set(formats.values()) == {"0%", "0"}
    assert [sheet.cell(row, 12).value, sheet.cell(row, 17).value] == [0.25, 25]


def test_that_percentages_are_points_with_the_sign_beside_them(formulas):
    sheet = formulas["PROGRAMMED_MINUS_ACHIEVED-ANNUAL"].worksheets[0]
    row = first_row(sheet)
    assert sheet.cell(row, 12).value == 25
    assert {sheet.cell(row, number).number_format for number, _ in FIGURES} == {'General" %"'}
    assert sheet.cell(row, 10).number_format == 'General" %"'


def test_that_variables_stand_on_a_second_sheet_only_where_there_are_any():
    plain = load_workbook(BytesIO(to_xlsx(sample(), draft=False)))
    assert plain.sheetnames == ["Informe 2T 2023", SHEET]
    row = indicator(
        accumulation=Accumulation.RATIO, programmed=(90, 90), achieved_numerators=(45, 20),
        achieved_denominators=(50, 40), annual_goal=90,
    )  # fmt: skip
    rich = load_workbook(BytesIO(to_xlsx(report(row), draft=False)))
    assert rich.sheetnames == ["Informe 2T 2023", "Datos adicionales", SHEET]
    header, values = (list(rich["Datos adicionales"].values)[number] for number in (3, 4))
    beside = dict(zip(header, values, strict=True))
    assert beside["Nivel"] == "Actividad 1.1"
    assert beside["Meta anual"] == 90
    assert beside["Factor (k)"] == 100
    assert [beside[f"Numerador alcanzado, {q} trim."] for q in ("1er.", "2do.", "3er.")] == [45, 20, None]
