"""A picture may lie about its size: its letters tell.

Administrative text is set in 13 to 14 points (Nghị định 30/2020/NĐ-CP, the decree on paperwork),
tables in 11 to 13, and scans of A4 are 8.3 inches wide; where the stated resolution makes the
letters half or twice as high as that, the letters are believed.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Picture, Pixels, as_pixels, scaled
from extractors.scan.stamps import without_ink

LETTER_PT = 7.2  # usual height of a letter at 13 to 14 points, between small letters and capitals
BELIEVED = (0.55, 1.8)  # stated resolution divided by that of the letters
READABLE = (180.0, 400.0)  # dpi at which Tesseract reads well
BEST = 300.0
LOWEST_STATED = 100.0  # dpi; 72 and 96 are written where nothing is known
FEWEST_LETTERS = 60
A4_INCHES, A4_WIDTH = 11.7, 8.3
A4_SHAPE = (1.27, 1.55)  # long side by short side


def at_readable_size(picture: Picture) -> tuple[Picture, bool]:
    """The picture with a resolution that its letters bear out, made smaller when too large.

    The flag says that the stated resolution was not believed.
    """
    dpi = believable_dpi(picture)
    corrected = dpi != picture.dpi
    pixels = picture.pixels
    if dpi > READABLE[1]:
        pixels, dpi = scaled(pixels, BEST / dpi), BEST
    elif dpi < READABLE[0] * 0.6:
        pixels, dpi = scaled(pixels, READABLE[0] / dpi), READABLE[0]
    return replace(picture, pixels=pixels, dpi=dpi), corrected


def believable_dpi(picture: Picture) -> float:
    """The stated resolution, or that of an A4 page or of the letters where it cannot be true."""
    height_px, width_px = (int(side) for side in picture.pixels.shape[:2])
    shape = max(height_px, width_px) / min(height_px, width_px)
    is_a4 = A4_SHAPE[0] < shape < A4_SHAPE[1]
    is_strip = width_px > A4_SHAPE[1] * height_px  # a letterhead cut off its page
    as_a4 = width_px / A4_WIDTH if is_strip else max(height_px, width_px) / A4_INCHES
    if is_a4 and 0.9 < picture.dpi / as_a4 < 1.1:
        return picture.dpi  # shape and statement agree: a sheet of A4
    height = letter_height(picture.pixels)
    if height is None:
        return as_a4 if is_a4 else picture.dpi
    by_letters = height / LETTER_PT * 72
    stated: tuple[float, ...] = (picture.dpi,) if picture.dpi >= LOWEST_STATED else ()
    for dpi in (*stated, as_a4) if is_a4 or is_strip else stated:
        if BELIEVED[0] < dpi / by_letters < BELIEVED[1]:
            return dpi
    return by_letters


def letter_height(pixels: Pixels) -> float | None:
    """Height in pixels of the small letters, None when there are too few to tell.

    The heights of separate marks of ink crowd at that of the small letters.
    """
    grey = without_ink(pixels)
    window = max(15, round(min(grey.shape) / 40)) | 1
    ink = as_pixels(
        cv2.adaptiveThreshold(
            grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 20
        )
    )
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = stats[1:count, 2], stats[1:count, 3], stats[1:count, 4]
    letter = (height >= 5) & (width >= 0.3 * height) & (width <= 2.2 * height)
    letter &= area >= 0.2 * width * height
    heights = height[letter]
    if len(heights) < FEWEST_LETTERS:
        return None
    return _crowded(np.log(heights.astype(np.float64)))


def _crowded(logs: NDArray[np.float64]) -> float:
    """Where the values crowd most, within a tenth up or down."""
    grid = np.linspace(logs.min(), logs.max(), 120)
    near = [(np.abs(logs - g) < 0.1).sum() for g in grid]
    best = grid[int(np.argmax(near))]
    return float(np.exp(np.median(logs[np.abs(logs - best) < 0.1])))
