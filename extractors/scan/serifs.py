"""I, l and 1 told apart by their serifs.

The engine takes one for another: it reads every Ia of the highlands (Ia Grai, Ia Lốp) as la, and
the 1 of some faces as I. In a face with serifs an I has them on both sides of its head, an l and
a 1 on the left side only. A scanner leaves little of a serif: how much darker the paper is beside
the head of a stem than beside its middle is measured, on either side.
"""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, grey_level

HEAD, UPPER, MIDDLE = (0.0, 0.16), (0.2, 0.35), (0.4, 0.65)  # of the stem's height
LOWER, BASE = (0.65, 0.8), (0.84, 1.0)
INKED, BESIDE = 0.55, 0.35  # of full ink: in the stem, in what is no longer paper
REACH = 0.2  # of the height: how far a serif reaches
LOWEST, CONTRAST = 10, 60  # pixels; grey levels
WIDEST, TALL = 0.35, 0.6  # of the stem's height; of the word's
SLANT = 0.05  # of the height: italics, whose serifs stand otherwise
SERIF, NONE = 0.0065, 0.004  # ink beside the head, in squares of the stem's height
LOW, GRAINY = 19, 2.0  # pixels of height below which serifs must stand out more, and how much
FOOT = 0.3  # ink beside the foot of an I, as a share of that beside its head; a J has none
ARM = 0.25  # of the stem's height: an arm is longer, a serif shorter
EVEN, ONE_SIDED = 0.4, 0.25  # the right side's ink as a share of the left side's

Ink = NDArray[np.float64]  # 0 paper to 1 ink


class Head(Enum):
    BOTH = "serifs on both sides, as an I has"
    LEFT = "a serif or flag on the left, as an l or a 1 has"
    BARE = "no serifs, as an I or an l of a face without them has"
    UNCLEAR = "anything else"


def head_of(crop: Grey) -> Head:
    """The head of the stem that the picture of a word begins with.

    >>> word = np.full((34, 40), 255, np.uint8)
    >>> word[3:30, 10:14] = 0
    >>> head_of(word).name
    'BARE'
    >>> word[3:5, 6:14] = 0
    >>> head_of(word).name
    'LEFT'
    >>> word[3:5, 14:18] = word[28:30, 6:18] = 0
    >>> head_of(word).name
    'BOTH'
    """
    ink = _ink_of(crop)
    stem = _first_stem(ink) if ink is not None else None
    if ink is None or stem is None:
        return Head.UNCLEAR
    first, last, rows = stem
    reach = max(2, round(REACH * len(rows)))
    beside = rows[:, last + 1 : last + 1 + reach]
    left, right = _more_at(HEAD, rows[:, max(0, first - reach) : first]), _more_at(HEAD, beside)
    serif = SERIF * (GRAINY if len(rows) < LOW else 1)
    if left > 0 and right >= max(serif, EVEN * left):
        return Head.BOTH if _more_at(BASE, beside) >= FOOT * right else Head.UNCLEAR
    if left > serif and right <= min(NONE, ONE_SIDED * left):
        return Head.LEFT
    if max(abs(left), abs(right)) <= NONE:
        return Head.BARE
    return Head.UNCLEAR


def has_arm(crop: Grey) -> bool:
    """Whether the stem that the picture of a word begins with has the arm of an L, or none is seen.

    In seven faces at 150 to 300 dpi the arm of an L was at least .47 of the stem's height long,
    the serif of an I at most .14.

    >>> word = np.full((34, 40), 255, np.uint8)
    >>> word[3:30, 10:14] = word[26:30, 27:30] = 0  # a full stop behind
    >>> has_arm(word)
    False
    >>> word[27:30, 14:24] = 0
    >>> has_arm(word)
    True
    """
    ink = _ink_of(crop)
    stem = _first_stem(ink) if ink is not None else None
    if stem is None:
        return True
    _, last, rows = stem
    foot = _part(rows, BASE).max(axis=0)[last + 1 :] >= BESIDE
    reach = len(foot) if foot.all() else int(np.argmin(foot))
    return reach >= ARM * len(rows)


def _ink_of(crop: Grey) -> Ink | None:
    """The picture as shares of ink; None for one that is too small or pale."""
    if len(crop) < LOWEST or crop.shape[1] < 3:
        return None
    paper, black = grey_level(crop, 90), float(crop.min())
    if paper - black < CONTRAST:
        return None
    return np.clip((paper - crop.astype(np.float64)) / (paper - black), 0, 1)


def _first_stem(ink: Ink) -> tuple[int, int, Ink] | None:
    """First and last column of the upright stem that stands first, and the rows it spans."""
    inked = np.flatnonzero((ink > INKED).any(axis=1))
    if not len(inked):
        return None
    columns = _part(ink[inked[0] : inked[-1] + 1], MIDDLE).mean(axis=0)
    dark = np.flatnonzero(columns >= INKED)
    if not len(dark):
        return None
    first = last = int(dark[0])
    while last + 1 < len(columns) and columns[last + 1] >= INKED:
        last += 1
    if (columns[: max(0, first - 1)] > BESIDE).any():
        return None
    stem = np.flatnonzero(ink[:, first : last + 1].mean(axis=1) > INKED)
    rows = ink[stem[0] : stem[-1] + 1]
    height = len(rows)
    if height < TALL * (inked[-1] + 1 - inked[0]) or last + 1 - first > WIDEST * height:
        return None
    window = rows[:, max(0, first - 3) : last + 4]
    lean = _middle(_part(window, UPPER)) - _middle(_part(window, LOWER))
    return (first, last, rows) if abs(lean) <= SLANT * height else None


def _part(rows: Ink, of: tuple[float, float]) -> Ink:
    start = round(of[0] * len(rows))
    return rows[start : max(start + 1, round(of[1] * len(rows)))]


def _middle(rows: Ink) -> float:
    """The column about which the ink lies."""
    columns = rows.sum(axis=0)
    return float((columns * np.arange(len(columns))).sum() / max(columns.sum(), 1e-6))


def _more_at(end: tuple[float, float], side: Ink) -> float:
    """How much more ink lies beside an end of a stem than beside its middle."""
    there, middle = _part(side, end), _part(side, MIDDLE)
    return float(there.sum() / len(there) - middle.sum() / len(middle)) / len(side)
