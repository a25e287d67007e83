"""Rings of stamps on pages of one bit, taken off where no letter crosses them.

A black ring over running text joins lines that do not belong together, and the engine reads none
of them. Unrolled around its middle a ring is an upright band; ink that goes on at both of its sides
is a letter's.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, as_pixels, inches
from extractors.scan.rings import USUAL, Ring

HOW = cv2.INTER_NEAREST | cv2.WARP_FILL_OUTLIERS  # else what lies outside is left to chance
MISSED = 0.03  # inches by which its middle may be missed
REACH = 1.12  # of the usual radius: what is unrolled
RINGED = 0.45  # share of the angles that is inked where a ring runs; lines of text have less
SMALLEST = 0.4  # of the usual radius: an inner ring
WIDEST = 0.05  # inches of a ring's stroke
BESIDE = 0.012  # inches beside the stroke where a letter goes on
ALONG = 0.02  # inches by which it may go on higher or lower


def without_rings(page: Grey, rings: Sequence[Ring], dpi: float) -> Grey:
    """The page of one bit without the rings of its stamps."""
    if not rings:
        return page
    bare = page.copy()
    for ring in rings:
        bare[_strokes(page, ring, dpi) > 0] = 255
    return bare


def _strokes(page: Grey, ring: Ring, dpi: float) -> Grey:
    """Where the ink of a stamp's rings lies that is no letter's (255)."""
    reach = REACH * max(ring.radius, USUAL * dpi)
    ink = as_pixels(np.where(page < 128, 255, 0))
    middle = max(_middles(ring, dpi), key=lambda m: _evenness(_unrolled(ink, m, reach)))
    band = _unrolled(ink, middle, reach)
    found = np.zeros_like(band)
    for start, end in _rings_across(band, dpi):
        found[:, start:end] = band[:, start:end]
        found[_goes_on(band, start, end, dpi), start:end] = 0
    height, width = page.shape
    rolled = cv2.warpPolar(found, (width, height), middle, reach, HOW | cv2.WARP_INVERSE_MAP)
    return as_pixels(cv2.bitwise_and(cv2.dilate(rolled, np.ones((3, 3), np.uint8)), ink))


def _middles(ring: Ring, dpi: float) -> list[tuple[float, float]]:
    """Where the middle may lie; rings are sought in a small picture, and found roughly."""
    steps = [step * MISSED * dpi for step in (-1, -0.5, 0, 0.5, 1)]
    return [(float(ring.x) + dx, float(ring.y) + dy) for dx in steps for dy in steps]


def _unrolled(ink: Grey, middle: tuple[float, float], reach: float) -> Grey:
    """What lies around the middle: a row an angle, a column a distance in pixels."""
    size = (round(reach), round(2 * np.pi * reach))
    return as_pixels(cv2.warpPolar(ink, size, middle, reach, HOW))


def _evenness(band: Grey) -> float:
    """How upright the bands of an unrolled stamp are; the farther off its middle, the less."""
    return float(((band > 0).mean(axis=0) ** 2).sum())


def _rings_across(band: Grey, dpi: float) -> list[tuple[int, int]]:
    """The columns of an unrolled stamp in which rings run, as pairs of start and end."""
    share = (band > 0).mean(axis=0)
    share[: round(SMALLEST * USUAL * dpi)] = 0
    inked = np.concatenate([[False], share >= RINGED, [False]])
    starts, ends = np.flatnonzero(inked[1:] & ~inked[:-1]), np.flatnonzero(~inked[1:] & inked[:-1])
    rim = inches(BESIDE / 2, dpi)
    return [
        (int(start) - rim, min(int(end) + rim, share.size - 1))
        for start, end in zip(starts, ends, strict=True)
        if end - start <= WIDEST * dpi
    ]


def _goes_on(band: Grey, start: int, end: int, dpi: float) -> NDArray[np.bool_]:
    """At which angles ink goes on at both sides of a ring."""
    beside, along = inches(BESIDE, dpi), inches(ALONG, dpi)
    near = np.ones((2 * along + 1, 1), np.uint8)
    sides = [band[:, start - beside : start], band[:, end : end + beside]]
    inked = [side.max(axis=1, keepdims=True) for side in sides]
    inner, outer = (np.asarray(cv2.dilate(side, near))[:, 0] > 0 for side in inked)
    return np.asarray(inner & outer)
