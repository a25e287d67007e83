"""Rows of a table whose rule a scan lost, parted by the numbers that stand below one another.

Where a cell of the first column holds the numbers 2 and 3, two rows have run together. They part
where between the numbers no line of any cell stands; where that is at several heights, each line
belongs to the number that it stands nearer to. Where a line stands half-way, nobody can tell, and
the row stays as it is. Cells that span several rows stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from schemas.document import Cell, Line, Table
from schemas.geometry import Box

OVERLAP = 0.15  # of a line's height by which letters of the next line may reach into it
HALF_WAY = 0.25  # of a line's height, between its middle and what parts two rows


def with_numbered_rows(table: Table) -> Table:
    """The table with each row that holds several numbers parted into as many rows."""
    for row in reversed(range(table.rows)):
        bounds = _bounds(table, row)
        if bounds:
            table = _parted(table, row, bounds)
    return table


def _bounds(table: Table, row: int) -> list[float]:
    """The heights (points) that part a row's numbers; none where it has one, or lines between."""
    cells = [cell for cell in table.cells if cell.row == row and cell.row_span == 1]
    first = next((cell for cell in cells if cell.column == 0), None)
    if first is None or not counts_on([line.text for line in first.lines]):
        return []
    boxes = [line.box for cell in cells for line in cell.lines if line.box is not None]
    numbers = [line.box for line in first.lines if line.box is not None]
    if len(boxes) != sum(len(cell.lines) for cell in cells):
        return []
    bounds = [_only_gap(a, b, boxes) or (_middle(a) + _middle(b)) / 2 for a, b in pairwise(numbers)]
    return bounds if all(_is_clear(box, bounds) for box in boxes) else []


def _only_gap(above: Box, below: Box, boxes: Sequence[Box]) -> float | None:
    """The middle of the only height between two numbers at which no line stands."""
    top, bottom = _middle(above), _middle(below)
    inner = [(box.top + _slack(box), box.bottom - _slack(box)) for box in boxes]
    gaps: list[float] = []
    reached = top
    for start, end in sorted(inner):
        if top <= reached < start <= bottom:
            gaps.append((reached + start) / 2)
        reached = max(reached, end)
    return gaps[0] if len(gaps) == 1 else None


def _slack(box: Box) -> float:
    return OVERLAP * (box.bottom - box.top)


def counts_on(texts: Sequence[str]) -> bool:
    """
    >>> counts_on(["2", "3"]), counts_on(["09.", "10."]), counts_on(["1", "3"]), counts_on(["4"])
    (True, True, False, False)
    """
    numbers = [text.strip().removesuffix(".") for text in texts]
    if len(numbers) < 2 or not all(n.isdecimal() and len(n) <= 3 for n in numbers):
        return False
    return all(int(b) == int(a) + 1 for a, b in pairwise(numbers))


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _is_clear(box: Box, bounds: list[float]) -> bool:
    reach = HALF_WAY * (box.bottom - box.top)
    return all(abs(_middle(box) - bound) >= reach for bound in bounds)


def _parted(table: Table, row: int, bounds: list[float]) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.row_span and cell.row_span > 1:
            cells.append(replace(cell, row_span=cell.row_span + len(bounds)))
        elif cell.row == row:
            cells += _pieces(cell, bounds)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + len(bounds)))
        else:
            cells.append(cell)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, rows=table.rows + len(bounds), cells=cells)


def _pieces(cell: Cell, bounds: list[float]) -> list[Cell]:
    """The cell cut at the bounds, each line in the piece that it stands in."""
    lines: list[list[Line]] = [[] for _ in range(len(bounds) + 1)]
    for line in cell.lines:
        if line.box is not None:
            lines[sum(_middle(line.box) > bound for bound in bounds)].append(line)
    if cell.box is None:
        return [replace(cell, row=cell.row + i, lines=own) for i, own in enumerate(lines)]
    edges = [cell.box.top, *bounds, cell.box.bottom]
    return [
        replace(
            cell,
            row=cell.row + i,
            lines=own,
            box=Box(cell.box.x0, edges[i], cell.box.x1, edges[i + 1]),
        )
        for i, own in enumerate(lines)
    ]
