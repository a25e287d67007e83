"""Cut a cell out of a page, down to its ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.scan.clean import despeckled
from extractors.scan.picture import Grey, PixelBox, as_pixels, grey_level, inches

INSIDE = 0.014  # inches between the middle of a rule and the cell's inside
LOWEST_INK = 0.045  # inches; lower ink is a stroke or dirt


@dataclass(frozen=True, slots=True)
class Crop:
    """Pixels cut out of a page at x, y; `paper` is the grey of their background."""

    pixels: Grey
    x: int
    y: int
    paper: int


def tight_crop(grey: Grey, box: PixelBox, dpi: float) -> Crop | None:
    """What stands in a cell, freed of specks, without the white around it; None when empty."""
    inset = inches(INSIDE, dpi, 2)
    x, y = max(0, box[0] + inset), max(0, box[1] + inset)
    inner = grey[y : box[3] - inset, x : box[2] - inset]
    if min(inner.shape) < inches(0.06, dpi):
        return None
    inner = despeckled(inner, dpi)
    ink = ink_box(inner, dpi)
    if ink is None:
        return None
    left, top, right, bottom = ink
    paper = int(grey_level(inner, 85))
    return Crop(inner[top:bottom, left:right], x + left, y + top, paper)


def ink_box(crop: Grey, dpi: float) -> PixelBox | None:
    """Where the ink of a cell lies, remains of rules at its rim left out; None when empty."""
    soft = as_pixels(cv2.GaussianBlur(crop, (0, 0), 1.0))
    ink = (soft < grey_level(soft, 75) - 45).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = crop.shape
    x, y, w, h, area = stats[1:].T
    thin = np.minimum(w, h) <= inches(0.02, dpi, 2)
    at_rim = (x <= 1) | (y <= 1) | (x + w >= width - 1) | (y + h >= height - 1)
    kept = (area >= 4) & ~(at_rim & thin)
    if not kept.any():
        return None
    x0, y0 = int(x[kept].min()), int(y[kept].min())
    x1, y1 = int((x + w)[kept].max()), int((y + h)[kept].max())
    if y1 - y0 < LOWEST_INK * dpi:
        return None
    pad = inches(0.02, dpi, 3)
    return max(0, x0 - pad), max(0, y0 - pad), min(width, x1 + pad), min(height, y1 + pad)
