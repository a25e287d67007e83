"""How far a table told by places goes, and which of its lines run across its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from parsers.text_tables.headers import header_role, is_level_row
from parsers.text_tables.pieces import blank, running_number
from parsers.text_tables.place_cells import Columns, cost_of
from parsers.text_tables.place_header import (
    PlacedHeader,
    is_heading,
    is_other_header,
    is_title,
    number_column,
    pieces_of,
    texts_of,
)
from parsers.text_tables.place_rows import Entry, numbered
from parsers.text_tables.place_times import time_column
from parsers.text_tables.places import (
    WIDE,
    Piece,
    PlacedLine,
    is_boxed,
    is_plain,
    is_row_number,
    placed,
)
from parsers.text_tables.time_words import opens_time
from schemas.document import Line

_MOST_BLANK = 3  # blank lines inside a table
_LABEL = 10  # words of a row that is one cell across
_DIGIT = re.compile(r"\d")
_AHEAD = 5  # lines below such a row, of which one is a row
_ENDS = re.compile(r"nơi nhận\b|lưu: ?vt|tổng cộng\b|cộng(?:$|:| +\d)")
_ACROSS = 2.0  # what speaks against cutting a line that runs across columns


def reach_of(lines: Sequence[Line], start: int, header: PlacedHeader) -> int:
    """How far the table may go: to running text, another table's header or the recipients."""
    end = _same_until(lines, start, header)
    all_placed = {line.at: line for line in placed(lines, start, end)}
    head = pieces_of(all_placed[header.at])
    timed = time_column([piece.text for piece in head]) is not None
    timed = timed and number_column([piece.text for piece in head]) is None
    for at in range(header.end, end):
        if at not in all_placed:
            continue
        here = all_placed[at]
        pieces = pieces_of(here)
        first = head[0].x1 if timed else head[len(head) // 2].x0
        begins, ends = pieces[0].x0 < first, pieces[0].x1 > head[-1].x0
        prose = len(pieces) == 1 and begins and ends
        if prose and len(here.line.words) > _LABEL:
            return at
        if is_other_header(here, header) or (timed and _parts_document(here)):
            return at
        if texts_of(here) == header.texts:
            titled = _title_above(lines, header.end, at)
            if titled < at:
                return titled  # another table with the same columns
    return end


def _parts_document(line: PlacedLine) -> bool:
    """Whether a line is a heading that names no time: no schedule without row numbers goes on."""
    text = line.line.text
    words = [spot.word.text for spot in line.spots[1:]]
    dated = bool(words) and opens_time(words, 0)
    return is_heading(line) and not dated and not is_level_row(text)


def _same_until(lines: Sequence[Line], start: int, header: PlacedHeader) -> int:
    """Where lines of the same kind end, or the recipients or many blank lines follow."""
    same = is_boxed if is_boxed(lines[start]) else is_plain
    blanks = 0
    for at in range(header.end, len(lines)):
        blanks = blanks + 1 if blank(lines[at]) else 0
        if blanks > _MOST_BLANK or _is_end(lines[at]):
            return at
        if not blank(lines[at]) and not same(lines[at]):
            return at
    return len(lines)


def _is_end(line: Line) -> bool:
    """Whether a line is the sum below a table, or the first of the recipients."""
    return _ENDS.match(line.text.strip(" -").casefold()) is not None


def _title_above(lines: Sequence[Line], below: int, at: int) -> int:
    """Where the title of a list right above a header begins; at the header where none stands.

    It stands below the header of the list before, which ends at `below`.
    """
    first = at
    titled = False
    while first > below and lines[first - 1].words:
        above = placed(lines, first - 1, first)
        if not above or len(above[0].pieces) > 1:
            break
        if lines[first - 1].page != lines[at].page:
            return at  # the header stands again on a new page
        first -= 1
        titled = titled or is_title(above[0])
    return first if titled else at


def is_title_over(line: PlacedLine, columns: Columns) -> bool:
    """Whether a line above the columns' names is the table's title, not the header of several."""
    pieces = line.pieces
    over = len(columns.at(pieces[0])) > 1
    return len(pieces) == 1 and over and header_role(pieces[0].text) is None


def is_across(line: PlacedLine, columns: Columns, levels: Container[int]) -> bool:
    """Whether a line is one piece that is no cell of a column."""
    pieces = line.pieces
    if len(pieces) > 1:
        rest = " ".join(piece.text for piece in pieces[1:])
        return is_row_number(pieces[0].text) and is_level_row(rest) and not _DIGIT.search(rest)
    over = columns.at(pieces[0])
    if is_heading(line) and over[0] <= 1:
        return True
    if over[0] in levels:
        return False
    if is_level_row(line.line.text) and not _is_like_cells(pieces[0], columns, over[0]):
        return True
    return len(over) > 1 and cost_of(line, columns) >= _ACROSS


def _is_like_cells(piece: Piece, columns: Columns, column: int) -> bool:
    """Whether a piece begins as the cells of a column do: `Trường Tiểu học` may go on below."""
    word, edge = piece.spots[0].word.text.casefold(), columns.edges[column]
    at_edge = edge is None or abs(piece.x0 - edge) < WIDE
    return at_edge and (word == "trường" or word in columns.starters[column])


def is_label(found: Sequence[PlacedLine], place: int) -> bool:
    """Whether such a line is a row of one cell: short, with rows below it."""
    line = found[place].line
    if len(line.words) > _LABEL or line.text.rstrip().endswith((".", ";")):
        return False
    return any(len(below.pieces) > 1 for below in found[place + 1 : place + 1 + _AHEAD])


def in_sequence(entries: Sequence[Entry], column: int | None) -> Sequence[Entry]:
    """The entries up to a number that is written in another way and does not count on."""
    if column is None:
        return entries
    marks = [m for m, _ in numbered(entries, column)]
    texts = [entries[m].cells[column].text for m in marks]
    styles = Counter(re.sub(r"\d+", "0", text) for text in texts)
    usual = max(styles, key=lambda style: (styles[style], style), default="")
    last = 0
    for at, text in zip(marks, texts, strict=True):
        number = running_number(text) or 0
        if re.sub(r"\d+", "0", text) != usual and number != last + 1:
            return entries[:at]
        last = number
    return entries
