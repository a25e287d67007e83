"""What stands between the schools of an item or sentence: a mark of pairing, a verb, or a comma.

`A – B`, `A kết nghĩa với B` tie two sides; `A, B` and `A và B` only put schools of one side
together, unless nothing stronger stands in the text. Where strong and weak ties take turns, each
strong one is a pairing of its own: `A – B, C – D`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from normalizers.schools import SchoolMention
from parsers.pairings.wording import ARROWS, BETWEEN, DENIED, evidence

# `comma` and `and` are weak; `other` is words of an unknown meaning.
Tie = Literal["comma", "and", "mark", "twin", "mentor", "mentored", "other"]

WEAK: frozenset[Tie] = frozenset(("comma", "and"))
_EDGE = r"[\s\"“”)]*"
_BEFORE_NAME = r"[\s\"“”]*(?:(?:các\s+)?trường\s*)?"
_COMMA = re.compile(rf"{_EDGE}[,;]{_BEFORE_NAME}", re.IGNORECASE)
_AND = re.compile(rf"{_EDGE}(?:,?\s*\bvà\b|[+&/]){_BEFORE_NAME}", re.IGNORECASE)
_MARK = re.compile(
    rf"{_EDGE}(?:<?[-–—=]+>?|[{ARROWS}~≈|*♦●★▪■]+|><|[xX×]|(?:\.{{2,}}|…)|:+|(?:với|cùng(?:\s+với)?)\b)"
    rf"{_BEFORE_NAME}",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"[\s,]*(?:[^\W\d_]+\s+){{1,6}}(?:cùng(?:\s+với)?|với){_BEFORE_NAME}", re.IGNORECASE
)
_VERBS = [(re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in BETWEEN]
_LONGEST = 60  # characters of words that tie two schools
_STOP = re.compile(r"[.;:](?:\s|$)")
_PASSIVE = re.compile(r"\b(?:được|nhận)\b", re.IGNORECASE)


def ties(text: str, schools: Sequence[SchoolMention]) -> list[Tie]:
    """What ties each school to the next one; the text's own brackets behind a name count."""
    return [
        tie(f"{one.note or ''} {text[one.end : two.start]}", bare=text[one.end : two.start])
        for one, two in pairwise(schools)
    ]


def tie(words: str, *, bare: str | None = None) -> Tie:
    """What the words between two schools say; `bare` is the same without a note before them.

    >>> [tie(words) for words in (" – ", ", ", " và ", " sánh vai cùng ", " đỡ đầu ", " chọn ")]
    ['mark', 'comma', 'and', 'twin', 'mentor', 'other']
    >>> tie(" không kết nghĩa với "), tie(" thôi kết nghĩa với ")
    ('other', 'other')
    """
    between = words if bare is None else bare
    if _COMMA.fullmatch(between):
        return "comma"
    if _AND.fullmatch(between):
        return "and"
    if _MARK.fullmatch(between):
        return "mark"
    if len(words) > _LONGEST or _STOP.search(words) or evidence(words).weight_against:
        return "other"
    if DENIED.search(words):
        return "other"
    for pattern, kind in _VERBS:
        if pattern.search(words):
            return kind  # type: ignore[return-value]
    if _WITH.fullmatch(between) and not _PASSIVE.search(between):
        return "twin"
    return "other"


def chained(found: Sequence[Tie]) -> list[tuple[int, int]]:
    """The pairings that a row of ties makes: first and last school of each, the last excluded.

    >>> chained(["mark", "comma", "mark"]), chained(["mark", "comma", "comma"])
    ([(0, 2), (2, 4)], [(0, 4)])
    >>> chained(["and", "mark"]), chained(["mark", "mark"])
    ([(0, 3)], [(0, 3)])
    """
    starts, tied = [0], False
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if one in WEAK and tied and after is not None and after not in WEAK:
            starts.append(at + 1)
            tied = False
        tied = tied or one not in WEAK
    return list(zip(starts, [*starts[1:], len(found) + 1], strict=True))


def sides(found: Sequence[Tie]) -> list[int]:
    """The side of each school, from 0: `A và B – C` has two, `A – B – C` and `A và B` each own.

    >>> sides(["and", "mark"]), sides(["mark", "mark"]), sides(["and", "and"])
    ([0, 0, 1], [0, 1, 2], [0, 1, 2])
    """
    apart = [one not in WEAK for one in found]
    if not any(apart):
        apart = [True] * len(apart)
    told = [0]
    for own in apart:
        told.append(told[-1] + own)
    return told
