"""Pale print: a page whose toner ran out, made as dark as any other.

The steps that follow, and the engine, take print for black; on a page of a third of the contrast
its grain is nearly as dark as its rules. Grain is smoothed first, along edges and not over them,
then the levels are spread.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from extractors.scan.picture import Grey, Pixels, as_pixels, grey_level, grey_of
from schemas.document import Word

PALE = 105  # grey level that a thousandth of the pixels of print is darker than, if it is not pale
PRINT, FEWEST = 1.0, 25  # per cent of the pixels; grey levels by which these are darker than paper
# How much further below paper print lies than a quarter of the pixels; of grain alone 3.4 times.
OVER_GRAIN = 5.5
FAINT, OF_FAINT = 70, 0.6  # grey levels as before; confidence that a word has at most
SMOOTHED = ((45, 7), (25, 7))  # of each pass: grey levels of an edge that stays, pixels
REACH = 1.5  # pixels
AROUND = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]], np.uint8)
# How dark a pixel may be, by the darkest of those around it: dust is darker.
DUST_ALLOWS = np.maximum(np.arange(256) - 10, 0).astype(np.uint8)
INK, PAPER, GRAIN = 60, 210, 6  # the levels that ink and paper get; what paper varies by


def is_pale(even: Grey) -> bool:
    """Whether there is print on an evenly lit page, and all of it is pale; grain is no print.

    >>> page = np.full((100, 100), 230, np.uint8)
    >>> is_pale(page)
    False
    >>> page[10:20, 10:40] = 170
    >>> is_pale(page)
    True
    >>> page[12, 10:40] = 60
    >>> is_pale(page)
    False
    """
    if grey_level(even, 0.1) <= PALE:
        return False
    paper = grey_level(even, 50)
    depth = paper - grey_level(even, PRINT)
    return depth > FEWEST and depth > OVER_GRAIN * (paper - grey_level(even, 25))


def is_faint(even: Grey) -> bool:
    """Whether print stands out so little that parts of words may be lost in the grain."""
    return is_pale(even) and grey_level(even, 50) - grey_level(even, PRINT) < FAINT


def doubt_faint(words: Iterable[Word]) -> None:
    """Make the words of a faint page doubtful, however sure the engine was of what it saw."""
    for word in words:
        word.confidence = min(word.confidence, OF_FAINT)


def darkened(pixels: Pixels) -> Pixels:
    """A pale page on even paper, grey or in colours, with print as dark as on others."""
    darkest_beside = as_pixels(cv2.erode(pixels, AROUND))
    calm = np.maximum(pixels, as_pixels(cv2.LUT(darkest_beside, DUST_ALLOWS)))
    for edge, size in SMOOTHED:
        calm = as_pixels(cv2.bilateralFilter(calm, size, edge, REACH))
    grey = grey_of(calm)
    ink, paper = grey_level(grey, PRINT), grey_level(grey, 50) - GRAIN
    levels = INK + (np.arange(256) - ink) * (PAPER - INK) / max(paper - ink, 1)
    return as_pixels(cv2.LUT(calm, np.clip(levels, 0, 255).astype(np.uint8)))
