"""The workbook of a report, from the printed layout to the finished bytes (``design.md``, "The workbook")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter

from export.excel import additional as more
from export.excel.additional import Additional
from export.excel.cells import legal
from export.excel.entry import guide_additional, guide_entry
from export.excel.form import form
from export.excel.hidden import add_hidden_sheet, hidden_cells, list_ranges, lists_for, put_marks
from export.excel.logos import place_logos
from export.excel.looks import Looks
from export.excel.package import packed
from export.excel.paper import keep_in_view, keep_together, print_as, protect, set_up_printing
from export.excel.sizes import DIGIT, sizes
from export.layout import Layout, layout, without_comments
from export.quietly import without_collecting
from export.style import ACCENT
from model.returned.carrier import SHEET
from model.schema import quarter_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from export.annexes import Annexes
    from export.excel.cells import Cells
    from export.excel.form import Form
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
    heading, settings = content.report.heading, content.report.settings
    programme = " ".join(filter(None, (heading.programme_code, heading.programme_name)))
    return DocumentProperties(
        creator=legal(heading.unit_name) or _PROGRAM,
        title=legal(content.title),
        subject=legal(" · ".join(filter(None, (programme, quarter_name(settings.quarter))))),
        language="es-MX",
    )


@without_collecting()
def to_xlsx(
    report: Report,
    *,
    draft: bool,
    annexes: Annexes | None = None,
    comments: bool = True,
    progress: Progress | None = None,
) -> bytes:
    """Return the report as a workbook; ``draft`` marks it BORRADOR, ``annexes`` is what stands beside it.

    Without ``comments`` none is printed; the hidden sheet carries them all the same. The same report gives
    the same bytes. Raises Cancelled when ``progress`` says so.
    """
    content = layout(report if comments else without_comments(report), draft=draft)
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = _sheet_title(report)
    sheet.sheet_properties.tabColor = ACCENT
    workbook.properties = _properties(content)
    looks, size, additional = Looks(workbook), sizes(content.rows), Additional(report.indicators)
    lists = lists_for(annexes.catalogue if annexes else None, additional.fields)

    filled = form(content, size, additional, looks, progress)
    page = filled.page
    for merged in page.merged:
        sheet.merged_cells.add(merged)
    _set_widths(sheet, size.widths)
    keep_in_view(sheet, filled.header, _FROZEN_COLUMNS, page.cells.height_above(filled.first))
    set_up_printing(sheet, report.settings.paper, draft=draft, closing=" · ".join(report.footer))
    print_as(sheet, f"{get_column_letter(page.last)}{page.row - 1}", (1, filled.header))
    keep_together(sheet, filled, report.settings.paper, draft=draft)
    put_marks(page, page.last + 1)
    sheet.column_dimensions[get_column_letter(page.last + 1)].hidden = True
    guide_entry(sheet, report, filled.first, list_ranges(lists))
    pictures = place_logos(sheet, report.logos, size.widths)
    protect(sheet)

    cells = {sheet.title: page.cells}
    if additional.fields:
        second = workbook.create_sheet(more.SHEET_TITLE)
        cells[second.title] = additional.cells(looks)
        marked = get_column_letter(additional.marked)
        second.column_dimensions[marked].hidden = True
        end = f"{get_column_letter(additional.marked - 1)}{additional.header_row + len(report.indicators)}"
        _lay_out(second, additional.widths, additional.header_row, end, content)
        guide_additional(second, additional, list_ranges(lists))
    if annexes is not None:
        cells |= _annexed(workbook, content, annexes, filled, additional, looks)
    add_hidden_sheet(workbook)

    def sheets() -> Iterator[tuple[str, Cells]]:
        yield from cells.items()
        yield SHEET, hidden_cells(report, lists, looks)  # made while those before it are compressed

    return packed(workbook, sheets(), pictures)


def _lay_out(
    sheet: Worksheet,
    widths: Sequence[float],
    header: int,
    end: str,
    content: Layout,
    *,
    frozen: int = 2,
    titled: bool = True,
) -> None:
    """Give a sheet beside the form its widths, its printing and its protection.

    ``titled`` tells whether each page repeats the row ``header``.
    """
    _set_widths(sheet, widths)
    keep_in_view(sheet, header, frozen, 0)
    set_up_printing(sheet, content.report.settings.paper, draft=content.draft, closing="")
    print_as(sheet, end, (header, header) if titled else None)
    protect(sheet)


def _annexed(
    workbook: Workbook, content: Layout, annexes: Annexes, filled: Form, additional: Additional, looks: Looks
) -> dict[str, Cells]:
    """Add the sheets "Análisis" and "Pendientes" as far as they are wanted; return their cells by title."""
    # Their modules, the chart's above all, come in only for those who want them.
    cells: dict[str, Cells] = {}
    name = workbook.worksheets[0].title
    if annexes.analysis:
        from export.excel import analysis as analysed
        from export.excel.chart import add_chart, colour_lamps, keep_whole, pages_of

        analysis = analysed.Analysis(content, annexes.catalogue.bands, name, filled.first, additional)
        sheet = workbook.create_sheet(analysed.SHEET_TITLE)
        cells[sheet.title] = analysis.cells(looks)
        last = get_column_letter(len(analysis.widths))
        pages, end = pages_of(analysis, cells[sheet.title]), f"{last}{analysis.end_of_print}"
        _lay_out(sheet, analysis.widths, analysed.HEADER_ROW, end, content, titled=pages.titled)
        if content.report.indicators:
            colour_lamps(sheet, analysis)
            add_chart(sheet, analysis)
            keep_whole(sheet, analysis, pages)
    if annexes.pending:
        from export.excel import pending as listed

        pending = listed.Pending(content, annexes.findings, name, filled.first, filled.page.marks)
        sheet = workbook.create_sheet(listed.SHEET_TITLE)
        cells[sheet.title] = pending.cells(looks)
        last_row = listed.HEADER_ROW + len(pending.listed)
        _lay_out(
            sheet, pending.widths, listed.HEADER_ROW,
            f"{get_column_letter(len(pending.widths))}{last_row}", content, frozen=0,
        )  # fmt: skip
    return cells
