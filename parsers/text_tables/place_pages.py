"""The columns of a table on each of its pages.

Programs set every page anew, so that columns stand elsewhere on the next one; a page of few rows
has the columns of the one with most, moved to the left or right.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from parsers.text_tables.place_cells import Columns, columns_of, cost_of
from parsers.text_tables.place_columns import Gutter, gutters_of, gutters_under, moves_of
from parsers.text_tables.places import PlacedLine

_FITS = 2.5  # what may speak against the cuts of a line on the mean
_MOST = 6.0  # of one line
_LONE = 0.3  # the weight of a line of one piece


def columns_of_pages(lines: Sequence[PlacedLine], head: PlacedLine) -> dict[int, Columns]:
    """The columns of each page, as many on all; pages that have no such columns are left out."""
    pages = {page: list(group) for page, group in groupby(lines, key=_page)}
    own = {page: gutters_of(group) for page, group in pages.items()}
    with_head = gutters_under(head, own[_page(head)], pages[_page(head)])
    models = [gutters for gutters in (with_head, *own.values()) if gutters]
    if not models:
        return {}
    ways = [
        {page: _fitted(own[page], model, rows) for page, rows in pages.items()} for model in models
    ]
    best = min(ways, key=lambda way: sum(fit.cost * len(pages[page]) for page, fit in way.items()))
    return {
        page: columns_of(fit.gutters, _rows(pages[page]))
        for page, fit in best.items()
        if fit.cost <= _FITS
    }


class _Fit(NamedTuple):
    """The gutters of a page, and what speaks against the cuts of its lines on the mean."""

    cost: float
    gutters: list[Gutter]


def _page(line: PlacedLine) -> int:
    return line.line.page


def _rows(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    return [line for line in lines if len(line.pieces) > 1]


def _fitted(own: list[Gutter], model: list[Gutter], rows: Sequence[PlacedLine]) -> _Fit:
    """The gutters of a page: its own, or the model's as they stand or moved, as fits it best."""
    ways = [own] if own and len(own) == len(model) else []
    if own != model:
        ways += moves_of(model)
    best = _Fit(inf, ways[0])
    for way in ways:
        cost = _misfit(way, rows, best.cost)
        if cost < best.cost:
            best = _Fit(cost, way)
    return best


def _misfit(gutters: Sequence[Gutter], lines: Sequence[PlacedLine], at_most: float) -> float:
    """What speaks against the cuts of a line on the mean; lines of one piece count less.

    Infinite as soon as it is more than `at_most`.
    """
    columns = Columns.plain(gutters)
    weights = [1.0 if len(line.pieces) > 1 else _LONE for line in lines]
    whole = max(sum(weights), 1.0)
    total = 0.0
    for line, weight in zip(lines, weights, strict=True):
        total += weight * min(cost_of(line, columns), _MOST)
        if total / whole > at_most:
            return inf
    return total / whole
