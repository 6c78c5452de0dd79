"""The window: everything that needs Qt, and nothing that could live without it."""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

# Qt for Python loads at each start what writes its type stubs, which only its own makers ever run.
_STUB_WRITER = "shibokensupport.signature.lib.pyi_generator"
if _STUB_WRITER not in sys.modules:
    _idle = ModuleType(_STUB_WRITER)
    _idle.__spec__ = ModuleSpec(_STUB_WRITER, None)
    sys.modules[_STUB_WRITER] = _idle
