"""How the words of a header in drawn order part into its cells, by the wordings of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.text_tables.drawn_columns import SCHOOLS
from parsers.text_tables.drawn_words import Token
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import HEADERS
from parsers.text_tables.line_headers import is_unit_name

_LONGEST_CELL = 10
_KEPT = 12  # likeliest ways to part the words
NUMBER_HEADERS = frozenset(
    {"tt", "stt", "t t", "s tt", "st t", "so tt", "so t t", "so thu tu", "s t t"}
)
_ROLES = {fold(wording): role for wording, role in HEADERS.items()}
_WORDINGS = frozenset(_ROLES)
_FIRST_OF_WORDINGS = {wording.split()[0] for wording in _WORDINGS} - NUMBER_HEADERS | {"giao"}
_HEADING_PARTIES = SCHOOLS | {"level"}
_LONGEST_LINE = 20  # words
_LONGEST_UNKNOWN = 5  # words of a cell of such a line
_MOST_UNKNOWN = 2  # of those cells
_KNOWN, _LIKE, _UNKNOWN, _WORD, _BROKEN = 3.0, 1.5, -1.5, 0.2, 0.3
_UNKNOWN_WORD = -3.0  # a cell of one word that names no column
_UNIT_INSIDE = -3.0  # that a unit by its name stands inside a header cell
_PARTED = 0.5  # share of what parting two words costs in running text
_REPEATED = 2.0  # for words that stand again
_UNITS = frozenset({"xa", "phuong", "thi tran", "huyen", "quan", "thi xa", "thanh pho", "tinh"})
_COUNTS = re.compile(
    r"(?:tổng\s+)?(?:số|sĩ số|tỉ lệ|tỷ lệ|(?:điện\s*thoại|sđt|đt)$)\b(?!\s*(?:tt|thứ|nhà))", re.I
)
_MARK = re.compile(r"\(\d{1,2}\)")  # counts columns


def partings(
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
            worth += _UNIT_INSIDE * sum(_opens_unit(tokens, at) for at in range(start + 1, end))
            unknown = end > start + 1 and _wording(text_of(tokens[start:end])) == _UNKNOWN
            if unknown and _stands_again(folded, start, end):
                worth += _REPEATED
            found += [(known + worth, (*ends, end)) for known, ends in best[start]]
        best.append(sorted(found, key=lambda one: -one[0])[:_KEPT])
    return best[-1]


def _is_unit_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether words are the kind of a unit whose name follows: `Huyện` before `Kỳ Sơn`."""
    if fold(text_of(tokens[start:end])) not in _UNITS or end >= len(tokens) or tokens[end].first:
        return False
    behind = [text_of(tokens[end : end + size]) for size in range(1, 4)]
    return tokens[end].text[:1].isupper() and not any(is_whole(t) or is_counts(t) for t in behind)


def _opens_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit by its name begins with a word: `Huyện Mường Nhé` behind `Huyện Điện Biên`."""
    if not tokens[at].text[:1].isupper() or at + 1 >= len(tokens):
        return False
    kinds = (fold(text_of(tokens[at : at + size])) for size in (1, 2))
    return any(
        kind in _UNITS and at + size < len(tokens) and tokens[at + size].text[:1].isupper()
        for size, kind in enumerate(kinds, start=1)
    )


def _stands_again(words: Sequence[str], start: int, end: int) -> bool:
    size = end - start
    others = (at for at in range(len(words) - size + 1) if abs(at - start) >= size)
    return any(words[at : at + size] == words[start:end] for at in others)


def is_column_mark(word: str) -> bool:
    """Whether a word counts a column in or below a header.

    >>> is_column_mark("(2)"), is_column_mark("2")
    (True, False)
    """
    return _MARK.fullmatch(word) is not None


def unmarked(tokens: Sequence[Token]) -> Sequence[Token]:
    """A header cell without the mark before it that counts columns: `(2) Đơn vị hỗ trợ`."""
    return tokens[1:] if len(tokens) > 1 and is_column_mark(tokens[0].text) else tokens


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    if at and (tokens[at - 1].text.endswith(",") or is_column_mark(tokens[at - 1].text)):
        return False
    if is_column_mark(text):
        return True
    return text[:1].isupper() or (tokens[at].first and text[:1].isalpha() and at == 0)


def text_of(tokens: Sequence[Token]) -> str:
    """The words with a space between them."""
    return " ".join(token.text for token in tokens)


def _cell_worth(tokens: Sequence[Token]) -> float:
    tokens = unmarked(tokens)
    broken = sum(token.first for token in tokens[1:])
    return _wording(text_of(tokens)) - _BROKEN * broken - _WORD * max(0, len(tokens) - 4)


@lru_cache(maxsize=16384)
def _wording(text: str) -> float:
    words = fold(text).split()
    if fold(text) in NUMBER_HEADERS or is_whole(text):
        return _KNOWN
    begins = any(" ".join(words[:size]) in _WORDINGS for size in range(1, len(words)))
    if any(map(is_whole, _ends_of(text))):
        return _UNKNOWN
    if begins or is_counts(text) or is_unit_name(text):
        return _LIKE
    return _UNKNOWN if len(words) > 1 else _UNKNOWN_WORD


def _ends_of(text: str) -> Iterator[str]:
    """The last words of a text, two or more from a capital letter on."""
    words = text.split()
    return (" ".join(words[at:]) for at in range(1, len(words) - 1) if words[at][:1].isupper())


def is_whole(text: str) -> bool:
    """Whether words are a header cell by themselves."""
    return fold(text) in _WORDINGS


def is_counts(text: str) -> bool:
    """Whether a header cell is that of counts, or of other figures.

    >>> is_counts("Số lớp"), is_counts("Tổng số HS"), is_counts("Số nhà")
    (True, True, False)
    """
    return _COUNTS.match(text) is not None


def names_parties(words: Sequence[str]) -> bool:
    """Whether a line is a header of columns of schools, whole but for one cell.

    >>> names_parties("Trường phường Hòa Khánh Trường kết nghĩa Giáo viên phụ trách".split())
    True
    >>> names_parties("Trường Tiểu học Kim Đồng".split())
    False
    """
    if len(words) > _LONGEST_LINE or any(word[-1] in ".:;" for word in words):
        return False
    folded = [fold(word) for word in words]
    if folded[:2] == ["danh", "sach"]:  # the title of a list
        return False
    fewest: list[tuple[int, int]] = [(0, 0)]  # unknown cells up to each word, and known parties
    for end in range(1, len(words) + 1):
        ways = [
            (fewest[start][0] + (role is None), fewest[start][1] - (role in _HEADING_PARTIES))
            for start in range(max(0, end - _LONGEST_UNKNOWN), end - 1)
            if words[start][0].isupper() and folded[start] in _FIRST_OF_WORDINGS
            for role in (_ROLES.get(" ".join(folded[start:end])),)
        ]
        fewest.append(min(ways, default=(len(words), 0)))
    unknown, parties = fewest[-1]
    return unknown <= _MOST_UNKNOWN and parties < 0
