"""R3, R5 and a part of R8: the plug pulled, the disk full, the drive taken out."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time

import pytest

from model.errors import FileProblem
from model.files import sha256
from model.project_file import Identity, load, save
from model.safekeeping.generations import Ending
from model.safekeeping.journal import Journal
from model.safekeeping.recovery import Work, find
from model.safekeeping.saving import save as save_safely
from model.safekeeping.versions import Versions
from tests.factories import indicator, report
from tests.matrix.disks import Disk, MemoryDisk, needs_mounting
from tests.matrix.saver import Process, flushing, number_of, numbered, saving, start

pytestmark = pytest.mark.power
CUTS = int(os.environ.get("INFORME_CUTS", "300"))
DISKS = [("ext4", ""), ("xfs", ""), ("ext4", "noauto_da_alloc")]


@pytest.mark.parametrize(("kind", "options"), DISKS, ids=["ext4", "xfs", "ext4 noauto_da_alloc"])
def test_that_a_power_cut_neither_tears_a_file_nor_takes_a_save_or_an_edit_back(
    tmp_path, figures, kind, options
):
    needs_mounting(f"mkfs.{kind}")
    chance = random.Random(f"{kind}{options}")
    saved = edits = 0
    with Disk(tmp_path, kind, options) as disk:
        folder = disk.place / "Documentos"
        folder.mkdir()
        path, journals = folder / "informe.informe", disk.place / "respaldos"
        start(path)
        os.sync()
        for cut in range(CUTS):
            saves = Process(saving(path, disk.place / "versiones"))
            typed = Process(flushing(journals))
            saves.wait()
            time.sleep(chance.uniform(0, 0.03))
            if chance.random() < 0.3:  # what the kernel does on its own every 5 to 30 seconds
                subprocess.run(["sync", "--file-system", disk.place], check=True)
            told, kept = saves.told(), typed.told()
            disk.cut_power()
            for process in (saves, typed):
                process.kill()
                process.close()
            disk.unmount()
            disk.mount()
            opened = load(path)  # raises if it is missing or torn
            assert opened.warnings == (), cut
            saved += len(told)
            assert number_of(opened.report) >= told[-1][0], f"cut {cut}: an acknowledged save is gone"
            found = find(journals)
            if kept:
                (work,) = [one.work for one in found]
                assert isinstance(work, Work)
                assert number_of(work.report) >= kept[-1][0], f"cut {cut}: an edit is gone"
                edits += len(kept)
            for one in found:
                one.keep()
            shutil.rmtree(journals, ignore_errors=True)
            for left in folder.glob(".*.tmp"):
                left.unlink()
    figures(f"{CUTS} cuts, {saved} acknowledged saves, {edits} edits on the disk, 0 lost")
    assert saved > CUTS
    assert edits > CUTS / 4


def test_that_a_full_disk_never_costs_the_old_file_whatever_is_left(tmp_path, figures):
    needs_mounting()
    old, new = report(indicator(name="Viejo")), report(*(indicator(id=str(n)) for n in range(130)))
    states = refused = 0
    with MemoryDisk(tmp_path) as disk:
        path, versions = disk.place / "informe.informe", Versions(tmp_path / "versiones")
        identity = save(old, path, Identity.new())
        data = path.read_bytes()
        probe = tmp_path / "probe.informe"
        save(new, probe, Identity.new())
        size = probe.stat().st_size
        for free in range(0, max(3 * size, 310 * 1024), 1024):
            disk.leave_free(free)
            before = sha256(data)
            try:
                done = save_safely(new, path, identity, versions, expected=before, little_space_accepted=True)
                assert load(path).identity == done.identity
                path.write_bytes(data)
            except FileProblem as problem:
                refused += 1
                assert "no queda espacio" in str(problem)  # noqa: PT017 - only where it is refused
                assert path.read_bytes() == data
            states += 1
            assert {left.name for left in disk.place.iterdir()} <= {path.name, "relleno"}
        (disk.place / "relleno").unlink()
        save_safely(new, path, identity, versions, expected=sha256(data))
        assert load(path).report == new
    figures(f"{states} free sizes, {refused} refused, 0 old files lost")
    assert states >= 300
    assert 10 < refused < states


def test_that_typing_goes_on_while_the_disk_of_the_journal_is_full(tmp_path):
    needs_mounting()
    with MemoryDisk(tmp_path) as disk:
        journal = Journal(disk.place, numbered(0), Identity.new(), None)
        journal.record(numbered(1))
        assert journal.flush()
        disk.leave_free(0)
        for number in range(2, 300):
            journal.record(numbered(number))
        assert not journal.flush() or journal.standing.problem is None
        (disk.place / "relleno").unlink()
        journal.record(numbered(300))
        assert journal.flush()
        journal.close(Ending.KEPT)
        (found,) = find(disk.place)
        assert number_of(found.work.report) == 300
        found.keep()


def test_that_a_drive_that_is_taken_out_is_told_and_the_work_stays_in_the_journal(tmp_path):
    needs_mounting()
    journals, versions = tmp_path / "respaldos", Versions(tmp_path / "versiones")
    with MemoryDisk(tmp_path) as disk:
        folder = disk.place / "Documentos"
        folder.mkdir()
        path = folder / "informe.informe"
        identity = save(numbered(0), path, Identity.new())
        journal = Journal(journals, numbered(0), identity, path)
        journal.record(numbered(1))
        subprocess.run(["umount", "--lazy", disk.place], check=True)

        with pytest.raises(FileProblem, match="la carpeta ya no está ahí"):
            save_safely(numbered(1), path, identity, versions, expected=identity.digest)

        assert not list(disk.place.iterdir())
        assert journal.flush()
        journal.close(Ending.KEPT)
        (found,) = find(journals)
        assert number_of(found.work.report) == 1
        found.keep()
