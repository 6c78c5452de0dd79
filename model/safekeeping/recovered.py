"""What a killed program left, beside the file as it is now: what to show before it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from model.comments import set_comment
from model.compare import Difference, Kind, differences, row_name, shown_value
from model.errors import NewerVersion, ProblemForUser
from model.files import read_file, sha256
from model.project_file import parse
from model.report import Report
from model.safekeeping.drafts import COMMENT, Draft, draft_before, draft_title, with_draft
from model.safekeeping.generations import DISCARDED
from model.safekeeping.recovery import Found, Unreadable, Work, clean_discarded, find
from model.safekeeping.salvage import salvage
from model.schema import COLUMN_BY_KEY, report_title

TYPING = "lo estaba escribiendo"
AS_COMMENT = "queda como comentario"
ASIDE = "vuelve a su casilla"
UNFINISHED = "Texto sin terminar:"
NOTHING_LEFT = (
    "Había un respaldo de trabajo sin guardar, pero está dañado y no se puede leer. Sus informes guardados "
    "están como estaban."
)
OF_A_NEWER = (
    "Hay trabajo sin guardar de una versión más reciente del programa: ábrala para recuperarlo. "
    "Sigue guardado."
)
NOT_NOW = "Hay trabajo sin guardar que ahora no se puede leer. Sigue guardado; se busca otra vez al abrir."


class InFile(Enum):
    """How the report's own file is now."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is not in the file. ``typed`` says what becomes of a text that is in no cell yet."""

    difference: Difference
    typed: str = ""

    @property
    def typing(self) -> bool:
        """Whether it was being typed."""
        return bool(self.typed)

    @property
    def note(self) -> str:
        """What is to be said of it beside the two values."""
        if self.typed:
            return self.typed
        return "" if self.difference.kind is Kind.CHANGED else self.difference.kind.value


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that can be taken back.

    ``begun`` is the report that the lines compare with: the file as it is now or, where there is none, as
    the work was begun; ``report`` is all that was recovered. ``name`` is that of the file or of the report;
    ``until`` is ISO 8601, "" if unknown. ``whole`` is False where something could not be read, ``placed``
    where a text that was being typed has no place in ``report``; ``loose`` are those that have to go back
    to where they were typed.
    """

    found: Found
    name: str
    begun: Report
    report: Report
    lines: tuple[Line, ...]
    until: str
    in_file: InFile
    whole: bool
    placed: bool = True
    loose: tuple[Draft, ...] = ()

    @property
    def work(self) -> Work | None:
        """The work as it was read; None where only parts of it could be salvaged."""
        return self.found.work if isinstance(self.found.work, Work) else None


def look_over(found: Found) -> Recovered | None:
    """Return what a find holds, compared with its file; None if not one line of it can be read.

    Reads the file, so it may take its time on a slow network. Raises nothing.
    """
    if isinstance(found.work, Unreadable):
        if isinstance(found.work.problem, NewerVersion):
            return None
        return _salvaged(found, found.work)
    work = found.work
    begun, in_file = _beginning(work)
    report, placed = work.report, True
    fates: dict[Draft, str] = {}
    for draft in work.drafts:
        before = report
        if (placing := with_draft(report, draft)) is not None:
            report, fates[draft] = placing, TYPING
        else:
            report = _noted(report, draft)
            fates[draft] = AS_COMMENT if report != before else ASIDE
        placed = placed and (report != before or draft.text == draft_before(report, draft))
    return Recovered(
        found, work.path.name if work.path else _name(work.report), begun, report,
        tuple(_lines(begun, work, fates)), work.until, in_file, work.whole, placed,
        tuple(draft for draft, fate in fates.items() if fate == ASIDE and draft.text.strip()),
    )  # fmt: skip


def _salvaged(found: Found, unreadable: Unreadable) -> Recovered | None:
    saved = salvage(unreadable.data)
    if not saved.worth_showing:
        return None
    lines = tuple(Line(difference) for difference in differences(Report(), saved.report))
    return Recovered(
        found, _name(saved.report), Report(), saved.report, lines, "", InFile.NEVER, whole=False, placed=False
    )


def _beginning(work: Work) -> tuple[Report, InFile]:
    if work.path is None:
        return Report() if work.unsaved else work.base, InFile.NEVER
    try:
        data = read_file(work.path)
        same = sha256(data) == work.identity.digest
        return parse(data).report, InFile.SAME if same else InFile.CHANGED
    except ProblemForUser:
        return work.base, InFile.GONE


def _lines(begun: Report, work: Work, fates: Mapping[Draft, str]) -> Iterator[Line]:
    drafts = {
        (draft.row, draft.key): Line(_typed(begun, work.report, draft), fates[draft])
        for draft in work.drafts
        if draft.text != draft_before(work.report, draft)
    }
    for difference in differences(begun, work.report):
        yield drafts.pop((difference.row, difference.key), Line(difference))
    yield from drafts.values()


def _typed(begun: Report, report: Report, draft: Draft) -> Difference:
    where = next(
        (row_name(row, at) for at, row in enumerate(report.indicators) if row.id == draft.row),
        "Datos generales",
    )
    row = next((row for row in begun.indicators if row.id == draft.row), None)
    field = COLUMN_BY_KEY.get(draft.key)
    before = shown_value(field, row) if field and row else draft_before(begun, draft)
    return Difference(Kind.CHANGED, draft.row, draft.key, where, draft_title(draft), before, draft.text)


def _noted(report: Report, draft: Draft) -> Report:
    """Return the report with a text that is no value as the comment of its cell, so that it is not lost."""
    at = next((at for at, row in enumerate(report.indicators) if row.id == draft.row), None)
    if at is None or draft.key not in COLUMN_BY_KEY:
        return report
    note = Draft(draft.row, f"{COMMENT}:{draft.key}", "")
    texts = (draft_before(report, note), f"{UNFINISHED} {draft.text}")
    edit = set_comment(report, at, draft.key, "\n".join(filter(None, texts)))
    return edit.apply(report)[0] if edit else report


def _name(report: Report) -> str:
    unit = " ".join(filter(None, (report.heading.unit_code, report.heading.unit_name)))
    title = report_title(report.heading)
    return f"{title}, {unit}" if title and unit else title or unit or "Informe sin guardar"


def left_in(
    folder: Path, *, discarded: bool, tell: Callable[[str], None] = lambda _sentence: None
) -> list[Recovered]:
    """Return what killed programs left in the folder of all journals, the latest first. Raises nothing.

    With ``discarded``, also what was not wanted in the last 30 days. What is in its file after all is set
    aside without a word; ``tell`` is called with a sentence about what cannot be shown.
    """
    clean_discarded(folder)
    shown = []
    for found in [*find(folder), *(find(folder / DISCARDED) if discarded else ())]:
        recovered = look_over(found)
        if recovered is not None and (recovered.lines or not recovered.whole):
            shown.append(recovered)
            continue
        sentence = _not_shown(found) if recovered is None else ""
        if sentence in ("", NOTHING_LEFT):
            found.discard()
        else:
            found.keep()
        if sentence and found.work.folder.parent == folder:  # what was set aside has been told of
            tell(sentence)
    return shown


def _not_shown(found: Found) -> str:
    """Return what is to be said of a find of which no line can be read."""
    problem = found.work.problem if isinstance(found.work, Unreadable) else None
    if isinstance(problem, NewerVersion):
        return OF_A_NEWER
    return NOT_NOW if problem is not None and isinstance(problem.__cause__, OSError) else NOTHING_LEFT
