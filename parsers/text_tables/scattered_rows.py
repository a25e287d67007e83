"""Rows of a broken list from its schools and numbers in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parsers.text_tables.broken_rows import (
    BY_ORDER,
    LEFT_BESIDE,
    NO_NUMBER,
    SIDES,
    Group,
    GroupMark,
    Row,
    grouped,
    levels_agree,
)
from parsers.text_tables.read_in_columns import rows_by_columns, unfolded
from parsers.text_tables.school_marks import HeaderMark, LevelMark, Mark, NumberMark, SchoolCell

_PAIRED_SHARE = 0.6  # of the schools are joined by `và`: each such run is a row
_MOST_OF_A_ROW = 3  # schools
_NUMBERED_SHARE = 0.7  # of the numbers up to the last one were read


def rows_of(marks: Sequence[Mark], width: int = 0) -> list[Row]:
    """The rows that the marks tell; `width` is how many columns of parties the header names.

    Schools between two numbers are a row, and so are those that begin on one line. Where numbers
    were lost, lone schools are put together by their order, with a doubt. Marks of lines below 0
    stood above the list.
    """
    marks = unfolded(_without_misread(marks))
    rows = rows_by_columns(marks, width)
    if rows is None:
        groups = grouped([mark for mark in marks if mark.line >= 0])
        inside = [group for group in groups if not isinstance(group, HeaderMark)]
        rows = _between_numbers(inside, width)
        rows = rows if rows is not None else _in_order(inside)
    numbered = [row for row in rows if row.level is None]
    _fill_numbers(numbered)
    _doubt_odd_widths(numbered)
    _doubt_left_over(numbered, marks)
    return rows


def _without_misread(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without numbers of letters that do not count on from the number before them.

    One number may be missing before them, where more schools stand than a row has.
    """
    kept: list[Mark] = []
    last, schools = 0, 0
    for mark in marks:
        if isinstance(mark, NumberMark):
            ahead = 2 if schools > _MOST_OF_A_ROW else 1
            if not mark.sure and not last < mark.value <= last + ahead:
                continue
            last, schools = mark.value, 0
        schools += isinstance(mark, SchoolCell)
        kept.append(mark)
    return kept


def _doubt_odd_widths(rows: Sequence[Row]) -> None:
    """Doubt rows with more cells than most: two lists may stand side by side, or lines ran on."""
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
    for row in rows:
        if len(row.cells) > max(usual, 2):
            row.doubt(BY_ORDER)


def _doubt_left_over(rows: Sequence[Row], marks: Sequence[Mark]) -> None:
    """Doubt the rows beside a school that is in none, and those that lines do not hold together.

    Where no school is left over and no number is missing, none was lost.
    """
    held = {id(school) for row in rows for school in row.schools}
    left = [mark for mark in marks if isinstance(mark, SchoolCell) and id(mark) not in held]
    for school in left:
        before = [row for row in rows if row.schools[0].line <= school.line][-1:]
        after = [row for row in rows if row.schools[0].line > school.line][:1]
        for row in (*before, *after):
            row.doubt(LEFT_BESIDE)
    whole = not left and not any(NO_NUMBER in row.doubts for row in rows)
    for row in rows:
        if len({cell[0].line for cell in row.cells}) > 1:
            row.doubt(SIDES if whole and BY_ORDER not in row.doubts else BY_ORDER)


def _between_numbers(groups: Sequence[GroupMark], width: int) -> list[Row] | None:
    """Rows of a list whose numbers were nearly all read, each before the cells of its row.

    Cells between two numbers are one row; where a number is missing, they are several of the
    usual width. None where the numbers do not tell.
    """
    buckets = _buckets(groups)
    _to_centred_numbers(buckets)
    rows = [bucket for bucket in buckets if bucket.level is None]
    if len(rows) < 2 or any(not row.cells for row in rows):
        return None
    counts = Counter(len(row.cells) for row in rows)
    commonest = min(counts, key=lambda size: (-counts[size], size))
    usual = min(width, commonest) if width > 1 else commonest  # a header of two rows counts double
    found: list[Row] = []
    for place, bucket in enumerate(buckets):
        after = next((row.number for row in buckets[place + 1 :] if row.number), None)
        found += _parts(bucket, after, usual)
    read = sum(row.number is not None for row in found)
    return found if read >= _NUMBERED_SHARE * sum(row.level is None for row in found) else None


def _buckets(groups: Sequence[GroupMark]) -> list[Row]:
    """Level rows, and the cells behind each number; those before all numbers have none."""
    buckets: list[Row] = []
    for group in groups:
        if isinstance(group, NumberMark):
            buckets.append(Row(number=group.value))
        elif isinstance(group, LevelMark):
            buckets.append(Row(level=group))
        elif isinstance(group, list):
            if not buckets or buckets[-1].level is not None:
                buckets.append(Row())
            buckets[-1].cells.append(group)
    return buckets


def _to_centred_numbers(buckets: Sequence[Row]) -> None:
    """Give rows that lack a cell the one above their number, where the row above has one more.

    A number stands in the middle of its row: a cell of two lines begins above it.
    """
    for above, row in pairwise(buckets):
        if row.level is None and len(row.cells) == 1 and len(above.cells) == 3:
            row.cells.append(above.cells.pop())
            row.doubt(BY_ORDER)


def _parts(bucket: Row, after: int | None, usual: int) -> list[Row]:
    """The rows of the cells behind one number; in doubt where they are of no number of rows."""
    if bucket.level is not None:
        return [bucket]
    first = bucket.number or 1
    lost = after - first - 1 if after is not None and after > first else 0
    if after is None and set(Counter(cell[0].line for cell in bucket.cells).values()) == {usual}:
        lost = len(bucket.cells) // usual - 1  # the last rows of a list, a line each
    counted = bucket.number is not None or len(bucket.cells) <= max(usual, 2) + 1
    if len(bucket.cells) > 1 and counted and (not lost or len(bucket.cells) <= usual):
        return [bucket]
    if usual < 2 or len(bucket.cells) != usual * (lost + 1):
        return [row for row in _flushed(bucket.cells, bucket.number) if len(row.schools) > 1]
    cells = [bucket.cells[at : at + usual] for at in range(0, len(bucket.cells), usual)]
    rows = [Row(part, bucket.number if at == 0 else None) for at, part in enumerate(cells)]
    for row in rows:
        if len({cell[0].line for cell in row.cells}) > 1:
            row.doubt(BY_ORDER)
    return rows


def _in_order(groups: Sequence[GroupMark]) -> list[Row]:
    """Rows by lines, numbers and `và`; lone schools by their order."""
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
        elif not isinstance(group, list):
            continue
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
        sure = together or (number is not None and levels_agree([waiting]))
        return [Row(list(waiting), number, doubts=[] if sure else [BY_ORDER])]
    pairs = [waiting[at : at + 2] for at in range(0, len(waiting) - 1, 2)]
    half = len(waiting) // 2
    if len(waiting) % 2 == 0 and not levels_agree(pairs):
        blocks = [[a, b] for a, b in zip(waiting[:half], waiting[half:], strict=True)]
        pairs = blocks if levels_agree(blocks) else pairs
    rows = [Row(pair, doubts=[BY_ORDER]) for pair in pairs]
    rows[0].number = number
    return [row for row in rows if levels_agree([row.cells])]


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
            if later in (None, 1) or last + 1 < later:
                row.number = last + 1
        last = row.number or last


def _drop_misread(rows: list[Row]) -> None:
    """Drop numbers that do not rise with the rows; a list may begin anew with 1 and 2.

    A number may be printed twice, where the next one does not show that it was misread.
    """
    last = 0
    numbers = [row.number for row in rows]
    for place, row in enumerate(rows):
        if row.number is None:
            continue
        later = [n for n in numbers[place + 1 :] if n is not None]
        restarts = row.number == 1 and last > 1 and later[:1] in ([], [2])
        falls = bool(later) and row.number > max(later)
        repeats = row.number == last and later[:1] != [last + 2] and not falls
        if falls or (row.number <= last and not restarts and not repeats):
            row.number = None
        else:
            last = row.number
