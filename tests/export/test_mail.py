from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from export.mail import Attachment, draft_message, hand_over, letter, message_name
from model.errors import FileProblem
from model.files import replace_file
from model.report import Heading
from tests.factories import indicator, report, sample

NAMES = ("Informe_304_04_2023_T2.xlsx", "Informe_304_04_2023_T2.pdf")


def read(data):
    return message_from_bytes(data, policy=default)


def test_that_the_draft_opens_as_an_unsent_message_with_both_files():
    what = letter(sample(), NAMES, errors=0)
    data = draft_message(what, [Attachment(NAMES[0], b"PK\x03\x04"), Attachment(NAMES[1], b"%PDF-1.7")])
    message = read(data)

    assert message["X-Unsent"] == "1"
    assert message["Subject"] == what.subject
    assert message.get_body().get_content().splitlines() == what.text.splitlines()
    assert [part.get_filename() for part in message.iter_attachments()] == list(NAMES)
    assert [part.get_content() for part in message.iter_attachments()] == [b"PK\x03\x04", b"%PDF-1.7"]
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_that_subject_and_text_are_the_report_s():
    what = letter(sample(), NAMES, errors=0)

    assert what.subject == "Informe Trimestral · 2do. Trimestre 2023 · 304 · 04 Gobierno participativo"
    for said in ("Secretaría de Gobierno", "04 Gobierno participativo", *NAMES, "Clara Monserrat Cavero"):
        assert said in what.text
    assert "BORRADOR" not in what.subject + what.text


@pytest.mark.parametrize(("errors", "said"), [(1, "tiene un error pendiente"), (3, "tiene 3 errores")])
def test_that_a_report_with_errors_is_called_a_draft(errors, said):
    what = letter(sample(), NAMES, errors=errors)
    assert what.subject.startswith("BORRADOR: ")
    assert said in what.text


def test_that_a_heading_cannot_write_other_header_lines():
    heading = Heading(title="Informe\r\nBcc: otro@example.com", unit_name="Uno\nDos")
    what = letter(report(indicator(), heading=heading), NAMES, errors=0)
    message = read(draft_message(what, []))

    assert message["Bcc"] is None
    assert message["Subject"].startswith("Informe Bcc: otro@example.com")


def test_that_a_blank_report_has_a_letter():
    blank = letter(report(heading=Heading(), signatures=()), NAMES, errors=0)
    assert blank.subject == "Informe Trimestral · 2do. Trimestre"
    assert blank.text.endswith("Saludos cordiales,")


def test_that_neither_folders_nor_private_notes_are_in_what_is_written(tmp_path):
    noted = report(indicator(private_note="No decir a nadie"))
    handed = hand_over(noted, tmp_path / "correo.eml", errors=0, version=3)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(written) == [
        "Informe_304_04_2023_T2_v3.pdf",
        "Informe_304_04_2023_T2_v3.xlsx",
        "correo.eml",
    ]
    message = read(written["correo.eml"])
    text = message.get_body().get_content() + str(message["Subject"])
    assert str(tmp_path) not in written["correo.eml"].decode()
    assert "No decir" not in text
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert attached == {path.name: path.read_bytes() for path in handed.files}


def test_that_files_that_are_there_are_never_replaced(tmp_path):
    (tmp_path / "Informe_304_04_2023_T2.xlsx").write_bytes(b"mine")
    handed = hand_over(report(indicator()), tmp_path / "correo.eml", errors=0)

    assert (tmp_path / "Informe_304_04_2023_T2.xlsx").read_bytes() == b"mine"
    assert [path.name for path in handed.files] == [
        "Informe_304_04_2023_T2 (2).xlsx", "Informe_304_04_2023_T2.pdf",
    ]  # fmt: skip


def test_that_the_letter_names_the_files_that_were_written_and_not_an_older_one(tmp_path):
    hand_over(report(indicator()), tmp_path / "correo.eml", errors=0)
    again = hand_over(report(indicator()), tmp_path / "correo.eml", errors=0)

    message = read(again.message.read_bytes())
    written = [path.name for path in again.files]
    assert [line[2:] for line in again.letter.text.splitlines() if line.startswith("- ")] == written
    assert [part.get_filename() for part in message.iter_attachments()] == written


def test_that_a_folder_that_is_gone_is_said_in_a_sentence(tmp_path):
    with pytest.raises(FileProblem):
        hand_over(report(indicator()), tmp_path / "no" / "correo.eml", errors=0)


@pytest.mark.parametrize(
    "refused", ["correo.eml", "Informe_304_04_2023_T2.xlsx", "Informe_304_04_2023_T2.pdf"]
)
def test_that_files_are_written_all_or_none_so_that_trying_again_needs_no_numbers(
    tmp_path, monkeypatch, refused
):
    def replace(path, data):
        if path.name == refused:
            raise FileProblem("No se pudo.", "Intente de nuevo.")
        replace_file(path, data)

    monkeypatch.setattr("export.mail.replace_file", replace)
    with pytest.raises(FileProblem):
        hand_over(report(indicator()), tmp_path / "correo.eml", errors=0)
    assert {path.name for path in tmp_path.iterdir()} <= {"correo.eml"}

    monkeypatch.undo()
    handed = hand_over(report(indicator()), tmp_path / "correo.eml", errors=0)
    assert [path.name for path in handed.files] == list(NAMES)


def test_that_the_name_of_the_draft_follows_that_of_the_files():
    assert message_name(sample(), draft=True, version=4) == "Correo_BORRADOR_Informe_304_04_2023_T2_v4.eml"
