"""``python -m tests.bench``: measures everything and prints the tables. Needs a screen and LibreOffice."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import resources
from export.selftest import SAMPLE
from model.project_file import parse
from tests.bench.libreoffice import LibreOffice
from tests.bench.measures import Bench
from tests.bench.processes import answer
from tests.bench.safety_sections import safety_sections
from tests.bench.sections import reading_sections, sections
from tests.bench.tables import Section, full, short

SIZES = (15, 150, 1500)
ROWS_OF_A_FILE = 40
PARTS = ("rest", "safety", "reading")


def main() -> None:
    """Measure, print the tables, and keep them where ``--output`` says."""
    options = _options()
    report = parse(resources.read(SAMPLE)).report
    with _place() as folder:
        libreoffice = LibreOffice(folder)
        bench = Bench(report, folder, libreoffice, say=lambda text: print(text, file=sys.stderr))
        edits, starts = (50, 2) if options.quick else (150, 9)
        loads, found = [], list[Section]()
        if "rest" in options.only:
            results = [
                bench.measure(rows, repeats, edits=edits, starts=starts)
                for rows in options.rows
                for repeats in [2 if options.quick else 5 if rows < 1000 else 3]
            ]
            loads = [result.load for result in results]
            found += sections(results)
        if "safety" in options.only:
            loads.append(os.getloadavg()[0])
            found += safety_sections([bench.safety(rows, edits) for rows in options.rows])
        if "reading" in options.only:
            files = 60 if options.quick else 300
            print(f"leer {files} libros ajenos", file=sys.stderr)
            found += reading_sections(answer("reading", folder, files, ROWS_OF_A_FILE), ROWS_OF_A_FILE)
    text = _page(short(found), full(found), libreoffice.version, loads)
    print(text)
    if options.output:
        options.output.parent.mkdir(exist_ok=True)
        options.output.write_text(text, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, coarser figures")
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="lengths of report")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="parts to measure")
    parser.add_argument("--output", type=Path, help="where to keep the tables: docs/rendimiento.md")
    return parser.parse_args()


@contextmanager
def _place() -> Iterator[Path]:
    """Give an empty folder, where the settings of the program under test lie too.

    So do its compiled modules, which an installed program has: whatever this session says of them.
    """
    with tempfile.TemporaryDirectory(prefix="informe-bench-") as name:
        os.environ |= {"XDG_DATA_HOME": name, "PYTHONPYCACHEPREFIX": str(Path(name, "compiled"))}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield Path(name)


def _page(table: str, tables: str, version: str, loads: Sequence[float]) -> str:
    machine = f"{os.cpu_count()} núcleos, {platform.system()}, Python {platform.python_version()}"
    busy = ", ".join(f"{load:.1f}" for load in loads)
    today = f"{datetime.now().astimezone():%d/%m/%Y}"
    return f"""# Rendimiento

Medido con `make bench` el {today} frente a LibreOffice {version},
en la misma corrida y por turnos ({machine}).
Los tiempos dependen del equipo; las razones, mucho menos. El informe es el de ejemplo, alargado con sus
mismos renglones, cada uno con clave y textos propios. Son medianas, salvo donde dice otra cosa; una razón de
0.40 quiere decir que aquí tarda 40 % de lo que tarda LibreOffice.

Carga del equipo antes de cada tamaño: {busy}; desde el segundo es en parte la de esta medición.

## Metas

{table}
## Todo lo medido

{tables}"""


if __name__ == "__main__":
    main()
