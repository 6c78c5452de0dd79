"""What a few letters find."""

from hypothesis import given
from hypothesis import strategies as st

from gui.commands.matching import Entry, matching

ENTRIES = [
    Entry("print", "Imprimir", "papel impresora"),
    Entry("preview", "Vista previa", "ver antes de imprimir"),
    Entry("column", "Ir a la columna Línea Base: Año"),
    Entry("column2", "Ir a la columna Alcanzado 2do. Trim.", "Alcanzado, segundo trimestre"),
]


def found(typed):
    return [entry.key for entry in matching(ENTRIES, typed)]


def test_that_accents_and_case_do_not_matter():
    assert found("LINEA") == found("línea") == ["column"]
    assert found("ano") == ["column"]


def test_that_every_word_must_be_there_in_any_order():
    assert found("columna alcanzado") == found("alcanzado columna") == ["column2"]
    assert found("columna imprimir") == []


def test_that_what_is_called_so_comes_before_what_only_has_to_do_with_it():
    assert found("impri") == ["print", "preview"]
    assert found("papel") == ["print"]
    assert found("segundo") == ["column2"]


def test_that_a_whole_word_comes_before_the_beginning_of_one():
    entries = [Entry("zoom_in", "Acercar"), Entry("about", "Acerca de")]
    assert [entry.key for entry in matching(entries, "acerca")] == ["about", "zoom_in"]


def test_that_nothing_typed_finds_all_in_their_order():
    assert found(" ") == [entry.key for entry in ENTRIES]


@given(st.text(max_size=12))
def test_that_whatever_is_typed_finds_only_what_there_is(typed):
    assert set(found(typed)) <= {entry.key for entry in ENTRIES}
