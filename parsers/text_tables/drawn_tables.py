"""Tables of plain text that holds a PDF's lines in drawn order.

So programs save the text of a PDF: cell after cell, those that stand side by side in one line
(`1 Trường MN A Trường MN B Xã C`), a cell of several lines on several. Nothing parts the cells;
where each ends is the likeliest way of all for the whole table (`drawn_ways`), learnt from what
its columns hold, and doubted where other ways are almost as likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.text_tables.drawn_columns import SCHOOLS, DrawnColumn, Seen
from parsers.text_tables.drawn_doubts import Doubts
from parsers.text_tables.drawn_header import DrawnHeader, drawn_headers
from parsers.text_tables.drawn_ways import DrawnWays
from parsers.text_tables.drawn_words import Reader, Token, tokens_of
from parsers.text_tables.folding import fold
from parsers.text_tables.line_kinds import kind_of
from parsers.text_tables.line_rows import Found as Ranked
from parsers.text_tables.line_rows import Lattice, Row
from parsers.text_tables.pieces import Found, Rows, Slot, blank, sub_line
from schemas.document import Line, Table

RUN_ON = "the cells of this row ran together: where each ends is not sure"
OVER_PAGE = "this row goes on over a page: which cell its last words belong to is not sure"
_OPENS = frozenset({"tt", "stt", "t", "so", "st", "s", "cap", "bac", "nganh", "khoi", "cum", "nhom",
                    "nho", "xa", "phuong", "huyen", "don", "dia"})  # fmt: skip
_NUMBER_HEADERS = ("tt", "stt")
_SURE = 0.97  # probability
_LEARNT = 0.9
_ROUNDS = 2
_TRIED = 8  # headers weighed on the first rows
_LONGEST_HEADER = 80  # words looked at for a header and the first row below it
_FIRST_WORDS = 120  # of those rows
_BEYOND = 20  # more, on which the kinds of the last of these may depend
_FEWEST_ROWS = 2
_LEAST = 6.0  # evidence that lines are a table
_MOST_LINES = 500
_NEAR = 40  # lines looked at for gaps
_BESIDE = 0.15  # share of rows that stand in one line with their number
_MOSTLY_BESIDE = 0.6  # share of rows of which a line holds several cells, where none does
_GAPS = 0.1  # share of lines with wide gaps, which part columns otherwise
_SECTIONS = frozenset({"level", "heading", "capitals", "lead", "unit", "time"})
_REACHING = SCHOOLS | {"level", "unit", "cluster"}


@dataclass(frozen=True, slots=True)
class _Reading:
    header: DrawnHeader
    tokens: list[Token]
    ranked: Ranked


class _Words(NamedTuple):
    """The words of lines, the texts of the lines, and the words before which a page ends."""

    tokens: list[Token]
    texts: dict[int, str]
    pages: frozenset[int]

    @classmethod
    def of(cls, lines: Sequence[Line], start: int, stop: int) -> _Words:
        tokens = tokens_of(lines, start, stop)
        pages = frozenset(
            i for i, (above, token) in enumerate(pairwise(tokens), start=1)
            if lines[token.line].page != lines[above.line].page
        )  # fmt: skip
        return cls(
            tokens, {token.line: lines[token.line].text for token in tokens if token.first}, pages
        )


def find_drawn(lines: Sequence[Line], start: int) -> Found | None:
    """A table with row numbers whose header begins at `start`, its cells run together."""
    return _find(lines, start, wrapped=False)


def find_wrapped(lines: Sequence[Line], start: int) -> Found | None:
    """The same where every cell begins a line, and most have several."""
    return _find(lines, start, wrapped=True)


def _find(lines: Sequence[Line], start: int, wrapped: bool) -> Found | None:
    words = lines[start].words
    if not words or not _opens(words[0].text) or len(lines[start].columns) > 1:
        return None
    stop = _stop(lines, start)
    near = [line for line in lines[start : min(stop, start + _NEAR)] if line.words]
    if sum(len(line.columns) > 1 for line in near) > _GAPS * len(near):
        return None
    best = _best(_Words.of(lines, start, _first_lines(lines, start, stop)))
    if best is None:
        return None
    tokens, texts, pages = _Words.of(lines, start, stop)
    header = best.header
    tokens = tokens[: _next_table(tokens, header)]
    ranked = _ranked(tokens, header, texts, pages, _ROUNDS)
    rows = [row for row in ranked.rows if row.kind == "row"]
    if len(rows) < _FEWEST_ROWS or not (wrapped or _is_run_on(header, rows, tokens)):
        return None
    end = tokens[header.end + ranked.rows[-1].end - 1].line + 1
    return Found(_table(lines, tokens, header, ranked.rows), end)


def _opens(word: str) -> bool:
    return word[:1].isupper() and fold(word) in _OPENS


def _stop(lines: Sequence[Line], start: int) -> int:
    """The line that no table crosses: the end of a document's body."""
    for at in range(start, min(start + _MOST_LINES, len(lines))):
        if not blank(lines[at]) and kind_of(lines[at].text) == "end":
            return at
    return min(start + _MOST_LINES, len(lines))


def _first_lines(lines: Sequence[Line], start: int, stop: int) -> int:
    """Where the lines end that hold a header, the first rows below it and a little more."""
    words = 0
    for at in range(start, stop):
        if words > _LONGEST_HEADER + _FIRST_WORDS + _BEYOND:
            return at
        words += len(lines[at].words)
    return stop


def _best(words: _Words) -> _Reading | None:
    """The likeliest header by the first rows below it."""
    tokens, texts, pages = words
    found: list[tuple[float, _Reading]] = []
    headers = sorted(drawn_headers(tokens[:_LONGEST_HEADER]), key=lambda one: -one.worth)[:_TRIED]
    for header in headers:
        if not SCHOOLS.intersection(header.roles):
            continue
        near = list(tokens[: header.end + _FIRST_WORDS])
        ranked = _ranked(near, header, texts, pages, 1)
        if any(row.kind == "row" for row in ranked.rows):
            found.append((ranked.evidence + header.worth, _Reading(header, near, ranked)))
    best = max(found, key=lambda one: one[0], default=None)
    return best[1] if best is not None and best[0] > _LEAST else None


def _ranked(
    tokens: Sequence[Token],
    header: DrawnHeader,
    texts: dict[int, str],
    pages: frozenset[int],
    rounds: int,
) -> Ranked:
    """The rows below a header; in each round the columns learn from the rows found before."""
    body = tokens[header.end :]
    reader = Reader(body)
    below = frozenset(at - header.end for at in pages)
    head = [fold(token.text) for token in tokens[: header.end]]
    seen = [Seen() for _ in header.roles]
    for _ in range(rounds + 1):
        columns = [DrawnColumn(*one) for one in zip(header.roles, seen, header.counts, strict=True)]
        ways = DrawnWays(reader, columns, header.number, head, texts, below)
        ranked = Lattice(ways).best()
        seen = [Seen() for _ in header.roles]
        for row in ranked.rows:
            if row.kind == "row" and row.sure >= _LEARNT:
                for one, cell in zip(seen, row.cells(body), strict=True):
                    one.add(cell)
    return ranked


def _next_table(tokens: Sequence[Token], header: DrawnHeader) -> int:
    """Where another header begins: a line that opens with TT, and is not this header again."""
    head = [fold(token.text) for token in tokens[: header.end]]
    for at in range(header.end, len(tokens)):
        again = [fold(token.text) for token in tokens[at : at + header.end]]
        if tokens[at].first and again[0] in _NUMBER_HEADERS and again != head:
            return at
    return len(tokens)


def _is_run_on(header: DrawnHeader, rows: Sequence[Row], tokens: Sequence[Token]) -> bool:
    """Whether lines hold several cells, as they do not where each cell is a line of its own."""
    body = tokens[header.end :]
    numbers = beside = 0
    for row in rows:
        cells = row.cells(body)
        numbers += not cells[header.number][0].last
        beside += any(not cell[0].first for cell in cells[1:] if cell)
    if numbers >= max(1.0, _BESIDE * len(rows)):
        return True
    inside = any(not tokens[first].first for row in header.rows for _, _, first, _ in row)
    return inside and beside >= _MOSTLY_BESIDE * len(rows)


def _table(
    lines: Sequence[Line], tokens: Sequence[Token], header: DrawnHeader, rows: Sequence[Row]
) -> Table:
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
    doubt = RUN_ON if row.sure < _SURE or doubts.of(cells) else ""
    for column, cell in enumerate(cells):
        if not cell and header.roles[column] in _REACHING:
            _reach_down(table, column, len(header.rows))
    slots = [
        Slot(column, _pieces(lines, cell), doubt=doubt) for column, cell in enumerate(cells) if cell
    ]
    table.add(slots)


def _doubt(table: Rows) -> None:
    """Doubt the last row: the line below it, of no usual section row, may belong to it."""
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
