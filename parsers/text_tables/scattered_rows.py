"""Rows of a broken list from its schools and numbers in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from parsers.text_tables.school_cells import LevelMark, Mark, NumberMark, SchoolCell

BY_ORDER = "the rows of the list were lost: these schools were put together by their order"
NO_NUMBER = "the row's number was not read, but counted"
_PAIRED_SHARE = 0.6  # of the schools are joined by `và`: each such run is a row

Group = list[SchoolCell]  # the schools of one cell


@dataclass(slots=True)
class Row:
    """A row: its number, its cells in printed order, and why it may be wrong."""

    cells: list[Group] = field(default_factory=list)
    number: int | None = None
    level: LevelMark | None = None  # a level row, which holds no cells
    doubts: list[str] = field(default_factory=list)

    @property
    def schools(self) -> list[SchoolCell]:
        return [school for cell in self.cells for school in cell]


def rows_of(marks: Sequence[Mark]) -> list[Row]:
    """The rows that the marks tell.

    Schools that begin on one line are a row; so are two lone ones between two numbers. Where
    numbers were lost, lone schools are put together by their order, with a doubt. Marks of lines
    below 0 stood above the list.
    """
    marks = _without_misread(marks)
    columns = _by_columns(marks)
    inside = [mark for mark in marks if mark.line >= 0]
    rows = columns if columns is not None else _in_order(inside)
    numbered = [row for row in rows if row.level is None]
    _fill_numbers(numbered)
    _doubt_odd_widths(numbered)
    if not _is_whole(numbered, marks):
        for row in numbered:
            if len({school.line for school in row.schools}) > 1 and BY_ORDER not in row.doubts:
                row.doubts.append(BY_ORDER)
    return rows


def _without_misread(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without numbers of letters that do not count on from the number before them."""
    kept: list[Mark] = []
    last = 0
    for mark in marks:
        if isinstance(mark, NumberMark) and not mark.sure and mark.value != last + 1:
            continue
        last = mark.value if isinstance(mark, NumberMark) else last
        kept.append(mark)
    return kept


def _doubt_odd_widths(rows: Sequence[Row]) -> None:
    """Doubt rows with more cells than most: two lists may stand side by side, or lines ran on."""
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
    for row in rows:
        if len(row.cells) > max(usual, 2) and BY_ORDER not in row.doubts:
            row.doubts.append(BY_ORDER)


def _is_whole(rows: Sequence[Row], marks: Sequence[Mark]) -> bool:
    """Whether no school was left over and no number is missing, so that none was lost."""
    held = sum(len(row.schools) for row in rows)
    schools = sum(isinstance(mark, SchoolCell) for mark in marks)
    return held == schools and not any(NO_NUMBER in row.doubts for row in rows)


def _groups(marks: Sequence[Mark]) -> list[NumberMark | LevelMark | Group]:
    """The marks with schools that `và` joins in one group."""
    found: list[NumberMark | LevelMark | Group] = []
    for mark in marks:
        if not isinstance(mark, SchoolCell):
            found.append(mark)
        elif mark.joined and found and isinstance(before := found[-1], list):
            before.append(mark)
        else:
            found.append([mark])
    return found


def _in_order(marks: Sequence[Mark]) -> list[Row]:
    groups = _groups(marks)
    cells = [group for group in groups if isinstance(group, list)]
    schools = sum(len(cell) for cell in cells)
    paired = sum(len(cell) for cell in cells if len(cell) > 1) >= _PAIRED_SHARE * schools
    sides = Counter(cell[0].line for cell in cells)
    rows: list[Row] = []
    waiting: list[Group] = []
    number: int | None = None
    for group in groups:
        if isinstance(group, NumberMark):
            rows += _flushed(waiting, number)
            waiting, number = [], group.value
        elif isinstance(group, LevelMark):
            rows += _flushed(waiting, number)
            rows.append(Row(level=group))
            waiting, number = [], None
        elif paired and sides[group[0].line] == 1:
            rows += _flushed(waiting, None)
            rows.append(Row([group], number, doubts=[] if len(group) > 1 else [BY_ORDER]))
            waiting, number = [], None
        else:
            if waiting and sides[group[0].line] > 1 and waiting[-1][0].line != group[0].line:
                rows += _flushed(waiting, number if len(waiting) > 1 else None)
                number = number if len(waiting) < 2 else None
                waiting = []
            waiting.append(group)
            if sides[group[0].line] == len(waiting) > 1:
                rows += _flushed(waiting, number)
                waiting, number = [], None
    rows += _flushed(waiting, number)
    return [row for row in rows if row.level is not None or len(row.schools) > 1]


def _flushed(waiting: list[Group], number: int | None) -> list[Row]:
    """The rows of the cells since the last number: one, or by their order several in doubt."""
    if not waiting:
        return []
    together = len({cell[0].line for cell in waiting}) == 1
    if len(waiting) < 3 or together:
        sure = together or (number is not None and _levels_agree([waiting]))
        return [Row(list(waiting), number, doubts=[] if sure else [BY_ORDER])]
    pairs = [waiting[at : at + 2] for at in range(0, len(waiting) - 1, 2)]
    half = len(waiting) // 2
    if len(waiting) % 2 == 0 and not _levels_agree(pairs):
        blocks = [[a, b] for a, b in zip(waiting[:half], waiting[half:], strict=True)]
        pairs = blocks if _levels_agree(blocks) else pairs
    rows = [Row(pair, doubts=[BY_ORDER]) for pair in pairs]
    rows[0].number = number
    return rows


def _levels_agree(pairs: Sequence[Sequence[Group]]) -> bool:
    return all(len({cell[0].level for cell in pair}) == 1 for pair in pairs)


def _by_columns(marks: Sequence[Mark]) -> list[Row] | None:
    """Rows of a list that was read column by column: its numbers, then each column's schools.

    The last number must be the count of rows; of those before it some may be lost.
    """
    groups = _groups(marks)
    numbers = [mark for mark in groups if isinstance(mark, NumberMark)]
    cells = [group for group in groups if isinstance(group, list)]
    if not numbers or groups != [*numbers, *cells]:
        return None
    count = numbers[-1].value
    beside = [list(run) for _, run in groupby(cells, key=lambda cell: cell[0].line)]
    if count == len(beside) and min(map(len, beside)) > 1:
        return [Row(row, number) for number, row in enumerate(beside, start=1)]
    if len(cells) != 2 * count:
        return None
    blocks = [list(pair) for pair in zip(cells[:count], cells[count:], strict=True)]
    turns = [list(pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
    pairs = turns if _levels_agree(turns) and not _levels_agree(blocks) else blocks
    return [Row(pair, number, doubts=[BY_ORDER]) for number, pair in enumerate(pairs, start=1)]


def _fill_numbers(rows: list[Row]) -> None:
    """Numbers that were not read, where those around leave no choice; wrong ones are dropped."""
    _drop_misread(rows)
    last, at = 0, -1
    for place, row in enumerate(rows):
        if row.number is None:
            continue
        if row.number - last == place - at:
            for between in range(at + 1, place):
                rows[between].number = last + between - at
        last, at = row.number, place
    _go_on_counting(rows)
    for row in rows:
        left = [school.left for school in row.schools if school.left]
        row.doubts += [f"words beside a name were left out: {words}" for words in left]


def _go_on_counting(rows: list[Row]) -> None:
    """Number the rows that are left by their order, with a doubt."""
    last = 0
    for place, row in enumerate(rows):
        if row.number is None:
            row.doubts.append(NO_NUMBER)
            later = next((other.number for other in rows[place:] if other.number), None)
            if later is None or last + 1 < later:
                row.number = last + 1
        last = row.number or last


def _drop_misread(rows: list[Row]) -> None:
    """Drop numbers that do not rise with the rows."""
    last = 0
    numbers = [row.number for row in rows]
    for place, row in enumerate(rows):
        if row.number is None:
            continue
        later = [n for n in numbers[place + 1 :] if n is not None]
        falls = bool(later) and row.number >= max(later) and row.number != 1
        restarts = row.number == 1 and last > 1
        if falls or (row.number <= last and not restarts):
            row.number = None
        else:
            last = row.number
