"""Headers of tables in drawn order: their words run on from cell to cell, over lines or in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.text_tables.drawn_words import Token
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import is_header
from parsers.text_tables.line_headers import role_of
from parsers.text_tables.line_kinds import row_number

_LONGEST = 45  # words
_LONGEST_CELL = 10
_MOST_COLUMNS = 10
_KEPT = 12  # likeliest ways to part the words
_NUMBERS = frozenset({"tt", "stt", "t t", "s tt", "st t", "so tt", "so t t", "so thu tu", "s t t"})
_KNOWN, _LIKE, _UNKNOWN, _WORD, _BROKEN = 3.0, 1.5, -1.5, 0.2, 0.3
_REPEATED = 2.0  # for words that stand again
_COUNTS = re.compile(r"(?:tổng\s+)?(?:số|sĩ số|tỉ lệ|tỷ lệ)\b(?!\s*(?:tt|thứ|điện|đt|nhà))", re.I)
_LEADING: frozenset[Role | None] = frozenset({"level", "unit", "cluster"})


@dataclass(frozen=True, slots=True)
class DrawnHeader:
    """Header cells as runs of words: where each ends, the columns' roles, the number's place.

    `rows` holds for each row its cells as (column, columns spanned, first word, word behind);
    `counts` says which columns hold counts (`Số lớp`, number of classes).
    """

    rows: tuple[tuple[tuple[int, int, int, int], ...], ...]
    roles: tuple[Role | None, ...]
    counts: tuple[bool, ...]
    number: int
    end: int
    worth: float


def drawn_headers(tokens: Sequence[Token]) -> Iterator[DrawnHeader]:
    """The headers that the first words may be, likeliest first for each end."""
    for end in _ends(tokens):
        for worth, cuts in _partings(tokens[:end]):
            header = _header(tokens[:end], cuts, worth)
            if header is not None:
                yield header


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words of a header may end: before a row with number 1, or a line above it."""
    lines = [i for i, token in enumerate(tokens[:_LONGEST]) if token.first]
    for place, at in enumerate(lines[1:], start=1):
        if _is_one(tokens[lines[place - 1]]):
            return
        for ahead in lines[place : place + 3]:
            near = tokens[ahead : ahead + 4]
            same = [token for token in near if token.line == near[0].line]
            if any(_is_one(token) for token in same):
                yield at
                break


def _is_one(token: Token) -> bool:
    return token.kind == "figure" and row_number(token.text) == 1


def _partings(tokens: Sequence[Token]) -> list[tuple[float, tuple[int, ...]]]:
    """The likeliest ways to part words into cells, each by where its cells end."""
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())]]
    folded = [fold(token.text) for token in tokens]
    for end in range(1, len(tokens) + 1):
        found: list[tuple[float, tuple[int, ...]]] = []
        for start in range(max(0, end - _LONGEST_CELL), end):
            if not best[start] or not _may_open(tokens, start):
                continue
            worth = _cell_worth(tokens[start:end])
            if end > start + 1 and _stands_again(folded, start, end):
                worth += _REPEATED
            found += [(known + worth, (*ends, end)) for known, ends in best[start]]
        best.append(sorted(found, key=lambda one: -one[0])[:_KEPT])
    return best[-1]


def _stands_again(words: Sequence[str], start: int, end: int) -> bool:
    size = end - start
    others = (at for at in range(len(words) - size + 1) if abs(at - start) >= size)
    return any(words[at : at + size] == words[start:end] for at in others)


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    return text[:1].isupper() or (tokens[at].first and text[:1].isalpha() and at == 0)


def _cell_worth(tokens: Sequence[Token]) -> float:
    broken = sum(token.first for token in tokens[1:])
    text = " ".join(token.text for token in tokens)
    return _wording(text) - _BROKEN * broken - _WORD * max(0, len(tokens) - 4)


@lru_cache(maxsize=16384)
def _wording(text: str) -> float:
    if fold(text) in _NUMBERS or is_header(text):
        return _KNOWN
    words = text.split()
    begins = any(is_header(" ".join(words[:size])) for size in range(1, len(words)))
    return _LIKE if begins or _counts(text) else _UNKNOWN


def drawn_role(text: str) -> Role | None:
    """The role of a header cell whose words may be broken: `T T` is TT."""
    return "number" if fold(text) in _NUMBERS else role_of(text)


def _header(tokens: Sequence[Token], cuts: Sequence[int], worth: float) -> DrawnHeader | None:
    spans = list(zip((0, *cuts), cuts, strict=False))
    texts = [" ".join(token.text for token in tokens[a:b]) for a, b in spans]
    roles = [drawn_role(text) for text in texts]
    if "number" not in roles or not 2 <= len(spans) <= _MOST_COLUMNS + 4:
        return None
    number = roles.index("number")
    if any(role not in _LEADING for role in roles[:number]):
        return None
    two = _two_rows(texts, roles)
    if two is None:
        if len(spans) > _MOST_COLUMNS:
            return None
        row = tuple((i, 1, a, b) for i, (a, b) in enumerate(spans))
        counts = tuple(map(_counts, texts))
        return DrawnHeader((row,), tuple(roles), counts, number, len(tokens), worth)
    upper, lower, columns = two
    rows = tuple(
        tuple((column, width, *spans[i]) for i, column, width in row) for row in (upper, lower)
    )
    leaves: list[Role | None] = [None] * columns
    counted = [False] * columns
    for i, column, width in (*upper, *lower):
        for place in range(column, column + width):
            leaves[place] = roles[i] or (leaves[place] if place == column else None)
            counted[place] = _counts(texts[i])
    return DrawnHeader(rows, tuple(leaves), tuple(counted), number, len(tokens), worth + 4.0)


def _counts(text: str) -> bool:
    """Whether a header cell is that of counts.

    >>> _counts("Số lớp"), _counts("Tổng số HS"), _counts("Số điện thoại")
    (True, True, False)
    """
    return _COUNTS.match(text) is not None


_Row = list[tuple[int, int, int]]  # cell, column, columns spanned


def _two_rows(texts: Sequence[str], roles: Sequence[Role | None]) -> tuple[_Row, _Row, int] | None:
    """The upper and the lower row, where the last cells stand again for each party above.

    `TT | Bên A | Bên B | Ghi chú` above `Tên trường | Xã | Tên trường | Xã`.
    """
    folded = [fold(text) for text in texts]
    for parents in (2, 3):
        for size in range(2, len(texts) // parents + 1):
            first = len(texts) - parents * size
            group = folded[first : first + size]
            if first < parents + 1 or folded[first:] != group * parents:
                continue
            above = [i for i in range(first) if roles[i] not in ("number", "note", "level")]
            if len(above) < parents:
                continue
            over = above[:parents]
            upper: _Row = []
            lower: _Row = []
            column = 0
            for i in range(first):
                width = size if i in over else 1
                upper.append((i, column, width))
                if i in over:
                    begin = first + size * over.index(i)
                    lower += [(begin + k, column + k, 1) for k in range(size)]
                column += width
            return upper, lower, column
    return None
