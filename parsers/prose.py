"""How surely a stretch of prose was read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from schemas.document import Line
from schemas.plan import Judged

SURE = 0.9  # a word read more surely than this counts as right
TOLERATED = 0.02  # share of wrong words that a right text may have (see docs/output.md)
REVIEW_BELOW = 0.7
BEGINS_INSIDE = "the text was repaired and begins inside a sentence"
ENDS_INSIDE = "the text was repaired and ends inside a sentence"
_LETTERED = re.compile(r"[a-zđ]\s?[).]")  # `a) …`
_NEVER_FIRST = ":;,.|)"
_ENDS = re.compile(r"[^\w\s]\s*$")


def prose_confidence(lines: Sequence[Line]) -> float:
    """The probability (0 to 1) that at least 98 % of the words are right, taken as independent.

    The worst words, as many as may be wrong, do not count.
    """
    words = sorted(word.confidence for line in lines for word in line.words)
    counted = words[math.floor(TOLERATED * len(words)) :]
    return round(math.prod(confidence for confidence in counted if confidence < SURE), 4)


def judge_prose(item: Judged, lines: Sequence[Line]) -> None:
    """Lower the confidence of an item to that of its text; flag it when words are doubtful."""
    judge_by(item, prose_confidence(lines))
    for reason in broken_off(lines):
        item.doubt(reason)


def broken_off(lines: Sequence[Line]) -> list[str]:
    """Where a misread text breaks off: what is missing stands elsewhere, or nowhere.

    Text of another encoding was not misread: of its words none is doubtful.

    >>> from schemas.document import Word
    >>> texts = ("a) Gắn kết các trường.", "kết các trường.", "Gắn kết các")
    >>> lines = [Line([Word(word, 0.99) for word in text.split()], read="X") for text in texts]
    >>> [broken_off([line]) for line in lines] == [[], [BEGINS_INSIDE], [ENDS_INSIDE]]
    True
    """
    printed = [line for line in lines if line.words]
    if not any(map(_was_misread, printed)):
        return []
    first = printed[0]
    text = first.text.strip()
    begins = (text[0].islower() and not _LETTERED.match(text)) or text[0] in _NEVER_FIRST
    found = [BEGINS_INSIDE] if begins and not first.label else []
    return found if _ENDS.search(printed[-1].text) else [*found, ENDS_INSIDE]


def _was_misread(line: Line) -> bool:
    """Whether a line was repaired by what is likely, not by what a code stands for."""
    changed = line.read is not None and line.read != line.text
    return changed and any(word.confidence < 1 for word in line.words)


def judge_by(item: Judged, confidence: float) -> None:
    """The same where the confidence of the text is known."""
    item.confidence = min(item.confidence, confidence)
    if confidence < REVIEW_BELOW:
        item.doubt("words of the text were read with low confidence", confidence)
