"""Cells of a table told by places that reach over several rows.

A column with far fewer cells than there are rows holds merged ones: levels, units, a school with
several partners. Such a cell stands in the middle of its rows or at their top; where the row
numbers begin anew with every cell, they tell its rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from parsers.text_tables.pieces import Slot, running_number
from parsers.text_tables.place_joints import against_end, habits_of
from parsers.text_tables.place_rows import Entry, PlacedRow
from parsers.text_tables.places import is_boxed

UNSURE_SPAN = "a cell reaches over several rows: over which is not sure"
_SHARE = 0.7  # as many cells for a row, or fewer: they are merged
_BESIDE = 0.6  # of the rows have a cell of such a column right beside their mark
_NEXT = 2.6  # lines from one of a cell's to the next
_OFF = 0.5  # lines by which a merged cell may stand off the middle or the top of its rows
_TRIED = 8  # rows above a cell and below the next one that may be the first of that one
_CLOSE = 1.0  # lines by which other rows must fit it worse


@dataclass(frozen=True, slots=True)
class Block:
    """The entries that hold the lines of a merged cell."""

    entries: tuple[Entry, ...]

    def span(self, places: Sequence[int]) -> tuple[float, float]:
        """From where to where it stands beside rows whose entries are these lines.

        In plain text a line that it has for itself stands between two others.
        """
        if is_boxed(self.entries[0].line):
            return self.entries[0].y, self.entries[-1].y
        ys = []
        for entry in self.entries:
            at = bisect_left(places, entry.at)
            ys.append(at - (0.0 if entry.at in places[at : at + 1] else 0.5))
        return ys[0], ys[-1]


def merged_in(
    entries: Sequence[Entry], marked: Sequence[Entry], columns: Sequence[int]
) -> dict[int, list[Block]]:
    """The merged cells of those of the columns that hold such; `marked` mark the rows."""
    found = {
        column: list(_blocks(entries, column))
        for column in columns
        if sum(column in entry.cells for entry in marked) <= _BESIDE * len(marked)
    }
    return {c: blocks for c, blocks in found.items() if 0 < len(blocks) <= _SHARE * len(marked)}


def _blocks(entries: Sequence[Entry], column: int) -> Iterator[Block]:
    held = [entry for entry in entries if column in entry.cells]
    habits = habits_of([entry.cells for entry in held], [entry.cells for entry in held])
    block: list[Entry] = []
    for entry in held:
        if block and not _goes_on(block[-1], entry, column, habits[column].room):
            yield Block(tuple(block))
            block = []
        block.append(entry)
    if block:
        yield Block(tuple(block))


def _goes_on(above: Entry, below: Entry, column: int, room: float) -> bool:
    if below.y - above.y > _NEXT:
        return False
    habit = replace(habits_of([above.cells], [])[column], room=room)
    return against_end(above.cells[column], below.cells[column], habit) > 0


def without(entry: Entry, columns: Mapping[int, Sequence[Block]]) -> list[Entry]:
    """The entry without the cells of merged columns; nothing if it has no others."""
    cells = {c: p for c, p in entry.cells.items() if c not in columns}
    return [replace(entry, cells=cells)] if cells else []


def spread(
    column: int, blocks: Sequence[Block], rows: Sequence[PlacedRow], number: int | None
) -> dict[int, Slot]:
    """The merged cells of a column by the row in which each begins; rows that doubt are changed."""
    starts = _by_numbers(rows, number, len(blocks))
    sure = starts is not None
    if starts is None:
        starts, sure = _by_places(blocks, rows)
    ends = [*starts[1:], len(rows)]
    found: dict[int, Slot] = {}
    for block, start, end in zip(blocks, starts, ends, strict=True):
        lines = [entry.cells[column].of(entry.line) for entry in block.entries]
        found[start] = Slot(column, lines, down=end - start)
    if not sure:
        for row in rows:
            row.doubt = row.doubt or UNSURE_SPAN
    return found


def _by_numbers(rows: Sequence[PlacedRow], number: int | None, count: int) -> list[int] | None:
    """Where the row numbers begin anew, if they do so as often as there are cells."""
    if number is None or count < 2:
        return None
    texts = [
        next((e.cells[number].text for e in row.entries if number in e.cells), "") for row in rows
    ]
    starts = [at for at, text in enumerate(texts) if running_number(text) == 1]
    return starts if len(starts) == count and starts[0] == 0 else None


def _by_places(blocks: Sequence[Block], rows: Sequence[PlacedRow]) -> tuple[list[int], bool]:
    """The first rows of the cells, and whether no others fit nearly as well."""
    lines = [entry.at for row in rows for entry in row.entries]
    places, spans = [block.span(lines) for block in blocks], _spans(rows)
    pages = [row.entries[0].line.page for row in rows]
    ways = [way for top in (False, True) for way in _ways(places, spans, pages, top)]
    if not ways:
        return list(range(len(blocks))), False
    least, starts = min(ways)
    others = [cost for cost, other in ways if other != starts]
    alone = not others or min(others) - least >= _CLOSE
    one_page = all(entry.line.page == pages[0] for row in rows for entry in row.entries)
    return list(starts), alone and least <= _OFF * len(blocks) and one_page


def _ways(
    blocks: Sequence[tuple[float, float]],
    rows: Sequence[tuple[float, float]],
    pages: Sequence[int],
    top: bool,
) -> list[tuple[float, tuple[int, ...]]]:
    """The cheapest ways to share rows out to the cells, one for each end of the last but one.

    Rows far above a cell or below the next one are not tried as the first of that one. A cell that
    goes on over a page may stand at the top of its rows where others stand in the middle.
    """
    firsts, lasts = [first for first, _ in rows], [last for _, last in rows]
    found: dict[int, list[tuple[float, tuple[int, ...]]]] = {0: [(0.0, ())]}
    for at, block in enumerate(blocks):
        left = len(blocks) - at - 1
        low = bisect_left(lasts, block[0]) - _TRIED if left else len(rows)
        high = bisect_right(firsts, blocks[at + 1][1]) + _TRIED if left else len(rows)
        new: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
        for start, ways in found.items():
            for end in range(max(start + 1, low), min(len(rows) - left, high) + 1):
                beside = rows[start], rows[end - 1]
                off = _off(block, *beside, top)
                if pages[start] != pages[end - 1]:
                    off = min(off, _off(block, *beside, True))
                new.setdefault(end, []).extend((cost + off, (*s, start)) for cost, s in ways)
        found = {end: sorted(ways)[:2] for end, ways in new.items()}
    return found.get(len(rows), [])


def _off(
    block: tuple[float, float], first: tuple[float, float], last: tuple[float, float], top: bool
) -> float:
    if top:
        return abs(block[0] - first[0])
    return abs(sum(block) - first[0] - last[1]) / 2


def _spans(rows: Sequence[PlacedRow]) -> list[tuple[float, float]]:
    """From where to where each row stands: lines of the page, or of those that hold rows."""
    if is_boxed(rows[0].entries[0].line):
        return [(row.entries[0].y, row.entries[-1].y) for row in rows]
    ends = list(accumulate(len(row.entries) for row in rows))
    return [(float(end - len(row.entries)), end - 1.0) for row, end in zip(rows, ends, strict=True)]
