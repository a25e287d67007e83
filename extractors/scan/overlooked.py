"""Lines that the page pass passed over, found by the ink that no word covers.

The engine parts a page into text and pictures before it reads, and takes a heading close above a
table, or a line under a stamp, for a part of the picture. It leaves out a last line of one number,
too (`trước khi vào lớp` / `1.`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.cells import cut_out
from extractors.scan.ocr import Engine, Token
from extractors.scan.orientation import sureness
from extractors.scan.picture import Grey, Mask, PixelBox, as_pixels, components, inches
from extractors.scan.rules import ink_of

LETTER = (0.05, 0.25)  # inches: height of a letter with its marks
ASIDE, ABOVE = 0.13, 0.03  # inches to the next letter of a line, and from a letter to its mark
LINE = (0.08, 0.4)  # inches: height of a line
UNDERLINE = 0.2  # inches of unbroken ink; a bar of a letter is shorter
FEWEST_LETTERS = 3
FLUSH, BELOW = 0.06, 0.3  # inches between the left ends of two lines, and from one to the next
ENDING = re.compile(r"\d{1,3}%?[.,;:)]?|[^\W\d_]{2,}[.,;:]?")
READ = 0.6  # sureness by letter below which it was a signature, a stamp, a picture
PAD = 0.03  # inches around a line that is cut out
READ_ALONE = 0.35  # … of one or two letters
MOST = 12  # lines of a page; a page with more is no page of text


class Unread(NamedTuple):
    """Ink that no word covers: where letters stand beside each other, and where one or two do."""

    lines: list[PixelBox]
    short: list[PixelBox]


def unread_in(grey: Grey, dpi: float, seen: list[Token], grids: list[PixelBox]) -> Unread:
    """Where ink lies outside the words of a page and its grids."""
    boxes = [*(token.box for token in seen), *grids]
    bare = without_boxes(ink_of(grey, dpi), boxes, inches(0.03, dpi, 2))
    return lines_of_ink(without_underlines(bare, dpi), dpi)


def overlooked(
    grey: Grey, dpi: float, seen: list[Token], unread: Unread, engine: Engine
) -> list[Token]:
    """The words of lines that hold no token of `seen`."""
    found: list[Token] = []
    line = max((token.line for token in seen), default=0)
    for box, is_ending in _places(unread, dpi, seen):
        tokens = cut_out(grey, _padded(box, inches(PAD, dpi, 4)), dpi, engine)
        if _is_ending(tokens) if is_ending else sureness(tokens) >= READ:
            found += [replace(token, line=line + token.line + 1) for token in tokens]
            line = max(token.line for token in found)
    return found


def _is_ending(tokens: list[Token]) -> bool:
    """True for a short last line; a number so alone is never read surely."""
    text = " ".join(token.text for token in tokens)
    return ENDING.fullmatch(text) is not None and sureness(tokens) >= READ_ALONE


def _places(unread: Unread, dpi: float, seen: list[Token]) -> Iterator[tuple[PixelBox, bool]]:
    """Where to read, and whether it is the short last line of a paragraph."""
    if len(unread.lines) <= MOST:
        yield from ((box, False) for box in unread.lines)
    boxes = [token.box for token in seen]
    endings = [box for box in unread.short if _ends_a_paragraph(box, boxes, dpi)]
    if len(endings) <= MOST:
        yield from ((box, True) for box in endings)


def _ends_a_paragraph(box: PixelBox, seen: list[PixelBox], dpi: float) -> bool:
    """True below a line, as far left as others begin, where no word stands beside."""
    left, top, _, bottom = box
    beside = any(min(b[3], bottom) > max(b[1], top) for b in seen)
    flush = any(abs(b[0] - left) <= FLUSH * dpi for b in seen)
    return not beside and flush and any(0 <= top - b[3] <= BELOW * dpi for b in seen)


def _padded(box: PixelBox, pad: int) -> PixelBox:
    left, top, right, bottom = box
    return max(0, left - pad), max(0, top - pad), right + pad, bottom + pad


def without_boxes(ink: Mask, boxes: Iterable[PixelBox], margin: int) -> Mask:
    """The ink that lies in none of the boxes, nor within `margin` pixels of them."""
    bare = ink.copy()
    for box in boxes:
        x0, top, x1, bottom = _padded(box, margin)
        bare[top:bottom, x0:x1] = 0
    return bare


def without_underlines(ink: Mask, dpi: float) -> Mask:
    """The ink without flat strokes, which join the letters that they touch to one mark.

    >>> ink = np.zeros((100, 400), np.uint8)
    >>> for x in range(50, 200, 15): ink[40:53, x : x + 9] = 255
    >>> ink[52:54, 50:194] = 255
    >>> lines_of_ink(ink, 100).lines, lines_of_ink(without_underlines(ink, 100), 100).lines
    ([], [(50, 40, 194, 52)])
    """
    flat = np.ones((1, inches(UNDERLINE, dpi) | 1), np.uint8)
    return as_pixels(cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, flat)))


def lines_of_ink(ink: Mask, dpi: float) -> Unread:
    """Where letters stand beside each other, and where one or two do, as boxes from the top down.

    >>> ink = np.zeros((100, 400), np.uint8)
    >>> for x in range(50, 200, 15): ink[40:52, x : x + 9] = 255
    >>> ink[60:72, 50:55] = 255
    >>> lines_of_ink(ink, 100)
    Unread(lines=[(50, 40, 194, 52)], short=[(50, 60, 55, 72)])
    """
    _, labels, stats, _ = components(ink)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    is_letter = (height >= LETTER[0] * dpi) & (height <= LETTER[1] * dpi)
    is_letter &= (width <= 3 * LETTER[1] * dpi) & (width >= 0.01 * dpi)
    is_mark = (height < LETTER[0] * dpi) & (width < LETTER[1] * dpi) & (width * height > 3)
    is_letter[0] = is_mark[0] = False
    if not is_letter.any():
        return Unread([], [])
    kept = np.where(is_letter | is_mark, 255, 0).astype(np.uint8)[labels]
    reach = np.ones((inches(ABOVE, dpi, 3), inches(ASIDE, dpi, 5)), np.uint8)
    joined = as_pixels(cv2.morphologyEx(kept, cv2.MORPH_CLOSE, reach))
    number, lines, extents, _ = components(joined)
    letters = _letters_by_line(labels, is_letter, lines, number)
    boxes: list[PixelBox] = []
    short: list[PixelBox] = []
    for i in range(1, number):
        x, y, w, h, _ = (int(v) for v in extents[i])
        box = (x, y, x + w, y + h)
        if letters[i] >= FEWEST_LETTERS and LINE[0] * dpi <= h <= LINE[1] * dpi and w > h:
            boxes.append(box)
        elif 0 < letters[i] < FEWEST_LETTERS and LINE[0] * dpi <= h <= LETTER[1] * dpi:
            short.append(box)
    return Unread(_downwards(boxes), _downwards(short))


def _downwards(boxes: list[PixelBox]) -> list[PixelBox]:
    return sorted(boxes, key=lambda box: (box[1], box[0]))


def _letters_by_line(
    labels: NDArray[Any], is_letter: NDArray[np.bool_], lines: NDArray[Any], count: int
) -> NDArray[np.intp]:
    """How many letters each line holds, told by the ink of the letters."""
    line_of = np.zeros(len(is_letter), np.intp)
    inked = labels > 0
    line_of[labels[inked]] = lines[inked]
    return np.bincount(line_of[is_letter], minlength=count)
