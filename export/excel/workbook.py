"""The workbook of a report, from the printed layout to the finished bytes (``design.md``, "The workbook")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter

from export.excel.additional import SHEET_TITLE, Additional
from export.excel.cells import legal
from export.excel.entry import guide_entry
from export.excel.form import form
from export.excel.hidden import add_hidden_sheet, put_marks
from export.excel.logos import place_logos
from export.excel.looks import Looks
from export.excel.package import packed
from export.excel.paper import keep_in_view, repeat_rows, set_up_printing
from export.excel.sizes import DIGIT, sizes
from export.layout import Layout, layout
from export.style import ACCENT
from model.returned.carrier import SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from export.progress import Progress
    from model.report import Report

_PROGRAM = "Informe Trimestral"
_FROZEN_COLUMNS = 2  # Nivel and Nombre


def _sheet_title(report: Report) -> str:
    return f"Informe {report.settings.quarter}T {report.heading.fiscal_year or ''}".strip()


def _set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = round(width) / DIGIT


def _properties(content: Layout) -> DocumentProperties:
    heading = content.report.heading
    subject = " ".join(filter(None, (heading.unit_code, heading.unit_name)))
    return DocumentProperties(
        creator=_PROGRAM, title=legal(content.title), subject=legal(subject), language="es-MX"
    )


def to_xlsx(report: Report, *, draft: bool, progress: Progress | None = None) -> bytes:
    """Return the report as a workbook; ``draft`` marks it BORRADOR.

    The same report gives the same bytes. Raises Cancelled when ``progress`` says so.
    """
    content = layout(report, draft=draft)
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = _sheet_title(report)
    sheet.sheet_properties.tabColor = ACCENT
    workbook.properties = _properties(content)
    looks, size, additional = Looks(workbook), sizes(content.rows), Additional(report.indicators)

    filled = form(content, size, additional, looks, progress)
    page = filled.page
    for merged in page.merged:
        sheet.merged_cells.add(merged)
    _set_widths(sheet, size.widths)
    keep_in_view(sheet, filled.header, _FROZEN_COLUMNS, page.cells.height_above(filled.first))
    set_up_printing(sheet, report.settings.paper, draft=draft, closing=" · ".join(report.footer))
    repeat_rows(sheet, 1, filled.header, f"{get_column_letter(page.last)}{page.row - 1}")
    put_marks(page, page.last + 1)
    sheet.column_dimensions[get_column_letter(page.last + 1)].hidden = True
    guide_entry(sheet, report, filled.first)
    pictures = place_logos(sheet, report.logos, size.widths)

    cells = {sheet.title: page.cells}
    if additional.fields:
        second = workbook.create_sheet(SHEET_TITLE)
        cells[SHEET_TITLE] = additional.cells(looks)
        _set_widths(second, additional.widths)
        header, marked = additional.header_row, get_column_letter(additional.marked)
        second.column_dimensions[marked].hidden = True
        end = f"{get_column_letter(additional.marked - 1)}{header + len(report.indicators)}"
        keep_in_view(second, header, _FROZEN_COLUMNS, 0)
        set_up_printing(second, report.settings.paper, draft=draft, closing="")
        repeat_rows(second, header, header, end)
    cells[SHEET] = add_hidden_sheet(workbook, report, {}, looks)
    return packed(workbook, cells, pictures)
