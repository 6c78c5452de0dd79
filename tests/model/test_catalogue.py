"""The editable catalogue: what it says is read exactly, and what is wrong in it is named."""

from decimal import Decimal

import pytest

import resources
from model.calculations import Bands
from model.catalogue import CatalogueProblem, Severity, parse_catalogue
from model.criteria import Entry, LevelCriteria, Unit
from model.errors import ProblemForUser
from model.levels import ACTIVITY, FIN, KINDS
from tests.model.judging import catalogue

DEFAULT = resources.read("catalogo.toml")


def test_that_the_default_semaphore_is_70_90_110_130():
    assert catalogue().bands == Bands(
        yellow_min=Decimal(70), green_min=Decimal(90), green_max=Decimal(110), over_max=Decimal(130)
    )


def test_that_every_kind_of_level_has_its_matrix():
    assert set(catalogue().levels) == set(KINDS)
    assert catalogue().levels[FIN] == LevelCriteria(
        types=("Estratégico",),
        dimensions=("Eficacia",),
        frequencies=("Anual", "Bianual", "Trianual", "Sexenal"),
    )
    assert catalogue().levels[ACTIVITY].types == ("De gestión",)


def test_that_only_the_two_senses_of_the_product_are_offered():
    assert catalogue().directions == ("Ascendente", "Descendente")


def test_that_responsible_units_and_programmes_are_empty_until_a_municipality_lists_them():
    assert catalogue().responsible_units == catalogue().programmes == ()


def test_that_a_municipality_lists_its_units_and_programmes():
    own = catalogue('listas.unidades_responsables = [{ clave = "304", nombre = "Secretaría de Gobierno" }]')

    assert own.responsible_units == (Entry("304", "Secretaría de Gobierno"),)
    assert own.options("responsible_unit_codes") == ("304",)
    assert own.options("responsible_unit_names") == ("Secretaría de Gobierno",)


@pytest.mark.parametrize("text", ["Documento", "documentos", "ACCIÓN", "acciones", "metros cuadrados"])
def test_that_a_unit_is_recognised_in_the_plural_and_whatever_its_case_and_accents(text):
    unit = catalogue().unit(text)

    assert unit is not None
    assert unit.whole is (unit.name != "Metro cuadrado")


def test_that_an_unknown_unit_is_none():
    assert catalogue().unit("Fanega") is None


def test_that_an_own_catalogue_changes_only_what_it_says():
    own = parse_catalogue(DEFAULT, b'[limites]\ndecimales = 4\n[gravedad]\nESC-03 = "apagada"\n')

    assert own.limits.decimals == 4
    assert own.severities["ESC-03"] is None
    assert own.limits.jump == catalogue().limits.jump
    assert own.units == catalogue().units


def test_that_a_list_of_an_own_catalogue_replaces_the_whole_list():
    assert catalogue('listas.unidades = [{ nombre = "Árbol", entera = true }]').units == (
        Unit("Árbol", True),
    )


def test_that_severity_words_are_read_with_or_without_accent():
    assert catalogue('gravedad.ESC-03 = "Información"').severities["ESC-03"] is Severity.INFO


def test_that_a_file_that_begins_with_a_byte_order_mark_is_read():
    assert parse_catalogue(b"\xef\xbb\xbf" + DEFAULT) == parse_catalogue(DEFAULT)


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ("[limites]\numbral = 3", "«umbral» de [limites]"),
        ("[colores]\nverde = 1", "«colores»"),
        ("[niveles.subfin]\ntipos = []", "«subfin» de [niveles]"),
        ('listas.unidades = [{ nombre = "Árbol", entera = true, plural = "Árboles" }]', "«plural»"),
    ],
)
def test_that_an_unknown_key_is_named(own, named):
    with pytest.raises(CatalogueProblem, match="no existe") as problem:
        catalogue(own)
    assert named in str(problem.value)


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("limites.decimales = 2.5", "«decimales» de [limites] debe ser un número sin decimales"),
        ("limites.decimales = true", "«decimales» de [limites] debe ser un número sin decimales"),
        ('limites.salto = "3"', "«salto» de [limites] debe ser un número"),
        ("limites.salto = -3", "«salto» de [limites] debe ser un número, 0 o mayor"),
        ("limites.salto = nan", "«salto» de [limites] debe ser un número, 0 o mayor"),
        ("limites.salto = inf", "«salto» de [limites] debe ser un número, 0 o mayor"),
        ("limites.porcentaje_mayor_a_100 = 1", "«porcentaje_mayor_a_100» de [limites] debe ser true o false"),
        ("limites = 3", "«limites» debe ser una tabla"),
        ('listas.tipos = "Estratégico"', "«tipos» de [listas] debe ser una lista"),
        ("listas.tipos = [1]", "«tipos» de [listas] debe ser una lista"),
        (
            'listas.tipos = ["De gestión", "de gestion"]',
            "«tipos» de [listas] debe ser una lista de textos distintos",
        ),
        ('listas.tipos = [" "]', "«tipos» de [listas] debe ser una lista"),
        ('listas.unidades = ["Árbol"]', "«unidades» de [listas] debe ser una lista"),
        ('listas.unidades = [{ nombre = "Árbol" }]', "«entera» de [listas.unidades] falta"),
        (
            'listas.unidades = [{ nombre = "", entera = true }]',
            "«nombre» de [listas.unidades] no puede ir vacío",
        ),
        (
            'listas.unidades = [{ nombre = "Árbol", entera = true }, { nombre = "arbol", entera = true }]',
            "«unidades» de [listas] tiene dos veces «arbol»",
        ),
        (
            "listas.lineas_base_por_omision = [true]",
            "«lineas_base_por_omision» de [listas] debe ser una lista",
        ),
        ("listas.dimension_de_todo_nivel = 1", "«dimension_de_todo_nivel» de [listas] debe ser un texto"),
    ],
)
def test_that_a_value_of_the_wrong_kind_is_named(own, sentence):
    with pytest.raises(CatalogueProblem) as problem:
        catalogue(own)
    assert f"En el catálogo, {sentence}" in str(problem.value)


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ('gravedad.ESC-99 = "error"', "«ESC-99» de [gravedad] no existe"),
        ('gravedad.ESC-01 = "grave"', "«ESC-01» de [gravedad] debe ser una de éstas: error, advertencia"),
        ("semaforo.verde_desde = 120", "«verde_hasta» de [semaforo] debe ser mayor que «verde_desde»"),
        ("semaforo.verde_hasta = 130", "«amarillo_hasta» de [semaforo] debe ser mayor que «verde_hasta»"),
        ("limites.sobrecumplimiento = 100", "«sobrecumplimiento» de [limites] debe ser mayor que"),
        ('niveles.fin.tipos = ["Estrategia"]', "«tipos» de [niveles.fin] nombra «Estrategia»"),
        ('listas.dimension_de_todo_nivel = "Eficazia"', "nombra «Eficazia», que no está en dimensiones"),
        (
            'listas.encabezado_obligatorio = ["lema"]',
            "nombra «lema», que no está en los datos del encabezado",
        ),
    ],
)
def test_that_a_contradiction_is_named(own, sentence):
    with pytest.raises(CatalogueProblem) as problem:
        catalogue(own)
    assert sentence in str(problem.value)


def test_that_a_missing_key_is_named():
    with pytest.raises(CatalogueProblem, match=r"En el catálogo, «decimales» de \[limites\] falta\."):
        parse_catalogue(DEFAULT.replace(b"decimales = 2\n", b""))


def test_that_a_slip_of_the_pen_is_told_with_its_line():
    with pytest.raises(CatalogueProblem, match="revise lo escrito en la línea 2"):
        parse_catalogue(DEFAULT, b"[limites]\ndecimales = = 2\n")


def test_that_a_file_in_another_encoding_is_told():
    with pytest.raises(CatalogueProblem, match="UTF-8"):
        parse_catalogue(DEFAULT, "[limites] # límites".encode("latin-1"))


def test_that_a_problem_of_the_catalogue_is_one_to_show():
    assert issubclass(CatalogueProblem, ProblemForUser)


def test_that_the_catalogue_names_the_source_of_every_threshold_and_list():
    lines = DEFAULT.decode().splitlines()
    begin, end = lines.index("[limites]"), lines.index("[gravedad]")
    values = [n for n in range(begin, end) if "=" in lines[n] and not lines[n].startswith("#")]

    def commented(number: int) -> bool:
        above = next(n for n in range(number - 1, 0, -1) if lines[n].startswith("#") or not lines[n])
        return "Fuente:" in lines[above]

    assert all(commented(number) for number in values)
    assert len(values) > 10


def test_that_a_sense_that_nobody_can_calculate_with_is_refused():
    with pytest.raises(
        CatalogueProblem, match="«Arriba», que no está en lo que se puede calcular"
    ) as problem:
        catalogue('listas.sentidos = ["Arriba"]')
    assert "Ascendente, Descendente" in str(problem.value)
    assert catalogue('listas.sentidos = ["descendente"]').directions == ("descendente",)
    assert catalogue("listas.sentidos = []").directions == ()
