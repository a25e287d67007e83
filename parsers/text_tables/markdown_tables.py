"""Tables of Markdown: a row a line between `|`, a rule below the header that counts the columns.

Programs print a merged cell in three ways: once and then empty cells, in every place that it
covers, or not at all in the rows that it goes on into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.text_tables.merged_cells import merge
from parsers.text_tables.pieces import (
    Found,
    Rows,
    Slot,
    cut_at_pipes,
    has_pipe,
    running_number,
    sub_line,
)
from schemas.document import Line, Word

_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?")
_BREAK = "<br>"  # where a line ends inside a cell


def find_markdown(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header is line `start`, with its rule right below."""
    if start + 1 >= len(lines) or not has_pipe(lines[start]):
        return None
    if not _RULE.fullmatch(lines[start + 1].text.strip()):
        return None
    columns = len(cut_at_pipes(lines[start + 1]))
    table = Rows(columns)
    end = start
    while end < len(lines) and has_pipe(lines[end]):
        if end != start + 1:
            _add(table, cut_at_pipes(lines[end], outer=True))
        end += 1
    if not table.rows:
        return None
    _merge_repeated(table)
    merge(table)
    return Found(table.table(), end)


def _add(table: Rows, cells: list[Line]) -> None:
    """Add the row that these cells are; one of empty cells, as a missing header is, is none."""
    inner = cells[1:] if len(cells) > 2 and not cells[0].words else cells
    inner = inner if inner[-1].words else inner[:-1]
    if not any(cell.words for cell in inner):
        return
    row = [Slot(place, _lines(cell)) for place, cell in enumerate(inner[: table.columns])]
    for cell in inner[table.columns :]:
        row[-1].lines.extend(_lines(cell))
    table.add(_across(row, table.columns))


def _across(row: list[Slot], columns: int) -> list[Slot]:
    """A row of one cell where one is filled at its start, or all say the same."""
    filled = {slot.text for slot in row if slot.lines}
    if len(filled) == 1 and row[0].lines and len(row) > 1:
        return [Slot(0, row[0].lines, columns)]
    return row


def _lines(cell: Line) -> list[Line]:
    """The lines of a cell."""
    parts: list[list[Word]] = [[]]
    for word in cell.words:
        if word.text == _BREAK:
            parts.append([])
        else:
            parts[-1].append(word)
    return [sub_line(cell, part) for part in parts if part]


def _merge_repeated(table: Rows) -> None:
    """Empty the cells that only repeat a merged one: of the header, and of rows of one number."""
    for above, row in pairwise(table.rows):
        number = running_number(row[0].text)
        if number is not None and row[0].text == above[0].text and len(row) == len(above):
            _empty_alike(above, row)
    top, below = table.rows[0], table.rows[1] if len(table.rows) > 1 else []
    if len(top) != len(below) or len({slot.text for slot in top}) == len(top):
        return
    _empty_alike(top, below)
    texts = [slot.text for slot in top]
    table.rows[0] = [slot for i, slot in enumerate(top) if i == 0 or texts[i] != texts[i - 1]]


def _empty_alike(above: Sequence[Slot], row: Sequence[Slot]) -> None:
    texts = [slot.text for slot in above]
    for slot, text in zip(row, texts, strict=True):
        if slot.text == text:
            slot.lines = []
