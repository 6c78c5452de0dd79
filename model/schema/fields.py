"""The report's own fields: heading, plan, settings and signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from model.calculations.wording import ORDINALS
from model.report import (
    QUARTERS,
    Basis,
    Calculation,
    Choice,
    DescendingFormula,
    Heading,
    Paper,
    Report,
    Settings,
    Signature,
    VarianceSign,
)
from model.schema.kinds import Field, Kind, Value, labels
from model.text import one_line


class Section(Enum):
    """Where the forms show a field; the value is the section's title."""

    HEADING = "Datos generales"
    PLAN = "Vinculación con el plan"
    SETTINGS = "Forma de calcular e imprimir"
    BASELINE = "Línea base y meta"
    ACCUMULATION = "Acumulación"
    VARIABLES = "Variables de la fórmula"
    JUSTIFICATION = "Justificación"
    TEXTS = "Resumen y supuestos"
    NOTE = "Nota privada"


YES, NO = "Sí", "No"


def yes_no(value: object) -> str:
    """Return how a flag is written."""
    return YES if value else NO


def _part(part: str, attribute: str) -> tuple[Callable[[Report], Any], Callable[[Report, Any], Report]]:
    """Return reader and writer of an attribute of ``report.heading`` or ``report.settings``."""

    def read(report: Report) -> Any:
        return getattr(getattr(report, part), attribute)

    def write(report: Report, value: Any) -> Report:
        changed = getattr(report, part).replace(**{attribute: value})
        return report.replace(**{part: changed})

    return read, write


def _heading(key: str, title: str, text: str, kind: Kind = Kind.TEXT, **more: str) -> Field[Report]:
    read, write = _part("heading", key)
    return Field(key=key, title=title, kind=kind, help=text, read=read, write=write, **more)  # type: ignore[arg-type]


def _report_flag(part: str, key: str, title: str, text: str) -> Field[Report]:
    read, write = _part(part, key)
    return Field(
        key=key, title=title, kind=Kind.CHOICE, help=text, choices=(YES, NO),
        read=lambda report: yes_no(read(report)), write=lambda report, value: write(report, value == YES),
    )  # fmt: skip


def _setting(key: str, title: str, choice: type[Choice], text: str) -> Field[Report]:
    read, write = _part("settings", key)
    return Field(
        key=key, title=title, kind=Kind.CHOICE, help=text, choices=labels(choice),
        read=lambda report: read(report).label,
        write=lambda report, value: write(report, choice.of_label(str(value))),
    )  # fmt: skip


def quarter_name(quarter: int) -> str:
    """Return the quarter as the form says it: "2do. Trimestre"."""
    return f"{ORDINALS[quarter]} Trimestre"


def _quarter_field() -> Field[Report]:
    read, write = _part("settings", "quarter")
    names = {quarter_name(q): q for q in QUARTERS}
    return Field(
        key="quarter", title="Trimestre que se reporta", kind=Kind.CHOICE, choices=tuple(names),
        help="El trimestre de este informe. Decide qué se pide, qué se compara y qué queda para después.",
        read=lambda report: quarter_name(read(report)),
        write=lambda report, value: write(report, names[str(value)]),
    )  # fmt: skip


def _write_objectives(report: Report, value: Value) -> Report:
    lines = tuple(filter(None, (one_line(line) for line in str(value or "").split("\n"))))
    return report.replace(heading=report.heading.replace(objectives=lines))


def _write_footer(report: Report, value: Value) -> Report:
    lines = tuple(filter(None, (one_line(line) for line in str(value or "").split("\n"))))
    return report.replace(footer=lines)


REPORT_FIELDS: dict[Section, tuple[Field[Report], ...]] = {
    Section.HEADING: (
        _heading("title", "Título", "El título que encabeza cada página."),
        _heading("fiscal_year", "Ejercicio", "El año del informe.", Kind.YEAR),
        _quarter_field(),
        _heading("unit_code", "Clave de la unidad", "La clave de la unidad responsable, por ejemplo 304.",
                 catalogue="responsible_unit_codes"),
        _heading("unit_name", "Unidad responsable", "El nombre de la unidad responsable.",
                 catalogue="responsible_unit_names"),
        _heading("programme_code", "Clave del programa", "La clave del programa, por ejemplo 04.",
                 catalogue="programme_codes"),
        _heading("programme_name", "Programa presupuestario", "El nombre del programa presupuestario.",
                 catalogue="programme_names"),
        _heading("dependency", "Dependencia",
                 "Si desea imprimirla: la dependencia, en una línea del encabezado."),
        _heading("place_and_date", "Lugar y fecha de emisión",
                 "Si desea imprimirlos: por ejemplo «Oaxaca de Juárez, 14/07/2023»."),
        _report_flag("heading", "shared_mir", "MIR compartida",
                     "Sí, cuando otras unidades reportan una parte de la misma matriz."),
    ),
    Section.PLAN: (
        _heading("plan", "Plan", "El plan municipal al que se vincula el programa, con su periodo."),
        _heading("axis", "Eje", "El eje del plan."),
        Field(
            key="objectives", title="Objetivos", kind=Kind.LONG_TEXT,
            help="Los objetivos del plan, uno por renglón.",
            read=lambda report: "\n".join(report.heading.objectives), write=_write_objectives,
        ),
        Field(
            key="footer", title="Pie de página", kind=Kind.LONG_TEXT,
            help="El lema, el periodo y la dependencia que cierran el informe, un dato por renglón.",
            read=lambda report: "\n".join(report.footer), write=_write_footer,
        ),
    ),
    Section.SETTINGS: (
        _setting("calculation", "Forma de calcular", Calculation,
                 "Corregido, o el cálculo de la plantilla de 2023 tal cual (su variación no es comparable)."),
        _setting("sign", "Signo de la variación", VarianceSign,
                 "Qué se resta de qué en la variación impresa."),
        _setting("basis", "Base del acumulado", Basis,
                 "Anual: contra la meta del año. Al trimestre: contra lo programado a la fecha."),
        _setting("descending", "Fórmula para Descendente", DescendingFormula,
                 "Cómo se calcula el cumplimiento cuando es mejor que el valor baje."),
        _report_flag("settings", "semaphore_by_frequency", "Semáforo por frecuencia",
                     "Sí: los indicadores anuales sólo se juzgan en el 4to. trimestre y los semestrales en "
                     "el 2do. y el 4to."),
        _setting("paper", "Papel", Paper, "La hoja en que se imprime, siempre horizontal."),
    ),
}  # fmt: skip


def _of_signature(key: str, title: str, text: str) -> Field[Signature]:
    return Field(
        key=key, title=title, kind=Kind.TEXT, help=text, read=lambda signature: getattr(signature, key),
        write=lambda signature, value: signature.replace(**{key: value}),
    )  # fmt: skip


SIGNATURE_FIELDS: tuple[Field[Signature], ...] = (
    _of_signature("role", "Firma como", "La leyenda sobre la línea: Elaboró, Vo. Bo., Revisó…"),
    _of_signature("name", "Nombre", "El nombre completo de quien firma, con su título."),
    _of_signature("position", "Cargo", "El cargo de quien firma."),
)


def report_title(heading: Heading) -> str:
    """Return the printed title with its year: "Informe Trimestral 2023"."""
    return " ".join(filter(None, (heading.title, str(heading.fiscal_year or ""))))


def heading_pairs(heading: Heading, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the labelled lines of the printed heading, in the form's order and words."""
    quarter = " ".join(filter(None, (quarter_name(settings.quarter), str(heading.fiscal_year or ""))))
    if heading.dependency:
        yield "Dependencia:", heading.dependency
    yield "Unidad Responsable:", " - ".join(filter(None, (heading.unit_code, heading.unit_name)))
    yield (
        "Programa Presupuestario:",
        " - ".join(filter(None, (heading.programme_code, heading.programme_name))),
    )
    yield "Trimestre que se reporta:", quarter
    if heading.place_and_date:
        yield "Lugar y fecha:", heading.place_and_date
