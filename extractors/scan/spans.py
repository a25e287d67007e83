"""Which places of a grid belong together: cells with row and column spans.

Whether two neighbouring places are parted is decided by how much of the edge between them carries
ink, so a broken or faint line still parts and a missing one makes a spanning cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.scan.picture import Mask, PixelBox
from extractors.scan.rules import Rule

PARTS, MAY_PART = 0.5, 0.25  # share of an edge that carries ink

Place = tuple[int, int]


@dataclass(slots=True, frozen=True)
class GridCell:
    """A place of the grid with its spans and the pixels inside its rules."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: PixelBox


@dataclass(slots=True, frozen=True)
class Edges:
    """The rules of one table and the ink on them."""

    across: Mask
    down: Mask
    horizontals: list[Rule]
    verticals: list[Rule]
    tolerance: int  # pixels

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Where horizontal rule `row` meets vertical rule `column` (x, y)."""
        x = self.verticals[column].middle
        for _ in range(2):
            y = self.horizontals[row].where(x)
            x = self.verticals[column].where(y)
        return x, y

    def ink_below(self, row: int, column: int) -> float:
        """Share of the edge below place (row, column) that carries ink."""
        (x0, _), (x1, _) = self.corner(row + 1, column), self.corner(row + 1, column + 1)
        return _share(self.across, self.horizontals[row + 1], x0, x1, self.tolerance)

    def ink_right(self, row: int, column: int) -> float:
        """Share of the edge right of place (row, column) that carries ink."""
        (_, y0), (_, y1) = self.corner(row, column + 1), self.corner(row + 1, column + 1)
        return _share(self.down.T, self.verticals[column + 1], y0, y1, self.tolerance)


def _share(mask: Mask, rule: Rule, start: float, end: float, tolerance: int) -> float:
    first, last = round(start) + 2 * tolerance, round(end) - 2 * tolerance
    if last - first < 4:
        first, last = round(start), max(round(end), round(start) + 1)
    along = np.arange(first, min(last, mask.shape[1]))
    across = np.rint(rule.along(along))[:, None] + np.arange(-tolerance, tolerance + 1)
    inside = (across >= 0) & (across < len(mask))
    rows = np.where(inside, across, 0).astype(np.intp)
    hits = ((mask[rows, along[:, None]] > 0) & inside).any(axis=1).sum()
    return float(hits) / max(1, last - first)


def spanning_cells(edges: Edges) -> list[GridCell]:
    """The cells between the rules, in reading order."""
    rows, columns = len(edges.horizontals) - 1, len(edges.verticals) - 1
    return [_cell(group, edges) for group in _groups(rows, columns, edges)]


def _groups(rows: int, columns: int, edges: Edges) -> list[list[Place]]:
    """Places that no rule parts, as rectangles."""
    below = {(r, c): edges.ink_below(r, c) for r in range(rows - 1) for c in range(columns)}
    right = {(r, c): edges.ink_right(r, c) for r in range(rows) for c in range(columns - 1)}
    places = [(r, c) for r in range(rows) for c in range(columns)]
    result = []
    for group in _united(places, below, right, PARTS):
        if _is_rectangle(group):
            result.append(group)
            continue
        for part in _united(group, below, right, MAY_PART):
            result.extend([part] if _is_rectangle(part) else [[place] for place in part])
    return sorted(result)


def _united(
    places: list[Place], below: dict[Place, float], right: dict[Place, float], parts: float
) -> list[list[Place]]:
    """Places joined where the edge between them carries less ink than `parts`."""
    left = set(places)
    groups = []
    for place in places:
        if place not in left:
            continue
        left.discard(place)
        group, todo = [], [place]
        while todo:
            r, c = todo.pop()
            group.append((r, c))
            near = [
                ((r + 1, c), below.get((r, c), 1.0)),
                ((r - 1, c), below.get((r - 1, c), 1.0)),
                ((r, c + 1), right.get((r, c), 1.0)),
                ((r, c - 1), right.get((r, c - 1), 1.0)),
            ]
            for other, ink in near:
                if other in left and ink < parts:
                    left.discard(other)
                    todo.append(other)
        groups.append(sorted(group))
    return groups


def _is_rectangle(group: list[Place]) -> bool:
    rows, columns = {r for r, _ in group}, {c for _, c in group}
    spans = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return len(group) == spans


def _cell(group: list[Place], edges: Edges) -> GridCell:
    (row, column), (last_row, last_column) = group[0], group[-1]
    corners = [edges.corner(r, c) for r in (row, last_row + 1) for c in (column, last_column + 1)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    box = (round(min(ax, cx)), round(min(ay, by)), round(max(bx, dx)), round(max(cy, dy)))
    return GridCell(row, column, last_row - row + 1, last_column - column + 1, box)
