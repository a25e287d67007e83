"""How surely a stretch of prose was read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from schemas.document import Line
from schemas.plan import Judged

SURE = 0.9  # a word read more surely than this counts as right
TOLERATED = 0.02  # share of wrong words that a right text may have (see docs/output.md)
REVIEW_BELOW = 0.7


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


def judge_by(item: Judged, confidence: float) -> None:
    """The same where the confidence of the text is known."""
    item.confidence = min(item.confidence, confidence)
    if confidence < REVIEW_BELOW:
        item.doubt("words of the text were read with low confidence", confidence)
