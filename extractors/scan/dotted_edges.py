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
DENSEST = (30.0, 60.0)  # dots an inch along a horizontal, a vertical rule where a gap in it tells
SOLID = 0.9  # share of an edge that a line covers
BESIDE = 2  # pixels by which a dot may lie beside its rule
SILENT = 0.05  # inches around what is hidden where dots may fail, too
ACROSS, CLOSE = 0.02, 0.035  # inches beside a horizontal, a vertical rule
APART = 0.12  # inches between the letters of two lines; more than within a cell
PULLED = 0.07  # inches by which text lies nearer to one end of its cell
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
    letters, specks = as_pixels(dots.letters * 255), as_pixels(dots.specks * 255)
    reach = inches(SILENT, dpi, 1)
    dust = max((2 * BESIDE + 1) * dots.dust, FEWEST / dpi)
    found = []
    for rule, places in zip(rules, ends, strict=True):
        edges = [_edge(once, hidden, rule, *edge, reach) for edge in pairwise(places)]
        usual = sum(edge.dots for edge in edges) / max(1, sum(edge.seen for edge in edges))
        usual = min(max(usual, 2 * dust), (DENSEST[1] if upright else DENSEST[0]) / dpi)
        runs = [
            _is_solid(specks, rule, *between) or _runs(edge, usual, dust)
            for edge, between in zip(edges, pairwise(places), strict=True)
        ]
        found.append([
            False if not seen and _is_crossed(letters, rule, edge, dpi, upright) else seen
            for seen, edge in zip(runs, pairwise(places), strict=True)
        ])  # fmt: skip
    return found if upright else _told_by_text(found, letters, rules, ends, dpi)


def _edge(once: Mask, hidden: Mask, rule: Rule, start: float, end: float, reach: int) -> Edge:
    margin = BESIDE + 1  # what lies across the rule's ends is no dot of it
    first, last = round(start) + margin, round(end) - margin
    dots = touched(once, rule, first, last, BESIDE)
    seen = dots | ~touched(hidden, rule, first, last, reach)
    return Edge(int(dots.sum()), int(seen.sum()))


def _is_solid(specks: Mask, rule: Rule, start: float, end: float) -> bool:
    """Whether a line, which may be too thick for dots, covers an edge from end to end."""
    return bool(touched(specks, rule, round(start), round(end), BESIDE).mean() >= SOLID)


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


def _told_by_text(
    found: list[list[bool | None]],
    letters: Mask,
    rules: Sequence[Rule],
    ends: Sequence[Sequence[float]],
    dpi: float,
) -> list[list[bool | None]]:
    """What is known of edges, and where nobody sees a rule what the lines of text tell."""
    told = [list(edges) for edges in found]
    for i in range(1, len(rules) - 1):
        for column, edge in enumerate(pairwise(ends[i])):
            if found[i][column] is None:
                told[i][column] = _parts_text(letters, rules[i - 1 : i + 2], edge, dpi)
    return told


def _parts_text(
    letters: Mask, rules: Sequence[Rule], edge: tuple[float, float], dpi: float
) -> bool | None:
    """Whether the middle rule parts cells: not where lines lie close to it on both sides only.

    True where the lines stand farther apart than those of a cell, None where nothing tells.
    """
    left, right = round(edge[0]) + 1, round(edge[1])
    top, middle, bottom = (round(rule.where((left + right) / 2)) for rule in rules)
    above = np.flatnonzero(letters[top:middle, left:right].any(axis=1))
    below = np.flatnonzero(letters[middle:bottom, left:right].any(axis=1))
    if not (len(above) and len(below)):
        return None
    sunk, raised = int(above[0]), bottom - middle - 1 - int(below[-1])
    near = middle - top - 1 - int(above[-1]), int(below[0])
    if min(sunk - near[0], raised - near[1]) >= PULLED * dpi:
        return False
    return True if sum(near) >= APART * dpi else None
