"""Red stamps and blue ink out, the black text under them kept.

In its own channel coloured ink is nearly as bright as paper while black stays black. Taking the
stamp out halves the errors of a stamped page or better; without it whole lines under it are lost.
"""

from __future__ import annotations

from functools import reduce

import cv2
import numpy as np

from extractors.scan.picture import Grey, Mask, Pixels, as_pixels, grey_of

RED_HUES = ((0, 12), (165, 180))  # OpenCV hue, 0 to 179
BLUE_HUES = ((95, 135),)
RED_SATURATION, BLUE_SATURATION = 40, 60
STROKE = 0.01  # of the picture's width: wider than the ring of a stamp
SPREAD = 0.1  # share of the paper's brightness by which the ink of a stamp on bare paper varies
DARKEST_INK = 0.6  # of the paper's brightness in the red channel; what is darker is print


def without_ink(pixels: Pixels) -> Grey:
    """Grey picture with red stamps taken out and blue ink faded, black text under them kept.

    Blue ink is only as far faded as its own channel fades it: a pen writes numbers and dates.
    """
    return parted_ink(pixels)[0]


def parted_ink(pixels: Pixels) -> tuple[Grey, Mask | None]:
    """The picture `without_ink`, and where red ink lay (255); None where there was none.

    Red ink may hide a hairline under it.
    """
    if pixels.ndim == 2:
        return pixels, None
    soft = as_pixels(cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 1.0), cv2.COLOR_RGB2HSV))
    grey = grey_of(pixels)
    red = _mask(soft, RED_HUES, RED_SATURATION)
    blue = _mask(soft, BLUE_HUES, BLUE_SATURATION)
    is_red = cv2.countNonZero(red) > 0
    if is_red:
        cv2.copyTo(_lifted(as_pixels(cv2.extractChannel(pixels, 0)), red), red, grey)
    if cv2.countNonZero(blue):
        cv2.copyTo(cv2.max(grey, cv2.extractChannel(pixels, 2)), blue, grey)
    return grey, red if is_red else None


def _mask(hsv: Pixels, hues: tuple[tuple[int, int], ...], saturation: int) -> Mask:
    ranges = [cv2.inRange(hsv, (low, saturation + 1, 0), (high, 255, 255)) for low, high in hues]
    return as_pixels(cv2.dilate(reduce(cv2.bitwise_or, ranges), np.ones((3, 3), np.uint8)))


def _lifted(channel: Grey, mask: Mask) -> Grey:
    """The channel with the stamp's bare ink as bright as the paper beside it, print untouched.

    Even in the red channel a stamp is a little darker than paper, and on an empty page its ghost
    would be read as words.
    """
    size = max(5, round(STROKE * channel.shape[1])) | 1
    x, y, width, height = cv2.boundingRect(mask)
    if not width:
        return channel
    window = slice(y, y + height), slice(x, x + width)
    ink, inside = channel[window].astype(np.float32), mask[window] > 0
    paper = cv2.dilate(channel[window], np.ones((size, size), np.uint8))
    paper = cv2.blur(paper, (size, size)).astype(np.float32)
    core = cv2.erode(mask[window], np.ones((3, 3), np.uint8)) > 0
    if not core.any():
        return channel
    share = ink / np.maximum(paper, 1)
    bare = max(DARKEST_INK, float(np.median(share[core])) - SPREAD)
    lifted = channel.copy()
    lifted[window] = np.where(inside & (share >= bare), np.maximum(paper, ink), ink)
    return lifted
