"""Tables in text that was printed with its layout, as `pdftotext -layout` prints a PDF.

Columns are told by where pieces of lines stand, page by page; rows by their numbers or by what
stands in the first column.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.text_tables.folding import fold
from parsers.text_tables.headers import header_role, is_level_row
from parsers.text_tables.pieces import Found, Rows, Slot, blank, running_number
from parsers.text_tables.print_columns import (
    UNSURE_CUT,
    Band,
    as_line,
    bands_of_pages,
    cells_of,
    pieces_of,
    places,
    share_in,
)
from parsers.text_tables.print_header import (
    PrintedHeader,
    find_header,
    header_rows,
    is_other_header,
    is_printed,
    is_title,
)
from parsers.text_tables.print_rows import (
    UNSURE,
    Entry,
    PrintedRow,
    doubt_gaps,
    keyed,
    numbered,
    rows_of,
    without_strangers,
)
from schemas.document import Line

_MOST_BLANK = 3  # blank lines inside a table
_LABEL = 10  # words of a row that is one cell across
_AHEAD = 5  # lines below such a row, of which one is a row
_HEADING = re.compile(r"(?:[IVX]+|\d{1,2}|[A-ZĐ])[.)/]\s+\S")
_ENDS = ("noi nhan", "luu vt")


def find_printed(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header begins at `start`, its columns parted by two spaces or more."""
    header = find_header(lines, start) if is_printed(lines[start]) else None
    if header is None:
        return None
    if header.numbered:
        lines = [*lines[:start], *map(_number_apart, lines[start:])]
    reach = _reach(lines, header)
    printed = [line for line in lines[start:reach] if is_printed(line)]
    columns = bands_of_pages(printed)
    bands = columns.get(lines[start].page, [])
    if len(bands) < 2 or share_in([pieces_of(lines[header.at])], bands) < 1:
        return None
    if any(_is_title(line, bands) for line in lines[start : header.at]):
        return None
    entries = list(_entries(lines, start, reach, header, columns))
    return _table(entries, header, header.at - start, len(bands))


def _number_apart(line: Line) -> Line:
    """A line that begins with a row number with two spaces behind it."""
    if len(line.words) < 2 or running_number(line.words[0].text) is None:
        return line
    number, first, *rest = line.words
    wide = replace(first, before=first.before if len(first.before) > 1 else "  ")
    return replace(line, words=[number, wide, *rest])


def _reach(lines: Sequence[Line], header: PrintedHeader) -> int:
    """How far the table may go: to running text, another table's header or the recipients."""
    head = pieces_of(lines[header.at])
    blanks = 0
    for at in range(header.at + 1, len(lines)):
        line = lines[at]
        blanks = blanks + 1 if blank(line) else 0
        if blanks > _MOST_BLANK or fold(line.text).startswith(_ENDS):
            return at
        if blank(line):
            continue
        pieces = pieces_of(line)
        prose = len(pieces) == 1 and pieces[0].x0 < head[1].x0 and pieces[0].x1 > head[-1].x0
        if not is_printed(line) or (prose and len(line.words) > _LABEL):
            return at
        if is_other_header(line, header):
            return at
        if tuple(piece.text for piece in pieces) == header.texts:
            titled = _title_above(lines, at)
            if titled < at:
                return titled  # another table with the same columns
    return len(lines)


def _title_above(lines: Sequence[Line], at: int) -> int:
    """Where the title of a list right above a header begins; at the header where none stands."""
    first = at
    while lines[first - 1].words and len(pieces_of(lines[first - 1])) == 1:
        if lines[first - 1].page != lines[at].page:
            return at  # the header stands again on a new page
        first -= 1
    return first if any(is_title(line) for line in lines[first:at]) else at


def _is_title(line: Line, bands: Sequence[Band]) -> bool:
    """Whether a line above the columns' names is the table's title, not the header of several."""
    pieces = pieces_of(line)
    over = len(places(pieces[0], bands)) > 1
    return len(pieces) == 1 and over and header_role(pieces[0].text) is None


def _entries(
    lines: Sequence[Line],
    start: int,
    reach: int,
    header: PrintedHeader,
    columns: Mapping[int, Sequence[Band]],
) -> Iterator[Entry]:
    """The lines of the table; one that is no cell but runs across has no cells.

    Ends where such a line has no rows below it, and before a page whose columns are not known.
    """
    head = cells_of(lines[header.at], columns[lines[header.at].page])
    levels = {column for column, cell in head.items() if header_role(cell.text) == "level"}
    apart = False
    for at in range(start, reach):
        line = lines[at]
        if blank(line):
            apart = True
            continue
        bands = columns.get(line.page)
        if bands is None:
            return
        across = at > header.at and _is_across(line, bands, levels)
        if across and not _is_label(lines, at, reach):
            return
        yield Entry(at, line, {} if across else cells_of(line, bands), bands, apart)
        apart = False


def _is_across(line: Line, bands: Sequence[Band], levels: Container[int]) -> bool:
    """Whether a line is one piece that is no cell of a column."""
    pieces = pieces_of(line)
    if len(pieces) > 1:
        return False
    columns = places(pieces[0], bands)
    if _HEADING.match(line.text.lstrip()) and columns[0] == 0:
        return True
    if len(columns) > 1 and columns[0] > 0 and share_in([pieces], bands) == 1:
        return False  # two cells with one space between them
    return len(columns) > 1 or (columns[0] not in levels and is_level_row(line.text))


def _is_label(lines: Sequence[Line], at: int, reach: int) -> bool:
    """Whether such a line is a row of one cell: short, with rows below it."""
    if len(lines[at].words) > _LABEL or lines[at].text.rstrip().endswith((".", ";")):
        return False
    below = [line for line in lines[at + 1 : min(at + 1 + _AHEAD, reach)] if not blank(line)]
    return any(len(pieces_of(line)) > 1 for line in below)


def _table(entries: Sequence[Entry], header: PrintedHeader, head: int, width: int) -> Found | None:
    """The table of the entries, of which `head` stand above the line with most column names."""
    table = Rows(width)
    above, labels = list(entries[:head]), []
    end, full = header.at + 1, 0
    for across, group in groupby(entries[head:], key=lambda entry: not entry.cells):
        run = list(group)
        if across:
            labels = run
            continue
        rows = _rows(run, header, len(above))
        if not rows:
            break
        for entry in labels:
            table.across(entry.line)
        for is_head, row in rows:
            if not is_head:
                table.add(list(_slots(row)))
                full += len(table.rows[-1]) > 1
            elif not table.rows:
                table.rows += header_rows([*above, *row.entries], len(above))
        above, labels = [], []
        end = rows[-1][1].entries[-1].at + 1
        if end <= run[-1].at:
            break  # what follows is no row
    doubt_gaps(table)
    return Found(table.table(), end) if full > 1 else None


def _rows(run: Sequence[Entry], header: PrintedHeader, above: int) -> list[tuple[bool, PrintedRow]]:
    """The rows of entries without a row across among them, and which of them are headers."""
    heads = [
        (at, at)
        for at, entry in enumerate(run)
        if tuple(piece.text for piece in pieces_of(entry.line)) == header.texts
    ]
    marks = sorted([*heads, *(numbered(run) if header.numbered else keyed(run, heads))])
    if not marks:
        return []
    rows = rows_of(run, marks, above)
    if marks[-1] not in heads:
        rows[-1] = without_strangers(rows[-1], run[marks[-1][1]])
    if not header.numbered:
        rows = [replace(row, doubt=row.doubt or _of_lines(row)) for row in rows]
    return [(mark in heads, row) for mark, row in zip(marks, rows, strict=True)]


def _of_lines(row: PrintedRow) -> str:
    """The doubt of a row of several lines that no number holds together."""
    return UNSURE if len(row.entries) > 1 else ""


def _slots(row: PrintedRow) -> Iterator[Slot]:
    """The cells of a row, the lines of each from top to bottom."""
    for column in sorted({column for entry in row.entries for column in entry.cells}):
        held = [(entry.cells[column], entry.line) for entry in row.entries if column in entry.cells]
        cut = UNSURE_CUT if any(piece.unsure for piece, _ in held) else ""
        lines = [as_line(piece, line) for piece, line in held]
        yield Slot(column, lines, doubt=row.doubt or cut)
