"""Texts that were being typed and that no report can hold: put back where they were typed, or shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gui.finding.elsewhere import Elsewhere
from gui.forms.editors import FieldEditor
from gui.session import Session
from gui.table import ReportTable
from model.beyond import REPORT
from model.compare import row_name
from model.findings import Finding, Severity
from model.safekeeping.drafts import Draft, accepted_by, draft_title

Accept = Callable[[Finding, str], None]


class LooseTexts:
    """Takes them after a recovery.

    ``know(editor)`` lets the journal watch an editor that nobody typed into; ``accept(finding, begun)``
    asks again why a finding is accepted.
    """

    def __init__(
        self,
        session: Session,
        table: ReportTable,
        elsewhere: Elsewhere,
        *,
        know: Callable[[FieldEditor], None],
        accept: Accept,
        window: QWidget,
    ) -> None:
        self._session, self._table, self._elsewhere = session, table, elsewhere
        self._know, self._accept = know, accept
        self._window = window

    def put_back(self, drafts: Sequence[Draft]) -> None:
        """Put each text where it was typed; what has no place any more can be read and copied."""
        reasons = {draft: finding for draft in drafts if (finding := self._accepted(draft)) is not None}
        rest = [draft for draft in drafts if draft not in reasons and not self._typed_again(draft)]
        if rest:
            self._show(rest)
        for draft, finding in reasons.items():
            self._accept(finding, draft.text)

    def _typed_again(self, draft: Draft) -> bool:
        row = REPORT
        if draft.row is not None:
            if not self._table.go_to(draft.row, draft.key):
                return False
            row = self._table.current_row() or 0
        editor = self._elsewhere.editor((row, draft.key))
        if editor is None or editor.place() != (draft.row, draft.key):  # another's refused text is in the way
            return False
        editor.type_again(draft.text)
        if editor.text() != draft.text:
            return False
        self._know(editor)
        editor.setFocus()
        return True

    def _accepted(self, draft: Draft) -> Finding | None:
        """Return the finding that was being accepted, None if it is another reason or there is none now."""
        wanted = accepted_by(draft)
        if wanted is None:
            return None
        self._session.findings.finish()
        return next(
            (
                finding
                for finding in self._session.findings.all
                if (finding.rule, finding.key) == wanted
                and finding.indicator == draft.row
                and finding.accepted is None
                and finding.severity is not Severity.ERROR
            ),
            None,
        )

    def _show(self, drafts: Sequence[Draft]) -> None:
        from gui.safekeeping.loose_dialog import LooseDialog

        rows = self._session.report.indicators
        names = {row.id: row_name(row, at) for at, row in enumerate(rows)}
        texts = [
            (
                ", ".join(filter(None, (names.get(draft.row or "", ""), draft_title(draft)))) or "Otro dato",
                draft.text,
            )
            for draft in drafts
        ]
        LooseDialog(texts, self._window).open()
