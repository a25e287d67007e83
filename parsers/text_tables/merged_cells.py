"""Cells that were merged, in a table whose rows print an empty cell where one above goes on.

A cell merged to the right stands once, so its row has fewer cells than there are columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import is_level_row
from parsers.text_tables.line_headers import roles_of
from parsers.text_tables.line_kinds import names_school
from parsers.text_tables.pieces import Rows, Slot, running_number
from parsers.text_tables.spans import restore_spans

REACHED_DOWN = "an empty cell is taken to be merged with the one above it"
SHORT_ROW = "cells of this row were merged to the right: which ones was not printed"

_PARTIES: frozenset[Role | None] = frozenset({"school", "partner", "helper", "helped"})
_GROUPING: frozenset[Role | None] = frozenset({"level", "unit", "cluster", "time"})
_MARK = re.compile(r"(?:[IVX]{1,4}|[A-H]|\d{1,2})[.)]?")


def merge(table: Rows) -> None:
    """Let the merged cells cover what they covered; `table` is changed.

    A row that is short in another way than headers and section rows are is doubted.
    """
    first = next((i for i, row in enumerate(table.rows) if len(row) > 1), 0)
    head = _merge_header(table, first)
    for row in table.rows:
        if _is_section(row) and not _is_rest(row, table):
            row[-1].span = table.columns - row[-1].column
    if all(slot.lines for row in table.rows for slot in row):
        restore_spans(table)  # no empty cell was printed: those merged down are missing
    for row in table.rows[head if head > first + 1 else first :]:
        _doubt_short(row, table.columns)
    roles = roles_of(table.rows[first:head], table.columns)
    parties = [i for i, role in enumerate(roles) if _holds_schools(table.rows[head:], i, role)]
    for column, role in enumerate(roles):
        if role in _GROUPING or column in parties:
            _reach_down(table.rows[head:], column, parties)


def _merge_header(table: Rows, first: int) -> int:
    """Spread a header in two rows, of which the upper is short; gives the first row below it.

    The cells of the upper row that have others below them are as wide as one another.
    """
    top = table.rows[first]
    if len(top) == table.columns or first + 1 == len(table.rows):
        return first + 1
    if len(top) == table.columns - 1 and _counted(table.rows[first + 1 :]):
        for slot in top:
            slot.column += 1  # the numbers have no header
        return first + 1
    below = table.rows[first + 1]
    under = [slot.column for slot in below if slot.lines]
    parents = len(top) - (table.columns - len(under))
    if len(below) < table.columns or parents < 1 or len(under) % parents:
        return first + 1
    place = 0
    for slot in top:
        slot.column = place
        slot.span = len(under) // parents if place in under else 1
        slot.down = 1 if place in under else 2
        place += slot.span
    table.rows[first + 1] = [slot for slot in below if slot.lines]
    return first + 2


def _counted(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether the first cells of the first two full rows are their numbers."""
    full = [row for row in rows if len(row) > 2][:2]
    return [running_number(row[0].text) for row in full] == [1, 2]


def _is_section(row: Sequence[Slot]) -> bool:
    """Whether a row is one cell, or a mark and a name: `A` / `Bậc Tiểu học`."""
    return len(row) == 1 or (len(row) == 2 and _MARK.fullmatch(row[0].text.strip()) is not None)


def _stands_over(row: Sequence[Slot]) -> bool:
    """Whether all that is filled in a row is a level, or a mark that is no row number and a text.

    `II` / `Tiểu học` / (nothing) / (nothing).
    """
    filled = [slot.text.strip() for slot in row if slot.lines]
    if not filled or len(filled) > 2:
        return False
    marked = len(filled) == 2 and _MARK.fullmatch(filled[0]) and not filled[0][0].isdigit()
    return bool(marked) or is_level_row(filled[-1])


def _is_rest(row: Sequence[Slot], table: Rows) -> bool:
    """Whether one cell is all that is printed of a row: a further partner of the school above."""
    alone = len(row) == 1 and table.columns > 2 and names_school(row[0].text)
    return alone and not is_level_row(row[0].text)


def _doubt_short(row: Sequence[Slot], columns: int) -> None:
    """Doubt a row that does not reach to the table's end."""
    if row[-1].column + row[-1].span < columns:
        row[-1].span = columns - row[-1].column
        for slot in row:
            slot.doubt = slot.doubt or SHORT_ROW


def _holds_schools(rows: Sequence[Sequence[Slot]], column: int, role: Role | None) -> bool:
    """Whether a column is one of parties: by its header, or a place's by the schools in it."""
    cells = [slot for row in rows for slot in row if slot.column == column and slot.span == 1]
    return role in _PARTIES or (role == "unit" and any(names_school(c.text) for c in cells))


def _reach_down(rows: Sequence[list[Slot]], column: int, parties: Sequence[int]) -> None:
    """Let a filled cell cover the empty ones below it; a party only where one other is left."""
    above: Slot | None = None
    for row in rows:
        own = next((slot for slot in row if slot.column == column and slot.span == 1), None)
        if _stands_over(row):
            own = None
        others = sum(bool(slot.lines) for slot in row if slot.column in parties)
        if own is None:
            above = None
        elif own.lines:
            above = own
        elif above is not None and (others == 1 or column not in parties):
            above.down += 1
            row.remove(own)
            if column in parties and running_number(row[0].text) is not None:
                for slot in row:
                    slot.doubt = slot.doubt or REACHED_DOWN
