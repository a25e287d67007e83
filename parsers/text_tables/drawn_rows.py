"""The rows found in drawn order as a table whose cells have lines again, in doubt where unsure."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.text_tables.drawn_columns import SCHOOLS
from parsers.text_tables.drawn_doubts import Doubts
from parsers.text_tables.drawn_header import DrawnHeader
from parsers.text_tables.drawn_words import Token
from parsers.text_tables.line_kinds import kind_of
from parsers.text_tables.line_rows import Row
from parsers.text_tables.pieces import Rows, Slot, sub_line
from schemas.document import Line, Table

RUN_ON = "the cells of this row ran together: where each ends is not sure"
OVER_PAGE = "this row goes on over a page: which cell its last words belong to is not sure"
_SURE = 0.97  # probability
_SECTIONS = frozenset({"level", "heading", "capitals", "lead", "unit", "time"})
_REACHING = SCHOOLS | {"level", "unit", "cluster", "number"}


def table_of(
    lines: Sequence[Line], tokens: Sequence[Token], header: DrawnHeader, rows: Sequence[Row]
) -> Table:
    """The table of a header and the rows below it, `tokens` its words from the header on."""
    table = Rows(len(header.roles))
    for number, cells in enumerate(header.rows):
        down = {column for column, _, _, _ in header.rows[-1]}
        slots = [
            Slot(column, _pieces(lines, tokens[a:b]), width,
                 down=len(header.rows) if not number and column not in down else 1)
            for column, width, a, b in cells
        ]  # fmt: skip
        table.add(slots)
    body = tokens[header.end :]
    doubts = Doubts([row.cells(body) for row in rows if row.kind == "row"], header.roles)
    for row in rows:
        if row.kind == "section":
            if kind_of(lines[body[row.start].line].text) not in _SECTIONS:
                _doubt(table)
            for piece in _pieces(lines, body[row.start : row.end]):
                table.across(piece)
        elif row.kind == "row":
            _add(table, lines, row, header, body, doubts)
        elif row.kind == "rest":
            _go_on(table, lines, row, header, body)
    return table.table()


def _add(
    table: Rows,
    lines: Sequence[Line],
    row: Row,
    header: DrawnHeader,
    body: Sequence[Token],
    doubts: Doubts,
) -> None:
    cells = row.cells(body)
    if header.number is not None and not cells[header.number]:
        _doubt(table)
    doubt = RUN_ON if row.sure < _SURE or doubts.of(cells) else ""
    timed = any(cell and role == "time" for cell, role in zip(cells, header.roles, strict=True))
    for column, cell in enumerate(cells):
        role = header.roles[column]
        if not cell and (role in _REACHING or (timed and role == "time")):
            _reach_down(table, column, len(header.rows))
    slots = [
        Slot(column, _pieces(lines, cell), doubt=doubt) for column, cell in enumerate(cells) if cell
    ]
    table.add(slots)


def _doubt(table: Rows) -> None:
    """Doubt the last row: the line below it may belong to it, or one of its own to that line."""
    for slot in table.rows[-1]:
        slot.doubt = RUN_ON


def _go_on(
    table: Rows, lines: Sequence[Line], row: Row, header: DrawnHeader, body: Sequence[Token]
) -> None:
    """Add the words behind a page's end to the cells of the last row."""
    last = table.rows[-1]
    by_column = {slot.column: slot for slot in last if slot.span == 1}
    touched = False
    for column, cell in enumerate(row.cells(body)):
        if not cell:
            continue
        touched = touched or header.roles[column] in SCHOOLS
        if column in by_column:
            by_column[column].lines.extend(_pieces(lines, cell))
        else:
            last.append(Slot(column, _pieces(lines, cell)))
    if touched or row.sure < _SURE:
        for slot in last:
            slot.doubt = OVER_PAGE


def _reach_down(table: Rows, column: int, first: int) -> None:
    """Let the cell above the next row cover it, unless it is a header's or a section's."""
    for place in range(first, len(table.rows)):
        for slot in table.rows[place]:
            if (slot.column, slot.span) == (column, 1) and place + slot.down == len(table.rows):
                slot.down += 1


def _pieces(lines: Sequence[Line], cell: Sequence[Token]) -> list[Line]:
    """The words of a cell, line by line."""
    found: dict[int, list[Token]] = {}
    for token in cell:
        found.setdefault(token.line, []).append(token)
    return [sub_line(lines[at], [token.word for token in part]) for at, part in found.items()]
