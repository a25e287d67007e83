"""Cut a cell out of a page, down to its ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.scan.clean import despeckled
from extractors.scan.picture import Grey, PixelBox, inches

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
    paper = int(np.percentile(inner, 85))
    return Crop(inner[top:bottom, left:right], x + left, y + top, paper)


def ink_box(crop: Grey, dpi: float) -> PixelBox | None:
    """Where the ink of a cell lies, remains of rules at its rim left out; None when empty."""
    soft = cv2.GaussianBlur(crop, (0, 0), 1.0)
    ink = (soft < np.percentile(soft, 75) - 45).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = crop.shape
    keep = []
    for x, y, w, h, area in stats[1:count]:
        thin = min(w, h) <= inches(0.02, dpi, 2)
        at_rim = x <= 1 or y <= 1 or x + w >= width - 1 or y + h >= height - 1
        if area >= 4 and not (at_rim and thin):
            keep.append((int(x), int(y), int(x + w), int(y + h)))
    if not keep:
        return None
    x0, y0 = min(b[0] for b in keep), min(b[1] for b in keep)
    x1, y1 = max(b[2] for b in keep), max(b[3] for b in keep)
    if y1 - y0 < 0.045 * dpi:
        return None
    pad = inches(0.02, dpi, 3)
    return max(0, x0 - pad), max(0, y0 - pad), min(width, x1 + pad), min(height, y1 + pad)
