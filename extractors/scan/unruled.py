"""The page without the rules of its tables, as the page pass reads it best.

Beside a rule the engine reads `[Học` and `|Tháng`, and doubts the word. Of 489 cells of stamped and
slanted scans at 150 and 200 dpi it took 436 for what three readings say where the rules were gone,
and 403 where they stood. Only lone numbers it reads better beside their rules, and those are read
as strips (`numbers`).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from extractors.scan.cutting import INSIDE
from extractors.scan.grid import Grid
from extractors.scan.picture import Grey, inches

PAPER = 255
BESIDE = 0.02  # inches from the middle of an upright rule to where words may stand


def without_rules(grey: Grey, grids: Iterable[Grid], dpi: float) -> Grey:
    """The clean page with paper instead of what lies between the cells of its tables."""
    page, dx, dy = grey.copy(), inches(BESIDE, dpi, 2), inches(INSIDE, dpi, 2)
    for grid in grids:
        left, top, right, bottom = grid.box
        x, y = max(0, left - dx), max(0, top - dy)
        table = page[y : bottom + dy, x : right + dx]
        is_rule = np.ones(table.shape, bool)
        for cell in grid.cells:
            x0, y0, x1, y1 = cell.box
            is_rule[y0 + dy - y : y1 - dy - y, x0 + dx - x : x1 - dx - x] = False
        table[is_rule] = PAPER
    return page
