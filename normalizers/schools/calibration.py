"""Probabilities as they were counted: what share of names with such a posterior was right.

Counted on rendered, damaged and misread pages of names (`python -m benchmarks.names`), half of
which the tables were not fitted on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Table = Sequence[tuple[float, float]]
Readings = list[tuple[str, float]]

# An OCR of the wrong language: the middle is surer than the posterior says, since most rivals are
# look-alikes; a name that no list has is always reviewed.
LISTED: Table = (
    (0.0, 0.0),
    (0.3, 0.17),
    (0.45, 0.55),
    (0.55, 0.84),
    (0.9, 0.94),
    (0.98, 0.98),
    (1, 1),
)
UNLISTED: Table = ((0.0, 0.0), (0.1, 0.25), (0.5, 0.5), (0.8, 0.8), (1.0, 0.85))
# An OCR of the right language that read another name than the likeliest: 128 of 206 were right.
CHANGED: Table = ((0.0, 0.0), (0.5, 0.3), (0.8, 0.65), (0.9, 0.8), (0.95, 0.9), (1.0, 0.93))
# … and that read a listed name: 608 of 609 were right.
CONFIRMED = 0.995
# A name with more or fewer words than were read: what was lost may have been its numbering.
OTHER_LENGTH = 0.9


def calibrated(readings: Readings, table: Table) -> Readings:
    """Readings with the best one's probability as `table` counts it; the others share the rest.

    >>> calibrated([("Văn Khê", 0.9), ("Vạn Khê", 0.1)], LISTED)[0]
    ('Văn Khê', 0.94)
    """
    return with_probability(readings, interpolated(readings[0][1], table))


def with_probability(readings: Readings, sure: float) -> Readings:
    """Readings whose best one has the probability `sure`; the others share the rest."""
    (name, p), *others = readings
    factor = (1 - sure) / (1 - p) if p < 1 else 0.0
    return [(name, sure), *((other, min(q * factor, sure)) for other, q in others)]


def interpolated(value: float, table: Table) -> float:
    """The line through the points of a table, at `value`."""
    for (x0, y0), (x1, y1) in pairwise(table):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return table[-1][1]
