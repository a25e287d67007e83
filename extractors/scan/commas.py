"""Commas and full stops that the engine sees behind a word where the page shows none.

In a list of names a comma makes two schools of one (`Mường, Bằng`), and a full stop ends a name
(`Hoàng. Liên`). Of 457 commas behind words of bad scans the page showed all but five; three of
these were none, two touched a letter on pages of one bit. Of 46 doubtful full stops it showed 45.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np

from extractors.scan.ocr import Token
from extractors.scan.picture import Grey, grey_level

BEHIND_WORD = re.compile(r"(?<=[^\W\d_]{2})[.,]$")
SURE = 0.8  # confidence from which the page is not asked
WINDOW = (0.45, 0.17)  # of the word's height, left and right of its end
BELOW = 0.12  # of the height: how far a comma hangs below its word's box
HIGHEST, LOWEST_TOP, AREA = 0.5, 0.45, 0.004  # of the height; of its square
INTO = 0.1  # of the height: how far a mark reaches below the letter before it
SHARES = (0.35, 0.5, 0.65)  # of full ink: a comma close to its letter is one mark with it in some


def with_real_commas(tokens: Iterable[Token], grey: Grey) -> list[Token]:
    """The words, those that end in a doubtful mark which the page does not show without it."""
    return [_bare(token) if _is_made_up(token, grey) else token for token in tokens]


def _bare(token: Token) -> Token:
    return replace(token, text=token.text[:-1], alternatives=((token.text, 1 - token.confidence),))


def _is_made_up(token: Token, grey: Grey) -> bool:
    if token.confidence >= SURE or BEHIND_WORD.search(token.text) is None:
        return False
    _, top, right, bottom = token.box
    height = bottom - top
    rows = slice(max(0, top), bottom + round(BELOW * height))
    before, behind = (round(share * height) for share in WINDOW)
    crop = grey[rows, max(0, right - before) : right + behind]
    return bool(crop.size) and not _shows_comma(crop, height)


def _shows_comma(crop: Grey, height: int) -> bool:
    """Whether a low mark stands apart in the picture of a word's end.

    >>> word = np.full((40, 30), 255, np.uint8)
    >>> word[4:34, 0:12] = 0
    >>> _shows_comma(word, 34)
    False
    >>> word[28:38, 16:21] = 0
    >>> _shows_comma(word, 34)
    True
    """
    paper, black = grey_level(crop, 90), float(crop.min())
    for share in SHARES:
        ink = (crop < paper - share * (paper - black)).astype(np.uint8)
        _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        left, top, wide, high, area = stats[1:].T
        low = (high < HIGHEST * height) & (top > LOWEST_TOP * height) & (left > 0)
        ends = int((left + wide)[~low].max(initial=0))  # of the letters; what is left of it is one
        behind = left >= ends - INTO * height
        if (low & behind & (area >= AREA * height**2)).any():
            return True
    return False
