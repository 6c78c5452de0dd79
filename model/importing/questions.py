"""What the file does not tell, as questions: nothing is guessed silently (``domain.md`` §4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from model.foreign import Sheet, letters
from model.importing.imported import Option, Question
from model.importing.indicators import COUNTS, SERIES_NAMES, Answers, Ask
from model.importing.mapping import ColumnUse, ratio_quarter
from model.importing.rows import Reading, Row
from model.importing.surroundings import Surroundings
from model.importing.values import read_value
from model.importing.words import quarter_in, year_in
from model.report import QUARTERS, Accumulation, Programming
from model.schema import quarter_name

RATIO_QUESTION, REACHED, _COMPLIANCE = "avance", "alcanzado", "cumplimiento"
_EXAMPLES = 4
_ARTICLES = {"programmed": "lo", "achieved": "lo", "baseline": "la"}


class Section(Protocol):
    """A table with what stands above it."""

    sheet: Sheet
    around: Surroundings
    uses: list[ColumnUse]
    beside: int
    reading: Reading

    @property
    def of_one_quarter(self) -> bool:
        """Whether it holds the figures of one quarter alone."""


AnySection = TypeVar("AnySection", bound=Section)


def section_question(
    found: Sequence[AnySection], answers: Answers
) -> tuple[list[AnySection], Question | None]:
    """Return the tables of one report, and the question which report if the file holds several."""
    groups: dict[str, list[AnySection]] = {}
    last: dict[str, str] = {}
    sheet = None
    for table in found:
        said = _identity(table.around)
        if table.of_one_quarter:  # the quarters of one report, a sheet each
            said.pop("quarter", None)
        if sheet is not table.sheet:
            last = {} if said else last  # a sheet without a heading of its own goes on with the one before
        sheet = table.sheet
        last = last | said
        groups.setdefault(" · ".join(last.values()), []).append(table)
    if len(groups) < 2:
        return list(found), None
    labels = list(groups)
    suggested = max(labels, key=lambda label: (year_in(label), quarter_in(label), -labels.index(label)))
    chosen = answers.get("informe", "")
    picked = suggested if chosen not in groups else chosen
    question = Question(
        "informe",
        "El archivo trae varios informes. ¿Cuál se importa?",
        tuple(Option(label, label or "(sin encabezado)") for label in labels),
        suggested,
        tuple(tables[0].sheet.name for tables in groups.values()),
        chosen if chosen in groups else "",
    )
    return groups[picked], question


def _identity(around: Surroundings) -> dict[str, str]:
    """Return what tells one report from another: unit, programme, quarter and year."""
    keys: tuple[str, ...] = ("unit", "programme")
    said = {key: around.pairs[key] for key in keys if key in around.pairs}
    if around.quarter:
        said["quarter"] = quarter_name(around.quarter)
    if around.year:
        said["year"] = str(around.year)
    return said


def beside_question(
    found: Sequence[AnySection], answers: Answers
) -> tuple[list[AnySection], Question | None]:
    """Return the tables that are read where several stand side by side, and the question which they are."""
    places = sorted({table.beside for table in found if table.beside and table.reading.rows})
    if len(places) < 2:
        return list(found), None
    first = next(table for table in found if table.beside)
    spans = {
        place: next(_span(table) for table in found if table.beside == place and table.sheet is first.sheet)
        for place in places
    }
    answer = answers.get("tabla", "")
    answer = answer if answer in (*map(str, places), "todas") else ""
    question = Question(
        "tabla",
        f"En «{first.sheet.name}» hay {len(places)} tablas, una junto a otra. ¿Cuál se importa?",
        (
            *(Option(str(place), f"La de las columnas {spans[place]}") for place in places),
            Option("todas", "Todas, una después de otra"),
        ),
        str(places[0]),
        tuple(use.address for table in found if table.beside for use in table.uses[:1]),
        answer,
    )
    if answer == "todas":
        return list(found), question
    wanted = int(answer or places[0])
    return [table for table in found if table.beside in (0, wanted)], question


def _span(table: Section) -> str:
    """Return the columns of a table: "A–H"."""
    columns = [use.column for use in table.uses]
    return f"{letters(min(columns))}–{letters(max(columns))}"


def year_question(found: Sequence[Section], answers: Answers) -> Question | None:
    """Return the question whose year is read, if the table holds the quarters of several side by side."""
    years = sorted({use.year for table in found for use in table.uses if use.year}, reverse=True)
    if len(years) < 2:
        return None
    answer = answers.get("ejercicio", "")
    return Question(
        "ejercicio",
        "La tabla trae los trimestres de varios años. ¿Cuál se importa?",
        tuple(Option(str(year), str(year)) for year in years),
        str(years[0]),
        tuple(use.address for use in found[0].uses if use.year),
        answer if answer in map(str, years) else "",
    )


def ratio_question(found: Sequence[Section], answers: Answers) -> Question | None:
    """Return the question what "% de avance" by quarter is, where a table has no other achieved."""
    columns = [
        use
        for table in found
        if not any(_is_achieved(use) for use in table.uses)
        for use in table.uses
        if ratio_quarter(use.title)
    ]
    if not columns:
        return None
    answer = answers.get(RATIO_QUESTION, "")
    return Question(
        RATIO_QUESTION,
        f"No hay columnas de lo alcanzado. ¿Qué es «{' '.join(columns[0].title.split())}»? "
        f"Por ejemplo, {columns[0].example or 'vacío'}.",
        (
            Option(REACHED, "Lo alcanzado en el trimestre: se importa"),
            Option(_COMPLIANCE, "El cumplimiento de la meta: no se importa, se calcula"),
        ),
        _COMPLIANCE,
        tuple(use.address for use in columns),
        answer if answer in (REACHED, _COMPLIANCE) else "",
    )


def _is_achieved(use: ColumnUse) -> bool:
    """Return whether a column holds the achieved of a period, and its title does not say "% de avance"."""
    of_period = use.key.startswith("achieved_") and use.key != "achieved_total"
    return of_period and not ratio_quarter(use.title)


def quarter_question(
    around: Surroundings, rows: Sequence[Row], name: str, answers: Answers
) -> tuple[int, Question | None]:
    """Return the reported quarter: as the heading says, or asked with the last that has an achieved value.

    It is asked too where the heading is older than the figures: somebody forgot to change it.
    """
    reported = [q for q in QUARTERS if any(read_value(row.cells.get(f"achieved_{q}")).number for row in rows)]
    last = max(reported, default=1)
    if around.quarter and last <= around.quarter:
        return around.quarter, None
    suggested = around.quarter or quarter_in(name) or last
    answer = answers.get("trimestre", "")
    older = (
        f"El encabezado dice {quarter_name(around.quarter)} y hay valores alcanzados hasta el "
        f"{quarter_name(last)}. ¿Cuál se reporta?"
        if around.quarter
        else ""
    )
    question = Question(
        "trimestre",
        older or "El archivo no dice qué trimestre se reporta. ¿Cuál es?",
        tuple(Option(str(q), quarter_name(q)) for q in QUARTERS),
        str(suggested),
        (),
        answer if answer in {str(q) for q in QUARTERS} else "",
    )
    return int(question.answer or suggested), question


def ask_about_rows(asks: Sequence[Ask], answers: Answers) -> list[Question]:
    """Return one question for all rows that ask the same."""
    kinds: dict[str, list[Ask]] = {}
    for ask in asks:
        kinds.setdefault(ask.kind, []).append(ask)
    return [_question(kind, group, answers.get(kind, "")) for kind, group in kinds.items()]


def _question(kind: str, group: Sequence[Ask], answer: str) -> Question:
    rows = ", ".join(ask.level for ask in group[:_EXAMPLES])
    rows += f" y {len(group) - _EXAMPLES} más" if len(group) > _EXAMPLES else ""
    example = next((ask.example for ask in group if ask.example), "")
    what, options = _of_kind(kind, example)
    allowed = {option.value for option in options}
    return Question(
        kind,
        f"{what} ({rows})",
        options,
        group[0].suggested,
        tuple(cell for ask in group for cell in ask.cells),
        answer if answer in allowed else "",
    )


def _of_kind(kind: str, example: str) -> tuple[str, tuple[Option, ...]]:
    family, _, rest = kind.partition("_")
    if family == "escala":
        series = rest.rpartition("_")[0]
        options = [
            Option("1", f"Puntos: {example} significa {example} %"),
            Option("100", f"Fracción: {example} significa {example} × 100 %"),
        ]
        if series == "programmed":
            options.append(
                Option(COUNTS, "Cantidades: el porcentaje se calcula sobre lo programado en el año")
            )
        return (
            f"¿En qué escala está {_ARTICLES[series]} {SERIES_NAMES[series]}? Por ejemplo, {example}.",
            tuple(options),
        )
    if family == "programacion":
        return (
            f"¿Los trimestres ya vienen acumulados? Por ejemplo, {example}.",
            (
                Option(str(Programming.CUMULATIVE), "Sí: cada trimestre incluye los anteriores"),
                Option(str(Programming.BY_PERIOD), "No: cada trimestre es un valor por sí mismo"),
            ),
        )
    if family == "meses":
        return (
            f"El archivo viene por mes. ¿Cómo se forma cada trimestre? Tres meses, por ejemplo: {example}.",
            (
                Option("suma", "Con la suma de sus tres meses"),
                Option("ultimo", "Con el valor de su último mes"),
                Option("promedio", "Con el promedio de sus meses"),
            ),
        )
    if family == "acumulado":
        return (
            f"De lo alcanzado sólo está el acumulado; por ejemplo, {example}. ¿Se importa?",
            (
                Option("trimestre", "Sí: como lo alcanzado en el trimestre que se reporta"),
                Option("no", "No: lo alcanzado queda vacío"),
            ),
        )
    if family == "semestres":
        return (
            f"El archivo viene por semestre. ¿Se pasa a los trimestres? Por ejemplo, {example}.",
            (
                Option("t2t4", "Sí: el 1er. semestre va al 2do. Trim. y el 2do. semestre al 4to."),
                Option("no", "No: los trimestres quedan vacíos"),
            ),
        )
    rules = (
        Accumulation.LAST,
        Accumulation.SUM,
        Accumulation.MEAN,
        Accumulation.CONSTANT,
        Accumulation.MAXIMUM,
    )
    return (
        f"¿Cómo se acumulan los trimestres? Por ejemplo, {example}.",
        tuple(Option(str(rule), rule.label) for rule in rules),
    )
