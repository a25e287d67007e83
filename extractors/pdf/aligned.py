"""Tables without rules: lists whose words stand in the same columns, row under row.

Only what is clearly tabular counts: at least three columns, and rows numbered in sequence or
at least four rows of the same columns. Letterheads and signatures have two columns and few
rows; running text has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.document import Block, Cell, Line, Table, Word
from schemas.geometry import Box, union

_COLUMNS = 3  # at least
_NUMBERED_ROWS = 3
_PLAIN_ROWS = 4
_ROW_GAP = 3.5  # line heights; a wider gap ends the table
_NUMBER = re.compile(r"^(\d{1,3})[.)]?$")


@dataclass(slots=True)
class Segment:
    """The words of one column of a printed line."""

    words: list[Word]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class _Band:
    """The width that a column takes so far, in points."""

    left: float
    right: float

    def overlap(self, box: Box) -> float:
        return min(self.right, box.x1) - max(self.left, box.x0)


def with_aligned_tables(lines: Sequence[Line]) -> list[Block]:
    """The lines with each clearly tabular stretch of them made a `Table(ruled=False)`."""
    segments = [_segments(line) for line in lines]
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        end, bands = _stretch(lines, segments, at)
        table = _table(lines[at:end], segments[at:end], bands) if end - at >= 3 else None
        if table is None:
            blocks.append(lines[at])
            at += 1
        else:
            _take_header(table, blocks, bands)
            blocks.append(table)
            at = end
    return blocks


def _segments(line: Line) -> list[Segment]:
    """The columns of a line; in a line of several a leading number is one of its own."""
    columns = line.columns
    if len(columns) > 1 and len(columns[0]) > 1 and _NUMBER.match(columns[0][0].text):
        columns = [columns[0][:1], columns[0][1:], *columns[1:]]
    found = []
    for words in columns:
        box = union(word.box for word in words)
        if box is not None:
            found.append(Segment(words, box))
    return found


def _stretch(
    lines: Sequence[Line], segments: Sequence[list[Segment]], at: int
) -> tuple[int, list[_Band]]:
    """Where the rows that share the columns of the line at `at` end, and those columns."""
    if len(segments[at]) < _COLUMNS:
        return at, []
    bands = [_Band(part.box.x0, part.box.x1) for part in segments[at]]
    end = at + 1
    while end < len(lines) and _near(lines[end - 1], lines[end]):
        places = _places(segments[end], bands)
        if places is None:
            break
        for band, part in zip(places, segments[end], strict=True):
            bands[band].left = min(bands[band].left, part.box.x0)
            bands[band].right = max(bands[band].right, part.box.x1)
        end += 1
    return end, bands


def _near(above: Line, below: Line) -> bool:
    if above.box is None or below.box is None:
        return False
    return below.box.top - above.box.bottom < _ROW_GAP * below.box.height


def _places(parts: Sequence[Segment], bands: Sequence[_Band]) -> list[int] | None:
    """The column of each part of a line; None when one stands in none or across two."""
    places: list[int] = []
    for part in parts:
        over = [i for i, band in enumerate(bands) if band.overlap(part.box) > 1.0]
        if len(over) != 1 or over[0] in places:
            return None
        places.append(over[0])
    return places or None


def _table(
    lines: Sequence[Line], segments: Sequence[list[Segment]], bands: Sequence[_Band]
) -> Table | None:
    """The table of a stretch of lines; None unless it is clearly one."""
    placed = []
    for parts in segments:
        places = _places(parts, bands)
        if places is None:
            return None  # a part of no width, as OCR programs leave them in their text layers
        placed.append(dict(zip(places, parts, strict=True)))
    numbers = [_number(row.get(0)) for row in placed]
    count = _in_sequence(numbers)
    if count >= _NUMBERED_ROWS:
        rows = _numbered_rows(placed, numbers)
    elif count == 0 and len(placed) >= _PLAIN_ROWS and all(len(r) == len(bands) for r in placed):
        rows = [[i] for i in range(len(placed))]
    else:
        return None
    page = lines[0].page
    cells = [
        _cell(row, column, [placed[i][column] for i in group if column in placed[i]], page)
        for row, group in enumerate(rows)
        for column in range(len(bands))
    ]
    box = union(line.box for line in lines)
    return Table(len(rows), len(bands), cells, page=page, box=box, ruled=False)


def _take_header(table: Table, blocks: list[Block], bands: Sequence[_Band]) -> None:
    """Move the line above the rows into the table when it is their header.

    Its words may stand closer than the rows' columns do, so they are dealt out one by one;
    running text has no gaps and is left alone.
    """
    line = blocks[-1] if blocks else None
    if not isinstance(line, Line) or len(line.columns) < 2 or table.box is None:
        return
    if line.box is None or table.box.top - line.box.bottom > _ROW_GAP * line.box.height:
        return
    dealt: dict[int, list[Word]] = {}
    for word in line.words:
        if word.box is None:
            return
        box = word.box
        best = max(range(len(bands)), key=lambda i: (bands[i].overlap(box), -i))
        dealt.setdefault(best, []).append(word)
    if len(dealt) < max(_COLUMNS, len(bands) - 1) or list(dealt) != sorted(dealt):
        return
    for cell in table.cells:
        cell.row += 1
    header = []
    for column in range(len(bands)):
        words = dealt.get(column, [])
        box_ = union(word.box for word in words)
        parts = [Segment(words, box_)] if words and box_ is not None else []
        header.append(_cell(0, column, parts, table.page))
    table.cells[:0] = header
    table.rows += 1
    table.box = union((line.box, table.box))
    blocks.pop()


def _number(part: Segment | None) -> int | None:
    match = _NUMBER.match(part.text) if part is not None else None
    return int(match.group(1)) if match else None


def _in_sequence(numbers: Sequence[int | None]) -> int:
    """How many numbers there are if each follows the one before; else 0."""
    known = [number for number in numbers if number is not None]
    steps = sum(b == a + 1 for a, b in pairwise(known))
    return len(known) if known and steps >= 0.8 * (len(known) - 1) else 0


def _numbered_rows(
    placed: Sequence[dict[int, Segment]], numbers: Sequence[int | None]
) -> list[list[int]]:
    """The lines of each row: the header first, then a row from each number on.

    Where a number stands on a line of its own the rows are centred about it, and a line
    belongs to the number that it is nearest to.
    """
    starts = [i for i, number in enumerate(numbers) if number is not None]
    centred = sum(len(placed[i]) == 1 for i in starts) * 2 > len(starts)
    head = [i for i in range(starts[0]) if not centred]
    groups: list[list[int]] = [[] for _ in starts]
    for i in range(starts[0] if not centred else 0, len(placed)):
        if centred:
            place = min(range(len(starts)), key=lambda k: (_apart(placed, i, starts[k]), k))
        else:
            place = sum(start <= i for start in starts) - 1
        groups[place].append(i)
    return ([head] if head else []) + groups


def _apart(placed: Sequence[dict[int, Segment]], i: int, start: int) -> float:
    own = next(iter(placed[i].values())).box
    other = placed[start][0].box
    return abs((own.top + own.bottom) - (other.top + other.bottom))


def _cell(row: int, column: int, parts: Sequence[Segment], page: int) -> Cell:
    lines = []
    for part in parts:
        part.words[0].before = ""
        lines.append(Line(part.words, page=page, box=part.box))
    return Cell(row, column, lines, box=union(part.box for part in parts))
