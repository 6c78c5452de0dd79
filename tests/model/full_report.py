"""A report in which every field of every record is filled: what the golden file of each version holds."""

from __future__ import annotations

from base64 import b64decode
from decimal import Decimal
from typing import Any

from model.project_file import Identity
from model.report import (
    Acceptance,
    Accumulation,
    BaselineStatus,
    Basis,
    Calculation,
    DescendingFormula,
    Four,
    Heading,
    Indicator,
    Justification,
    Logo,
    Paper,
    Programming,
    Report,
    Settings,
    Signature,
    VarianceSign,
)

IDENTITY = Identity("6f9619ff-8b86-4d01-b42d-00cf4fc964ff", 17, "2023-07-14T18:03:00+00:00", "0.1.0")

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\xff\xd9"


def _four(*values: str) -> Four:
    first, second, third, fourth = (Decimal(value) if value else None for value in values)
    return first, second, third, fourth


def _extras(**values: Any) -> dict[str, Any]:
    return {"futuro": values | {"lista": [1, 2.5, None, True, "ñ"]}}


def full_report() -> Report:
    """Return the report; its text has quotes, line breaks, formulas, an emoji and what JSON escapes."""
    justification = Justification(
        fact="Se suspendieron 3 talleres.", cause="Lluvias «atípicas».", cause_kind="Externa",
        action="Reprogramar \\ en agosto", responsible="Dirección de Agencias", due_date="31/08/2023",
        projection="Se recupera en el 3er. trimestre.", extras=_extras(nota="j"),
    )  # fmt: skip
    return Report(
        heading=Heading(
            title="Informe Trimestral", fiscal_year=2023, unit_code="304", unit_name="Secretaría de Gobierno",
            programme_code="04", programme_name="Gobierno participativo", plan="Plan 2022 - 2024",
            axis="2. Gobernabilidad", objectives=("2.1 Uno.", "2.2 Dos."), dependency="Ayuntamiento",
            place_and_date="Oaxaca de Juárez, 14/07/2023", shared_mir=True, extras=_extras(nota="h"),
        ),
        settings=Settings(
            quarter=2, sign=VarianceSign.ACHIEVED_MINUS_PROGRAMMED, basis=Basis.TO_DATE,
            calculation=Calculation.LITERAL, descending=DescendingFormula.INVERSE_RATIO,
            semaphore_by_frequency=True, paper=Paper.DOUBLE_LETTER, extras=_extras(nota="s"),
        ),
        indicators=(
            Indicator(
                id="0d9a1f60c1f94a7d9a3a0a5a7d1c2b3e", level="Actividad 1.4",
                name='Tasa de "acciones"\n2ª línea', definition="=1+1", method="(a / b)*100\t😀", unit="Tasa",
                type="De gestión", dimension="Eficacia", frequency="Mensual", direction="Descendente",
                baseline_value=Decimal("-0.50"), baseline_year=2022,
                programmed=_four("25", "1234567.125", "", "0"), achieved=_four("-3", "0.000001", "", ""),
                means="Informe: 1.", baseline_status=BaselineStatus.NOT_COMPARABLE, baseline_note="ND",
                annual_goal=Decimal(100),
                accumulation=Accumulation.WEIGHTED_MEAN, programming=Programming.CUMULATIVE,
                programmed_numerators=_four("1", "2", "3", "4"), achieved_numerators=_four("1", "", "", ""),
                programmed_denominators=_four("10", "10", "10", "10"),
                achieved_denominators=_four("9", "", "", ""),
                annual_denominator=Decimal(40), factor=100_000, weights=_four("0.25", "0.25", "0.25", "0.25"),
                direct_delivery=True, narrative_summary="Resumen", assumptions="Supuesto",
                justifications=(Justification(), justification, Justification(), Justification()),
                extras=_extras(nota="i"),
            ),
            Indicator(id="fin", level="Fin"),
        ),
        signatures=(Signature(role="Elaboró", name="Ana Ruiz", position="Enlace", extras=_extras(nota="f")),),
        footer=("Oaxaca de Juárez", "2022 - 2024"),
        logos=(
            Logo(
                side="izquierda", media_type="image/png", data=PNG, description="Escudo",
                extras=_extras(nota="l"),
            ),
            Logo(side="derecha", media_type="image/jpeg", data=JPEG),
        ),
        acceptances=(
            Acceptance(
                rule="ARI-05", indicator="fin", key="achieved_2", about="a1b2", reason="Acordado.",
                user="Ana", date="2023-07-14", extras=_extras(nota="a"),
            ),
            Acceptance(
                rule="ENC-01", indicator=None, key="axis", about="c3", reason="", user="", date="2023-07-14",
            ),
        ),
        extras=_extras(nota="r"),
    )  # fmt: skip
