"""What an indicator has beside its 27 columns: the fields of *Más datos del indicador*."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from model.calculations.wording import ORDINALS
from model.report import QUARTERS, Accumulation, BaselineStatus, Choice, Indicator, Programming
from model.schema.fields import NO, YES, Section, yes_no
from model.schema.kinds import Field, Kind, Value, labels


def _attribute(key: str, title: str, kind: Kind, text: str, **more: Any) -> Field[Indicator]:
    def write(indicator: Indicator, value: Value) -> Indicator:
        return indicator.replace(**{key: value})

    return Field(
        key=key, title=title, kind=kind, help=text,
        read=lambda indicator: getattr(indicator, key), write=write, **more,
    )  # fmt: skip


def _choice(key: str, title: str, choice: type[Choice], text: str) -> Field[Indicator]:
    return Field(
        key=key, title=title, kind=Kind.CHOICE, help=text, choices=labels(choice),
        read=lambda indicator: getattr(indicator, key).label,
        write=lambda indicator, value: indicator.replace(**{key: choice.of_label(str(value))}),
    )  # fmt: skip


FACTORS = {"1": 1, "100": 100, "1,000": 1000, "100,000": 100_000}


def _factor() -> Field[Indicator]:
    names = {number: name for name, number in FACTORS.items()}
    return Field(
        key="factor", title="Factor (k)", kind=Kind.CHOICE, choices=tuple(FACTORS),
        help="Por cuánto se multiplica la razón: 100 para porcentajes, 100,000 para tasas por cien mil.",
        read=lambda indicator: names[indicator.factor],
        write=lambda indicator, value: indicator.replace(factor=FACTORS[str(value)]),
    )  # fmt: skip


def _direct_delivery() -> Field[Indicator]:
    return Field(
        key="direct_delivery", title="Entrega directa", kind=Kind.CHOICE, choices=(YES, NO),
        help="Sí, cuando el componente se entrega directamente a la población.",
        read=lambda indicator: yes_no(indicator.direct_delivery),
        write=lambda indicator, value: indicator.replace(direct_delivery=value == YES),
    )  # fmt: skip


_VARIABLES = {
    "programmed_numerators": ("Numerador programado", "El numerador de la fórmula que se programó."),
    "programmed_denominators": ("Denominador programado", "El denominador de la fórmula que se programó."),
    "achieved_numerators": ("Numerador alcanzado", "El numerador de la fórmula que se alcanzó."),
    "achieved_denominators": ("Denominador alcanzado", "El denominador de la fórmula que se alcanzó."),
    "weights": ("Ponderación", "El peso del trimestre en el promedio ponderado."),
}


def _of_quarter(attribute: str, title: str, text: str, quarter: int) -> Field[Indicator]:
    def read(indicator: Indicator) -> Value:
        value: Decimal | None = getattr(indicator, attribute)[quarter - 1]
        return value

    def write(indicator: Indicator, value: Value) -> Indicator:
        values = list(getattr(indicator, attribute))
        values[quarter - 1] = value
        return indicator.replace(**{attribute: tuple(values)})

    return Field(
        key=f"{attribute}_{quarter}", title=f"{title}, {ORDINALS[quarter]} trim.", kind=Kind.QUANTITY,
        help=text, read=read, write=write,
    )  # fmt: skip


_JUSTIFICATION = {
    "fact": ("Dato", Kind.LONG_TEXT, "Qué ocurrió: lo alcanzado frente a lo programado.", ()),
    "cause": ("Causa", Kind.LONG_TEXT, "Por qué ocurrió, en concreto.", ()),
    "cause_kind": ("Tipo de causa", Kind.CHOICE, "Interna, si dependía de la unidad; externa, si no.",
                   ("", "Interna", "Externa")),
    "action": ("Acción", Kind.LONG_TEXT, "Qué se hará para corregirlo o aprovecharlo.", ()),
    "responsible": ("Responsable", Kind.TEXT, "Quién llevará a cabo la acción.", ()),
    "due_date": ("Fecha compromiso", Kind.TEXT, "Para cuándo, por ejemplo 30/09/2023.", ()),
    "projection": ("Proyección", Kind.LONG_TEXT, "Cómo se espera cerrar el año.", ()),
}  # fmt: skip


def _of_justification(quarter: int, part: str) -> Field[Indicator]:
    title, kind, text, choices = _JUSTIFICATION[part]

    def read(indicator: Indicator) -> Value:
        value: str = getattr(indicator.justifications[quarter - 1], part)
        return value

    def write(indicator: Indicator, value: Value) -> Indicator:
        changed = list(indicator.justifications)
        changed[quarter - 1] = changed[quarter - 1].replace(**{part: value})
        return indicator.replace(justifications=tuple(changed))

    return Field(
        key=f"justification_{quarter}_{part}", title=f"{title}, {ORDINALS[quarter]} trim.", kind=kind,
        help=text, choices=choices, read=read, write=write,
    )  # fmt: skip


INDICATOR_FIELDS: dict[Section, tuple[Field[Indicator], ...]] = {
    Section.BASELINE: (
        _choice("baseline_status", "Situación de la línea base", BaselineStatus,
                "Si hay dato, si no está disponible (ND) o si no se puede comparar con la meta."),
        _attribute("baseline_note", "Nota de la línea base", Kind.LONG_TEXT,
                   "Por qué la línea base es 0, ND o no comparable."),
        _attribute("annual_goal", "Meta anual", Kind.QUANTITY,
                   "Sólo si la meta del año no es la que resulta de lo programado.", in_unit=True),
        _direct_delivery(),
    ),
    Section.ACCUMULATION: (
        _choice("accumulation", "Regla de acumulación", Accumulation,
                "Cómo se juntan los trimestres en el acumulado."),
        _choice("programming", "Programación", Programming,
                "Por periodo: cada trimestre lo suyo. Acumulada: cada trimestre incluye a los anteriores."),
        *(_of_quarter("weights", *_VARIABLES["weights"], q) for q in QUARTERS),
    ),
    Section.VARIABLES: (
        _factor(),
        _attribute("annual_denominator", "Denominador anual", Kind.QUANTITY,
                   "El total del año entre el que se divide cada numerador."),
        *(
            _of_quarter(name, *texts, q)
            for name, texts in _VARIABLES.items() if name != "weights" for q in QUARTERS
        ),
    ),
    Section.JUSTIFICATION: tuple(_of_justification(q, part) for q in QUARTERS for part in _JUSTIFICATION),
    Section.TEXTS: (
        _attribute("narrative_summary", "Resumen narrativo", Kind.LONG_TEXT,
                   "El objetivo que mide este indicador, como está en la matriz."),
        _attribute("assumptions", "Supuestos", Kind.LONG_TEXT,
                   "Lo que debe ocurrir fuera de la unidad para que el objetivo se cumpla."),
    ),
    Section.NOTE: (
        _attribute("private_note", "Nota privada", Kind.LONG_TEXT,
                   "Sólo para usted: se guarda en el informe y no sale en el PDF, el Excel ni el papel."),
    ),
}  # fmt: skip
