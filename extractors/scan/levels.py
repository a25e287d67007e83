"""An engine's text line that holds two printed ones, one above the other, taken apart.

Beside a signer's tall office stand two lines of recipients; the engine takes all for one line
and weaves the words of the two by where they stand.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from extractors.scan.ocr import Token

_OVER = 0.5  # share of the narrower word that stands below or above another
_APART = 0.5  # of the lower word's height: middles of words on two levels
_WORDS = 2  # of two letters or more that make a level a line
_FAR = 3.0  # heights: a gap between two columns of one line
_NEXT = 3  # words on each side of such a gap


def levels(line: list[Token]) -> list[list[Token]]:
    """The printed lines of an engine's line, from top to bottom within each column.

    A line whose words all stand beside each other comes back as it is, whatever its slope.
    """
    words = sorted(line, key=lambda token: token.box[0])
    sides = columns(words, _FAR)
    woven = any(_is_above(a, b) or _is_above(b, a) for a, b in _neighbours(words))
    if not woven and not _uneven(sides):
        return [line]
    return [level for side in sides for level in _split(side)]


def _uneven(sides: list[list[Token]]) -> bool:
    """Whether words far to the right of others stand higher or lower than these."""
    heights = [_height(word) for side in sides for word in side]
    middles = [median(map(_middle, side[-_NEXT:])) for side in sides[:-1]]
    behind = [median(map(_middle, side[:_NEXT])) for side in sides[1:]]
    steps = [abs(b - a) for a, b in zip(middles, behind, strict=True)]
    return max(steps, default=0) > _APART * median(heights)


def _neighbours(words: list[Token]) -> list[tuple[Token, Token]]:
    return [*pairwise(words), *zip(words, words[2:], strict=False)]


def _is_above(a: Token, b: Token) -> bool:
    """Whether a word stands above another, by halves of their widths and heights."""
    shared = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
    if shared <= _OVER * min(a.box[2] - a.box[0], b.box[2] - b.box[0]):
        return False
    return _middle(b) - _middle(a) > _APART * min(_height(a), _height(b)) and _is_word(a, b)


def _is_word(*tokens: Token) -> bool:
    return all(sum(c.isalpha() for c in token.text) > 1 for token in tokens)


def columns(words: list[Token], gap: float) -> list[list[Token]]:
    """Words from left to right, parted where a gap is wider than so many of their heights."""
    height = median(_height(word) for word in words)
    found: list[list[Token]] = []
    right = 0
    for word in words:
        if not found or word.box[0] - right > gap * height:
            found.append([])
        found[-1].append(word)
        right = max(right, word.box[2])
    return found


def _split(column: list[Token]) -> list[list[Token]]:
    """A column at the widest gap between the middles of its words, where both sides are lines."""
    words = sorted(column, key=_middle)
    gaps = [_middle(b) - _middle(a) for a, b in pairwise(words)]
    if not gaps:
        return [column]
    at = max(range(len(gaps)), key=lambda i: gaps[i]) + 1
    parts = [sorted(part, key=lambda t: t.box[0]) for part in (words[:at], words[at:])]
    height = median(_height(word) for word in words if _is_word(word)) if _lines(parts) else 0
    return parts if height and gaps[at - 1] > _APART * height else [column]


def _lines(parts: list[list[Token]]) -> bool:
    return all(sum(map(_is_word, part)) >= _WORDS for part in parts)


def _middle(token: Token) -> float:
    return (token.box[1] + token.box[3]) / 2


def _height(token: Token) -> float:
    return token.box[3] - token.box[1]
