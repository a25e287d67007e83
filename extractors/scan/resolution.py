"""A picture may lie about its size: its letters tell.

Administrative text is set in 13 to 14 points (Nghị định 30/2020/NĐ-CP, the decree on paperwork),
tables in 11 to 13, and scans of A4 are 8.3 inches wide; where the stated resolution makes the
letters half or twice as high as that, the letters are believed.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.clean import without_ink
from extractors.scan.picture import Picture, Pixels, as_pixels, scaled

LETTER_PT = 6.2  # usual height of a small letter without ascender at 13 to 14 points
BELIEVED = (0.62, 1.6)  # stated resolution divided by that of the letters
READABLE = (180.0, 400.0)  # dpi at which Tesseract reads well
BEST = 300.0
FEWEST_LETTERS = 60


def at_readable_size(picture: Picture) -> tuple[Picture, bool]:
    """The picture with a resolution that its letters bear out, made smaller when too large.

    The flag says that the stated resolution was not believed.
    """
    height = letter_height(picture.pixels)
    dpi, corrected = picture.dpi, False
    if height is not None:
        by_letters = height / LETTER_PT * 72
        if not BELIEVED[0] < picture.dpi / by_letters < BELIEVED[1]:
            dpi, corrected = by_letters, True
    elif not READABLE[0] / 2 <= dpi <= READABLE[1] * 2:
        dpi, corrected = max(picture.pixels.shape[:2]) / 11.7, True
    pixels = picture.pixels
    if dpi > READABLE[1]:
        pixels, dpi = scaled(pixels, BEST / dpi), BEST
    elif dpi < READABLE[0] * 0.6:
        pixels, dpi = scaled(pixels, READABLE[0] / dpi), READABLE[0]
    return Picture(pixels, dpi, picture.origin), corrected


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


def _crowded(logs: np.ndarray) -> float:
    """Where the values crowd most, within a tenth up or down."""
    grid = np.linspace(logs.min(), logs.max(), 120)
    near = [(np.abs(logs - g) < 0.1).sum() * np.exp(g) for g in grid]
    best = grid[int(np.argmax(near))]
    return float(np.exp(np.median(logs[np.abs(logs - best) < 0.1])))
