"""Dots: the small ink of a one-bit page that is neither letter nor mark nor stamp.

A threshold takes a hairline to a few dots, each no larger than dust; what they are worth is for
`dotted` to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, Mask, as_pixels, inches
from extractors.scan.rules import flipped

TWO_VALUED = 0.06  # share of middling greys at most, which turning a one-bit page makes
BLANK = 0.75  # share of pure white at least; the paper of a grey page is never so even
DARK, MIDDLING = 190, (40, 215)  # grey levels
LETTER = (0.06, 0.3)  # inches: height of a letter
THINNEST = 0.02  # inches: width of a letter; a piece of a rule is thinner
MARKS = (0.015, 0.04)  # inches beside and above or below a letter in which its marks lie
SILENT = 0.1  # inches around a letter in which a threshold takes hairlines away
THIN, THICKEST = 0.016, 0.021  # inches: thickness of a dot, and of a rule of dots
DOT = 0.02  # inches along a rule that a dot takes up; a longer one counts as several
RAGGED = 2  # pixels at the edge of what is no dot
STROKE = 0.18  # inches: length of a letter's stroke, which stands for two dots at most
TILE = 0.5  # inches


@dataclass(frozen=True, slots=True)
class Dots:
    """The small ink of a straight page, as masks of 0 and 1.

    `specks` are the dots and the lines of rules, `letters` is the ink of letters, and `hidden` is
    where a letter beside it or a stamp over it may have taken a hairline away. `dust` is how many
    dots lie on a pixel of the page anyway.
    """

    specks: Mask
    letters: Mask
    hidden: Mask
    dust: float

    def flipped(self) -> Dots:
        """Rows for columns."""
        return self._each(flipped)

    def part(self, window: tuple[slice, slice]) -> Dots:
        """What lies in a window of the page."""
        return self._each(lambda mask: as_pixels(mask[window]))

    def _each(self, how: Callable[[Mask], Mask]) -> Dots:
        return Dots(how(self.specks), how(self.letters), how(self.hidden), self.dust)

    def beside(self, rules: Mask, dpi: float) -> Dots:
        """Without vertical rules (255): their ink is hidden and no dot of a horizontal one."""
        near = cv2.dilate(rules, np.ones((1, 2 * inches(THIN, dpi, 2) + 1), np.uint8)) > 0
        specks = as_pixels(np.where(near, 0, self.specks))
        return replace(self, specks=specks, hidden=as_pixels(self.hidden | near))


def dots_of(page: Grey, dpi: float, stamped: Mask | None = None) -> Dots | None:
    """The dots of a straight page with its specks; None for a page that is not black and white.

    `stamped` is where a stamp lies (255), whose ink is as black as any.
    """
    middling = cv2.inRange(page, *MIDDLING)
    if cv2.countNonZero(middling) > TWO_VALUED * page.size or (page == 255).mean() < BLANK:
        return None
    ink = (page < DARK).astype(np.uint8)
    letters, print_ = _print(as_pixels(ink), dpi)
    hidden = cv2.dilate(letters, _around(SILENT, SILENT, dpi))
    if stamped is not None:
        print_[stamped > 0] = 1
        letters[stamped > 0] = 0
        hidden[stamped > 0] = 1
    specks = as_pixels(cv2.subtract(ink, print_))
    return Dots(specks, letters, as_pixels(hidden), _dust(specks, dpi))


def _print(ink: Mask, dpi: float) -> tuple[Mask, Mask]:
    """Where letters are (1), and where they are or their marks may be."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    is_letter = (height >= LETTER[0] * dpi) & (height <= LETTER[1] * dpi)
    is_letter &= (width >= THINNEST * dpi) & (width <= 2 * LETTER[1] * dpi)
    is_letter[0] = False
    letters = as_pixels(is_letter[labels])
    print_ = as_pixels(cv2.dilate(letters, _around(*MARKS, dpi)))
    thick = inches(THIN, dpi, 2)
    is_mark = np.zeros(len(stats), bool)
    near = cv2.dilate(letters, _around(MARKS[1], MARKS[1], dpi))
    is_mark[labels[(near > 0) & (ink > 0)]] = True  # full stops too; a mark may reach farther
    is_mark &= (height > thick) & (width > thick) & (height <= LETTER[0] * dpi)
    print_[is_mark[labels]] = 1
    return letters, print_


def _around(beside: float, above: float, dpi: float) -> NDArray[np.uint8]:
    return np.ones((2 * inches(above, dpi, 3) + 1, 2 * inches(beside, dpi, 2) + 1), np.uint8)


def counted(specks: Mask, dpi: float) -> Mask:
    """A pixel (1) for each dot of a horizontal line, in a longer one for each that it is long.

    What is too high for a dot is none, but what sticks out of it, as a line out of another.
    """
    high = np.ones((inches(THICKEST, dpi, 2) + 1, 1), np.uint8)
    body = cv2.morphologyEx(specks, cv2.MORPH_OPEN, high)
    thin = cv2.subtract(specks, cv2.dilate(body, np.ones((3, 2 * RAGGED + 1), np.uint8)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(thin, connectivity=8)
    y, x = np.nonzero(thin)
    label = labels[y, x]
    step = (x - stats[label, cv2.CC_STAT_LEFT]) // inches(DOT, dpi, 3)
    is_stroke = stats[label, cv2.CC_STAT_WIDTH] <= STROKE * dpi
    step[is_stroke] = np.minimum(step[is_stroke], 1)
    _, first = np.unique(label.astype(np.int64) << 32 | step, return_index=True)
    once = np.zeros_like(specks)
    once[y[first], x[first]] = 1
    return once


def _dust(specks: Mask, dpi: float) -> float:
    """How many dots of dust lie on a pixel: the middle one of the page's tiles has no rule."""
    tile = inches(TILE, dpi)
    height, width = (side // tile * tile for side in specks.shape)
    once = counted(specks, dpi)[:height, :width]
    tiles = once.reshape(height // tile, tile, width // tile, tile).sum((1, 3))
    return float(np.median(tiles)) / tile**2 if tiles.size else 0.0
