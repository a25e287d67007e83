"""Which way up a page lies: 0, 90, 180 or 270 degrees.

Text lines make the sums of ink along rows uneven; on a page that lies on its side it is the
columns that are uneven. Which of the two remaining ways is up, only reading can tell: a strip is
read both ways, and the surer reading wins.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.ocr import BLOCK, Engine, Token
from extractors.scan.picture import Grey, Pixels, as_pixels, grey_of, scaled

SIDEWAYS = 1.25  # how much more uneven columns must be than rows
STRIP = 0.3  # share of the page's height that is read
POOR = 0.55  # a page read less surely may stand on its head
SIDE = 900  # pixels of the small picture that is judged


def turned(pixels: Pixels, quarter_turns: int) -> Pixels:
    """The picture turned counter-clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(pixels, quarter_turns % 4))


def quarter_turns(grey: Grey, dpi: float, engine: Engine) -> int:
    """How many counter-clockwise quarter turns make a page that lies on its side upright.

    A page on its head is not noticed here but by its poor reading, see `is_poor`.
    """
    if not is_sideways(grey):
        return 0
    return max((1, 3), key=lambda turns: sureness(_strip(turned(grey, turns), dpi, engine)))


def is_sideways(grey: Grey) -> bool:
    small = 255 - scaled(grey, min(1.0, SIDE / max(grey.shape)))
    ink = cv2.subtract(small, cv2.GaussianBlur(small, (0, 0), SIDE / 60))
    ink = _without_rules(as_pixels(np.where(ink > 40, 255, 0)))
    return _unevenness(ink, axis=0) > SIDEWAYS * _unevenness(ink, axis=1)


def _without_rules(ink: Grey) -> Grey:
    """Without long straight runs, which say nothing about the text."""
    long = 45
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    return as_pixels(cv2.subtract(ink, rules))


def _unevenness(ink: Grey, axis: int) -> float:
    """How sharply the sums along an axis change from one pixel row to the next.

    Taken in strips across, so that a slanted page or columns side by side still count.
    """
    strips = np.array_split(ink.astype(np.float64), 6, axis=axis)
    return float(sum(np.square(np.diff(strip.sum(axis=axis))).sum() for strip in strips))


def _unread(tokens: list[Token]) -> bool:
    return not any(len(token.text) > 1 for token in tokens)


def sureness(tokens: list[Token]) -> float:
    """Mean confidence by letter, 0 when nothing was read."""
    letters = sum(len(token.text) for token in tokens)
    if _unread(tokens):
        return 0.0
    return sum(token.confidence * len(token.text) for token in tokens) / letters


def is_poor(tokens: list[Token]) -> bool:
    """True when a page was read so badly that it may stand on its head."""
    return len(tokens) > 5 and sureness(tokens) < POOR


def _strip(grey: Grey, dpi: float, engine: Engine) -> list[Token]:
    """The words of the strip with the most ink."""
    height = grey.shape[0]
    size = max(1, int(height * STRIP))
    ink = (grey_of(grey) < 128).sum(axis=1)
    sums = np.convolve(ink, np.ones(size), mode="valid")
    top = int(sums.argmax())
    return engine.read(grey[top : top + size], dpi, BLOCK)
