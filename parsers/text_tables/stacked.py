"""Tables that a converter wrote with each cell on lines of its own.

`TT` / `Cặp trường` / `Mục tiêu` / `1` / `MN A – MN B` / `- …` / `2` / …: the header cells, then
for each row its number and its cells, as many lines as there are columns. Numbers that an OCR read
as letters (`l`, `O4`) count; a row whose number it lost is told by the number of lines too, with a
doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.text_tables.broken_rows import NO_NUMBER
from parsers.text_tables.broken_words import is_broken, row_number
from parsers.text_tables.headers import header_role, is_level_row
from parsers.text_tables.pieces import Found, Rows, Slot, blank, running_number, sub_line
from parsers.text_tables.spans import restore_spans
from schemas.document import Line

_MOST_HEADER_LINES = 14
_MOST_ROW_LINES = 60
_LONGEST_LABEL = 8  # words of a level row


def find_stacked(lines: Sequence[Line], start: int) -> Found | None:
    """A table at `start`: a line `TT`, header cells, and rows that begin with a lone number."""
    if len(lines[start].words) > 3 or header_role(lines[start].text) != "number":
        return None
    lines = _with_numbers(lines, start)
    first = _first_row(lines, start)
    if first is None or not _holds_cells(lines, first):
        return None
    header = _header_cells(lines[start:first])
    if len(header) < 2:
        return None
    table = Rows(len(header))
    table.add([Slot(i, cell) for i, cell in enumerate(header)])
    end = _read_rows(lines, first, table)
    if _counts_inside(lines[first:end], len(table.rows)):
        return None
    restore_spans(table)
    return Found(table.table(), end) if len(table.rows) > 1 else None


def _with_numbers(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines, where they are broken with row numbers for the letters they were read as."""
    if not any(map(is_broken, lines[start : start + _MOST_HEADER_LINES])):
        return lines
    return [*lines[: start + 1], *map(_as_number, lines[start + 1 :])]


def _as_number(line: Line) -> Line:
    """A line of one word that is a number read as letters: the number; any other as it is.

    >>> from schemas.document import line_of
    >>> [_as_number(line_of(text)).text for text in ("l", "2", "Il", "Hoa")]
    ['1', '2', '11', 'Hoa']
    """
    found = row_number(line.words[0]) if len(line.words) == 1 else None
    if found is None or running_number(line.text) is not None:
        return line
    return sub_line(line, [replace(line.words[0], text=str(found[0]))])


def _first_row(lines: Sequence[Line], start: int) -> int | None:
    for at in range(start + 1, min(start + _MOST_HEADER_LINES, len(lines))):
        if running_number(lines[at].text) == 1:
            return at
    return None


def _holds_cells(lines: Sequence[Line], first: int) -> bool:
    """Whether cells stand below the first row's number, and not the number of the next row."""
    below = next((line for line in lines[first + 1 :] if not blank(line)), None)
    return below is not None and running_number(below.text) is None


def _counts_inside(lines: Sequence[Line], following: int) -> bool:
    """Whether lines of rows count on from a number with their names behind it (`2 MN A MN B`).

    `following` is the number behind the rows that were read: such a list is no stacked one.
    """
    firsts = [line.words[0].text for line in lines if len(line.words) > 1]
    return all(str(number) in firsts for number in (following, following + 1))


def _header_cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The header's cells; a line of unknown wording goes on the cell before it."""
    cells: list[list[Line]] = []
    for line in lines:
        if blank(line):
            continue
        if not cells or _starts_header(cells[-1], line):
            cells.append([line])
        elif not _is_label(line):
            cells[-1].append(line)
    return cells


def _starts_header(cell: list[Line], line: Line) -> bool:
    together = header_role(" ".join([*(part.text for part in cell), line.text]))
    return header_role(line.text) is not None or together is None


def _read_rows(lines: Sequence[Line], first: int, table: Rows) -> int:
    """Read the rows into `table`; gives the first line after it."""
    at, number = first, 1
    while True:
        following = _next_row(lines, at + 1, number + 1)
        end = following if following is not None else _last_row_end(lines, at, table)
        lost = _rows_lost(lines, at, following)
        label_line = _add_rows(lines[at:end], lost, table)
        if following is None:
            if label_line is not None:
                end = next(i for i in range(at, end) if lines[i] is label_line)
            return end
        if label_line is not None:
            table.across(label_line)
        at = following
        number = running_number(lines[at].text) or number + 1


def _rows_lost(lines: Sequence[Line], at: int, following: int | None) -> int:
    """How many row numbers are not there between two that are, in broken text."""
    own = running_number(lines[at].text)
    later = running_number(lines[following].text) if following is not None else None
    if own is None or later is None or not any(map(is_broken, lines[at:following])):
        return 0
    return max(later - own - 1, 0)


def _add_rows(lines: Sequence[Line], lost: int, table: Rows) -> Line | None:
    """Add a row and those below it that lost their numbers, where each cell has one line.

    Gives back a level row that stands at their end.
    """
    first, *rest = [line for line in lines if not blank(line)]
    content = [first, *(line for line in rest if running_number(line.text) is None)]
    size = table.columns - 1
    if not lost or len(content) != 1 + size * (lost + 1):
        return _add_row(lines, table)
    number = running_number(content[0].text) or 0
    for row in range(lost + 1):
        cells = content[1 + row * size : 1 + (row + 1) * size]
        word = replace(content[0].words[0], text=str(number + row))
        slots = [Slot(i, [cell], doubt=NO_NUMBER) for i, cell in enumerate(cells, start=1)]
        table.add([Slot(0, [sub_line(content[0], [word])]), *slots])
    return None


def _next_row(lines: Sequence[Line], start: int, number: int) -> int | None:
    """The line that holds the next row's number alone."""
    for at in range(start, min(start + _MOST_ROW_LINES, len(lines))):
        value = running_number(lines[at].text)
        if value is not None and number <= value <= number + 2:
            return at
        if header_role(lines[at].text) == "number" and len(lines[at].words) <= 3:
            return None
    return None


def _last_row_end(lines: Sequence[Line], start: int, table: Rows) -> int:
    """Where the last row ends: at a blank line after its last cell has begun."""
    cells = 1
    at = start + 1
    while at < len(lines) and at < start + _MOST_ROW_LINES:
        line = lines[at]
        if blank(line):
            if cells >= min(table.columns, _usual_cells(table)):
                return at
        else:
            cells += 1
        at += 1
    return at


def _usual_cells(table: Rows) -> int:
    """How many cells the rows so far had: a last column may be empty throughout."""
    return max((len(row) for row in table.rows[1:]), default=table.columns)


def _add_row(lines: Sequence[Line], table: Rows) -> Line | None:
    """Add the row that `lines` hold; gives back a level row that stands at its end."""
    content = [line for line in lines if not blank(line)]
    label: Line | None = None
    if len(content) > 2 and _is_label(content[-1]):
        cells = _cells(content[:-1], table.columns)
        if len(cells) >= min(table.columns, _usual_cells(table)):
            label = content.pop()
    cells = _cells(content, table.columns)
    table.add([Slot(i, cell) for i, cell in enumerate(cells)])
    return label


def _cells(lines: list[Line], columns: int) -> list[list[Line]]:
    cells: list[list[Line]] = []
    for line in lines:
        begins = not (_is_item(line) and cells and _goes_on(cells))
        if not cells or (begins and len(cells) < columns):
            cells.append([line])
        else:
            cells[-1].append(line)
    return cells


def _goes_on(cells: list[list[Line]]) -> bool:
    return _is_item(cells[-1][0])


def _is_item(line: Line) -> bool:
    return line.text.lstrip()[:1] in "-+•*–"


def _is_label(line: Line) -> bool:
    if is_level_row(line.text) and len(line.words) > 1:
        return True
    letters = [c for c in line.text if c.isalpha()]
    return (
        len(line.words) <= _LONGEST_LABEL
        and bool(letters)
        and all(c.isupper() for c in letters)
        and not any(c.isdigit() for c in line.text)
    )
