"""How the figures were read, before and after, and what is wrong in the file: each kind once, to unfold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import CONTROL_HEIGHT, SPACE
from gui.theme.variants import Variant, wear
from model.catalogue import Severity
from model.importing import Imported, ImportFinding, ScaleDecision
from model.importing.rules import RULE_BY_ID

_TITLES = ("Qué se encontró", "Dónde", "Qué hará el programa")
_ICONS = {
    Severity.ERROR: (Icon.ERROR, Ink.ERROR),
    Severity.WARNING: (Icon.WARNING, Ink.WARNING),
    Severity.INFO: (Icon.INFO, Ink.INFO),
}
_FEW_CELLS, _MOST_CELLS = 3, 40
_CHOOSE = "Elija una línea para leerla completa; las que tienen flecha se despliegan."
_EACH = "Depende del renglón: despliegue la lista."
_WHOLE = Qt.ItemDataRole.UserRole + 1
_LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MOST_LINES = 500
"""More lines of one kind than anyone reads; the rest are counted."""


class ReviewPage(QWidget):
    """The list of an import's scales and findings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calm = QLabel("No se encontró nada extraño en el archivo.", self)
        wear(self._calm, Variant.MUTED)
        self.tree = QTreeWidget(self)
        wear(self.tree, Variant.FRAMED)
        self.tree.setAccessibleName("Lo que se encontró en el archivo")
        self.tree.setHeaderLabels(list(_TITLES))
        self.tree.setIndentation(5 * SPACE)
        self.tree.header().setSectionsMovable(False)
        self.tree.header().setStretchLastSection(False)
        for section in (0, 2):
            self.tree.header().setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(1, 52 * SPACE)
        self.tree.itemActivated.connect(lambda item: item.setExpanded(not item.isExpanded()))
        self.whole = QLabel(self)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setAlignment(_LEFT_TOP)
        self.tree.currentItemChanged.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * SPACE, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._calm)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.whole)

    def show_import(self, imported: Imported) -> None:
        """Show another one; what was unfolded stays so."""
        unfolded = {item.data(0, Qt.ItemDataRole.UserRole) for item in self._groups() if item.isExpanded()}
        self.tree.clear()
        for rule, group in _by_rule(imported.findings).items():
            self._add(_finding_group(rule, group))
        for (series, why), decisions in _by_series(imported.scales).items():
            self._add(_scale_group(series, why, decisions))
        for item in self._groups():
            item.setExpanded(item.data(0, Qt.ItemDataRole.UserRole) in unfolded)
        self._calm.setVisible(not imported.findings)
        self._tell(self.tree.currentItem())

    def _tell(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        """Show the chosen line whole: its texts are longer than the window is wide."""
        self.whole.setText(item.data(0, _WHOLE) if item is not None else _CHOOSE)

    def _add(self, group: QTreeWidgetItem) -> None:
        self.tree.addTopLevelItem(group)

    def _groups(self) -> list[QTreeWidgetItem]:
        found = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [item for item in found if item is not None]


def _item(what: str, cells: Sequence[str], does: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([what, listed(cells[:_FEW_CELLS], len(cells)), does])
    item.setSizeHint(1, QSize(0, CONTROL_HEIGHT))
    where = listed(cells[:_MOST_CELLS], len(cells))
    item.setData(0, _WHOLE, "\n".join(filter(None, (what, where, does))))
    return item


def listed(cells: Sequence[str], count: int) -> str:
    """Return addresses as a person writes them, the sheet named once: "INFORME 2T!L14, M14 y 2 más"."""
    words, last = [], ""
    for cell in cells:
        sheet, mark, place = cell.rpartition("!")
        words.append(place if mark and sheet == last else cell)
        last = sheet
    more = f" y {count - len(cells):,} más" if count > len(cells) else ""
    return (", " if last else "; ").join(words) + more


def _by_rule(findings: Iterable[ImportFinding]) -> dict[str, list[ImportFinding]]:
    groups: dict[str, list[ImportFinding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return groups


def _finding_group(rule: str, group: Sequence[ImportFinding]) -> QTreeWidgetItem:
    first = group[0]
    drawing, ink = _ICONS[first.severity]
    if len(group) == 1:
        item = _line(first)
    else:
        cells = [cell for one in group for cell in one.cells]
        item = _item(f"{RULE_BY_ID[rule].title} ({len(group):,})", cells, _remedy(group))
        item.addChildren([_line(one) for one in group[:_MOST_LINES]])
        if len(group) > _MOST_LINES:
            item.addChild(_item(f"y {len(group) - _MOST_LINES:,} más", (), ""))
    item.setIcon(0, icon(drawing, ink))
    item.setData(0, Qt.ItemDataRole.UserRole, rule)
    return item


def _line(finding: ImportFinding) -> QTreeWidgetItem:
    where = f"{finding.level}: " if finding.level else ""
    return _item(f"{where}{finding.message}", finding.cells, finding.remedy)


def _remedy(group: Sequence[ImportFinding]) -> str:
    """Return what is done about all of them: the part that they have in common."""
    whole = {finding.remedy for finding in group}
    if len(whole) == 1:
        return whole.pop()
    common = {remedy.partition(":")[0] for remedy in whole}
    return f"{common.pop()}." if len(common) == 1 else _EACH


def _by_series(scales: Iterable[ScaleDecision]) -> dict[tuple[str, str], list[ScaleDecision]]:
    groups: dict[tuple[str, str], list[ScaleDecision]] = {}
    for decision in scales:
        groups.setdefault((decision.series, _reason(decision)), []).append(decision)
    return groups


def _reason(decision: ScaleDecision) -> str:
    if decision.factor is None:
        return "Falta que usted lo confirme, arriba."
    return f"Así se lee porque {decision.why}."


def _scale_group(series: str, why: str, group: Sequence[ScaleDecision]) -> QTreeWidgetItem:
    first = next((one for one in group if _differs(one)), group[0])
    name = f"Escala de {series} ({len(group):,})"
    cells = [cell for one in group for cell in one.cells]
    item = _item(f"{name}: {_before_after(first)}", cells, why)
    item.addChildren(
        [_item(f"{one.level}: {_before_after(one)}", one.cells, why) for one in group[:_MOST_LINES]]
    )
    item.setIcon(0, icon(Icon.CALCULATED, Ink.MUTED))
    item.setData(0, Qt.ItemDataRole.UserRole, f"{series} {why}")
    return item


def _differs(decision: ScaleDecision) -> bool:
    return any(
        a.replace(" ", "") != b.replace(" ", "") for a, b in zip(decision.before, decision.after, strict=True)
    )


def _before_after(decision: ScaleDecision) -> str:
    return f"{', '.join(decision.before)} → {', '.join(decision.after)}"
