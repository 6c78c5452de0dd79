"""Reports at random that fill every field of every record, for going out as a workbook and coming back."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image

from model.logos import LEFT, RIGHT
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
