"""Tables of schools by schools with a cross for each pair, made into lists of pairs.

`Trường | TH A | TH B` over `TH C | x | ` says that C is paired with A.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.pairings.row_numbers import number_in
from parsers.pairings.table_header import Grid, cell_text, is_schoolish
from parsers.text_tables import fold
from schemas.document import Cell, line_of

_MARK = re.compile(r"[xX×vV✓✔☑*+]")
_HEADS = ("Trường", "Trường kết nghĩa")  # school, twinned school
_MOSTLY = 0.8


def without_crosses(grid: Grid) -> Grid:
    """The pairs that the crosses of a grid mark, one row for each school; else the grid itself."""
    first = 1 if len(grid) > 1 and number_in(cell_text(grid[1][0])) else 0
    if len(grid) < 3 or len(grid[0]) < first + 3 or not _is_crossed(grid, first):
        return grid
    rows: Grid = [[_head(grid, column, text) for column, text in enumerate(_HEADS)]]
    told: set[frozenset[str]] = set()
    for row in grid[1:]:
        own, partners = row[first], []
        for head, cell in zip(grid[0][first + 1 :], row[first + 1 :], strict=True):
            pair = frozenset((fold(cell_text(own)), fold(cell_text(head))))
            if head is not None and _is_mark(cell) and len(pair) > 1 and pair not in told:
                told.add(pair)  # the other half of a table of the same schools tells it again
                partners.append(head)
        if own is not None and partners:
            rows.append([_cell([own], len(rows), 0), _cell(partners, len(rows), 1)])
    return rows


def _is_crossed(grid: Grid, first: int) -> bool:
    """Whether schools stand on both sides and only marks between them."""
    heads = [cell_text(cell) for cell in grid[0][first + 1 :]]
    sides = [cell_text(row[first]) for row in grid[1:]]
    inner = [cell for row in grid[1:] for cell in row[first + 1 :] if cell_text(cell).strip()]
    schools = all(sum(map(is_schoolish, texts)) >= _MOSTLY * len(texts) for texts in (heads, sides))
    return schools and bool(inner) and all(map(_is_mark, inner))


def _is_mark(cell: Cell | None) -> bool:
    return bool(_MARK.fullmatch(cell_text(cell).strip()))


def _head(grid: Grid, column: int, text: str) -> Cell:
    page = next((cell.page for cell in grid[0] if cell is not None and cell.page), 1)
    return Cell(0, column, [line_of(text, page=page)])


def _cell(cells: Sequence[Cell], row: int, column: int) -> Cell:
    lines = [line for cell in cells for line in cell.lines]
    return Cell(row, column, lines, box=cells[0].box if len(cells) == 1 else None)
