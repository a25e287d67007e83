"""Words that the engine ran together, parted where the picture has a gap.

`A I` (school A, number I) comes out as `AI`, `Giáp Bát C` as `Giáp BátC`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extractors.scan.ocr import Token
from extractors.scan.picture import Grey

NUMBERED = re.compile(r"^[A-HĐK-UWYZ][I1l|TÌÍ]{1,3}$")  # VI and XI are numbers themselves
HEADING = re.compile(r"^[IVXLHl1|]{1,4}[.,](?=[^\W\d_]{2})")  # the number of a heading: I.MỤC
ABBREVIATED = re.compile(r"^[A-ZĐ]{2,}(?=[A-ZĐ][^\W\d_A-ZĐ])")  # of a level: THCẩm
COUNTED = re.compile(r"^[^\W\d_]+[^\W\d_A-ZĐ](?=\d{1,2}[.,;:)]?$)")  # Tâm2
GAP = 0.25  # of the word's height: more than between the letters of a word
NEAR = 0.35  # of the word's width, between the gap and where the letters have it
WIDTH_OF_H = 0.5  # of its height at least
PAPER = 0.4  # of full ink


def parted(tokens: Iterable[Token], grey: Grey) -> list[Token]:
    """The tokens, each that is two words with a gap between them as two."""
    return [part for token in tokens for part in _parts(token, grey)]


def _parts(token: Token, grey: Grey) -> list[Token]:
    at = seam(token.text)
    gap = _widest_gap(token, at / len(token.text), grey) if at else None
    x0, top, x1, bottom = token.box
    if gap is None or (token.text[0] == "H" and gap[0] < WIDTH_OF_H * (bottom - top)):
        return [token]  # HI is what the engine makes of the stems of II
    head, tail = (x0, top, x0 + gap[0], bottom), (x0 + gap[1], top, x1, bottom)
    return [
        replace(token, text=token.text[:at], box=head, alternatives=()),
        replace(token, text=token.text[at:], box=tail, alternatives=()),
    ]


def seam(text: str) -> int:
    """Where a second word may begin: at a capital within, at a number or after one; else 0.

    >>> seam("BátC"), seam("AI"), seam("THCẩm"), seam("KRông"), seam("IL.MỤC")
    (3, 1, 2, 0, 3)
    >>> seam("Tâm2"), seam("m2"), seam("lớp10,")
    (3, 0, 3)
    >>> seam("Bát"), seam("GDĐT"), seam("VI"), seam("N'Trang")
    (0, 0, 0, 0)
    """
    if NUMBERED.match(text):
        return 1
    if head := HEADING.match(text) or ABBREVIATED.match(text) or COUNTED.match(text):
        return head.end()
    if not text.isalpha():
        return 0
    return next((i for i, (a, b) in enumerate(pairwise(text), 1) if a.islower() and b.isupper()), 0)


def _widest_gap(token: Token, share: float, grey: Grey) -> tuple[int, int] | None:
    """Where the widest gap within a word begins and ends, in pixels from its left edge.

    It is looked for around the given share of the word's width.
    """
    x0, top, x1, bottom = (max(0, side) for side in token.box)
    crop = grey[top:bottom, x0:x1].astype(np.float64)
    if not crop.size:
        return None
    paper, black = float(np.percentile(crop, 90)), float(crop.min())
    blank = (paper - crop).max(axis=0) < PAPER * max(paper - black, 1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], blank.astype(np.int8), [0]))))
    gaps = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    low, high = (len(blank) * (share + side) for side in (-NEAR, NEAR))
    inner = [(a, b) for a, b in gaps if max(0, low) < (a + b) / 2 < high and b < len(blank)]
    widest = max(inner, key=lambda gap: gap[1] - gap[0], default=(0, 0))
    return widest if widest[1] - widest[0] >= GAP * (bottom - top) else None
