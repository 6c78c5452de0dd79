"""What is imported at each start and seldom wanted is loaded when it is wanted.

It is Qt for Python that imports it, parts of Python itself that only look at source text, and what of ours
writes for a tip.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

SELDOM_WANTED = frozenset(
    {
        *("html", "inspect", "linecache", "tempfile", "zipfile"),
        *(
            f"shibokensupport.signature.{name}"  # they word what is wrong with a call, and write type stubs
            for name in ("errorhandler", "layout", "parser")
        ),
        *(f"shibokensupport.signature.lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")),
    }
)

_SWITCH = "shibokensupport.feature"
_one_at_a_time = RLock()


class Later(ModuleType):
    """A module whose code runs when something in it is first asked for.

    That of ``importlib`` runs it as soon as Qt for Python looks at the module's name.
    """

    def __getattr__(self, name: str) -> Any:
        if name != "__all__" and name.startswith("__"):  # the import itself looks for these
            raise AttributeError(name)
        with _one_at_a_time:
            loader = self.__dict__.pop("loader_later", None)
            if loader is not None:
                self.__loader__ = loader
                try:
                    loader.exec_module(self)
                except BaseException:
                    self.__dict__["loader_later"] = loader  # the disk may be back when it is asked again
                    raise
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


class _Loader:
    """Makes the module, and leaves what is to be done to it for later. ``real``: whoever can do it."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module, with nothing in it yet."""
        return Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Remember who loads the module when it is wanted."""
        module.__dict__["loader_later"] = self._real


class _WithoutSwitch(_Loader):
    """Loads the switch between ways of writing calls to Qt, and keeps it from looking for who may want it.

    To that end it reads the source text of modules that are imported.
    """

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return an ordinary module."""
        return ModuleType(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Load it, and put what looks for wishes out of work."""
        self._real.exec_module(module)
        module.__dict__["feature_imported"] = lambda _module: None


class _Finder:
    """Stands before all that find modules, and has some of what they find loaded in another way."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> ModuleSpec | None:
        """Return where such a module is; None for every other."""
        loader = _Loader if name in SELDOM_WANTED else _WithoutSwitch if name == _SWITCH else None
        if loader is None:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, (finder.find_spec(name, path, target) for finder in others)), None)
        if spec is not None:
            spec.loader = loader(spec.loader)  # type: ignore[assignment]  # a Loader's class takes long to load
        return spec


def load_later() -> None:
    """From now on load the seldom wanted modules when something in them is wanted."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
