"""Help while typing into the workbook: messages from the columns' help, lists to choose from, warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from export.excel.additional import NAMES, Additional
from export.excel.ranges import Block, Run, ranges_over
from export.excel.shown import show_as_the_program_does
from model.report import Calculation, Report
from model.schema import COLUMNS, Column, Field, Kind
from model.units import is_percent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Ranges = Mapping[str, str]
"""Where the lists stand, by their name, as formulas refer to them."""

WARNING_TITLE = "¿Fracción o porcentaje?"
WARNING = (
    "Este indicador se mide en puntos porcentuales: 30 significa 30 %. Un valor entre 0 y 1 es menos de 1 %. "
    "Si quiso decir 30 %, escriba 30."
)
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255  # characters that Excel takes

_Check = Mapping[str, Any]
_FRACTION: _Check = {
    "type": "decimal", "operator": "notBetween", "formula1": "0.000000001", "formula2": "0.999999999",
    "showErrorMessage": True, "errorStyle": "warning", "errorTitle": WARNING_TITLE, "error": WARNING,
}  # fmt: skip


def guide_entry(sheet: Worksheet, report: Report, first: int, lists: Ranges) -> None:
    """Help with the table, whose first indicator stands in row ``first``.

    Warns where "30%" was typed into a cell that holds points, and shows figures as the program does; the
    literal form of 2023 keeps its own formats and fractions.
    """
    if not report.indicators:
        return
    literal = report.settings.calculation is Calculation.LITERAL
    percent, other = _runs(report, first)
    for columns, block in _entered():
        column = columns[0]
        title = column.group.value if column.series is not None else column.title
        if column.kind is Kind.QUANTITY and not literal:
            _add(sheet, column, title, [block], percent, _FRACTION)
            _add(sheet, column, title, [block], other, {})
        else:
            whole = [(first, first + len(report.indicators) - 1)]
            _add(sheet, column, title, [block], whole, _offered(lists.get(column.catalogue)))
    if not literal:
        show_as_the_program_does(sheet, report, first)


def guide_additional(sheet: Worksheet, additional: Additional, lists: Ranges) -> None:
    """Help with the sheet of additional data."""
    runs = [(additional.header_row + 1, additional.header_row + additional.count)]
    for number, field in enumerate(additional.fields, start=len(NAMES) + 1):
        letter = get_column_letter(number)
        closed = _offered(lists.get(field.key), closed=True)
        _add(sheet, field, field.title, [(letter, letter)], runs, closed)


def _runs(report: Report, first: int) -> tuple[list[Run], list[Run]]:
    """Return the runs of rows in percent, and those of the other rows."""
    runs: tuple[list[Run], list[Run]] = ([], [])
    for percent, indicators in groupby(report.indicators, lambda indicator: is_percent(indicator.unit)):
        count = sum(1 for _ in indicators)
        runs[0 if percent else 1].append((first, first + count - 1))
        first += count
    return runs


def _entered() -> Iterator[tuple[list[Column], Block]]:
    """Yield the columns to type into, those with the same help together."""
    numbered = enumerate(COLUMNS, start=1)
    for _, pairs in groupby(numbered, lambda pair: (pair[1].help, pair[1].kind)):
        numbers, columns = zip(*pairs, strict=True)
        if not columns[0].calculated:
            yield list(columns), (get_column_letter(numbers[0]), get_column_letter(numbers[-1]))


def _offered(place: str | None, *, closed: bool = False) -> _Check:
    """Return the check of a list at ``place``; unless ``closed``, other texts are taken too."""
    if place is None:
        return {}
    refusal = {
        "showErrorMessage": True, "errorTitle": "No está en la lista",
        "error": "Elija una opción de la lista.",
    }  # fmt: skip
    return {"type": "list", "formula1": place, **(refusal if closed else {"showErrorMessage": False})}


def _add(
    sheet: Worksheet,
    field: Field[Any],
    title: str,
    blocks: Sequence[Block],
    runs: Sequence[Run],
    check: _Check,
) -> None:
    for ranges in ranges_over(blocks, runs):
        validation = DataValidation(
            allow_blank=True,
            showInputMessage=True,
            promptTitle=" ".join(title.split())[:_LONGEST_TITLE],
            prompt=field.help[:_LONGEST_MESSAGE],
            **check,
        )
        validation.sqref = " ".join(ranges)
        sheet.add_data_validation(validation)
