"""Which lines of a table make a row, by the places of their cells.

Every row has a mark: its number, or its first cell. Between two marks the rows are parted where
least speaks against it: cells stand in the middle of their row or begin at its top, whichever the
table keeps to; what was broken off goes on in the same column, what had room on the line above
was not broken off; lines of a cell stand close.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.text_tables.pieces import Rows, Slot, running_number
from parsers.text_tables.place_cells import Columns
from parsers.text_tables.place_joints import against_end, against_header_end, habits_of
from parsers.text_tables.places import Piece, PlacedLine, is_row_number, leads_name
from schemas.document import Line

UNSURE = "the lines of this row and the next stand close: which belongs to which is not sure"
# What speaks against a way to part lines.
_APART, _OFF, _EMPTY, _HOLE, _LEFT_OUT, _LOST_NAME = 2.0, 1.0, 3.0, 1.5, 0.5, 4.0
_LOOSE = 2.05  # half lines by which a cell may stand off its row's middle as it is printed
_ROUNDED = 0.3  # what speaks against one of them
_HALVES = 0.8  # the same where half lines are printed as lines of their own
_MOST_HALVES = 2  # marks on such lines tell that they are
_HOLE_LINES = 2.6  # lines from one of a cell's to the next
_USUAL_SHARE = 0.7  # of the rows have a cell in a column that no row goes without
_DOUBT_SHARE = 0.6
_CLOSE = 1.9  # less than this between the best way and the next: in doubt
_REACH = 14  # lines below a mark of which each may end its row


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table: its cells by column, and the columns of its page."""

    placed: PlacedLine
    cells: Mapping[int, Piece]
    columns: Columns

    @property
    def at(self) -> int:
        return self.placed.at

    @property
    def line(self) -> Line:
        return self.placed.line

    @property
    def y(self) -> float:
        return self.placed.y


@dataclass(slots=True)
class PlacedRow:
    """Entries of one row; `doubt` says why they may be others.

    `merged` are cells that begin in this row and reach over more.
    """

    entries: Sequence[Entry]
    doubt: str = ""
    is_head: bool = False
    merged: list[Slot] = field(default_factory=list)


Mark = tuple[int, int]  # the first and last entry of what marks a row


def numbered(entries: Sequence[Entry], column: int) -> list[Mark]:
    """The entries with a row number in a column."""
    cells = [(at, entry.cells.get(column)) for at, entry in enumerate(entries)]
    return [(at, at) for at, cell in cells if cell and is_row_number(cell.text)]


def keyed(entries: Sequence[Entry], heads: Sequence[Mark], column: int) -> list[Mark]:
    """The entries with a cell in a column, over as many lines as it runs; `heads` are no rows."""
    cells = [entry.cells for entry in entries]
    habits = habits_of(cells, cells)
    of_heads = {at for first, last in heads for at in range(first, last + 1)}
    found: list[Mark] = []
    for at, entry in enumerate(entries):
        if column not in entry.cells or at in of_heads:
            continue
        last = found[-1][1] if found else None
        if last is not None and not any(
            between in of_heads or entries[between].placed.apart
            for between in range(last + 1, at + 1)
        ):
            upper = entries[last]
            goes_on = against_end(upper.cells[column], entry.cells[column], habits[column]) > 0
            if goes_on and entry.y - upper.y < _HOLE_LINES:
                found[-1] = (found[-1][0], at)
                continue
        found.append((at, at))
    return found


def doubt_gaps(table: Rows) -> None:
    """Doubt rows that lack a cell which nearly all others have: it may stand in another row."""
    body = [row for row in table.rows if len(row) > 1 or row[0].span == 1]
    filled = Counter(slot.column for row in body for slot in row)
    usual = {column for column, count in filled.items() if count >= _DOUBT_SHARE * len(body)}
    for row in body:
        if not usual <= {column for s in row for column in range(s.column, s.column + s.span)}:
            for slot in row:
                slot.doubt = slot.doubt or UNSURE


def doubt_jumps(rows: Sequence[PlacedRow], number: int) -> None:
    """Doubt a row whose number does not count on, and the row before it.

    It may be part of a name, or a row whose number is missing may stand in one of them.
    """
    last: int | None = None
    for place, row in enumerate(rows):
        texts = [entry.cells[number].text for entry in row.entries if number in entry.cells]
        found = running_number(texts[0]) if texts else None
        if found is not None and last is not None and found not in (last, last + 1, 1):
            for other in rows[place - 1 : place + 1]:
                other.doubt = other.doubt or UNSURE
        last = found


def rows_of(
    entries: Sequence[Entry], marks: Sequence[Mark], heads: Sequence[Mark]
) -> list[PlacedRow]:
    """The rows about their marks, one a mark; `heads` mark headers.

    Lines below the last row that go on none of its cells are left out.
    """
    ways = [_Parting(entries, marks, heads, top) for top in (False, True)]
    rows = list(min(ways, key=lambda way: way.cost).rows())
    _doubt_beside_heads(rows, marks)
    return rows


def _doubt_beside_heads(rows: Sequence[PlacedRow], marks: Sequence[Mark]) -> None:
    """Doubt the rows about a header that stands again and took more lines than its own."""
    for place, (row, (first, last)) in enumerate(zip(rows, marks, strict=True)):
        if place and row.is_head and len(row.entries) > last - first + 1:
            for other in rows[place - 1 : place + 2]:
                other.doubt = other.doubt or UNSURE


class _Parting:
    """The cheapest way to part entries between marks.

    `top` says that cells begin at the top of their row, else they stand about its middle.
    """

    def __init__(
        self, entries: Sequence[Entry], marks: Sequence[Mark], heads: Sequence[Mark], top: bool
    ) -> None:
        self.entries, self.marks, self.heads, self.top = entries, marks, heads, top
        counts = Counter(column for entry in entries for column in entry.cells)
        self.usual = {c for c, n in counts.items() if n >= _USUAL_SHARE * len(marks)}
        self.joints = _joints(entries, marks, heads)
        halves = sum(_stands_between(entries, mark) for mark in marks)
        self.rounded = _HALVES if halves >= _MOST_HALVES else _ROUNDED
        self.steps = list(self._steps())
        self.ahead = _ahead(self.steps)
        self.behind = _behind(self.steps)
        self.cost = min(self.ahead[-1].values())

    def rows(self) -> Iterator[PlacedRow]:
        """The rows, in doubt where another end of them is nearly as good."""
        start, doubt = 0, False
        costs_of = zip(self.marks, self.ahead[1:], self.behind[1:], strict=True)
        for mark, ahead, behind in costs_of:
            costs = sorted((ahead[end] + behind[end], end) for end in ahead)
            close = len(costs) > 1 and costs[1][0] - costs[0][0] < _CLOSE
            end = costs[0][1]
            unsure = UNSURE if doubt or close else ""
            yield PlacedRow(self.entries[start : end + 1], unsure, mark in self.heads)
            start, doubt = end + 1, close

    def _steps(self) -> Iterator[dict[tuple[int, int], float]]:
        """For every row the cost of each pair of ends: of the row before it, and its own."""
        starts = [-1]
        nexts = [mark[0] for mark in self.marks[1:]] + [len(self.entries)]
        for i, (mark, following) in enumerate(zip(self.marks, nexts, strict=True)):
            ends = list(range(mark[1], following))[:_REACH]
            if i < len(self.marks) - 1 and ends[-1] != following - 1:
                ends.append(following - 1)
            yield {(start, end): self._row(i, start + 1, end) for start in starts for end in ends}
            starts = ends

    def _row(self, i: int, start: int, end: int) -> float:
        """What speaks against the entries from `start` to `end` as the row of a mark."""
        entries = self.entries[start : end + 1]
        page = self.entries[self.marks[i][0]].line.page
        heights: dict[int, list[float]] = {}
        cost = 0.0
        for at, entry in enumerate(entries, start):
            here = entry.line.page == page
            cost += _APART if at > start and entry.placed.apart and here else 0.0
            for column in entry.cells:
                goes_on = column in heights
                joint = self.joints[at].get(column, 0.0)
                cost += max(0.0, -joint if goes_on else joint)
                heights.setdefault(column, []).extend([entry.y] if here else [])
        cost += _EMPTY * len(self.usual - set(heights))
        mark = [self.entries[at].y for at in self.marks[i]]
        shown = [entry.y for entry in entries if entry.line.page == page]
        rounded = self.rounded if len(shown) == len(entries) else _ROUNDED
        for ys in filter(None, [mark, *heights.values()]):
            cost += self._off(ys[0], ys[-1], shown[0], shown[-1], rounded)
        return cost + (self._left_out(end) if i == len(self.marks) - 1 else 0.0)

    def _left_out(self, end: int) -> float:
        """What speaks against a last row that ends before the last entry."""
        seen: set[int] = set()
        cost = 0.0
        for at in range(end + 1, len(self.entries)):
            joints = self.joints[at]
            cost += _LEFT_OUT + sum(max(0.0, joints[c]) for c in joints.keys() - seen)
            cost += _LOST_NAME * _has_name(self.entries[at])
            seen |= joints.keys()
        return cost

    def _off(self, start: float, end: float, first: float, final: float, rounded: float) -> float:
        """How far a cell stands off the top or the middle of its row."""
        if self.top:
            return _OFF * 2 * (start - first)
        off = abs(start + end - first - final)
        return rounded * min(off, _LOOSE) + _OFF * max(0.0, off - _LOOSE)


def _has_name(entry: Entry) -> bool:
    """Whether a name begins in a line's cell beside the first column."""
    words = (
        [spot.word for spot in cell.spots[:3]] for column, cell in entry.cells.items() if column
    )
    return any(map(leads_name, words))


def _stands_between(entries: Sequence[Entry], mark: Mark) -> bool:
    """Whether a mark stands between two lines of a cell that it has no line of."""
    first, last = mark
    if not 0 < first == last < len(entries) - 1:
        return False
    above, below = entries[first - 1].cells, entries[last + 1].cells
    return bool((above.keys() & below.keys()) - entries[first].cells.keys())


def _joints(
    entries: Sequence[Entry], marks: Sequence[Mark], heads: Sequence[Mark]
) -> list[dict[int, float]]:
    """For each cell of each entry what speaks against an end of the cell above before it."""
    bodies = [mark for mark in marks if mark not in heads]
    habits = habits_of(
        [entry.cells for entry in entries], [entries[first].cells for first, _ in bodies]
    )
    header = bodies[0][0] if heads and heads[0] < (bodies[0] if bodies else heads[0]) else 0
    above: dict[int, Entry] = {}
    names: dict[int, str] = {}
    found: list[dict[int, float]] = []
    for at, entry in enumerate(entries):
        costs: dict[int, float] = {}
        for column, piece in entry.cells.items():
            upper = above.get(column)
            if upper is not None and entry.y - upper.y > _HOLE_LINES:
                costs[column] = -_HOLE
            elif upper is not None and at <= header:
                costs[column] = against_header_end(names[column], piece, habits[column])
            elif upper is not None:
                costs[column] = against_end(upper.cells[column], piece, habits[column])
            above[column] = entry
            names[column] = f"{names.get(column, '')} {piece.text}".strip()
        found.append(costs)
    return found


def _ahead(steps: Sequence[Mapping[tuple[int, int], float]]) -> list[dict[int, float]]:
    """The least cost of the rows up to each end of each row."""
    costs: list[dict[int, float]] = [{-1: 0.0}]
    for step in steps:
        least: dict[int, float] = {}
        for (start, end), cost in step.items():
            whole = costs[-1][start] + cost
            least[end] = min(least.get(end, whole), whole)
        costs.append(least)
    return costs


def _behind(steps: Sequence[Mapping[tuple[int, int], float]]) -> list[dict[int, float]]:
    """The least cost of the rows behind each end of each row."""
    costs: list[dict[int, float]] = [{end: 0.0 for _, end in steps[-1]}]
    for step in reversed(steps):
        least: dict[int, float] = {}
        for (start, end), cost in step.items():
            whole = costs[-1][end] + cost
            least[start] = min(least.get(start, whole), whole)
        costs.append(least)
    return costs[::-1]
