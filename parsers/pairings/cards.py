"""Pairings as cards: a small table for each, its labels in the first column.

`Cặp số 1` stands across, below it `Trường thứ nhất | …`, `Trường thứ hai | …`, `Nội dung | …`.
A card is turned into a table with one row, so that it is read as every other one.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.pairings.table_header import PARTY_ROLES, Grid, cell_text, distinct
from parsers.text_tables import header_role, is_header
from schemas.document import Cell


def turned(grid: Grid) -> list[Grid]:
    """The cards of a table, each as title row, header and one row; the table itself if none."""
    cards: list[tuple[Cell | None, list[tuple[Cell, Cell]]]] = []
    title: Cell | None = None
    pairs: list[tuple[Cell, Cell]] = []
    for row in grid:
        cells = distinct(row)
        if len(row) != 2 or not cells:
            return [grid]
        if len(cells) == 1:
            cards.append((title, pairs))
            title, pairs = cells[0], []
        elif is_header(cell_text(cells[0])):
            pairs.append((cells[0], cells[1]))
        else:
            return [grid]
    cards.append((title, pairs))
    made = [_as_rows(title, pairs) for title, pairs in cards if _is_card(pairs)]
    return made or [grid]


def _is_card(pairs: list[tuple[Cell, Cell]]) -> bool:
    parties = [value for label, value in pairs if header_role(cell_text(label)) in PARTY_ROLES]
    return len(parties) > 1 and not any(is_header(cell_text(cell)) for cell in parties)


def _as_rows(title: Cell | None, pairs: list[tuple[Cell, Cell]]) -> Grid:
    labels: list[Cell | None] = []
    values: list[Cell | None] = []
    for at, (label, value) in enumerate(pairs):
        labels.append(replace(label, column=at, row_span=1, column_span=1))
        values.append(replace(value, column=at, row_span=1, column_span=1))
    above: Grid = []
    if title is not None:
        above = [[replace(title, column=0, column_span=len(pairs))] * len(pairs)]
    return [*above, labels, values]
