"""The rows of a table that may have merged cells, and their numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.document import Cell, Table

_NUMBER = re.compile(r"^\W*(\d{1,4})\W*$")


def key(text: str) -> str:
    """What two lines that say the same share: no case, one kind of space, any number for any.

    >>> key("Trang  3/12") == key("TRANG 4/12")
    True
    """
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))


def cells_of(table: Table, row: int) -> list[Cell]:
    """The cells that cover a row, from left to right."""
    return sorted(
        (cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span),
        key=lambda cell: cell.column,
    )


def row_text(table: Table, row: int) -> str:
    return " | ".join(" ".join(cell.text.casefold().split()) for cell in cells_of(table, row))


def row_number(table: Table, row: int) -> int | None:
    """The number in the row's first cell, if it holds just a number."""
    cells = cells_of(table, row)
    match = _NUMBER.match(cells[0].text) if cells and cells[0].column == 0 else None
    return int(match.group(1)) if match else None


def drop_empty_ends(table: Table, rest: Table) -> None:
    """Take out empty rows on both sides of the page end: rules drawn for nothing."""
    while table.rows > 1 and not row_text(table, table.rows - 1).strip(" |"):
        table.rows -= 1
        table.cells = [cell for cell in table.cells if cell.row < table.rows]
        for cell in table.cells:
            cell.row_span = min(cell.row_span, table.rows - cell.row)
    while rest.rows and not row_text(rest, 0).strip(" |"):
        drop_rows(rest, 1)


def drop_rows(table: Table, count: int) -> None:
    """Take the first rows out; a cell that reaches below them keeps its lower part."""
    kept = []
    for cell in table.cells:
        below = cell.row + cell.row_span - count
        if below > 0:
            row = max(0, cell.row - count)
            kept.append(replace(cell, row=row, row_span=below - row))
    table.cells = kept
    table.rows -= count
