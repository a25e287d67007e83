"""The ways of points when a picture is moved: 3 × 3 matrices on homogeneous pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Way = NDArray[np.float64]  # 3 × 3


def scaling(x: float, y: float | None = None) -> Way:
    """Of a picture that becomes `x` times as wide and `y` times as high (by default `x`)."""
    return np.diag([x, x if y is None else y, 1.0])


def shift(x: float, y: float) -> Way:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], float)


def quarter_turn(turns: int, width: int, height: int) -> Way:
    """Of a picture that is turned counter-clockwise by quarters.

    >>> (quarter_turn(1, 100, 50) @ [100, 0, 1]).tolist()
    [0.0, 0.0, 1.0]
    """
    ways = (
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0, 1, 0], [-1, 0, width], [0, 0, 1]],
        [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        [[0, -1, height], [1, 0, 0], [0, 0, 1]],
    )
    return np.array(ways[turns % 4], float)


def rotation(degrees: float, width: int, height: int) -> Way:
    """Of a picture that is turned counter-clockwise about its centre and keeps its size."""
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.vstack([matrix, [0, 0, 1]]).astype(np.float64)


def back(way: Way) -> Way:
    """The way back."""
    return np.asarray(np.linalg.inv(way), np.float64)
