"""Tables that stand close above one another, parted where no vertical rule runs between them.

The gaps that are bridged in a broken or faint rule are as wide as a line of text between two
tables, so whether rules run there is asked of the page itself.
"""

from __future__ import annotations

import numpy as np

from extractors.scan.picture import Grey, inches
from extractors.scan.spans import Edges

AROUND = 0.04  # inches beside a rule that show its paper
AS_DEEP = 0.5  # of the depth of a rule where it is deepest, below which it does not run
MOST = 0.4  # share of the vertical rules, below which no row lies between them
HIGHEST = 0.5  # inches between two tables; a gap as high is not bridged
HALF_HIDDEN = 0.5  # share under a stamp

Depths = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def tables_apart(page: Grey, edges: Edges, dpi: float) -> list[slice]:
    """The rows of pixels of each table; none where all is one table.

    `page` is the page with its hairlines.
    """
    depths = _depths(page, edges, inches(AROUND, dpi, 4))
    runs = np.isnan(depths) | (depths >= AS_DEEP * np.fmax.reduce(depths, axis=0))
    last = len(edges.horizontals) - 1
    heights = np.diff([rule.middle for rule in edges.horizontals])
    low = heights <= HIGHEST * dpi
    is_between = low & (runs.mean(axis=1) < MOST) & ~(runs[:, 0] & runs[:, -1])
    between = [int(row) for row in np.flatnonzero(is_between)]
    if not between:
        return []
    starts, ends = [0, *(row + 1 for row in between)], [*between, last]
    margin = inches(AROUND, dpi, 4)
    return [_rows(edges, a, b, margin) for a, b in zip(starts, ends, strict=True) if b > a]


def _depths(page: Grey, edges: Edges, around: int) -> Depths:
    """How much darker each vertical rule is than the paper beside it, for each row of the table.

    Grey levels, on the average over the upper or lower quarter of the row, whichever is paler: a
    letter stands between. Nan where a stamp hides it.
    """
    rows, columns = len(edges.horizontals) - 1, len(edges.verticals)
    depths = np.full((rows, columns), np.nan, np.float32)
    for row in range(rows):
        for column in range(columns):
            (x, top), (_, bottom) = edges.corner(row, column), edges.corner(row + 1, column)
            high, low = round(top) + edges.tolerance, round(bottom) - edges.tolerance
            left, right = max(0, round(x) - around), round(x) + around + 1
            hidden = edges.hidden
            if hidden is not None and (hidden[high:low, left:right] > 0).mean() > HALF_HIDDEN:
                continue
            quarter = max(1, (low - high) // 4)
            ends = page[high : high + quarter, left:right], page[low - quarter : low, left:right]
            depths[row, column] = min(map(_depth, ends))
    return depths


def _depth(strip: Grey) -> float:
    if not strip.size:
        return 0.0
    profile = strip.mean(axis=0)
    return float(np.median(profile) - profile.min())


def _rows(edges: Edges, first: int, last: int, margin: int) -> slice:
    top, bottom = edges.horizontals[first].at.min(), edges.horizontals[last].at.max()
    return slice(max(0, int(top) - margin), int(bottom) + margin + 1)
