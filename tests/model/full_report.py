"""Reports in which every field of every record is filled: the one of the golden files, and any at random."""

from __future__ import annotations

from base64 import b64decode
from decimal import Decimal
from io import BytesIO
from random import Random
from typing import Any

from model.logos import LEFT, RIGHT
from model.project_file import Identity
from model.report import (
    QUARTERS,
    Acceptance,
    Accumulation,
    BaselineStatus,
    Basis,
    Calculation,
    Comment,
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
from model.schema import COLUMNS
from model.text import clean_text

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


PRIVATE = "SECRETO-7F3A"

_WORDS = (
    "acciones", "municipio", "ñandú", "güeros", "Propósito", "=1+1", "+52", "-3 %", "@lista", "«cita»", "50%",
    "<b>", "a&b", "]]>", "_x0041_", "😀", "漢字", "1E5", "007", "#N/A", "VERDADERO", "2023-01-01", "1/2", "…",
)  # fmt: skip
_UNITS = ("Porcentaje", "Porcentaje", "Tasa", "Promedio", "acciones", "Pesos", "")


def random_report(seed: int) -> Report:
    """Return the report of that number: always the same one."""
    return _Maker(Random(seed)).report()


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random

    def text(self, longest: int = 8) -> str:
        words = self._random.choices(_WORDS, k=self._random.randint(0, longest))
        between = self._random.choice((" ", " ", " ", "  ", "\n", "\t"))
        return clean_text(between.join(words)).strip()

    def line(self, longest: int = 5) -> str:
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(0, longest)))

    def number(self) -> Decimal | None:
        if self._random.random() < 0.3:
            return None
        places = self._random.choice((0, 0, 0, 1, 2, 5))
        largest = self._random.choice((1, 60, 100, 1_000_000))
        low = -largest if self._random.random() < 0.1 else 0
        return Decimal(self._random.randint(low * 10**places, largest * 10**places)).scaleb(-places)

    def four(self, chance: float = 1.0) -> Four:
        if self._random.random() > chance:
            return (None, None, None, None)
        return (self.number(), self.number(), self.number(), self.number())

    def justification(self) -> Justification:
        if self._random.random() < 0.7:
            return Justification()
        return Justification(
            fact=self.text(), cause=self.text(), cause_kind=self._random.choice(("", "Interna", "Externa")),
            action=self.text(), responsible=self.line(), due_date="30/09/2023", projection=self.text(),
        )  # fmt: skip

    def indicator(self, number: int) -> Indicator:
        choose = self._random.choice
        status = choose(list(BaselineStatus))
        first, second, third, fourth = (self.justification() for _ in QUARTERS)
        return Indicator(
            id=f"fila-{number}",
            level=choose(("Fin", "Propósito", f"Componente {number}", f"Actividad 1.{number}", "")),
            name=self.text(), definition=self.text(30), method=self.text(12), unit=choose(_UNITS),
            type=choose(("Estratégico", "De gestión", "otro tipo")),
            dimension=choose(("Eficacia", "Calidad", "")),
            frequency=choose(("Trimestral", "Anual", "Semestral")),
            direction=choose(("Ascendente", "Descendente", "")),
            baseline_value=None if status is BaselineStatus.NOT_AVAILABLE else self.number(),
            baseline_year=choose((None, 2019, 2022)), baseline_status=status, baseline_note=self.text(),
            programmed=self.four(0.9), achieved=self.four(0.9), means=self.text(20),
            annual_goal=self.number(), accumulation=choose(list(Accumulation)),
            programming=choose(list(Programming)),
            programmed_numerators=self.four(0.4), programmed_denominators=self.four(0.4),
            achieved_numerators=self.four(0.4), achieved_denominators=self.four(0.4),
            annual_denominator=self.number(), factor=choose((1, 100, 1_000, 100_000)), weights=self.four(0.3),
            direct_delivery=choose((True, False)), narrative_summary=self.text(), assumptions=self.text(),
            justifications=(first, second, third, fourth),
            private_note=PRIVATE,
            comments=tuple(self.comments()),
        )  # fmt: skip

    def comments(self) -> list[Comment]:
        keys = self._random.sample([column.key for column in COLUMNS], k=self._random.randint(0, 2))
        return [Comment(key=key, text=self.line() or "ok", user="Ana", date="2023-07-14") for key in keys]

    def logo(self, side: str) -> Logo:
        kind = self._random.choice(("PNG", "JPEG"))
        colour = tuple(self._random.choices(range(256), k=3))
        from PIL import Image

        data = BytesIO()
        size = (self._random.randint(1, 40), self._random.randint(1, 40))
        Image.new("RGB", size, colour).save(data, kind)
        return Logo(
            side=side, media_type=f"image/{kind.lower()}", data=data.getvalue(), description=self.line(3)
        )

    def acceptance(self, indicator: str | None) -> Acceptance:
        return Acceptance(
            rule="ARI-05", indicator=indicator, key="achieved_2", about=self.line(), reason=self.line(),
            user="Ana Ruiz", date="2023-07-14",
        )  # fmt: skip

    def heading(self) -> Heading:
        return Heading(
            title=self.line(3), fiscal_year=self._random.choice((None, 2023)), unit_code="304",
            unit_name=self.line(), programme_code=self.line(1), programme_name=self.line(),
            plan=self.line(), axis=self.line(), dependency=self.line(1), place_and_date=self.line(1),
            objectives=tuple(filter(None, (self.line() for _ in range(self._random.randint(0, 4))))),
            shared_mir=self._random.choice((True, False)),
        )  # fmt: skip

    def report(self) -> Report:
        count = self._random.choice((0, 1, 2, 5, 9))
        values: dict[str, Any] = {
            "quarter": self._random.randint(1, 4),
            "semaphore_by_frequency": self._random.choice((True, False)),
        }
        kinds = {
            "sign": VarianceSign, "basis": Basis, "calculation": Calculation,
            "descending": DescendingFormula, "paper": Paper,
        }  # fmt: skip
        values |= {name: self._random.choice(list(kind)) for name, kind in kinds.items()}
        signatures = [
            Signature(role=self.line(2), name=self.line(3), position=self.line())
            for _ in range(self._random.choice((0, 2, 3, 5)))
        ]
        rows = tuple(self.indicator(number) for number in range(count))
        return Report(
            heading=self.heading(), settings=Settings(**values), indicators=rows,
            signatures=tuple(signatures),
            footer=tuple(filter(None, (self.line() for _ in range(self._random.randint(0, 3))))),
            logos=tuple(self.logo(side) for side in (LEFT, RIGHT) if self._random.random() < 0.5),
            acceptances=tuple(self.acceptance(row) for row in (None, *(r.id for r in rows[:2]))),
        )  # fmt: skip
