"""Tables that stand close above one another, parted where no vertical rule runs between them.

The gaps that are bridged in a broken or faint rule are as wide as a line of text between two
tables, so whether rules run there is asked of the page itself.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.scan.picture import inches
from extractors.scan.spans import Edges

MOST = 0.4  # share of the vertical rules, below which no row lies between them
HIGHEST = 0.5  # inches between two tables; a gap as high is not bridged
MARGIN = 0.04  # inches added above and below a table


def tables_apart(edges: Edges, dpi: float) -> list[slice]:
    """The rows of pixels of each table; none where all is one table."""
    heights = [b.middle - a.middle for a, b in pairwise(edges.horizontals)]
    any_height = edges.view is not None and edges.view.dots is not None  # bridges all but blanks
    rows = [row for row, height in enumerate(heights) if any_height or height <= HIGHEST * dpi]
    between = [row for row in rows if _is_between(edges, row)]
    if not between:
        return []
    last = len(edges.horizontals) - 1
    starts, ends = [0, *(row + 1 for row in between)], [*between, last]
    margin = inches(MARGIN, dpi, 4)
    return [_rows(edges, a, b, margin) for a, b in zip(starts, ends, strict=True) if b > a]


def _is_between(edges: Edges, row: int) -> bool:
    """True where neither outermost vertical rule bounds a row, or one and hardly another."""
    joins = [edges.joins(row, column) for column in range(len(edges.verticals))]
    outer = joins[0] + joins[-1]
    return not outer or (outer < 2 and sum(joins) < MOST * len(joins))


def _rows(edges: Edges, first: int, last: int, margin: int) -> slice:
    top, bottom = edges.horizontals[first].at.min(), edges.horizontals[last].at.max()
    return slice(max(0, int(top) - margin), int(bottom) + margin + 1)
