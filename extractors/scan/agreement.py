"""Several readings of the same words to one, and how sure it is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from extractors.scan.layout import visual_rows
from extractors.scan.ocr import MAX_ALTERNATIVES, Token

TOLD_TWICE = 0.5  # share of the doubt that is left when another reading says the same
ALONE = 0.85  # confidence of a word that only one reading has, at most
CONTRADICTED = 0.65  # confidence of a word that another reading has differently, at most
HALF_ROMAN = re.compile(r"[Il]1|1[Il]")  # neither a Roman nor an Arabic number
DOUBLED = re.compile("ĐĐ")  # the engine sees the letter twice: QĐĐ
MAJORITY = 0.1  # added for each further reading that says the same
OTHERS_SHARE = 0.5  # probability of another reading's word, as a share of its confidence


def agreed(readings: list[list[Token]]) -> list[Token]:
    """One reading of several: by majority of confidence, word by word.

    Readings with as many words are laid beside each other; where the number of words differs,
    the number with the most surely read letters behind it wins.
    """
    by_count: dict[int, list[list[Token]]] = defaultdict(list)
    for reading in readings:
        if reading:
            by_count[len(reading)].append(in_order(reading))
    if not by_count:
        return []
    same = max(by_count.values(), key=lambda group: sum(_weight(r) for r in group))
    contradicted = len(by_count) > 1 and len(same) < 2
    words = [_voted(list(words)) for words in zip(*same, strict=True)]
    if contradicted:
        words = [replace(word, confidence=min(word.confidence, CONTRADICTED)) for word in words]
    return words


def told_again(tokens: list[Token]) -> list[Token]:
    """One reading of a first and a second that is taken to say the same."""
    return [_voted([token, token]) for token in in_order(tokens)]


def _weight(tokens: list[Token]) -> float:
    """Letters surely read; doubtful ones count against a reading."""
    return sum((token.confidence - 0.4) * len(token.text) for token in tokens)


def in_order(tokens: list[Token]) -> list[Token]:
    return [token for row in visual_rows(tokens) for token in row]


def _voted(words: list[Token]) -> Token:
    """The text with the most confidence behind it; the others become alternatives."""
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        votes[word.text] += max(plausibility(word.text) * word.confidence, 0.01)
    text = max(votes, key=lambda t: votes[t])
    told = [word for word in words if word.text == text]
    best = max(told, key=lambda word: word.confidence)
    confidence = best.confidence
    if len(votes) > 1:
        share = votes[text] / sum(votes.values())
        confidence = min(confidence, share, CONTRADICTED + MAJORITY * (len(told) - 1))
    elif len(told) > 1:
        confidence = min(1 - (1 - confidence) * TOLD_TWICE, 1 - _rival(told))
    else:
        confidence = min(confidence, ALONE)
    line = words[-1].line
    return replace(best, confidence=confidence, line=line, alternatives=_others(text, words))


def _rival(told: list[Token]) -> float:
    """The share of the likeliest other reading: Phổ, where two readings say Phố and one wavers.

    Two readings of one picture are not independent; neither takes the other's doubt away.
    """
    return max((p for word in told for _, p in word.alternatives), default=0.0)


def plausibility(text: str) -> float:
    """Half for a word in which a letter that looks like a 1 stands beside a 1, or Đ twice; else 1.

    >>> plausibility("I1/2023"), plausibility("II/2023"), plausibility("11/2023")
    (0.5, 1.0, 1.0)
    >>> plausibility("97/QĐĐ-UBND")
    0.5
    """
    return 0.5 if HALF_ROMAN.search(text) or DOUBLED.search(text) else 1.0


def _others(text: str, words: list[Token]) -> tuple[tuple[str, float], ...]:
    """What else the word may be, from all readings, the likeliest first."""
    share: dict[str, float] = {}
    for word in words:
        own = (word.text, word.confidence * OTHERS_SHARE)
        for other, p in (own, *word.alternatives):
            if other != text:
                share[other] = max(p, share.get(other, 0.0))
    ranked = sorted(share.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((other, round(p, 4)) for other, p in ranked[:MAX_ALTERNATIVES])
