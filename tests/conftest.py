"""Which tests are of another system than the one they run on, and why."""

from __future__ import annotations

import sys

import pytest

ONLY_ON_LINUX = {
    "window": "sends keys to an X screen; tests/packaging does so to the program for Windows",
    "libreoffice": "LibreOffice is not on that computer; tests/export reads the files back there too",
    "power": "mounts the file systems of Linux and pulls their plug",
    "packaging": "builds and installs what Windows runs",
}
"""By mark, the reason that Windows leaves it out."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if sys.platform == "win32":
        for item in items:
            for mark, reason in ONLY_ON_LINUX.items():
                if item.get_closest_marker(mark):
                    item.add_marker(pytest.mark.skip(reason=reason))
