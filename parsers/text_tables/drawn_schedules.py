"""Headers of schedules in drawn order: `Thời gian Nội dung Người thực hiện`, in one line or more.

(Gloss: time, what is done, who does it.) Rows below need no numbers: their times mark them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.openings import closes
from parsers.text_tables.drawn_header import DrawnHeader
from parsers.text_tables.drawn_words import Token
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.line_kinds import kind_of
from parsers.text_tables.schedule_wordings import SCHEDULE_ROLES

_LONGEST = 24  # words
_LONGEST_CELL = 5  # words
_LONGEST_UNKNOWN = 4
_MOST_COLUMNS = 7
_CLOSING = ".:;"  # marks that no header's words end with
_WEEK = "tuan"  # a column of week numbers beside one of months or days
_KNOWN, _UNKNOWN = 3.0, -4.0
_Parting = tuple[float, tuple[int, ...]]  # its worth, and where its cells end
_Partings = tuple[_Parting | None, _Parting | None]  # all cells known; all but one
_OPENS = frozenset(wording.split()[0] for wording in SCHEDULE_ROLES)


def opens_schedule(word: str) -> bool:
    """Whether a schedule's header may begin with a word.

    >>> opens_schedule("Thời"), opens_schedule("Trường"), opens_schedule("thời")
    (True, True, False)
    """
    return word[:1].isupper() and fold(word) in _OPENS


def may_open_schedule(words: Sequence[str]) -> bool:
    """Whether a schedule's header may begin with the words of a line.

    >>> may_open_schedule("Thời gian Nội dung".split()), may_open_schedule("Thời gian: 8h".split())
    (True, False)
    """
    if not words or not opens_schedule(words[0]):
        return False
    return len(words) <= _LONGEST and not any(word[-1] in _CLOSING for word in words[1:])


def schedule_headers(tokens: Sequence[Token]) -> Iterator[DrawnHeader]:
    """The headers that the first words may be; each has a column of times and one of acts."""
    for end in range(2, min(_LONGEST, len(tokens) - 1) + 1):
        if tokens[end - 1].text[-1] in _CLOSING:
            return
        if not tokens[end].first or tokens[end].text[:1].islower():
            continue
        header = _header(tokens[:end], _parting(tokens[:end]))
        if header is not None:
            yield header


def ends_schedule(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether no schedule goes on over a line of a `text` that begins with a word.

    It is a heading that names no time, another schedule's header, or what closes a document.
    """
    if closes(text):
        return True
    if kind_of(text) == "heading":
        return not any(map(str.isdigit, text))
    opens = opens_schedule(tokens[at].text)
    return opens and any(schedule_headers(tokens[at : at + _LONGEST + 1]))


def _parting(tokens: Sequence[Token]) -> _Parting | None:
    """The likeliest way to part words into header cells, one perhaps of no known wording."""
    best: list[_Partings] = [((0.0, ()), None)]
    for end in range(1, len(tokens) + 1):
        known: _Parting | None = None
        unknown: _Parting | None = None
        for start in range(max(0, end - _LONGEST_CELL), end):
            if not tokens[start].text[:1].isupper():
                continue
            all_known, one_unknown = best[start]
            if _role(tokens[start:end]) is not None:
                known = _better(known, all_known, _KNOWN, end)
                unknown = _better(unknown, one_unknown, _KNOWN, end)
            elif start and end - start <= _LONGEST_UNKNOWN:
                unknown = _better(unknown, all_known, _UNKNOWN, end)
        best.append((known, unknown))
    return max((way for way in best[-1] if way is not None), default=None)


def _better(
    best: _Parting | None, before: _Parting | None, worth: float, end: int
) -> _Parting | None:
    """The better of the best way so far and one that goes on from another."""
    if before is None:
        return best
    way = before[0] + worth, (*before[1], end)
    return way if best is None or way[0] > best[0] else best


def _role(tokens: Sequence[Token]) -> Role | None:
    text = fold(" ".join(token.text for token in tokens).partition("(")[0])
    return SCHEDULE_ROLES.get(text)


def _header(tokens: Sequence[Token], parting: _Parting | None) -> DrawnHeader | None:
    if parting is None:
        return None
    worth, ends = parting
    spans = list(pairwise((0, *ends)))
    roles: list[Role | None] = [_role(tokens[a:b]) for a, b in spans]
    if not {"time", "act"} <= set(roles) or len(roles) > _MOST_COLUMNS:
        return None
    number = roles.index("number") if "number" in roles else None
    if number:
        return None
    times = roles.count("time") > 1
    counts = tuple(times and fold(tokens[a].text) == _WEEK for a, _ in spans)
    row = tuple((i, 1, a, b) for i, (a, b) in enumerate(spans))
    return DrawnHeader((row,), tuple(roles), counts, number, len(tokens), worth)
