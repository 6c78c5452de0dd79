"""The folder of licences: the text of everything that is shipped, and a list of what each is for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from product import NAME, ROOT, VERSION
from wheels import Wheel

TEXTS: Final = Path(__file__).parent / "licences"
LIST: Final = "LISTA.txt"

_OF_QT: Final = ("qt.txt", "qt-terceros.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
OF_CRATES: Final = {
    "MIT": "MIT.txt",
    "Apache-2.0": "Apache-2.0.txt",
    "BSD-3-Clause": "BSD-3-Clause.txt",
    "LLVM-exception": "LLVM-exception.txt",
    "Unicode-3.0": "Unicode-3.0.txt",
    "Unicode-DFS-2016": "Unicode-DFS-2016.txt",
    "Zlib": "zlib.txt",
}
"""The texts of what Rust modules contain, by SPDX identifier; of several to choose from, the first here."""

COMPONENTS: Final = "COMPONENTES.txt"
_IN_WHEEL: Final = re.compile(
    r"[^/]+\.dist-info/(?:licenses/)?(.*(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS).*)", re.IGNORECASE
)
_OF_WINDOWS: Final = {
    "CPython 3.11": ("PSF-2.0.txt", "expat.txt", "libffi.txt", "bzip2.txt", "zlib.txt"),
    "Microsoft Visual C++": ("microsoft.txt",),
    "mingw-w64": ("mingw-w64.txt",),
    "NSIS": ("nsis.txt",),
}


def write_licences(folder: Path, wheels: Sequence[Wheel], *, windows: bool = True) -> None:
    """Write the licences of the program, of every wheel and (``windows``) of the interpreter and the tools.

    Raises LookupError for a wheel without any text.
    """
    rows = [
        (
            f"{NAME} {VERSION}",
            _write(folder, "informe-trimestral", {"LICENSE.txt": (ROOT / "LICENSE").read_bytes()}),
        )
    ]
    for kind in ("fonts", "icons"):
        text = {f"{kind}.txt": (ROOT / "resources" / kind / "LICENSE.txt").read_bytes()}
        rows.append((f"resources/{kind}", _write(folder, "informe-trimestral", text)))
    rows += [(f"{w.name} {w.version}", _write(folder, w.name, texts_of(w))) for w in wheels]
    for name, files in _OF_WINDOWS.items() if windows else ():
        rows.append((name, _write(folder, name.split()[0].lower(), {file: _own(file) for file in files})))
    lines = [f"{what}\n" + "".join(f"    {file}\n" for file in files) for what, files in rows]
    (folder / LIST).write_text("\n".join(lines), encoding="utf-8")


def texts_of(wheel: Wheel) -> dict[str, bytes]:
    """Return the licence texts of a wheel, by file name."""
    if wheel.name in {
        "pyside6-essentials",
        "shiboken6",
    }:  # the wheel itself holds only the commercial alternative
        return {file: _own(file) for file in _OF_QT}
    found = {m[1]: data for name, data in wheel.files() if (m := _IN_WHEEL.fullmatch(name))}
    # pypdfium2 brings those of every system it is built for; these are of systems that are not ours
    found = {
        name: data for name, data in found.items() if not re.search(r"/(android|cibw_musl|pbin_musl)/", name)
    }
    if not found:
        raise LookupError(f"{wheel.path.name} holds no licence; add its text to packaging/licences")
    return found | _crates(wheel)


def _crates(wheel: Wheel) -> dict[str, bytes]:
    """Return what a wheel compiled from Rust says it contains (its bill of materials), and the texts to it.

    Raises LookupError for a licence whose text is not in packaging/licences.
    """
    bills = [json.loads(data) for name, data in wheel.files() if ".dist-info/sboms/" in name]
    parts = [part for bill in bills for part in bill["components"] if "pkg:cargo/" in part.get("purl", "")]
    if not parts:
        return {}
    texts: set[str] = set()
    lines = ["Contenido de otros, compilado de Rust: nombre, versión, autores, licencia\n"]
    for part in sorted(parts, key=lambda part: (part["name"], part["version"])):
        terms = " AND ".join(each["expression"] for each in part["licenses"])
        texts.update(OF_CRATES[name] for name in chosen(terms))
        lines.append(f"{part['name']} {part['version']}, {part.get('author', 'sus autores')}: {terms}\n")
    return {COMPONENTS: "".join(lines).encode()} | {text: _own(text) for text in sorted(texts)}


def chosen(terms: str) -> set[str]:
    """Return the licences by which something is used: of each "a OR b" the one that OF_CRATES names first.

    Raises LookupError where OF_CRATES names none of them.
    """
    names: set[str] = set()
    for part in re.split(r"\bAND\b", terms.replace("(", "").replace(")", "")):
        ways = [set(way.split()) - {"WITH"} for way in part.split(" OR ")]
        known = [way for way in ways if way <= OF_CRATES.keys()]
        if not known:
            raise LookupError(f"packaging/licences lacks the text of {part.strip()}")
        names |= min(known, key=lambda way: max(list(OF_CRATES).index(name) for name in way))
    return names


def _own(file: str) -> bytes:
    return (TEXTS / file).read_bytes()


def _write(folder: Path, name: str, texts: dict[str, bytes]) -> list[str]:
    for file, data in texts.items():
        path = folder / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return [f"{name}/{file}" for file in texts]
