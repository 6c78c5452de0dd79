"""R17 and the amounts of R19: sixty nasty texts in every column of every file, and very many rows."""

from __future__ import annotations

import gc
import math
import re
import time
from decimal import Decimal
from io import BytesIO

import openpyxl
import pypdfium2
import pytest

from export.excel import to_xlsx
from export.pdf import make_pdf
from model.edits import set_cells
from model.project_file import dump, parse
from model.report import Report
from model.schema import COLUMNS, Kind
from model.schema import parse as parse_text
from model.text import MAX_UTF16_UNITS, RefusedText, clean_text
from tests.export.pdf_pages import compact, seen
from tests.factories import indicator, report
from tests.model.full_report import IDENTITY

pytestmark = pytest.mark.fuzz

TEXTS = (
    "=1+1", "=cmd|'/c calc'!A1", "={1;2}", "=A", "=", " =1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1",
    "#N/A", "#REF!", "http://a.b/c", "https://ejemplo.mx/?a=1&b=2", "mailto:a@b.mx", "file:///c:/x",
    "\\\\servidor\\carpeta", "javascript:alert(1)", "=HYPERLINK(\"http://a.b\")", "=WEBSERVICE(\"http://a.b\")",
    "\x00\x0b\x1f", "uno\x00dos", "\x7f\x85", "\ud800", "a\udfffb", "\ufffe\uffff", "\ufeffmarca",
    "\u202eabc\u202c", "\u2066x\u2069", "e\u0301", "\u200b", "\u00ad", "\u00a0", "😀", "👩‍👧", "_x000D_",
    "_x0041_", "<b>x", "a <b c", "<img src=\"/etc/passwd\">", "<a href=\"javascript:x\">y</a>", "&lt;&#65;",
    "]]>", "<!--", "{{x}} %s", "'; DROP TABLE x; --", "\\n", "\"},{\"", "null", "TRUE", "1e999", "NaN",
    "00304", "12,5", "  dos  espacios  ", "uno\ndos\r\ntres", ")Tj ET (", "x" * 400,
    "a" * (MAX_UTF16_UNITS + 9),
)  # fmt: skip
COLUMN_TEXTS = [column for column in COLUMNS if column.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE)]


def filled(text: str) -> Report:
    """Return a report of one row with the text, through the gate, in each of its text columns."""
    row = report(indicator())
    cells = [(0, column.key, parse_text(column, text)) for column in COLUMN_TEXTS if column.editable]
    edit = set_cells(row, cells)
    return edit.apply(row)[0] if edit else row


def test_that_sixty_nasty_texts_stay_texts_in_every_column_of_every_file(figures):
    assert len(TEXTS) == 60
    assert len(COLUMNS) == 27
    judged = 0
    for text in TEXTS:
        nasty = filled(text)
        row = nasty.indicators[0]
        again = parse(dump(nasty, IDENTITY))
        assert again.report == nasty
        assert again.warnings == ()
        sheets = openpyxl.load_workbook(BytesIO(to_xlsx(nasty, draft=False)))
        cells = [cell for sheet in sheets for line in sheet.iter_rows() for cell in line]
        shown = {str(cell.value) for cell in cells if cell.data_type == "s"}
        formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
        assert not [cell for cell in cells if cell.hyperlink or cell.data_type == "e"]
        made = make_pdf(nasty, draft=False)
        assert not re.search(rb"/Annots|/URI|/JavaScript|/JS|/Launch|/EmbeddedFile|/GoToR", made.data)
        page = "".join(seen(made.data)) if len(text) < 1000 else ""
        for column in COLUMNS:
            judged += 3
            if column.calculated:
                with pytest.raises(ValueError, match="calculated"):
                    set_cells(nasty, [(0, column.key, text)])
            elif column in COLUMN_TEXTS:
                value = column.text(row, nasty.settings)
                assert value == clean_text(value)
                assert value not in formulas or not value
                assert not value.strip() or value in shown or value.startswith("_x"), (text, column.key)
                if page and value.isascii():
                    assert compact(value) in page or column.kind is Kind.CHOICE
            else:
                try:
                    number = parse_text(column, text, row.unit)
                except RefusedText as refused:
                    assert str(refused)  # noqa: PT017 - a refusal has a sentence
                else:
                    assert number is None or isinstance(number, Decimal | int) or number in column.words
    figures(f"{len(TEXTS)} texts × {len(COLUMNS)} columns × 3 files = {judged}")
    assert judged == 4_860


def test_that_no_rows_and_twenty_thousand_rows_print_in_linear_time(figures):
    """Five times the rows: a law of squares would take 25 times as long, the rows' own law five times."""
    assert make_pdf(report(), draft=False).data.startswith(b"%PDF")
    seconds: dict[int, float] = {}
    data = b""
    gc.collect()
    gc.disable()  # it passes over all that is alive again and again: that is not the layout's time
    try:
        for rows in (4_000, 20_000, 4_000, 20_000):  # the better of two: another program takes its share
            many = report(*(indicator(id=str(n), name=f"Indicador {n}") for n in range(rows)))
            began = time.process_time()
            data = make_pdf(many, draft=False).data
            seconds[rows] = min(time.process_time() - began, seconds.get(rows, math.inf))
    finally:
        gc.enable()
    document = pypdfium2.PdfDocument(data)
    page = document[len(document) - 2].get_textpage().get_text_range()
    document.close()
    assert "Indicador199" in compact(page)
    figures(f"4,000 rows {seconds[4_000]:.1f} s, 20,000 rows {seconds[20_000]:.1f} s")
    assert seconds[20_000] <= 8 * seconds[4_000]
