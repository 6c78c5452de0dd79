"""Every declared field can be reached, at exactly one place."""

from collections import Counter

from gui.forms.heading import HeadingForm
from gui.forms.more_data import MoreDataDialog
from gui.forms.report_settings import ReportSettingsDialog
from gui.forms.signatures import SignaturesForm
from gui.settings import ProgramSettings
from model.schema import INDICATOR_FIELDS, REPORT_FIELDS, SIGNATURE_FIELDS
from tests.fakes import FakePrompts


def keys(fields_by_section):
    return {field.key for fields in fields_by_section.values() for field in fields}


def test_that_every_field_of_the_report_has_exactly_one_editor(session, tmp_path):
    settings = ReportSettingsDialog(session, FakePrompts(), ProgramSettings(tmp_path / "ajustes.json"))
    found = Counter([*HeadingForm(session)._binding.editors, *settings._binding.editors])
    assert found.keys() == keys(REPORT_FIELDS)
    assert set(found.values()) == {1}


def test_that_every_field_of_an_indicator_without_a_column_has_an_editor(session):
    assert MoreDataDialog(session, 0)._binding.editors.keys() == keys(INDICATOR_FIELDS)


def test_that_every_part_of_a_signature_has_an_editor(session):
    form = SignaturesForm(session)
    form.furnish()
    (line, *_) = form._lines
    assert [editor.field for editor in line.editors] == list(SIGNATURE_FIELDS)


def test_that_every_field_of_an_indicator_can_be_asked_for_by_its_key(session, qtbot):
    dialog = MoreDataDialog(session, 0)
    qtbot.addWidget(dialog)
    dialog.show()
    for key, editor in dialog._binding.editors.items():
        dialog._focus(editor)
        assert editor.input.isVisible(), key
