"""Rows of a broken list that an OCR read column after column, or two lists side by side.

Columns are put together by their order alone, and only where they hold as many cells each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from parsers.text_tables.broken_rows import (
    BY_ORDER,
    Group,
    GroupMark,
    Row,
    grouped,
    levels_agree,
)
from parsers.text_tables.school_marks import HeaderMark, LevelMark, Mark, NumberMark, SchoolCell

_AGREE = 0.7  # share of the rows of columns whose schools are of one level
_HALVED = 0.6  # share of the numbered lines that begin two rows


def unfolded(marks: Sequence[Mark]) -> list[Mark]:
    """The marks of two lists side by side, the left one's before the right one's.

    Such lines hold two row numbers, each before schools: `1 MN A MN B | 6 MN C MN D`.
    """
    lines = [list(run) for _, run in groupby(marks, key=lambda mark: mark.line)]
    cuts = [_second_number(line) for line in lines]
    numbered = sum(any(isinstance(mark, NumberMark) for mark in line) for line in lines)
    if sum(cut is not None for cut in cuts) < max(2, _HALVED * numbered):
        return list(marks)
    left = [mark for line, cut in zip(lines, cuts, strict=True) for mark in line[:cut]]
    right = [mark for line, cut in zip(lines, cuts, strict=True) if cut for mark in line[cut:]]
    return [*left, *right]


def _second_number(line: Sequence[Mark]) -> int | None:
    """Where the second row number of a line stands, before a school and behind one."""
    for at in range(2, len(line) - 1):
        beside = isinstance(line[at - 1], SchoolCell) and isinstance(line[at + 1], SchoolCell)
        if isinstance(line[at], NumberMark) and beside:
            return at
    return None


def rows_by_columns(marks: Sequence[Mark], width: int) -> list[Row] | None:
    """Rows of a list that was read column by column; None where it was not.

    A header between the columns parts them, where the one above the list was not of several
    (`width` below 2); else a count of rows does: numbers that were read before all schools.
    """
    found = _parted_by_headers(marks) if width < 2 else None
    return found if found is not None else _counted(marks)


def _parted_by_headers(marks: Sequence[Mark]) -> list[Row] | None:
    if not any(isinstance(mark, HeaderMark) for mark in marks):
        return None
    columns: list[list[GroupMark]] = [[]]
    for group in grouped(marks):
        if isinstance(group, HeaderMark | LevelMark) and _cells(columns[-1]):
            columns.append([])
        if not isinstance(group, HeaderMark):
            columns[-1].append(group)
    columns = [column for column in columns if _cells(column)]
    if len(columns) < 2 or any(count > 1 for column in columns for count in _beside(column)):
        return None  # cells stand side by side: the headers are those of pages
    rows: list[Row] = []
    for together in _tables(columns):
        rows += [Row(level=mark) for mark in together[0] if isinstance(mark, LevelMark)]
        cells = zip(*map(_cells, together), strict=True)
        rows += [
            Row(list(row), number, doubts=[BY_ORDER]) for number, row in enumerate(cells, start=1)
        ]
    return rows


def _cells(column: Sequence[GroupMark]) -> list[Group]:
    return [group for group in column if isinstance(group, list)]


def _beside(column: Sequence[GroupMark]) -> list[int]:
    """How many cells begin on each of the column's lines."""
    return list(Counter(cell[0].line for cell in _cells(column)).values())


def _tables(columns: Sequence[list[GroupMark]]) -> list[list[list[GroupMark]]]:
    """The columns that belong together, table by table; none where a school was lost.

    Of several tables the first columns may stand before all second ones; what the schools'
    levels allow is what was printed.
    """
    half = len(columns) // 2
    halves = [[a, b] for a, b in zip(columns[:half], columns[half:], strict=False)]
    turns = [[a, b] for a, b in zip(columns[::2], columns[1::2], strict=False)]
    ways = [[list(columns)], *([halves, turns] if len(columns) % 2 == 0 else [])]
    return next((way for way in ways if all(map(_fit, way))), [])


def _fit(columns: Sequence[Sequence[GroupMark]]) -> bool:
    """Whether columns hold as many cells each, and most rows schools of one level."""
    cells = [_cells(column) for column in columns]
    if len({len(column) for column in cells}) > 1:
        return False
    agree = sum(levels_agree([row]) for row in zip(*cells, strict=True))
    return agree >= _AGREE * len(cells[0])


def _counted(marks: Sequence[Mark]) -> list[Row] | None:
    """The last number must be the count of rows; of those before it some may be lost."""
    groups = [mark for mark in grouped(marks) if not isinstance(mark, HeaderMark)]
    numbers = [mark for mark in groups if isinstance(mark, NumberMark)]
    cells = [group for group in groups if isinstance(group, list)]
    if not numbers or groups != [*numbers, *cells]:
        return None
    count = numbers[-1].value
    beside = [list(run) for _, run in groupby(cells, key=lambda cell: cell[0].line)]
    if count == len(beside) and min(map(len, beside)) > 1:
        return [Row(row, number) for number, row in enumerate(beside, start=1)]
    if count < 2 or len(cells) % count or len(cells) // count not in (2, 3):
        return None
    width = len(cells) // count
    blocks = [[cells[at + count * column] for column in range(width)] for at in range(count)]
    turns = [cells[at * width : (at + 1) * width] for at in range(count)]
    pairs = turns if levels_agree(turns) and not levels_agree(blocks) else blocks
    return [Row(pair, number, doubts=[BY_ORDER]) for number, pair in enumerate(pairs, start=1)]
