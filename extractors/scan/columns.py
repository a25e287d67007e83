"""Lists without rules: rows of numbered entries whose columns stand under one another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.document import Block, Cell, Line, Table, Word
from schemas.geometry import Box, union

ROW_NUMBER = re.compile(r"^\d{1,3}\.?$")
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
ALIGNED = 14.0  # points by which the left edges of a column may differ


@dataclass
class _Row:
    columns: list[list[Line]]  # for each column its printed lines


def with_unruled_tables(lines: list[Line]) -> list[Block]:
    """The lines, runs of numbered rows in at least three aligned columns made into tables."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        rows, end = _run(lines, at)
        if len(rows) >= FEWEST_ROWS:
            blocks.append(_table(rows))
            at = end
        else:
            blocks.append(lines[at])
            at += 1
    return blocks


def _run(lines: list[Line], start: int) -> tuple[list[_Row], int]:
    """The rows of a list that starts here, and the place after it."""
    edges = _row_edges(lines[start])
    if edges is None:
        return [], start
    rows: list[_Row] = []
    at = start
    while at < len(lines):
        places = _places(lines[at], edges)
        if places is None or (0 not in places and not rows):
            break
        if 0 in places:
            if not ROW_NUMBER.match(lines[at].words[0].text) or len(places) < 2:
                break
            rows.append(_Row([[] for _ in edges]))
        for place, words in places.items():
            rows[-1].columns[place].append(_line(words, lines[at].page))
        at += 1
    return rows, at


def _row_edges(line: Line) -> list[float] | None:
    """Left edges of the columns of a numbered row; None for any other line."""
    columns = line.columns
    if len(columns) < FEWEST_COLUMNS or len(columns[0]) != 1:
        return None
    if not ROW_NUMBER.match(columns[0][0].text):
        return None
    return [_left(words) for words in columns]


def _places(line: Line, edges: list[float]) -> dict[int, list[Word]] | None:
    """The words of a line by the column that they stand in; None when they fit none."""
    places: dict[int, list[Word]] = {}
    for words in line.columns:
        near = min(range(len(edges)), key=lambda i: abs(edges[i] - _left(words)))
        if abs(edges[near] - _left(words)) > ALIGNED or near in places:
            return None
        places[near] = words
    return places or None


def _left(words: list[Word]) -> float:
    box = words[0].box
    return box.x0 if box else 0.0


def _line(words: list[Word], page: int) -> Line:
    words[0].before = ""
    return Line(words, page=page, box=union(word.box for word in words))


def _table(rows: list[_Row]) -> Table:
    page = rows[0].columns[0][0].page
    cells = [
        Cell(r, c, lines, box=union(line.box for line in lines))
        for r, row in enumerate(rows)
        for c, lines in enumerate(row.columns)
    ]
    box: Box | None = union(cell.box for cell in cells)
    return Table(len(rows), len(rows[0].columns), cells, page=page, box=box, ruled=False)
