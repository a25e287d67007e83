"""Row numbers that stand in one cell although each counts a row of its own.

A scan's faint rule between two numbers is overlooked, or a typist merged the cells: `2` / `3` / `4`
in a cell over three rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.pairings.table_header import Grid
from schemas.document import Cell, Line

_Row = list[Cell | None]


def numbers_apart(grid: Grid) -> Grid:
    """The rows of a table, every number of a cell that holds one for each of its rows apart."""
    apart: list[_Row] = [list(row) for row in grid]
    for top, row in enumerate(grid):
        for column, cell in enumerate(row):
            if cell is None or cell.row != top or cell.column != column:
                continue
            for offset, line in enumerate(_numbers(cell)):
                if top + offset < len(apart):
                    apart[top + offset][column] = replace(
                        cell, row=top + offset, row_span=1, lines=[line], box=line.box or cell.box
                    )
    return apart


def _numbers(cell: Cell) -> Sequence[Line]:
    """The lines of a cell of one column, if they count its rows one by one."""
    lines = [line for line in cell.lines if line.words]
    if cell.row_span < 2 or cell.column_span > 1 or len(lines) != cell.row_span:
        return []
    numbers = [line.text.strip(" .") for line in lines]
    if not all(number.isdecimal() for number in numbers):
        return []
    first = int(numbers[0])
    return (
        lines if [int(number) for number in numbers] == [*range(first, first + len(lines))] else []
    )
