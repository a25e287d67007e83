"""Lines that the page pass passed over, found by the ink that no word covers.

The engine parts a page into text and pictures before it reads, and takes a heading close above a
table, or a line under a stamp, for a part of the picture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.cells import cut_out
from extractors.scan.ocr import Engine, Token
from extractors.scan.orientation import sureness
from extractors.scan.picture import Grey, Mask, PixelBox, as_pixels, inches
from extractors.scan.rules import ink_of

LETTER = (0.05, 0.25)  # inches: height of a letter with its marks
ASIDE, ABOVE = 0.13, 0.03  # inches to the next letter of a line, and from a letter to its mark
LINE = (0.08, 0.4)  # inches: height of a line
FEWEST_LETTERS = 3
READ = 0.6  # sureness by letter below which it was a signature, a stamp, a picture
MOST = 12  # lines of a page; a page with more is no page of text


def overlooked(
    grey: Grey, dpi: float, seen: list[Token], grids: list[PixelBox], engine: Engine
) -> list[Token]:
    """The words of lines that hold no token of `seen` and lie outside the grids."""
    if not engine.reads_crops:
        return []
    bare = ink_of(grey, dpi)
    for box in [*(token.box for token in seen), *grids]:
        _blank(bare, box, inches(0.03, dpi, 2))
    boxes = lines_of_ink(bare, dpi)
    found: list[Token] = []
    line = max((token.line for token in seen), default=0)
    for box in boxes if len(boxes) <= MOST else []:
        tokens = cut_out(grey, box, dpi, engine)
        if sureness(tokens) >= READ:
            found += [replace(token, line=line + token.line + 1) for token in tokens]
            line = max(token.line for token in found)
    return found


def _blank(ink: Mask, box: PixelBox, margin: int) -> None:
    x0, top, x1, bottom = box
    ink[max(0, top - margin) : bottom + margin, max(0, x0 - margin) : x1 + margin] = 0


def lines_of_ink(ink: Mask, dpi: float) -> list[PixelBox]:
    """Where letters stand beside each other, as boxes from top to bottom.

    >>> ink = np.zeros((100, 400), np.uint8)
    >>> for x in range(50, 200, 15): ink[40:52, x : x + 9] = 255
    >>> lines_of_ink(ink, 100)
    [(50, 40, 194, 52)]
    """
    _, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    is_letter = (height >= LETTER[0] * dpi) & (height <= LETTER[1] * dpi)
    is_letter &= (width <= 3 * LETTER[1] * dpi) & (width >= 0.01 * dpi)
    is_mark = (height < LETTER[0] * dpi) & (width < LETTER[1] * dpi) & (width * height > 3)
    is_letter[0] = is_mark[0] = False
    kept = as_pixels((is_letter | is_mark)[labels] * 255)
    reach = np.ones((inches(ABOVE, dpi, 3), inches(ASIDE, dpi, 5)), np.uint8)
    joined = as_pixels(cv2.morphologyEx(kept, cv2.MORPH_CLOSE, reach))
    number, lines, extents, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    letters = _letters_by_line(np.asarray(centres)[is_letter], np.asarray(lines), number)
    boxes = []
    for i in range(1, number):
        x, y, w, h, _ = (int(v) for v in extents[i])
        if letters[i] >= FEWEST_LETTERS and LINE[0] * dpi <= h <= LINE[1] * dpi and w > h:
            boxes.append((x, y, x + w, y + h))
    return sorted(boxes, key=lambda box: (box[1], box[0]))


def _letters_by_line(centres: NDArray[Any], lines: NDArray[Any], count: int) -> NDArray[np.intp]:
    """How many letters each line holds, told by the middles of the letters."""
    x, y = centres.round().astype(int).T
    return np.bincount(lines[y, x], minlength=count)
