"""Tables of plain text in which every cell is a line, an empty cell a blank one.

So office programs save tables as text: `TT` / `Đơn vị A` / `Đơn vị B` / `Ghi chú` / `1` / `MN A` /
`MN B` / ` ` / `2` / …. The row numbers come again after as many lines as there are columns, which
tells the columns; a row that has more lines is shared out among its cells by what they hold, and
doubted where that can be done in several ways.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.text_tables.cell_sharing import names_school, row_of, rows_of
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.line_headers import (
    LONGEST_HEADER,
    MOST_COLUMNS,
    header_rows,
    known_share,
    parted,
    role_of,
    roles_of,
    section_row,
)
from parsers.text_tables.pieces import Found, Rows, Slot, blank
from schemas.document import Line

_LONGEST_ROW = 40  # lines
_LONGEST_NAME = 8  # words
_ARABIC = re.compile(r"(?:(?:cụm|nhóm|cặp)\s*(?:số\s*)?)?(\d{1,3})[a-zđ]?[.)]?", re.IGNORECASE)
_ROMAN = re.compile(r"([IVX]{1,5})[.)]?")
_VALUES = {"I": 1, "V": 5, "X": 10}
_HEADING = re.compile(r"(?:\d+|[IVX]+|[A-ZĐ])[.)/]\s*\w")
_NUMBERED: frozenset[Role | None] = frozenset({"number", "cluster"})
_GROUPING: frozenset[Role | None] = frozenset({"level", "unit", "cluster"})  # often merged down
_Mark = Callable[[Line], int | None]


def find_cell_lines(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header begins at `start` and has a column of row numbers.

    Where more of the header is known if it begins at a later line, or as much if it begins with
    the row numbers' cell, what stands before is a title.
    """
    at = _number_column(lines, start)
    layout = None if at is None else _layout(lines, start, at)
    if at is None or layout is None:
        return None
    for later in range(1, at + 1):
        other = _layout(lines, start + later, at - later)
        if other is None:
            continue
        more = known_share(other.header) - known_share(layout.header)
        if more > 0 or (more == 0 and later == at):
            return None
    return _Reader(lines, layout).read(layout.first)


def _number_column(lines: Sequence[Line], start: int) -> int | None:
    """Which of the header's cells stands above the row numbers."""
    first = lines[start]
    tabbed = bool(first.words) and "\t" in first.words[0].before
    if tabbed or _is_heading(first.text):
        return None
    for at, line in enumerate(lines[start : start + MOST_COLUMNS]):
        if blank(line) or len(line.words) > LONGEST_HEADER:
            return None
        if role_of(line.text) in _NUMBERED and len(line.words) <= 3:
            return at
    return None


def _is_heading(text: str) -> bool:
    return text.rstrip().endswith(":") or _HEADING.match(text.lstrip()) is not None


@dataclass(frozen=True, slots=True)
class _Layout:
    """A header, the column of the row numbers and how they are written, and the first row."""

    header: list[list[Slot]]
    columns: int
    number: int
    mark: _Mark
    first: int  # line at which the first row begins


def _layout(lines: Sequence[Line], start: int, at: int) -> _Layout | None:
    """The layout of a table whose header begins at `start`, with row numbers in column `at`."""
    for mark in (_arabic, _roman):
        for first, columns in _first_rows(lines, start, at, mark):
            header = header_rows(lines[start:first], columns) if at < columns else None
            if header is not None:
                return _Layout(header, columns, at, mark, first)
    return None


def _arabic(line: Line) -> int | None:
    """The number of a line that is a row number and nothing else: `1`, `02.`, `1b`, `Cụm 3`."""
    match = _ARABIC.fullmatch(line.text.strip())
    return int(match.group(1)) if match else None


def _roman(line: Line) -> int | None:
    """The same for `IV`."""
    match = _ROMAN.fullmatch(line.text.strip())
    if match is None:
        return None
    digits = [_VALUES[letter] for letter in match.group(1)]
    return sum(digits) - 2 * sum(a for a, b in pairwise(digits) if a < b)


def _first_rows(
    lines: Sequence[Line], start: int, at: int, mark: _Mark
) -> Iterator[tuple[int, int]]:
    """Where the first row may begin and how many columns there may be, best first."""
    window = range(start + at + 2, min(start + 3 * MOST_COLUMNS, len(lines)))
    for place in (i for i in window if mark(lines[i]) == 1):
        steps = Counter(_steps(lines, place, mark))
        usual = sorted(steps, key=lambda step: (-steps[step], step))[:2]
        width = place - at - start  # of a header in one row
        fits = place + width < len(lines) and mark(lines[place + width]) in (1, 2)
        usual = [width, *usual] if fits else [*usual, width]
        usual += [width - section for section in (2, 1)]
        yield from ((place - at, columns) for columns in dict.fromkeys(usual))


def _steps(lines: Sequence[Line], first: int, mark: _Mark) -> Iterator[int]:
    """The distances between row numbers that follow one another."""
    at, number = first, 1
    while True:
        near = range(at + 2, min(at + _LONGEST_ROW, len(lines)))
        following = next((i for i in near if mark(lines[i]) == number + 1), None)
        if following is None:
            return
        yield following - at
        at, number = following, number + 1


class _Reader:
    """Reads the rows below a header, one number after the other."""

    def __init__(self, lines: Sequence[Line], layout: _Layout) -> None:
        self.lines, self.mark = lines, layout.mark
        self.columns, self.at = layout.columns, layout.number
        self.roles = roles_of(layout.header, self.columns)
        self.grouping = [
            i for i, role in enumerate(self.roles) if role in _GROUPING and i != self.at
        ]
        self.table = Rows(self.columns, list(layout.header))
        self.first = len(layout.header)
        self.head = [fold(line.text) for row in layout.header for s in row for line in s.lines]

    def read(self, start: int) -> Found:
        """The table with the rows from line `start` on."""
        while (following := self._next_row(start)) is not None:
            row, section = parted(self.lines[start:following], self.columns, self.head)
            self._add(row)
            if section:
                self.table.add(section_row(section, self.columns))
            start = following
        end = self._end(start)
        self._add(self.lines[start:end])
        return Found(self.table.table(), end)

    def _add(self, lines: Sequence[Line]) -> None:
        rows = rows_of(lines, self.columns, self.at)
        if rows is None:
            self.table.add(row_of(lines, self.roles))
            return
        for place, row in enumerate(rows):
            for column in range(self.columns) if place else self.grouping:
                if blank(row[column]):
                    self._reach_down(column)
            self.table.add(row_of(row, self.roles))

    def _reach_down(self, column: int) -> None:
        """Let the cell above the next row cover it, unless it is a header's or a section's."""
        for place in range(self.first, len(self.table.rows)):
            for slot in self.table.rows[place]:
                if (slot.column, slot.span) == (column, 1):
                    slot.down += place + slot.down == len(self.table.rows)

    def _next_row(self, start: int) -> int | None:
        """Where the next row begins: a row's length below, or where the next number fits.

        Below a section row, or a header that stands again, rows may be counted from 1 again. A
        row with a cell merged to the right is shorter. Another header ends the table.
        """
        number = self._number(start) or 0
        below = self._number(start + self.columns)
        if below is not None and (below == 1 or number <= below <= number + 2):
            return start + self.columns
        for i in range(start + self.columns + 1, start + self.columns + _LONGEST_ROW):
            if self._is_other_header(i - 1):
                break
            value = self._number(i)
            if value == number + 1 or (value == 1 and i <= start + 2 * self.columns + 2):
                return i
        short = range(start + 2, start + self.columns)
        return next((i for i in short if self._number(i) == number + 1), None)

    def _number(self, start: int) -> int | None:
        """The number of the row that begins at line `start`."""
        place = start + self.at
        return self.mark(self.lines[place]) if place < len(self.lines) else None

    def _is_other_header(self, place: int) -> bool:
        if place >= len(self.lines) or role_of(self.lines[place].text) != "number":
            return False
        first = place - self.at
        again = [fold(line.text) for line in self.lines[first : first + len(self.head)]]
        return again != self.head

    def _end(self, start: int) -> int:
        """Where the last row ends: a row's length below, or below more schools."""
        end = min(start + self.columns, len(self.lines))
        while end < len(self.lines) and len(self.lines[end].words) <= _LONGEST_NAME:
            if not names_school(self.lines[end].text):
                break
            end += 1
        return end
