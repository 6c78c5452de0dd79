"""The computer that the packages are tried on, and the window's tests elsewhere do not need."""

import pytest

from tests.packaging.wine import BUILT, new_computer


@pytest.fixture(scope="session")
def computer():
    """A new Windows computer; it is turned off afterwards."""
    computer = new_computer(BUILT / "prefix")
    yield computer
    computer.shut_down()
