"""Turn a slanted page straight."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, as_pixels, scaled

LIMIT = 6.0  # degrees; more is no slant but another orientation
LEAST_INK = 0.0008  # share of the page; a page with less is blank
SIDE = 1400  # pixels of the small picture that is judged
AROUND = 0.043  # share of its side over which the paper's grey is averaged
STRIP = 16  # columns that are moved together

Profiles = NDArray[np.float32]  # strips × rows: the ink of each row of an upright strip


def straightened(grey: Grey, degrees: float, how: int = cv2.INTER_CUBIC) -> Grey:
    """The page turned about its centre by degrees, counter-clockwise.

    `how` pixels between others are made is OpenCV's number for it.
    """
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    border = cv2.BORDER_REPLICATE
    return as_pixels(cv2.warpAffine(grey, matrix, (width, height), flags=how, borderMode=border))


def roughly_straightened(grey: Grey, degrees: float) -> Grey:
    """The page turned likewise in a third of the time, its letters a little softer."""
    return straightened(grey, degrees, cv2.INTER_LINEAR)


def slant(grey: Grey) -> float:
    """Degrees (counter-clockwise positive) by which turning makes text lines horizontal.

    The right angle makes the sums of ink along rows change most sharply from row to row
    (Postl's projection criterion). Upright strips of the page are slid past one another instead
    of turning it, first at half the height.
    """
    ink = _ink(grey)
    if (ink > 0).mean() < LEAST_INK:
        return 0.0
    fine = profiles(ink)
    coarse = fine[:, : fine.shape[1] // 2 * 2].reshape(len(fine), -1, 2).sum(axis=2)
    steps = np.arange(-LIMIT, LIMIT + 0.01, 0.5)
    best = max(steps, key=lambda a: sharpness(coarse, float(a), STRIP / 2))
    for step in (0.2, 0.05):
        near = best + step * np.arange(-2, 3)
        best = max(near, key=lambda a: sharpness(fine, float(a), STRIP))
    return round(float(best), 2)


def _ink(grey: Grey) -> Grey:
    """Dark marks bright on black, at most `SIDE` pixels high or wide."""
    small = 255 - scaled(grey, min(1.0, SIDE / max(grey.shape)))
    around = round(AROUND * SIDE)
    ink = cv2.subtract(small, cv2.blur(small, (around, around)))
    ink[ink < 25] = 0
    return as_pixels(ink)


def profiles(ink: Grey) -> Profiles:
    """The ink of each row of the strips from left to right."""
    sums = np.add.reduceat(ink, np.arange(0, ink.shape[1], STRIP), axis=1, dtype=np.float32)
    return np.ascontiguousarray(sums.T)


def sharpness(strips: Profiles, degrees: float, width: float) -> float:
    """How sharply rows change when strips, each so many rows wide, are slid as on a turned page."""
    count, rows = strips.shape
    slides = math.tan(math.radians(degrees)) * width * (np.arange(count) - (count - 1) / 2)
    reach = math.ceil(abs(float(slides[0]))) + 1
    sums = np.zeros(rows + 2 * reach + 1, np.float32)
    for strip, slide in zip(strips, reach - slides, strict=True):
        at = int(slide)
        part = np.float32(slide - at)
        sums[at : at + rows] += (1 - part) * strip
        sums[at + 1 : at + 1 + rows] += part * strip
    return float(np.square(np.diff(sums)).sum(dtype=np.float64))
