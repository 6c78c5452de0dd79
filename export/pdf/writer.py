"""The report put together: measured, divided into pages, then drawn page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, sin

from export.layout import DRAFT, Layout, layout
from export.pdf.closing import MM, closing
from export.pdf.document import Document
from export.pdf.faces import Types, types_for
from export.pdf.foot import FOOT_HEIGHT, draw_foot
from export.pdf.heading import heading
from export.pdf.logos import place_logos
from export.pdf.pagination import Page, Room, paginate
from export.pdf.sheet import Sheet, draw_strips
from export.pdf.table import ROW_PADDING, Table
from export.progress import Progress, followed
from export.style import FOOT_MARGIN_MM, MARGIN_MM, MUTED, PAPER_MM, TABLE_POINTS, WATERMARK
from model.report import Paper, Report
