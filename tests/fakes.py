"""Stands in for the dialogs: answers from a script, and keeps what was asked and said."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gui.prompts import Answer, DraftAnswer
from model.errors import ProblemForUser
from model.safekeeping.drafts import Draft


@dataclass
class FakePrompts:
    """``gui.prompts.Prompts`` with scripted answers. ``asked``, ``offered`` (the options of ``choose``)
    and ``problems`` record what happened."""

    open_paths: list[Path] = field(default_factory=list)
    foreign_paths: list[Path] = field(default_factory=list)
    report_paths: list[Path] = field(default_factory=list)
    image_paths: list[Path] = field(default_factory=list)
    save_paths: list[Path] = field(default_factory=list)
    unsaved_answers: list[Answer] = field(default_factory=list)
    draft_answers: list[DraftAnswer] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    offered: list[tuple[str, ...]] = field(default_factory=list)
    problems: list[ProblemForUser] = field(default_factory=list)

    def open_path(self, folder: str) -> Path | None:
        self.asked.append("open")
        return self.open_paths.pop(0) if self.open_paths else None

    def foreign_path(self, folder: str) -> Path | None:
        self.asked.append("foreign")
        return self.foreign_paths.pop(0) if self.foreign_paths else None

    def report_path(self, title: str, folder: str) -> Path | None:
        self.asked.append(title)
        return self.report_paths.pop(0) if self.report_paths else None

    def image_path(self, folder: str) -> Path | None:
        self.asked.append("image")
        return self.image_paths.pop(0) if self.image_paths else None

    def save_path(self, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.save_paths.pop(0) if self.save_paths else None

    def unsaved(self, name: str, *, in_file: bool) -> Answer:
        self.asked.append(f"unsaved {name}")
        return self.unsaved_answers.pop(0) if self.unsaved_answers else Answer.CANCEL

    def draft(self, errors: int) -> DraftAnswer:
        self.asked.append(f"draft {errors}")
        return self.draft_answers.pop(0) if self.draft_answers else DraftAnswer.CANCEL

    def reason(self, question: str, verb: str = "Aceptar el aviso", draft: Draft | None = None) -> str | None:
        self.asked.append(question)
        return self.reasons.pop(0) if self.reasons else None

    def choose(self, question: str, advice: str, options: tuple[str, ...]) -> int | None:
        self.asked.append(question)
        self.offered.append(options)
        return self.choices.pop(0) if self.choices else None

    def problem(self, problem: ProblemForUser) -> None:
        self.problems.append(problem)
