"""Tables of plain text in which every cell is a line, an empty cell a blank one.

So office programs save tables as text: `TT` / `Đơn vị A` / `Đơn vị B` / `Ghi chú` / `1` / `MN A` /
`MN B` / ` ` / `2` / …; a cell of several paragraphs has several lines, a cell merged down is blank
in the rows below. A header is told by its wordings, the rows below it are the likeliest ones that
the lines make (`line_rows`), and doubted where others are almost as likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from parsers.text_tables.cell_tokens import is_tabbed
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import is_number_header
from parsers.text_tables.line_headers import Header, headers_at, known_share, section_row
from parsers.text_tables.line_kinds import kind_of, row_number
from parsers.text_tables.line_rows import Row, rows_below
from parsers.text_tables.line_ways import is_total
from parsers.text_tables.pieces import Found, Rows, Slot, blank
from schemas.document import Line

UNSURE = "the cells of this row stand one a line: which line belongs to which cell is not sure"
PARTIES: frozenset[Role | None] = frozenset({"pair", "school", "partner", "helper", "helped"})
_GROUPING: frozenset[Role | None] = PARTIES | {"level", "unit", "cluster"}  # often merged down
_SURE = 0.94  # probability
_LIKELY = 0.5  # the same, of most rows of a table without row numbers
_TRIED = 40  # lines that tell which header is the likeliest
_TITLES = 3  # lines of a title that may look like header cells
_LEAST = 4.0  # evidence that lines are a table (natural logarithm)
_MARGIN = 1.0  # the same, by which a header that begins later must be likelier
_CLEAR = 4.0  # the same, by which a header must beat those of other columns to be sure
_FEWEST_ROWS = 2  # of a table without numbers
_FEWEST_KNOWN = 0.5  # share of the header's cells, where rows have no number


@dataclass(frozen=True, slots=True)
class _Reading:
    """A header with the rows below it, as far as tried.

    `rival` is the worth of the likeliest header of another number of columns.
    """

    header: Header
    rows: list[Row]
    worth: float
    rival: float = -inf


def find_cell_lines(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header begins at `start`; where a later line begins a likelier one, None."""
    numbers_before = start > 0 and is_number_header(lines[start - 1].text.strip())
    reading = None if numbers_before else _best(lines, start)
    if reading is None:
        return None
    for later in range(start + 1, start + 1 + _TITLES):
        other = _best(lines, later)
        if other is not None and other.worth > reading.worth + _MARGIN:
            return None
    header = reading.header
    found = rows_below(lines, header, _head(lines, start, header))
    if header.number is None and not _mostly_sure(found.rows):
        return None
    if reading.rival > reading.worth - _CLEAR:
        found.rows[:] = [replace(row, sure=0.0) for row in found.rows]
    return _table(lines, header, found.rows)


def _mostly_sure(rows: Sequence[Row]) -> bool:
    sure = [row.sure >= _LIKELY for row in rows if row.kind == "row"]
    return 2 * sum(sure) > len(sure)


def _best(lines: Sequence[Line], start: int) -> _Reading | None:
    """The likeliest header at a line with the rows below it."""
    if start >= len(lines) or blank(lines[start]) or is_tabbed(lines[start]):
        return None
    readings = (_read(lines, start, header) for header in _headers(lines, start))
    fitting = [one for one in readings if one.worth > _LEAST and _has_rows(one)]
    best = max(fitting, key=lambda one: one.worth, default=None)
    if best is None:
        return None
    columns = len(best.header.roles)
    others = (one.worth for one in fitting if len(one.header.roles) != columns)
    return replace(best, rival=max(others, default=-inf))


def _read(lines: Sequence[Line], start: int, header: Header) -> _Reading:
    near = lines[: header.end + _TRIED]
    found = rows_below(near, header, _head(lines, start, header), 0)
    return _Reading(header, found.rows, found.evidence + header.worth)


def _has_rows(reading: _Reading) -> bool:
    rows = sum(row.kind == "row" for row in reading.rows)
    return rows >= (1 if reading.header.number is not None else _FEWEST_ROWS)


def _headers(lines: Sequence[Line], start: int) -> Iterator[Header]:
    """The headers at a line below which there may be rows of such columns."""
    for header in headers_at(lines, start):
        roles = header.roles
        if header.number is not None:
            first = header.end + header.number
            if any(row_number(line.text) == 1 for line in lines[first : first + 3]):
                yield header
        elif known_share(header) >= _FEWEST_KNOWN and len(header.rows) == 1:
            if roles[0] is None and [kind_of(one.text) for one in lines[header.end :][:1]] == [
                "time"
            ]:
                yield replace(header, roles=["time", *roles[1:]])
            elif "time" in roles or len(PARTIES.intersection(roles)) > 1:
                yield header


def _head(lines: Sequence[Line], start: int, header: Header) -> list[str]:
    return [fold(line.text) for line in lines[start : header.end]]


def _table(lines: Sequence[Line], header: Header, rows: Sequence[Row]) -> Found:
    width = len(header.roles)
    table = Rows(width, list(header.rows))
    head = sum(len(slot.lines) for row in header.rows for slot in row)
    for place, row in enumerate(rows):
        above = row.end - (head if row.kind == "header" else 0)
        if row.kind == "total":
            table.add([Slot(0, list(lines[row.start : row.end]), width)])
        elif row.kind == "row":
            doubt = UNSURE if row.sure < _SURE or 0 in row.sizes else ""
            merged = _is_merged(lines, header, rows, place)
            _add(table, row.cells(lines), header, merged, doubt)
        elif above > row.start:
            table.add(section_row(lines[row.start : above], width))
    return Found(table.table(), rows[-1].end)


def _is_merged(lines: Sequence[Line], header: Header, rows: Sequence[Row], place: int) -> bool:
    """Whether a row without a number belongs to the number above it.

    Not one that sums up, nor one that the next number counts.
    """
    number = header.number
    if number is None or _number_of(lines, rows[place], number) is not None:
        return False
    cells = rows[place].cells(lines)
    if any(is_total(line) for cell in cells for line in cell[:1]):
        return False
    above = _next_number(lines, rows[:place][::-1], number)
    below = _next_number(lines, rows[place + 1 :], number)
    return above is None or below is None or below[0] != above[0] + 2 or above[1] + below[1] > 0


def _next_number(lines: Sequence[Line], rows: Sequence[Row], column: int) -> tuple[int, int] | None:
    """The next row number, and how many rows without one stand before it."""
    numbers = [_number_of(lines, row, column) for row in rows if row.kind == "row"]
    return next(((value, at) for at, value in enumerate(numbers) if value is not None), None)


def _number_of(lines: Sequence[Line], row: Row, column: int) -> int | None:
    cells = row.cells(lines)
    return row_number(cells[column][0].text) if len(cells) > column and cells[column] else None


def _add(
    table: Rows, cells: Sequence[Sequence[Line]], header: Header, merged: bool, doubt: str
) -> None:
    """Add a row; an empty cell that one above it may cover is covered."""
    empty = [column for column, cell in enumerate(cells) if cell and all(map(blank, cell))]
    for column in empty if header.number is not None else ():
        if merged or (header.roles[column] in _GROUPING and header.number not in empty):
            reaches = _reach_down(table, column, len(header.rows))
            if reaches and not merged and header.roles[column] in PARTIES:
                doubt = UNSURE
    slots: list[Slot] = []
    for column, cell in enumerate(cells):
        if not cell and slots:
            slots[-1].span += 1
        elif column not in empty:
            slots.append(Slot(column, list(cell), doubt=doubt))
    table.add(slots)


def _reach_down(table: Rows, column: int, first: int) -> bool:
    """Let the cell above the next row cover it, unless it is a header's or a section's."""
    reaches = False
    for place in range(first, len(table.rows)):
        for slot in table.rows[place]:
            if (slot.column, slot.span) == (column, 1) and place + slot.down == len(table.rows):
                slot.down += 1
                reaches = True
    return reaches
