"""Boxes on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in PDF points (1/72 inch), measured from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def rounded(self) -> Box:
        """The box to a tenth of a point, as it is written to the outputs."""
        return Box(*(round(value, 1) for value in self))


class Placement(NamedTuple):
    """Where a stretch of a page that was straightened to be read lies on the page in the file.

    `bottom` is where the stretch ends (points on the straight page), `way` the nine numbers of
    the matrix, row by row, that leads from there to points on the page in the file.
    """

    bottom: float
    way: tuple[float, ...]

    @staticmethod
    def of(matrix: Iterable[Iterable[float]], bottom: float) -> Placement:
        return Placement(bottom, tuple(float(value) for row in matrix for value in row))

    def box(self, box: Box) -> Box:
        """The upright rectangle around the box where it lies on the page in the file.

        >>> Placement(842, (1, 0, 20, 0, 1, 30, 0, 0, 1)).box(Box(1, 2, 3, 4))
        Box(x0=21.0, top=32.0, x1=23.0, bottom=34.0)
        """
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        points = [self._point(x, y) for x, y in corners]
        across, down = [x for x, _ in points], [y for _, y in points]
        return Box(min(across), min(down), max(across), max(down))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f, g, h, i = self.way
        depth = g * x + h * y + i
        return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def union(boxes: Iterable[Box | None]) -> Box | None:
    """The smallest box around all given boxes; None when none is known."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(box.x0 for box in known),
        min(box.top for box in known),
        max(box.x1 for box in known),
        max(box.bottom for box in known),
    )
