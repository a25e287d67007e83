"""Which places of a grid belong together: cells with row and column spans.

Whether two neighbouring places are parted is decided by how much of the edge between them carries
ink, so a broken or faint line still parts and a missing one makes a spanning cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractors.scan.along import inked
from extractors.scan.depths import Depth, View
from extractors.scan.dotted_edges import dotted_edges
from extractors.scan.picture import Mask, PixelBox, as_pixels
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


@dataclass(frozen=True)
class Edges:
    """The rules of one table and the ink on them."""

    across: Mask
    down: Mask
    horizontals: list[Rule]
    verticals: list[Rule]
    tolerance: int  # pixels
    view: View | None = None  # the page itself, asked where the masks show no rule
    unseen: int = 0  # pixels between two hidden ones that are too few to show a rule

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Where horizontal rule `row` meets vertical rule `column` (x, y)."""
        return self._corners[row][column]

    @cached_property
    def _corners(self) -> list[list[tuple[float, float]]]:
        return [[_corner(across, down) for down in self.verticals] for across in self.horizontals]

    def ink_below(self, row: int, column: int) -> float:
        """Share of the edge below place (row, column) that carries ink."""
        (x0, _), (x1, _) = self.corner(row + 1, column), self.corner(row + 1, column + 1)
        seen = self._dotted_across[row + 1][column] if self._dotted_across else None
        if seen is not None:
            return float(seen)
        if self._across and self._across[row + 1].runs(x0, x1):
            return 1.0
        rule = self.horizontals[row + 1]
        return inked(self.across, self._hidden, rule, (x0, x1), self.tolerance, self.unseen)

    def ink_right(self, row: int, column: int) -> float:
        """Share of the edge right of place (row, column) that carries ink.

        Text stands closer to vertical rules than to others, and hides them on a page of dots.
        """
        (_, y0), (_, y1) = self.corner(row, column + 1), self.corner(row + 1, column + 1)
        if self._dotted_down:
            return float(self._dotted_down[column + 1][row] is not False)
        if self._down and self._down[column + 1].runs(y0, y1):
            return 1.0
        if self._down and self._down[column + 1].is_absent(y0, y1):
            return 0.0
        hidden = None if self._hidden is None else as_pixels(self._hidden.T)
        rule = self.verticals[column + 1]
        return inked(self.down.T, hidden, rule, (y0, y1), self.tolerance, self.unseen)

    def joins(self, row: int, column: int) -> bool:
        """False where the page shows that vertical rule `column` does not run along a row."""
        if self._dotted_down:
            return self._dotted_down[column][row] is not False
        (_, y0), (_, y1) = self.corner(row, column), self.corner(row + 1, column)
        return not self._down or self._down[column].joins(y0, y1)

    @property
    def _hidden(self) -> Mask | None:
        return self.view.hidden if self.view else None

    @cached_property
    def _dotted_across(self) -> list[list[bool | None]]:
        """For each horizontal rule of a page of dots whether it runs below each column's cell."""
        if self.view is None or self.view.dots is None:
            return []
        ends = [[x for x, _ in corners] for corners in self._corners]
        return dotted_edges(self.view.dots, self.horizontals, ends, self.view.dpi, False)

    @cached_property
    def _dotted_down(self) -> list[list[bool | None]]:
        """For each vertical rule of a page of dots whether it runs beside each row."""
        if self.view is None or self.view.dots is None:
            return []
        ends = [[y for _, y in corners] for corners in zip(*self._corners, strict=True)]
        return dotted_edges(self.view.dots.flipped(), self.verticals, ends, self.view.dpi, True)

    @cached_property
    def _across(self) -> list[Depth]:
        if self.view is None or self.view.dots is not None:
            return []
        return [Depth(self.view, rule) for rule in self.horizontals]

    @cached_property
    def _down(self) -> list[Depth]:
        if self.view is None or self.view.dots is not None:
            return []
        turned = self.view.flipped()
        return [Depth(turned, rule) for rule in self.verticals]


def _corner(across: Rule, down: Rule) -> tuple[float, float]:
    x = down.middle
    for _ in range(2):
        y = across.where(x)
        x = down.where(y)
    return x, y


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
