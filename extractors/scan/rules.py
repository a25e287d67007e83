"""Rules: the lines of a table, found in the pixels and followed as they bend.

Lines are long thin runs of ink; gaps in them are closed, and runs that lie on one another's way
are taken as one rule, so that double, broken and bent lines are each one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, Mask, as_pixels, components, inches

SHORTEST_RUN = 0.15  # inches of unbroken ink that may be part of a rule; letters are shorter
LONGEST_GAP = 0.2  # inches of missing ink that a rule bridges
SHORTEST_RULE = (0.45, 0.18)  # inches, horizontal and vertical
SAME_RULE = 0.055  # inches between the two lines of a double rule

Labels = NDArray[Any]


@dataclass(frozen=True)
class Rule:
    """A line of the grid: where it lies across (`at`) for every pixel along it, from `start`."""

    start: int
    at: NDArray[np.float32]

    def where(self, along: float) -> float:
        """The position across at `along`, carried on straight beyond the ends."""
        i = min(max(round(along) - self.start, 0), len(self.at) - 1)
        return float(self.at[i])

    def along(self, places: NDArray[np.intp]) -> NDArray[np.float32]:
        """`where` for many places along at once."""
        return self.at[np.clip(places - self.start, 0, len(self.at) - 1)]

    @cached_property
    def middle(self) -> float:
        return float(np.median(self.at))

    @property
    def end(self) -> int:
        return self.start + len(self.at)


def ink_of(grey: Grey, dpi: float) -> Mask:
    """Where there is ink (255), as it stands out from the tenth of an inch around it."""
    window = inches(0.1, dpi, 11) | 1
    return as_pixels(
        cv2.adaptiveThreshold(
            grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 12
        )
    )


def rule_masks(ink: Mask, dpi: float) -> tuple[Mask, Mask]:
    """Where horizontal and where vertical rules run (255), gaps bridged."""
    down = _runs(flipped(ink), dpi, SHORTEST_RULE[1])
    return _runs(ink, dpi, SHORTEST_RULE[0]), flipped(down)


def flipped(mask: Mask) -> Mask:
    """Rows as columns and columns as rows."""
    return as_pixels(cv2.transpose(mask))


def _runs(ink: Mask, dpi: float, shortest: float) -> Mask:
    """Horizontal runs of ink, thickened by a pixel so that a bend does not break them."""
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, _row(SHORTEST_RUN, dpi))
    return bridged(_thin_only(as_pixels(runs), dpi), LONGEST_GAP, shortest, dpi)


def bridged(runs: Mask, gap: float, shortest: float, dpi: float) -> Mask:
    """Horizontal runs with gaps up to `gap` closed, if they are `shortest` then; in inches."""
    rows = np.flatnonzero(runs.max(axis=1))  # most rows hold none
    whole = np.zeros_like(runs)
    if len(rows):
        closed = cv2.morphologyEx(runs[rows], cv2.MORPH_CLOSE, _row(gap, dpi))
        whole[rows] = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _row(shortest, dpi))
    return whole


def _row(length: float, dpi: float) -> NDArray[np.uint8]:
    return np.ones((1, inches(length, dpi, 5)), np.uint8)


def _thin_only(runs: Mask, dpi: float) -> Mask:
    """Runs without the bodies that are too high to be a line (shaded cells, pictures)."""
    body = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((inches(0.08, dpi, 7), 1), np.uint8))
    return as_pixels(cv2.subtract(runs, body))


def rules_in(mask: Mask, dpi: float) -> list[Rule]:
    """The horizontal rules of a mask from top to bottom, double and broken ones taken as one."""
    count, labels, stats, _ = components(mask)
    pieces = sorted(
        (_piece(labels, stats[i], i) for i in range(1, count)), key=lambda p: -len(p.at)
    )
    rules: list[list[Rule]] = []
    for piece in pieces:
        home = next((r for r in rules if _same(r, piece, SAME_RULE * dpi)), None)
        if home is None:
            rules.append([piece])
        else:
            home.append(piece)
    return sorted((_joined(parts) for parts in rules), key=lambda rule: rule.middle)


def _piece(labels: Labels, stat: Labels, label: int) -> Rule:
    x, y, width, height, _ = (int(v) for v in stat)
    mine = labels[y : y + height, x : x + width] == label
    weight = mine.sum(axis=0)
    centre = (mine * np.arange(height)[:, None]).sum(axis=0) / np.maximum(weight, 1) + y
    size = min(31, width)
    padded = np.pad(centre, (size // 2, size - 1 - size // 2), mode="edge")
    smooth = np.convolve(padded, np.ones(size) / size, mode="valid")
    return Rule(x, smooth.astype(np.float32))


def _same(parts: list[Rule], piece: Rule, tolerance: float) -> bool:
    """True when the piece lies beside, or carries on, one of the parts."""
    middle = (piece.start + piece.end) / 2
    nearest = min(parts, key=lambda part: max(part.start - middle, middle - part.end))
    inside = min(max(middle, nearest.start), nearest.end)
    return abs(nearest.where(inside) - piece.where(inside)) <= tolerance


def _joined(parts: list[Rule]) -> Rule:
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    total, weight = np.zeros(end - start), np.zeros(end - start)
    for part in parts:
        here = slice(part.start - start, part.end - start)
        total[here] += part.at
        weight[here] += 1
    known = np.flatnonzero(weight)
    at = np.interp(np.arange(end - start), known, total[known] / weight[known])
    return Rule(start, at.astype(np.float32))
