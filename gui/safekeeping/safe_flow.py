"""All that keeps the work safe while it is open, as one part of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from gui.prompts import Prompts
from gui.safekeeping.banner import Banner
from gui.safekeeping.journal_flow import JournalFlow
from gui.safekeeping.lock_flow import LockFlow
from gui.safekeeping.recovery_flow import RecoveryFlow
from gui.safekeeping.safe_label import SafeLabel
from gui.seen import once_seen
from gui.session import Session
from gui.settings import ProgramSettings

if TYPE_CHECKING:  # imported when something was recovered
    from gui.finding.elsewhere import Elsewhere
    from gui.safekeeping.loose_texts import Accept
    from gui.table import ReportTable
    from model.safekeeping.drafts import Draft


class SafeFlow(QObject):
    """The journal, the lock, what was recovered, and where the window tells of them."""

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        window: QMainWindow,
        *,
        may_leave: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.journals = JournalFlow(session, settings.home, self)
        self.locks = LockFlow(session, prompts, settings.home, self, window)
        self.recovery = RecoveryFlow(
            session, self.journals, may_leave=may_leave, admit=self.locks.admit, window=window
        )
        self.banner = Banner(window)
        self.label = SafeLabel(session, self.journals.folder)
        window.statusBar().addPermanentWidget(self.label)
        self.journals.standing_changed.connect(self.label.show_standing)
        self.locks.warned.connect(lambda sentence: self.banner.say(sentence, "lock"))
        self.journals.warned.connect(lambda sentence: self.banner.say(sentence, "journal"))
        self.locks.called.connect(self._come_forward)
        for flow in (self.journals, self.locks, self.recovery):
            flow.notice.connect(self.notice)

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return self.recovery.slots()

    def know_places(self, table: ReportTable, elsewhere: Elsewhere, accept: Accept) -> None:
        """Let recovered texts that no report can hold go back to where they were typed."""

        def put_back(drafts: Sequence[Draft]) -> None:
            from gui.safekeeping.loose_texts import LooseTexts

            texts = LooseTexts(
                self._session,
                table,
                elsewhere,
                know=self.journals.typing.know,
                accept=accept,
                window=self._window,
            )
            texts.put_back(drafts)

        self.recovery.put_back = put_back

    def start(self) -> None:
        """Look for what the last start left, once the window is there."""
        QTimer.singleShot(0, self, lambda: once_seen(self._window, self.recovery.start))

    def end(self) -> None:
        """Close the journal and let go of the file: the window closes, and all questions were answered."""
        self.journals.end()
        self.locks.release()

    def _come_forward(self) -> None:
        from gui.safekeeping.first_window import bring_forward

        bring_forward(self._window)
