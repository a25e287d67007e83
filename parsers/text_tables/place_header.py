"""Where the header of a table told by places stands, and the names of its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.text_tables.folding import fold
from parsers.text_tables.headers import header_role, is_header, is_level_row
from parsers.text_tables.pieces import Slot, blank, running_number
from parsers.text_tables.place_rows import Entry
from parsers.text_tables.place_times import schedule_lines
from parsers.text_tables.places import (
    WIDE,
    Piece,
    PlacedLine,
    is_boxed,
    is_plain,
    is_row_number,
    number_at,
    placed,
)
from schemas.document import Line, Word

_CELLS = 3  # of a list without a header
MOST_LINES = 6  # of a header
_TITLE = re.compile(r"(?:phu luc|danh sach|bieu|bang|cac truong|cac cap)\b")
_HEADING = re.compile(r"(?:[IVX]+|\d{1,2}|[A-ZĐ])[.)/]\s+\S")
_SINGLE = ("number", "note")  # never over several columns
_LONGEST = 30  # words of one of its lines
_OFF_MIDDLE = 3.0  # spaces between the middles of a cell and of what stands over it
_FIRST_WORDS = 6  # of a line, among which a row number may stand behind a level
_NUMBER_WORDS = 3  # of the name of a column of row numbers
_NUMBER_HEADERS = ("tt", "stt")  # one space behind them is enough


@dataclass(frozen=True, slots=True)
class PlacedHeader:
    """The line of a header that has most cells, the line after it all, and what stands in it."""

    at: int
    end: int
    texts: tuple[str, ...]  # of the cells of the line that has most
    lines: frozenset[tuple[str, ...]]  # of those of every line


def pieces_of(line: PlacedLine) -> list[Piece]:
    """The pieces of a line of a header; `TT` needs no wide gaps beside it."""
    return [part for piece in line.pieces for part in _parts(piece)]


def _parts(piece: Piece) -> list[Piece]:
    at = next((at for at, spot in enumerate(piece.spots) if is_number_name(spot.word)), None)
    if at is None:
        return [piece]
    parts = (piece.spots[:at], piece.spots[at : at + 1], piece.spots[at + 1 :])
    return [Piece(part) for part in parts if part]


def is_number_name(word: Word) -> bool:
    """Whether a word names a column of numbers, beside which wide gaps are not needed."""
    return word.text.casefold() in _NUMBER_HEADERS


def texts_of(line: PlacedLine) -> tuple[str, ...]:
    """What stands in the pieces of a line of a header."""
    return tuple(piece.text for piece in pieces_of(line))


def find_header(lines: Sequence[Line], start: int) -> PlacedHeader | None:
    """The header that may begin at `start`: some of its cells name columns."""
    end = start + sum(1 for _ in _block(lines, start))
    block = placed(lines, start, end) if end > start else []
    block = block[: schedule_lines(list(map(pieces_of, block))) or len(block)]
    end = block[-1].at + 1 if block else end
    if not block or is_title(block[0]) or is_heading(block[0]) or _closes(block[0].line.text):
        return None
    pieces = [pieces_of(line) for line in block]
    most = max(range(len(block)), key=lambda at: (len(pieces[at]), -at))
    opening = pieces[0][0]
    first = min((row[0] for row in pieces), key=lambda piece: piece.x0)
    opens = len(pieces[0]) > 1 or opening.x0 > first.x1 or header_role(opening.text) is not None
    if not opens or len(pieces[most]) < 2:
        return None
    if not any(_names(piece.text) for row in pieces for piece in row):
        return None
    return PlacedHeader(start + most, end, texts_of(block[most]), frozenset(map(texts_of, block)))


def _closes(text: str) -> bool:
    """Whether a line ends a bracket that one above opened: `(Kèm theo …` over `huyện A)`.

    >>> _closes("thị xã Buôn Hồ)"), _closes("TT   Tên trường (xã)")
    (True, False)
    """
    return text.count(")") > text.count("(")


def no_header(lines: Sequence[Line], start: int) -> PlacedHeader | None:
    """The header that a list on a page does without: its first line has a number and two cells."""
    if not is_boxed(lines[start]) or running_number(lines[start].words[0].text) is None:
        return None
    pieces = placed(lines, start, start + 1)[0].pieces
    return PlacedHeader(start, start, (), frozenset()) if len(pieces) >= _CELLS else None


def _names(text: str) -> bool:
    """Whether a cell is the name of a column and nothing more."""
    return is_header(text) or header_role(text) == "number" or is_level_row(text)


def _block(lines: Sequence[Line], start: int) -> Iterator[int]:
    """The lines that may be of one header: up to the first row, level row or running text."""
    same = is_boxed if is_boxed(lines[start]) else is_plain
    for at in range(start, min(start + MOST_LINES, len(lines))):
        line = lines[at]
        if ends_header(line) or not same(line) or line.page != lines[start].page:
            return
        if at > start and begins_row(line):
            return
        yield at


def ends_header(line: Line) -> bool:
    """Whether a line is of no header: blank, running text, or a level row in one piece."""
    if blank(line) or len(line.words) > _LONGEST:
        return True
    return is_level_row(line.text) and len(placed([line], 0, 1)[0].pieces) == 1


def begins_row(line: Line) -> bool:
    """Whether a line begins with a row number: it may open a header, but not go on with one.

    In plain text the number may as well stand at its end, behind a wide gap.
    """
    if not line.words:
        return False
    last = line.words[-1]
    if last.box is None and len(last.before) > WIDE and running_number(last.text) is not None:
        return True
    numbered = number_at([word.text for word in line.words[:_FIRST_WORDS]])
    return is_row_number(line.words[0].text) or numbered is not None


def names_of(rows: Sequence[Sequence[Slot]], columns: int) -> list[str]:
    """What the header names each column: the lowest cell over it."""
    names = [""] * columns
    for row in rows:
        for slot in row:
            for column in range(slot.column, min(slot.column + slot.span, columns)):
                names[column] = slot.text
    return names


def number_column(names: Sequence[str]) -> int | None:
    """The column of row numbers by its name, though it be broken (`T` / `T`, `Nhó` / `m`)."""
    for column, name in enumerate(names):
        whole = [name, name.replace(" ", "")]
        if len(name.split()) <= _NUMBER_WORDS and "number" in map(header_role, whole):
            return column
    return None


def is_named(names: Sequence[str]) -> bool:
    """Whether column names are those of a list: two known ones, or levels and nothing else."""
    known = sum(header_role(name) is not None for name in names if name)
    if len(names) > 1 and all(map(is_level_row, names)):
        return True
    return known >= 2 and any(is_header(name) for name in names if name)


def header_rows(entries: Sequence[Entry]) -> list[list[Slot]]:
    """The rows of a header: the names of columns, above them the headers of several columns."""
    below: dict[int, Slot] = {}
    parents: list[tuple[Piece, Line]] = []
    for place, entry in enumerate(entries):
        over = [p for p in pieces_of(entry.placed) if _is_over(p, entries[place:])]
        parents += [(piece, entry.line) for piece in over]
        taken = {spot.x0 for piece in over for spot in piece.spots}
        for column, cell in entry.cells.items():
            kept = tuple(spot for spot in cell.spots if spot.x0 not in taken)
            if kept:
                slot = below.setdefault(column, Slot(column, []))
                slot.lines.append(Piece(kept).of(entry.line))
    rows = [[below[column] for column in sorted(below)]]
    return [_parents_row(parents, entries), *rows] if parents else rows


def _lower_cells(entries: Sequence[Entry]) -> dict[int, list[Piece]]:
    """The cells of a header by column."""
    cells: dict[int, list[Piece]] = {}
    for entry in entries:
        for column, cell in entry.cells.items():
            cells.setdefault(column, []).append(cell)
    return cells


def _is_over(piece: Piece, entries: Sequence[Entry]) -> bool:
    """Whether a piece of the first entry stands over cells of several columns below."""
    lower = _lower_cells(entries[1:])
    under = [
        column
        for column, cells in lower.items()
        if any(c.x0 < piece.x1 + WIDE and piece.x0 < c.x1 + WIDE for c in cells)
    ]
    own = entries[0].columns.at(piece)
    if _twice(entries[1:]):
        return bool(lower.get(own[0])) and header_role(piece.text) not in _SINGLE
    in_line = len(own) == 1 and any(_in_line(piece, c) for c in lower.get(own[0], []))
    return len(under) > 1 and not in_line


def _twice(entries: Sequence[Entry]) -> bool:
    """Whether a line names the same two columns twice: once for either party."""
    return any(
        sum(n > 1 for n in Counter(map(fold, texts_of(entry.placed))).values()) > 1
        for entry in entries
    )


def _in_line(piece: Piece, below: Piece) -> bool:
    """Whether two pieces may be of one cell: they begin or have their middles at one place."""
    return abs(piece.x0 - below.x0) < WIDE or abs(piece.middle - below.middle) <= _OFF_MIDDLE


def _parents_row(parents: Sequence[tuple[Piece, Line]], entries: Sequence[Entry]) -> list[Slot]:
    """The headers of several columns, each over the columns that stand nearest to it."""
    near: dict[int, list[int]] = {}
    for column, cells in sorted(_lower_cells(entries).items()):
        cell = cells[-1]
        if header_role(cell.text) not in _SINGLE:
            at = min(range(len(parents)), key=lambda k: abs(parents[k][0].middle - cell.middle))
            near.setdefault(at, []).append(column)
    return sorted(
        (
            Slot(columns[0], [parents[at][0].of(parents[at][1])], columns[-1] - columns[0] + 1)
            for at, columns in near.items()
        ),
        key=lambda slot: slot.column,
    )


def is_title(line: PlacedLine) -> bool:
    """Whether a line opens the title of a list, as `DANH SÁCH …` (list of) and `PHỤ LỤC` do."""
    return len(line.pieces) == 1 and _TITLE.match(fold(line.line.text)) is not None


def is_heading(line: PlacedLine) -> bool:
    """Whether a line is the heading of a part: numbered, and in one piece."""
    return len(line.pieces) == 1 and _HEADING.match(line.line.text.lstrip()) is not None


def is_other_header(line: PlacedLine, header: PlacedHeader) -> bool:
    """Whether a line is one of another table's header: numbers and more, or known columns alone."""
    texts = texts_of(line)
    if len(texts) < 2 or texts in header.lines or running_number(texts[0]) is not None:
        return False
    if header_role(texts[0]) == "number":
        return len(texts[0].split()) <= _NUMBER_WORDS
    return len(texts) > 2 and all(map(header_role, texts)) and any(map(is_header, texts))
