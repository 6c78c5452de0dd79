from __future__ import annotations

import json
import re

import pytest

from model.project_file import dump, parse
from tests.factories import indicator, report
from tests.model.full_report import IDENTITY, full_report

DATA = dump(full_report(), IDENTITY)


def warning(data: bytes) -> str:
    """Return the one warning that the file opens with."""
    (only,) = parse(data).warnings
    return only


def test_that_a_file_changed_by_hand_opens_and_names_the_rows_that_differ():
    edited = DATA.replace(b'"level":"Fin"', b'"level":"Componente 2"')

    assert parse(edited).report.indicators[1].level == "Componente 2"
    assert warning(edited) == (
        "El archivo se modificó fuera del programa después de guardarlo. "
        "Revise los indicadores que cambiaron: 2 (Componente 2)."
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b"Ana Ruiz", b"Eva Ruiz"),
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data + b"\n",
        lambda data: data[:-1],
        lambda data: json.dumps(json.loads(data), indent=2).encode(),
        lambda data: data.replace(b'"sha256":"', b'"sha256":"0')[:-4] + b'"}\n',
        lambda data: data.replace(b'"sha256":', b'"SHA":'),
        lambda data: b"".join(
            line for line in data.splitlines(keepends=True) if b'"id":"fin"' not in line
        ).replace(b'},\n],\n"signatures"', b'}\n],\n"signatures"'),
    ],
    ids=[
        "signature",
        "crlf",
        "notepad",
        "line added",
        "line lost",
        "reformatted",
        "hash",
        "no hash",
        "row lost",
    ],
)
def test_that_a_change_outside_the_rows_is_told_without_blaming_one(edit):
    assert edit(DATA) != DATA
    assert "Los indicadores que contiene están como se guardaron" in warning(edit(DATA))


def test_that_a_warning_names_ten_rows_and_counts_the_rest():
    rows = [indicator(id=str(n), level=f"Actividad 1.{n}") for n in range(1, 14)]
    edited = dump(report(*rows), IDENTITY).replace(b"difusi", b"DIFUSI")

    assert warning(edited).endswith("9 (Actividad 1.9), 10 (Actividad 1.10) y 3 más.")


def test_that_rows_without_a_hash_count_as_changed():
    assert "2 (Fin)" in warning(re.sub(rb'("id":"fin".*),"hash":"[0-9a-f]{8}"', rb"\1", DATA))
