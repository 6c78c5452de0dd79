"""From a foreign book to a proposed report. Pure: the same book, correction and answers give the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.catalogue import Severity
from model.foreign import Book, Cell, ImportProblem, Sheet, letters
from model.importing.columns import column_uses, corrected
from model.importing.encoding import repaired_text
from model.importing.headers import Block, blocks
from model.importing.imported import (
    FoundRow,
    Imported,
    ImportFinding,
    SkippedRow,
    Table,
)
from model.importing.indicators import Answers, decisions, drafts, indicator_of
from model.importing.judging import judged, settings_of
from model.importing.mapping import ColumnUse, Confidence, Correction, key_title
from model.importing.questions import ask_about_rows, quarter_question, section_question, year_question
from model.importing.rows import Reading, Row, Skipped, read_rows, spread
from model.importing.rules import RULE_BY_ID
from model.importing.shifted import is_shifted, repaired
from model.importing.surroundings import Surroundings, read_signatures, read_surroundings
from model.report import Report, Settings, Signature
from model.schema import COLUMN_BY_KEY

NOT_FOUND = "No se encontró en «{name}» una tabla de informe trimestral."
NOT_FOUND_ADVICE = (
    "Debe tener los títulos Nivel, Nombre y los demás, con lo programado y lo alcanzado por trimestre."
)
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_SAMPLED = 60  # rows are enough to know what a column holds
FIGURES = tuple(key for key, column in COLUMN_BY_KEY.items() if column.series)
_EXPECTED = (
    "level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction",
    "baseline_value", "baseline_year", "means",
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """One heading of one sheet with what stands above and under it."""

    sheet: Sheet
    block: Block
    uses: list[ColumnUse]
    reading: Reading
    around: Surroundings


def interpret(
    book: Book, corrections: Mapping[str, Correction] | None = None, answers: Answers | None = None
) -> Imported:
    """Return what the book proposes. Raises ImportProblem if it holds no quarterly report.

    ``corrections`` are the columns that the officer chose otherwise, per sheet name ("*" is every sheet):
    ``{"*": {"L": "programmed_1", "M": ""}}``. ``answers`` are those to earlier questions, by their id.
    """
    answers = answers or {}
    book, mended = _repaired(book)
    found = _tables(book, corrections or {}, answers.get("ejercicio", ""))
    if not any(table.reading.rows for table in found):
        raise ImportProblem(NOT_FOUND.format(name=book.name), NOT_FOUND_ADVICE)
    sections, question = section_question(found, answers)
    found = [table for table in found if table in sections]
    questions = [asked for asked in (question, year_question(found, answers)) if asked]
    findings = [*_of_the_book(book, found, mended)]

    rows, moved = _rows(found)
    findings += moved
    around = _merged(found)
    quarter, asked = quarter_question(around, rows, book.name, answers)
    if asked:
        questions.append(asked)
    made = drafts(rows, quarter, answers)
    indicators = [indicator_of(draft) for draft in made]
    pairs = list(zip(made, indicators, strict=True))
    settings, notices = settings_of(pairs, Settings(quarter=quarter))
    for draft, indicator in pairs:
        findings += judged(draft, indicator, settings)
    questions += ask_about_rows([ask for draft in made for ask in draft.asks], answers)
    signatures, footer = _closing(found)
    report = Report(
        heading=around.heading(),
        settings=settings,
        indicators=tuple(indicators),
        footer=footer,
        **({"signatures": signatures} if signatures else {}),  # type: ignore[arg-type]
    )
    ids = {(row.sheet.name, row.number): ind for row, ind in zip(rows, indicators, strict=True)}
    return Imported(
        report=report,
        source=book.name,
        tables=tuple(_table(table, ids) for table in found),
        scales=tuple(d for draft, ind in pairs for d in decisions(draft, ind)),
        questions=tuple(questions),
        findings=tuple(sorted(findings, key=lambda finding: _WEIGHT[finding.severity])),
        notices=(*book.notices, *notices),
    )


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


def _tables(book: Book, corrections: Mapping[str, Correction], year: str) -> list[Found]:
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    for sheets in (shown, list(book.sheets)):  # a hidden sheet is read only if no visible one has a table
        found = [table for sheet in sheets for table in _of_sheet(sheet, corrections, year)]
        if any(table.reading.rows for table in found):
            return found
    return []


def _of_sheet(sheet: Sheet, corrections: Mapping[str, Correction], year: str) -> list[Found]:
    heads = blocks(sheet)
    if not heads:
        return []
    chosen = {**corrections.get("*", {}), **corrections.get(sheet.name, {})}
    found: list[Found] = []
    plain_rows = sheet.rows()
    last = max(plain_rows)
    for index, block in enumerate(heads):
        until = heads[index + 1].top if index + 1 < len(heads) else last + 1
        begin = found[-1].block.bottom + 1 if found else 1
        above = [(n, line) for n, line in plain_rows.items() if begin <= n < block.top]
        sample = _sample(plain_rows, block.bottom + 1, until)
        uses = column_uses(sheet, block, sample)
        if chosen:
            uses = corrected(uses, chosen, sheet, block)
        uses = _of_one_year(uses, year)
        figures = frozenset(
            use.column for use in uses if use.key.rpartition("_")[0] in ("programmed", "achieved")
        )
        lines = spread(sheet, figures)
        reading = read_rows(
            sheet, uses, iter((n, lines[n]) for n in sorted(lines) if block.bottom < n < until)
        )
        found.append(Found(sheet, block, uses, reading, read_surroundings(above)))
    return found


def _sample(rows: Mapping[int, Mapping[int, Cell]], first: int, until: int) -> list[Mapping[int, Cell]]:
    """Return the fullest rows under a heading, from which the columns are judged."""
    under = [line for number, line in rows.items() if first <= number < until]
    fullest = max((len(line) for line in under), default=0)
    full = [line for line in under if len(line) * 2 > fullest]
    return full[:: len(full) // _SAMPLED + 1]


def _of_one_year(uses: list[ColumnUse], chosen: str) -> list[ColumnUse]:
    """Return the uses with every key once: of several years the chosen one or the latest, else the first."""
    years = {use.year for use in uses if use.year}
    wanted = int(chosen) if chosen.isdigit() and int(chosen) in years else max(years, default=0)
    kept: set[str] = set()
    made = []
    for use in uses:
        other_year = len(years) > 1 and use.year not in (0, wanted)
        taken = bool(use.key) and (other_year or use.key in kept)
        kept |= {use.key} if use.key and not taken else set()
        made.append(replace(use, key="") if taken else use)
    return made


def _rows(found: Sequence[Found]) -> tuple[list[Row], list[ImportFinding]]:
    """Return the rows of all tables, shifted ones put right and repeated ones left out."""
    rows: list[Row] = []
    findings: list[ImportFinding] = []
    seen: dict[tuple[object, ...], Row] = {}
    for table in found:
        kept = []
        for row in table.reading.rows:
            same = (row.level, row.text("name"), *(str(row.cells.get(f"{s}_{q}")) for s in
                    ("programmed", "achieved") for q in (1, 2, 3, 4)))  # fmt: skip
            if row.level and same in seen:
                table.reading.skipped.append((row.number, Skipped.REPEATED, row.text("name")))
                continue
            seen[same] = row
            if is_shifted(row):
                row, finding = _put_right(row)
                findings.append(finding)
            kept.append(row)
        rows += kept
    return rows, findings


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
        whole.title = whole.title or table.around.title
        for key, text in table.around.pairs.items():
            whole.pairs.setdefault(key, text)
    return whole


def _closing(found: Sequence[Found]) -> tuple[tuple[Signature, ...], tuple[str, ...]]:
    for table in reversed(found):
        if table.reading.ended:
            return read_signatures(table.sheet, table.reading.ended)
    return (), ()


def _table(found: Found, ids: Mapping[tuple[str, int], object]) -> Table:
    sheet = found.sheet
    rows = [
        FoundRow(sheet.address(row.number, row.columns.get("level", 1)), ind.id, ind.level, ind.name)  # type: ignore[attr-defined]
        for row in found.reading.rows
        if (ind := ids.get((sheet.name, row.number))) is not None
    ]
    skipped = [
        SkippedRow(sheet.address(number, 1), text[:80], why.value)
        for number, why, text in found.reading.skipped
    ]
    heading = f"{sheet.address(found.block.top, 1)}–{found.block.bottom}"
    return Table(sheet.name, heading, tuple(found.uses), tuple(rows), tuple(skipped))


def _of_the_book(
    book: Book, found: Sequence[Found], mended: Sequence[tuple[Sheet, int, int, str]]
) -> list[ImportFinding]:
    """Return what is wrong with headings, pages and columns."""
    findings = [*_stars(found), *_pages(found), *_columns(found), *_hidden(found)]
    for table in found:
        for number, why, text in table.reading.skipped:
            if why is not Skipped.BANNER:
                words = {"text": text[:60], "why": why.value}
                findings.append(RULE_BY_ID["IMP-05"].finding([table.sheet.address(number, 1)], words))
    if mended:
        cells = [sheet.address(row, column) for sheet, row, column, _ in mended]
        findings.append(RULE_BY_ID["IMP-10"].finding(cells, {"how": f"«{mended[0][3][:40]}»"}))
    return findings


def _stars(found: Sequence[Found]) -> list[ImportFinding]:
    cells = [
        table.sheet.address(table.block.top + offset, column)
        for table in found[:1]
        for offset, texts in enumerate(table.block.texts)
        for column, text in texts.items()
        if text.rstrip().endswith("*")
    ]
    noted = any(note.startswith("*") for table in found for note in table.reading.notes)
    noted = noted or any(
        cell.text.strip().startswith("*") and len(cell.text.strip()) > 3
        for table in found[-1:]
        for cell in table.sheet.cells.values()
    )
    return [RULE_BY_ID["ENC-03"].finding(cells, {})] if cells and not noted else []


def _pages(found: Sequence[Found]) -> list[ImportFinding]:
    findings = []
    shapes = [tuple(tuple(sorted(texts.items())) for texts in table.block.texts) for table in found]
    if shapes:
        usual = Counter(shapes).most_common(1)[0][0]
        others = [t for t, shape in zip(found, shapes, strict=True) if shape != usual]
        if others:
            cells = [t.sheet.address(t.block.top, 1) for t in others]
            how = f"{len(others)} de {len(found)} difieren del más frecuente"
            findings.append(RULE_BY_ID["IMP-02"].finding(cells, {"how": how}))
    stray = [
        table.sheet.address(*place)
        for table in found
        for place in (*table.around.stray, *table.reading.stray)
    ]
    if stray:
        findings.append(RULE_BY_ID["IMP-02"].finding(stray, {"how": "hay celdas sueltas con «*»"}))
    return findings


def _columns(found: Sequence[Found]) -> list[ImportFinding]:
    findings = []
    table = found[0]
    for use in table.uses:
        if use.key and use.confidence in (Confidence.CONTENT, Confidence.POSITION) and use.title:
            if use.key == "baseline_year":
                continue
            place = "todo el bloque" if use.confidence is Confidence.POSITION else f"«{use.title[:50]}»"
            how = (
                f"La columna {letters(use.column)} se tomó como «{key_title(use.key)}» "
                f"{use.confidence.value}; su título es {place}."
            )
            if use.confidence is Confidence.CONTENT:
                findings.append(RULE_BY_ID["IMP-06"].finding([use.address], {"how": how}))
    moved = [use for use in table.uses if use.confidence is Confidence.POSITION]
    if moved:
        how = "Los títulos de los trimestres no están sobre sus valores, o no dicen cuáles son."
        findings.append(RULE_BY_ID["IMP-06"].finding([use.address for use in moved], {"how": how}))
    keys = {use.key for use in table.uses}
    for key in _EXPECTED:
        if key not in keys:
            title = COLUMN_BY_KEY[key].title.replace("\n", " · ")
            cells = [table.sheet.address(table.block.bottom, 1)]
            findings.append(RULE_BY_ID["IMP-08"].finding(cells, {"title": title}))
    return findings


def _hidden(found: Sequence[Found]) -> list[ImportFinding]:
    findings = []
    for table in found:
        sheet = table.sheet
        rows = [row.number for row in table.reading.rows if row.number in sheet.hidden_rows]
        columns = [use.column for use in table.uses if use.key and use.column in sheet.hidden_columns]
        rule = RULE_BY_ID["IMP-09"]
        if rows:
            findings.append(rule.finding([sheet.address(n, 1) for n in rows], {"what": "renglones ocultos"}))
        if columns:
            cells = [sheet.address(table.block.bottom, c) for c in columns]
            findings.append(rule.finding(cells, {"what": "columnas ocultas"}))
        if sheet.hidden:
            findings.append(rule.finding([sheet.address(1, 1)], {"what": "una hoja oculta"}))
    return findings
