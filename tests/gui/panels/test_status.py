"""The status bar and the steps: what just happened, what is open, where the officer stands."""

import time
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from gui.background import Job
from gui.panels.status import StatusLine, counted
from gui.panels.steps import CAPTURE, PRINT, SEND, STEPS, VERIFY, StepLine, current_step
from model.edits import SetParts
from model.findings import FindingsEngine, accept
from model.project_file import Identity
from model.report import Report
from tests.factories import indicator, report, sample
from tests.gui.hands import click


@pytest.fixture
def status(session, show):
    return show(StatusLine(session), width=700, height=30)


@pytest.fixture
def steps(session, show):
    return show(StepLine(session), width=700, height=40)


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "Sin errores ni avisos"),
        (1, 0, "1 error · 0 avisos"),
        (2, 1, "2 errores · 1 aviso"),
        (0, 1500, "0 errores · 1,500 avisos"),
    ],
)
def test_that_the_counts_are_said_in_words(errors, warnings, said):
    assert counted(errors, warnings) == said


def test_that_the_counts_follow_each_change_and_lead_to_the_findings(qtbot, session, status):
    assert status._counts.text() == "0 errores · 26 avisos"
    session.set_cells([(3, "achieved_3", Decimal(5))], "cambiar un valor")
    assert status._counts.text().startswith("1 error · ")
    session.undo_stack.undo()
    assert status._counts.text() == "0 errores · 26 avisos"
    with qtbot.waitSignal(status.findings_wanted):
        click(status._counts)


def test_that_accepted_warnings_are_no_longer_counted(session, status):
    finding = next(f for f in session.findings.all if f.rule == "ARI-03")
    accepted = accept(session.report, finding, "Así es.", "Ana", "2023-07-14")
    session.run(SetParts({"acceptances": (accepted,)}), "aceptar un aviso")
    assert status._counts.text() == "0 errores · 25 avisos"


def test_that_a_long_sentence_never_widens_the_window(status):
    status.say("Se guardó el informe. " * 40)
    assert status.minimumSizeHint().width() < 500
    assert status.text().startswith("Se guardó el informe.")
    assert "Se guardó" in status._message.toolTip()


def test_that_unsaved_changes_and_the_time_of_saving_are_told(session, status, tmp_path):
    assert status._saved.text() == ""
    session.set_field("axis", "Otro", "cambiar Eje")
    assert status._saved.text() == "Cambios sin guardar"
    session.mark_saved(tmp_path / "a.informe", Identity.new())
    assert status._saved.text().startswith("Guardado ")
    session.undo_stack.undo()
    assert status._saved.text() == "Cambios sin guardar"


def test_that_what_was_in_no_file_leaves_nothing_unsaved_to_the_report_opened_next(session, status, tmp_path):
    session.replace(sample(), path=None)
    session.undo_stack.resetClean()  # as an import does
    assert status._saved.text() == "Cambios sin guardar"

    session.replace(sample(), path=tmp_path / "a.informe")

    assert session.undo_stack.isClean()
    assert status._saved.text() == ""


def test_that_a_report_that_was_only_opened_is_not_said_to_be_saved(session, status, tmp_path):
    session.replace(sample(), path=tmp_path / "a.informe")
    assert status._saved.text() == ""


def test_that_long_work_shows_its_progress_and_can_be_cancelled(qtbot, status):
    go_on = Event()

    def work(progress):
        progress.step(0.4)
        assert go_on.wait(10)
        progress.step(0.5)

    job = Job("Preparando el PDF…", work)
    status.follow(job)
    job.start()
    qtbot.waitUntil(lambda: status._progress.isVisible() and status._progress.value() == 40)
    assert status.text() == "Preparando el PDF…"
    with qtbot.waitSignal(job.stopped):
        click(status._cancel)
        go_on.set()
    qtbot.waitUntil(lambda: not status._progress.isVisible())
    assert status.text() == "Se canceló."


def test_that_short_work_shows_no_progress(qtbot, status):
    job = Job("Preparando el PDF…", lambda _: time.monotonic())
    status.follow(job)
    with qtbot.waitSignal(job.done):
        job.start()
    assert not status._timer.isActive()
    assert status.text() == ""


def step_of(a_report, catalogue):
    return current_step(a_report, FindingsEngine(catalogue).update(a_report))


def test_that_the_current_step_follows_what_is_missing(catalogue):
    programmed = (25, 25, 25, 25)
    assert step_of(Report(), catalogue) == CAPTURE
    assert step_of(report(indicator(programmed=programmed, achieved=(25,))), catalogue) == CAPTURE
    assert step_of(report(indicator(programmed=programmed, achieved=(25, 10))), catalogue) == VERIFY


def test_that_with_nothing_open_the_next_step_is_to_print(catalogue):
    engine = FindingsEngine(catalogue)
    complete = report(indicator(programmed=(25, 25, 25, 25), achieved=(25, 25)))
    accepted = tuple(
        accept(complete, finding, "Así es.", "Ana", "2023-07-14")
        for finding in engine.update(complete).all
        if finding.severity.value != "error"
    )
    complete = complete.replace(acceptances=accepted)
    findings = engine.update(complete)
    assert findings.errors == 0
    assert current_step(complete, findings) == PRINT


def marked(steps):
    return [number for number, button in enumerate(steps._buttons) if button.isChecked()]


@pytest.mark.parametrize("number", [PRINT, VERIFY])
def test_that_a_screen_reader_that_toggles_a_step_asks_for_it_without_moving_the_mark(
    qtbot, qapp, steps, number
):
    button = QAccessible.queryAccessibleInterface(steps._buttons[number]).actionInterface()
    wanted: list[str] = []
    steps.wanted.connect(wanted.append)
    button.doAction(QAccessibleActionInterface.toggleAction())
    qtbot.waitUntil(lambda: bool(wanted))
    qapp.processEvents()
    assert wanted == [STEPS[number][1]]
    assert marked(steps) == [VERIFY]


def test_that_one_step_is_marked_and_a_click_asks_for_it_without_moving_the_mark(qtbot, steps):
    assert marked(steps) == [VERIFY]
    with qtbot.waitSignal(steps.wanted) as wanted:
        click(steps._buttons[PRINT])
    assert wanted.args == ["preview"]
    assert marked(steps) == [VERIFY]


def test_that_the_first_step_asks_for_the_table(qtbot, steps):
    with qtbot.waitSignal(steps.wanted) as wanted:
        click(steps._buttons[CAPTURE])
    assert wanted.args == ["capture"]


def test_that_handing_over_leads_to_sending_until_the_report_changes(session, steps):
    steps.show_handed_over()
    assert marked(steps) == [SEND]
    session.set_field("axis", "Otro", "cambiar Eje")
    assert marked(steps) == [VERIFY]


def test_that_the_second_step_names_the_heaviest_kind_that_is_open(session, steps):
    assert steps._buttons[VERIFY].text() == "2  Verificar · 26 avisos"
    session.set_cells([(3, "achieved_3", Decimal(5))], "cambiar un valor")
    assert steps._buttons[VERIFY].text() == "2  Verificar · 1 error"


def test_that_the_steps_fit_on_the_smallest_screen(steps):
    assert steps.minimumSizeHint().width() < 860


def test_that_a_sentence_does_not_outlive_the_next_change(session, status):
    status.say("Se abrió el informe.")
    session.set_field("axis", "Otro", "cambiar Eje")
    assert status.text() == ""
    status.say("Se rehízo: cambiar Eje.")
    session.undo_stack.undo()
    assert status.text() == ""
