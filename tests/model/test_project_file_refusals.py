from __future__ import annotations

import json
import sys
from base64 import b64encode

import pytest

from model.errors import DamagedReport, FileProblem, NewerVersion, NotAReport
from model.files import MAX_FILE_BYTES
from model.project_file import MAX_LOGO_BYTES, MAX_ROWS, dump, load, parse, reading
from model.project_file.layout import default_values, fields_of
from model.report import Acceptance, Heading, Indicator, Justification, Logo, Report, Settings, Signature
from tests.model.full_report import IDENTITY, full_report

DATA = dump(full_report(), IDENTITY)
FIRST, SECOND = ("indicators", 0), ("indicators", 1)
GONE = type("Gone", (), {"__repr__": lambda _self: "gone"})()  # a name that is the same in every process


def changed(*path: str | int, to: object) -> bytes:
    """Return the file of the full report with one value replaced or, with GONE, taken out."""
    document = json.loads(DATA)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if to is GONE:
        del holder[path[-1]]
    else:
        holder[path[-1]] = to
    lines = json.dumps(document, ensure_ascii=False).replace('"indicators": [{', '\n"indicators":[\n{')
    return lines.encode()


def sentence(data: bytes, kind: type[Exception] = DamagedReport) -> str:
    """Return what the officer reads when the file is refused."""
    with pytest.raises(kind) as caught:
        parse(data)
    assert type(caught.value) is kind
    assert caught.value.advice  # type: ignore[attr-defined]
    return str(caught.value.sentence)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest of a workbook", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"Informe Trimestral 2023", b"[]",
        b"1", b'{"format":"otro"}', b'{"a":1}', "{}".encode("utf-16"), b"null",
        b'{"format":["x"]}',
    ],
    ids=["xlsx", "pdf", "png", "text", "list", "number", "format", "json", "utf-16", "null", "type"],
)  # fmt: skip
def test_that_a_foreign_file_is_called_one(data):
    assert sentence(data, NotAReport) == "El archivo no es un informe de este programa."


def test_that_a_file_cut_anywhere_is_called_incomplete():
    for length in range(1, len(DATA) - 2):
        last = DATA.count(b"\n", 0, length) + 1
        assert (
            sentence(DATA[:length])
            == f"El informe está dañado: está incompleto, se corta en la línea {last}."
        )

    assert sentence(b"") == "El archivo está vacío: no se terminó de guardar o de copiar."
    assert sentence(bytes(4096)).startswith("El archivo ya no tiene texto, sólo ceros")


def test_that_spoilt_bytes_are_named_with_their_line():
    at = DATA.index(b"Tasa de")

    assert "tiene letras ilegibles en la línea 5" in sentence(DATA[:at] + b"\xff" + DATA[at + 1 :])
    assert "no se entiende en la línea 5" in sentence(DATA[:at] + b"\0" + DATA[at + 1 :])
    assert "no se entiende en la línea 9" in sentence(DATA.replace(b'"role":"', b'"role":x"'))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_that_what_is_no_number_is_refused_wherever_it_stands(number):
    assert f"«{number}» no es un número" in sentence(DATA.replace(b"2.5,null", number.encode() + b",null"))


def test_that_a_number_too_long_for_any_computer_is_refused():
    assert "número imposible" in sentence(DATA.replace(b"2.5,null", b"9" * 5000 + b",null"))


def test_that_a_name_that_appears_twice_is_refused_because_one_value_would_be_lost():
    twice = DATA.replace(b'"level":"Fin"', b'"level":"Fin","level":"Otro"')

    assert sentence(twice) == "El informe está dañado: el dato «level» aparece dos veces."


@pytest.mark.parametrize(
    "bomb", ["[" * 100_000, '{"a":' * 100_000, "[" * 20 + "]" * 20], ids=["[", "{", "20 deep"]
)
def test_that_data_inside_data_without_end_is_refused(bomb):
    bombed = DATA.replace(b'"lista":[1', f'"lista":[{bomb},1'.encode(), 1)

    assert sentence(bombed) == "El informe está dañado: tiene listas dentro de listas sin fin."


@pytest.mark.parametrize(
    "bomb", [b"[]," * 700_000, b"0," * 5_000_000, b" " * MAX_FILE_BYTES], ids=["lists", "numbers", "spaces"]
)
def test_that_a_file_that_would_fill_the_memory_is_refused_before_it_is_read(bomb):
    assert "más grande de lo que puede ser" in sentence(DATA.replace(b'"lista":[', b'"lista":[' + bomb, 1))
    sentence(b"[" + bomb + b"0]", NotAReport)


@pytest.mark.parametrize("name", ["schema", "min_reader"])
@pytest.mark.parametrize("value", [0, -1, True, "1", 1.0, None, GONE], ids=str)
def test_that_a_file_without_a_version_is_refused(name, value):
    assert "con qué versión del formato" in sentence(changed(name, to=value))


@pytest.mark.parametrize("name", ["schema", "min_reader"])
def test_that_a_newer_file_names_the_version_that_opens_it(name):
    document = json.loads(changed(name, to=2)) | {"app": "3.2.1"}

    with pytest.raises(NewerVersion) as caught:
        parse(json.dumps(document).encode())

    assert "(3.2.1)" in caught.value.sentence
    assert caught.value.advice.startswith("Ábralo con la versión 3.2.1 o una posterior.")


def test_that_a_newer_file_is_refused_politely_whatever_else_it_holds():
    newer = json.dumps({"format": "informe-trimestral", "schema": 9, "min_reader": 9, "app": 7, "rows": {}})

    assert "más reciente" in sentence(newer.encode(), NewerVersion)


@pytest.mark.parametrize("name", ["app", "doc_id", "saved_seq", "saved_utc"])
@pytest.mark.parametrize("value", [GONE, None, [], 1.5, True], ids=str)
def test_that_the_header_is_complete_and_of_the_right_types(name, value):
    assert f"«{name}»" in sentence(changed(name, to=value))


@pytest.mark.parametrize(
    "value", ["x", "6F9619FF-8B86-4D01-B42D-00CF4FC964FF", "{6f9619ff8b864d01b42d00cf4fc964ff}"]
)
def test_that_the_identity_is_a_plain_uuid(value):
    assert "«doc_id» no es un identificador" in sentence(changed("doc_id", to=value))


def named(path: tuple[str | int, ...]) -> str:
    """Return the place of a value as the name of a test."""
    return ".".join(map(str, path))


REQUIRED = [
    *[(name,) for name in fields_of(Report) if name not in default_values(Report)],
    *[("heading", name) for name in fields_of(Heading)],
    *[("settings", name) for name in fields_of(Settings)],
    *[(*FIRST, name) for name in fields_of(Indicator)[: fields_of(Indicator).index("means") + 1]],
    *[(*FIRST, "justifications", 1, name) for name in fields_of(Justification)],
    *[("signatures", 0, name) for name in fields_of(Signature)],
    *[("logos", 0, name) for name in fields_of(Logo)],
    *[("acceptances", 0, name) for name in fields_of(Acceptance)],
]


@pytest.mark.parametrize("path", REQUIRED, ids=named)
def test_that_a_missing_field_is_named(path):
    assert f"«{path[-1]}» falta" in sentence(changed(*path, to=GONE))


EVERY = [
    *REQUIRED,
    *[(*FIRST, name) for name in fields_of(Indicator)[fields_of(Indicator).index("means") + 1 :]],
    (*FIRST, "achieved", 2), (*FIRST, "justifications", 0), ("heading", "objectives", 0), ("footer", 1),
    ("indicators", 1), ("signatures", 0), ("logos", 1), ("acceptances", 0),
]  # fmt: skip


@pytest.mark.parametrize("path", EVERY, ids=named)
@pytest.mark.parametrize("value", [7.25, {"a": 1}, [[]]], ids=["number", "group", "lists"])
def test_that_a_value_of_the_wrong_type_is_refused_with_one_sentence(path, value):
    assert sentence(changed(*path, to=value)).count("\n") == 0


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ((*FIRST, "achieved", 1), 25, "indicador 1, «achieved», valor 2 debe ser un número entre comillas"),
        ((*FIRST, "achieved", 1), "12,5", "debe ser un número entre comillas"),
        ((*FIRST, "achieved", 1), "1E+999999999", "debe ser un número entre comillas"),
        ((*FIRST, "achieved", 1), "NaN", "debe ser un número entre comillas"),
        ((*FIRST, "achieved", 1), "1" * 40_000, "debe ser un número entre comillas"),
        ((*FIRST, "achieved", 1), "-" + "9" * 5000, "es un número demasiado grande"),
        ((*FIRST, "achieved", 1), "٣", "debe ser un número entre comillas"),
        ((*FIRST, "achieved", 1), "", "debe ser un número entre comillas"),
        ((*FIRST, "achieved"), ["1", "2", "3"], "indicador 1, «achieved» debe tener 4 valores"),
        ((*FIRST, "achieved"), "1234", "debe ser una lista entre corchetes"),
        ((*SECOND, "name"), None, "en la línea 4: indicador 2, «name» debe ser un texto entre comillas"),
        ((*SECOND, "name"), "x" * 40_000, "pasa de 32,767 letras"),
        ((*SECOND, "id"), " ", "indicador 2, «id» no puede estar vacío"),
        ((*SECOND, "id"), "0d9a1f60c1f94a7d9a3a0a5a7d1c2b3e", "«id» es el mismo que el del indicador 1"),
        ((*FIRST, "baseline_year"), "2022", "«baseline_year» debe ser un número entero"),
        ((*FIRST, "baseline_year"), True, "«baseline_year» debe ser un número entero"),
        ((*FIRST, "baseline_year"), 0, "es menor de lo posible"),
        ((*FIRST, "baseline_year"), 10_000, "es mayor de lo posible"),
        ((*FIRST, "factor"), 10, "«factor» debe ser 1, 100, 1000 o 100000"),
        ((*FIRST, "accumulation"), "SUMA", "debe ser una de estas opciones: por_unidad, suma,"),
        ((*FIRST, "direct_delivery"), 1, "debe ser true o false"),
        ((*FIRST, "justifications"), [], "debe tener 4 valores"),
        (
            (*FIRST, "justifications", 2, "cause"),
            5,
            "indicador 1, justificación 3, «cause» debe ser un texto",
        ),
        (("settings", "quarter"), 0, "«settings», «quarter» es menor de lo posible"),
        (("settings", "quarter"), 5, "«settings», «quarter» es mayor de lo posible"),
        (("settings", "quarter"), "2", "«quarter» debe ser un número entero"),
        (
            ("settings", "paper"),
            "A4",
            "«paper» debe ser una de estas opciones: oficio, carta, legal, doble_carta",
        ),
        (("heading",), [], "«heading» debe ser un grupo de datos entre llaves"),
        (("heading", "objectives", 1), None, "«objectives», valor 2 debe ser un texto"),
        (("signatures", 0), "Ana", "firma 1 debe ser un grupo de datos"),
        (("logos", 0, "data"), "no es base64", "logotipo 1, «data» no es una imagen en base64"),
        (("logos", 0, "data"), "iVBORw0KGgo=\n", "no es una imagen en base64"),
        (("logos", 0, "data"), 5, "no es una imagen en base64"),
        (("logos", 0, "data"), "R0lGODlh", "logotipo 1, «media_type» debe decir de qué tipo es la imagen"),
        (("logos", 0, "media_type"), "image/jpeg", "debe decir de qué tipo es la imagen"),
        (("logos", 0, "media_type"), "", "debe decir de qué tipo es la imagen"),
        (
            ("logos", 1, "side"),
            "arriba",
            "logotipo 2, «side» debe ser una de estas opciones: izquierda, derecha",
        ),
        (("acceptances", 1, "indicator"), 5, "aceptación 2, «indicator» debe ser un texto"),
        (("saved_seq",), -1, "«saved_seq» debe ser un número entero"),
        (("saved_seq",), 10**12, "«saved_seq» debe ser un número entero"),
    ],
)
def test_that_the_sentence_says_where_and_what_is_wrong(path, value, words):
    assert words in sentence(changed(*path, to=value))


def test_that_a_logo_over_one_megabyte_is_refused_and_one_of_a_megabyte_kept():
    png = b"\x89PNG\r\n\x1a\n".ljust(MAX_LOGO_BYTES, b"x")

    assert parse(changed("logos", 0, "data", to=b64encode(png).decode())).report.logos[0].data == png
    assert "pesa más de 1 MB" in sentence(changed("logos", 0, "data", to=b64encode(png + b"x").decode()))


def test_that_more_indicators_than_the_program_handles_are_refused(monkeypatch):
    assert MAX_ROWS == 20_000
    monkeypatch.setattr(reading, "MAX_ROWS", 1)

    assert sentence(DATA) == "El informe está dañado en la línea 4: «indicators» tiene más de 1 indicadores."


def test_that_the_line_named_is_the_line_of_the_value():
    data = DATA.replace(b'"level":"Fin"', b'"level":3')

    line = int(sentence(data).split("en la línea ")[1].split(":")[0])

    assert b'"level":3' in data.split(b"\n")[line - 1]


def test_that_opening_refuses_what_reading_the_disk_refuses(tmp_path):
    with pytest.raises(FileProblem, match=r"No se pudo abrir «nada\.informe»"):
        load(tmp_path / "nada.informe")


def test_that_a_shallow_stack_does_not_let_another_error_out():
    deep = DATA.replace(b'"lista":[1', b'"lista":[' + b"[" * 900 + b"]" * 900 + b",1", 1)
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(400)
        assert "sin fin" in sentence(deep)
    finally:
        sys.setrecursionlimit(limit)
