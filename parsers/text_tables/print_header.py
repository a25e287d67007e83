"""Where the header of a printed table stands, and which of its lines names most columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.text_tables.folding import fold
from parsers.text_tables.headers import header_role, is_header, is_level_row
from parsers.text_tables.pieces import Slot, blank, running_number
from parsers.text_tables.print_columns import Piece, as_line, pieces_of, places
from parsers.text_tables.print_rows import Entry
from schemas.document import Line

_LINES = 6  # of a header
_TITLE = re.compile(r"(?:phu luc|danh sach|bieu|bang|cac truong|cac cap)\b")
_LONGEST = 30  # words of one of its lines
_OFF_MIDDLE = 3  # characters between the middles of a cell and of what stands over it


@dataclass(frozen=True, slots=True)
class PrintedHeader:
    """The line of a header that has most cells, and whether its first column counts rows."""

    at: int
    numbered: bool
    texts: tuple[str, ...]  # of the cells of that line


def find_header(lines: Sequence[Line], start: int) -> PrintedHeader | None:
    """The header that begins at `start`: a column of row numbers and others, or two known ones."""
    block = [lines[at] for at in _block(lines, start)]
    if not block or is_title(block[0]):
        return None
    pieces = [pieces_of(line) for line in block]
    most = max(range(len(block)), key=lambda at: (len(pieces[at]), -at))
    first = min((row[0] for row in pieces), key=lambda piece: piece.x0)
    numbered = header_role(first.text) == "number" and len(first.words) <= 3
    texts = [piece.text for row in pieces for piece in row]
    known = sum(header_role(text) is not None for text in texts)
    named = numbered or (known >= 2 and any(map(is_header, texts)))
    opening = pieces[0][0]
    opens = len(pieces[0]) > 1 or opening.x0 > pieces[most][0].x1 or header_role(opening.text)
    if not named or not opens or len(pieces[most]) < 2:
        return None
    return PrintedHeader(start + most, numbered, tuple(piece.text for piece in pieces[most]))


def _block(lines: Sequence[Line], start: int) -> Iterator[int]:
    """The lines that may be of one header: up to the first row, level row or running text."""
    for at in range(start, min(start + _LINES, len(lines))):
        line = lines[at]
        if blank(line) or not is_printed(line) or len(line.words) > _LONGEST:
            return
        if running_number(line.words[0].text) is not None or is_level_row(line.text):
            return
        yield at


def header_rows(entries: Sequence[Entry], head: int) -> list[list[Slot]]:
    """The rows of a header of which the entry `head` names most columns.

    A piece above that entry which stands over no single cell of it is the header of several.
    """
    below: dict[int, Slot] = {}
    parents: list[tuple[Piece, Line]] = []
    for place, entry in enumerate(entries):
        over = [p for p in pieces_of(entry.line) if place < head and _is_over(p, entries[head])]
        for piece in pieces_of(entry.line):
            columns = places(piece, entry.bands)
            if piece in over or len(columns) > 1:
                parents.append((piece, entry.line))
            else:
                slot = below.setdefault(columns[0], Slot(columns[0], []))
                slot.lines.append(as_line(piece, entry.line))
    rows = [[below[column] for column in sorted(below)]]
    return [_parents_row(parents, entries[head]), *rows] if parents else rows


def _is_over(piece: Piece, head: Entry) -> bool:
    """Whether a piece stands over a cell of the line below it, and not in the same column."""
    column = places(piece, head.bands)[0]
    cell = head.cells.get(column)
    return cell is not None and abs(_middle(piece) - _middle(cell)) > _OFF_MIDDLE


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2


def _parents_row(parents: Sequence[tuple[Piece, Line]], head: Entry) -> list[Slot]:
    """The headers of several columns, each over the columns that stand nearest to it."""
    near: dict[int, list[int]] = {}
    for column, cell in sorted(head.cells.items()):
        if header_role(cell.text) not in ("number", "note"):
            at = min(range(len(parents)), key=lambda k: abs(_middle(parents[k][0]) - _middle(cell)))
            near.setdefault(at, []).append(column)
    return sorted(
        (
            Slot(columns[0], [as_line(*parents[at])], columns[-1] - columns[0] + 1)
            for at, columns in near.items()
        ),
        key=lambda slot: slot.column,
    )


def is_printed(line: Line) -> bool:
    """Whether a line is plain text without tabs."""
    return bool(line.words) and all(w.box is None and "\t" not in w.before for w in line.words)


def is_title(line: Line) -> bool:
    """Whether a line opens the title of a list, as `DANH SÁCH …` (list of) and `PHỤ LỤC` do."""
    return len(pieces_of(line)) == 1 and _TITLE.match(fold(line.text)) is not None


def is_other_header(line: Line, header: PrintedHeader) -> bool:
    """Whether a line is one of another table's header: numbers and more, or known columns alone."""
    texts = tuple(piece.text for piece in pieces_of(line))
    if len(texts) < 2 or texts == header.texts or running_number(texts[0]) is not None:
        return False
    if header_role(texts[0]) == "number":
        return len(texts[0].split()) <= 3
    return len(texts) > 2 and all(map(header_role, texts)) and any(map(is_header, texts))
