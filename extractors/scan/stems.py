"""Roman numbers, told by counting the stems in their picture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile, zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.scan.lookalikes import head_in, told_apart
from extractors.scan.ocr import Token
from extractors.scan.picture import Grey
from extractors.scan.serifs import Head

STEMS_ONLY = re.compile(r"^(?:[IHl1]|[IHLl1|!\[\]ÌÍ]{2,4})[.,:)]?$")
BEFORE_SLASH = re.compile(r"^[IHl1]{1,4}(?=/+\d)")  # of a quarter: III/2024
MIDDLE = (0.35, 0.65)  # of the height: between the serifs, above the full stop
INKED = 0.8  # share of the middle that a stem fills
AGREED, COUNTED = 0.99, 0.9  # confidence of a number counted as it was read, and otherwise
DOUBTED = 0.6  # … otherwise, within a line
UPPER, LOWER = (0.15, 0.4), (0.6, 0.85)  # of the height, where a slash stands apart
BESIDE, LEAN = 0.12, 0.08  # of the height: a slash's reach, and how far it leans between them
WIDEST_STEM = 0.4  # of the height; two stems that touch are wider


class Stroke(NamedTuple):
    """A mark of a word: its first column and the one after it, the share of the height inked."""

    start: int
    end: int
    inked: float


def with_counted_stems(tokens: list[Token], grey: Grey) -> list[Token]:
    """The tokens, Roman numbers put right by the stems in their picture.

    The engine reads a bold III as II or HI surely enough to be believed; between their serifs
    the stems stand apart and can be counted. Before a heading the count is sure; within a line,
    where the number may end a school's name, another count than was read is a doubt.
    """
    heads: dict[int, int] = {}
    for token in tokens:
        heads[token.line] = min(token.box[0], heads.get(token.line, token.box[0]))
    words = Counter(token.line for token in tokens)
    result = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if STEMS_ONLY.match(token.text):
            is_head = token.box[0] == heads[token.line]
            token = _counted(token, grey, is_head, words[token.line] == 1 < len(token.text))
        elif match := BEFORE_SLASH.match(token.text):
            token = _before_slash(token, match[0], grey)
        beside = following if following and following.line == token.line else None
        result.append(told_apart(token, beside, grey))
    return result


def _before_slash(token: Token, read: str, grey: Grey) -> Token:
    """The token with the Roman number before its slash by the stems that lead it.

    One or two ones stay what they are, the number of a month, for the engine overlooks one stem
    at most.
    """
    x0, top, x1, bottom = token.box
    stems = leading_stems(grey[max(0, top) : bottom, max(0, x0) : x1])
    if stems not in (1, 2, 3) or (read.isdigit() and stems - len(read) != 1):
        return token
    rest = token.text[len(read) :].lstrip("/")
    stem = "1" if stems < 3 and head_in(token, grey) is Head.LEFT else "I"
    text = f"{stem * stems}/{rest}"
    if text == token.text:
        return replace(token, confidence=max(token.confidence, COUNTED))
    return replace(token, text=text, confidence=COUNTED, alternatives=((token.text, 0.1),))


def _counted(token: Token, grey: Grey, is_head: bool, is_alone: bool) -> Token:
    """The token by its stems: a number of digits alone stays, and what has no clear stems."""
    x0, top, x1, bottom = token.box
    read = token.text.rstrip(".,:)")
    mark = token.text[len(read) :]
    stems = stems_in(grey[max(0, top) : bottom, max(0, x0) : x1])
    if read.isdigit() or stems not in (1, 2, 3) or (is_head and not (mark or is_alone)):
        return token
    if stems == len(read) == 1:
        return token
    head = head_in(token, grey)
    if stems == 2 and head is Head.LEFT and read == "II":
        return replace(token, confidence=min(token.confidence, DOUBTED))
    text = ("1" if stems < 3 and head is Head.LEFT else "I") * stems + mark
    if text == token.text:
        return replace(token, confidence=max(token.confidence, AGREED))
    unclear = head in (Head.UNCLEAR, Head.BARE)
    confidence = DOUBTED if unclear and not is_head else COUNTED
    return replace(token, text=text, confidence=confidence, alternatives=((token.text, 0.2),))


def stems_in(crop: Grey) -> int:
    """Upright strokes in the picture of a word; 0 where it holds anything else.

    >>> crop = np.full((30, 40), 255, np.uint8)
    >>> for x in (4, 14, 24): crop[:, x : x + 4] = 0
    >>> stems_in(crop), stems_in(255 - crop)
    (3, 0)
    """
    strokes = _strokes(crop)
    if not strokes or any(stroke.inked < INKED for stroke in strokes):
        return 0
    widths = [stroke.end - stroke.start for stroke in strokes]
    return len(strokes) if _even(widths, len(crop)) else 0


def leading_stems(crop: Grey) -> int:
    """Upright strokes that a word begins with, up to a slash; 0 where they are uneven.

    >>> crop = np.full((30, 60), 255, np.uint8)
    >>> for x in (4, 14): crop[:, x : x + 4] = 0
    >>> for y in range(30): crop[y, 42 - y // 2 : 46 - y // 2] = 0
    >>> leading_stems(crop)
    2
    """
    upright = takewhile(lambda s: s.inked >= INKED and not _leans(crop, s), _strokes(crop))
    widths = [stroke.end - stroke.start for stroke in upright]
    return len(widths) if _even(widths, len(crop)) else 0


def _leans(crop: Grey, stroke: Stroke) -> bool:
    """True for a slash, which lies further right above than below."""
    height = len(crop)
    pad = max(1, round(BESIDE * height))
    window = _dark(crop)[:, max(0, stroke.start - pad) : stroke.end + pad]
    above, below = (window[round(a * height) : round(b * height)] for a, b in (UPPER, LOWER))
    return _centre(above) - _centre(below) > LEAN * height


def _centre(dark: NDArray[np.bool_]) -> float:
    """The mean column of what is dark; 0 where nothing is."""
    columns = np.nonzero(dark)[1]
    return float(columns.mean()) if len(columns) else 0.0


def _dark(crop: Grey) -> NDArray[np.bool_]:
    return np.asarray(crop < (int(crop.min()) + int(crop.max())) / 2)


def _strokes(crop: Grey) -> list[Stroke]:
    """The marks between the serifs from left to right."""
    height = len(crop)
    if height < 8 or not crop.size:
        return []
    share = _dark(crop)[round(MIDDLE[0] * height) : round(MIDDLE[1] * height)].mean(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (share > 0.2).astype(np.int8), [0]))))
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [Stroke(int(start), int(end), float(share[start:end].max())) for start, end in runs]


def _even(widths: list[int], height: int) -> bool:
    if not widths:
        return False
    return max(widths) <= 2 * min(widths) + 1 and max(widths) <= WIDEST_STEM * height
