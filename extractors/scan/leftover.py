"""Ink of a cell that no word covers: a number that stands by itself in the last line.

`THCS Trần Quốc Toản` / `1`: the engine passes over a line of one digit, and the school would be
another one. Set beside the word before it the digit is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.scan.agreement import in_order
from extractors.scan.cutting import Crop
from extractors.scan.ocr import BLOCK, Engine, Token
from extractors.scan.picture import Grey, PixelBox, inches

INK = 60  # grey levels darker than the paper
BESIDE = 0.03  # inches by which ink may stick out of its word's box
HEIGHT, WIDEST = (0.06, 0.2), 0.3  # inches of a number of one or two digits
SPACE = 0.08  # inches between two words
NUMBER = re.compile(r"\d{1,2}|[A-EĐ]\d?|I{1,3}|IV|V")
HARDLY = 0.3  # confidence of a number that one reading has and others pass over
DOUBTED = 0.6  # confidence of the word before ink that could not be read


def with_leftover(
    tokens: list[Token], crop: Crop, dpi: float, engine: Engine, others: Sequence[Token] = ()
) -> list[Token]:
    """The words of a cell in order, with the number that stands unread behind the last one.

    Where it cannot be read, it is what one of the cell's readings (`others`) had there, hardly
    sure; where none had a number, the last word is doubted.
    """
    if not tokens:
        return tokens
    tokens = in_order(tokens)
    last = tokens[-1]
    box = unread(tokens, crop, dpi)
    if box is None or not _is_behind(box, tokens):
        return tokens
    found = _read_beside(last, box, crop, dpi, engine) or _once_read(box, others)
    if found is None:
        return [*tokens[:-1], replace(last, confidence=min(last.confidence, DOUBTED))]
    return [*tokens, found]


def _once_read(box: PixelBox, others: Sequence[Token]) -> Token | None:
    """The likeliest number that was read in a box, hardly sure.

    >>> read = [Token("Mèo", (0, 0, 40, 20), 0.9, 0), Token("I", (50, 0, 56, 20), 0.4, 0)]
    >>> found = _once_read((51, 1, 56, 20), read)
    >>> (found.text, found.confidence), _once_read((90, 0, 99, 20), read)
    (('I', 0.3), None)
    """
    middle = (box[0] + box[2]) / 2
    there = [t for t in others if NUMBER.fullmatch(t.text) and t.box[0] <= middle <= t.box[2]]
    there = [t for t in there if t.box[1] <= (box[1] + box[3]) / 2 <= t.box[3]]
    best = max(there, key=lambda token: token.confidence, default=None)
    return best and replace(best, confidence=min(best.confidence, HARDLY))


def unread(tokens: Sequence[Token], crop: Crop, dpi: float) -> PixelBox | None:
    """Where marks as high as a digit lie that no word covers, in pixels of the page; else None."""
    ink = (crop.pixels < crop.paper - INK).astype(np.uint8)
    beside = inches(BESIDE, dpi, 2)
    for token in tokens:
        x0, top, x1, bottom = token.box
        rows = slice(max(0, top - beside - crop.y), max(0, bottom + beside - crop.y))
        ink[rows, max(0, x0 - beside - crop.x) : max(0, x1 + beside - crop.x)] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high = stats[1:][stats[1:, cv2.CC_STAT_HEIGHT] >= HEIGHT[0] * dpi]
    if not len(high):
        return None
    x0, top = (int(v) for v in high[:, :2].min(axis=0))
    x1, bottom = (int(v) for v in (high[:, :2] + high[:, 2:4]).max(axis=0))
    if bottom - top > HEIGHT[1] * dpi or x1 - x0 > WIDEST * dpi:
        return None
    return x0 + crop.x, top + crop.y, x1 + crop.x, bottom + crop.y


def _is_behind(box: PixelBox, tokens: Sequence[Token]) -> bool:
    """Whether a box lies right of the last word, or below all words."""
    last = tokens[-1].box
    middle = (box[1] + box[3]) / 2
    return (box[0] >= last[2] and last[1] < middle < last[3]) or all(
        middle > token.box[3] for token in tokens
    )


def _read_beside(
    last: Token, box: PixelBox, crop: Crop, dpi: float, engine: Engine
) -> Token | None:
    """The number in the box, read behind the last word as if both stood in one line."""
    word, number = _cut(crop, last.box), _cut(crop, box)
    space = inches(SPACE, dpi, 6)
    height = max(len(word), len(number)) + 2 * space
    width = word.shape[1] + number.shape[1] + 3 * space
    line = np.full((height, width), crop.paper, np.uint8)
    bottom = height - space
    line[bottom - len(word) : bottom, space : space + word.shape[1]] = word
    start = word.shape[1] + 2 * space
    line[bottom - len(number) : bottom, start : start + number.shape[1]] = number
    read = [t for t in engine.read(line, dpi, BLOCK) if t.box[0] >= start - space // 2]
    if len(read) != 1 or NUMBER.fullmatch(read[0].text) is None:
        return None
    return replace(read[0], box=box, line=last.line + 1)


def _cut(crop: Crop, box: PixelBox) -> Grey:
    x0, top, x1, bottom = box
    return crop.pixels[max(0, top - crop.y) : bottom - crop.y, max(0, x0 - crop.x) : x1 - crop.x]
