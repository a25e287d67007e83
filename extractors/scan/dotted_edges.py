"""Whether a dotted rule runs along an edge of the grid, told by its other edges.

A rule that is dense elsewhere and of which an edge shows nothing does not run there: a heading or a
merged cell lies across it. So it is where letters stand across the edge. Where letters only stand
near it nobody sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np

from extractors.scan.along import touched
from extractors.scan.dots import Dots, counted
from extractors.scan.picture import Mask, as_pixels, inches
from extractors.scan.rules import Rule

FEWEST = 0.3  # dots of dust an inch along anything
BESIDE = 2  # pixels by which a dot may lie beside its rule
SILENT = 0.05  # inches around what is hidden where dots may fail, too
ACROSS, CLOSE = 0.02, 0.035  # inches beside a horizontal, a vertical rule
SURE = 5.0  # logarithm of likelihood by which a rule runs along an edge or does not


class Edge(NamedTuple):
    """The dots on an edge, and the pixels along it where no letter hides any."""

    dots: int
    seen: int


def dotted_edges(
    dots: Dots, rules: Sequence[Rule], ends: Sequence[Sequence[float]], dpi: float, upright: bool
) -> list[list[bool | None]]:
    """For each horizontal rule and each of its edges whether it runs there, None where nobody sees.

    `ends` are for each rule the places along it that part its edges. Of an `upright` page that was
    flipped the rules are vertical: a line of text runs across them also between two letters.
    """
    once, hidden = as_pixels(counted(dots.specks, dpi) * 255), as_pixels(dots.hidden * 255)
    letters = as_pixels(dots.letters * 255)
    reach = inches(SILENT, dpi, 1)
    dust = max((2 * BESIDE + 1) * dots.dust, FEWEST / dpi)
    found = []
    for rule, places in zip(rules, ends, strict=True):
        edges = [_edge(once, hidden, rule, *edge, reach) for edge in pairwise(places)]
        usual = max(sum(e.dots for e in edges) / max(1, sum(e.seen for e in edges)), 2 * dust)
        runs = [_runs(edge, usual, dust) for edge in edges]
        found.append([
            False if not seen and _is_crossed(letters, rule, edge, dpi, upright) else seen
            for seen, edge in zip(runs, pairwise(places), strict=True)
        ])  # fmt: skip
    return found


def _edge(once: Mask, hidden: Mask, rule: Rule, start: float, end: float, reach: int) -> Edge:
    margin = BESIDE + 1  # what lies across the rule's ends is no dot of it
    first, last = round(start) + margin, round(end) - margin
    dots = touched(once, rule, first, last, BESIDE)
    seen = dots | ~touched(hidden, rule, first, last, reach)
    return Edge(int(dots.sum()), int(seen.sum()))


def _runs(edge: Edge, usual: float, dust: float) -> bool | None:
    """Whether a rule as dense as elsewhere is much likelier than dust alone, or much less likely.

    >>> [_runs(Edge(*edge), 0.1, 0.002) for edge in ((0, 100), (3, 60), (0, 20))]
    [False, True, None]
    """
    weight = edge.dots * log(usual / dust) - edge.seen * (usual - dust)
    return None if abs(weight) < SURE else weight > 0


def _is_crossed(
    letters: Mask, rule: Rule, edge: tuple[float, float], dpi: float, upright: bool
) -> bool:
    """Whether letters stand across an edge, or close to it on both sides of an upright one."""
    reach = inches(CLOSE if upright else ACROSS, dpi, 4)
    ends, half = (round(edge[0]), round(edge[1])), reach // 2
    above = touched(letters, rule, *ends, half - 1, -half - 1)
    below = touched(letters, rule, *ends, half - 1, half + 1)
    both = above & below
    if not upright:
        both &= touched(letters, rule, *ends, 0)
    return int(np.count_nonzero(both)) >= reach
