"""Putting an import into the open report: what changes, what stays, and that one step takes it back."""

from model.closed_cells import ClosedCells
from model.importing.taking import adding, keeps_closed, replacing
from model.next_quarter import begin
from model.report import Heading, Logo, Paper, Report, Settings, Signature, new_indicator
from tests.factories import sample

ONE = new_indicator(level="Fin", name="Porcentaje de obras")


def _open():
    return sample().replace(
        logos=(Logo(side="izquierda", media_type="image/png", data=b"x"),),
        settings=sample().settings.replace(paper=Paper.LETTER),
    )


def _applied(edit, report):
    steps = getattr(edit, "edits", (edit,))
    for step in steps:
        report, _, _ = step.apply(report)
    return report


def test_that_replacing_takes_rows_heading_and_quarter_and_keeps_what_the_file_cannot_say():
    imported = Report(
        heading=Heading(unit_code="305", fiscal_year=2024),
        settings=Settings(quarter=3),
        indicators=(ONE,),
    )
    changed = _applied(replacing(_open(), imported), _open())
    assert changed.indicators == (ONE,)
    assert (changed.heading.unit_code, changed.heading.fiscal_year) == ("305", 2024)
    assert changed.heading.axis == sample().heading.axis
    assert changed.settings.quarter == 3
    assert changed.settings.paper is Paper.LETTER
    assert changed.logos == _open().logos
    assert changed.signatures == sample().signatures


def test_that_replacing_leaves_closed_what_an_earlier_quarter_reported():
    third = begin(sample()).report
    rows = tuple(
        row.replace(id=f"x{at}", means="Otro", achieved=(9, 9, 9, None))
        for at, row in enumerate(third.indicators)
    )
    changed = _applied(replacing(third, third.replace(indicators=rows)), third)
    for before, after in zip(third.indicators, changed.indicators, strict=True):
        assert (after.id, after.means) == (before.id, "Otro")
        assert after.achieved == (*before.achieved[:2], 9, None)
    assert ClosedCells(changed).holds("f", "achieved_2")


def test_that_it_is_known_whether_closed_cells_kept_other_values_than_the_file_s():
    third = begin(sample()).report
    foreign = tuple(row.replace(id=f"x{at}", means="Otro") for at, row in enumerate(third.indicators))
    same = third.replace(indicators=foreign)
    other = (foreign[0].replace(achieved=(9, 9, None, None)), *foreign[1:])
    assert not keeps_closed(third, same)
    assert keeps_closed(third, third.replace(indicators=other))
    assert not keeps_closed(sample(), third.replace(indicators=other))


def test_that_replacing_by_an_earlier_quarter_takes_all_that_the_file_says():
    third = begin(sample()).report
    row = sample().indicators[0].replace(id="x", achieved=(9, 9, None, None))
    second = sample().replace(indicators=(row,))
    assert _applied(replacing(third, second), third).indicators[0].achieved == (9, 9, None, None)


def test_that_replacing_takes_the_signatures_that_the_file_has():
    imported = Report(indicators=(ONE,), signatures=(Signature(role="Elaboró", name="Ana Ruiz"),))
    assert _applied(replacing(_open(), imported), _open()).signatures == imported.signatures


def test_that_adding_changes_nothing_but_the_rows():
    changed = _applied(adding(_open(), Report(indicators=(ONE,))), _open())
    assert changed == _open().replace(indicators=(*sample().indicators, ONE))
