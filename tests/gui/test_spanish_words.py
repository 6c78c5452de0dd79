"""Every window speaks Spanish, down to what Qt itself puts into it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from export.mail import HandedOver, letter
from gui.cells.comments_dialog import CommentsDialog
from gui.cells.history_dialog import HistoryDialog
from gui.commands.shortcuts_page import ShortcutsDialog
from gui.comparing.dialog import DifferencesDialog
from gui.forms.heading import HeadingForm
from gui.forms.large_text import LargeTextDialog
from gui.forms.more_data import MoreDataDialog
from gui.forms.report_settings import ReportSettingsDialog
from gui.forms.signatures import SignaturesForm
from gui.importing.dialog import Destination, ImportDialog
from gui.importing.reading import begin as read
from gui.mailing.dialog import MailDialog
from gui.panels.about import AboutBox
from gui.quarter.dialog import NextQuarterDialog
from gui.settings import ProgramSettings
from gui.versions.outside_dialog import OutsideDialog
from gui.versions.rescue_dialog import RescueDialog
from gui.versions.reunion_dialog import ReunionDialog
from gui.versions.versions_dialog import VersionsDialog
from model.next_quarter import begin
from model.project_file import Identity, Opened, dump
from model.safekeeping.rescue import newest_good, rescue
from model.safekeeping.reunion import reunion
from model.safekeeping.versions import Versions, Why
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY
from tests.factories import DATA
from tests.fakes import FakePrompts
from tests.gui.spanish import ENGLISH, english_words, texts_of


def main_window(session, settings):
    from gui.main_window import MainWindow

    return MainWindow(session, settings, FakePrompts())


KEPT = Identity("7f4b035f-3008-4394-8985-d9d099f62dd2", 1)


def kept(session, settings):
    """The versions of a report that was called otherwise."""
    store = Versions(settings.home / "versiones")
    before = session.report.replace(footer=("Una nota",))
    store.keep(KEPT.doc_id, dump(before, KEPT), Why.SAVING, datetime.now(UTC))
    return store


def versions(session, settings):
    return VersionsDialog(kept(session, settings), KEPT.doc_id, session.report)


def furnished(form):
    form.furnish()
    return form


WINDOWS = {
    "main window": main_window,
    "heading": lambda session, _: HeadingForm(session),
    "signatures": lambda session, _: furnished(SignaturesForm(session)),
    "more data": lambda session, _: MoreDataDialog(session, 3),
    "settings": lambda session, settings: ReportSettingsDialog(session, FakePrompts(), settings),
    "objectives": lambda session, _: LargeTextDialog(session, FIELD_BY_KEY["objectives"]),
    "keys": lambda *_: ShortcutsDialog("es"),
    "keys of English Excel": lambda *_: ShortcutsDialog("en"),
    "comments": lambda session, _: CommentsDialog(session),
    "history": lambda session, _: HistoryDialog(COLUMN_BY_KEY["name"], session.report.indicators[0], ()),
    "about": lambda *_: AboutBox(),
    "versions": lambda session, settings: versions(session, settings),
    "reunion": lambda session, _: ReunionDialog(
        reunion(None, session.report, session.report.replace(footer=("Otra nota",))),
        "a.informe",
    ),
    "import": lambda _, settings: ImportDialog(
        read(DATA / "formato_2023.xlsx", {}), settings, destinations=tuple(Destination)
    ),
    "next quarter": lambda session, _: NextQuarterDialog(begin(session.report), "de 2T.xlsx"),
    "differences": lambda session, _: DifferencesDialog(
        session,
        tuple,
        title="Comparar",
        heading="Dos informes",
        sides=("En éste", "En el otro"),
        alike="Nada.",
    ),
    "e-mail": lambda session, _: MailDialog(
        HandedOver(
            Path("correo.eml"), (Path("a.xlsx"),), letter(session.report, ["a.xlsx"], errors=1), ("Listo.",)
        )
    ),
    "damaged": lambda session, settings: RescueDialog(
        "a.informe", "Está dañado.", rescue(dump(session.report, KEPT)[:5000], kept(session, settings))
    ),
    "changed outside": lambda session, settings: OutsideDialog(
        "a.informe",
        Opened(session.report, KEPT, ("Se modificó.",)),
        newest_good(KEPT.doc_id, kept(session, settings)),
    ),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_that_no_window_has_an_english_word(qapp, session, tmp_path, name):
    window = WINDOWS[name](session, ProgramSettings(tmp_path / "ajustes.json"))
    try:
        assert english_words(window) == set()
        assert len([text for text in texts_of(window) if text]) > 3
    finally:
        window.deleteLater()


def test_that_english_would_be_found_wherever_it_stands(qapp):
    window = QWidget()
    line = QLineEdit(window)
    line.setPlaceholderText("type the name")
    QVBoxLayout(window).addWidget(line)
    assert {word for word, _ in english_words(window)} == {"type", "the", "name"}
    assert {"save", "cancel", "undo", "paste"} <= ENGLISH


def test_that_qts_own_buttons_are_spanish(qapp):
    box = QDialogButtonBox()
    for standard in QDialogButtonBox.StandardButton:
        box.addButton(standard) if standard != QDialogButtonBox.StandardButton.NoButton else None
    assert english_words(box) == set()
    assert "Guardar" in [button.text().replace("&", "") for button in box.buttons()]
