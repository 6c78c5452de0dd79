"""What a Windows bundle lacks, found without running it: Wine brings a C runtime and hides a lost one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pefile

SYSTEM: Final = re.compile(
    r"(api-ms-win-|ext-ms-).*|(kernel32|kernelbase|ntdll|user32|gdi32|advapi32|shell32|shlwapi|ole32|oleaut32|comdlg32"
    r"|comctl32|ws2_32|winmm|version|mpr|userenv|netapi32|authz|bcrypt|bcryptprimitives|crypt32|secur32|ncrypt|dwmapi"
    r"|uxtheme|imm32|setupapi|wtsapi32|d3d9|d3d11|d3d12|dxgi|dwrite|d2d1|dcomp|uiautomationcore|iphlpapi|rpcrt4|cfgmgr32"
    r"|propsys|shcore|msvcrt|ucrtbase|powrprof|psapi|dbghelp|opengl32|cabinet|msimg32|winspool|dnsapi|winhttp)\.(dll|drv)"
)
"""The libraries of Windows 10 1809 itself. Not icuuc: that one forwards to a file that 1809 lacks."""

_IMPORTS: Final = (
    "IMAGE_DIRECTORY_ENTRY_IMPORT",
    "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT",
    "IMAGE_DIRECTORY_ENTRY_EXPORT",
)
_X64: Final = 0x8664
_MOST_SYMBOLS: Final = 0x10000
"""Qt exports more than pefile reads unless it is told."""


def programs(folder: Path) -> list[Path]:
    """Return every .exe, .dll and .pyd below a folder."""
    return [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in {".exe", ".dll", ".pyd"}]


def missing(folder: Path) -> Iterator[str]:
    """Yield a line for each library, and each function of a library in the folder, that nothing supplies."""
    opened = {path: _opened(path) for path in programs(folder)}
    exports = {path.name.lower(): _exports(program) for path, program in opened.items()}
    for path, program in opened.items():
        where = path.relative_to(folder).as_posix()
        if program.FILE_HEADER.Machine != _X64:
            yield f"{where}: not for 64 bits"
        for library, functions in _imports(program):
            if library in exports:
                yield from (
                    f"{where}: {library} lacks {name}" for name in sorted(functions - exports[library])
                )
            elif not SYSTEM.fullmatch(library):
                yield f"{where}: no {library}"


def _opened(path: Path) -> pefile.PE:
    program = pefile.PE(str(path), fast_load=True, max_symbol_exports=_MOST_SYMBOLS)
    program.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in _IMPORTS])
    return program


def _exports(program: pefile.PE) -> set[str]:
    table = getattr(program, "DIRECTORY_ENTRY_EXPORT", None)
    return {symbol.name.decode() for symbol in table.symbols if symbol.name} if table else set()


def _imports(program: pefile.PE) -> Iterator[tuple[str, set[str]]]:
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(program, kind, []):
            yield entry.dll.decode().lower(), {item.name.decode() for item in entry.imports if item.name}
