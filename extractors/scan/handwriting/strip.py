"""The strip of a page around one line of print, at the one size that the reader knows."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey

CAP = 12  # pixels that a capital letter of the line is high
ABOVE, HEIGHT = 23, 32  # of the base line under the strip's top; of the strip

Ink = NDArray[np.float32]  # HEIGHT × width, 0 paper to 1 ink


def strip_of(grey: Grey, left: float, right: float, base: float, cap: float) -> Ink:
    """The ink between `left` and `right` of a line whose capitals stand `cap` pixels over `base`.

    What lies outside the page is paper.
    """
    scale = CAP / cap
    top = base - ABOVE / scale
    width = max(1, round((right - left) * scale))
    box = round(left), round(top), round(right), round(top + HEIGHT / scale)
    cut = _padded(grey, *box)
    small = cv2.resize(cut, (width, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.float32)
    paper, ink = np.percentile(small, 85), np.percentile(small, 1)
    if paper - ink < 25:
        return np.zeros((HEIGHT, width), np.float32)
    shown: Ink = np.clip((paper - 4 - small) / (paper - 4 - ink), 0, 1).astype(np.float32)
    return shown


def _padded(grey: Grey, left: int, top: int, right: int, bottom: int) -> Grey:
    height, width = grey.shape
    out = np.full((bottom - top, max(1, right - left)), 255, np.uint8)
    x0, x1, y0, y1 = max(0, left), min(width, right), max(0, top), min(height, bottom)
    if x0 < x1 and y0 < y1:
        out[y0 - top : y1 - top, x0 - left : x1 - left] = grey[y0:y1, x0:x1]
    return out
