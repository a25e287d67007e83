"""Ruled tables of a PDF page: from its rules to a grid of cells with spans."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import TableFinder

from extractors.pdf.glyphs import Glyph
from extractors.pdf.rules import as_edges, closing_rules
from extractors.pdf.words import lines_of
from schemas.document import Cell, Line, Table
from schemas.geometry import Box

_SETTINGS = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 3,
    "join_tolerance": 3,
    "intersection_tolerance": 3,
}
_SAME_EDGE = 3.0  # points


@dataclass(slots=True)
class Grid:
    """A ruled grid: where its columns and rows part, and the boxes of its cells."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def grids_of(page: Any) -> list[Grid]:
    """The ruled grids of a pdfplumber page with at least two columns, from top to bottom.

    A frame around text, or a box of one column, is no table.
    """
    vertical, horizontal = closing_rules(page.edges)
    settings = {
        **_SETTINGS,
        "explicit_vertical_lines": as_edges(vertical, "v"),
        "explicit_horizontal_lines": as_edges(horizontal, "h"),
    }
    grids = []
    for table in TableFinder(page, settings).tables:
        boxes = [Box(*box) for box in table.cells]
        xs = _edges([edge for box in boxes for edge in (box.x0, box.x1)])
        ys = _edges([edge for box in boxes for edge in (box.top, box.bottom)])
        if len(xs) > 2 and len(ys) > 1:
            grids.append(Grid(xs, ys, boxes))
    outer = [g for g in grids if not any(_inside(g.box, other.box) for other in grids)]
    return sorted(outer, key=lambda grid: (grid.box.top, grid.box.x0))


def table_of(grid: Grid, glyphs: Sequence[Glyph], page: int) -> Table:
    """The table of a grid; `glyphs` are those inside it. Each grid place gets one cell."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    cells = _spanning_cells(grid)
    owner = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in owner:
                box = Box(grid.xs[column], grid.ys[row], grid.xs[column + 1], grid.ys[row + 1])
                owner[row, column] = Cell(row, column, box=box)
                cells.append(owner[row, column])
    inside: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        cell = owner[_place(grid.ys, _middle(glyph.box.top, glyph.box.bottom)),
                     _place(grid.xs, _middle(glyph.box.x0, glyph.box.x1))]  # fmt: skip
        inside.setdefault((cell.row, cell.column), []).append(glyph)
    for cell in cells:
        cell.lines = _cell_lines(inside.get((cell.row, cell.column), ()), page)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(rows, columns, cells, page=page, box=grid.box)


def holds(box: Box, glyph: Glyph) -> bool:
    """Whether the middle of a glyph lies in a box."""
    return box.x0 <= _middle(glyph.box.x0, glyph.box.x1) <= box.x1 and (
        box.top <= _middle(glyph.box.top, glyph.box.bottom) <= box.bottom
    )


def _cell_lines(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    return lines_of(glyphs, page, columns=False) if glyphs else []


def _spanning_cells(grid: Grid) -> list[Cell]:
    cells = []
    taken: set[tuple[int, int]] = set()
    for box in sorted(grid.boxes, key=lambda box: (box.top, box.x0)):
        row, below = _nearest(grid.ys, box.top), _nearest(grid.ys, box.bottom)
        column, right = _nearest(grid.xs, box.x0), _nearest(grid.xs, box.x1)
        places = {(r, c) for r in range(row, below) for c in range(column, right)}
        if not places or places & taken:
            continue
        taken |= places
        cells.append(Cell(row, column, [], below - row, right - column, box))
    return cells


def _edges(values: list[float]) -> list[float]:
    """Sorted values with those nearer than `_SAME_EDGE` to the one before left out."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _place(edges: Sequence[float], value: float) -> int:
    return min(max(bisect.bisect_right(edges, value) - 1, 0), len(edges) - 2)


def _middle(a: float, b: float) -> float:
    return (a + b) / 2


def _inside(inner: Box, outer: Box) -> bool:
    if inner == outer:
        return False
    return (
        outer.x0 - 1 <= inner.x0
        and inner.x1 <= outer.x1 + 1
        and outer.top - 1 <= inner.top
        and inner.bottom <= outer.bottom + 1
    )
