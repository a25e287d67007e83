"""Cells that a converter dropped because they were merged: rows get their columns back.

Text made from a table prints a merged cell once. A cell merged down is missing in the rows below
(`6 | Cấp Tiểu học | A | B`, then `7 | C | D`), a header cell merged to the right makes the header
shorter than its rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.schools import section_level
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role
from parsers.text_tables.pieces import Rows, Slot, running_number

# Header cells that never stand above two columns.
_SINGLE: frozenset[Role | None] = frozenset({"number", "note", "focus", "level", "time"})
_PARTIES: frozenset[Role | None] = frozenset(
    {"pair", "school", "partner", "helper", "helped", "lead", "members"}
)
_SENTENCE = re.compile(r"(?:\S+\s+){3}\S*[^\W\d]{2}[.;]$")  # no school's name
_CLUSTER = re.compile(r"(?:cụm|nhóm|liên trường)\b", re.IGNORECASE)


def restore_spans(table: Rows) -> None:
    """Move the cells of short rows to the columns of the header; `table` is changed.

    Rows whose cells cannot be placed by the header's wordings stay as they are.
    """
    if not table.rows or all(header_role(s.text) != "number" for s in table.rows[0][:2]):
        return
    head = _header_rows(table)
    rows = [row for row in table.rows[head:] if not _is_across(row, table)]
    width = max((len(row) for row in rows), default=0)
    if head == 2:
        width = _spread_header(table, width) or table.columns
    roles = _roles(table, head)
    if width != len(roles):
        return
    table.columns = width
    above: list[Slot] = []
    for place in range(head, len(table.rows)):
        row = table.rows[place]
        if row[0].span > 1:
            row[0].span = width
        elif sum(slot.span for slot in row) < width:
            table.rows[place] = _placed(row, above, roles)
        above = table.rows[place]


def _is_across(row: Sequence[Slot], table: Rows) -> bool:
    return len(row) == 1 and row[0].span == table.columns


def _header_rows(table: Rows) -> int:
    """1, or 2 where all cells of the second row are header wordings as well."""
    if len(table.rows) < 3 or len(table.rows[1]) < 2:
        return 1
    return 2 if all(header_role(slot.text) for slot in table.rows[1]) else 1


def _spread_header(table: Rows, width: int) -> int | None:
    """Spread the cells of a header in two rows over `width` columns, or one more.

    Gives the number of columns; None where the two rows do not fit together.
    """
    top, below = table.rows[0], table.rows[1]
    if any(slot.span > 1 for slot in top):
        return None
    for columns in (width, width + 1):
        parents = len(top) + len(below) - columns
        if not 0 < parents < len(top) or len(below) % parents:
            continue
        first = _first_parent([header_role(slot.text) for slot in top], parents)
        if first is None:
            continue
        span = len(below) // parents
        for i, slot in enumerate(top):
            before = max(0, min(i - first, parents))
            slot.column = i + before * (span - 1)
            slot.span = span if first <= i < first + parents else 1
        for i, slot in enumerate(below):
            slot.column = first + i
        return columns
    return None


def _first_parent(roles: Sequence[Role | None], parents: int) -> int | None:
    """Where the neighbouring header cells begin that have others below them."""
    for first in range(len(roles) - parents + 1):
        if not any(role in _SINGLE for role in roles[first : first + parents]):
            return first
    return None


def _roles(table: Rows, head: int) -> list[Role | None]:
    """The role of every column; below a spread header that of its lowest cell."""
    found: dict[int, Role | None] = {}
    for row in table.rows[:head]:
        for slot in row:
            for column in range(slot.column, slot.column + slot.span):
                found[column] = header_role(slot.text)
    return [found.get(column) for column in range(max(found, default=-1) + 1)]


def _placed(row: list[Slot], above: Sequence[Slot], roles: Sequence[Role | None]) -> list[Slot]:
    """The cells of a short row in their columns, with what was merged into it from above."""
    missing = len(roles) - len(row)
    waiting = list(row)
    placed: list[Slot] = []
    lead = _merged_lead(row, roles)
    for column, role in enumerate(roles):
        if not waiting:
            break
        if missing and (column == lead or _lacks(role, waiting[0])):
            missing -= 1
            held = next((slot for slot in above if slot.column == column), None)
            if held is not None and role != "number" and role not in _PARTIES:
                placed.append(Slot(column, held.lines))
            continue
        slot = waiting.pop(0)
        slot.column = column
        placed.append(slot)
    return placed


def _merged_lead(row: Sequence[Slot], roles: Sequence[Role | None]) -> int | None:
    """The column of the first party, where its cell is merged down with the row's number."""
    parties = [column for column, role in enumerate(roles) if role in _PARTIES]
    unnumbered = roles[0] == "number" and running_number(row[0].text) is None
    return parties[0] if unnumbered and len(parties) > 1 and len(roles) - len(row) > 1 else None


def _lacks(role: Role | None, slot: Slot) -> bool:
    """Whether a cell cannot be of a column that is often merged: the column's own is missing."""
    text = slot.text
    if role == "number":
        return running_number(text) is None
    if role == "level":
        return section_level(text) is None
    if role in _PARTIES:
        return _SENTENCE.search(text) is not None
    return role == "cluster" and not _CLUSTER.match(text)
