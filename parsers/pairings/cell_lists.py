"""Lists that a table only places side by side: each cell a heading with pairs or clusters below.

`Khối tiểu học:` over `• A – B`, `• C – D` in one cell, `Khối THCS:` with its own in the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.context import PlanContext
from parsers.outline import Item
from parsers.outline_builder import outline_of
from parsers.pairings.captions import Caption
from parsers.pairings.lists import told_by_item
from parsers.pairings.sentences import TITLE_SHARE
from parsers.pairings.telling import Telling
from parsers.pairings.wording import ENOUGH, evidence
from parsers.regions import Regions
from schemas.document import Cell, Table

_FEWEST_LINES = 3  # of a cell that is a list: its heading and two pairs
_MOST_CELLS = 12  # of a table that only places lists


def told_by_cells(table: Table, caption: Caption, context: PlanContext) -> Iterator[Telling]:
    """The pairings of the lists in a table's cells; none of a table with rows of its own."""
    weight = evidence(caption.text) + evidence(context.subject).times(TITLE_SHARE)
    filled = [cell for cell in table.cells if cell.text.strip()]
    lists = [cell for cell in filled if _is_list(cell)]
    if weight.balance < ENOUGH or not lists or len(filled) > _MOST_CELLS:
        return
    if 2 * len(lists) < len(filled):
        return
    for cell in lists:
        for item in _outlined(cell, caption).walk():
            if item.text and item.lines:
                yield from told_by_item(item, context)


def _is_list(cell: Cell) -> bool:
    return sum(bool(line.words) for line in cell.lines) >= _FEWEST_LINES


def _outlined(cell: Cell, caption: Caption) -> Item:
    """The outline of a cell's lines below what stands above the table."""
    root = outline_of(Regions(body=list(cell.lines)))
    above = Item("heading", caption.text, parent=Item("heading"))
    above.children = root.children
    for child in root.children:
        child.parent = above
    return above
