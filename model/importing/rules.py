"""What can be wrong in a foreign file, as data: words, severity and what the import does about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.catalogue import Severity
from model.importing.imported import ImportFinding

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRule:
    """One rule of the import (``domain.md`` §3): its {places} are filled when it fires.

    ``title`` names it in a list, ``remedy`` says what the program does, ``check`` what to look at.
    """

    id: str
    severity: Severity
    title: str
    message: str
    remedy: str
    check: str

    def finding(
        self, cells: Sequence[str], words: Mapping[str, str], indicator: str | None = None, level: str = ""
    ) -> ImportFinding:
        """Return the finding at those cells."""
        message, remedy = self.message.format_map(words), self.remedy.format_map(words)
        return ImportFinding(self.id, self.severity, tuple(cells), indicator, level, message, remedy)


def _rule(rule: str, severity: Severity, title: str, message: str, remedy: str, check: str) -> ImportRule:
    return ImportRule(id=rule, severity=severity, title=title, message=message, remedy=remedy, check=check)


RULES = (
    _rule(
        "ESC-01", _E, "Escalas mezcladas",
        "{series} está en fracción ({fraction}) y {other} en enteros ({points}).",
        "Los dos pasan a puntos porcentuales: {fraction} se lee como {read}.",
        "La escala de lo programado y de lo alcanzado en el archivo.",
    ),
    _rule(
        "ESC-02", _E, "Acumulado en otra escala",
        "El acumulado ({total}) no está en la misma escala que los trimestres ({quarter}).",
        "El acumulado se calcula de nuevo, en la escala de los trimestres.",
        "El formato de la celda del acumulado.",
    ),
    _rule(
        "ARI-01", _E, "Variación que no corresponde",
        "La variación no corresponde: {shown}. Debe ser: {right}.",
        "La variación se calcula de nuevo.",
        "La fórmula de la variación en el archivo.",
    ),
    _rule(
        "ARI-02", _E, "Variación donde aún no se reporta",
        "{quarters}: aún no se reporta y la variación trae {shown}; debe ir vacía.",
        "Queda vacía hasta que se reporte.",
        "La variación de los trimestres sin avance.",
    ),
    _rule(
        "ARI-04", _E, "Acumulado que no corresponde",
        "El acumulado {series} ({total}) no corresponde a los trimestres ({right}).",
        "El acumulado se calcula de nuevo con los trimestres.",
        "Los trimestres: son los que se importan.",
    ),
    _rule(
        "ENC-03", _W, "Asteriscos sin nota",
        "Los títulos llevan asterisco y el archivo no tiene la nota que lo explica.",
        "Al imprimir se añade la nota: «* Valores calculados».",
        "Los títulos con asterisco.",
    ),
    _rule(
        "IMP-01", _E, "Renglón con columnas desplazadas",
        "El renglón tiene columnas desplazadas: {how}.",
        "{remedy}",
        "Los valores del renglón contra el documento original.",
    ),
    _rule(
        "IMP-02", _W, "Encabezados distintos entre páginas",
        "Los encabezados no son iguales en todas las páginas: {how}.",
        "Cada página se lee con su propio encabezado; las celdas sueltas se dejan fuera.",
        "Los encabezados señalados.",
    ),
    _rule(
        "IMP-03", _E, "Celda que no se entendió",
        "La celda {how}.",
        "Queda vacía. Escriba el valor en el informe.",
        "El valor en el documento original.",
    ),
    _rule(
        "IMP-04", _W, "Texto junto al número o en su lugar",
        "En {cells_told} había texto junto al número o en su lugar: {how}.",
        "Se toma sólo el número; donde no lo hay, la celda queda vacía.",
        "Los valores señalados.",
    ),
    _rule(
        "IMP-05", _I, "Renglón que no se importa",
        "El renglón «{text}» {why}.",
        "No se importa.",
        "Si era un indicador, corrija las columnas y vuelva a leer el archivo.",
    ),
    _rule(
        "IMP-06", _W, "Columna distinta de su título",
        "{how}",
        "Se usa la columna cuyo contenido corresponde. Puede elegir otra.",
        "La correspondencia de columnas.",
    ),
    _rule(
        "IMP-07", _W, "Cero donde aún no se reporta",
        "{quarters}: el archivo trae 0 alcanzado en un trimestre que aún no se reporta.",
        "Queda vacío: vacío no es cero.",
        "Si el trimestre ya se reporta, cambie el trimestre del informe.",
    ),
    _rule(
        "IMP-08", _W, "Columna que falta",
        "No se encontró la columna «{title}».",
        "Queda vacía en todos los indicadores. Si está con otro título, elíjala en «Columnas».",
        "La correspondencia de columnas.",
    ),
    _rule(
        "IMP-09", _I, "Partes ocultas del archivo",
        "El archivo tiene {what} con datos.",
        "Se leen como los demás.",
        "Si lo oculto no debía entrar, quítelo del informe.",
    ),
    _rule(
        "IMP-10", _W, "Acentos dañados",
        "Algunos acentos estaban dañados: {how}.",
        "Se recuperaron los que se pudo.",
        "La ortografía de los textos señalados.",
    ),
    _rule(
        "IMP-11", _I, "Nivel tomado de otro renglón",
        "{how}",
        "Se deja así en el informe.",
        "El nivel del indicador.",
    ),
    _rule(
        "IMP-12", _W, "Columna repetida",
        "Hay otra columna que dice «{title}»: se tomó la columna {taken}.",
        "Ésta no se importa. Puede elegirla en la correspondencia de columnas.",
        "Cuál de las dos columnas es la correcta.",
    ),
    _rule(
        "IMP-13", _E, "Fracción entre puntos",
        "{series} trae {small} junto a {large}: quizá es {meant}.",
        "Se toma {small} % tal como está. Si era {meant}, corríjalo en el informe.",
        "El valor en el documento original.",
    ),
    _rule(
        "IMP-14", _W, "Coma decimal",
        "Hay valores con coma decimal: {how}.",
        "{remedy}",
        "Los valores señalados.",
    ),
    _rule(
        "IMP-15", _W, "Tabla por mes o por semestre",
        "La tabla viene por {what}, no por trimestre.",
        "Los trimestres se forman como se conteste en la pregunta.",
        "Los valores de cada trimestre.",
    ),
    _rule(
        "IMP-16", _W, "Trimestre con meses vacíos",
        "{quarters}: lo {series} no tiene valor en todos los meses.",
        "El trimestre se forma con los meses que lo tienen.",
        "Los meses vacíos en el archivo.",
    ),
    _rule(
        "IMP-17", _E, "Periodos que no son trimestres",
        "La tabla viene por {what}, y eso no puede pasarse a trimestres.",
        "Esos valores no se importan. Escríbalos por trimestre en el informe.",
        "Los valores en el documento original.",
    ),
    _rule(
        "IMP-18", _W, "Tablas una junto a otra",
        "La hoja trae tablas una junto a otra: {how}.",
        "Se importa la que usted elija en la pregunta.",
        "Qué tabla es la del informe.",
    ),
    _rule(
        "IMP-19", _I, "Tabla de otra forma",
        "{how}",
        "Se lee como las demás.",
        "Que cada dato haya quedado en su columna.",
    ),
    _rule(
        "IMP-20", _W, "Celda combinada sobre varios trimestres",
        "Hay valores en celdas combinadas que abarcan varios trimestres.",
        "El valor se toma en el primero; los demás quedan vacíos.",
        "A qué trimestre corresponde cada valor.",
    ),
)  # fmt: skip
RULE_BY_ID = {rule.id: rule for rule in RULES}
