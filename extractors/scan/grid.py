"""Ruled tables: from pixels to cells with row and column spans.

Lines are found as long thin runs of ink, gaps in them are closed, and runs that lie on one
another's way are taken as one rule. A rule is followed as it bends. Whether two neighbouring
places of the grid are parted is decided by how much of the edge between them carries ink, so a
broken or faint line still parts and a missing one makes a spanning cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, Mask, PixelBox, as_pixels, inches

SHORTEST_RUN = 0.15  # inches of unbroken ink that may be part of a rule; letters are shorter
LONGEST_GAP = 0.2  # inches of missing ink that a rule bridges
SHORTEST_RULE = (0.45, 0.18)  # inches, horizontal and vertical
SAME_RULE = 0.055  # inches between the two lines of a double rule
PARTS, MAY_PART = 0.5, 0.25  # share of an edge that carries ink
ENDS_WITHIN = 0.06  # inches between the end of a short rule and the rule it ends on
LONG_RULE = 0.5  # share of the table's height or width
LETTERING_ROWS, NARROW = 3, 0.35  # rows, inches
RARE = 0.12  # share of the rows
HEADER_ROWS = 2
PROVES = 0.85  # share of one edge, unbridged, without which a rule is letters in a row
SINGLE_ROW = 4.0  # inches: width of a table of one row, the rest of one on the page before
OPEN_ROW, MOST_RULES = 0.1, 0.7  # inches beyond the last rule, share of the vertical rules
SMALLEST_TABLE = (1.0, 0.25)  # inches, width and height


Labels = NDArray[Any]


@dataclass(slots=True, frozen=True)
class Rule:
    """A line of the grid: where it lies across (`at`) for every pixel along it, from `start`."""

    start: int
    at: NDArray[np.float32]

    def where(self, along: float) -> float:
        """The position across at `along`, carried on straight beyond the ends."""
        i = min(max(round(along) - self.start, 0), len(self.at) - 1)
        return float(self.at[i])

    @property
    def middle(self) -> float:
        return float(np.median(self.at))

    @property
    def end(self) -> int:
        return self.start + len(self.at)


@dataclass(slots=True, frozen=True)
class GridCell:
    """A place of the grid with its spans and the pixels inside its rules."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: PixelBox


@dataclass(slots=True, frozen=True)
class Grid:
    rows: int
    columns: int
    cells: list[GridCell]
    box: PixelBox


def grids_in(grey: Grey, dpi: float) -> list[Grid]:
    """The ruled tables of a straight page, from top to bottom."""
    ink = _ink(grey, dpi)
    across, down = rule_masks(ink, dpi)
    reach = np.ones((inches(0.03, dpi, 3) | 1,) * 2, np.uint8)
    joined = cv2.dilate(cv2.bitwise_or(across, down), reach)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for label in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[label])
        if width < SMALLEST_TABLE[0] * dpi or height < SMALLEST_TABLE[1] * dpi:
            continue
        mine = labels[y : y + height, x : x + width] == label
        window = slice(y, y + height), slice(x, x + width)
        grid = _grid(_only(across[window], mine), _only(down[window], mine), ink[window], dpi)
        if grid is not None:
            found.append(_moved(grid, x, y))
    return sorted(_outermost(found), key=lambda grid: (grid.box[1], grid.box[0]))


def _ink(grey: Grey, dpi: float) -> Mask:
    window = inches(0.1, dpi, 11) | 1
    return as_pixels(
        cv2.adaptiveThreshold(
            grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 12
        )
    )


def rule_masks(ink: Mask, dpi: float) -> tuple[Mask, Mask]:
    """Where horizontal and where vertical rules run (255), gaps bridged."""
    down = _runs(as_pixels(ink.T.copy()), dpi, SHORTEST_RULE[1])
    return _runs(ink, dpi, SHORTEST_RULE[0]), as_pixels(down.T.copy())


def _runs(ink: Mask, dpi: float, shortest: float) -> Mask:
    """Horizontal runs of ink, thickened by a pixel so that a bend does not break them."""
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, _row(SHORTEST_RUN, dpi))
    runs = _thin_only(as_pixels(runs), dpi)
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, _row(LONGEST_GAP, dpi))
    return as_pixels(cv2.morphologyEx(runs, cv2.MORPH_OPEN, _row(shortest, dpi)))


def _row(length: float, dpi: float) -> NDArray[np.uint8]:
    return np.ones((1, inches(length, dpi, 5)), np.uint8)


def _thin_only(runs: Mask, dpi: float) -> Mask:
    """Runs without the bodies that are too high to be a line (shaded cells, pictures)."""
    body = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((inches(0.08, dpi, 7), 1), np.uint8))
    return as_pixels(cv2.subtract(runs, body))


def _only(mask: Mask, mine: NDArray[np.bool_]) -> Mask:
    return as_pixels(np.where(mine, mask, 0))


def _grid(across: Mask, down: Mask, ink: Mask, dpi: float) -> Grid | None:
    horizontals, verticals = rules_in(across, dpi), rules_in(as_pixels(down.T.copy()), dpi)
    if len(horizontals) < 2 or len(verticals) < 2:
        return None
    horizontals = _with_open_ends(horizontals, verticals, dpi)
    horizontals, verticals = _genuine(horizontals, verticals, ink, dpi)
    rows, columns = len(horizontals) - 1, len(verticals) - 1
    if rows < 1 or columns < 1:
        return None  # a frame, no table
    edges = Edges(across, down, horizontals, verticals, inches(0.04, dpi, 4))
    cells = [_cell(group, edges) for group in _groups(rows, columns, edges)]
    height, width = across.shape
    if len(cells) < 2 or _is_lettering(cells, rows, dpi):
        return None
    if rows == 1 and width < SINGLE_ROW * dpi:
        return None
    return Grid(rows, columns, cells, (0, 0, width, height))


def _with_open_ends(horizontals: list[Rule], verticals: list[Rule], dpi: float) -> list[Rule]:
    """The rules with one where the columns end beyond the first or last, as at a cut row.

    A row that the page end cuts has no rule below it, and its rest overleaf none above.
    """
    first, last = horizontals[0], horizontals[-1]
    fewest = max(2.0, MOST_RULES * len(verticals))
    above = [first.where(v.middle) - v.start for v in verticals]
    below = [v.end - last.where(v.middle) for v in verticals]
    result = list(horizontals)
    if sum(reach > OPEN_ROW * dpi for reach in above) >= fewest:
        result.insert(0, Rule(first.start, first.at - np.float32(np.median(above))))
    if sum(reach > OPEN_ROW * dpi for reach in below) >= fewest:
        result.append(Rule(last.start, last.at + np.float32(np.median(below))))
    return result


def _is_lettering(cells: list[GridCell], rows: int, dpi: float) -> bool:
    """True for a word in capitals between two lines, whose stems were taken for rules."""
    widths = [cell.box[2] - cell.box[0] for cell in cells]
    return rows <= LETTERING_ROWS and float(np.median(widths)) < NARROW * dpi


def _genuine(
    horizontals: list[Rule], verticals: list[Rule], ink: Mask, dpi: float
) -> tuple[list[Rule], list[Rule]]:
    """The rules without strokes of letters, underlines and arcs of stamps.

    A vertical rule runs unbroken from one horizontal rule to the next somewhere, in the header or
    in more than a few rows, and a short rule of either kind ends where it meets others.
    """
    reach = ENDS_WITHIN * dpi
    raw = Edges(ink, ink, horizontals, verticals, inches(0.02, dpi, 2))
    rows = range(len(horizontals) - 1)
    proven = []
    for i, rule in enumerate(verticals):
        inked = [row for row in rows if raw.ink_right(row, i - 1) >= PROVES]
        rare = len(inked) < RARE * len(rows) and inked[:1] > [HEADER_ROWS - 1]
        if inked and not rare and _ends_on(rule, horizontals, reach, len(ink)):
            proven.append(rule)
    return [r for r in horizontals if _ends_on(r, proven, reach, ink.shape[1])], proven


def _ends_on(rule: Rule, others: list[Rule], reach: float, whole: int) -> bool:
    """True for a long rule, and for a short one that ends on others."""
    if len(rule.at) > LONG_RULE * whole:
        return True
    return all(
        any(abs(other.where(rule.where(end)) - end) <= reach for other in others)
        for end in (rule.start, rule.end)
    )


def rules_in(mask: Mask, dpi: float) -> list[Rule]:
    """The horizontal rules of a mask from top to bottom, double and broken ones taken as one."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    pieces = sorted(
        (_piece(labels, stats[i], i) for i in range(1, count)), key=lambda p: -len(p.at)
    )
    rules: list[list[Rule]] = []
    for piece in pieces:
        home = next((r for r in rules if _same(r, piece, SAME_RULE * dpi)), None)
        if home is None:
            rules.append([piece])
        else:
            home.append(piece)
    return sorted((_joined(parts) for parts in rules), key=lambda rule: rule.middle)


def _piece(labels: Labels, stat: Labels, label: int) -> Rule:
    x, y, width, height, _ = (int(v) for v in stat)
    mine = labels[y : y + height, x : x + width] == label
    weight = mine.sum(axis=0)
    centre = (mine * np.arange(height)[:, None]).sum(axis=0) / np.maximum(weight, 1) + y
    size = min(31, width)
    padded = np.pad(centre, (size // 2, size - 1 - size // 2), mode="edge")
    smooth = np.convolve(padded, np.ones(size) / size, mode="valid")
    return Rule(x, smooth.astype(np.float32))


def _same(parts: list[Rule], piece: Rule, tolerance: float) -> bool:
    """True when the piece lies beside, or carries on, one of the parts."""
    middle = (piece.start + piece.end) / 2
    nearest = min(parts, key=lambda part: max(part.start - middle, middle - part.end))
    inside = min(max(middle, nearest.start), nearest.end)
    return abs(nearest.where(inside) - piece.where(inside)) <= tolerance


def _joined(parts: list[Rule]) -> Rule:
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    total, weight = np.zeros(end - start), np.zeros(end - start)
    for part in parts:
        here = slice(part.start - start, part.end - start)
        total[here] += part.at
        weight[here] += 1
    known = np.flatnonzero(weight)
    at = np.interp(np.arange(end - start), known, total[known] / weight[known])
    return Rule(start, at.astype(np.float32))


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
    hits = 0
    for along in range(first, last):
        at = round(rule.where(along))
        hits += bool(mask[max(0, at - tolerance) : at + tolerance + 1, along : along + 1].any())
    return hits / max(1, last - first)


Place = tuple[int, int]


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


def _moved(grid: Grid, dx: int, dy: int) -> Grid:
    def move(box: PixelBox) -> PixelBox:
        return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy

    cells = [GridCell(c.row, c.column, c.row_span, c.column_span, move(c.box)) for c in grid.cells]
    return Grid(grid.rows, grid.columns, cells, move(grid.box))


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Grids that do not lie inside another one."""
    return [a for a in grids if not any(a is not b and _inside(a.box, b.box) for b in grids)]


def _inside(inner: PixelBox, outer: PixelBox) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip
