"""Dotted rules: what a one-bit scan leaves of hairlines.

A threshold takes a hairline to a few dots, each no larger than dust; but dust is strewn evenly,
and along the hairline the dots are many times as dense for inches. They are counted in the page
before it was despeckled, away from letters and their marks.
"""

from __future__ import annotations

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
MARKS = 0.04  # inches around a letter in which its marks lie
COUNTED, HERE = 1.2, 0.2  # inches along a rule over which dots are counted, and some must lie
DENSE, DENSER = 0.03, 3.0  # dots by pixel along a rule; times as dense as just beside it
BESIDE = 0.03  # inches
BRIDGED, SHORTEST = 0.3, 0.8  # inches of a rule


def dots_of(page: Grey, dpi: float) -> Mask | None:
    """The ink (1) of a straight page with its specks that is neither letter nor mark.

    None for a page that is not black and white alone.
    """
    middling = cv2.inRange(page, *MIDDLING)
    if cv2.countNonZero(middling) > TWO_VALUED * page.size or (page == 255).mean() < BLANK:
        return None
    ink = (page < DARK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    is_letter = (height >= LETTER[0] * dpi) & (height <= LETTER[1] * dpi)
    is_letter &= (width >= THINNEST * dpi) & (width <= 2 * LETTER[1] * dpi)
    is_letter[0] = False
    reach = np.ones((2 * inches(MARKS, dpi, 3) + 1,) * 2, np.uint8)
    print_ = cv2.dilate(is_letter[labels].astype(np.uint8), reach)
    return as_pixels(cv2.subtract(ink, as_pixels(print_)))


def dotted_rules(dots: Mask, dpi: float) -> tuple[Mask, Mask]:
    """Where horizontal and where vertical rules run (255) along which dots are dense."""
    return _dense(dots, dpi), flipped(_dense(flipped(dots), dpi))


def _dense(dots: Mask, dpi: float) -> Mask:
    near = cv2.dilate(dots, np.ones((3, 1), np.uint8))
    share = cv2.boxFilter(near, cv2.CV_32F, (inches(COUNTED, dpi), 1))
    here = cv2.boxFilter(near, cv2.CV_32F, (inches(HERE, dpi), 1))
    step = inches(BESIDE, dpi, 4)
    beside = np.maximum(np.roll(share, step, 0), np.roll(share, -step, 0))
    is_line = (share >= DENSE) & (share >= DENSER * beside) & (here >= DENSE)
    line = as_pixels(is_line.astype(np.uint8) * 255)
    line = as_pixels(cv2.morphologyEx(line, cv2.MORPH_CLOSE, _row(BRIDGED, dpi)))
    return as_pixels(cv2.morphologyEx(line, cv2.MORPH_OPEN, _row(SHORTEST, dpi)))


def _row(length: float, dpi: float) -> NDArray[np.uint8]:
    return np.ones((1, inches(length, dpi, 5)), np.uint8)
