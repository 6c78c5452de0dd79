"""What is compared with what, in the words of the tables, and the goals of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median, quantiles

from tests.bench.libreoffice import Worked
from tests.bench.measures import ENDINGS, Results
from tests.bench.tables import Line, Section, Text, mb, ms, times

Figure = Callable[[Results], float]

_FRAME = {15: 0.008, 150: 0.016, 1500: 0.016}


def sections(results: Sequence[Results]) -> Iterator[Section]:
    """Yield the sections; ``results`` are one for each length of report, the shortest first."""
    yield from _opening(results)
    yield from _editing(results)
    yield from _exports(results)
    yield from _growth(results)


def _lines(
    results: Sequence[Results],
    ours: Figure,
    theirs: Figure | None = None,
    *,
    share: Mapping[int, float] | float | None = None,
    limit: Mapping[int, float] | float | None = None,
    text: Text = ms,
) -> list[Line]:
    return [
        Line(
            f"{result.rows:,}",
            ours(result),
            theirs(result) if theirs else None,
            share.get(result.rows) if isinstance(share, Mapping) else share,
            limit.get(result.rows) if isinstance(limit, Mapping) else limit,
            text,
        )
        for result in results
    ]


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def _again(name: str) -> Figure:
    """Return the median of a work inside the program, without its first time."""
    return lambda result: median(result.inside[name])


def _opening(results: Sequence[Results]) -> Iterator[Section]:
    yield Section(
        "De la orden al informe en pantalla",
        "Desde la orden hasta que el centro de la pantalla muestra la tabla y ya no cambia, "
        "visto desde fuera. LibreOffice abre el libro de Excel del mismo informe.",
        _lines(results, lambda r: r.start.ours, lambda r: r.start.theirs, share=0.40),
    )
    yield Section(
        "De la orden a los pendientes completos",
        "Lo mismo, hasta que la lista de pendientes y su cuenta ya no cambian. LibreOffice no revisa nada.",
        _lines(results, lambda r: r.reviewed),
    )
    yield Section(
        "Memoria con el informe abierto",
        "Memoria residente de todos los procesos de cada programa, con sus bibliotecas completas.",
        _lines(results, lambda r: r.start.our_memory, lambda r: r.start.their_memory, share=0.60, text=mb),
    )
    yield Section(
        "Abrir y revisar, en marcha",
        "Leer el archivo, comprobarlo y aplicar todas las reglas. "
        "LibreOffice, ya abierto, solo carga el libro.",
        _lines(results, _again("open"), lambda r: median(w.load for w in r.work)),
    )


def _editing(results: Sequence[Results]) -> Iterator[Section]:
    yield Section(
        "Una corrección hasta verla (percentil 95)",
        "Un alcanzado nuevo en la ventana real, hasta que están pintados variación, semáforo y pendientes. "
        "LibreOffice recibe el valor por una macro y repinta; no revisa nada.",
        _lines(results, lambda r: _p95(r.window["edit"]), lambda r: _p95(r.edit), limit=_FRAME),
    )
    yield Section(
        "Una corrección hasta verla (mediana)",
        "Lo mismo, en el caso de en medio.",
        _lines(results, lambda r: median(r.window["edit"]), lambda r: median(r.edit)),
    )
    yield Section(
        "Una corrección, tiempo de procesador (percentil 95)",
        "Lo mismo, sin lo que el equipo dedica entre tanto a otros trabajos.",
        _lines(results, lambda r: _p95(r.window["edit_processor"])),
    )
    yield Section(
        "Una letra hasta verla (percentil 95)",
        "Cada tecla en un texto largo abierto, hasta que la letra está pintada.",
        _lines(results, lambda r: _p95(r.window["typing"]), limit=0.016),
    )
    yield Section(
        "Un paso de desplazamiento (percentil 95)",
        "Cada paso pintado, con Nivel y Nombre fijos: una rueda hacia abajo, una página, un paso de lado.",
        _lines(
            results, lambda r: _p95([*r.window["down"], *r.window["page"], *r.window["across"]]), limit=0.016
        ),
    )
    yield Section(
        "Reemplazar una palabra en todo el informe",
        "Buscar y reemplazar en todas las celdas que la tienen, hasta verlo pintado.",
        _lines(results, lambda r: median(r.window["replace"]), limit=1),
    )
    yield Section(
        "Deshacer el reemplazo",
        "Un paso de la lista de deshacer, hasta verlo pintado.",
        _lines(results, lambda r: median(r.window["undo_replace"]), limit=1),
    )
    yield Section(
        "Pegar diez celdas en cada indicador",
        "Un bloque de textos y cifras en todos los renglones, hasta verlo pintado y revisado.",
        _lines(results, lambda r: median(r.window["paste"]), limit=1),
    )
    yield Section(
        "Deshacer lo pegado",
        "Un paso de la lista de deshacer, hasta verlo pintado.",
        _lines(results, lambda r: median(r.window["undo_paste"]), limit=1),
    )
    yield Section(
        "Revisar todo el informe", "Todas las reglas, desde cero.", _lines(results, _again("validate"))
    )
    yield Section(
        "Revisar tras una corrección (percentil 95)",
        "Cambiar el informe y revisar solo lo que ese cambio toca.",
        _lines(results, lambda r: _p95(r.inside["edit"])),
    )


def _exports(results: Sequence[Results]) -> Iterator[Section]:
    yield from _export(results, "Excel", "excel", lambda w: w.load + w.save, {1500: 0.50})
    yield from _export(results, "PDF", "pdf", lambda w: w.load + w.pdf, {15: 0.10, 1500: 0.30})
    yield Section(
        "Releer el PDF para comprobarlo",
        "La columna LibreOffice es aquí nuestra propia escritura del PDF.",
        _lines(results, _again("read_back"), _again("pdf"), share=0.5),
    )


def _export(
    results: Sequence[Results],
    name: str,
    kind: str,
    worked: Callable[[Worked], float],
    share: Mapping[int, float],
) -> Iterator[Section]:
    order = f"«soffice --convert-to {ENDINGS[kind]}»"
    yield Section(
        f"{name}, en marcha",
        f"Con las bibliotecas ya cargadas, como desde la ventana. LibreOffice, con {order}.",
        _lines(results, _again(kind), lambda r: r.commands[kind].theirs, share=share),
    )
    yield Section(
        f"{name}, primera vez",
        "Lo mismo, pero cargando entonces las bibliotecas.",
        _lines(results, lambda r: median(r.first[kind]), lambda r: r.commands[kind].theirs),
    )
    yield Section(
        f"{name}, ambos en marcha",
        "Frente a un LibreOffice ya abierto y sin ventana, que carga el libro y lo escribe.",
        _lines(results, _again(kind), lambda r: median(map(worked, r.work))),
    )
    yield Section(
        f"{name}, orden completa",
        f"«main.py exportar --{kind}» frente a {order}, de principio a fin.",
        _lines(results, lambda r: r.commands[kind].ours, lambda r: r.commands[kind].theirs),
    )
    yield Section(
        f"{name}, memoria máxima",
        "La de esas órdenes completas.",
        _lines(
            results, lambda r: r.commands[kind].our_memory, lambda r: r.commands[kind].their_memory, text=mb
        ),
    )


def _growth(results: Sequence[Results]) -> Iterator[Section]:
    by_rows = {result.rows: result for result in results}
    if not {150, 1500} <= by_rows.keys():
        return
    less, more = by_rows[150], by_rows[1500]
    ours = min(more.inside["pdf"]) / min(less.inside["pdf"])
    theirs = more.commands["pdf"].theirs / less.commands["pdf"].theirs
    yield Section(
        "PDF, crecimiento de 150 a 1,500",
        "Cuántas veces más tarda con diez veces más indicadores; de cada uno, la corrida más rápida.",
        [Line("1,500 / 150", ours, theirs, None, 10, times)],
    )


def reading_sections(seconds: Mapping[str, Sequence[float]], rows: int) -> Iterator[Section]:
    """Yield what reading foreign workbooks took (``tests.bench.reading``), each of so many ``rows``."""
    files = f"{len(seconds['read']):,} × {rows}"

    def line(ours: str, theirs: str = "", share: float | None = None) -> list[Line]:
        other = median(seconds[theirs]) if theirs else None
        return [Line(files, median(seconds[ours]), other, share, None, ms)]

    yield Section(
        "Leer un libro ajeno",
        "Valores, formatos de número, celdas combinadas y ocultas; mediana de los mismos archivos. "
        "La columna LibreOffice es aquí openpyxl, que da lo mismo.",
        line("read", "openpyxl", 1),
    )
    yield Section(
        "Leer un libro ajeno, frente a quien sólo da valores",
        "La columna LibreOffice es aquí openpyxl en su modo de sólo lectura.",
        line("read", "streaming"),
    )
    yield Section(
        "Leer un libro ajeno, frente a pandas",
        "La columna LibreOffice es aquí pandas, que da sólo valores.",
        line("read", "pandas"),
    )
    yield Section(
        "Leer un libro ajeno, frente a calamine",
        "La columna LibreOffice es aquí calamine, escrito en Rust: sólo valores, sin límites contra archivos "
        "hostiles.",
        line("read", "calamine"),
    )
    yield Section(
        "Importar un libro ajeno",
        "Leerlo, entender sus columnas, decidir la escala de cada serie y revisar todas sus cifras. "
        "La columna LibreOffice es aquí openpyxl, que sólo lee.",
        line("import", "openpyxl"),
    )
    yield Section(
        "Importar un libro ajeno, de principio a fin",
        "Lo mismo por el proceso aparte y limitado en que se leen los archivos ajenos, con su arranque.",
        line("whole"),
    )
