"""The header that a table repeats overleaf."""

from __future__ import annotations

from rapidfuzz import fuzz

from extractors.tables.rows import cells_of, key, row_number, row_text
from schemas.document import Cell, Table

_SAME_HEADER = 85.0  # likeness of a repeated header, 0 to 100, so that OCR may slip
_HEADER_ROWS = 3  # a header is at most this deep


def repeated_header(table: Table, rest: Table) -> int:
    """How many first rows of the second part repeat the header of the first."""
    depth = 0
    for row in range(min(_HEADER_ROWS, table.rows, rest.rows)):
        ours, theirs = row_text(table, row), row_text(rest, row)
        if not ours.strip(" |") or fuzz.ratio(ours, theirs) < _SAME_HEADER:
            break
        if row_number(table, row) is not None and row_number(table, row) != row_number(rest, row):
            break
        depth = row + 1
    return depth


def part_from_header(table: Table, rest: Table) -> None:
    """Take a repeated header out of the first row where no rule was drawn between the two.

    LibreOffice leaves the rule out below some headers that it repeats.
    """
    if not rest.rows:
        return
    heads, cells = cells_of(table, 0), cells_of(rest, 0)
    if len(heads) != len(cells):
        return
    counts = [_lines_of_head(head, cell) for head, cell in zip(heads, cells, strict=True)]
    for cell, count in zip(cells, counts, strict=True):
        if count is not None and None not in counts:
            cell.lines = cell.lines[count:]


def _lines_of_head(head: Cell, cell: Cell) -> int | None:
    """How many first lines of a cell repeat its column's head; None where they do not."""
    text = key(head.text)
    if not text:
        return 0
    for count in range(1, len(cell.lines) + 1):
        read = key(" ".join(line.text for line in cell.lines[:count]))
        if fuzz.ratio(text, read) >= _SAME_HEADER:
            return count
    return None
