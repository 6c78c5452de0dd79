"""``exportar``: the workbook, the PDF, or both."""

from __future__ import annotations

from argparse import Namespace

from export.annexes import Annexes
from export.console.answers import OK, UNSURE, Answer
from export.console.verifying import errors
from export.deliver import Product, deliver, suggested_name
from model.catalogue import parse_catalogue
from model.files import make_folder
from model.findings import find_issues
from model.project_file import load
from resources.places import catalogue_file, own_catalogue


def run(options: Namespace) -> Answer:
    """Write the files asked for (both if none was named) and name them. Status 1 when they are drafts."""
    wanted = [p for p, asked in ((Product.EXCEL, options.excel), (Product.PDF, options.pdf)) if asked]
    report = load(options.archivo).report
    catalogue = parse_catalogue(catalogue_file(), own_catalogue().data)
    findings = find_issues(report, catalogue)
    count = errors(finding for finding in findings if finding.accepted is None)
    annexes = Annexes(
        catalogue, findings, analysis=not options.sin_analisis, pending=not options.sin_pendientes
    )
    make_folder(options.carpeta)
    lines: list[str] = []
    asides: list[str] = []
    for product in wanted or list(Product):
        path = options.carpeta / suggested_name(report, product, draft=count > 0)
        delivery = deliver(report, product, path, draft=count > 0, annexes=annexes)
        lines.append(str(delivery.path))
        asides += delivery.notices
    if count:
        asides.append(f"El informe tiene errores ({count}): se escribió como BORRADOR.")
    return Answer(tuple(lines), UNSURE if count else OK, tuple(asides))
