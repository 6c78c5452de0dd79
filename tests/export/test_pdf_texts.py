"""No text is lost, whatever it is: long, unbroken, strange, hostile, or in letters that the face lacks."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from export.pdf import make_pdf, to_pdf, verify
from export.pdf.type import REPLACEMENT
from model.report import Heading, Signature
from model.text import clean_text
from tests.export.pdf_pages import compact, lost, seen, sizes
from tests.factories import indicator, report, sample

LONG = ("name", "definition", "method", "means")
TEXTS = (*LONG, "level", "unit", "type", "dimension", "frequency", "direction")

NASTY = (
    "<b>negrita</b> & <i>cursiva", "a <b c", "</para>", "<img src='/etc/passwd'/>",
    "<a href='javascript:x'>y</a>", "<link href='file:///c:/x'>z</link>",
    "https://ejemplo.mx/una/ruta?con=parámetros&y=más", "&amp; &lt; &#65;",
    "=1+1", "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "(paréntesis) sin \\ cerrar ((", "\\",
    "\\n no es salto", ")Tj ET (inyección", ") Tj 0 0 1 rg (", "stream endstream endobj", "%PDF-1.4 %%EOF",
    "{{ x }} ${y} %s %d", "'; DROP TABLE x; --", "tabulador\taquí", "dos\nrenglones", "tres\n\nrenglones",
    "  espacios   de más  ", "no\u00a0separable", "gui\u00adón blando", "ancho\u200bcero", "e\u0301 suelta",
    "ﬁ ligadura ½ ² ª º …", "comillas «» “” \u2018’ „", "— raya – guion \u2011 duro",
    "ñÑ áéíóú üÜ ¿? ¡!", "Ωμέγα Жук Łódź Çà", "€ $ £ ¥ § ¶ © ® ™", "∑ √ ∞ ≈ ≠ ≤ ≥ ± × ÷",
    "0", "00304", "12,5", "1e999", "NaN", "None", "TRUE", "#N/A", "x" * 300,
    "a/b/c-d_e.f,g;h:i@j&k=l?m" * 8, "MAYÚSCULAS CORRIDAS " * 12,
)  # fmt: skip


def complete(result):
    """Assert that a reader of another make sees every cell of the PDF, and that the program agrees."""
    assert lost(result.content, seen(result.data)) == []
    assert result.read_back() == ()


@pytest.mark.parametrize("text", NASTY)
def test_that_a_nasty_text_is_printed_as_it_is_and_does_nothing_else(text):
    data = to_pdf(report(indicator(**dict.fromkeys(TEXTS, text))), draft=False)
    content = make_pdf(report(indicator(**dict.fromkeys(TEXTS, text))), draft=False).content
    visible = re.sub("[\u00ad\u200b]", "", clean_text(text))
    pages = [re.sub("[\u00ad\u200b]", "", page) for page in seen(data)]
    assert compact(visible).replace("ﬁ", "fi") in pages[0].replace("ﬁ", "fi")
    assert not re.search(rb"/Annots|/URI|/JavaScript|/JS|/Launch|/EmbeddedFile|/GoToR", data)
    assert verify(data, content.report) == ()


def test_that_control_characters_do_no_harm_even_if_they_get_past_the_gate():
    data = to_pdf(report(indicator(name="uno\x00\x07 dos\x1b\x7f\x85 tres\u202e cuatro")), draft=False)
    assert "unodostrescuatro" in seen(data)[0]


def test_that_a_character_that_the_face_lacks_is_visible_and_reported_with_its_cell():
    broken = report(indicator(id="a", level="Actividad 1.2", name="Reunión 😀 de 中", definition="中"))
    result = make_pdf(broken, draft=False)
    assert f"Reunión{REPLACEMENT}de{REPLACEMENT}" in seen(result.data)[0]
    found = {(replaced.indicator, replaced.key, replaced.character) for replaced in result.missing}
    assert found == {("a", "name", "😀"), ("a", "name", "中"), ("a", "definition", "中")}
    assert [sentence.split(";")[0] for sentence in verify(result.data, broken)] == [
        "Actividad 1.2, Nombre: la letra del informe no tiene 中😀",
        "Actividad 1.2, Definición: la letra del informe no tiene 中",
    ]


def test_that_a_strange_character_outside_the_table_is_reported_too():
    strange = report(indicator(), signatures=(Signature(role="Elaboró", name="中", position="Enlace"),))
    result = make_pdf(strange, draft=False)
    assert [(replaced.indicator, replaced.character) for replaced in result.missing] == [(None, "中")]
    assert [sentence.split(":")[0] for sentence in result.read_back()] == ["Firma Elaboró"]


def test_that_a_lone_surrogate_does_not_stop_the_export():
    heading = Heading(title="Informe \ud800", unit_name="x\udfff")
    result = make_pdf(report(indicator(name="a\ud800b"), heading=heading), draft=False)
    assert f"a{REPLACEMENT}b" in seen(result.data)[0]


def test_that_more_letters_than_one_font_holds_are_all_printed():
    latin = "".join(chr(code) for code in range(0xC0, 0x180))
    cyrillic = "".join(chr(code) for code in range(0x400, 0x460))
    greek = "".join(chr(code) for code in range(0x3B1, 0x3CA))
    result = make_pdf(
        report(indicator(name=latin, definition=cyrillic, method=greek, level=latin)), draft=False
    )
    assert not result.missing
    complete(result)


def test_that_a_cell_of_32767_characters_and_an_unbroken_word_of_5000_are_printed_whole():
    words = " ".join(f"palabra{number}" for number in range(3000))[:32767]
    result = make_pdf(report(indicator(name="y" * 5000, definition=words, means="corto")), draft=False)
    complete(result)


def test_that_200_indicators_with_texts_of_2000_characters_lose_nothing():
    chance = random.Random(5)
    words = [word for row in sample().indicators for word in row.definition.split()]

    def text():
        return " ".join(chance.choices(words, k=400))[:2000]

    rows = tuple(
        indicator(id=str(n), level=f"Actividad 1.{n + 1}", **{key: text() for key in LONG})
        for n in range(200)
    )
    result = make_pdf(report(*rows), draft=False)
    complete(result)


def test_that_a_heading_longer_than_a_page_is_printed_once_and_whole_and_then_in_short():
    objectives = tuple(
        f"{n}. Objetivo que se explica en bastantes palabras, {n} de muchas." for n in range(1, 121)
    )
    heading = report().heading.replace(objectives=objectives)
    result = make_pdf(report(*(indicator(id=str(n)) for n in range(60)), heading=heading), draft=False)
    pages = seen(result.data)
    for objective in objectives:
        assert sum(compact(objective) in page for page in pages) == 1
    assert compact("Se leen completos al principio del informe.") in pages[-1]
    assert all(compact(heading.unit_name) in page for page in pages)
    complete(result)


def test_that_signatures_that_fill_more_than_a_page_are_all_printed():
    people = tuple(
        Signature(role=f"Rol {n}", name=f"Persona {n} " * 8, position="Cargo " * 30) for n in range(40)
    )
    result = make_pdf(report(indicator(), signatures=people), draft=False)
    assert all(any(compact(f"Rol {n}") in page for page in seen(result.data)) for n in range(40))
    complete(result)


def test_that_role_name_and_position_of_a_signature_stand_on_one_page():
    people = tuple(
        Signature(role=f"Rol {n}.", name=f"Nombre {n}. " * 8, position=f"Cargo {n}. " * 30) for n in range(40)
    )
    pages = seen(make_pdf(report(indicator(), signatures=people), draft=False).data)
    for n in range(40):
        words = (f"Rol{n}.", f"Nombre{n}.", f"Cargo{n}.")
        assert [page for page in pages if any(word in page for word in words)] == [
            page for page in pages if all(word in page for word in words)
        ]


def test_that_a_position_longer_than_a_page_is_printed_whole():
    people = (Signature(role="Elaboró", name="Ana Ruiz", position="Titular de área. " * 900),)
    complete(make_pdf(report(indicator(), signatures=people), draft=False))


@pytest.mark.parametrize("digits", [7, 15])
def test_that_figures_neither_wrap_nor_leave_their_column_however_long_they_are(digits):
    value = "9" * digits
    row = indicator(unit="Persona", programmed=(value,) * 4, achieved=(value,) * 4, baseline_value=value)
    result = make_pdf(report(row), draft=False)
    [page] = seen(result.data)
    assert page.count(f"{int(value):,}") >= 7
    complete(result)


def test_that_figures_of_six_digits_keep_a_readable_size():
    row = indicator(unit="Persona", programmed=(123456,) * 4, achieved=(123456,) * 4, baseline_value=123456)
    assert min(sizes(to_pdf(report(row), draft=False))) >= 6


ANYTHING = st.text(
    st.characters(codec="utf-8", max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Cs")), max_size=400
)


@tried(max_examples=40, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(TEXTS, ANYTHING)), min_size=1, max_size=4))
def test_that_no_word_is_lost_whatever_the_texts_are(rows):
    indicators = (
        indicator(id=str(n), **{key: clean_text(text) for key, text in row.items()})
        for n, row in enumerate(rows)
    )
    result = make_pdf(report(*indicators), draft=False)
    assert result.read_back() == ()


def test_that_equal_rows_one_after_the_other_are_each_accounted_for():
    tall = report(*[indicator(definition="un texto que se repite " * 60)] * 25)
    complete(make_pdf(tall, draft=False))
    fewer = make_pdf(report(*tall.indicators[:-1]), draft=False)
    assert verify(fewer.data, tall)


@tried(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 900), min_size=1, max_size=12), st.integers(0, 9))
def test_that_rows_of_any_height_are_divided_without_loss(heights, signatures):
    rows = tuple(
        indicator(id=str(n), name="corto", definition=" ".join(f"n{n}w{word}" for word in range(height)))
        for n, height in enumerate(heights)
    )
    people = tuple(Signature(role=f"Rol {n}") for n in range(signatures))
    complete(make_pdf(report(*rows, signatures=people), draft=False))
