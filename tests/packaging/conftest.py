"""The computer that the packages are tried on, and the window's tests elsewhere do not need."""

import shutil

import pytest

from tests.packaging.wine import BUILT, ROOT, new_computer


@pytest.fixture(scope="session")
def computer():
    """A new Windows computer; it is turned off afterwards."""
    computer = new_computer(BUILT / "prefix")
    yield computer
    computer.shut_down()


@pytest.fixture(scope="session")
def report(computer):
    """Return a report on the user's desk."""
    path = computer.user / "Documents" / "Informe del 2º trimestre ñ.informe"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(ROOT / "resources" / "samples" / "informe_2t_2023.informe", path)
    return path
