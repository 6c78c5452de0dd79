"""The quarterly report as frozen data. No behaviour lives here: see ``calculations`` and ``schema``.

Glossary (field's term -> identifier): *enlace* -> the user; *avance* -> progress; *programado* ->
programmed; *alcanzado* -> achieved; *variación* -> variance; *sentido esperado* -> direction; *línea base*
-> baseline; *medio de verificación* -> means; *meta anual* -> annual goal; *unidad responsable* ->
responsible unit; *programa presupuestario* -> programme; *supuestos* -> assumptions; *justificación* ->
justification; *pendiente* -> finding.

Every quantity is a ``Decimal`` in the indicator's own unit; a percentage is points (25 means 25 %) and a
blank is ``None``, never 0 (``domain.md`` §4).
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from model.frozen import frozen
from model.ids import new_id
from model.record import Between, Record

QUARTERS = (1, 2, 3, 4)


Quantity = Decimal | None
Year = Annotated[int, Between(1, 9999)] | None
Four = tuple[Quantity, Quantity, Quantity, Quantity]
NO_VALUES: Four = (None, None, None, None)


class Choice(StrEnum):
    """A closed choice: its value is what the file stores, its ``label`` is what the officer reads."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Return the member for its line in the class body: value, label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def of_label(cls, label: str) -> Self:
        """Return the member with that label; raises ValueError if there is none."""
        for member in cls:
            if member.label == label:
                return member
        raise ValueError(label)


class VarianceSign(Choice):
    """Which way the printed variance is subtracted (``domain.md`` §6.1)."""

    PROGRAMMED_MINUS_ACHIEVED = "programado-alcanzado", "Programado − alcanzado"
    ACHIEVED_MINUS_PROGRAMMED = "alcanzado-programado", "Alcanzado − programado"


class Basis(Choice):
    """What the printed accumulated compares the achieved to date with (``domain.md`` §6.2)."""

    ANNUAL = "anual", "Anual"
    TO_DATE = "al_trimestre", "Al trimestre"


class Calculation(Choice):
    """The corrected arithmetic, or the 2023 form's own (``domain.md`` §4.7)."""

    CORRECTED = "corregido", "Corregido"
    LITERAL = "formato_2023_literal", "Formato 2023 (literal)"


class DescendingFormula(Choice):
    """How compliance is computed when less is better (``domain.md`` §4.4)."""

    MIRROR = "espejo", "Espejo"
    INVERSE_RATIO = "razon_inversa", "Razón inversa"
    BASELINE = "linea_base", "Línea base"


class Paper(Choice):
    """The sheets that the report can be printed on, always landscape; sizes live in ``export``."""

    OFICIO = "oficio", "Oficio México (215.9 × 340 mm)"
    LETTER = "carta", "Carta (215.9 × 279.4 mm)"
    LEGAL = "legal", "Legal (215.9 × 355.6 mm)"
    DOUBLE_LETTER = "doble_carta", "Doble carta (279.4 × 431.8 mm)"


class Accumulation(Choice):
    """How an indicator accumulates over the year (``domain.md`` §4.3)."""

    BY_UNIT = "por_unidad", "Según la unidad de medida"
    SUM = "suma", "Suma"
    LAST = "ultimo", "Último valor"
    MEAN = "promedio", "Promedio"
    WEIGHTED_MEAN = "promedio_ponderado", "Promedio ponderado"
    RATIO = "razon", "Razón (denominador por periodo)"
    ANNUAL_RATIO = "razon_anual", "Razón con denominador anual"
    CONSTANT = "constante", "Constante (mantener)"
    MAXIMUM = "maximo", "Máximo"
    MINIMUM = "minimo", "Mínimo"


class Programming(Choice):
    """Whether quarters are typed each for itself or already cumulative (``domain.md`` §4.3, PM)."""

    BY_PERIOD = "periodo", "Por periodo"
    CUMULATIVE = "acumulada", "Acumulada"


class BaselineStatus(Choice):
    """Whether the baseline is a figure, does not exist, or cannot be compared with the goal."""

    KNOWN = "dato", "Con dato"
    NOT_AVAILABLE = "nd", "ND (no disponible)"
    NOT_COMPARABLE = "no_comparable", "No comparable con la meta"


@frozen(kw_only=True, slots=False)
class Heading(Record):
    """Who reports, about which programme and to which plan."""

    title: str = "Informe Trimestral"
    fiscal_year: Year = None
    unit_code: str = ""
    unit_name: str = ""
    programme_code: str = ""
    programme_name: str = ""
    plan: str = ""
    axis: str = ""
    objectives: tuple[str, ...] = ()
    dependency: str = ""
    place_and_date: str = ""
    shared_mir: bool = False


@frozen(kw_only=True, slots=False)
class Settings(Record):
    """How this report computes and prints (``domain.md`` §6). ``quarter`` is the one reported, 1 to 4."""

    quarter: Annotated[int, Between(1, 4)] = 1
    sign: VarianceSign = VarianceSign.PROGRAMMED_MINUS_ACHIEVED
    basis: Basis = Basis.ANNUAL
    calculation: Calculation = Calculation.CORRECTED
    descending: DescendingFormula = DescendingFormula.MIRROR
    semaphore_by_frequency: bool = False
    paper: Paper = Paper.OFICIO


@frozen(kw_only=True, slots=False)
class Justification(Record):
    """Why a quarter deviates (``domain.md`` §2.4): fact, cause, action with owner and date, projection."""

    fact: str = ""
    cause: str = ""
    cause_kind: str = ""
    action: str = ""
    responsible: str = ""
    due_date: str = ""
    projection: str = ""


NO_JUSTIFICATION = Justification()


@frozen(kw_only=True, slots=False)
class Comment(Record):
    """What someone noted at the cell of column ``key``; ``date`` is ISO 8601. Printed only if wanted."""

    key: str
    text: str
    user: str = ""
    date: str = ""


@frozen(kw_only=True, slots=False)
class Indicator(Record):
    """One row of the matrix: the entered values of the 27 columns and what has no column.

    Fields named ``*_numerators`` and ``*_denominators`` hold the variables of each quarter; ``factor`` is
    the k of the ratio (1, 100, 1 000 or 100 000). ``private_note`` stays in the project file: no export takes
    it; ``comments`` are printed only where they are wanted.
    """

    id: str
    level: str = ""
    name: str = ""
    definition: str = ""
    method: str = ""
    unit: str = ""
    type: str = ""
    dimension: str = ""
    frequency: str = ""
    direction: str = ""
    baseline_value: Quantity = None
    baseline_year: Year = None
    programmed: Four = NO_VALUES
    achieved: Four = NO_VALUES
    means: str = ""

    baseline_status: BaselineStatus = BaselineStatus.KNOWN
    baseline_note: str = ""
    annual_goal: Quantity = None
    accumulation: Accumulation = Accumulation.BY_UNIT
    programming: Programming = Programming.BY_PERIOD
    programmed_numerators: Four = NO_VALUES
    programmed_denominators: Four = NO_VALUES
    achieved_numerators: Four = NO_VALUES
    achieved_denominators: Four = NO_VALUES
    annual_denominator: Quantity = None
    factor: int = 100
    weights: Four = NO_VALUES
    direct_delivery: bool = False
    narrative_summary: str = ""
    assumptions: str = ""
    justifications: tuple[Justification, Justification, Justification, Justification] = (
        NO_JUSTIFICATION,
    ) * 4
    private_note: str = ""
    comments: tuple[Comment, ...] = ()


@frozen(kw_only=True, slots=False)
class Signature(Record):
    """One signature line; ``role`` is printed above it, name and position below."""

    role: str
    name: str = ""
    position: str = ""


@frozen(kw_only=True, slots=False)
class Logo(Record):
    """An image printed in the heading; ``side`` is "izquierda" or "derecha", ``data`` a PNG or JPEG."""

    side: str
    media_type: str
    data: bytes
    description: str = ""


@frozen(kw_only=True, slots=False)
class Acceptance(Record):
    """A warning or information that the officer accepted; it lapses when ``about`` no longer matches.

    ``about`` is the fingerprint of the values that the finding judged; ``date`` is ISO 8601.
    """

    rule: str
    indicator: str | None
    key: str
    about: str
    reason: str
    user: str
    date: str


@frozen(kw_only=True, slots=False)
class Opening(Record):
    """Why a cell that an earlier quarter closed was opened; never printed. ``date`` is ISO 8601."""

    indicator: str
    key: str
    reason: str
    user: str = ""
    date: str = ""


@frozen(kw_only=True, slots=False)
class Report(Record):
    """The whole report; the one value that the program edits, saves and exports.

    ``previous`` are the rows as the quarter before reported them, under the ids they have here;
    ``previous_quarter`` is that quarter, 0 where none is known. They are never printed; the workbook carries
    them hidden, without private notes (``model.returned``).
    """

    heading: Heading = Heading()
    settings: Settings = Settings()
    indicators: tuple[Indicator, ...] = ()
    signatures: tuple[Signature, ...] = (
        Signature(role="Elaboró"),
        Signature(role="Vo. Bo."),
    )
    footer: tuple[str, ...] = ()
    logos: tuple[Logo, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    openings: tuple[Opening, ...] = ()
    previous_year: Year = None
    previous_quarter: Annotated[int, Between(0, 4)] = 0
    previous: tuple[Indicator, ...] = ()


BLANK_REPORT = Report()
"""A report nobody has written in."""


def new_indicator(**values: Any) -> Indicator:
    """Return an indicator with a fresh stable id; ``values`` are its other fields."""
    return Indicator(id=new_id(), **values)
