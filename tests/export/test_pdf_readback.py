"""The check after writing notices what is missing, and the pages can be shown as pictures."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from functools import partial
from itertools import chain, repeat

import pytest

from export.pdf import make_pdf, page_size_mm, to_pdf, verify
from export.pdf.pages import page_count, render
from export.pdf.reader import read_pages
from export.progress import Cancelled
from model.report import Paper
from tests.export.followers import Callbacks
from tests.export.pdf_pages import seen
from tests.factories import indicator, report, sample


def changed(position, **values):
    rows = list(sample().indicators)
    rows[position] = rows[position].replace(**values)
    return sample().replace(indicators=tuple(rows))


@pytest.fixture(scope="module")
def pdf():
    return to_pdf(sample(), draft=False)


def test_that_a_sound_pdf_lacks_nothing(pdf):
    assert verify(pdf, sample()) == ()


@pytest.mark.parametrize("paper", Paper)
def test_that_drafts_on_every_paper_lack_nothing(paper):
    assert verify(to_pdf(sample(), draft=True, paper=paper), sample()) == ()


@pytest.mark.parametrize(
    ("key", "title"),
    [("name", "Nombre"), ("method", "Método de Cálculo"), ("means", "Medios de Verificación")],
)
def test_that_a_missing_text_is_named_with_row_and_column(pdf, key, title):
    original = changed(5, **{key: "Un texto que el PDF no tiene"})
    assert verify(pdf, original) == (
        f"Actividad 1.8, {title}: el texto no está completo en el PDF. Vuelva a exportarlo.",
    )


def test_that_the_loss_of_a_single_word_is_noticed(pdf):
    name = sample().indicators[2].name
    [sentence] = verify(pdf, changed(2, name=f"{name} cabales"))
    assert sentence.startswith("Componente 1, Nombre:")


def test_that_a_text_at_the_wrong_row_is_noticed(pdf):
    rows = sample().indicators
    swapped = changed(0, definition=rows[9].definition)
    assert [sentence.split(":")[0] for sentence in verify(pdf, swapped)] == ["Fin, Definición"]


LONG = ("name", "definition", "method", "means")


@pytest.mark.parametrize("text", ["texto " * 333 + "te", "x" * 2000, "de lo mismo\n\n" * 150 + "de"])
def test_that_texts_of_many_pages_that_repeat_themselves_are_found_whole(text):
    rows = tuple(row.replace(**dict.fromkeys(LONG, text)) for row in sample().indicators)
    long = sample().replace(indicators=rows)
    pdf = to_pdf(long, draft=False)
    assert verify(pdf, long) == ()
    longer = long.replace(indicators=(rows[0].replace(method=f"{text} texto"), *rows[1:]))
    assert verify(pdf, longer)


def test_that_texts_that_go_on_alike_over_a_page_are_told_apart():
    rests = " ".join(f"palabra{number}" for number in range(180))
    rows = tuple(
        row.replace(**{key: f"{key * (5 * at + number)} {rests}" for at, key in enumerate(LONG)})
        for number, row in enumerate(sample().indicators)
    )
    long = sample().replace(indicators=rows)
    assert verify(to_pdf(long, draft=False), long) == ()


def test_that_a_missing_row_is_noticed():
    fewer = sample().replace(indicators=sample().indicators[:-1])
    sentences = verify(to_pdf(fewer, draft=False), sample())
    assert sentences
    assert all(sentence.startswith("Actividad 3.3, ") for sentence in sentences)


def test_that_a_missing_signature_is_noticed(pdf):
    [elaborated, approved] = sample().signatures
    other = approved.replace(name="Lic. Otra Persona")
    original = sample().replace(signatures=(elaborated, other))
    assert verify(pdf, original) == (
        "Firma Vo. Bo.: el texto no está completo en el PDF. Vuelva a exportarlo.",
    ) * 2  # fmt: skip


@pytest.mark.parametrize("damage", ["cut", "byte", "operator", "empty"])
def test_that_a_damaged_file_is_refused_in_one_sentence(pdf, damage):
    middle = pdf.index(b"stream", len(pdf) // 2)
    broken = {
        "cut": pdf[:-2000],
        "byte": pdf[:-9000] + b"\0" * 40 + pdf[-8960:],
        "operator": pdf[:middle]
        + pdf[middle:].replace(b"endstream", b"endstroom", 1).replace(b"/Kids", b"/Kide"),
        "empty": b"",
    }[damage]
    assert verify(broken, sample()) == ("El PDF no quedó bien escrito. Vuelva a exportarlo.",)


def test_that_the_program_reads_the_same_letters_as_pdfium(pdf):
    assert [Counter(page.text) for page in read_pages(pdf)] == [Counter(page) for page in seen(pdf)]


def test_that_a_page_becomes_a_picture_at_the_scale_that_is_asked_for(pdf):
    width, height = (side / 25.4 * 72 for side in page_size_mm(Paper.OFICIO))
    for scale in (0.5, 2):
        wide, high, pixels = render(pdf, 0, scale)
        assert wide == pytest.approx(width * scale, abs=1)
        assert high == pytest.approx(height * scale, abs=1)
        assert len(pixels) == wide * high * 4
    assert pixels[:4] == b"\xff\xff\xff\xff"
    assert min(pixels) == 0


def test_that_the_pages_are_counted(pdf):
    assert page_count(pdf) == make_pdf(sample(), draft=False).pages


def test_that_progress_only_grows_and_an_export_can_be_stopped_at_any_step():
    fractions: list[float] = []
    many = report(*(indicator(id=str(n)) for n in range(200)))
    to_pdf(many, draft=False, progress=Callbacks(fractions.append))
    assert fractions == sorted(fractions)
    assert len(fractions) > 10
    assert 0 <= fractions[0] <= fractions[-1] <= 1
    for steps in range(len(fractions)):
        answers = chain([False] * steps, repeat(True))
        with pytest.raises(Cancelled):
            to_pdf(many, draft=False, progress=Callbacks(cancelled=partial(next, answers)))


def test_that_importing_the_export_brings_in_neither_reportlab_nor_pypdfium2_nor_qt():
    code = (
        "import sys, export.pdf, export.pdf.pages;"
        "print(*{name.split('.')[0] for name in sys.modules} & {'reportlab', 'pypdfium2', 'PIL', 'PySide6'})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert found.strip() == ""
