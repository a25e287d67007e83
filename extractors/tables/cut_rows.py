"""A row that the page end cut in two, told by evidence, and made whole.

The number cell of its second half is empty although rows are numbered, or each cell goes on
with a word that would not have fitted on the line above. A row that merely lacks a number
stays a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.tables.rows import cells_of, drop_rows, row_number
from schemas.document import Cell, Table


def is_cut_row(table: Table, rest: Table) -> bool:
    """Whether the first row of the second part goes on with the last row of the first."""
    above, below = cells_of(table, table.rows - 1), cells_of(rest, 0)
    if [(c.column, c.column_span) for c in above] != [(c.column, c.column_span) for c in below]:
        return False
    if len(below) < 2 or any(cell.row_span > 1 for cell in above + below):
        return False
    filled = [(a, b) for a, b in zip(above, below, strict=True) if b.text.strip()]
    if not filled:
        return False
    numbers = _numbers(table)
    if len(numbers) >= 2:
        if row_number(table, table.rows - 1) is None or below[0].text.strip():
            return False
    elif len(filled) == len(below):
        return False  # every cell is filled: without numbers nothing tells it from a new row
    if all(_would_not_fit(table, a, b) for a, b in filled):
        return True
    return _strictly_numbered(table, numbers) and _numbers_go_on(rest, numbers[-1])


def _numbers(table: Table) -> list[int]:
    found = (row_number(table, row) for row in range(table.rows))
    return [number for number in found if number is not None]


def _strictly_numbered(table: Table, numbers: Sequence[int]) -> bool:
    """Whether each row below the first number has one of its own, or is one merged cell."""
    if len(numbers) < 3:
        return False
    rows = [row_number(table, row) for row in range(table.rows)]
    start = next(i for i, number in enumerate(rows) if number is not None)
    return all(
        rows[row] is not None or len({id(c) for c in cells_of(table, row) if c.text.strip()}) == 1
        for row in range(start, table.rows)
    )


def _numbers_go_on(rest: Table, last: int) -> bool:
    later = (row_number(rest, row) for row in range(1, rest.rows))
    return next((number for number in later if number is not None), None) == last + 1


def _would_not_fit(table: Table, above: Cell, below: Cell) -> bool:
    """Whether the first word below had no room at the end of the last line above.

    The room is the width of the cell less its padding, taken from the column's own lines.
    False when a box is missing.
    """
    lines = [line for line in above.lines if line.words]
    first = next((line.words[0] for line in below.lines if line.words), None)
    if not lines or first is None or first.box is None or above.box is None:
        return False
    last = lines[-1].box
    if last is None:
        return False
    pad = _padding(cell for cell in table.cells if cell.column == above.column)
    space = 0.2 * first.box.height
    return last.width + space + first.box.width > above.box.width - 2 * pad + 0.5


def _padding(cells: Iterable[Cell]) -> float:
    """The least distance of a line from its cell's left or right edge, at most 6 points."""
    gaps = [
        min(line.box.x0 - cell.box.x0, cell.box.x1 - line.box.x1)
        for cell in cells
        if cell.box is not None and cell.column_span == 1
        for line in cell.lines
        if line.box is not None
    ]
    return min(6.0, max(0.0, min(gaps, default=0.0)))


def mend_row(table: Table, rest: Table) -> None:
    """Give the lines of the cut row's second half to the cells of its first half."""
    for above, below in zip(cells_of(table, table.rows - 1), cells_of(rest, 0), strict=True):
        above.lines.extend(below.lines)
    drop_rows(rest, 1)


def mend_spans(table: Table, rest: Table) -> None:
    """Let a merged cell that the page end cut go on: its lower half is empty.

    Only where the row below has a cell of its own to tell, and either the first column is among
    the merged ones (`3 | A | B` and, overleaf, ` | | C`) or all other cells of the column are
    filled, as in one of levels.
    """
    above, below = cells_of(table, table.rows - 1), cells_of(rest, 0)
    if not below or not any(cell.text.strip() for cell in below):
        return
    numbered = bool(below[0].text.strip())
    upper = {(cell.column, cell.column_span): cell for cell in above}
    for cell in below:
        twin = upper.get((cell.column, cell.column_span))
        if twin is None or cell.text.strip():
            continue
        if numbered and not (twin.row_span > 1 and _is_filled(table, rest, cell)):
            continue
        if twin.row_span > 1 or cell.row_span > 1:
            twin.row_span = table.rows - twin.row + cell.row_span
            rest.cells = [other for other in rest.cells if other is not cell]


def _is_filled(table: Table, rest: Table, empty: Cell) -> bool:
    """Whether all cells of a column but one have text."""
    column = [c for c in (*table.cells, *rest.cells) if c.column == empty.column]
    return all(cell.text.strip() for cell in column if cell is not empty)
