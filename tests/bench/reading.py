"""Reading municipal workbooks, ours beside openpyxl, pandas and calamine. Prints seconds as JSON.

``python -m tests.bench.reading FOLDER FILES ROWS``: writes so many workbooks of ROWS indicators there first.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import resources
from export.reading.process import import_file
from export.reading.reader import read_foreign
from export.selftest import SAMPLE
from model.importing import interpret
from model.project_file import parse
from model.report import QUARTERS, Indicator, Report
from tests.bench.reports import enlarged

TEXTS = ("level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction")
TITLES = (
    "Nivel", "Nombre", "Definición", "Método de Cálculo", "Unidad de Medida", "Tipo", "Dimensión",
    "Frecuencia de Medición", "Sentido Esperado", "Línea Base", "Año",
)  # fmt: skip
BANDS = ("Valores Programados", "Valores Alcanzados", "Variación *")
_THROUGH_THE_CHILD = 20


def municipal(report: Report) -> bytes:
    """Return the report as the municipality keeps it: fractions shown as %, and wrong variances."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    for line in (
        ["Informe Trimestral 2023"],
        ["Unidad Responsable:", "304 - Secretaría de Gobierno"],
        ["Trimestre que se reporta:", "2do. Trimestre 2023"],
        [],
        ["Datos del Indicador", *[None] * 10, *(text for band in BANDS for text in (band, *[None] * 4))],
        [*TITLES, *[*(f"{q}. Trim." for q in QUARTERS), "Acumulado *"] * 3, "Medios de Verificación"],
    ):
        sheet.append(line)
    for left in (1, 12, 17, 22):
        right = 11 if left == 1 else left + 4
        sheet.merge_cells(start_row=5, end_row=5, start_column=left, end_column=right)
    for indicator in report.indicators:
        sheet.append(_line(indicator))
        for column in range(12, 17):
            sheet.cell(sheet.max_row, column).number_format = "0%"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _line(indicator: Indicator) -> list[Any]:
    programmed = [None if value is None else float(value) / 100 for value in indicator.programmed]
    achieved = [None if value is None else float(value) for value in indicator.achieved]
    variance = [(p or 0) - (a or 0) for p, a in zip(programmed, achieved, strict=True)]
    figures = [*programmed, 1, *achieved, sum(a or 0 for a in achieved), *variance, sum(variance)]
    texts = [getattr(indicator, key) for key in TEXTS]
    return [*texts, 0, indicator.baseline_year, *figures, indicator.means]


def by_openpyxl(data: bytes) -> int:
    """Return how many cells openpyxl finds: with merges and formats, as an import needs them."""
    from openpyxl import load_workbook

    sheet: Any = load_workbook(io.BytesIO(data), data_only=True).active
    return sum(cell.value is not None for row in sheet.iter_rows() for cell in row)


def by_openpyxl_streaming(data: bytes) -> int:
    """Return how many cells openpyxl finds when it reads values alone."""
    from openpyxl import load_workbook

    sheet: Any = load_workbook(io.BytesIO(data), data_only=True, read_only=True).active
    return sum(value is not None for row in sheet.iter_rows(values_only=True) for value in row)


def by_pandas(data: bytes) -> int:
    """Return how many cells pandas finds with its own default: values alone, in a frame."""
    from pandas import read_excel

    return int(read_excel(io.BytesIO(data), header=None, engine="openpyxl").notna().sum().sum())


def by_calamine(data: bytes) -> int:
    """Return how many cells calamine finds; it gives values alone."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(value != "" for row in book.get_sheet_by_index(0).iter_rows() for value in row)


def main(folder: Path, files: int, rows: int) -> None:
    """Time every way on every file, by turns, and check that nothing was lost."""
    original = parse(resources.read(SAMPLE)).report
    paths = []
    for number in range(files):
        paths.append(folder / f"ajeno-{number}.xlsx")
        paths[-1].write_bytes(municipal(enlarged(original, rows, edition=number + 1)))
    ways: dict[str, Callable[[bytes], Any]] = {
        "read": lambda data: read_foreign(data, "ajeno.xlsx"),
        "import": lambda data: interpret(read_foreign(data, "ajeno.xlsx")),
        "openpyxl": by_openpyxl,
        "streaming": by_openpyxl_streaming,
        "pandas": by_pandas,
        "calamine": by_calamine,
    }
    seconds: dict[str, list[float]] = defaultdict(list)
    for way in ways.values():
        way(paths[0].read_bytes())  # whatever is imported on first use is not reading
    gc.freeze()
    for path in paths:
        data = path.read_bytes()
        for name, way in ways.items():
            begun = time.perf_counter()
            answer = way(data)
            seconds[name].append(time.perf_counter() - begun)
            if name == "import" and len(answer.report.indicators) != rows:
                raise RuntimeError(f"{path.name}: {len(answer.report.indicators)} of {rows} indicators")
    for path in paths[:_THROUGH_THE_CHILD]:
        begun = time.perf_counter()
        import_file(path)
        seconds["whole"].append(time.perf_counter() - begun)
    json.dump(seconds, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
