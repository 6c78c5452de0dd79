"""The 27 columns of the form, in its order (``domain.md`` §1.1). The one place that declares a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from itertools import groupby

from model.calculations import LITERAL_NOTICE, Series, figure, quarter_value
from model.calculations.wording import ORDINALS
from model.frozen import frozen
from model.levels import level_title
from model.numbers import shown
from model.report import QUARTERS, BaselineStatus, Calculation, Indicator, Settings, VarianceSign
from model.schema.kinds import Field, Kind, Value
from model.units import is_percent


class Group(Enum):
    """The bands above the columns; the value is the form's own heading."""

    DATA = "Datos del Indicador"
    PROGRAMMED = "Valores Programados"
    ACHIEVED = "Valores Alcanzados"
    VARIANCE = "Variación *"
    MEANS = "Medios de Verificación"


@frozen(kw_only=True)
class Column(Field[Indicator]):
    """A field of the indicator that has a column.

    ``width`` is its share of the page in mm of the Oficio sheet (``design.md``). ``series`` is set for the
    fifteen figures; ``quarter`` is 1 to 4, or None for an accumulated column and for all other columns.
    """

    group: Group
    width: float
    series: Series | None = None
    quarter: int | None = None

    @property
    def calculated(self) -> bool:
        """Whether the program computes it and nobody can type into it."""
        return self.write is None

    def text(self, indicator: Indicator, settings: Settings) -> str:
        """Return what the cell shows, in the grid as on paper."""
        if self.series is not None:
            return figure(indicator, self.series, self.quarter, settings).text
        value = self.read(indicator)
        if isinstance(value, Decimal):
            return shown(value, percent=self.in_unit and is_percent(indicator.unit))
        return "" if value is None else str(value)


def _attribute(key: str, title: str, kind: Kind, width: float, text: str, catalogue: str = "") -> Column:
    def write(indicator: Indicator, value: Value) -> Indicator:
        return indicator.replace(**{key: value})

    return Column(
        key=key,
        title=title,
        kind=kind,
        width=width,
        help=text,
        group=Group.DATA,
        catalogue=catalogue,
        read=lambda indicator: getattr(indicator, key),
        write=write,
    )


def _write_level(indicator: Indicator, value: Value) -> Indicator:
    return indicator.replace(level=level_title(str(value or "")))


NOT_AVAILABLE = "ND"


def _read_baseline(indicator: Indicator) -> Value:
    if indicator.baseline_status is BaselineStatus.NOT_AVAILABLE:
        return NOT_AVAILABLE
    return indicator.baseline_value


def _write_baseline(indicator: Indicator, value: Value) -> Indicator:
    if value == NOT_AVAILABLE:
        return indicator.replace(baseline_value=None, baseline_status=BaselineStatus.NOT_AVAILABLE)
    unavailable = indicator.baseline_status is BaselineStatus.NOT_AVAILABLE
    status = BaselineStatus.KNOWN if unavailable else indicator.baseline_status
    return indicator.replace(baseline_value=value, baseline_status=status)


def _quarter_writer(attribute: str, quarter: int) -> Callable[[Indicator, Value], Indicator]:
    def write(indicator: Indicator, value: Value) -> Indicator:
        values = list(getattr(indicator, attribute))
        values[quarter - 1] = value
        return indicator.replace(**{attribute: tuple(values)})

    return write


_ENTERED = {
    Series.PROGRAMMED: (
        Group.PROGRAMMED,
        "Lo que se programó para el trimestre, en la unidad de medida del indicador (25 significa 25 %).",
    ),
    Series.ACHIEVED: (
        Group.ACHIEVED,
        "Lo que se alcanzó en el trimestre, en la misma unidad que lo programado. Si aún no se reporta, "
        "déjelo vacío: vacío no es cero.",
    ),
}
_TOTAL_HELP = {
    Series.PROGRAMMED: "Se calcula: lo programado, acumulado según la regla del indicador.",
    Series.ACHIEVED: "Se calcula: lo alcanzado hasta el trimestre que se reporta, según la misma regla.",
    Series.VARIANCE: "Se calcula: programado acumulado contra alcanzado acumulado.",
}


def _entered(series: Series, quarter: int) -> Column:
    group, text = _ENTERED[series]
    return Column(
        key=f"{series}_{quarter}", title=f"{ORDINALS[quarter]} Trim.", kind=Kind.QUANTITY, width=7,
        help=text, group=group, series=series, quarter=quarter, in_unit=True,
        read=lambda indicator: quarter_value(indicator, series, quarter),
        write=_quarter_writer(str(series), quarter),
    )  # fmt: skip


def _calculated(series: Series, quarter: int | None, group: Group, title: str, text: str) -> Column:
    key = f"{series}_{quarter or 'total'}"
    # A calculated column depends on the report's settings, so its value comes from ``figure`` alone.
    return Column(
        key=key, title=title, kind=Kind.QUANTITY, width=7 if quarter else 8.5, help=text, group=group,
        series=series, quarter=quarter, in_unit=True, read=lambda _: None,
    )  # fmt: skip


def _band(series: Series, group: Group) -> tuple[Column, ...]:
    total_title = "Acumulado" if series is Series.VARIANCE else "Acumulado *"
    total = _calculated(series, None, group, total_title, _TOTAL_HELP[series])
    if series is Series.VARIANCE:
        text = (
            "Se calcula: lo programado contra lo alcanzado en el trimestre. Vacía si falta alguno de los dos."
        )
        quarters = [_calculated(series, q, group, f"{ORDINALS[q]} Trim.", text) for q in QUARTERS]
    else:
        quarters = [_entered(series, q) for q in QUARTERS]
    return (*quarters, total)


COLUMNS: tuple[Column, ...] = (
    Column(
        key="level", title="Nivel", kind=Kind.CHOICE, width=12, group=Group.DATA, catalogue="levels",
        help="Fin, Propósito, Componente con su número o Actividad con el suyo. Puede escribir A1.4.",
        read=lambda indicator: indicator.level, write=_write_level,
    ),
    _attribute("name", "Nombre", Kind.LONG_TEXT, 26,
               "El nombre del indicador, neutral y de preferencia en diez palabras o menos."),
    _attribute("definition", "Definición", Kind.LONG_TEXT, 30,
               "Qué mide el indicador, sin repetir el nombre; de preferencia hasta 240 caracteres."),
    _attribute("method", "Método de Cálculo", Kind.LONG_TEXT, 34,
               "La fórmula completa, con el significado de cada variable."),
    _attribute("unit", "Unidad de Medida", Kind.CHOICE, 13,
               "En qué se mide: Porcentaje, Tasa, Promedio, acciones… Decide cómo se muestran los valores.",
               catalogue="units"),
    _attribute("type", "Tipo", Kind.CHOICE, 12.5,
               "Estratégico (Fin, Propósito y componentes que se entregan a la población) o De gestión.",
               catalogue="types"),
    _attribute("dimension", "Dimensión", Kind.CHOICE, 11.5,
               "Eficacia, Eficiencia, Calidad o Economía.", catalogue="dimensions"),
    _attribute("frequency", "Frecuencia de Medición", Kind.CHOICE, 12.5,
               "Cada cuándo se mide el indicador.", catalogue="frequencies"),
    _attribute("direction", "Sentido Esperado", Kind.CHOICE, 13,
               "Ascendente si es mejor que suba; Descendente si es mejor que baje.", catalogue="directions"),
    Column(
        key="baseline_value", title="Línea Base\nValor", kind=Kind.QUANTITY, width=8, group=Group.DATA,
        help="El valor de partida, en la unidad de medida. Si no existe, escriba ND.",
        read=_read_baseline, write=_write_baseline, words=(NOT_AVAILABLE,), in_unit=True,
    ),
    _attribute("baseline_year", "Línea Base\nAño", Kind.YEAR, 7,
               "El año de la línea base, anterior al ejercicio."),
    *_band(Series.PROGRAMMED, Group.PROGRAMMED),
    *_band(Series.ACHIEVED, Group.ACHIEVED),
    *_band(Series.VARIANCE, Group.VARIANCE),
    Column(
        key="means", title="Medios de Verificación", kind=Kind.LONG_TEXT, width=31, group=Group.MEANS,
        help="El documento que comprueba el valor, quién lo emite, cada cuándo y dónde se consulta.",
        read=lambda indicator: indicator.means,
        write=lambda indicator, value: indicator.replace(means=value),
    ),
)  # fmt: skip

COLUMN_BY_KEY = {column.key: column for column in COLUMNS}


def group_runs() -> Iterator[tuple[Group, tuple[Column, ...]]]:
    """Yield each band with its columns, left to right."""
    for group, columns in groupby(COLUMNS, key=lambda column: column.group):
        yield group, tuple(columns)


def _subtraction(settings: Settings) -> str:
    # The literal way ignores the report's sign (``domain.md`` §4.7).
    if settings.calculation is Calculation.LITERAL:
        return VarianceSign.PROGRAMMED_MINUS_ACHIEVED.label.lower()
    return settings.sign.label.lower()


def group_title(group: Group, settings: Settings) -> str:
    """Return the band's heading; that of the variance says what is subtracted (``domain.md`` §6.1)."""
    return f"{group.value} ({_subtraction(settings)})" if group is Group.VARIANCE else group.value


def notes(settings: Settings) -> tuple[str, ...]:
    """Return the notes printed under the table (``domain.md`` §6.6)."""
    note = f"* Valores calculados. Variación = {_subtraction(settings)}."
    return (note, LITERAL_NOTICE) if settings.calculation is Calculation.LITERAL else (note,)
