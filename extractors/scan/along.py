"""How much of a stretch of a rule carries ink."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Mask
from extractors.scan.rules import Rule

Flags = NDArray[np.bool_]


def inked(
    mask: Mask,
    hidden: Mask | None,
    rule: Rule,
    ends: tuple[float, float],
    tolerance: int,
    unseen: int = 0,
) -> float:
    """Share of the visible part of a rule between two places along it that the mask touches.

    1 where all of it is hidden: the rule is known to run there from elsewhere. Pieces shorter than
    `unseen` pixels between two hidden ones are hidden too.
    """
    start, end = ends
    first, last = round(start) + 2 * tolerance, round(end) - 2 * tolerance
    if last - first < 4:
        first, last = round(start), max(round(end), round(start) + 1)
    hits = touched(mask, rule, first, last, tolerance)
    if hidden is None:
        return float(hits.sum()) / max(1, last - first)
    under = touched(hidden, rule, first, last, tolerance)
    visible = hits | ~_closed(under, unseen)
    return float(hits.sum()) / max(1, int(visible.sum())) if visible.any() else 1.0


def touched(mask: Mask, rule: Rule, first: int, last: int, tolerance: int, aside: int = 0) -> Flags:
    """For each pixel along the rule from `first` to before `last`, whether the mask touches it.

    `aside` is how far below a horizontal, or right of a vertical rule is looked instead.
    """
    along = np.arange(first, min(last, mask.shape[1]))
    across = np.rint(rule.along(along))[:, None] + np.arange(-tolerance, tolerance + 1) + aside
    inside = (across >= 0) & (across < len(mask))
    rows = np.where(inside, across, 0).astype(np.intp)
    found = np.zeros(max(0, last - first), bool)
    found[: len(along)] = ((mask[rows, along[:, None]] > 127) & inside).any(axis=1)
    return found


def _closed(under: Flags, gap: int) -> Flags:
    """What is hidden, with the pieces between that are shorter than `gap`."""
    gap = max(1, gap) | 1
    row = np.pad(under.astype(np.uint8), gap)[None, :]
    closed = cv2.morphologyEx(row, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    return np.asarray(closed[0, gap : gap + len(under)] > 0)
