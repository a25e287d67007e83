"""The likeliest reading of lines in drawn order as a table below one of several headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.text_tables.drawn_columns import DrawnColumn, Seen
from parsers.text_tables.drawn_header import DrawnHeader
from parsers.text_tables.drawn_partings import is_column_mark
from parsers.text_tables.drawn_ways import DrawnWays
from parsers.text_tables.drawn_words import Reader, Token, tokens_of
from parsers.text_tables.folding import fold
from parsers.text_tables.line_kinds import kind_of
from parsers.text_tables.line_rows import Found as Ranked
from parsers.text_tables.line_rows import Lattice, Row
from parsers.text_tables.pieces import blank
from schemas.document import Line

Headers = Callable[[Sequence[Token]], Iterator[DrawnHeader]]
Ends = Callable[[Sequence[Token], int, str], bool]
_NUMBER_HEADERS = ("tt", "stt")
_LEARNT = 0.9
_ROUNDS = 2
_TRIED = 8  # headers weighed on the first rows
_LONGEST_HEADER = 80  # words looked at for a header and the first row below it
_FIRST_WORDS = 120  # of those rows
_BEYOND = 20  # more, on which the kinds of the last of these may depend
_LEAST = 6.0  # evidence that lines are a table
_MOST_LINES = 6_000
_NEAR = 40  # lines looked at for gaps
_GAPS = 0.1  # share of lines with wide gaps, which part columns otherwise


@dataclass(frozen=True, slots=True)
class Reading:
    """The words from a header on, and the rows below it, their places counted from its end."""

    header: DrawnHeader
    tokens: list[Token]
    ranked: Ranked

    @property
    def rows(self) -> list[Row]:
        """The rows that are no sections or headers."""
        return [row for row in self.ranked.rows if row.kind == "row"]

    @property
    def end(self) -> int:
        """The line behind the last row."""
        return self.tokens[self.header.end + self.ranked.rows[-1].end - 1].line + 1


def _counts_columns(line: Line) -> bool:
    """Whether a line holds nothing but marks that count columns: `(1) (2) (3)`."""
    return len(line.words) > 1 and all(is_column_mark(word.text) for word in line.words)


def first_words(lines: Sequence[Line], start: int, most: int) -> list[Token]:
    """The words of the lines from `start` on that hold more than `most`."""
    return _words_of(lines, start, _first_lines(lines, start, len(lines), most))


def _words_of(lines: Sequence[Line], start: int, stop: int) -> list[Token]:
    """The words of lines without the marks that count columns."""
    counted = (at for at in range(start, stop) if _counts_columns(lines[at]))
    return tokens_of(lines, start, stop, frozenset(counted))


class _Words(NamedTuple):
    """The words of lines, the texts of the lines, and the words before which a page ends."""

    tokens: list[Token]
    texts: dict[int, str]
    pages: frozenset[int]

    @classmethod
    def of(cls, lines: Sequence[Line], start: int, stop: int) -> _Words:
        tokens = _words_of(lines, start, stop)
        pages = frozenset(
            i for i, (above, token) in enumerate(pairwise(tokens), start=1)
            if lines[token.line].page != lines[above.line].page
        )  # fmt: skip
        return cls(
            tokens, {token.line: lines[token.line].text for token in tokens if token.first}, pages
        )


def read_drawn(
    lines: Sequence[Line], start: int, headers: Headers, ends: Ends | None = None
) -> Reading | None:
    """The table whose header begins at `start`: the likeliest of those that `headers` finds.

    `ends` says whether it ends before the line that begins with a word and has a text.
    """
    if len(lines[start].columns) > 1:
        return None
    first_lines = _first_lines(lines, start, len(lines), _LONGEST_HEADER + _FIRST_WORDS + _BEYOND)
    soon = _stop(lines, start, max(first_lines, start + _NEAR))
    near = [line for line in lines[start : min(soon, start + _NEAR)] if line.words]
    if sum(len(line.columns) > 1 for line in near) > _GAPS * len(near):
        return None
    header = _best(_Words.of(lines, start, min(first_lines, soon)), headers)
    if header is None:
        return None
    tokens, texts, pages = _Words.of(lines, start, _stop(lines, start, len(lines)))
    tokens = tokens[: _next_table(tokens, header)]
    if ends is not None:
        tokens = tokens[: _end(tokens, header, texts, ends)]
    return Reading(header, tokens, _ranked(tokens, header, texts, pages, _ROUNDS))


def _stop(lines: Sequence[Line], start: int, most: int) -> int:
    """The line that no table crosses, the end of a document's body, or `most` if that is nearer."""
    end = min(start + _MOST_LINES, most, len(lines))
    for at in range(start, end):
        if not blank(lines[at]) and kind_of(lines[at].text) == "end":
            return at
    return end


def _first_lines(lines: Sequence[Line], start: int, stop: int, most: int) -> int:
    """Where the lines end that hold more words than `most`."""
    words = 0
    for at in range(start, stop):
        if words > most:
            return at
        words += len(lines[at].words)
    return stop


def _best(words: _Words, headers: Headers) -> DrawnHeader | None:
    """The likeliest header by the first rows below it."""
    tokens, texts, pages = words
    found: list[tuple[float, DrawnHeader]] = []
    likeliest = sorted(headers(tokens[:_LONGEST_HEADER]), key=lambda one: -one.worth)
    for header in likeliest[:_TRIED]:
        near = list(tokens[: header.end + _FIRST_WORDS])
        ranked = _ranked(near, header, texts, pages, 1)
        if any(row.kind == "row" for row in ranked.rows):
            found.append((ranked.evidence + header.worth, header))
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


def _end(tokens: Sequence[Token], header: DrawnHeader, texts: dict[int, str], ends: Ends) -> int:
    """The first word of the line before which the table ends."""
    firsts = (at for at in range(header.end, len(tokens)) if tokens[at].first)
    return next((at for at in firsts if ends(tokens, at, texts[tokens[at].line])), len(tokens))
