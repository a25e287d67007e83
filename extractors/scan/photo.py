"""A photographed or badly laid page: cut the sheet out of what surrounds it.

The sheet is the large bright four-sided shape; its corners are drawn to a rectangle. Black
borders that a scanner's open lid leaves are painted over with paper.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, Pixels, as_pixels, scaled
from extractors.scan.way import Way

SIDE = 700  # pixels of the small picture in which the sheet is sought
DARK_RIM = 0.5  # share of a side of the rim that must be much darker than the sheet
DARK_SIDES = 2  # a single one is the shadow of the binding
CONTRAST = 45  # grey levels between sheet and surroundings
SMALLEST_SHEET = 0.35  # share of the picture
LEANING = 25.0  # degrees by which a side may lean
INSET = 0.004  # share of the sheet's shorter side that is left off as its edge

Corners = NDArray[np.float32]  # 4 × 2: top left, top right, bottom right, bottom left


def sheet_corners(grey: Grey) -> Corners | None:
    """The corners of a bright sheet on dark surroundings in pixels; None for a plain scan."""
    factor = min(1.0, SIDE / max(grey.shape))
    small = as_pixels(cv2.medianBlur(scaled(grey, factor), 5))
    if not _has_dark_rim(small):
        return None
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return None
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    if cv2.contourArea(outline) < SMALLEST_SHEET * small.size:
        return None
    corners = _four(outline)
    if corners is None or not _is_sheet(corners):
        return None
    return np.asarray(corners / factor, np.float32)


def _has_dark_rim(small: Grey) -> bool:
    depth = max(2, round(min(small.shape) * 0.012))
    sides = (small[:depth], small[-depth:], small[:, :depth], small[:, -depth:])
    paper = float(np.percentile(small, 80))
    dark = [float((side < paper - CONTRAST).mean()) > DARK_RIM for side in sides]
    return sum(dark) >= DARK_SIDES


def _four(outline: NDArray[np.int32] | cv2.typing.MatLike) -> Corners | None:
    """The outline as four corners, when it is a four-sided shape."""
    length = cv2.arcLength(outline, True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        shape = cv2.approxPolyDP(outline, share * length, True).reshape(-1, 2)
        if len(shape) == 4:
            break
    else:
        return None
    points = shape.astype(np.float32)
    by_sum, by_difference = points.sum(axis=1), points[:, 0] - points[:, 1]
    order = [by_sum.argmin(), by_difference.argmax(), by_sum.argmax(), by_difference.argmin()]
    return points[order] if len({int(i) for i in order}) == 4 else None


def _is_sheet(corners: Corners) -> bool:
    """True when opposite sides are about parallel and the shape is no narrow strip."""
    sides = np.roll(corners, -1, axis=0) - corners
    angles = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    lean = np.abs((angles - np.array([0, 90, 180, 270]) + 180) % 360 - 180)
    lengths = np.linalg.norm(sides, axis=1)
    return bool(lean.max() < LEANING and lengths.min() > 0.3 * lengths.max())


def way_of(corners: Corners) -> Way:
    """The way from a picture to the sheet alone, drawn to a rectangle."""
    width, height = _size(corners)
    inset = np.float32(INSET * min(width, height))
    inner = corners + np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32) * inset
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    way = cv2.getPerspectiveTransform(inner.astype(np.float32), target)
    return np.asarray(way, np.float64)


def straight_sheet(pixels: Pixels, corners: Corners) -> Pixels:
    """The sheet with these corners alone, as a rectangle."""
    return as_pixels(
        cv2.warpPerspective(
            pixels, way_of(corners), _size(corners),
            flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE,
        )
    )  # fmt: skip


def _size(corners: Corners) -> tuple[int, int]:
    """Width and height of the rectangle, those of the longer of opposite sides."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return round(float(max(sides[0], sides[2]))), round(float(max(sides[1], sides[3])))
