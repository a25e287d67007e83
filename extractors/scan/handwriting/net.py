"""The small net that reads digits in a strip, frame by frame, in plain numpy.

Six layers of convolution narrow a strip (32 pixels high) to one row of frames, each `STEP` pixels
wide; each frame says what digit's middle stands there, a digit in print, or none. The weights are
made by `benchmarks/handwriting`; docs/handwriting.md tells from what.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.scan.handwriting.strip import Ink

WEIGHTS = Path(__file__).with_name("weights.npz")
STEP = 2  # pixels a frame
BLANK, PRINT = 0, 11  # classes: no digit's middle; any digit in print; 1 to 10 are 0 to 9 by hand
CLASSES = ("", *"0123456789", "#")
# kernel height and width, channels before and after, pooling of rows and columns
LAYERS: dict[str, tuple[int, int, int, int, tuple[int, int]]] = {
    "first": (3, 3, 1, 12, (2, 2)),
    "second": (3, 3, 12, 24, (2, 1)),
    "third": (3, 3, 24, 32, (2, 1)),
    "fourth": (3, 3, 32, 48, (1, 1)),
    "fifth": (4, 3, 48, 96, (1, 1)),
    "sixth": (1, 5, 96, 96, (1, 1)),
    "out": (1, 3, 96, 12, (1, 1)),
}

Floats = NDArray[np.float32]


@cache
def _weights() -> dict[str, Floats]:
    with np.load(WEIGHTS) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def frames_of(ink: Ink) -> Floats:
    """Log-probabilities of the classes: frames × classes."""
    x, weights = ink[..., None], _weights()
    for name, (height, width, _, _, pool) in LAYERS.items():
        rows = 0 if height == 4 else height // 2
        x = _convolved(x, weights[f"{name}.w"], rows, width // 2) + weights[f"{name}.b"]
        if name != "out":
            x = _pooled(np.maximum(x, 0), pool)
    scores = x[0]
    top = scores.max(-1, keepdims=True)
    sums: Floats = scores - top - np.log(np.exp(scores - top).sum(-1, keepdims=True))
    return sums


def _convolved(x: Floats, kernel: Floats, rows: int, columns: int) -> Floats:
    height, width, before, after = kernel.shape
    padded = np.pad(x, ((rows, rows), (columns, columns), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (height, width), axis=(0, 1))
    flat = windows.transpose(0, 1, 3, 4, 2).reshape(-1, height * width * before)
    out: Floats = flat @ kernel.reshape(-1, after)
    return out.reshape(windows.shape[0], windows.shape[1], after)


def _pooled(x: Floats, pool: tuple[int, int]) -> Floats:
    high, wide = pool
    height, width = x.shape[0] // high, x.shape[1] // wide
    cut = x[: height * high, : width * wide]
    out: Floats = cut.reshape(height, high, width, wide, -1).max(axis=(1, 3))
    return out
