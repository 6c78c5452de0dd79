"""The municipality's workbook, to be changed by hand and imported."""

import io
from copy import copy

from openpyxl import load_workbook

from export.reading.reader import read_foreign
from model.importing import interpret
from tests.factories import DATA, sample

REFERENCE = DATA / "formato_2023.xlsx"
FIRST, LAST = 14, 28


def reference(*, saved=True):
    """Return the municipality's sheet; with the results of its formulas if ``saved``."""
    return load_workbook(REFERENCE, data_only=saved).active


def imported(book, name="libro.xlsx", **more):
    target = io.BytesIO()
    book.save(target)
    return interpret(read_foreign(target.getvalue(), name), **more)


def plain(indicators):
    return [indicator.replace(id="") for indicator in indicators]


def rules(result):
    return [finding.rule for finding in result.findings]


def copied(sheet, target, rows, *, to_row=1, to_column=1, columns=range(1, 28)):
    """Copy rows of the sheet with their formats, merges left behind."""
    for offset, row in enumerate(rows):
        for place, column in enumerate(columns):
            cell = sheet.cell(row, column)
            made = target.cell(to_row + offset, to_column + place, cell.value)
            made.number_format = copy(cell.number_format)


def exactly(result, *, without=()):
    expected = [row.replace(**dict.fromkeys(without, "")) for row in plain(sample().indicators)]
    assert plain(result.report.indicators) == expected
