"""What the window holds, loaded together once the window itself is seen: it takes much longer."""

from __future__ import annotations

from export.deliver import Product
from gui.actions import build_actions, set_shortcuts
from gui.cells import CellFlow
from gui.commands.command_flow import CommandFlow
from gui.export_flow import ExportFlow
from gui.file_flow import FileFlow
from gui.finding.elsewhere import Elsewhere
from gui.finding_flow import FindingFlow
from gui.forms.heading import HeadingForm
from gui.forms.signatures import SignaturesForm
from gui.importing import ImportFlow
from gui.indicator import SideFlow
from gui.look_flow import LookFlow
from gui.menus import add_menus, show_row_menu
from gui.page_flow import PageFlow
from gui.panels.findings import FindingsPanel
from gui.panels.status import StatusLine
from gui.panels.steps import StepLine
from gui.panels.strip import IndicatorStrip
from gui.panels.welcome import Welcome
from gui.recent import RecentMenu
from gui.reports_flow import ReportsFlow
from gui.row_flow import RowFlow
from gui.safekeeping.safe_flow import SafeFlow
from gui.table import ReportTable
from gui.undo_flow import UndoFlow
from gui.versions.flow import VersionsFlow
from gui.viewing.flow import ViewFlow
from gui.window_layout import WindowLayout
from gui.window_memory import WindowMemory
from model.calculations.wording import quarter_name

__all__ = [
    "CellFlow",
    "CommandFlow",
    "Elsewhere",
    "ExportFlow",
    "FileFlow",
    "FindingFlow",
    "FindingsPanel",
    "HeadingForm",
    "ImportFlow",
    "IndicatorStrip",
    "LookFlow",
    "PageFlow",
    "Product",
    "RecentMenu",
    "ReportTable",
    "ReportsFlow",
    "RowFlow",
    "SafeFlow",
    "SideFlow",
    "SignaturesForm",
    "StatusLine",
    "StepLine",
    "UndoFlow",
    "VersionsFlow",
    "ViewFlow",
    "Welcome",
    "WindowLayout",
    "WindowMemory",
    "add_menus",
    "build_actions",
    "quarter_name",
    "set_shortcuts",
    "show_row_menu",
]
