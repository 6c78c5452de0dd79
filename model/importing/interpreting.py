"""From a foreign book to a proposed report. Pure: the same book, correction and answers give the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.catalogue import Severity
from model.checked import checked
from model.foreign import Book, ImportProblem, Sheet, letters
from model.importing.cards import is_card
from model.importing.commas import with_commas
from model.importing.decisions import decisions
from model.importing.encoding import repaired_text
from model.importing.imported import (
    FoundRow,
    Imported,
    ImportFinding,
    SheetUse,
    SkippedRow,
    Table,
)
from model.importing.indicators import Answers, drafts, indicator_of
from model.importing.judging import judged, settings_of
from model.importing.mapping import FIGURES, Correction, key_title
from model.importing.monthly import with_quarters, with_totals_alone
from model.importing.own_sheets import told, without_own_sheets
from model.importing.own_workbook import proposal
from model.importing.pages import faults_of_book
from model.importing.questions import (
    RATIO_QUESTION,
    REACHED,
    ask_about_rows,
    beside_question,
    quarter_question,
    ratio_question,
    section_question,
    year_question,
)
from model.importing.rows import Row, Skipped, joined
from model.importing.rules import RULE_BY_ID
from model.importing.shifted import is_shifted, repaired
from model.importing.surroundings import Surroundings, read_signatures
from model.importing.tables import Choices, Found, tables_of
from model.report import Report, Settings, Signature
from model.returned import returned
from model.schema import quarter_name

NOT_FOUND = "No se encontró en «{name}» una tabla de informe trimestral."
NOT_FOUND_ADVICE = (
    "Debe tener los títulos Nivel, Nombre y los demás, con lo programado y lo alcanzado por trimestre."
)
ONLY_CARDS = "«{name}» trae fichas de indicadores, pero no sus valores por trimestre."
ONLY_CARDS_ADVICE = "Elija el archivo que tiene lo programado y lo alcanzado."
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def interpret(
    book: Book, corrections: Mapping[str, Correction] | None = None, answers: Answers | None = None
) -> Imported:
    """Return what the book proposes. Raises ImportProblem if it holds no quarterly report.

    ``corrections`` are the columns that the officer chose otherwise, per sheet name ("*" is every sheet):
    ``{"*": {"L": "programmed_1", "M": ""}}``. ``answers`` are those to earlier questions, by their id. A
    workbook of this program gives the report that it carries (``model.returned``), unless columns are chosen.
    """
    if not any((corrections or {}).values()) and (own := returned(book)) is not None:
        return proposal(own)
    answers = answers or {}
    whole, mended = _repaired(book)
    book, annexes = without_own_sheets(whole)
    choices = Choices(answers.get("ejercicio", ""), answers.get(RATIO_QUESTION, "") == REACHED)
    found = tables_of(book, corrections or {}, choices)
    if not any(table.reading.rows for table in found):
        if any(map(is_card, book.sheets)):
            raise ImportProblem(ONLY_CARDS.format(name=book.name), ONLY_CARDS_ADVICE)
        raise ImportProblem(NOT_FOUND.format(name=book.name), NOT_FOUND_ADVICE)
    found = [table for table in found if table.reading.rows or table.reading.ended]
    every = found
    sections, question = section_question(found, answers)
    found = [table for table in found if table in sections]
    found, beside = beside_question(found, answers)
    about_columns = (year_question(found, answers), ratio_question(found, answers))
    questions = [asked for asked in (question, beside, *about_columns) if asked]
    read = [row for table in found for row in table.reading.rows]
    put_right, asked, commas = with_commas(read, answers)
    questions += [asked] if asked else []
    for table in found:
        table.reading.rows = [put_right(row) for row in table.reading.rows]

    rows, moved = _rows(found)  # first: it tells which rows stand there twice
    quarters = with_quarters(rows, answers)
    rows = quarters.rows
    findings = [*faults_of_book(found, mended), *moved, *commas, *quarters.findings]
    if beside is not None:
        how = "; ".join(option.label for option in beside.options[:-1])
        findings.append(RULE_BY_ID["IMP-18"].finding(beside.cells, {"how": how}))
    around = _merged(found)
    quarter, asked = quarter_question(around, rows, book.name, answers)
    if asked:
        questions.append(asked)
    totals = with_totals_alone(rows, quarter, answers)
    rows = totals.rows
    made = drafts(rows, quarter, answers)
    indicators = [indicator_of(draft) for draft in made]
    pairs = list(zip(made, indicators, strict=True))
    settings, notices = settings_of(pairs, Settings(quarter=quarter))
    for draft, indicator in pairs:
        findings += judged(draft, indicator, settings)
    questions += ask_about_rows(
        [*quarters.asks, *totals.asks, *(ask for draft in made for ask in draft.asks)], answers
    )
    signatures, footer = _closing(found)
    report = checked(
        Report(
            heading=around.heading(),
            settings=settings,
            indicators=tuple(indicators),
            footer=footer,
            **({"signatures": signatures} if signatures else {}),  # type: ignore[arg-type]
        )
    )
    ids = {_place(row): indicator for row, indicator in zip(rows, indicators, strict=True)}
    return Imported(
        report=report,
        source=book.name,
        tables=tuple(_table(table, ids) for table in found),
        scales=tuple(d for draft, ind in pairs for d in decisions(draft, ind)),
        questions=tuple(questions),
        findings=tuple(sorted(findings, key=lambda finding: _WEIGHT[finding.severity])),
        notices=(*book.notices, *((told(annexes),) if annexes else ()), *notices),
        sheets=tuple(_sheet_uses(whole, every, found, annexes)),
    )


def _sheet_uses(
    book: Book, every: Sequence[Found], found: Sequence[Found], annexes: Sequence[str]
) -> Iterator[SheetUse]:
    """Yield for each sheet whether it was read; ``every`` are the tables before one report was chosen.

    ``annexes`` are the sheets that this program writes beside its form.
    """
    for sheet in book.sheets:
        rows = sum(len(table.reading.rows) for table in found if table.sheet.name == sheet.name)
        if rows:
            yield SheetUse(sheet.name, True, "1 renglón" if rows == 1 else f"{rows} renglones")
        elif sheet.name in annexes:
            yield SheetUse(sheet.name, False, "va junto al formato")
        elif sheet.hidden:
            yield SheetUse(sheet.name, False, "está oculta")
        elif any(table.sheet.name == sheet.name and table.reading.rows for table in every):
            yield SheetUse(sheet.name, False, "es de otro informe")
        else:
            yield SheetUse(sheet.name, False, "no tiene una tabla de informe trimestral")


def _repaired(book: Book) -> tuple[Book, list[tuple[Sheet, int, int, str]]]:
    """Return the book with damaged accents put right, and the cells where that was done."""
    mended: list[tuple[Sheet, int, int, str]] = []
    sheets = []
    for sheet in book.sheets:
        cells = dict(sheet.cells)
        for (row, column), cell in sheet.cells.items():
            if (cell.text and not cell.text.isascii()) or "?" in cell.text:
                text = repaired_text(cell.text)
                if text != cell.text:
                    cells[row, column] = replace(cell, text=text)
                    mended.append((sheet, row, column, cell.text))
        sheets.append(replace(sheet, cells=cells))
    return replace(book, sheets=tuple(sheets)), mended


def _rows(found: Sequence[Found]) -> tuple[list[Row], list[ImportFinding]]:
    """Return the rows of all tables, shifted ones put right and repeated ones left out."""
    rows: list[Row] = []
    findings: list[ImportFinding] = []
    seen: set[tuple[object, ...]] = set()
    for table in found:
        kept = []
        for row in table.reading.rows:
            figures = sorted(key for key in row.cells if key.partition("_")[0] in ("programmed", "achieved"))
            same = (row.level, row.text("name"), *((key, row.cells[key]) for key in figures))
            if row.level and same in seen:
                table.reading.skipped.append((row.number, Skipped.REPEATED, row.text("name")))
                continue
            seen.add(same)
            if (first := _first_part(rows, row, table)) is not None:
                rows[first] = joined(rows[first], row)
                continue
            if is_shifted(row):
                row, finding = _put_right(row)
                findings.append(finding)
            kept.append(row)
        rows += kept
    return rows, findings


def _first_part(rows: Sequence[Row], row: Row, table: Found) -> int | None:
    """Return which of the rows is the same indicator with other figures, where a sheet holds some alone."""
    if not (table.of_one_quarter or table.of_one_band):
        return None
    own = set(row.cells) & set(FIGURES)
    return next(
        (
            at
            for at, other in enumerate(rows)
            if (other.level, other.text("name")) == (row.level, row.text("name"))
            and not own & set(other.cells)
        ),
        None,
    )


def _put_right(row: Row) -> tuple[Row, ImportFinding]:
    rule = RULE_BY_ID["IMP-01"]
    repair = repaired(row)
    if repair is None:
        how = "los valores no corresponden a sus títulos"
        remedy = "No se pudo saber cuál celda falta: revise los valores de este renglón."
        cells = row.addresses(sorted(set(row.cells) & set(FIGURES), key=FIGURES.index))
        return row, rule.finding(cells, {"how": how, "remedy": remedy}, "", row.level)
    title = key_title(repair.at) if repair.at else "el final"
    how = f"{'falta' if repair.missing else 'sobra'} una celda vacía antes de «{title}»"
    remedy = "Se puso en su lugar: así los acumulados corresponden a sus trimestres."
    place = row.address(repair.at or "level")
    return repair.row, rule.finding([place], {"how": how, "remedy": remedy}, level=row.level)


def _merged(found: Sequence[Found]) -> Surroundings:
    """Return what the headings of all pages say together; the first that says something counts."""
    whole = Surroundings()
    for table in found:
        if table.of_one_quarter and table.around.quarter > whole.quarter:
            whole.pairs["quarter"] = quarter_name(table.around.quarter)
        whole.title = whole.title or table.around.title
        whole.mention = whole.mention or table.around.mention
        whole.years |= table.around.years
        for key, text in table.around.pairs.items():
            whole.pairs.setdefault(key, text)
    return whole


def _closing(found: Sequence[Found]) -> tuple[tuple[Signature, ...], tuple[str, ...]]:
    for table in reversed(found):
        if table.reading.ended:
            return read_signatures(table.sheet, table.reading.ended)
    return (), ()


def _place(row: Row) -> tuple[str, int, int]:
    """Return what tells a row from all others: on one line of a sheet two tables can have one each."""
    return row.sheet.name, row.number, row.columns.get("name", 0)


def _table(found: Found, ids: Mapping[tuple[str, int, int], object]) -> Table:
    sheet = found.sheet
    rows = [
        FoundRow(sheet.address(row.number, row.columns.get("level", 1)), ind.id, ind.level, ind.name)  # type: ignore[attr-defined]
        for row in found.reading.rows
        if (ind := ids.get(_place(row))) is not None
    ]
    skipped = [
        SkippedRow(sheet.address(number, 1), text[:80], why.value)
        for number, why, text in found.reading.skipped
    ]
    heading = f"{sheet.address(found.block.top, 1)}–{found.block.bottom}"
    if sheet.turned:
        heading = f"{sheet.name}!{letters(found.block.top)}–{letters(found.block.bottom)}"
    elif found.is_of_cards and rows:
        heading = rows[0].address
    return Table(sheet.name, heading, tuple(found.uses), tuple(rows), tuple(skipped), sheet.turned)
