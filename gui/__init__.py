"""The window: everything that needs Qt, and nothing that could live without it."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class _StubWriter:
    """Finds what writes the type stubs of Qt for Python, and finds it empty.

    Qt for Python loads it at each start, with all that it imports; only its own makers ever run it.
    """

    NAME = "shibokensupport.signature.lib.pyi_generator"

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        """Return the spec of an empty module for that one name."""
        if name != self.NAME:
            return None
        return ModuleSpec(name, self)  # type: ignore[arg-type]  # a Loader's class takes long to load

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """Let Python make the module as it always does."""

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module empty."""


if "shiboken6" not in sys.modules:
    sys.meta_path.insert(0, _StubWriter())
