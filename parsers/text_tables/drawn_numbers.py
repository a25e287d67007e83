"""Which words of a table in drawn order are surely its row numbers: those of the longest count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.text_tables.drawn_words import Token
from parsers.text_tables.line_kinds import row_number

_BEFORE = 4  # words that may stand before a number in its line, below columns of levels
_RESTARTS = 1.5  # numbers that a count which begins anew must gain


def sure_numbers(tokens: Sequence[Token], first: bool) -> frozenset[int]:
    """The places of words that every longest count `1, 2, 3, …` goes through.

    With `first`, only words that begin a line count.

    >>> from schemas.document import line_of
    >>> from parsers.text_tables.drawn_words import tokens_of
    >>> lines = [line_of(text) for text in ("1 MN A MN B", "2 MN C 3", "MN D", "3 MN E", "4 MN F")]
    >>> sorted(sure_numbers(tokens_of(lines, 0, 5), True))
    [0, 5, 11, 14]
    """
    places = [at for at in range(len(tokens)) if _may_number(tokens, at, first)]
    values = [row_number(tokens[at].text) or 0 for at in places]
    ahead = _longest(values, 1)
    behind = _longest(values[::-1], -1)[::-1]
    most = max(ahead, default=0.0)
    on = [i for i in range(len(places)) if ahead[i] + behind[i] - 1 >= most]
    alike = Counter(ahead[i] for i in on)
    return frozenset(places[i] for i in on if alike[ahead[i]] == 1)


def _may_number(tokens: Sequence[Token], at: int, first: bool) -> bool:
    token = tokens[at]
    if token.kind != "figure" or row_number(token.text) is None:
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
