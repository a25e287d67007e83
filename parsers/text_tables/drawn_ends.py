"""Where a header in drawn order may end, and the first row below it begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.text_tables.drawn_numbers import counts_by_name, number_at
from parsers.text_tables.drawn_partings import is_whole, names_parties, text_of
from parsers.text_tables.drawn_words import Token
from parsers.text_tables.line_kinds import kind_of

_LONGEST = 45  # words
_ROW = 40
_HEADER_LINES = 7
_SHOUTED = 7  # letters of a line in capitals that names rows, at least


def ends_of_header(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words of a header may end: by the row numbers below it, or without such."""
    ends = list(_ends(tokens))
    first = [token.text for token in tokens if token.line == tokens[0].line]
    if not ends and names_parties(first):
        ends = list(_ends_without_numbers(tokens))
    return iter(ends)


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


def _ends_without_numbers(tokens: Sequence[Token]) -> Iterator[int]:
    """Where a header may end that has no column of numbers: before a line that opens a row."""
    lines = [i for i, token in enumerate(tokens[:_LONGEST]) if token.first]
    for at in lines[1:_HEADER_LINES]:
        opens = tokens[at].text[:1].isupper() and not tokens[at - 1].text.endswith(":")
        if opens and not is_whole(text_of([t for t in tokens[at:] if t.line == tokens[at].line])):
            yield at
        if tokens[at].lead or _names_rows(tokens, at):
            return


def _names_rows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line names the rows below it: a level, or in capitals below small letters."""
    line = [token.text for token in tokens[at : at + _LONGEST] if token.line == tokens[at].line]
    kind = kind_of(" ".join(line))
    shouted = tokens[at - 1].text.isupper() and len(tokens[at - 1].text) > 2
    capitals = "".join(line)
    shouts = capitals.isupper() and len(capitals) > _SHOUTED
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
