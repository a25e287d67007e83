"""Two pages on one picture, a copied book or two sheets on a large glass: found by the gutter."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, as_pixels, scaled
from extractors.scan.sheet import Sheet

SHAPE = (1.2, 1.7)  # width by height of two upright A4 pages, their margins cut or not
SEEN_AT = 800  # pixels: width of the small picture that is judged
MIDDLE = (0.42, 0.58)  # of the width: where the gutter lies
GUTTER = 0.03  # of the width: the narrowest, two inner margins
SPECKS = 0.003  # share of a column's height that dirt may darken
DARK = 150  # grey level of ink
FOLD = 0.3  # of the height: an upright line this long is the fold's shadow
FEWEST_LINES = 5  # of text on each side
LINE_WIDTH = 0.12  # of the width that a line's ink spans at least


def halves(sheet: Sheet) -> list[Sheet]:
    """The left and the right page of a sheet that holds two; else the sheet alone."""
    middle = gutter(sheet.grey)
    if middle is None:
        return [sheet]
    width = sheet.grey.shape[1]
    return [sheet.part(0, middle, "left half"), sheet.part(middle, width, "right half")]


def gutter(grey: Grey) -> int | None:
    """The column between two pages; None where the picture is of one page."""
    height, width = grey.shape
    if not SHAPE[0] < width / height < SHAPE[1]:
        return None
    factor = min(1.0, SEEN_AT / width)
    ink = as_pixels((scaled(grey, factor) < DARK).astype(np.uint8))
    ink = _without_fold(ink)
    wide = ink.shape[1]
    first, last = (round(share * wide) for share in MIDDLE)
    blank = ink[:, first:last].mean(axis=0) <= SPECKS
    start, length = _longest_run(blank)
    if length < GUTTER * wide:
        return None
    middle = first + start + length // 2
    if min(_lines(ink[:, :middle], wide), _lines(ink[:, middle:], wide)) < FEWEST_LINES:
        return None
    column: float = middle / factor
    return round(column)


def _without_fold(ink: Grey) -> Grey:
    """The ink without upright lines as long as the shadow of a fold."""
    upright = np.ones((round(FOLD * len(ink)), 1), np.uint8)
    fold = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, upright), np.ones((1, 5), np.uint8))
    return as_pixels(cv2.subtract(ink, as_pixels(fold)))


def _longest_run(flags: NDArray[np.bool_]) -> tuple[int, int]:
    """Start and length of the longest run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    runs = [(int(b - a), int(a)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    length, start = max(runs, default=(0, 0), key=lambda run: (run[0], -run[1]))
    return start, length


def _lines(ink: Grey, width: int) -> int:
    """How many lines of text stand one under another: runs of rows whose ink spans enough."""
    spans = [int(np.ptp(np.flatnonzero(row))) if row.any() else 0 for row in ink]
    wide = np.array(spans) >= LINE_WIDTH * width
    return int(np.count_nonzero(np.diff(np.concatenate(([0], wide.astype(np.int8)))) == 1))
