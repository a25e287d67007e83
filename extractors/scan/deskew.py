"""Turn a slanted page straight."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.picture import Grey, as_pixels, scaled

LIMIT = 6.0  # degrees; more is no slant but another orientation
LEAST_INK = 0.0008  # share of the page; a page with less is blank


def straightened(grey: Grey, degrees: float) -> Grey:
    """The page turned about its centre by degrees, counter-clockwise."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    straight = cv2.warpAffine(
        grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return as_pixels(straight)


def slant(grey: Grey) -> float:
    """Degrees (counter-clockwise positive) by which turning makes text lines horizontal.

    The right angle makes the sums of ink along rows change most sharply from row to row
    (Postl's projection criterion), searched on a small picture and refined on a larger one.
    """
    coarse = _ink(grey, 700)
    if (coarse > 0).mean() < LEAST_INK:
        return 0.0
    steps = np.arange(-LIMIT, LIMIT + 0.01, 0.5)
    best = max(steps, key=lambda a: _sharpness(coarse, float(a)))
    fine = _ink(grey, 1400)
    for step in (0.2, 0.05):
        near = best + step * np.arange(-2, 3)
        best = max(near, key=lambda a: _sharpness(fine, float(a)))
    return round(float(best), 2)


def _ink(grey: Grey, side: int) -> Grey:
    """Dark marks bright on black, at most `side` pixels high or wide."""
    small = 255 - scaled(grey, min(1.0, side / max(grey.shape)))
    ink = cv2.subtract(small, cv2.GaussianBlur(small, (0, 0), side / 80))
    ink[ink < 25] = 0
    return as_pixels(ink)


def _sharpness(ink: Grey, degrees: float) -> float:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    sums = cv2.reduce(turned, 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F).ravel()
    return float(np.square(np.diff(sums)).sum())
