"""The program for Windows reads its modules from zips that stay open."""

import zipfile
import zipimport
from concurrent.futures import ThreadPoolExecutor
from importlib.util import module_from_spec

import pytest
from windows import start


@pytest.fixture
def zips(tmp_path, monkeypatch):
    """Return a function that makes a zip of two files; the imports of this process stay as they were."""
    monkeypatch.setattr(zipimport, "_get_data", vars(zipimport)["_get_data"])
    monkeypatch.setattr(start, "_files", {})
    start.keep_zips_open()

    def make(method):
        path = tmp_path / "módulos ñ.zip"
        with zipfile.ZipFile(path, "w", method) as archive:
            archive.writestr("ñandú.py", "NAME = 'ñandú'\n" + "#" * 5000)
            archive.writestr("dentro/otro.py", "NAME = 'otro'\n")
        return zipimport.zipimporter(str(path))

    yield make
    for file in start._files.values():
        file.close()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_that_modules_come_as_they_are_from_a_zip(zips, method):
    modules = zips(method)
    spec = modules.find_spec("ñandú")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.NAME == "ñandú"
    assert modules.get_data("dentro/otro.py") == b"NAME = 'otro'\n"


def test_that_a_zip_is_opened_once_also_by_many_threads(zips):
    modules = zips(zipfile.ZIP_STORED)
    with ThreadPoolExecutor(8) as pool:
        told = set(pool.map(modules.get_data, ["ñandú.py", "dentro/otro.py"] * 200))
    assert told == {("NAME = 'ñandú'\n" + "#" * 5000).encode(), b"NAME = 'otro'\n"}
    assert len(start._files) == 1
