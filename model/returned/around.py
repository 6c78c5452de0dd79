"""What stands around the table of our workbook now: heading, objectives, signatures and footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from model.compare import REPORT
from model.foreign import Cell, Stored
from model.report import Report, Signature
from model.returned.cells import same_text, text_of
from model.returned.found import Spot, Unread
from model.returned.outline import FIELDS_OF, TITLES, label_key, shown, texts_of, with_texts
from model.returned.tables import FormTable
from model.text import one_line

_PARTS = ("role", "name", "position")
_OBJECTIVE, _FOOTER = "objective", "footer"
_NEAR = 3  # columns: the lines of one signature begin so near each other
_NO_PLACE = "El informe no tiene un lugar para este texto: no se toma."
_OUTSIDE, _ADDED = "Fuera del formato", "Texto agregado"
_LAST = 10**7  # a row that no sheet has

Piece = tuple[int, int, str]
"""Row and column of a text that stands outside the table, and the text."""


@dataclass
class Around:
    """Reads it. ``exact`` tells that spaces in texts came through unchanged."""

    form: FormTable
    exported: Report
    exact: bool
    addresses: dict[Spot, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def report(self) -> Report:
        """Return the exported report with what stands around the table now."""
        report = self._with_single_texts()
        objectives = self._list("objectives", self.exported.heading.objectives, self._objectives())
        heading = report.heading.replace(objectives=objectives)
        footer = self._list("footer", self.exported.footer, self._footer())
        return report.replace(heading=heading, footer=footer, signatures=self._signatures())

    # One text a key

    def _with_single_texts(self) -> Report:
        texts, changed, where = texts_of(self.exported), {}, {}
        found = {key: place for key, place in self._found.items() if key in TITLES} | self._labelled
        for key in dict.fromkeys((*texts, *found)):
            row, column = found.get(key, (0, 0))
            cell = self.form.sheet.cells.get((row, column))
            now = shown(key, text_of(cell), self.exported)
            if not same_text(texts.get(key, ""), Cell(cell.stored, now) if cell else None, exact=self.exact):
                changed[key] = now
                where[key] = self.form.sheet.address(row, column) if row else ""
        report, refused = with_texts(self.exported, changed)
        for key, address in where.items():
            if key in refused:
                self.unread.append(Unread(address, REPORT, TITLES[key], changed[key], refused[key]))
            elif address:
                self.addresses |= {(None, name): address for name in FIELDS_OF[key]}
        self.unread += [
            Unread(self.form.sheet.address(row, column), _OUTSIDE, _ADDED, text, _NO_PLACE)
            for row, column, text in self._strange
        ]
        return report

    @cached_property
    def _found(self) -> dict[str, tuple[int, int]]:
        """Where each marked text stands; of rows that were copied the first counts."""
        return {key: (row, column) for row, column, key in reversed(self.form.places)}

    @cached_property
    def _labelled(self) -> dict[str, tuple[int, int]]:
        """Where somebody wrote a line of the heading that was not exported, or wrote it anew."""
        found = {}
        for row, texts in self._rows_between(0, self._first_of_plan):
            for (_, label), (column, _) in pairwise(texts):
                key = label_key(label)
                if key in FIELDS_OF and key not in self._found:
                    found[key] = (row, column)
        return found

    @cached_property
    def _strange(self) -> list[Piece]:
        """The texts that somebody added where the form has no place for one."""
        known = {*self._found.values(), *self._labelled.values()}
        beside = [(*place, text_of(self.form.sheet.cells[place])) for place in self.form.strange]
        return [
            (row, column, text)
            for row, texts in self._rows_between(0, self._first_of_plan)
            for column, text in texts
            if (row, column) not in known and not label_key(text)
        ] + beside

    # Lists

    @property
    def _first_of_plan(self) -> int:
        rows = [row for key, (row, _) in self._found.items() if key in ("plan", "axis")]
        return min([*rows, *self._marked(_OBJECTIVE), self.form.above])

    def _marked(self, stem: str) -> list[int]:
        return [row for row, _, key in self.form.places if key.partition(".")[0] == stem]

    def _rows_between(self, after: int, before: int) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        for row, texts in self.form.texts.items():
            if after < row < before:
                yield row, texts

    def _objectives(self) -> list[Piece]:
        """Return what stands between the axis and the table, whoever put the rows there."""
        heads = {key: place for key, place in self._found.items() if key in TITLES}
        above = max((row for row, _ in heads.values() if row < self.form.above), default=0)
        begin = self._found.get("axis", (0, 1))[1]
        found = []
        for row, texts in self._rows_between(above, self.form.above):
            own = [(column, text) for column, text in texts if column >= begin and not label_key(text)]
            if own:
                found.append((row, own[0][0], " ".join(text for _, text in own)))
        return found

    def _footer(self) -> list[Piece]:
        """Return the lines under the signatures, or under the notes where nobody signs."""
        marked = self._marked(_FOOTER)
        first = min(marked, default=None)
        signed = self.form.signed or (first or _LAST) - 1
        return [
            (row, texts[0][0], " ".join(text for _, text in texts))
            for row, texts in self._rows_between(signed, _LAST)
            if (first is not None and row >= first) or self._is_line(texts)
        ]

    def _is_line(self, texts: Sequence[tuple[int, str]]) -> bool:
        """Return whether a row holds a line over the whole width, and no signatures side by side."""
        return texts[0][0] == self.form.columns.get(1, 1)

    def _list(self, key: str, exported: tuple[str, ...], found: Sequence[Piece]) -> tuple[str, ...]:
        """Return the texts of a list as they are now; those that nobody changed as they were exported."""
        shown_ones = [text for text in exported if text.strip()]
        left, now = list(shown_ones), []
        changed = 0
        for row, column, text in found:
            cell = Cell(Stored.TEXT, text)
            same = next((old for old in left if same_text(old, cell, exact=self.exact)), None)
            if same is not None:
                left.remove(same)
            now.append(text.strip() if same is None else same)
            if not changed and now != shown_ones[: len(now)]:
                changed = row
                self.addresses[None, key] = self.form.sheet.address(row, column)
        if now == shown_ones:
            return exported
        if not changed and found:
            self.addresses[None, key] = self.form.sheet.address(found[-1][0] + 1, found[-1][1])
        return tuple(now)

    # Signatures

    def _signatures(self) -> tuple[Signature, ...]:
        placed: list[tuple[tuple[int, int], Signature]] = []
        behind = (0, 0)
        for number, signature in enumerate(self.exported.signatures):
            values = {part: self._part(f"{part}.{number}", getattr(signature, part)) for part in _PARTS}
            behind = next((at for part in _PARTS if (at := self._found.get(f"{part}.{number}"))), behind)
            if any(values.values()) or not any(getattr(signature, part) for part in _PARTS):
                placed.append((behind, signature.replace(**values)))
        for place, signature in self._new_signatures():
            number = next((n for n, (other, _) in enumerate(placed) if other > place), len(placed))
            placed.insert(number, (place, signature))
            self.addresses.setdefault((None, "signatures"), self.form.sheet.address(*place))
        return tuple(signature for _, signature in placed)

    def _part(self, key: str, exported: str) -> str:
        place = self._found.get(key)
        cell = self.form.sheet.cells.get(place) if place else None
        if same_text(exported, cell, exact=self.exact):
            return exported
        if place:
            self.addresses.setdefault((None, "signatures"), self.form.sheet.address(*place))
        return one_line(text_of(cell))

    def _new_signatures(self) -> Iterator[tuple[tuple[int, int], Signature]]:
        """Yield those that somebody put beside ours or under them, role, name and position line by line."""
        lines = {row: key.partition(".")[0] for row, _, key in self.form.places if key.startswith(_PARTS)}
        if not lines:
            return
        known = set(self._found.values())
        end = min((row for row in self._marked(_FOOTER) if row > min(lines)), default=_LAST)
        blocks: list[tuple[tuple[int, int], dict[str, str]]] = []
        for row, texts in self._rows_between(min(lines) - 1, end):
            for column, text in texts:
                if (row, column) in known or (row not in lines and self._is_line(texts)):
                    continue
                near = (block for block in reversed(blocks) if abs(block[0][1] - column) <= _NEAR)
                block = next(near, ((row, column), {}))
                free = [part for part in _PARTS if part not in block[1]]
                part = lines.get(row, free[0] if free else _PARTS[0])
                if part in block[1]:
                    block = ((row, column), {})
                if not block[1]:
                    blocks.append(block)
                block[1][part] = one_line(text)
        for place, parts in blocks:
            yield place, Signature(role="").replace(**dict(parts))
