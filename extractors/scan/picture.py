"""A page as pixels, and the few shapes that all steps share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.way import Way, scaling, shift

Pixels = NDArray[np.uint8]  # height × width (grey) or height × width × 3 (RGB)
Grey = NDArray[np.uint8]  # height × width, 0 black to 255 white
Mask = NDArray[np.uint8]  # height × width, 0 or 255

PixelBox = tuple[int, int, int, int]  # x0, top, x1, bottom; x1 and bottom outside


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels with their resolution in dots per inch and a word on where they came from.

    `at` is where their top left corner lies on the page in the file, and `points` how many
    points wide and high a pixel is there; without it the resolution says so.
    """

    pixels: Pixels
    dpi: float
    origin: str
    at: tuple[float, float] = (0.0, 0.0)
    points: tuple[float, float] | None = None

    @property
    def home(self) -> Way:
        """The way from its pixels to points on the page in the file."""
        return shift(*self.at) @ scaling(*(self.points or (72 / self.dpi, 72 / self.dpi)))

    @property
    def is_grey(self) -> bool:
        return self.pixels.ndim == 2

    @property
    def is_one_bit(self) -> bool:
        """True when all pixels are black or white."""
        return self.is_grey and bool(np.isin(self.pixels, (0, 255)).all())


def grey_of(pixels: Pixels) -> Grey:
    return pixels if pixels.ndim == 2 else as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))


def as_pixels(array: object) -> Pixels:
    """What OpenCV returned, as 8-bit pixels."""
    return np.asarray(array, np.uint8)


def scaled(pixels: Pixels, factor: float) -> Pixels:
    """The picture `factor` times as large; area-averaged when it shrinks."""
    if factor == 1:
        return pixels
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return as_pixels(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how))


def grey_level(grey: Grey, percent: float) -> float:
    """The grey level that a share of the pixels does not exceed, as `np.percentile` has it.

    By counting the 256 levels it costs a tenth of sorting.

    >>> grey_level(np.array([[10, 20, 30, 40]], np.uint8), 75)
    32.5
    """
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel().cumsum()
    rank = percent / 100 * (grey.size - 1)
    below, above = np.searchsorted(counts, [int(rank), math.ceil(rank)], side="right")
    return float(below + (above - below) * (rank - int(rank)))


class Components(NamedTuple):
    """The connected marks of a mask, mark 0 being what is around them.

    `labels` gives each pixel's mark, `stats` a row a mark as OpenCV has it, `centres` x and y.
    """

    number: int
    labels: NDArray[np.integer[Any]]
    stats: NDArray[np.int32]
    centres: NDArray[np.float64]


def components(mask: Mask, narrowest: int = 1) -> Components:
    """The marks of a mask, diagonal neighbours connected; by the narrowest labels that do.

    `narrowest` is how many pixels each run of a row holds at least: there are no more marks.
    """
    fits = cv2.countNonZero(mask) < narrowest * (2**16 - 1)
    label = cv2.CV_16U if fits else cv2.CV_32S  # twice as slow
    number, labels, stats, centres = cv2.connectedComponentsWithStats(mask, ltype=label)
    return Components(
        number, np.asarray(labels), np.asarray(stats, np.int32), np.asarray(centres, np.float64)
    )


def inches(length: float, dpi: float, at_least: int = 1) -> int:
    """A length in inches as whole pixels."""
    return max(at_least, round(length * dpi))
