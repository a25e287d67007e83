"""A letterhead that was joined to the signatures before it, as one table over a page break.

Both are tables without rules; only their words tell that the second opens a document.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.openings import MOTTO, closes
from parsers.wording import clean, fold
from schemas.document import Document, Table


def with_letterheads_apart(document: Document) -> Document:
    """The document with such tables cut where the page of the letterhead begins."""
    pages = {page.number: list(page.blocks) for page in document.pages}
    parted = False
    for page in document.pages:
        for block in page.blocks:
            row = _first_row_of_letterhead(block) if isinstance(block, Table) else None
            if row is None or not isinstance(block, Table):
                continue
            before, after = _cut(block, row)
            pages[page.number][pages[page.number].index(block)] = before
            pages[after.page].insert(0, after)
            parted = True
    if not parted:
        return document
    return replace(document, pages=[replace(p, blocks=pages[p.number]) for p in document.pages])


def _first_row_of_letterhead(table: Table) -> int | None:
    """The first row on a later page that shows the motto, behind one with a signature."""
    closed = [cell.page for cell in table.cells if any(closes(clean(x.text)) for x in cell.lines)]
    heads = [
        cell.page
        for cell in table.cells
        if cell.page in table.continued_on and any(MOTTO.search(fold(x.text)) for x in cell.lines)
    ]
    if not closed or not heads or min(closed) >= min(heads):
        return None
    return min(cell.row for cell in table.cells if cell.page == min(heads))


def _cut(table: Table, row: int) -> tuple[Table, Table]:
    above = [cell for cell in table.cells if cell.row < row]
    below = [replace(cell, row=cell.row - row) for cell in table.cells if cell.row >= row]
    page = max(cell.page for cell in below)
    return (
        replace(
            table, rows=row, cells=above, continued_on=[p for p in table.continued_on if p < page]
        ),
        replace(table, rows=table.rows - row, cells=below, page=page, box=None, continued_on=[]),
    )
