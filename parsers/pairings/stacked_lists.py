"""Two lists that a page draws as one table, without a gap between them.

A row across the whole width that says `DANH SÁCH …` (list of) over a header of its own begins a
second list, whose columns need not be those of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.pairings.captions import is_list_title
from parsers.pairings.table_header import PARTY_ROLES, Grid, cell_text, distinct
from parsers.text_tables import header_role
from schemas.document import Block, Cell, Document, Table

_LEAST_ROWS = 3  # of a list with its header


def with_lists_parted(document: Document) -> Document:
    """The document with a table for each such list; the one given is not changed."""
    pages = [replace(page, blocks=list(_parted(page.blocks))) for page in document.pages]
    return replace(document, pages=pages)


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        starts = _starts(block.grid()) if isinstance(block, Table) else []
        if isinstance(block, Table) and len(starts) > 1:
            yield from (_part(block, a, b) for a, b in pairwise([*starts, block.rows]))
        else:
            yield block


def _starts(grid: Grid) -> list[int]:
    """The rows at which lists begin, the first row among them."""
    later = range(_LEAST_ROWS, len(grid) - _LEAST_ROWS + 1)
    return [0, *(at for at in later if _is_title(grid[at]) and _is_header(grid[at + 1]))]


def _is_title(row: Sequence[Cell | None]) -> bool:
    cells = distinct(row)
    return len(cells) == 1 and None not in row and is_list_title(cells[0].text)


def _is_header(row: Sequence[Cell | None]) -> bool:
    roles = [header_role(cell_text(cell)) for cell in distinct(row)]
    known = [role for role in roles if role is not None]
    return len(known) > 1 and any(role in PARTY_ROLES for role in known)


def _part(table: Table, first: int, end: int) -> Table:
    """The rows of a table from `first` to before `end`, without columns that only others need."""
    cells = [replace(cell, row=cell.row - first) for cell in table.cells if first <= cell.row < end]
    starts = sorted({cell.column for cell in cells})
    for cell in cells:
        last = cell.column + cell.column_span
        cell.column_span = sum(cell.column <= start < last for start in starts)
        cell.column = starts.index(cell.column)
    page = next((cell.page for cell in cells if cell.page), table.page)
    return replace(table, rows=end - first, columns=len(starts), cells=cells, page=page)
