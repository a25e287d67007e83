"""Two lists that stand side by side without a rule, whose lines a reader took across both.

`Khối tiểu học:   Khối THCS:` over `• A - B   • C - D`: where the first line heads two or more
columns and the lines below keep to them, each column is one cell of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers.schools import section_level
from parsers.pairings.row_numbers import group_label
from parsers.text_tables import is_level_row
from schemas.document import Block, Cell, Document, Line, Table, Word
from schemas.geometry import union

_FEWEST_LINES = 3  # of two lists side by side
_INDENT = 12.0  # points by which a line may begin before its column's heading
_MOST_WORDS = 8  # of a heading


@dataclass(slots=True)
class _Column:
    left: float  # points
    lines: list[Line]


def with_lists_apart(document: Document) -> Document:
    """The document with such lists made tables of one row; the one given is not changed."""
    pages = [replace(page, blocks=list(_apart(page.blocks))) for page in document.pages]
    return replace(document, pages=pages)


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        columns = _headed(block) if isinstance(block, Line) else []
        end = _gather(columns, blocks, at + 1) if columns else at
        if end - at >= _FEWEST_LINES and isinstance(block, Line):
            yield _table(columns, block.page)
            at = end
        else:
            yield block
            at += 1


def _headed(line: Line) -> list[_Column]:
    """The columns that a line heads, each by a level or the label of a group; none otherwise."""
    parts = line.columns
    if len(parts) < 2 or not all(_is_heading(part) for part in parts):
        return []
    boxes = [union(word.box for word in part) for part in parts]
    return [
        _Column(box.x0, [_line(part, line)])
        for box, part in zip(boxes, parts, strict=True)
        if box is not None
    ]


def _is_heading(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words)
    level = is_level_row(text.rstrip(": ")) and section_level(text) is not None
    return len(words) <= _MOST_WORDS and (level or group_label(text) is not None)


def _gather(columns: list[_Column], blocks: Sequence[Block], at: int) -> int:
    """Give the lines from `at` on to their columns; the place of the first that keeps to none."""
    while at < len(blocks):
        line = blocks[at]
        if not isinstance(line, Line):
            break
        placed = [(_column_of(part, columns), part) for part in line.columns]
        if not placed or any(column is None for column, _ in placed):
            break
        for column, part in placed:
            if column is not None:
                column.lines.append(_line(part, line))
        at += 1
    return at


def _column_of(words: Sequence[Word], columns: Sequence[_Column]) -> _Column | None:
    """The column that some words stand in; None when they begin before or reach over it."""
    box = union(word.box for word in words)
    if box is None or box.x0 < columns[0].left - _INDENT:
        return None
    own = [at for at, column in enumerate(columns) if column.left - _INDENT <= box.x0][-1]
    after = columns[own + 1] if own + 1 < len(columns) else None
    return None if after is not None and box.x1 > after.left else columns[own]


def _line(words: Sequence[Word], line: Line) -> Line:
    return replace(line, words=list(words), box=union(word.box for word in words), read=None)


def _table(columns: Sequence[_Column], page: int) -> Table:
    cells = [
        Cell(0, at, column.lines, box=union(line.box for line in column.lines))
        for at, column in enumerate(columns)
    ]
    return Table(1, len(cells), cells, page, union(cell.box for cell in cells), ruled=False)
