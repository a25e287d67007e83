"""The entries of a table: groups of rows, clusters by their number, lines of a cell apart.

`1. A và B` and `2. C và D` in one cell below `Các cặp trường kết nghĩa` are two entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.schools import parse_schools
from parsers.pairings.row_numbers import group_label, number_in
from parsers.pairings.table_header import PARTY_ROLES, Grid, Header, cell_text
from parsers.pairings.table_rows import Group, read_groups
from parsers.pairings.wording import ARROWS
from schemas.document import Cell, Line

_BETWEEN = re.compile(rf"\s[-–—]|[-–—]\s|[{ARROWS}&+]|\bvà\b|\bvới\b|\bkết nghĩa\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:[-–—{ARROWS}&+,]|\b(?:và|với|kết nghĩa))\s*$", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-–—+•*]\s*|\d{1,3}\s*[.)])")  # of an item, before its first name
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\s*[.)]")


def entries_of(header: Header, grid: Grid) -> Iterator[Group]:
    """The entries of a table's body in printed order, each with its number."""
    numbers = header.of_role("number")
    for group in read_groups(header, grid):
        cells = group.cells.get(numbers[0].index, []) if numbers else []
        if group.label and len([cell for cell in cells if number_in(cell_text(cell))]) != 1:
            group.number = group_label(group.label) or number_in(group.label) or group.number
        for entry in _by_number(group, header):
            yield from _by_line(entry, header)


def _by_number(group: Group, header: Header) -> Iterator[Group]:
    """One entry for each number where a row holds whole lists: `1. A` over `2. B` in each cell.

    Lists of as many lines without numbers may be meant so; they stay together, with a doubt.
    """
    parties = [column.index for column in header.columns if column.role in PARTY_ROLES]
    held = [group.cells.get(index, []) for index in parties]
    lists = [[line for line in cells[0].lines if line.words] for cells in held if len(cells) == 1]
    if len(lists) < 2 or len(lists) < len(held) or len({len(lines) for lines in lists}) > 1:
        yield group
        return
    numbers = [[_number_of(line) for line in lines] for lines in lists]
    if len(lists[0]) < 2 or None in numbers[0] or any(one != numbers[0] for one in numbers):
        if len(lists[0]) > 2 and all(line.is_paragraph for lines in lists for line in lines):
            group.doubts.append("as many schools on both sides: they may be pairs line by line")
        yield group
        return
    for at, number in enumerate(numbers[0]):
        own = {
            index: [_cell(cells[0], lines[at])]
            for index, cells, lines in zip(parties, held, lists, strict=True)
        }
        yield replace(group, number=number, cells={**group.cells, **own}, doubts=[*group.doubts])


def _number_of(line: Line) -> str | None:
    match = _NUMBERED.match(line.label or line.text)
    return match.group("number") if match else None


def _by_line(group: Group, header: Header) -> Iterator[Group]:
    """One entry a line where the only column of parties holds several pairs."""
    parties = [column.index for column in header.columns if column.role in PARTY_ROLES]
    held = group.cells.get(parties[0], []) if parties else []
    lines = [line for cell in held for line in cell.lines if line.words]
    pairs = len(parties) == 1 and len(held) == 1 and len(lines) > 1
    if not pairs or not all(_is_pair(line) for line in lines):
        yield group
        return
    for line in lines:
        own = {**group.cells, parties[0]: [_cell(held[0], line)]}
        number = _number_of(line) or group.number
        yield replace(group, number=number, cells=own, doubts=list(group.doubts))


def _is_pair(line: Line) -> bool:
    """Whether a line begins anew and holds two names."""
    begins = line.is_paragraph or bool(line.label) or bool(_NUMBERED.match(line.text))
    text = _MARK.sub("", line.text)
    if not begins or _GOES_ON.search(text):
        return False
    named = len(parse_schools(text))
    return named > 1 or (named == 0 and bool(_BETWEEN.search(text)))


def _cell(cell: Cell, line: Line) -> Cell:
    return replace(cell, lines=[line], row_span=1)
