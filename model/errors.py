"""What can go wrong between the program and the disk, said so that an officer can act on it."""

from __future__ import annotations


class ProblemForUser(Exception):
    """A problem to show as it is: ``sentence`` tells what happened, ``advice`` what to do.

    Both are Spanish; ``advice`` may be "". ``str(e)`` is the full text to show.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence, advice)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".rstrip()


class FileProblem(ProblemForUser):
    """The disk refuses: full, read-only, gone, in use… The cause is ``__cause__``."""


class ChangedUnderneath(FileProblem):
    """Another program wrote, or took away, the file that was about to be replaced; nothing was written.

    ``digest`` is the SHA-256 of what is there now, "" if the file is gone.
    """

    def __init__(self, name: str, digest: str) -> None:
        happened = "cambió fuera del programa" if digest else "ya no está en su carpeta"
        super().__init__(f"«{name}» {happened} desde que lo abrió.", "Su trabajo sigue en esta ventana.")
        self.digest = digest


class NotAReport(ProblemForUser):
    """The file was never a report of this program: a workbook, a picture, another text."""


class DamagedReport(ProblemForUser):
    """The file is a report of this program, but cut short, spoilt or with impossible data."""


class NewerVersion(ProblemForUser):
    """The report was saved by a newer version of the program, whose data this one would lose."""


def no_memory(doing: str) -> ProblemForUser:
    """Return the problem of a computer whose memory is not enough; ``doing`` is "abrir «a.informe»"."""
    return ProblemForUser(
        f"No alcanza la memoria de la computadora para {doing}.",
        "Su trabajo sigue en esta ventana: guárdelo, cierre otros programas e intente de nuevo.",
    )
