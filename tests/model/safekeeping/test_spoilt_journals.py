"""Journals that somebody or something spoilt: each ends in a sentence, and no work is deleted."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from model.files import MAX_FILE_BYTES
from model.safekeeping import generations, recovery
from model.safekeeping.generations import DISCARDED, OWNER
from model.safekeeping.recovered import NOT_NOW, NOTHING_LEFT, OF_A_NEWER, left_in
from model.safekeeping.recovery import find
from tests.factories import sample
from tests.model.failing_disk import fail_with, no_links, no_pipes
from tests.model.safekeeping.test_recovered import edited, only


@pytest.fixture
def left(folder):
    """Return the only journal's folder as a killed program left it."""
    return lambda: next(place for place in folder.iterdir() if place.name != DISCARDED)


def heard(folder):
    sentences: list[str] = []
    assert left_in(folder, discarded=False, tell=sentences.append) == []
    return sentences


def test_that_a_base_of_which_nothing_can_be_read_is_told_once_and_set_aside(folder, killed, left):
    killed(edited(sample(), "name", "x"))
    (base,) = left().glob("*.base")
    base.write_bytes(bytes(5_000))

    assert heard(folder) == [NOTHING_LEFT]
    assert len(list((folder / DISCARDED).glob("*/*.journal"))) == 1
    assert heard(folder) == []


def test_that_a_journal_without_its_base_is_told_and_not_deleted(folder, killed, left):
    killed(edited(sample(), "name", "Lo que escribí"))
    (base,) = left().glob("*.base")
    base.unlink()

    assert heard(folder) == [NOTHING_LEFT]
    (journal,) = (folder / DISCARDED).glob("*/*.journal")
    assert "Lo que escribí" in journal.read_text(encoding="utf-8")


def test_that_a_base_without_its_journal_is_set_aside_not_deleted(folder, killed, left):
    killed(edited(sample(), "name", "x"))
    (journal,) = left().glob("*.journal")
    journal.unlink()

    assert heard(folder) == []
    assert len(list((folder / DISCARDED).glob("*/*.base"))) == 1
    assert left_in(folder, discarded=True) == []
    assert len(list((folder / DISCARDED).glob("*/*.base"))) == 1


def test_that_work_of_a_newer_version_stays_for_it(folder, killed, left, monkeypatch):
    monkeypatch.setattr(generations, "FORMAT", 2)
    killed(edited(sample(), "name", "x"))
    monkeypatch.undo()

    assert heard(folder) == [OF_A_NEWER]
    assert heard(folder) == [OF_A_NEWER]
    assert len(list(left().glob("*.journal"))) == 1


def test_that_what_the_disk_does_not_give_now_is_looked_for_again(folder, killed, monkeypatch):
    killed(edited(sample(), "name", "x"))
    with monkeypatch.context() as faulty:
        faulty.setattr(Path, "open", fail_with(errno.EIO))
        assert heard(folder) == [NOT_NOW]

    assert only(folder).report.indicators[3].name == "x"


def test_that_a_folder_of_the_officer_s_own_is_left_alone(folder, killed):
    killed(edited(sample(), "name", "x"))
    (folder / "Mis copias").mkdir()
    (folder / "Mis copias" / "importante.xlsx").write_bytes(b"x")

    only(folder).found.keep()

    assert (folder / "Mis copias" / "importante.xlsx").exists()


@no_links
def test_that_nothing_is_cleaned_away_behind_a_link(folder, tmp_path):
    old = tmp_path / "Documentos" / ("a" * 32)
    old.mkdir(parents=True)
    os.utime(old, (0, 0))
    folder.mkdir()
    (folder / DISCARDED).symlink_to(old.parent)

    assert left_in(folder, discarded=True) == []
    assert old.exists()


def test_that_a_mark_of_ownership_that_nobody_can_hold_hides_no_work(folder, killed, left):
    killed(edited(sample(), "name", "x"))
    (left() / OWNER).unlink()
    (left() / OWNER).mkdir()

    assert only(folder).report.indicators[3].name == "x"


def test_that_no_more_are_held_at_one_time_than_can_be_open(folder, killed, left, monkeypatch):
    killed(edited(sample(), "name", "x"))
    for number in range(5):
        shutil.copytree(left(), folder / f"{number:032x}")
    monkeypatch.setattr(recovery, "MOST", 4)

    found = left_in(folder, discarded=False)

    assert len(found) == 4
    assert len([place for place in folder.iterdir() if place.name != DISCARDED]) == 6


def test_that_the_beginning_of_an_endless_journal_is_recovered(folder, killed):
    killed(edited(sample(), "name", "x"))
    (journal,) = folder.glob("*/*.journal")
    with journal.open("ab") as file:
        file.truncate(MAX_FILE_BYTES + 1_000)  # zeros, and more than is read

    (found,) = find(folder)

    assert found.work.report == edited(sample(), "name", "x")
    assert not found.work.whole


@no_pipes
def test_that_an_owner_that_cannot_be_signed_hides_no_work(folder, killed):
    killed(edited(sample(), "name", "x"))
    (owner,) = folder.glob(f"*/{OWNER}")
    owner.unlink()
    os.mkfifo(owner)

    assert len(find(folder)) == 1
