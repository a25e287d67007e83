"""Tables whose labels stand in the first column: cards, and lists that are turned on their side.

`Cặp số 1` stands across, below it `Trường thứ nhất | …`, `Trường thứ hai | …`, `Nội dung | …`;
or each further column is a pair: `Cặp | 1 | 2`, `Bên A | … | …`, `Bên B | … | …`. Both are
turned into tables with a header row, so that they are read as every other one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.pairings.table_header import PARTY_ROLES, Grid, cell_text, distinct, is_schoolish
from parsers.text_tables import fold, header_role, is_header
from schemas.document import Cell

_Row = Sequence[Cell | None]


@dataclass(slots=True)
class _Card:
    """Rows that belong together, each a label with its values, below a title or none."""

    title: Cell | None = None
    rows: list[_Row] = field(default_factory=list)


def turned(grid: Grid) -> list[Grid]:
    """The cards of a table, each as title row, header and entries; the table itself if none."""
    cards = [card for card in _cards(grid) if card.rows]
    if not cards or not all(map(_is_labelled, cards)):
        return [grid]
    made = [_as_rows(card) for card in cards if _holds_parties(card)]
    return made or [grid]


def _cards(grid: Grid) -> list[_Card]:
    """The rows of a table parted at rows across, and where the first label comes again."""
    cards = [_Card()]
    for row in grid:
        if not any(cell_text(cell).strip() for cell in row):
            continue
        first = cards[-1].rows[0] if cards[-1].rows else None
        if len(distinct(row)) == 1:
            cards.append(_Card(title=row[0]))
        elif first is not None and fold(cell_text(first[0])) == fold(cell_text(row[0])):
            cards.append(_Card(rows=[row]))
        else:
            cards[-1].rows.append(row)
    return cards


def _is_labelled(card: _Card) -> bool:
    """Whether the first column holds labels: words of headers, above none of them a school."""
    labels = [cell_text(row[0]) for row in card.rows]
    known = sum(header_role(label) is not None for label in labels)
    return 2 * known > len(labels) and not any(is_schoolish(x) and not is_header(x) for x in labels)


def _holds_parties(card: _Card) -> bool:
    """Whether two labels are those of parties, with values beside them that are no labels."""
    parties = [row[1:] for row in card.rows if header_role(cell_text(row[0])) in PARTY_ROLES]
    values = [cell for row in parties for cell in distinct(row)]
    return len(parties) > 1 and not any(is_header(cell_text(cell)) for cell in values)


def _as_rows(card: _Card) -> Grid:
    """The card with its labels as the header and each of its further columns as a row."""
    width = len(card.rows[0])
    turned_rows = [
        [_placed(row[column], at, line) for at, row in enumerate(card.rows)]
        for line, column in enumerate(range(width))
    ]
    rows: Grid = [row for row in turned_rows if any(cell_text(cell).strip() for cell in row)]
    if card.title is None:
        return rows
    size = len(card.rows)
    return [[replace(card.title, column=0, column_span=size)] * size, *rows]


def _placed(cell: Cell | None, column: int, row: int) -> Cell | None:
    return cell and replace(cell, row=row, column=column, row_span=1, column_span=1)
