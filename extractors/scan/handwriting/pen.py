"""The page with what a pen wrote on it, where cleaning has faded the pen's ink."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.clean import calmed, clear, flattened
from extractors.scan.picture import Grey, Picture, Pixels, as_pixels
from extractors.scan.stamps import BLUE_HUES

SATURATION = 45
LEAST = 0.00005  # share of the page that a pen's few digits cover


def with_pen(picture: Picture) -> Grey | None:
    """The page as its red channel shows it; None for a page without blue ink.

    Blue ink is as dark in the red channel as black print, a red stamp as bright as paper.
    """
    if picture.is_grey or not _has_blue(picture.pixels):
        return None
    red = as_pixels(np.ascontiguousarray(picture.pixels[..., 0]))
    return clear(calmed(flattened(red, picture.dpi), picture.dpi))


def _has_blue(pixels: Pixels) -> bool:
    some = np.ascontiguousarray(pixels[::2, ::2])
    hue, strength, _ = cv2.split(cv2.cvtColor(some, cv2.COLOR_RGB2HSV))
    low, high = BLUE_HUES[0]
    blue = (hue >= low) & (hue <= high) & (strength > SATURATION)
    return bool(blue.mean() > LEAST)
