"""Roman numbers, told by counting the stems in their picture."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile, zip_longest

import numpy as np

from extractors.scan.lookalikes import head_in, told_apart
from extractors.scan.ocr import Token
from extractors.scan.picture import Grey
from extractors.scan.serifs import Head

STEMS_ONLY = re.compile(r"^(?:[IHl1]|[IHl1|!\[\]ÌÍ]{2,4})[.,:)]?$")
BEFORE_SLASH = re.compile(r"^[IHl1]{1,4}(?=/+\d)")  # of a quarter: III/2024
MIDDLE = (0.35, 0.65)  # of the height: between the serifs, above the full stop
INKED = 0.8  # share of the middle that a stem fills
AGREED, COUNTED = 0.99, 0.9  # confidence of a number counted as it was read, and otherwise
DOUBTED = 0.6  # … otherwise, within a line
WIDEST_STEM = 0.4  # of the height; two stems that touch are wider


def with_counted_stems(tokens: list[Token], grey: Grey) -> list[Token]:
    """The tokens, Roman numbers put right by the stems in their picture.

    The engine reads a bold III as II or HI surely enough to be believed; between their serifs
    the stems stand apart and can be counted. Before a heading the count is sure; within a line,
    where the number may end a school's name, another count than was read is a doubt.
    """
    heads: dict[int, int] = {}
    for token in tokens:
        heads[token.line] = min(token.box[0], heads.get(token.line, token.box[0]))
    result = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if STEMS_ONLY.match(token.text):
            token = _counted(token, grey, token.box[0] == heads[token.line])
        elif (match := BEFORE_SLASH.match(token.text)) and not match[0].isdigit():
            token = _before_slash(token, match[0], grey)
        beside = following if following and following.line == token.line else None
        result.append(told_apart(token, beside, grey))
    return result


def _before_slash(token: Token, read: str, grey: Grey) -> Token:
    """The token with the Roman number before its slash by the stems that lead it."""
    x0, top, x1, bottom = token.box
    stems = leading_stems(grey[max(0, top) : bottom, max(0, x0) : x1])
    if stems not in (1, 2, 3):
        return token
    rest = token.text[len(read) :].lstrip("/")
    stem = "1" if stems < 3 and head_in(token, grey) is Head.LEFT else "I"
    text = f"{stem * stems}/{rest}"
    if text == token.text:
        return replace(token, confidence=max(token.confidence, COUNTED))
    return replace(token, text=text, confidence=COUNTED, alternatives=((token.text, 0.1),))


def _counted(token: Token, grey: Grey, is_head: bool) -> Token:
    """The token by its stems: a number of digits alone stays, and what has no clear stems."""
    x0, top, x1, bottom = token.box
    read = token.text.rstrip(".,:)")
    mark = token.text[len(read) :]
    stems = stems_in(grey[max(0, top) : bottom, max(0, x0) : x1])
    if read.isdigit() or stems not in (1, 2, 3) or (is_head and not mark):
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
    runs = _strokes(crop)
    if not runs or any(ink < INKED for _, ink in runs):
        return 0
    return len(runs) if _even([width for width, _ in runs], len(crop)) else 0


def leading_stems(crop: Grey) -> int:
    """Upright strokes that a word begins with; 0 where they are uneven.

    >>> crop = np.full((30, 60), 255, np.uint8)
    >>> for x in (4, 14): crop[:, x : x + 4] = 0
    >>> for y in range(30): crop[y, 54 - y : 58 - y] = 0
    >>> leading_stems(crop)
    2
    """
    runs = _strokes(crop)
    stems = list(takewhile(lambda run: run[1] >= INKED, runs))
    return len(stems) if _even([width for width, _ in stems], len(crop)) else 0


def _strokes(crop: Grey) -> list[tuple[int, float]]:
    """The marks between the serifs from left to right: width, and share of the height inked."""
    height = len(crop)
    if height < 8 or not crop.size:
        return []
    rows = crop[round(MIDDLE[0] * height) : round(MIDDLE[1] * height)]
    dark = rows < (int(crop.min()) + int(crop.max())) / 2
    share = dark.mean(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (share > 0.2).astype(np.int8), [0]))))
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [(int(end - start), float(share[start:end].max())) for start, end in runs]


def _even(widths: list[int], height: int) -> bool:
    if not widths:
        return False
    return max(widths) <= 2 * min(widths) + 1 and max(widths) <= WIDEST_STEM * height
