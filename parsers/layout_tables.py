"""Tables that only place a letterhead or signatures side by side, undone to their lines."""

from __future__ import annotations

from parsers.openings import MOTTO, SIGNER_TITLE
from parsers.wording import fold
from schemas.document import Block, Table


def undo_layout_tables(blocks: list[Block]) -> list[Block]:
    """Tables that only place a letterhead or signatures side by side, as their lines."""
    undone: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and is_layout_table(block):
            for cell in sorted(block.cells, key=lambda c: (c.column, c.row)):
                undone.extend(cell.lines)
        else:
            undone.append(block)
    return undone


def is_layout_table(table: Table) -> bool:
    """Whether a table holds a letterhead or the signatures, not content."""
    keys = [fold(line.text) for line in table.lines]
    if not table.ruled and any(key.startswith(("NOI NHAN", "LUU VT")) for key in keys):
        return True
    if table.columns > 4 or table.rows > 8:
        return False
    letterhead = any(MOTTO.search(key) for key in keys)
    signature = any(key.startswith("NOI NHAN") for key in keys) or (
        table.rows <= 4
        and sum(bool(SIGNER_TITLE.fullmatch(k)) for k in keys if len(k) < 60) >= 1
        and sum(len(k) > 100 for k in keys) == 0
        and not _has_row_numbers(table)
    )
    return letterhead or signature


def _has_row_numbers(table: Table) -> bool:
    return any(cell.column == 0 and cell.text.strip(" .").isdigit() for cell in table.cells)
