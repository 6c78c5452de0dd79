from __future__ import annotations

import errno
import os
import random
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from model import files
from model.errors import FileProblem
from model.files import MAX_FILE_BYTES, is_reserved_on_windows, read_file, replace_file, sha256

OLD, NEW = b"the work of yesterday\n" * 100, b"the work of today\n" * 150
ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "informe.informe"
    path.write_bytes(OLD)
    return path


def refusal(path: Path, data: bytes = NEW) -> str:
    """Return the sentence that saving there is refused with."""
    with pytest.raises(FileProblem) as caught:
        replace_file(path, data)
    assert caught.value.advice
    return str(caught.value)


def fail_with(code: int, windows: int | None = None):
    """Return a function that fails as the system would."""

    def fail(*_args, **_more):
        error = OSError(code, "injected")
        if windows is not None:
            error.winerror = windows  # type: ignore[attr-defined] # as it is on Windows
        raise error

    return fail


def alone(path: Path) -> bool:
    """Return whether nothing else was left in the folder."""
    return list(path.parent.iterdir()) == [path]


def test_that_the_new_content_takes_the_place_of_the_old(target):
    replace_file(target, NEW)

    assert target.read_bytes() == NEW
    assert alone(target)


@pytest.mark.parametrize(
    "data", [b"", b"\0\r\n\x1a", bytes(range(256)) * 20_000], ids=["empty", "controls", "5 MB"]
)
def test_that_a_file_that_did_not_exist_gets_exactly_the_bytes(tmp_path, data):
    replace_file(tmp_path / "nuevo.xlsx", data)

    assert read_file(tmp_path / "nuevo.xlsx") == data


@posix
def test_that_a_symbolic_link_stays_one_and_its_file_is_replaced(tmp_path, target):
    folder = tmp_path / "otra"
    folder.mkdir()
    link = folder / "enlace.informe"
    link.symlink_to(target)

    replace_file(link, NEW)

    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert list(folder.iterdir()) == [link]


@posix
def test_that_a_link_to_a_file_that_is_gone_brings_it_back(tmp_path):
    link = tmp_path / "enlace"
    link.symlink_to(tmp_path / "destino")

    replace_file(link, NEW)

    assert (tmp_path / "destino").read_bytes() == NEW


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_that_the_permissions_of_the_old_file_are_kept(target, mode):
    target.chmod(mode)

    replace_file(target, NEW)

    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
@pytest.mark.parametrize("function", ["chmod", "chown"])
def test_that_a_disk_without_permissions_can_be_saved_to(target, monkeypatch, function):
    monkeypatch.setattr(os, function, fail_with(errno.EPERM))

    replace_file(target, NEW)

    assert target.read_bytes() == NEW


@posix
def test_that_a_new_file_gets_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "any").touch()

    replace_file(tmp_path / "ours", NEW)

    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "any").stat().st_mode


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() != 0, reason="only root may give files away")
def test_that_the_owner_of_the_old_file_is_kept(target):
    os.chown(target, 1234, 1235)

    replace_file(target, NEW)

    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 1235)


@pytest.mark.parametrize(
    "code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EBUSY, errno.EMFILE]
)
@pytest.mark.parametrize(
    ("owner", "function"),
    [(Path, "stat"), (Path, "open"), (os, "fsync"), (Path, "read_bytes"), (Path, "replace")],
    ids=["looking", "creating", "syncing", "reading back", "replacing"],
)
def test_that_a_failing_step_leaves_the_old_file_and_nothing_else(target, monkeypatch, owner, function, code):
    waits: list[float] = []
    with monkeypatch.context() as faulty:
        faulty.setattr(owner, function, fail_with(code))
        faulty.setattr(time, "sleep", waits.append)
        refusal(target)

    assert not waits  # waiting helps only where another program holds the file
    assert target.read_bytes() == OLD
    assert alone(target)
    replace_file(target, NEW)
    assert target.read_bytes() == NEW


def test_that_a_disk_that_gives_back_other_data_is_not_trusted(target, monkeypatch):
    with monkeypatch.context() as faulty:
        faulty.setattr(Path, "read_bytes", lambda _path: NEW[:-1])
        assert "no responde" in refusal(target)

    assert target.read_bytes() == OLD
    assert alone(target)


@posix
def test_that_a_full_disk_never_costs_the_old_file_wherever_the_space_ends(target):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    data = random.Random(1).randbytes(8192)
    for budget in range(0, 8192, 64):
        resource.setrlimit(resource.RLIMIT_FSIZE, (budget, hard))
        try:
            sentence = refusal(target, data)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert "no queda espacio" in sentence
        assert target.read_bytes() == OLD
        assert alone(target)
    replace_file(target, data)
    assert target.read_bytes() == data


KILLED_AT_EACH_LINE = """
import os, sys
from pathlib import Path
from model import files

target, old, new = Path(sys.argv[1]), b"old" * 9000, b"new" * 9000
line = 0
while True:
    target.write_bytes(old)
    child = os.fork()
    if not child:
        left = line
        def trace(frame, event, argument):
            global left
            if frame.f_code.co_filename != files.__file__:
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), 9)
            return trace
        sys.settrace(trace)
        files.replace_file(target, new)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    found = target.read_bytes()
    assert found in (old, new), (line, len(found))
    if status == 0:
        assert found == new
        break
    line += 1
print(line)
"""


@posix
def test_that_being_killed_at_any_line_leaves_the_old_file_or_the_new_one(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_LINE, str(tmp_path / "x.informe")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stderr == ""
    assert int(run.stdout) > 20


def folder_sync_failing_with(code: int):
    really = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "injected")
        really(handle)

    return fsync


@posix
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_that_a_file_system_that_cannot_sync_folders_is_good_enough(target, monkeypatch, code):
    monkeypatch.setattr(os, "fsync", folder_sync_failing_with(code))

    replace_file(target, NEW)

    assert target.read_bytes() == NEW


@posix
def test_that_a_folder_that_fails_to_sync_is_never_called_saved(target, monkeypatch):
    monkeypatch.setattr(os, "fsync", folder_sync_failing_with(errno.EIO))

    assert "no responde" in refusal(target)

    assert target.read_bytes() == NEW
    assert alone(target)


@posix
def test_that_file_and_folder_are_synchronised_around_the_replacement(target, monkeypatch):
    steps = []
    sync, replace = os.fsync, Path.replace

    def watched_sync(handle):
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def watched_replace(path, other):
        steps.append("replace")
        return replace(path, other)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_replace)

    replace_file(target, NEW)

    assert steps == ["file", "replace", "folder"]


class Busy:
    """A file that another program holds for a number of attempts."""

    def __init__(self, attempts: int, windows: int) -> None:
        self.left, self.windows = attempts, windows
        self.waits: list[float] = []
        self.really = Path.replace

    def replace(self, path: Path, other: Path) -> Path:
        if self.left:
            self.left -= 1
            fail_with(errno.EACCES, self.windows)()
        return self.really(path, other)


@pytest.mark.parametrize("windows", [5, 32, 33])
def test_that_a_file_held_for_a_moment_is_waited_for(target, monkeypatch, windows):
    busy = Busy(3, windows)
    monkeypatch.setattr(Path, "replace", lambda path, other: busy.replace(path, other))
    monkeypatch.setattr(time, "sleep", busy.waits.append)

    replace_file(target, NEW)

    assert target.read_bytes() == NEW
    assert busy.waits == [0.05, 0.1, 0.2]


def test_that_a_file_open_in_excel_is_given_up_within_three_seconds_and_told(target, monkeypatch):
    busy = Busy(1000, 32)
    monkeypatch.setattr(Path, "replace", lambda path, other: busy.replace(path, other))
    monkeypatch.setattr(time, "sleep", busy.waits.append)

    assert "está abierto en otro programa, quizá en Excel" in refusal(target)

    assert 2 <= sum(busy.waits) <= 3
    assert target.read_bytes() == OLD
    assert alone(target)


@pytest.mark.parametrize(
    ("code", "windows", "words"),
    [
        (errno.ENOSPC, None, "no queda espacio en el disco"),
        (errno.ENOSPC, 112, "no queda espacio en el disco"),
        (errno.EDQUOT, None, "no queda espacio en el disco"),
        (errno.EACCES, None, "no tiene permiso"),
        (errno.EPERM, None, "no tiene permiso"),
        (errno.EACCES, 5, "está abierto en otro programa o no tiene permiso"),
        (errno.EACCES, 33, "está abierto en otro programa"),
        (errno.EROFS, None, "sólo lectura"),
        (errno.EACCES, 19, "sólo lectura"),
        (errno.ENOENT, None, "la carpeta ya no está ahí"),
        (errno.ENOENT, 3, "la carpeta ya no está ahí"),
        (errno.ENOENT, 53, "la unidad de red no responde"),
        (errno.ENAMETOOLONG, None, "demasiado largo"),
        (errno.EINVAL, 123, "no acepta ese nombre"),
        (errno.EIO, None, "no responde"),
        (errno.EINVAL, 1117, "no responde"),
        (errno.ESTALE, None, "no responde"),
        (errno.EMFILE, None, f"error {errno.EMFILE}"),
        (errno.EINVAL, 4321, "no acepta ese nombre"),
    ],
)
def test_that_each_cause_has_its_sentence(target, monkeypatch, code, windows, words):
    monkeypatch.setattr(Path, "open", fail_with(code, windows))
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)

    sentence = refusal(target)

    assert sentence.startswith("No se pudo guardar «informe.informe»: ")
    assert words in sentence


@posix
def test_that_real_obstacles_are_named(tmp_path, target):
    (tmp_path / "carpeta").mkdir()
    (tmp_path / "vuelta").symlink_to(tmp_path / "vuelta")
    os.mkfifo(tmp_path / "tubo")
    before = sorted(tmp_path.iterdir())

    assert "la carpeta ya no está ahí" in refusal(tmp_path / "no existe" / "x.informe")
    assert "la carpeta ya no está ahí" in refusal(target / "x.informe")
    assert "es el nombre de una carpeta" in refusal(tmp_path / "carpeta")
    assert "demasiado largo" in refusal(tmp_path / ("ñ" * 200))
    assert "no acepta ese nombre" in refusal(tmp_path / "tubo")
    assert "no acepta ese nombre" in refusal(tmp_path / "vuelta")
    assert "no acepta ese nombre" in refusal(tmp_path / "a\0b")
    assert "no acepta ese nombre" in refusal(tmp_path / "a\ud800b")
    assert sorted(tmp_path.iterdir()) == before


def test_that_the_longest_possible_name_can_be_saved(tmp_path):
    path = tmp_path / ("x" * 247 + ".informe")

    replace_file(path, NEW)

    assert path.read_bytes() == NEW


def test_that_a_file_marked_read_only_is_not_replaced_behind_its_mark(target):
    target.chmod(0o444)

    assert "sólo lectura" in refusal(target)

    assert target.read_bytes() == OLD
    assert alone(target)


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "con.informe",
        "Aux.txt",
        "NUL .x",
        "COM1.informe",
        "lpt9",
        "a:b",
        "¿qué?",
        "x.",
        "x ",
        'a"b',
        "a\tb",
    ],
)
def test_that_names_with_another_meaning_on_windows_are_refused_there(tmp_path, monkeypatch, name):
    assert is_reserved_on_windows(name)
    monkeypatch.setattr(files, "_ON_WINDOWS", True)

    assert "no acepta ese nombre" in refusal(tmp_path / name)

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", ["Consejo.informe", "Informe 2º trimestre.informe", "¿acento á.informe", "com10", ".con"]
)
def test_that_ordinary_names_are_not_taken_for_devices(name):
    assert not is_reserved_on_windows(name)


def test_that_reading_refuses_what_is_no_readable_file(tmp_path, target, monkeypatch):
    def refused(path: Path) -> str:
        with pytest.raises(FileProblem) as caught:
            read_file(path)
        return str(caught.value)

    assert "ya no está en esa carpeta" in refused(tmp_path / "nada.informe")
    assert "no es un archivo" in refused(tmp_path)
    assert "no acepta ese nombre" in refused(tmp_path / "a\0b")
    monkeypatch.setattr(Path, "open", fail_with(errno.EACCES))
    assert "no tiene permiso para leerlo" in refused(target)
    monkeypatch.setattr(Path, "open", fail_with(errno.EACCES, 32))
    assert "está en uso por otro programa" in refused(target)


@posix
def test_that_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "tubo")

    with pytest.raises(FileProblem, match="no es un archivo"):
        read_file(tmp_path / "tubo")


def test_that_a_file_over_the_limit_is_refused_and_one_at_the_limit_read(target):
    assert read_file(target, limit=len(OLD)) == OLD
    with pytest.raises(FileProblem, match="pesa más de"):
        read_file(target, limit=len(OLD) - 1)


@posix
def test_that_a_file_of_the_wrong_size_is_never_read_whole(tmp_path):
    huge = tmp_path / "enorme"
    with huge.open("wb") as file:
        file.truncate(MAX_FILE_BYTES * 100)

    with pytest.raises(FileProblem, match="pesa más de 64 MB"):
        read_file(huge)


def test_that_the_digest_is_the_one_everybody_computes():
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
