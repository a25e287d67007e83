"""Tables that a converter wrote with each cell on lines of its own.

`TT` / `Cặp trường` / `Mục tiêu` / `1` / `MN A – MN B` / `- …` / `2` / …: the header cells, then
for each row its number and its cells. A tab before a line marks where a cell begins; without
tabs the number of lines tells. Numbers that an OCR read as letters (`l`, `O4`) count; a row whose
number it lost is told by the number of lines too, with a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

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
    """A table at `start`: a line `TT`, header cells, and rows that begin with a lone number.

    With tabs before its cells, a table without a header is found by its first two rows.
    """
    if running_number(lines[start].text) == 1 and _tabbed(lines[start]):
        return _find_headless(lines, start)
    lines = _with_numbers(lines, start)
    if header_role(lines[start].text) != "number" or len(lines[start].words) > 3:
        return None
    first = _first_row(lines, start)
    if first is None or not _holds_cells(lines, first):
        return None
    tabbed = _tabbed(lines[start])
    header = _header_cells(lines[start:first], tabbed)
    if len(header) < 2:
        return None
    table = Rows(_columns(lines, first, len(header), tabbed))
    rows = _header_rows(lines[start:first]) if tabbed else []
    if len(rows) == 2:
        for cells in rows:
            table.add([Slot(i, cell) for i, cell in enumerate(cells)])
    else:
        _add_header(header, table)
    end = _read_rows(lines, first, table, tabbed)
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


def _find_headless(lines: Sequence[Line], start: int) -> Found | None:
    second = _next_row(lines, start + 1, 2)
    if second is None:
        return None
    table = Rows(_columns(lines, start, 0, True))
    if not 2 <= table.columns <= 8 or running_number(lines[second].text) != 2:
        return None
    end = _read_rows(lines, start, table, True)
    return Found(table.table(), end)


def _columns(lines: Sequence[Line], first: int, header: int, tabbed: bool) -> int:
    """How many columns there are: as many as the first row has cells, where tabs tell."""
    second = _next_row(lines, first + 1, 2)
    if not tabbed or second is None:
        return header
    cells = sum(_tabbed(line) for line in lines[first:second])
    return cells if cells > 1 and (header == 0 or header > cells + 1) else header


def _add_header(header: list[list[Line]], table: Rows) -> None:
    """The header's row; in two rows when there are more header cells than columns.

    Then the first row's cells each span as many columns, and the number's cell stands alone.
    """
    above = len(header) - table.columns
    width = table.columns - 1
    if above <= 0 or width % above:
        table.add([Slot(i, cell) for i, cell in enumerate(header[: table.columns])])
        return
    span = width // above
    top = [Slot(1 + i * span, cell, span) for i, cell in enumerate(header[1 : 1 + above])]
    table.add([Slot(0, header[0]), *top])
    table.add([Slot(1 + i, cell) for i, cell in enumerate(header[1 + above :])])


def _tabbed(line: Line) -> bool:
    return bool(line.words) and "\t" in line.words[0].before


def _first_row(lines: Sequence[Line], start: int) -> int | None:
    for at in range(start + 1, min(start + _MOST_HEADER_LINES, len(lines))):
        if running_number(lines[at].text) == 1:
            return at
    return None


def _holds_cells(lines: Sequence[Line], first: int) -> bool:
    """Whether cells stand below the first row's number, and not the number of the next row."""
    below = next((line for line in lines[first + 1 :] if not blank(line)), None)
    return below is not None and running_number(below.text) is None


def _header_cells(lines: Sequence[Line], tabbed: bool) -> list[list[Line]]:
    """The header's cells; a line of unknown wording goes on the cell before it."""
    cells: list[list[Line]] = []
    for line in lines:
        if blank(line):
            continue
        if not cells or (_tabbed(line) if tabbed else _starts_header(cells[-1], line)):
            cells.append([line])
        elif not _is_label(line):
            cells[-1].append(line)
    return cells


def _header_rows(lines: Sequence[Line]) -> list[list[list[Line]]]:
    """The header's cells by row, where blank lines part the rows."""
    runs = [list(run) for empty, run in groupby(lines, key=blank) if not empty]
    return [_header_cells(run, True) for run in runs]


def _starts_header(cell: list[Line], line: Line) -> bool:
    together = header_role(" ".join([*(part.text for part in cell), line.text]))
    return header_role(line.text) is not None or together is None


def _read_rows(lines: Sequence[Line], first: int, table: Rows, tabbed: bool) -> int:
    """Read the rows into `table`; gives the first line after it."""
    at, number = first, 1
    while True:
        following = _next_row(lines, at + 1, number + 1, tabbed)
        end = following if following is not None else _last_row_end(lines, at, table, tabbed)
        lost = _rows_lost(lines, at, following)
        label_line = _add_rows(lines[at:end], lost, table, tabbed)
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


def _add_rows(lines: Sequence[Line], lost: int, table: Rows, tabbed: bool) -> Line | None:
    """Add a row and those below it that lost their numbers, where each cell has one line.

    Gives back a level row that stands at their end.
    """
    first, *rest = [line for line in lines if not blank(line)]
    content = [first, *(line for line in rest if running_number(line.text) is None)]
    size = table.columns - 1
    if not lost or tabbed or len(content) != 1 + size * (lost + 1):
        return _add_row(lines, table, tabbed)
    number = running_number(content[0].text) or 0
    for row in range(lost + 1):
        cells = content[1 + row * size : 1 + (row + 1) * size]
        word = replace(content[0].words[0], text=str(number + row))
        slots = [Slot(i, [cell], doubt=NO_NUMBER) for i, cell in enumerate(cells, start=1)]
        table.add([Slot(0, [sub_line(content[0], [word])]), *slots])
    return None


def _next_row(lines: Sequence[Line], start: int, number: int, tabbed: bool = False) -> int | None:
    """The line that holds the next row's number alone; with tabs also one printed twice."""
    for at in range(start, min(start + _MOST_ROW_LINES, len(lines))):
        value = running_number(lines[at].text)
        first = number - 1 if tabbed and _tabbed(lines[at]) else number
        if value is not None and first <= value <= number + 2:
            return at
        if header_role(lines[at].text) == "number" and len(lines[at].words) <= 3:
            return None
    return None


def _last_row_end(lines: Sequence[Line], start: int, table: Rows, tabbed: bool) -> int:
    """Where the last row ends: at a blank line after its last cell has begun."""
    cells = 1
    at = start + 1
    while at < len(lines) and at < start + _MOST_ROW_LINES:
        line = lines[at]
        if blank(line):
            if cells >= min(table.columns, _usual_cells(table)):
                return at
        elif not tabbed or _tabbed(line):
            cells += 1
            if tabbed and cells > table.columns:
                return at
        elif not tabbed and cells >= table.columns and not _is_item(line):
            return at
        at += 1
    return at


def _usual_cells(table: Rows) -> int:
    """How many cells the rows so far had: a last column may be empty throughout."""
    return max((len(row) for row in table.rows[1:]), default=table.columns)


def _add_row(lines: Sequence[Line], table: Rows, tabbed: bool) -> Line | None:
    """Add the row that `lines` hold; gives back a level row that stands at its end."""
    content = [line for line in lines if not blank(line)]
    label: Line | None = None
    if len(content) > 2 and _is_label(content[-1]) and (not tabbed or _tabbed(content[-1])):
        cells = _cells(content[:-1], table.columns, tabbed)
        if len(cells) >= min(table.columns, _usual_cells(table)):
            label = content.pop()
    cells = _cells(content, table.columns, tabbed)
    table.add([Slot(i, cell) for i, cell in enumerate(cells)])
    return label


def _cells(lines: list[Line], columns: int, tabbed: bool) -> list[list[Line]]:
    cells: list[list[Line]] = []
    for line in lines:
        begins = _tabbed(line) if tabbed else not (_is_item(line) and cells and _goes_on(cells))
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
