"""Which lines of a row belong to which of its cells, where there are more lines than cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from normalizers.dates import find_dates
from normalizers.schools import section_level
from normalizers.schools.levels import lead_at
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.pieces import Slot, blank, running_number
from schemas.document import Line

UNSURE = "the cells of this row stand one a line: which line belongs to which cell is not sure"
PARTIES: frozenset[Role | None] = frozenset({"pair", "school", "partner", "helper", "helped"})
_ITEM_MARKS = "-+•*–"
# Costs, in units of one line more in a cell than it needs.
_MORE, _UNLIKE, _BLANK_INSIDE = 1, 3, 6


def row_of(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[Slot]:
    """The cells of a row that has as many lines as columns, or others."""
    if len(lines) == len(roles):
        return [Slot(i, [line]) for i, line in enumerate(lines) if not blank(line)]
    cells, sure = share_out(lines, roles)
    slots = [Slot(i, cell) for i, cell in enumerate(cells) if not all(map(blank, cell))]
    if not sure:
        slots[0].doubt = UNSURE
    return slots


def rows_of(lines: Sequence[Line], columns: int, number: int) -> list[Sequence[Line]] | None:
    """The rows that one number counts, where its cell and others are merged down; else None.

    They are of one length, and the number's column is blank in all but the first.
    """
    if len(lines) % columns:
        return None
    rows = [lines[at : at + columns] for at in range(0, len(lines), columns)]
    return rows if all(blank(row[number]) for row in rows[1:]) else None


def share_out(lines: Sequence[Line], roles: Sequence[Role | None]) -> tuple[list[list[Line]], bool]:
    """The lines of each column's cell in order, and whether only this way fits best.

    Every cell has a line at least, an empty one a blank line; with fewer lines than columns the
    last cells are empty, and nothing is sure.
    """
    if len(lines) < len(roles):
        return [*([line] for line in lines), *([] for _ in roles[len(lines) :])], False

    @cache
    def best(line: int, column: int) -> tuple[int, int, int]:
        """The least cost from a line and column on, in how many ways, and the cell's lines."""
        left = len(roles) - column - 1
        if left == 0:
            return _cost(lines[line:], roles[column]), 1, len(lines) - line
        ways: list[tuple[int, int, int]] = []
        for size in range(1, len(lines) - line - left + 1):
            rest, count, _ = best(line + size, column + 1)
            ways.append((rest + _cost(lines[line : line + size], roles[column]), count, size))
        least = min(cost for cost, _, _ in ways)
        fitting = [way for way in ways if way[0] == least]
        return least, sum(count for _, count, _ in fitting), fitting[0][2]

    cells: list[list[Line]] = []
    line = 0
    for column in range(len(roles)):
        size = best(line, column)[2]
        cells.append(list(lines[line : line + size]))
        line += size
    return cells, best(0, 0)[1] == 1


def _cost(cell: Sequence[Line], role: Role | None) -> int:
    """How little the lines are like a cell of a column with that role."""
    items = sum(line.text.lstrip()[:1] in _ITEM_MARKS for line in cell if not blank(line))
    more = _MORE * (len(cell) - 1 - max(0, items - 1))
    if len(cell) > 1:
        more += _BLANK_INSIDE * sum(map(blank, cell))
    return more + _UNLIKE * sum(_is_unlike(line.text, role) for line in cell if not blank(line))


def _is_unlike(text: str, role: Role | None) -> bool:
    if role == "number":
        return running_number(text) is None
    if role == "level":
        return section_level(text) is None
    if role == "time":
        return not find_dates(text)
    return names_school(text) != (role in PARTIES)


def names_school(text: str) -> bool:
    """Whether a line, or an item, begins with the words before a school's name.

    >>> names_school("- MN Hoa Sen"), names_school("Cô Lan: 0908.112.233")
    (True, False)
    """
    return lead_at(text.strip(f"{_ITEM_MARKS} "), 0) is not None
