"""Faint rules: lines of a table too pale to outlive the cleaning of a page.

A hairline is hardly darker than the paper's grain at any of its pixels, yet it is so all along.
It is looked for in the page before its paper was made white: where rows of pixels are darker than
those just above and below, on the average over a quarter of an inch and in most pixels of it.
Letters are no hairlines: what outlived the cleaning is left out, with the pixels around it.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.picture import Grey, Mask, as_pixels, inches
from extractors.scan.rules import bridged, flipped

BESIDE = 0.018  # inches from a hairline to where it leaves the paper white
AVERAGED = 0.25  # inches
DARKER = 6  # grey levels on the average, rounded
SEEN, MOST = 2, 0.75  # grey levels at a pixel; share of the pixels
STRONGEST = 40  # grey levels; more speaks no louder
PRINT, AROUND = 160, 5  # grey level below which a cleaned pixel is print; pixels around it
BRIDGED, SHORTEST = 0.3, 0.8  # inches of a rule


def faint_rules(pale: Grey, clean: Grey, dpi: float) -> tuple[Mask, Mask]:
    """Where horizontal and where vertical hairlines run (255) on a straight page.

    `pale` is the page with an even background, `clean` the same page cleaned.
    """
    print_ = cv2.dilate((clean < PRINT).astype(np.uint8), np.ones((AROUND, AROUND), np.uint8))
    paper = as_pixels(255 * (1 - print_))
    down = _across(flipped(pale), flipped(paper), dpi)
    return _across(pale, paper, dpi), flipped(down)


def _across(pale: Grey, paper: Mask, dpi: float) -> Mask:
    dip = as_pixels(cv2.bitwise_and(_dips(pale, max(round(BESIDE * dpi), 2)), paper))
    size = (inches(AVERAGED, dpi, 9), 1)
    deep = cv2.inRange(cv2.boxFilter(dip, -1, size), DARKER, 255)
    rows = np.flatnonzero(deep.max(axis=1))  # most rows hold none
    line = np.zeros_like(dip)
    if len(rows):
        near = [dip[np.clip(rows + step, 0, len(dip) - 1)] for step in (-1, 0, 1)]
        seen = cv2.inRange(np.max(near, axis=0), SEEN, 255)  # a rule may step by a pixel
        seen = cv2.inRange(cv2.boxFilter(seen, -1, size), int(255 * MOST), 255)
        line[rows] = cv2.bitwise_and(as_pixels(deep[rows]), seen)
    return bridged(line, BRIDGED, SHORTEST, dpi)


def _dips(grey: Grey, beside: int) -> Grey:
    """How much darker each pixel is than the darker of those above and below it; 0 if not."""
    dip = np.zeros_like(grey)
    around = cv2.min(grey[: -2 * beside], grey[2 * beside :])
    cv2.subtract(around, grey[beside:-beside], dst=dip[beside:-beside])
    return np.minimum(dip, STRONGEST)
