"""Headers of tables in drawn order: their words run on from cell to cell, over lines or in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.text_tables.drawn_columns import SCHOOLS
from parsers.text_tables.drawn_numbers import counts_by_name, number_at
from parsers.text_tables.drawn_words import Reader, Token
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import HEADERS, Role
from parsers.text_tables.line_headers import is_unit_name, role_of
from parsers.text_tables.line_kinds import kind_of

_LONGEST = 45  # words
_LONGEST_CELL = 10
_ROW = 40
_MOST_COLUMNS = 10
_KEPT = 12  # likeliest ways to part the words
_NUMBERS = frozenset({"tt", "stt", "t t", "s tt", "st t", "so tt", "so t t", "so thu tu", "s t t"})
_WORDINGS = frozenset(map(fold, HEADERS))
_KNOWN, _LIKE, _UNKNOWN, _WORD, _BROKEN = 3.0, 1.5, -1.5, 0.2, 0.3
_BROKEN_WORD = 7  # letters of a word that a narrow column breaks
_PARTED = 0.5  # share of what parting two words costs in running text
_REPEATED = 2.0  # for words that stand again
_UNITS = frozenset({"xa", "phuong", "thi tran", "huyen", "quan", "thi xa", "thanh pho", "tinh"})
_COUNTS = re.compile(
    r"(?:tổng\s+)?(?:số|sĩ số|tỉ lệ|tỷ lệ|(?:điện\s*thoại|sđt|đt)$)\b(?!\s*(?:tt|thứ|nhà))", re.I
)
_ALONE: frozenset[Role | None] = frozenset({"number", "note", "level", "focus"})
_YEAR = re.compile(r"\b20\d\d\b")  # school years head columns of partners that take turns
_LEADING: frozenset[Role | None] = frozenset({"level", "unit", "cluster"})


@dataclass(frozen=True, slots=True)
class DrawnHeader:
    """Header cells as runs of words: where each ends, the columns' roles, the number's place.

    `number` is None where rows have no numbers.
    `rows` holds for each row its cells as (column, columns spanned, first word, word behind);
    `counts` says which columns hold counts (`Số lớp`, number of classes).
    """

    rows: tuple[tuple[tuple[int, int, int, int], ...], ...]
    roles: tuple[Role | None, ...]
    counts: tuple[bool, ...]
    number: int | None
    end: int
    worth: float


def drawn_headers(tokens: Sequence[Token]) -> Iterator[DrawnHeader]:
    """The headers that the first words may be, likeliest first for each end."""
    parting = Reader(tokens).cuts
    for end in _ends(tokens):
        for worth, cuts in _partings(tokens[:end], parting):
            header = _header(tokens[:end], cuts, worth)
            if header is not None:
                yield header


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words of a header may end: before a row with number 1, or a line above it."""
    lines = [i for i, token in enumerate(tokens[:_LONGEST]) if token.first]
    for place, at in enumerate(lines[1:], start=1):
        above = lines[place - 1]
        if _is_one(tokens, above) or _counts_on(tokens, above):
            return
        if place > 1 and _names_rows(tokens, above):
            return
        for ahead in lines[place : place + 3]:
            same = [
                i for i in range(ahead, min(ahead + 4, len(tokens)))
                if tokens[i].line == tokens[ahead].line
            ]  # fmt: skip
            if any(_is_one(tokens, i) for i in same) or _counts_on(tokens, ahead):
                yield at
                break


def _names_rows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line names the rows below it: a level, or in capitals below small letters."""
    line = [token.text for token in tokens[at : at + _LONGEST] if token.line == tokens[at].line]
    kind = kind_of(" ".join(line))
    shouted = tokens[at - 1].text.isupper() and len(tokens[at - 1].text) > 2
    capitals = "".join(line)
    shouts = capitals.isupper() and len(capitals) > _BROKEN_WORD
    return kind in ("level", "heading") or (shouts and not shouted)


def _counts_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line begins with a number that a later one goes on from."""
    named = counts_by_name(tokens[0].text)
    number = number_at(tokens, at, named)
    later = (i for i in range(at + 2, min(at + _ROW, len(tokens))) if tokens[i].first)
    following = [number_at(tokens, i, named) for i in later]
    return number is not None and any(one and one[0] == number[0] + 1 for one in following)


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    number = number_at(tokens, at, counts_by_name(tokens[0].text))
    return number is not None and number[0] == 1


def _partings(
    tokens: Sequence[Token], parting: Sequence[float]
) -> list[tuple[float, tuple[int, ...]]]:
    """The likeliest ways to part words into cells, each by where its cells end.

    `parting`: what it costs to part each word from the one before it.
    """
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())]]
    folded = [fold(token.text) for token in tokens]
    for end in range(1, len(tokens) + 1):
        found: list[tuple[float, tuple[int, ...]]] = []
        for start in range(max(0, end - _LONGEST_CELL), end):
            if not best[start] or not _may_open(tokens, start):
                continue
            worth = _cell_worth(tokens[start:end]) + _PARTED * parting[start]
            if _is_unit_word(tokens, start, end):
                worth += _UNKNOWN - _KNOWN
            unknown = end > start + 1 and _wording(_text(tokens[start:end])) == _UNKNOWN
            if unknown and _stands_again(folded, start, end):
                worth += _REPEATED
            found += [(known + worth, (*ends, end)) for known, ends in best[start]]
        best.append(sorted(found, key=lambda one: -one[0])[:_KEPT])
    return best[-1]


def _is_unit_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether words are the kind of a unit whose name follows: `Huyện` before `Kỳ Sơn`."""
    if fold(_text(tokens[start:end])) not in _UNITS or end >= len(tokens) or tokens[end].first:
        return False
    behind = [_text(tokens[end : end + size]) for size in range(1, 4)]
    return tokens[end].text[:1].isupper() and not any(_is_whole(t) or _counts(t) for t in behind)


def _stands_again(words: Sequence[str], start: int, end: int) -> bool:
    size = end - start
    others = (at for at in range(len(words) - size + 1) if abs(at - start) >= size)
    return any(words[at : at + size] == words[start:end] for at in others)


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    if at and tokens[at - 1].text.endswith(","):
        return False
    return text[:1].isupper() or (tokens[at].first and text[:1].isalpha() and at == 0)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _cell_worth(tokens: Sequence[Token]) -> float:
    broken = sum(token.first for token in tokens[1:])
    return _wording(_text(tokens)) - _BROKEN * broken - _WORD * max(0, len(tokens) - 4)


@lru_cache(maxsize=16384)
def _wording(text: str) -> float:
    words = fold(text).split()
    if fold(text) in _NUMBERS or _is_whole(text):
        return _KNOWN
    begins = any(" ".join(words[:size]) in _WORDINGS for size in range(1, len(words)))
    if any(map(_is_whole, _ends_of(text))):
        return _UNKNOWN
    return _LIKE if begins or _counts(text) else _UNKNOWN


def _ends_of(text: str) -> Iterator[str]:
    """The last words of a text, two or more from a capital letter on."""
    words = text.split()
    return (" ".join(words[at:]) for at in range(1, len(words) - 1) if words[at][:1].isupper())


def _is_whole(text: str) -> bool:
    """Whether words are a header cell by themselves."""
    return fold(text) in _WORDINGS


def drawn_role(text: str) -> Role | None:
    """The role of a header cell whose words may be broken: `T T` is TT."""
    if fold(text) in _NUMBERS:
        return "number"
    whole = text.replace(" ", "") if len(text) < _BROKEN_WORD else text  # `Nhó m`
    return role_of(text) or role_of(whole)


def _header(tokens: Sequence[Token], cuts: Sequence[int], worth: float) -> DrawnHeader | None:
    spans = list(zip((0, *cuts), cuts, strict=False))
    texts = [" ".join(token.text for token in tokens[a:b]) for a, b in spans]
    roles = [drawn_role(text) for text in texts]
    if "number" not in roles and roles[0] == "cluster":
        roles[0] = "number"
    if texts[0][-1:].isdigit() or "number" not in roles or not 2 <= len(spans) <= _MOST_COLUMNS + 4:
        return None
    if sum(role == "time" and _YEAR.search(text) is not None
           for role, text in zip(roles, texts, strict=True)) > 1:  # fmt: skip
        roles = ["partner" if role == "time" else role for role in roles]
    if not SCHOOLS.intersection(roles):
        roles = ["school" if role is None or is_unit_name(text) else role
                 for role, text in zip(roles, texts, strict=True)]  # fmt: skip
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
    """Whether a header cell is that of counts, or of other figures.

    >>> _counts("Số lớp"), _counts("Tổng số HS"), _counts("Số nhà")
    (True, True, False)
    """
    return _COUNTS.match(text) is not None


_Row = list[tuple[int, int, int]]  # cell, column, columns spanned


def _two_rows(texts: Sequence[str], roles: Sequence[Role | None]) -> tuple[_Row, _Row, int] | None:
    """The upper and the lower row, where a cell stands again below each party above.

    `TT | Bên A | Bên B | Ghi chú` above `Tên trường | Xã | Tên trường | Số lớp`.
    """
    over_units = _over_units(texts, roles)
    if over_units is not None:
        return over_units
    folded = [fold(text) for text in texts]
    for first in range(3, len(texts) - 3):
        starts = [i for i in range(first, len(texts)) if folded[i] == folded[first]]
        above = [i for i in range(first) if roles[i] not in _ALONE]
        if not 1 < len(starts) < min(first, 4) or len(above) < len(starts):
            continue
        groups = list(zip(starts, [*starts[1:], len(texts)], strict=True))
        if any(end - start < 2 for start, end in groups):
            continue
        over = dict(zip(above, groups, strict=False))
        upper: _Row = []
        lower: _Row = []
        column = 0
        for i in range(first):
            start, end = over.get(i, (0, 1))
            upper.append((i, column, end - start))
            if i in over:
                lower += [(leaf, column + leaf - start, 1) for leaf in range(start, end)]
            column += end - start
        return upper, lower, column
    return None


def _over_units(
    texts: Sequence[str], roles: Sequence[Role | None]
) -> tuple[_Row, _Row, int] | None:
    """The rows where the last cells are units by their names, all below the party before them."""
    first = len(texts)
    while first and is_unit_name(texts[first - 1]):
        first -= 1
    width = len(texts) - first
    if width < 2 or first < 2 or roles[first - 1] not in SCHOOLS:
        return None
    upper = [(i, i, width if i == first - 1 else 1) for i in range(first)]
    lower = [(leaf, leaf - 1, 1) for leaf in range(first, len(texts))]
    return upper, lower, len(texts) - 1
