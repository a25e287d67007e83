"""Roman numbers before headings, told by counting the stems in their picture."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from extractors.scan.ocr import Token
from extractors.scan.picture import Grey

STEMS_ONLY = re.compile(r"^[IHl1]{1,4}[.,:)]$")
MIDDLE = (0.35, 0.65)  # of the height: between the serifs, above the full stop
INKED = 0.8  # share of the middle that a stem fills
COUNTED = 0.9  # confidence of a number whose stems were counted
WIDEST_STEM = 0.4  # of the height; two stems that touch are wider


def with_counted_stems(tokens: list[Token], grey: Grey) -> list[Token]:
    """The tokens, a Roman number that heads a line put right by the stems in its picture.

    The engine reads a bold III as II or HI surely enough to be believed; between their serifs
    the stems stand apart and can be counted.
    """
    heads: dict[int, int] = {}
    for token in tokens:
        heads[token.line] = min(token.box[0], heads.get(token.line, token.box[0]))
    return [
        _counted(token, grey)
        if token.box[0] == heads[token.line] and STEMS_ONLY.match(token.text)
        else token
        for token in tokens
    ]


def _counted(token: Token, grey: Grey) -> Token:
    x0, top, x1, bottom = token.box
    stems = stems_in(grey[max(0, top) : bottom, max(0, x0) : x1])
    read = token.text[:-1]
    if stems not in (1, 2, 3) or (stems == 1 and read != "I") or (read == "1"):
        return token
    text = "I" * stems + token.text[-1]
    if text == token.text:
        return replace(token, confidence=max(token.confidence, COUNTED))
    return replace(token, text=text, confidence=COUNTED, alternatives=((token.text, 0.1),))


def stems_in(crop: Grey) -> int:
    """Upright strokes in the picture of a word; 0 where it holds anything else.

    >>> crop = np.full((30, 40), 255, np.uint8)
    >>> for x in (4, 14, 24): crop[:, x : x + 4] = 0
    >>> stems_in(crop), stems_in(255 - crop)
    (3, 0)
    """
    height = len(crop)
    if height < 8 or not crop.size:
        return 0
    rows = crop[round(MIDDLE[0] * height) : round(MIDDLE[1] * height)]
    dark = rows < (int(crop.min()) + int(crop.max())) / 2
    share = dark.mean(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (share > 0.2).astype(np.int8), [0]))))
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    widths = [int(end - start) for start, end in runs]
    if not runs or any(share[a:b].max() < INKED for a, b in runs):
        return 0
    even = max(widths) <= 2 * min(widths) + 1 and max(widths) <= WIDEST_STEM * height
    return len(runs) if even else 0
