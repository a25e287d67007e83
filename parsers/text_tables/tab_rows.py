"""Tables of text with a row a line and a tab between its cells.

Some programs keep the paragraphs of a cell on lines of their own, so that a row ends where it has
all its cells: `1` tab `TH A` / `và TH B` tab `TH C` is one row. The rows' numbers tell where rows
begin; without them a line without a tab is taken for the last cell's, with a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.openings import MOTTO
from parsers.sections import is_time_heading
from parsers.text_tables.folding import fold
from parsers.text_tables.headers import header_role, is_level_row
from parsers.text_tables.merged_cells import merge
from parsers.text_tables.pieces import Found, Rows, Slot, blank, running_number, sub_line
from parsers.wording import is_capitals
from schemas.document import Line, Word

UNSURE_LINE = "a line without a tab may belong to this cell or begin the next row"

_MOST_COLUMNS = 14
_LONGEST_LABEL = 12  # words
_PART = re.compile(r"(?:Ngày|Buổi|Đợt|Giai đoạn|Tuần|Học kỳ)\b")  # of a programme


def find_tab_rows(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header begins at line `start`: two known columns, one of numbers, or levels."""
    header = _cells(lines[start])
    if len(header) < 2 or _boxed(lines[start]) or MOTTO.search(fold(lines[start].text).upper()):
        return None
    texts = [" ".join(word.text for word in cell) for cell in header]
    roles = [header_role(text) for text in texts]
    known = sum(role is not None for role in roles) >= 2 or all(map(is_level_row, texts))
    if roles[0] != "number" and not known:
        return None
    end = _end(lines, start)
    reader = _Reader(_columns(lines[start:end], len(header)), numbered=roles[0] == "number")
    for line in lines[start:end]:
        reader.take(line)
    reader.close()
    if len(reader.table.rows) < 2 or not 2 <= reader.columns <= _MOST_COLUMNS:
        return None
    merge(reader.table)
    return Found(reader.table.table(), end)


@dataclass(slots=True)
class _Reader:
    """The rows read so far, and the cells of the one that is being read."""

    columns: int
    numbered: bool
    row: list[Slot] = field(default_factory=list)
    table: Rows = field(default_factory=lambda: Rows(0))

    def take(self, line: Line) -> None:
        """Enter a line: it begins a row, is one across the table, or goes on the row above."""
        cells = _cells(line)
        if blank(line) and len(cells) < 2:
            return
        filled = [cell for cell in cells if cell]
        if len(cells) == 1 and self._is_label(line):
            self.close()
            self.table.across(line)
        elif len(filled) == 1 and is_level_row(" ".join(word.text for word in filled[0])):
            self.close()
            self.table.across(sub_line(line, filled[0]))
        elif self._goes_on_in_place(cells):
            self.row[len(cells) - 1].lines += _lines(line, cells[-1])
        elif self._begins(cells):
            self.close()
            self.row = [Slot(i, _lines(line, cell)) for i, cell in enumerate(cells)]
        else:
            self.row[-1].lines += _lines(line, cells[0])
            if len(cells) == 1 and self.table.rows and self._may_follow(line):
                self.row[-1].doubt = UNSURE_LINE
            behind = enumerate(cells[1:], len(self.row))
            self.row += [Slot(i, _lines(line, cell)) for i, cell in behind]

    def close(self) -> None:
        """End the row; cells that were not printed at its end are empty."""
        self.table.columns = self.columns
        if not self.row:
            return
        if self.numbered and running_number(self.row[0].text) is not None:
            self.row += [Slot(i, []) for i in range(len(self.row), self.columns)]
        self.table.add(self.row[: self.columns])
        self.row = []

    def _goes_on_in_place(self, cells: Sequence[Sequence[Word]]) -> bool:
        """Whether a line holds nothing but the rest of a cell, behind tabs, in its column."""
        full = len(self.row) == self.columns > len(cells)
        return self.numbered and full and bool(cells[-1]) and len(cells) > 1 and not any(cells[:-1])

    def _may_follow(self, line: Line) -> bool:
        """Whether a line without a tab may stand behind the table: no row number tells."""
        opens = line.text[:1].isupper() and len(self.row) == self.columns
        return not self.numbered or opens

    def _begins(self, cells: Sequence[Sequence[Word]]) -> bool:
        if not self.row or len(self.row) + len(cells) - 1 > self.columns:
            return True
        first = " ".join(word.text for word in cells[0])
        return self.numbered and len(cells) > 1 and running_number(first) is not None

    def _is_label(self, line: Line) -> bool:
        """Whether a line without a tab names the rows below it."""
        if 1 < len(self.row) < self.columns and not self.numbered:
            return False
        short = len(line.words) <= _LONGEST_LABEL
        named = is_level_row(line.text) or is_time_heading(line.text)
        named = named or (short and _PART.match(line.text) is not None)
        return named or (short and is_capitals(line.text))


def _cells(line: Line) -> list[list[Word]]:
    """The words between the tabs of a line, with those of its empty cells."""
    cells: list[list[Word]] = [[]]
    for word in line.words:
        cells += [[] for _ in range(word.before.count("\t"))]
        cells[-1].append(word)
    return cells + [[] for _ in range(line.space.count("\t"))]


def _lines(line: Line, words: Sequence[Word]) -> list[Line]:
    return [sub_line(line, words)] if words else []


def _boxed(line: Line) -> bool:
    return any(word.box is not None for word in line.words)


def _end(lines: Sequence[Line], start: int) -> int:
    """The first blank line behind which no cells follow."""
    for at in range(start, len(lines)):
        if blank(lines[at]) and len(_cells(lines[at])) < 2:
            following = next((line for line in lines[at:] if not blank(line)), None)
            if following is None or len(_cells(following)) < 2 or _is_another(following):
                return at
    return len(lines)


def _is_another(line: Line) -> bool:
    """Whether a line begins another table, a letterhead or the signatures."""
    first = " ".join(word.text for word in _cells(line)[0])
    return header_role(first) == "number" or fold(first).startswith("noi nhan")


def _columns(lines: Sequence[Line], header: int) -> int:
    """How many cells the rows have: as many as most of those from one number to the next."""
    counts = Counter(_counts(lines))
    most = max(counts.items(), key=lambda entry: (entry[1], entry[0]), default=(header, 0))
    return max(most[0], header) if counts else header


def _counts(lines: Sequence[Line]) -> Iterator[int]:
    """How many cells stand from each number to the next row."""
    cells = 0
    for line in lines:
        own = _cells(line)
        number = len(own) > 1 and running_number(" ".join(word.text for word in own[0])) is not None
        if cells and (number or (len(own) > 1 and not own[0])):
            yield cells
            cells = 0
        if number:
            cells = len(own)
        elif cells:
            cells += len(own) - 1
    if cells:
        yield cells
