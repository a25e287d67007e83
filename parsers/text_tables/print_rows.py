"""Which lines of a printed table make a row: those about its number, or its first cell.

A line between two rows goes with the one above or below by what could have been broken off: a
word that had room on the line above was not, a small letter was. Rows are printed from their
number's line on, or centred about it; a table keeps to one way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.text_tables.pieces import Rows, running_number
from parsers.text_tables.print_columns import Band, Piece
from parsers.text_tables.school_cells import leads
from schemas.document import Line

UNSURE = "the lines of this row and the next stand close: which belongs to which is not sure"
_ITEM_MARKS = "-+•*–"
# What speaks against a way to part lines.
_SMALL, _BROKEN, _ROOM, _LEAD, _BLANK, _UNEVEN, _ABOVE = 5.0, 1.0, 1.0, 2.0, 2.0, 1.0, 2.0
_USUAL_SHARE = 0.6  # of the rows have a cell in a column that no row goes without
_CLOSE = 2.5  # less than this between the best way and the next: in doubt


@dataclass(slots=True)
class Entry:
    """A line of a table that is not blank: its cells by column, and the columns of its page."""

    at: int  # the line's place in the document
    line: Line
    cells: dict[int, Piece]
    bands: Sequence[Band]
    apart: bool = False  # a blank line stands above


@dataclass(slots=True)
class PrintedRow:
    """Entries of one row; `doubt` says why they may be others."""

    entries: Sequence[Entry]
    doubt: str = ""


def numbered(entries: Sequence[Entry], column: int = 0) -> list[tuple[int, int]]:
    """The places of entries with a row number in a column, each as first and last of a row."""
    cells = [(at, entry.cells.get(column)) for at, entry in enumerate(entries)]
    return [(at, at) for at, cell in cells if cell and running_number(cell.text) is not None]


def keyed(
    entries: Sequence[Entry], heads: Sequence[tuple[int, int]], column: int = 0
) -> list[tuple[int, int]]:
    """The same by what stands in a column, over as many lines as it runs; `heads` are no rows."""
    found: list[tuple[int, int]] = []
    for at, entry in enumerate(entries):
        if column not in entry.cells or (at, at) in heads:
            continue
        last = found[-1][1] if found else -2
        if last == at - 1 and not entry.apart and against(entries[last], entry, column) > 0:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def rows_of(
    entries: Sequence[Entry], marks: Sequence[tuple[int, int]], above: int = 0
) -> list[PrintedRow]:
    """The rows about their marks, one a mark, in the way that suits all of them best.

    `above` lines of the first row were taken before these.
    """
    ways = [_shared_out(entries, marks, above, centred) for centred in (False, True)]
    return min(ways, key=lambda way: way[0])[1]


def _shared_out(
    entries: Sequence[Entry], marks: Sequence[tuple[int, int]], above: int, centred: bool
) -> tuple[float, list[PrintedRow]]:
    """What speaks against the rows in one of the two ways, and the rows."""
    cost = 0.0 if centred else _ABOVE * marks[0][0]
    above += marks[0][0]
    rows, start, doubt = [], 0, ""
    for (_, end), (following, _) in pairwise(marks):
        splits = range(end, following)
        costs = [_cost(entries, end, s, following, above if centred else None) for s in splits]
        (least, split), *others = sorted(zip(costs, splits, strict=True))
        unsure = UNSURE if others and others[0][0] - least < _CLOSE else ""
        rows.append(PrintedRow(entries[start : split + 1], doubt or unsure))
        cost, start, doubt = cost + least, split + 1, unsure
        above = following - start
    rows.append(PrintedRow(entries[start:], doubt))
    below = len(entries) - 1 - marks[-1][1]
    return cost + (_UNEVEN * abs(below - above) if centred else 0.0), rows


def without_strangers(row: PrintedRow, last: Entry) -> PrintedRow:
    """A row without the entries below `last` that go on none of its cells: what follows a table."""
    at = next(i for i, entry in enumerate(row.entries) if entry is last)
    kept = list(row.entries[: at + 1])
    for entry in row.entries[at + 1 :]:
        above = [next((k for k in reversed(kept) if c in k.cells), None) for c in entry.cells]
        goes_on = [
            k is not None and against(k, entry, c) >= 0
            for k, c in zip(above, entry.cells, strict=True)
        ]
        if not all(goes_on):
            break
        kept.append(entry)
    return PrintedRow(kept, row.doubt)


def doubt_gaps(table: Rows) -> None:
    """Doubt rows that lack a cell which nearly all others have: it may stand in another row."""
    body = [row for row in table.rows if len(row) > 1 or row[0].span == 1]
    filled = Counter(slot.column for row in body for slot in row)
    usual = {column for column, count in filled.items() if count >= _USUAL_SHARE * len(body)}
    for row in body:
        if not usual <= {column for s in row for column in range(s.column, s.column + s.span)}:
            for slot in row:
                slot.doubt = slot.doubt or UNSURE


def _cost(
    entries: Sequence[Entry], end: int, split: int, following: int, above: int | None
) -> float:
    """What speaks against ending the row at the entry `split`, between two rows' marks."""
    cost = _ABOVE * (following - split - 1) if above is None else _UNEVEN * abs(split - end - above)
    for at in range(end, following):
        upper, lower = entries[at], entries[at + 1]
        found = [against(upper, lower, c) for c in upper.cells if c in lower.cells]
        if at == split:
            cost += sum(found) - _BLANK * lower.apart
        else:
            cost += _BLANK * lower.apart - sum(min(value, 0.0) for value in found)
    return cost


def against(upper: Entry, lower: Entry, column: int) -> float:
    """What speaks against a cell that ends in one entry: more than 0 where it may go on."""
    above, below = upper.cells[column], lower.cells[column]
    text = below.text
    if text[0] in _ITEM_MARKS:
        return 0.0
    if text[0].islower():
        return _SMALL
    if text.startswith("Trường ") or leads(Line(list(below.words[:3]))):
        return -_LEAD
    width = upper.bands[column].x1 - upper.bands[column].x0
    room = width - (above.x1 - above.x0) - 1 - len(below.words[0].text)
    return -_ROOM if room > 0 else _BROKEN
