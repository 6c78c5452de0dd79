"""What is wrong with the headings, pages and columns of a book, apart from its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.foreign import Sheet, letters
from model.importing.imported import ImportFinding
from model.importing.mapping import FIGURES, PERIODS, TRAITS, Confidence, key_of, key_title
from model.importing.periods import kind_of, period_key
from model.importing.rows import Skipped
from model.importing.rules import RULE_BY_ID
from model.importing.tables import Found
from model.report import QUARTERS
from model.schema import COLUMN_BY_KEY

_EXPECTED = (
    "level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction",
    "baseline_value", "baseline_year", "means",
)  # fmt: skip


def faults_of_book(
    found: Sequence[Found], mended: Sequence[tuple[Sheet, int, int, str]]
) -> list[ImportFinding]:
    """Return what is wrong with headings, pages and columns."""
    findings = [*_stars(found), *_pages(found), *_columns(found), *_periods(found), *_merged_quarters(found)]
    findings += _hidden(found)
    cards = [row.address("name") for table in found if table.is_of_cards for row in table.reading.rows]
    if cards:
        how = "Cada indicador está en una ficha: sus datos se toman por los rótulos que llevan."
        findings.append(RULE_BY_ID["IMP-19"].finding(cards, {"how": how}))
    lying = [table.sheet.address(table.block.top, use.column) for table in found if table.sheet.turned
             for use in table.uses[:1]]  # fmt: skip
    if lying:
        how = "Los títulos están uno debajo de otro y los indicadores, uno al lado de otro."
        findings.append(RULE_BY_ID["IMP-19"].finding(lying, {"how": how}))
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
    found = [table for table in found if not table.is_of_cards]
    shapes = [_shape(table) for table in found]
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


def _shape(table: Found) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Return the titles of a table, alike wherever on its sheet it begins."""
    first = min((column for texts in table.block.texts for column in texts), default=0)
    return tuple(tuple(sorted((c - first, text) for c, text in texts.items())) for texts in table.block.texts)


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
    return [*findings, *_repeated(found), *_missing(found)]


def _repeated(found: Sequence[Found]) -> list[ImportFinding]:
    """Return the columns that say the same as one that was taken: the officer sees which was."""
    findings = []
    for table in found:
        taken = {use.key: use for use in table.uses if use.key}
        years = {use.year for use in table.uses if use.year}
        for use in table.uses:
            same = taken.get(key_of(use.title)) if not use.key and use.example else None
            if same is not None and len(years) < 2:
                words = {"title": key_title(same.key), "taken": letters(same.column)}
                findings.append(RULE_BY_ID["IMP-12"].finding([use.address], words))
    return findings


def _missing(found: Sequence[Found]) -> list[ImportFinding]:
    """Return one finding for each column that no row of a table has, with the headings where it lacks."""
    lacking: dict[str, list[str]] = {}
    for table in found:
        keys = {use.key for use in table.uses} | {key for row in table.reading.rows for key in row.cells}
        if TRAITS in keys:
            keys |= {"type", "dimension", "frequency"}
        by_period = {key.partition("_")[0] for key in keys if key in PERIODS}
        if all(row.level for row in table.reading.rows):
            keys.add("level")
        titles = [COLUMN_BY_KEY[key].title.replace("\n", " · ") for key in _EXPECTED if key not in keys]
        for series in ("programmed", "achieved"):
            quarters = [COLUMN_BY_KEY[f"{series}_{q}"] for q in QUARTERS if f"{series}_{q}" not in keys]
            if quarters and series not in by_period:
                titles.append(f"{quarters[0].group.value}: {', '.join(column.title for column in quarters)}")
        for title in titles:
            lacking.setdefault(title, []).append(table.sheet.address(table.block.bottom, 1))
    return [RULE_BY_ID["IMP-08"].finding(cells, {"title": title}) for title, cells in lacking.items()]


def _merged_quarters(found: Sequence[Found]) -> list[ImportFinding]:
    """Return the cells of figures that are merged over several columns: only the first has the value."""
    cells: list[str] = []
    for table in found:
        figures = {use.column for use in table.uses if use.key in FIGURES or use.key in PERIODS}
        numbers = {row.number for row in table.reading.rows}
        cells += [
            table.sheet.address(area.top, area.left)
            for area in table.sheet.merges
            if area.top in numbers and sum(area.left <= column <= area.right for column in figures) > 1
        ]
    return [RULE_BY_ID["IMP-20"].finding(cells, {})] if cells else []


def _periods(found: Sequence[Found]) -> list[ImportFinding]:
    """Return what is told of months and half years, from which quarters are formed, and of other periods."""
    taken: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for table in found:
        for use in table.uses:
            if use.key in PERIODS:
                taken.setdefault(kind_of(use.key), []).append(use.address)
        if table.has_quarters:
            continue
        for row, titles in enumerate(table.block.titles, start=table.block.top):
            for column, title in titles.items():
                if (kind := kind_of(f"_{period_key(title.period)}")) in ("bimestre", "cuatrimestre"):
                    others.setdefault(kind, []).append(table.sheet.address(row, column))
    return [
        RULE_BY_ID[rule].finding(cells, {"what": kind})
        for rule, kinds in (("IMP-15", taken), ("IMP-17", others))
        for kind, cells in kinds.items()
    ]


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
