"""From a scan to dark text on white paper: stamps out, background flat, specks off.

What helps and what does not was measured on stamped, slanted, noisy pages: taking the stamp out
helps most (`stamps`), dividing by the background helps weak scans, whitening the paper's
grain takes a quarter of the rest, despeckling helps one-bit scans and table cells; scaling up and
binarising made results worse.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from extractors.scan.picture import Grey, Mask, Picture, Pixels, as_pixels, grey_level, inches
from extractors.scan.ring_strokes import without_rings
from extractors.scan.rings import soft_rings, where_rings_lie, without_grey_stamps
from extractors.scan.seen import See, unseen
from extractors.scan.stamps import parted_ink
from extractors.scan.toner import darkened, is_faint, is_pale

WHITE = 245
BLACK_BELOW, WHITE_ABOVE = 60, 210
SMOOTHED_FROM, SMOOTHING = 180.0, 0.0033  # dpi, pixels per dpi
GRAINY = 3.0  # grey levels
SPECK_PT2 = 0.8  # area in square points below which a dot is no part of a letter


class Cleaned(NamedTuple):
    """Grey text on white paper.

    `even` is the same before its paper was made white or its specks taken off: what is too pale for
    print is in it still.
    `stamped` tells where red ink lay (255), or on a page of one bit a round stamp; None where
    there was none. `is_faint` says that the print was so pale that parts of it may be lost.
    """

    clean: Grey
    even: Grey
    stamped: Mask | None
    is_faint: bool = False


def cleaned(picture: Picture, see: See = unseen) -> Cleaned:
    """Text on even white paper, chosen by what the picture is (colour, grey, one bit)."""
    stamped, faint = None, False
    dpi = picture.dpi
    if picture.is_one_bit:
        even = picture.pixels
        rings = soft_rings(even, dpi)
        clean = despeckled(without_rings(even, rings, dpi), dpi)
        stamped = where_rings_lie(rings, even, dpi)
    else:
        inkless, stamped = parted_ink(picture.pixels)
        see("without stamps", lambda: inkless)
        even = flattened(inkless, dpi)
        if is_pale(even):
            faint = is_faint(even)
            inkless, stamped = parted_ink(darkened(_flattened(picture.pixels, dpi)))
            even = calm = inkless
        else:
            calm = calmed(even, dpi)
        see("flattened", lambda: even)
        clean = clear(without_grey_stamps(calm, dpi) if picture.is_grey else calm)
    see("clean", lambda: clean)
    return Cleaned(clean, even, stamped, faint)


def flattened(grey: Grey, dpi: float) -> Grey:
    """The picture divided by its own background, so that paper is evenly white.

    The background is what is left when strokes are closed (0.05 inch) and the rest is
    smoothed over half an inch, at a quarter of the size.
    """
    size = inches(0.05, dpi, 5)
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    small = cv2.resize(paper, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(small, inches(0.4, dpi / 4, 3) | 1)
    paper = cv2.resize(small, (grey.shape[1], grey.shape[0]))
    return as_pixels(cv2.divide(grey, np.maximum(paper, 1), scale=WHITE))


def _flattened(pixels: Pixels, dpi: float) -> Pixels:
    """The same of a picture with or without colours."""
    if pixels.ndim == 2:
        return flattened(pixels, dpi)
    return as_pixels(cv2.merge([flattened(as_pixels(c), dpi) for c in cv2.split(pixels)]))


def calmed(grey: Grey, dpi: float) -> Grey:
    """A grainy picture smoothed where its strokes are thick enough to bear it.

    A little helps; at 0.004 pixels per dpi it took the hooks off and ổ was read as ố.
    """
    if dpi < SMOOTHED_FROM or grain(grey) < GRAINY:
        return grey
    return as_pixels(cv2.GaussianBlur(grey, (0, 0), SMOOTHING * dpi))


def grain(grey: Grey) -> float:
    """The standard deviation of the paper in grey levels, as neighbouring pixels show it."""
    here, beside = grey[:-1:2, :-1:2].astype(np.int16), grey[1::2, 1::2]
    steps = np.abs(here - beside)[here > WHITE - 60]
    return float(np.median(steps)) * 1.05 if len(steps) else 0.0


def clear(grey: Grey) -> Grey:
    """Paper with its grain made white, ink made black."""
    steps = np.clip((np.arange(256) - BLACK_BELOW) * 255.0 / (WHITE_ABOVE - BLACK_BELOW), 0, 255)
    return as_pixels(cv2.LUT(grey, steps.astype(np.uint8)))


def despeckled(grey: Grey, dpi: float) -> Grey:
    """Dots smaller than any part of a letter (full stops, marks) painted over with paper."""
    paper = int(grey_level(grey, 75))
    ink = (grey < paper - 40).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    smallest = SPECK_PT2 * (dpi / 72) ** 2
    is_speck = stats[:, cv2.CC_STAT_AREA] < smallest
    is_speck[0] = False
    if count < 2 or not is_speck.any():
        return grey
    specks = cv2.dilate(is_speck[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    specks[(ink > 0) & ~is_speck[labels]] = 0
    out = grey.copy()
    out[specks > 0] = paper
    return out
