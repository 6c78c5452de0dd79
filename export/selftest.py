"""The program tests itself as installed: every resource, the sample, both exports, and all read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import resources
from export.annexes import Annexes
from export.deliver import Product, deliver, suggested_name
from export.layout import layout
from export.mail import draft_message, letter
from model.catalogue import parse_catalogue
from model.errors import ProblemForUser
from model.findings import Severity, find_issues
from model.next_quarter import begin, period
from model.project_file import Identity, load, parse, save
from model.report import Report
from resources.places import catalogue_file

SAMPLE = "samples/informe_2t_2023.informe"


def self_test(folder: Path) -> Iterator[str]:
    """Yield a line for each part that works; ``folder`` takes the files.

    Raises ProblemForUser at the first part that does not.
    """
    files = [f"{name}/{file}" for name in ("fonts", "icons", "samples") for file in resources.names(name)]
    _require(all(resources.read(name) for name in files), "Falta un archivo del programa.")
    yield f"Archivos del programa: {len(files)}"

    report = parse(resources.read(SAMPLE)).report
    catalogue = parse_catalogue(catalogue_file())
    findings = find_issues(report, catalogue)
    draft = any(finding.severity is Severity.ERROR for finding in findings)
    _require(not draft, "El ejemplo tiene errores.")
    yield f"Ejemplo: {len(report.indicators)} indicadores, {len(findings)} pendientes"

    path = folder / "Prueba de ñ y acentós.informe"
    save(report, path, Identity.new())
    _require(load(path).report == report, "El informe guardado no es igual al leerlo.")
    yield "Guardar y abrir: igual"

    for product in Product:
        path = folder / suggested_name(report, product, draft=draft)
        delivery = deliver(report, product, path, draft=draft, annexes=Annexes(catalogue, findings))
        _require(not delivery.notices, " ".join(delivery.notices))
        if product is Product.EXCEL:
            _require(_same_values(delivery.path, report), "El Excel no contiene los mismos valores.")
        yield f"{delivery.path.name}: {delivery.path.stat().st_size:,} bytes, leído de vuelta"

    yield f"Trimestre siguiente: {period(begin(report).report)}"
    message = draft_message(letter(report, (), errors=0), ())
    _require(b"X-Unsent: 1" in message, "No se pudo preparar el correo.")
    yield f"Correo: {len(message):,} bytes"


def _same_values(path: Path, report: Report) -> bool:
    """Return whether every figure and text of the report stands in the workbook."""
    from openpyxl import load_workbook

    book = load_workbook(path, data_only=True)
    values = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    numbers = {round(value, 6) for value in values if isinstance(value, int | float)}
    book.close()
    cells = [cell for row in layout(report, draft=False).rows for cell in row]
    return all(
        round(float(cell.figure.value), 6) in numbers
        if cell.figure is not None and cell.figure.value is not None
        else not cell.text or cell.text in values
        for cell in cells
        if cell.column.key != "baseline_year"
    )


def _require(holds: bool, sentence: str) -> None:
    if not holds:
        raise ProblemForUser(sentence, "Vuelva a instalar el programa.")
