"""Which way up a page lies: 0, 90, 180 or 270 degrees.

Letters stand closer to those beside them than to those of the next line, so on a page that lies
on its side they grow together when gaps are closed downwards. Which of the two remaining ways is
up, only reading can tell: a strip is read both ways, and the surer reading wins.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.ocr import BLOCK, Engine, Token
from extractors.scan.picture import Grey, Pixels, as_pixels, components, grey_of, scaled

SIDEWAYS = 0.75  # groups closed downwards to groups closed sideways, at most
FEWEST_GROUPS = 12
NEAR = 7  # pixels of the small picture: more than between letters, less than between lines
STRIP = 0.3  # share of the page's height that is read
POOR = 0.55  # a page read less surely may stand on its head
SIDE = 1100  # pixels of the small picture that is judged
AROUND = 63  # pixels of it over which the paper's grey is averaged


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
    """True when letters have their neighbours above and below instead of left and right."""
    small = 255 - scaled(grey, min(1.0, SIDE / max(grey.shape)))
    ink = cv2.subtract(small, cv2.blur(small, (AROUND, AROUND)))
    letters = _letters(as_pixels(np.where(ink > 50, 255, 0)))
    beside = _count(cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, NEAR), np.uint8)))
    above = _count(cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((NEAR, 1), np.uint8)))
    return above >= FEWEST_GROUPS and above < SIDEWAYS * beside


def _letters(ink: Grey) -> Grey:
    """The marks that have the size of letters: no specks, no rules, no pictures."""
    _, labels, stats, _ = components(ink)
    width, height, area = (stats[:, i] for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, 4))
    is_letter = (area >= 8) & (np.maximum(width, height) <= SIDE // 18)
    is_letter[0] = False
    return as_pixels(np.where(is_letter, 255, 0).astype(np.uint8)[labels])


def _count(mask: object) -> int:
    return cv2.connectedComponents(as_pixels(mask), connectivity=8)[0] - 1


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
