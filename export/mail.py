"""The e-mail that hands a report over: a draft that any mail program opens, and its text for all others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from itertools import chain, count
from pathlib import Path

from export.annexes import Annexes
from export.deliver import Product, produce, suggested_name
from export.layout import DRAFT
from export.names import file_name
from export.progress import Progress
from model.errors import FileProblem
from model.files import replace_file
from model.report import Report
from model.schema import quarter_name
from model.text import one_line

_TYPES = {
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": ("application", "pdf"),
}
_UNSENT = "X-Unsent"
"""Outlook opens a message with this line as a draft to be sent."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A finished file; ``name`` is without folders and ends in "xlsx" or "pdf"."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and text of an e-mail. Neither names a folder, nor what stays in the project file."""

    subject: str
    text: str


def letter(report: Report, names: Sequence[str], *, errors: int) -> Letter:
    """Return what to write with the attached files ``names``; with ``errors`` open it is a draft."""
    heading = report.heading
    period = f"{quarter_name(report.settings.quarter)} {heading.fiscal_year or ''}".strip()
    unit = _joined(heading.unit_code, heading.unit_name)
    programme = _joined(heading.programme_code, heading.programme_name)
    title = one_line(heading.title) or "Informe Trimestral"
    subject = " · ".join(
        filter(None, (f"{DRAFT}: {title}" if errors else title, period, heading.unit_code or unit, programme))
    )
    lines = ["Buen día:", "", f"Envío el {title} correspondiente al {period}."]
    if errors:
        count = "un error pendiente" if errors == 1 else f"{errors:,} errores pendientes"
        lines += ["", f"Es un {DRAFT}: tiene {count}."]
    pairs = (("Unidad responsable", unit), ("Programa presupuestario", programme))
    lines += ["", *(f"{name}: {value}" for name, value in pairs if value)]
    lines += ["Archivos adjuntos:", *(f"- {name}" for name in names), "", "Saludos cordiales,"]
    author = next((signature for signature in report.signatures if signature.name.strip()), None)
    if author is not None:
        lines += list(filter(None, (one_line(author.name), one_line(author.position))))
    return Letter(one_line(subject), "\n".join(lines))


def draft_message(what: Letter, attachments: Sequence[Attachment]) -> bytes:
    """Return the draft as an ``.eml`` file (RFC 5322, lines end in CRLF), with nobody to send it to yet."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = what.subject
    message[_UNSENT] = "1"
    message.set_content(f"{what.text}\n", charset="utf-8", cte="quoted-printable")
    for attachment in attachments:
        kind, subtype = _TYPES[attachment.name.rpartition(".")[2]]
        message.add_attachment(attachment.data, maintype=kind, subtype=subtype, filename=attachment.name)
    return message.as_bytes()


def message_name(report: Report, *, draft: bool, version: int = 0) -> str:
    """Return the name to offer for the draft: "Correo_Informe_304_04_2023_T2_v3.eml"."""
    return f"Correo_{file_name(report, draft, 'eml', version)}"


def _joined(code: str, name: str) -> str:
    return one_line(" ".join(filter(None, (code, name))))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written: the draft ``message`` and beside it the ``files`` that are attached to it."""

    message: Path
    files: tuple[Path, ...]
    letter: Letter
    notices: tuple[str, ...] = ()


def hand_over(
    report: Report,
    message: Path,
    *,
    errors: int,
    version: int = 0,
    annexes: Annexes | None = None,
    progress: Progress | None = None,
) -> HandedOver:
    """Write workbook and PDF beside the draft ``message``, and the draft with both attached.

    ``annexes`` is what the workbook has beside the form. No file that is there is replaced but the draft
    itself. Raises FileProblem, and Cancelled.
    """
    attachments: list[Attachment] = []
    files: list[Path] = []
    notices: list[str] = []
    for product in Product:
        data, said = produce(report, product, draft=errors > 0, annexes=annexes, progress=progress)
        name = suggested_name(report, product, draft=errors > 0, version=version)
        files.append(_free(message.parent / name))
        attachments.append(Attachment(files[-1].name, data))  # else the letter would name the older file
        notices += said
    what = letter(report, [attachment.name for attachment in attachments], errors=errors)
    replace_file(message, draft_message(what, attachments))  # first, since it may replace what is there
    _write(files, attachments)
    return HandedOver(message, tuple(files), what, tuple(notices))


def _write(files: Sequence[Path], attachments: Sequence[Attachment]) -> None:
    """Write all or none, so that a second try finds the names free."""
    done: list[Path] = []
    try:
        for path, attachment in zip(files, attachments, strict=True):
            replace_file(path, attachment.data)
            done.append(path)
    except FileProblem:
        for path in done:
            with suppress(OSError):
                path.unlink()
        raise


def _free(path: Path) -> Path:
    """Return the path, or one with a number where a file has it: "Informe (2).pdf"."""
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return next(each for each in chain((path,), numbered) if not each.exists())
