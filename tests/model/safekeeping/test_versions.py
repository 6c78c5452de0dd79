from __future__ import annotations

import errno
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import FileProblem
from model.files import sha256
from model.safekeeping.versions import NEWEST, Version, Versions, Why, kept_by_age, read_version
from tests.model.failing_disk import fail_with

DOC = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def versions(tmp_path):
    return Versions(tmp_path / "versiones")


def keep(versions, number, moment, why=Why.SAVING):
    return versions.keep(DOC, f"version {number}".encode(), why, moment)


def texts(versions):
    return [read_version(version).decode() for version in versions.listed(DOC)]


def test_that_versions_are_listed_newest_first_and_read_back(versions):
    for number in range(3):
        assert keep(versions, number, START + number * HOUR)

    assert texts(versions) == ["version 2", "version 1", "version 0"]
    newest = versions.listed(DOC)[0]
    assert newest.path.name == f"20260302T110000Z-000003-{sha256(b'version 2')[:8]}.informe"
    assert newest.moment == START + 2 * HOUR


def test_that_two_saves_within_ten_minutes_make_one_version_but_special_ones_are_always_kept(versions):
    assert keep(versions, 0, START)
    assert not keep(versions, 1, START + timedelta(minutes=9))
    assert keep(versions, 2, START + timedelta(minutes=9), Why.OVERWRITING)
    assert keep(versions, 3, START + timedelta(minutes=9), Why.IMPORTING)
    assert keep(versions, 4, START + timedelta(minutes=10))


def test_that_the_same_content_is_kept_once(versions):
    assert keep(versions, 0, START)
    assert not keep(versions, 0, START + DAY)


@pytest.mark.parametrize("jump", [-3650 * DAY, 3650 * DAY, -HOUR, HOUR], ids=str)
def test_that_a_wrong_clock_neither_loses_nor_reorders_versions(versions, jump):
    for number in range(10):
        keep(versions, number, START + number * DAY)
    for number in range(10, 20):
        keep(versions, number, START + number * DAY + jump)
    for number in range(20, 23):
        keep(versions, number, START + number * DAY)

    assert texts(versions)[:14] == [f"version {number}" for number in reversed(range(9, 23))]


@pytest.mark.slow
def test_that_four_hundred_days_of_saving_keep_what_was_promised(versions, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _handle: None)  # 8,000 saves, none of which needs to last
    number, moment = 0, START
    for _day in range(400):
        for _save in range(20):
            keep(versions, number, moment)
            number += 1
            moment += timedelta(minutes=20)
        moment = (moment + DAY).replace(hour=9, minute=0)

    listed = versions.listed(DOC)
    days = Counter(version.moment.date() for version in listed)
    last = listed[0].moment.date()
    assert len(listed) <= 2 * 20 + 31
    assert days[last] == days[last - DAY] == 20
    assert all(days[last - n * DAY] == 1 for n in range(2, 14))
    ages = sorted((last - day).days for day in days)
    assert all(later - earlier <= 8 for earlier, later in pairwise(ages) if later < 80)
    assert all(later - earlier <= 38 for earlier, later in pairwise(ages))
    assert ages[-1] > 300
    assert [v.sequence for v in listed[:NEWEST]] == [number, number - 1, number - 2]


@given(st.lists(st.tuples(st.integers(-4000, 4000), st.sampled_from(list(Why))), max_size=200))
def test_that_thinning_again_removes_nothing_more_and_keeps_the_newest(ages):
    listed = [
        Version(Path(str(n)), 1000 - n, START + age * HOUR, "", why, 1) for n, (age, why) in enumerate(ages)
    ]

    kept = kept_by_age(listed)

    assert kept_by_age(kept) == kept
    assert kept[:1] == listed[:1]


def test_that_the_folder_stays_under_its_cap_but_never_loses_the_newest_three(tmp_path):
    versions = Versions(tmp_path, max_bytes=100)
    for number in range(6):
        versions.keep(DOC, str(number).encode() * 30, Why.SAVING, START + number * HOUR)
    assert [v.sequence for v in versions.listed(DOC)] == [6, 5, 4]
    for number in range(6, 10):
        versions.keep(DOC, str(number).encode() * 90, Why.SAVING, START + number * HOUR)
    assert [v.sequence for v in versions.listed(DOC)] == [10, 9, 8]


def test_that_a_spoilt_version_is_not_given_out(versions):
    keep(versions, 0, START)
    (version,) = versions.listed(DOC)
    version.path.write_bytes(b"version 1")

    with pytest.raises(FileProblem, match="está dañada"):
        read_version(version)


def test_that_other_files_in_the_folder_are_no_versions(versions, tmp_path):
    keep(versions, 0, START)
    folder = tmp_path / "versiones" / DOC
    for name in (
        "x.informe",
        "20260302T090000Z-000009-0a1b2c3d.exe",
        "20269902T090000Z-000009-0a1b2c3d.informe",
    ):
        (folder / name).touch()
    (folder / "20260302T090000Z-000010-0a1b2c3d.informe").symlink_to("/dev/zero")

    assert [version.sequence for version in versions.listed(DOC)] == [1]


def test_that_no_document_id_leads_out_of_the_folder(versions):
    for name in ("../x", "..", "", "a/b"):
        with pytest.raises(ValueError, match="UUID"):
            versions.keep(name, b"x", Why.SAVING, START)


def test_that_a_full_disk_costs_no_version(versions, monkeypatch):
    keep(versions, 0, START)
    with monkeypatch.context() as faulty:
        faulty.setattr(os, "fsync", fail_with(errno.ENOSPC))
        with pytest.raises(FileProblem):
            keep(versions, 1, START + HOUR)

    assert texts(versions) == ["version 0"]
