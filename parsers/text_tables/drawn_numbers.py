"""Which words of a table in drawn order are surely its row numbers: those of the longest count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.text_tables.drawn_words import Token
from parsers.text_tables.folding import fold
from parsers.text_tables.line_kinds import row_number

_COUNTED = ("cum", "nhom", "cap")  # cluster, group, pair
_BEFORE = 4  # words that may stand before a number in its line, below columns of levels
_RESTARTS = 1.5  # numbers that a count which begins anew must gain


def counts_by_name(header: str) -> bool:
    """Whether the rows below a header's first word may be counted `Cụm 1`, `Cụm 2`."""
    return fold(header) in _COUNTED


def number_at(tokens: Sequence[Token], at: int, named: bool) -> tuple[int, int] | None:
    """The row number that stands at a place, and its words: two as in `Cụm 2` where `named`."""
    if tokens[at].kind == "figure":
        value, words = row_number(tokens[at].text), 1
    elif named and fold(tokens[at].text) in _COUNTED and at + 1 < len(tokens):
        figure = tokens[at + 1]
        value, words = row_number(figure.text) if figure.kind == "figure" else None, 2
    else:
        return None
    return None if value is None else (value, words)


def sure_numbers(tokens: Sequence[Token], first: bool, named: bool = False) -> frozenset[int]:
    """The places of words that every longest count `1, 2, 3, …` goes through.

    With `first`, only words that begin a line count; `named` as in `number_at`.

    >>> from schemas.document import line_of
    >>> from parsers.text_tables.drawn_words import tokens_of
    >>> lines = [line_of(text) for text in ("1 MN A MN B", "2 MN C 3", "MN D", "3 MN E", "4 MN F")]
    >>> sorted(sure_numbers(tokens_of(lines, 0, 5), True))
    [0, 5, 11, 14]
    """
    places = [at for at in range(len(tokens)) if _may_number(tokens, at, first, named)]
    found = [number_at(tokens, at, named) for at in places]
    values = [number[0] for number in found if number is not None]
    ahead = _longest(values, 1)
    behind = _longest(values[::-1], -1)[::-1]
    most = max(ahead, default=0.0)
    on = [i for i in range(len(places)) if ahead[i] + behind[i] - 1 >= most]
    alike = Counter(ahead[i] for i in on)
    return frozenset(places[i] for i in on if alike[ahead[i]] == 1)


def _may_number(tokens: Sequence[Token], at: int, first: bool, named: bool) -> bool:
    token = tokens[at]
    if number_at(tokens, at, named) is None:
        return False
    before = tokens[max(0, at - _BEFORE) : at]
    return token.first or (not first and any(one.first for one in before))


def _longest(values: Sequence[int], step: int) -> list[float]:
    """The length of the longest count that ends with each value; a new one costs a little."""
    best: list[float] = []
    for at, value in enumerate(values):
        length = 1.0
        for before in range(at):
            other = values[before]
            if value == other + step:
                length = max(length, best[before] + 1)
            elif (value if step > 0 else other) == 1:
                length = max(length, best[before] + 1 - _RESTARTS)
        best.append(length)
    return best
