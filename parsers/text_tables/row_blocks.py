"""Tables of which each cell is a line of its own with a tab, and blank lines part the rows.

The rows need no number: a table that begins with another column, as `Nội dung` (content) or
`Cấp học` (level), is told by its header and by rows of as many cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role, is_level_row
from parsers.text_tables.pieces import Found, Rows, Slot, blank, running_number
from parsers.text_tables.spans import restore_spans
from schemas.document import Line

_ITEM_MARKS = "-+•*–"
_MOST_COLUMNS = 8


def find_row_blocks(lines: Sequence[Line], start: int) -> Found | None:
    """A table at `start`: a block of header cells, then blocks of as many cells.

    A row of one cell less belongs to a cell merged down, or has an empty last one.
    """
    if not is_tabbed(lines[start]) or (start and is_tabbed(lines[start - 1])):
        return None
    header, at = _block(lines, start)
    columns = len(header)
    roles = [header_role(" ".join(line.text for line in cell)) for cell in header]
    if not 2 <= columns <= _MOST_COLUMNS or sum(role is not None for role in roles) < 2:
        return None
    table = Rows(columns)
    table.add([Slot(i, cell) for i, cell in enumerate(header)])
    full = 0
    end = at
    while (first := _next_block(lines, at)) is not None:
        cells, at = _block(lines, first)
        if _next_block(lines, at) is None:
            cells, at = _last_block(lines, first, columns)
        if full == 0 and roles[0] == "number" and running_number(cells[0][0].text) is not None:
            return None  # rows with numbers are told by those
        if len(cells) == 1 and is_level_row(cells[0][0].text):
            table.across(cells[0][0])
        elif columns - 1 <= len(cells) <= columns:
            table.add([Slot(i, cell) for i, cell in enumerate(cells)])
            full += len(cells) == columns
        elif full:
            break  # a total, or the next table
        else:
            return None
        end = at
    if full < 2:
        return None
    if _is_numbered(table, roles):
        restore_spans(table)
    return Found(table.table(), end)


def _is_numbered(table: Rows, roles: Sequence[Role | None]) -> bool:
    """Whether the full rows have numbers, by which a short row tells what it lacks."""
    if "number" not in roles:
        return False
    column = roles.index("number")
    full = [row for row in table.rows[1:] if len(row) == table.columns]
    return all(running_number(row[column].lines[0].text) is not None for row in full)


def is_tabbed(line: Line) -> bool:
    """Whether a tab stands before the line, so that a cell begins with it."""
    return bool(line.words) and "\t" in line.words[0].before


def _next_block(lines: Sequence[Line], at: int) -> int | None:
    """The next line that is not blank, when a cell begins there."""
    while at < len(lines) and blank(lines[at]):
        at += 1
    return at if at < len(lines) and is_tabbed(lines[at]) else None


def _block(lines: Sequence[Line], at: int) -> tuple[list[list[Line]], int]:
    """The cells of the lines up to the next blank one, and where that is."""
    cells: list[list[Line]] = []
    while at < len(lines) and not blank(lines[at]):
        if is_tabbed(lines[at]) or not cells:
            cells.append([])
        cells[-1].append(lines[at])
        at += 1
    return cells, at


def _last_block(lines: Sequence[Line], at: int, columns: int) -> tuple[list[list[Line]], int]:
    """The last row: text that follows its last cell without a tab is none of it, but items."""
    cells: list[list[Line]] = []
    while at < len(lines) and not blank(lines[at]):
        goes_on = is_tabbed(lines[at]) or lines[at].text.lstrip()[:1] in _ITEM_MARKS
        if not goes_on and len(cells) >= columns - 1:
            break
        if is_tabbed(lines[at]) or not cells:
            cells.append([])
        cells[-1].append(lines[at])
        at += 1
    return cells, at
