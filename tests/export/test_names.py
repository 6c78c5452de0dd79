from __future__ import annotations

import pytest

from export.names import file_name
from model.report import Heading
from tests.factories import report, sample, settings


def test_that_the_name_says_unit_programme_year_and_quarter():
    assert file_name(sample(), False, "xlsx") == "Informe_304_04_2023_T2.xlsx"


def test_that_a_draft_says_so_first():
    assert file_name(sample(), True, "pdf") == "BORRADOR_Informe_304_04_2023_T2.pdf"


def test_that_names_stand_for_missing_codes():
    heading = Heading(unit_name="Secretaría de Gobierno", programme_name="Niñez / juventud")
    assert (
        file_name(report(heading=heading), False, "xlsx")
        == "Informe_Secretaria-de-Gobierno_Ninez-juventud_T2.xlsx"
    )


def test_that_an_empty_heading_still_gives_a_name():
    assert (
        file_name(report(heading=Heading(), settings=settings(quarter=4)), False, "xlsx") == "Informe_T4.xlsx"
    )


@pytest.mark.parametrize(
    "code", ['a<b>:"c/d\\e|f?g*', "CON", "nul.", "..\\..\\x", "…", "x" * 500, "\U0001f600", " .a. "]
)
def test_that_no_system_refuses_the_name(code):
    heading = Heading(unit_code=code, programme_code=code, fiscal_year=2023)
    name = file_name(report(heading=heading), True, "xlsx")
    stem = name.removesuffix(".xlsx")
    assert stem.replace("_", "").replace("-", "").isalnum()
    assert name.isascii()
    assert len(name) < 150
    assert stem.startswith("BORRADOR_Informe")


def test_that_the_version_ends_the_name_once_the_report_is_saved():
    assert file_name(sample(), False, "pdf", 3) == "Informe_304_04_2023_T2_v3.pdf"
    assert file_name(sample(), False, "pdf") == "Informe_304_04_2023_T2.pdf"
