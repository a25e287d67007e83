"""Tables of plain text that holds a PDF's lines in drawn order.

So programs save the text of a PDF: cell after cell, those that stand side by side in one line
(`1 Trường MN A Trường MN B Xã C`), a cell of several lines on several. Nothing parts the cells;
where each ends is the likeliest way of all for the whole table (`drawn_ways`), learnt from what
its columns hold, and doubted where other ways are almost as likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.text_tables.drawn_columns import SCHOOLS
from parsers.text_tables.drawn_header import DrawnHeader, drawn_headers
from parsers.text_tables.drawn_partings import is_column_mark, names_parties
from parsers.text_tables.drawn_reading import Reading, first_words, read_drawn
from parsers.text_tables.drawn_rows import table_of
from parsers.text_tables.drawn_schedules import (
    ends_schedule,
    may_open_schedule,
    schedule_headers,
)
from parsers.text_tables.drawn_words import Token
from parsers.text_tables.folding import fold
from parsers.text_tables.pieces import Found
from schemas.document import Line

_OPENS = frozenset({"tt", "stt", "t", "so", "st", "s", "cap", "bac", "nganh", "khoi", "cum", "nhom",
                    "nho", "xa", "phuong", "huyen", "don", "dia"})  # fmt: skip
_FEWEST_ROWS = 2
_SCHEDULE_HEADER = 40  # words that hold a schedule's header and marks that count its columns
_BESIDE = 0.15  # share of rows that stand in one line with their number
_TIMES_BESIDE = 0.2  # share of rows without numbers
_MOSTLY_BESIDE = 0.6  # share of rows of which a line holds several cells, where none does
# A school that is told of another one (folded): is twinned with, helps, takes care of.
_TOLD = re.compile(
    r"\b(?:ket nghia|ket doi|ghep doi|ghep cap|ket noi|giup do|giup|ho tro|do dau|kem cap)"
    r"(?: (?:voi|cung|cho|cac))* (?:truong|th|mn|mg|thcs|thpt|tieu hoc|mam non|ptdt\w*) "
)
_MOST_TOLD = 0.3  # share of rows


def find_drawn(lines: Sequence[Line], start: int) -> Found | None:
    """A table with row numbers whose header begins at `start`, its cells run together."""
    return _find(lines, start, wrapped=False)


def find_wrapped(lines: Sequence[Line], start: int) -> Found | None:
    """The same where every cell begins a line, and most have several."""
    return _find(lines, start, wrapped=True)


def find_schedule(lines: Sequence[Line], start: int) -> Found | None:
    """A table of times and what is done then whose header begins at `start`."""
    if not may_open_schedule([word.text for word in lines[start].words]):
        return None
    if not any(schedule_headers(first_words(lines, start, _SCHEDULE_HEADER))):
        return None
    reading = read_drawn(lines, start, schedule_headers, ends_schedule)
    if reading is None or len(reading.rows) < _FEWEST_ROWS or not _is_run_on(reading):
        return None
    return Found(table_of(lines, reading.tokens, reading.header, reading.ranked.rows), reading.end)


def _find(lines: Sequence[Line], start: int, wrapped: bool) -> Found | None:
    words = tuple(word.text for word in lines[start].words if not is_column_mark(word.text))
    if not words or not _may_open(words):
        return None
    reading = read_drawn(lines, start, _headers_of_schools)
    if reading is None or len(reading.rows) < _FEWEST_ROWS:
        return None
    if not (wrapped or _is_run_on(reading)) or _is_told(lines[start : reading.end], reading):
        return None
    return Found(table_of(lines, reading.tokens, reading.header, reading.ranked.rows), reading.end)


@lru_cache(maxsize=1 << 10)  # every line is asked about twice
def _may_open(words: tuple[str, ...]) -> bool:
    """Whether the words of a line may begin a header of schools."""
    return _opens(words[0]) or names_parties(words)


def _is_told(lines: Sequence[Line], reading: Reading) -> bool:
    """Whether the lines are sentences, each of which says who helps whom."""
    told = sum(_TOLD.search(fold(line.text)) is not None for line in lines)
    return told > _MOST_TOLD * len(reading.rows)


def _headers_of_schools(tokens: Sequence[Token]) -> Iterator[DrawnHeader]:
    return (one for one in drawn_headers(tokens) if SCHOOLS.intersection(one.roles))


def _opens(word: str) -> bool:
    """Whether a word may open a header; a label of what stands behind it does not.

    >>> _opens("TT"), _opens("Số"), _opens("Số:")
    (True, True, False)
    """
    return word[:1].isupper() and word[-1] != ":" and fold(word) in _OPENS


def _is_run_on(reading: Reading) -> bool:
    """Whether lines hold several cells, as they do not where each cell is a line of its own."""
    header, rows, tokens = reading.header, reading.rows, reading.tokens
    body = tokens[header.end :]
    numbers = beside = 0
    for row in rows:
        cells = row.cells(body)
        number = cells[header.number] if header.number is not None else ()
        numbers += len(number) > 0 and not number[0].last
        beside += any(not cell[0].first for cell in cells[1:] if cell)
    if numbers >= max(1.0, _BESIDE * len(rows)):
        return True
    if header.number is None:
        return beside >= _TIMES_BESIDE * len(rows)
    inside = any(not tokens[first].first for row in header.rows for _, _, first, _ in row)
    return inside and beside >= _MOSTLY_BESIDE * len(rows)
