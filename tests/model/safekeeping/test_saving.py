from __future__ import annotations

import errno
import os
import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.errors import ChangedUnderneath, FileProblem
from model.files import sha256
from model.project_file import Identity, load
from model.safekeeping.saving import LittleSpace, NotSurelySaved, clean_leftovers, save
from model.safekeeping.versions import Versions, Why, read_version
from tests.factories import indicator, report
from tests.model.failing_disk import alone, fail_with, no_folders, no_pipes
from tests.model.test_files_faults import folder_sync_failing_with

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINE, THEIRS = report(indicator(name="Mío")), report(indicator(name="De otra persona"))


@pytest.fixture
def versions(tmp_path):
    return Versions(tmp_path / "datos" / "versiones")


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "Documentos"
    folder.mkdir()
    return folder / "informe.informe"


def saved(path, versions, *, work=MINE, identity=None, **more):
    identity = identity or Identity.new()
    more = {"expected": identity.digest, "now": lambda: MORNING} | more
    return save(work, path, identity, versions, **more)


def test_that_a_first_save_makes_the_file_and_no_version(path, versions):
    done = saved(path, versions)

    assert load(path).identity == done.identity
    assert load(path).report == MINE
    assert done.warning == ""
    assert alone(path)
    assert versions.listed(done.identity.doc_id) == []


def test_that_what_was_there_is_a_version_before_it_is_replaced(path, versions):
    first = saved(path, versions).identity
    data = path.read_bytes()

    second = saved(path, versions, work=THEIRS, identity=first).identity

    (version,) = versions.listed(first.doc_id)
    assert read_version(version) == data
    assert load(path).identity == second
    assert second.saved_seq == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(b"otra cosa"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"M\xc3\xado", b"T\xc3\xado")),  # same size
        lambda path: saved(path, Versions(path.parent.parent / "otros"), work=THEIRS, expected=None),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("otro.informe")),
    ],
    ids=["other", "emptied", "cut", "same size", "saved by another", "deleted", "renamed"],
)
def test_that_what_changed_underneath_is_never_overwritten(path, versions, change):
    identity = saved(path, versions).identity
    stat = path.stat()
    change(path)
    if path.exists():
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    before = path.read_bytes() if path.exists() else None

    with pytest.raises(ChangedUnderneath) as caught:
        saved(path, versions, work=THEIRS, identity=identity)

    assert (path.read_bytes() if path.exists() else None) == before
    assert caught.value.digest == ("" if before is None else sha256(before))
    done = saved(
        path, versions, work=THEIRS, identity=identity, expected=caught.value.digest, why=Why.OVERWRITING
    )
    assert load(path).identity == done.identity
    if before is not None:
        assert read_version(versions.listed(identity.doc_id)[0]) == before


def test_that_an_older_copy_put_back_is_noticed(path, versions):
    first = saved(path, versions).identity
    old = path.read_bytes()
    second = saved(path, versions, work=THEIRS, identity=first).identity
    path.write_bytes(old)

    with pytest.raises(ChangedUnderneath):
        saved(path, versions, identity=second)


def test_that_touching_or_copying_the_file_over_itself_never_prompts(path, versions):
    identity = saved(path, versions).identity
    data = path.read_bytes()
    os.utime(path, (0, 0))
    identity = saved(path, versions, identity=identity).identity
    path.chmod(0o600)
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)  # another inode

    assert saved(path, versions, identity=identity).identity.saved_seq == 3


def test_that_a_change_between_check_and_replacement_is_noticed_too(path, versions, monkeypatch):
    identity = saved(path, versions).identity
    really = os.fsync

    def fsync(handle):
        really(handle)
        path.write_bytes(b"de otra persona")

    with monkeypatch.context() as faulty:
        faulty.setattr(os, "fsync", fsync)
        with pytest.raises(ChangedUnderneath) as caught:
            saved(path, versions, work=THEIRS, identity=identity)

    assert path.read_bytes() == b"de otra persona"
    assert caught.value.digest == sha256(b"de otra persona")
    assert alone(path)


def test_that_a_nearly_full_disk_is_told_before_and_saving_can_go_on(path, versions, monkeypatch):
    usage = namedtuple("usage", "total used free")
    identity = saved(path, versions).identity
    before = path.read_bytes()
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10**9, 10**9, 5_000_000))

    with pytest.raises(LittleSpace, match=r"Queda poco espacio .* 4\.8 MB libres"):
        saved(path, versions, work=THEIRS, identity=identity)

    assert path.read_bytes() == before
    saved(path, versions, work=THEIRS, identity=identity, little_space_accepted=True)
    assert load(path).report == THEIRS


def test_that_a_drive_that_does_not_tell_its_space_is_saved_to(path, versions, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", fail_with(errno.ENOSYS))

    saved(path, versions)

    assert load(path).report == MINE


def test_that_saving_goes_on_with_a_warning_if_the_version_before_cannot_be_kept(path, versions, tmp_path):
    identity = saved(path, versions).identity
    (tmp_path / "datos").write_bytes(b"a file where the folder should be")

    done = saved(path, versions, work=THEIRS, identity=identity)

    assert done.warning.startswith("Se guardó, pero no la versión anterior: ")
    assert load(path).report == THEIRS


@pytest.mark.parametrize("why", [Why.OVERWRITING, Why.IMPORTING, Why.RESTORING])
def test_that_a_stranger_s_work_is_not_overwritten_where_no_version_can_be_kept(
    path, versions, tmp_path, why
):
    path.write_bytes(b"de otra persona")
    (tmp_path / "datos").write_bytes(b"")

    with pytest.raises(FileProblem):
        saved(path, versions, expected=None, why=why)

    assert path.read_bytes() == b"de otra persona"


def test_that_an_original_of_an_older_format_is_kept_under_its_number(path, versions):
    path.write_bytes(b"an old format")
    old = Identity(Identity.new().doc_id, 3, schema=0, digest=sha256(b"an old format"))

    done = saved(path, versions, identity=old)

    (version,) = versions.listed(old.doc_id)
    assert version.path.name.endswith(".v0.bak")
    assert read_version(version) == b"an old format"
    saved(path, versions, identity=done.identity)
    assert len(versions.listed(old.doc_id)) == 2


@no_folders
def test_that_a_disk_that_does_not_confirm_is_not_believed_and_the_next_save_not_asked(
    path, versions, monkeypatch
):
    identity = saved(path, versions).identity
    with monkeypatch.context() as faulty:
        faulty.setattr("model.safekeeping.saving.Versions.keep", lambda *_a, **_k: True)
        faulty.setattr(os, "fsync", folder_sync_failing_with(errno.EIO))
        with pytest.raises(NotSurelySaved) as caught:
            saved(path, versions, work=THEIRS, identity=identity)

    assert "no responde" in str(caught.value)
    saved(path, versions, work=THEIRS, identity=caught.value.identity)


def test_that_a_folder_that_went_away_is_told_as_such(path, versions):
    identity = saved(path, versions).identity
    path.parent.rename(path.parent.with_name("Desconectada"))

    with pytest.raises(FileProblem, match="la carpeta ya no está ahí") as caught:
        saved(path, versions, identity=identity)

    assert not isinstance(caught.value, ChangedUnderneath)


@no_pipes
def test_that_a_pipe_or_a_folder_in_the_place_of_the_file_is_refused_without_waiting(path, versions):
    os.mkfifo(path)
    with pytest.raises(FileProblem, match="no acepta ese nombre"):
        saved(path, versions, expected=None)
    path.unlink()
    path.mkdir()
    with pytest.raises(FileProblem, match="es el nombre de una carpeta"):
        saved(path, versions, expected=None)


def test_that_a_name_that_cannot_be_is_refused_in_words(path, versions):
    for name in ("a\0b", "a\ud800b", "ñ" * 200):
        with pytest.raises(FileProblem):
            saved(path.with_name(name), versions, expected=None)


def test_that_only_our_own_leftovers_of_more_than_a_day_are_cleaned(path, versions):
    saved(path, versions)
    ours, young = path.with_name(f".{path.name}.0a1b2c3d.tmp"), path.with_name(f".{path.name}.ffffffff.tmp")
    others = [path.with_name(name) for name in (".otro.informe.0a1b2c3d.tmp", f".{path.name}.tmp", "x.tmp")]
    for left in (ours, young, *others):
        left.touch()
    two_days_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    for left in (ours, *others):
        os.utime(left, (two_days_ago, two_days_ago))

    assert clean_leftovers(path) == 1

    assert set(path.parent.iterdir()) == {path, young, *others}
    assert clean_leftovers(Path("no existe") / "x.informe") == 0
