"""Corrected columns, remembered by the heading and not by the place of the table."""

from model.foreign import Book, Cell, Sheet, Stored
from model.importing import interpret
from model.importing.memory import MOST, heading_name, recalled, remembering

TITLES = ("Nivel", "Indicador", "Fórmula", "Unidad de medida", "Prog 1T", "Prog 2T", "Prog 3T", "Prog 4T",
          "Real 1T", "Real 2T", "Notas")  # fmt: skip
ROW = ("Fin", "Porcentaje de obras", "(a / b) * 100", "Porcentaje", "25%", "25%", "25%", "25%", "20%", "30%",
       "Acta de entrega")  # fmt: skip


def _book(top=1, left=1, titles=TITLES):
    lines = {top: titles, top + 1: ROW}
    cells = {
        (row, left + at): Cell(Stored.TEXT, text)
        for row, line in lines.items()
        for at, text in enumerate(line)
    }
    return Book("libro.xlsx", (Sheet("Hoja1", cells),))


def test_that_a_correction_is_recalled_wherever_the_same_heading_begins():
    plain = interpret(_book())
    remembered = remembering(plain, {"Hoja1": {"K": "means"}}, {})
    moved = _book(top=9, left=4)
    corrections = recalled(interpret(moved), remembered)
    assert corrections == {"Hoja1": {"N": "means"}}
    assert interpret(moved, corrections).report.indicators[0].means == "Acta de entrega"


def test_that_case_accents_and_stars_do_not_make_another_heading():
    other = tuple(title.upper().replace("Ó", "O").replace("Ú", "U") + " *" for title in TITLES)
    names = {heading_name(interpret(book).tables[0].columns) for book in (_book(), _book(titles=other))}
    assert len(names) == 1


def test_that_another_heading_recalls_nothing():
    remembered = remembering(interpret(_book()), {"Hoja1": {"K": "means"}}, {})
    other = _book(titles=(*TITLES[:-1], "Observaciones"))
    assert recalled(interpret(other), remembered) == {}


def test_that_without_a_correction_what_was_remembered_is_forgotten():
    plain = interpret(_book())
    remembered = remembering(plain, {"Hoja1": {"K": "means"}}, {})
    assert remembering(plain, {}, remembered) == {}


def test_that_what_the_settings_hold_wrongly_is_left_aside():
    name = heading_name(interpret(_book()).tables[0].columns)
    assert recalled(interpret(_book()), {name: {"x": "means", "10": "no_existe", "99999": "name"}}) == {}


def test_that_only_so_many_headings_are_remembered():
    old = {f"{n:016x}": {"1": "means"} for n in range(2 * MOST)}
    kept = remembering(interpret(_book()), {"Hoja1": {"K": "means"}}, old)
    assert len(kept) == MOST
    assert heading_name(interpret(_book()).tables[0].columns) in kept
