"""What a random variant says and in which columns: its indicators, its words and its titles."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from model.report import Accumulation, BaselineStatus, Indicator, Programming
from tests.factories import sample

ATTRIBUTES = (
    "level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction",
    "baseline_value", "baseline_year",
)  # fmt: skip
TITLES = {
    "level": ("Nivel", "Nivel MIR", "Nivel de la MIR"),
    "name": ("Nombre", "Nombre del Indicador", "Indicador"),
    "definition": ("Definición", "Definición del Indicador", "Descripción"),
    "method": ("Método de Cálculo", "Fórmula", "Método cálculo"),
    "unit": ("Unidad de Medida", "Unidad de medida"),
    "type": ("Tipo", "Tipo de indicador"),
    "dimension": ("Dimensión", "Dimensión a medir"),
    "frequency": ("Frecuencia de Medición", "Frecuencia", "Periodicidad"),
    "direction": ("Sentido Esperado", "Sentido", "Comportamiento esperado"),
    "means": ("Medios de Verificación", "Medio de verificación", "Fuente de información"),
}
BANDS = {
    "programmed": ("Valores Programados", "Programado", "Metas programadas", "Programados"),
    "achieved": ("Valores Alcanzados", "Alcanzado", "Avance", "Realizado"),
    "variance": ("Variación *", "Variación", "Desviación", "Diferencia"),
}
QUARTERS = (
    ("1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim."),
    ("Trim. 1", "Trim. 2", "Trim. 3", "Trim. 4"),
    ("1er Trimestre", "2do Trimestre", "3er Trimestre", "4to Trimestre"),
    ("T1", "T2", "T3", "T4"),
    ("Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre"),
    ("Trimestre I", "Trimestre II", "Trimestre III", "Trimestre IV"),
    ("Enero-Marzo", "Abril-Junio", "Julio-Septiembre", "Octubre-Diciembre"),
)
TOTALS = ("Acumulado *", "Acumulado", "Total", "Acum.")
NO_VALUES = ("NA", "N/A", "$ -", "-", "—", "n.d.", "No aplica")
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!")
BASELINE_WORDS = (
    ("ND", None, BaselineStatus.NOT_AVAILABLE, ""),
    ("58 rutas", Decimal(58), BaselineStatus.KNOWN, "58 rutas"),
    ("No disponible", None, BaselineStatus.NOT_AVAILABLE, ""),
)
HEADING = (
    ("Unidad Responsable:", "304 - Secretaría de Gobierno"),
    ("Programa Presupuestario:", "04 - Gobierno participativo"),
    ("Trimestre que se reporta:", "2do. Trimestre 2023"),
    ("Eje:", "2. Gobernabilidad democrática"),
)


@dataclass
class Variant:
    """A file, what it means, and which differences were drawn."""

    name: str
    data: bytes
    expected: list[Indicator]
    differences: list[str]
    unreadable: set[tuple[int, str]] = field(default_factory=set)  # row of ``expected``, key


@dataclass
class Column:
    """A column of the sheet: what it holds, its title in each heading row."""

    key: str
    titles: list[str]
    band: str = ""


class Maker:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.differences: list[str] = []
        self.unreadable: set[tuple[int, str]] = set()
        self.indicators = list(sample().indicators)
        self.words: dict[tuple[int, str], Any] = {}  # what stands in a cell instead of its value

    def draws(self, name: str, chance: float) -> bool:
        """Return whether a difference is drawn, and note it."""
        drawn = self.random.random() < chance
        if drawn:
            self.differences.append(name)
        return drawn

    def pick(self, *options: Any) -> Any:
        return self.random.choice(options)

    # -- what the indicators are -------------------------------------------------------------------

    def alter(self) -> None:
        """Change what the indicators say: counts, cumulative quarters, words, zeros, errors."""
        if self.draws("otros números", 0.5):
            self._other_numbers()
        if self.draws("cantidades", 0.25):
            self._counts()
        if self.draws("trimestres acumulados", 0.12):
            self._cumulative()
        if self.draws("línea base en palabras", 0.3):
            for row in self.random.sample(range(15), 4):
                text, value, status, note = self.pick(*BASELINE_WORDS)
                self.words[row, "baseline_value"] = text
                self.change(row, baseline_value=value, baseline_status=status, baseline_note=note)
        if self.draws("cero sin reporte", 0.3):
            for row in range(15):
                self.words[row, "achieved_3"] = self.words[row, "achieved_4"] = 0
        elif self.draws("NA sin reporte", 0.3):
            for row in range(15):
                self.words[row, "achieved_3"] = self.words[row, "achieved_4"] = self.pick(*NO_VALUES)
        if self.draws("error en una celda", 0.2):
            row, quarter = self.random.randrange(15), self.pick(1, 2)
            values = list(self.indicators[row].achieved)
            values[quarter - 1] = None
            self.words[row, f"achieved_{quarter}"] = self.pick(*ERRORS)
            self.unreadable.add((row, f"achieved_{quarter}"))
            self.change(row, achieved=tuple(values))

    def change(self, row: int, **values: Any) -> None:
        self.indicators[row] = self.indicators[row].replace(**values)

    def _other_numbers(self) -> None:
        for row in range(15):
            cuts = sorted(self.random.sample(range(8, 93), 3))
            parts = [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]]
            if min(parts) < 8:
                continue
            achieved = [max(1, min(int(p * self.random.uniform(0.5, 1.8)), 100)) for p in parts[:2]]
            top = max(parts)
            if not top / 2.5 <= max(achieved) <= top * 2.5:
                achieved = parts[:2]
            self.change(
                row,
                programmed=tuple(map(Decimal, parts)),
                achieved=(Decimal(achieved[0]), Decimal(achieved[1]), None, None),
            )

    def _counts(self) -> None:
        for row in self.random.sample(range(15), 5):
            parts = [Decimal(self.random.randrange(3, 400)) for _ in range(4)]
            if parts == sorted(parts):
                parts.reverse()
            achieved = [Decimal(self.random.randrange(0, 500)) for _ in range(2)]
            self.change(
                row,
                unit=self.pick("Acciones", "Documento", "Sesiones"),
                programmed=tuple(parts),
                achieved=(achieved[0], achieved[1], None, None),
                baseline_value=Decimal(self.random.randrange(0, 90)),
                accumulation=Accumulation.BY_UNIT,
            )

    def _cumulative(self) -> None:
        for row, ind in enumerate(self.indicators):
            if ind.unit != "Porcentaje":
                continue
            first, second, third, _ = (value or Decimal(0) for value in ind.programmed)
            programmed = (first, first + second, first + second + third, Decimal(100))
            one, two = ind.achieved[:2]
            self.change(
                row,
                programmed=programmed,
                achieved=(one, one + two if one is not None and two is not None else two, None, None),
                programming=Programming.CUMULATIVE,
            )

    # -- how the sheet looks -----------------------------------------------------------------------

    def spelled(self, title: str) -> str:
        """Return a title in another spelling: case, accents, line breaks, stars."""
        if self.spelling["caso"]:
            title = str(self.pick(title.upper(), title.lower(), title))
        if self.spelling["acentos"]:
            title = "".join(c for c in unicodedata.normalize("NFD", title) if unicodedata.category(c) != "Mn")
        if self.spelling["saltos"] and " " in title:
            title = title.replace(" ", "\n", 1)
        if self.spelling["asteriscos"] and self.random.random() < 0.3:
            title = f"{title} *"
        return title

    def columns(self) -> list[Column]:
        """Return the columns in the order in which they stand, with their titles by heading row."""
        self.spelling = {
            name: self.draws(f"títulos: {name}", 0.35) for name in ("caso", "acentos", "saltos", "asteriscos")
        }
        self.interleaved = self.draws("intercalado por trimestre", 0.15)
        self.rows_of_heading: int = self.pick(1, 2, 2, 2, 3)
        self.differences.append(f"{self.rows_of_heading} renglones de encabezado")
        if self.interleaved and self.rows_of_heading == 1:
            self.rows_of_heading = 2
        self.total = not self.draws("sin acumulados", 0.1)
        self.with_variance = not self.draws("sin variación", 0.15)
        columns = [Column(key, [""] * self.rows_of_heading) for key in ATTRIBUTES]
        for column in columns:
            self._attribute_title(column)
        columns += self._figures()
        if not self.draws("sin medios de verificación", 0.15):
            means = Column("means", [""] * self.rows_of_heading)
            means.titles[self.pick(0, min(1, self.rows_of_heading - 1))] = self.spelled(
                self.pick(*TITLES["means"])
            )
            columns.append(means)
        else:
            for row in range(15):
                self.change(row, means="")
        return self._extra(columns)

    def _attribute_title(self, column: Column) -> None:
        main = min(1, self.rows_of_heading - 1)
        if column.key == "baseline_value":
            if self.rows_of_heading == 3:
                column.titles[1], column.titles[2] = self.spelled("Línea Base"), "Valor"
            elif self.rows_of_heading == 1:
                column.titles[0] = self.spelled("Línea Base Valor")
            else:
                column.titles[main] = self.spelled("Línea Base")
        elif column.key == "baseline_year":
            if self.rows_of_heading == 3:
                column.titles[2] = "Año"
            elif self.rows_of_heading == 1:
                column.titles[0] = self.spelled("Año de línea base")
        else:
            column.titles[main] = self.spelled(self.pick(*TITLES[column.key]))

    def _figures(self) -> list[Column]:
        bands = ["programmed", "achieved", *(["variance"] if self.with_variance else [])]
        names = {band: self.pick(*BANDS[band]) for band in bands}
        quarters = [*self.pick(*QUARTERS), *([self.pick(*TOTALS)] if self.total else [])]
        keys = ["1", "2", "3", "4", "total"]
        made = []
        pairs = (
            [(b, q) for q in range(len(quarters)) for b in bands]
            if self.interleaved
            else [(b, q) for b in bands for q in range(len(quarters))]
        )
        for band, q in pairs:
            titles = [""] * self.rows_of_heading
            if self.rows_of_heading == 1:
                titles[0] = self.spelled(f"{names[band].replace(' *', '')} {quarters[q]}")
            elif self.interleaved:
                titles[0], titles[1] = self.spelled(quarters[q]), self.spelled(names[band])
            else:
                titles[0], titles[1] = self.spelled(names[band]), self.spelled(quarters[q])
            made.append(Column(f"{band}_{keys[q]}", titles, band=quarters[q] if self.interleaved else band))
        return made

    def _extra(self, columns: list[Column]) -> list[Column]:
        main = min(1, self.rows_of_heading - 1)

        def extra(title: str) -> Column:
            column = Column(f"extra:{title}", [""] * self.rows_of_heading)
            column.titles[main] = title
            return column

        if self.draws("columna de número", 0.2):
            columns.insert(0, extra("No."))
        if self.draws("columna de observaciones", 0.25):
            columns.append(extra("Observaciones"))
        if self.draws("columna intermedia", 0.2):
            at = next(i for i, c in enumerate(columns) if c.key == "unit")
            columns.insert(at, extra(self.pick("Área", "Clave", "Responsable del dato")))
        if self.draws("títulos cambiados de columna", 0.12):
            one, two = self.pick(("type", "dimension"), ("frequency", "direction"), ("definition", "method"))
            a, b = (next(c for c in columns if c.key == key) for key in (one, two))
            a.titles, b.titles = b.titles, a.titles
        if self.draws("título repetido", 0.12):
            repeated = extra(self.pick("Tipo", "Dimensión", "Sentido Esperado"))
            columns.append(repeated)
        return columns
