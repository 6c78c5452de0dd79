"""The catalogue: thresholds, severities and lists, read from the bytes of an editable file (decision 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from model.calculations import DIRECTIONS, Bands
from model.catalogue_table import CatalogueProblem, Table, merged, read_toml
from model.criteria import Criteria, Entry, LevelCriteria, Limits, Unit, same_entry
from model.frozen import frozen
from model.levels import ACTIVITY, COMPONENT, FIN, PURPOSE
from model.report import Choice
from model.rules import RULES
from model.text import folded

__all__ = ["Catalogue", "CatalogueProblem", "Severity", "parse_catalogue"]


class Severity(Choice):
    """How a finding weighs, heaviest first; only errors turn the final report into a draft."""

    ERROR = "error", "Error"
    WARNING = "warning", "Aviso"
    INFO = "info", "Informativo"


_SEVERITIES = {
    "error": Severity.ERROR,
    "advertencia": Severity.WARNING,
    "informacion": Severity.INFO,
    "apagada": None,
}
_LEVEL_TABLES = {FIN: "fin", PURPOSE: "proposito", COMPONENT: "componente", ACTIVITY: "actividad"}
_REQUIRABLE = {
    "ejercicio": "fiscal_year",
    "clave_unidad": "unit_code",
    "unidad_responsable": "unit_name",
    "clave_programa": "programme_code",
    "programa": "programme_name",
    "plan": "plan",
    "eje": "axis",
    "objetivos": "objectives",
    "lugar_y_fecha": "place_and_date",
    "dependencia": "dependency",
}


@frozen(kw_only=True, slots=False)
class Catalogue(Criteria):
    """The criteria and the severity of each rule, by rule id; None means that the rule is switched off."""

    severities: Mapping[str, Severity | None]

    def options(self, name: str) -> tuple[str, ...]:
        """Return what a list offers to choose from; ``name`` is what ``schema.Field.catalogue`` says.

        Raises KeyError for a name that no list has.
        """
        return self._options[name]

    @cached_property
    def _options(self) -> dict[str, tuple[str, ...]]:
        return {
            "levels": (FIN, PURPOSE, f"{COMPONENT} 1", f"{ACTIVITY} 1.1"),
            "units": tuple(unit.name for unit in self.units),
            "types": self.types,
            "dimensions": self.dimensions,
            "frequencies": self.frequencies,
            "directions": self.directions,
            "responsible_unit_codes": tuple(entry.code for entry in self.responsible_units),
            "responsible_unit_names": tuple(entry.name for entry in self.responsible_units),
            "programme_codes": tuple(entry.code for entry in self.programmes),
            "programme_names": tuple(entry.name for entry in self.programmes),
        }


def parse_catalogue(data: bytes, override: bytes | None = None) -> Catalogue:
    """Return the catalogue that the TOML text in ``data`` describes.

    ``override`` is a municipality's own file, which may hold only what differs. Raises CatalogueProblem,
    whose sentence names the key, for anything unknown, missing, of a wrong type or contradictory.
    """
    values = read_toml(data)
    root = Table(merged(values, read_toml(override)) if override is not None else values)
    catalogue = _catalogue(root)
    root.finish()
    return catalogue


def _catalogue(root: Table) -> Catalogue:
    lists = root.table("listas")
    types, dimensions = lists.texts("tipos"), lists.texts("dimensiones")
    frequencies = lists.texts("frecuencias")
    directions = lists.texts("sentidos")
    lists.require_known(
        "sentidos", directions, f"lo que se puede calcular: {', '.join(DIRECTIONS)}", tuple(DIRECTIONS)
    )
    every_level = lists.text("dimension_de_todo_nivel")
    if every_level:
        lists.require_known("dimension_de_todo_nivel", (every_level,), "dimensiones", dimensions)
    return Catalogue(
        bands=_bands(root.table("semaforo")),
        limits=_limits(root.table("limites")),
        severities=_severities(root.table("gravedad")),
        units=tuple(
            Unit(row.text("nombre", blank=False), row.flag("entera"))
            for row in lists.rows("unidades", unique="nombre")
        ),
        types=types,
        dimensions=dimensions,
        frequencies=frequencies,
        directions=directions,
        levels=_levels(root.table("niveles"), types, dimensions, frequencies),
        dimension_of_every_level=every_level,
        default_baselines=lists.numbers("lineas_base_por_omision"),
        responsible_units=_entries(lists, "unidades_responsables"),
        programmes=_entries(lists, "programas"),
        required_fields=_required_fields(lists),
        required_roles=lists.texts("firmas_obligatorias"),
    )


def _bands(table: Table) -> Bands:
    table.require_increasing("amarillo_desde", "verde_desde", "verde_hasta", "amarillo_hasta")
    return Bands(
        yellow_min=table.number("amarillo_desde"),
        green_min=table.number("verde_desde"),
        green_max=table.number("verde_hasta"),
        over_max=table.number("amarillo_hasta"),
    )


def _limits(table: Table) -> Limits:
    table.require_increasing("justificar_debajo_de", "justificar_encima_de", "sobrecumplimiento")
    table.require_increasing("proyeccion_desde", "proyeccion_hasta")
    return Limits(
        justify_below=table.number("justificar_debajo_de"),
        justify_above=table.number("justificar_encima_de"),
        over_achievement=table.number("sobrecumplimiento"),
        projection_from=table.number("proyeccion_desde"),
        projection_to=table.number("proyeccion_hasta"),
        goal_tolerance=table.number("tolerancia_meta"),
        same_as_programmed=table.number("igual_a_lo_programado"),
        jump=table.number("salto"),
        decimals=table.whole("decimales"),
        scale_factor=table.number("escala_factor"),
        percent_may_pass_100=table.flag("porcentaje_mayor_a_100"),
        justification_characters=table.whole("justificacion_caracteres"),
        action_words=table.whole("accion_palabras"),
        pattern_rows=table.whole("patron_desde"),
    )


def _severities(table: Table) -> dict[str, Severity | None]:
    severities = {}
    for rule in RULES:
        word = table.text(rule.id)
        if folded(word) not in _SEVERITIES:
            raise table.problem(rule.id, f"debe ser una de éstas: {', '.join(_SEVERITIES)}")
        severities[rule.id] = _SEVERITIES[folded(word)]
    return severities


def _levels(
    table: Table, types: Sequence[str], dimensions: Sequence[str], frequencies: Sequence[str]
) -> dict[str, LevelCriteria]:
    def allowed(level: Table, key: str, known: Sequence[str]) -> tuple[str, ...]:
        texts = level.texts(key)
        level.require_known(key, texts, key, known)
        return tuple(same_entry(known, text) or text for text in texts)

    return {
        kind: LevelCriteria(
            types=allowed(table.table(name), "tipos", types),
            dimensions=allowed(table.table(name), "dimensiones", dimensions),
            frequencies=allowed(table.table(name), "frecuencias", frequencies),
        )
        for kind, name in _LEVEL_TABLES.items()
    }


def _entries(lists: Table, key: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(row.text("clave", blank=False), row.text("nombre", blank=False))
        for row in lists.rows(key, unique="clave")
    )


def _required_fields(lists: Table) -> tuple[str, ...]:
    names = lists.texts("encabezado_obligatorio")
    lists.require_known("encabezado_obligatorio", names, "los datos del encabezado", tuple(_REQUIRABLE))
    by_folded: dict[str, Any] = {folded(name): key for name, key in _REQUIRABLE.items()}
    return tuple(by_folded[folded(name)] for name in names)
