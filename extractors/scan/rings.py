"""Round stamps on pictures without colour: found by their ring, faded by their grey.

A stamp of an office is a ring of 3.0 to 4.2 cm (Thông tư liên tịch 07/2002 and Nghị định 99/2016
on seals give 36 mm). Copied without colour its red is a middle grey: lighter than the letters
under it, so that large strokes as light as the ring itself can be told from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractors.scan.picture import Grey, Mask, as_pixels, grey_level, inches, scaled
from extractors.scan.rules import flipped

RADIUS = (0.5, 0.95)  # inches
USUAL = 0.71  # inches
SEEN_AT = 75.0  # dpi at which rings are sought
INKED, ALL_ROUND = 215, 0.9  # grey level, share of the ring that is darker
CANDIDATES, MOST = 80, 3  # circles that are looked at, rings on a page
APART = 35  # grey levels by which letters are darker than the ring
SPREAD = 40  # grey levels by which the stamp's ink varies
EDGE = 0.007  # inches around a letter that are as grey as the stamp
LARGE = 0.09  # inches: marks over letters are smaller than the stamp's letters
BEYOND = 1.06  # of the radius: how far the ring's ink reaches
STRAIGHT, THICK = 0.6, 5  # inches: a line as long is no arc; pixels: as thick no line
SOFT = 0.009  # inches by which ragged edges are smoothed


class Ring(NamedTuple):
    """Middle and radius in pixels, and the grey level of the ink."""

    x: float
    y: float
    radius: float
    level: float


def without_grey_stamps(grey: Grey, dpi: float) -> Grey:
    """The even page with the ink of round stamps made white, the darker letters kept."""
    rings = rings_in(grey, dpi)
    if not rings:
        return grey
    faded = grey.copy()
    for ring in rings:
        _fade(faded, ring, dpi)
    return faded


def where_rings_lie(rings: Sequence[Ring], page: Grey, dpi: float) -> Mask | None:
    """Where round stamps lie on a page (255), by their rings; None where none does.

    Of the two rings of a stamp the inner one may be found.
    """
    if not rings:
        return None
    discs = np.zeros_like(page)
    for x, y, radius, _ in rings:
        cv2.circle(discs, (round(x), round(y)), round(max(radius, USUAL * dpi) * BEYOND), 255, -1)
    return discs


def soft_rings(grey: Grey, dpi: float) -> list[Ring]:
    """The rings of a page of one bit, whose edges are ragged."""
    return rings_in(as_pixels(cv2.GaussianBlur(grey, (0, 0), SOFT * dpi)), dpi)


def rings_in(grey: Grey, dpi: float) -> list[Ring]:
    """The inked circles of a stamp's size, the outermost of each stamp."""
    factor = SEEN_AT / dpi
    small = scaled(grey, factor)
    reach = [round(radius * SEEN_AT) for radius in RADIUS]
    found = cv2.HoughCircles(
        _without_lines(small), cv2.HOUGH_GRADIENT, 1, 0.3 * SEEN_AT,
        param1=60, param2=25, minRadius=reach[0], maxRadius=reach[1],
    )  # fmt: skip
    if found is None:
        return []
    dark = as_pixels(cv2.erode(small, np.ones((2, 2), np.uint8)))
    rings = []
    for x, y, radius in np.asarray(found)[0][:CANDIDATES]:
        seen = max((_along(dark, x, y, radius + step) for step in (-1, 0, 1)), key=_coverage)
        if _coverage(seen) >= ALL_ROUND:
            level = _level(grey, x / factor, y / factor, radius / factor, inches(0.03, dpi, 2))
            rings.append(Ring(x / factor, y / factor, radius / factor, level))
    return rings[:MOST]


def _without_lines(small: Grey) -> Grey:
    """The picture without the rules of tables, of which a circle finds edges anywhere."""
    ink = as_pixels(np.where(small < INKED, 255, 0))
    lines = cv2.bitwise_or(_lines(ink), flipped(_lines(flipped(ink))))
    around = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    return as_pixels(np.where(around > 0, round(grey_level(small, 75)), small))


def _lines(ink: Mask) -> Mask:
    """Long thin horizontal runs of ink; text that has run together is thicker."""
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, inches(STRAIGHT, SEEN_AT)), np.uint8))
    body = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((THICK, 1), np.uint8))
    return as_pixels(cv2.subtract(runs, body))


def _along(grey: Grey, x: float, y: float, radius: float) -> Grey:
    """The grey levels on a circle; white beyond the picture."""
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    columns = (x + radius * np.cos(angles)).round().astype(int)
    rows = (y + radius * np.sin(angles)).round().astype(int)
    height, width = grey.shape
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    levels = np.full(len(angles), 255, np.uint8)
    levels[inside] = grey[rows[inside], columns[inside]]
    return levels


def _coverage(levels: Grey) -> float:
    return float((levels < INKED).mean())


def _level(grey: Grey, x: float, y: float, radius: float, reach: int) -> float:
    """The usual grey of the ring's ink: at each angle the darkest of the stroke, the middle one."""
    strokes = [_along(grey, x, y, radius + step) for step in range(-reach, reach + 1)]
    return float(np.median(np.min(strokes, axis=0)))


def _fade(grey: Grey, ring: Ring, dpi: float) -> None:
    """Paint the stamp's ink white: large strokes as grey as the ring and beside no letter."""
    height, width = grey.shape
    reach = ring.radius * BEYOND
    top, bottom = max(0, round(ring.y - reach)), min(height, round(ring.y + reach))
    left, right = max(0, round(ring.x - reach)), min(width, round(ring.x + reach))
    part = grey[top:bottom, left:right]
    y, x = np.ogrid[top:bottom, left:right]
    inside = (x - ring.x) ** 2 + (y - ring.y) ** 2 <= reach**2
    around = np.ones((2 * inches(EDGE, dpi) + 1,) * 2, np.uint8)
    letters = cv2.dilate(as_pixels(part < ring.level - APART), around)
    middling = (part < ring.level + SPREAD) & (letters == 0) & inside
    ink = cv2.dilate(_large(as_pixels(middling), LARGE * dpi), np.ones((3, 3), np.uint8))
    part[(ink > 0) & (part > ring.level - APART)] = 255


def _large(mask: Grey, least: float) -> Grey:
    """The connected parts that are at least as high or wide."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_large = size >= least
    is_large[0] = False
    return as_pixels(is_large[np.asarray(labels)])
