"""What safety costs, beside doing without and beside others who save, with the goals of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles

from tests.bench.measures import Safety
from tests.bench.tables import Line, Section, ms

Figure = Callable[[Safety], float]

_WITHOUT = "La columna LibreOffice es aquí la misma ventana sin respaldo."
_UNCHANGED = 1.10
"""Two equal windows differ by less, measured by turns; waiting for the disk would cost far more."""


def safety_sections(results: Sequence[Safety]) -> Iterator[Section]:
    """Yield the sections; ``results`` are one for each length of report, the shortest first."""
    for name, title, note in (
        (
            "typing",
            "Una letra hasta verla",
            "Cada tecla en un texto largo abierto.",
        ),
        ("edit", "Una corrección hasta verla", "Un alcanzado nuevo, con lo que cambia por él."),
    ):
        yield Section(
            f"{title}, con respaldo y sin él",
            f"{note} {_WITHOUT}",
            _lines(results, _median(name), _median(f"{name}_bare"), share=_UNCHANGED),
        )
        yield Section(
            f"{title}, con respaldo y sin él (percentil 95)",
            f"Lo mismo, en los casos más lentos. {_WITHOUT}",
            _lines(results, _p95(name), _p95(f"{name}_bare")),
        )
    yield Section(
        "Una letra hasta estar a salvo (percentil 95)",
        "Desde la tecla hasta que la ventana sabe que el disco la tiene. Se reúne lo escrito en 30 ms.",
        _lines(results, _p95("safe"), limit=0.25),
    )
    yield Section(
        "Agregar al respaldo",
        "Un renglón, asegurado contra un corte de luz. "
        "La columna LibreOffice es aquí poner los mismos bytes en el disco sin más.",
        _lines(results, _median("append"), _median("append_bare"), share=2),
    )
    yield Section(
        "Guardar",
        "Como desde la ventana: con todas las comprobaciones, la versión anterior aparte y asegurado contra "
        "un corte de luz. LibreOffice, ya abierto, guarda el libro del mismo informe.",
        _lines(results, _median("save"), lambda r: median(w.save for w in r.work), share=0.5),
    )
    yield Section(
        "Escritura segura, frente a QSaveFile",
        "Los mismos bytes al disco. La columna LibreOffice es aquí QSaveFile, que no asegura la carpeta.",
        _lines(results, _median("write"), _median("write_by_qt"), share=2),
    )


def _lines(
    results: Sequence[Safety],
    ours: Figure,
    theirs: Figure | None = None,
    *,
    share: float | None = None,
    limit: float | None = None,
) -> list[Line]:
    return [
        Line(f"{result.rows:,}", ours(result), theirs(result) if theirs else None, share, limit, ms)
        for result in results
    ]


def _median(name: str) -> Figure:
    return lambda result: median(result.seconds[name])


def _p95(name: str) -> Figure:
    return lambda result: quantiles(result.seconds[name], n=20, method="inclusive")[-1]
