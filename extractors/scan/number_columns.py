"""Row numbers of a list without rules, which the page pass took for a picture.

Figures below one another at some distance from the names are no line of text to the engine: it
leaves them out, or makes one line of them that runs downwards. Their ink, a figure or two beside
rows of words and in one column, tells them; they are read as the numbers of a ruled table are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.scan.cutting import tight_crop
from extractors.scan.lost_labels import across
from extractors.scan.numbers import FEWEST, counted_on, read_below
from extractors.scan.ocr import Engine, Token
from extractors.scan.picture import Grey, PixelBox, inches

UNSURE = 0.6  # confidence below which a lone mark is no word of ours
LONGEST = 3  # characters of such a mark
ASIDE = 0.15, 1.5  # inches from a number to the words of its row: no label, yet the same row
FLUSH = 0.1  # inches by which rows may begin apart
BESIDE = 0.12  # inches above and below a number in which its row begins: a name of two lines
PAD = 0.03  # inches around a number
INSET = 0.04  # inches that `tight_crop` takes off a cell


def with_row_numbers(
    grey: Grey, dpi: float, seen: list[Token], unread: Sequence[PixelBox], engine: Engine
) -> list[Token]:
    """The words of a page with the numbers of its lists that were left out or misread.

    `unread` tells where a figure or two stand that no word covers.
    """
    rest = across([token for token in seen if not _is_stray(token, seen, dpi)])
    read = set(map(id, rest))
    boxes = [*unread, *(token.box for token in seen if id(token) not in read)]
    line = max((token.line for token in seen), default=0)
    for column in columns_of(boxes):
        numbers = _read_column(grey, column, dpi, engine) if _heads(column, rest, dpi) else []
        band = _band(column)
        seen = [t for t in seen if not numbers or id(t) in read or not _is_in(t.box, band)]
        new = [replace(token, line=line + i) for i, token in enumerate(numbers, 1)]
        seen, read, line = [*seen, *new], read | set(map(id, new)), line + len(new)
    return seen


def _is_stray(token: Token, seen: Sequence[Token], dpi: float) -> bool:
    """Whether a mark or two were hardly read and no word stands near at their left or right."""
    if token.confidence >= UNSURE or len(token.text) > LONGEST:
        return False
    return not any(
        other is not token
        and min(other.box[3], token.box[3]) > max(other.box[1], token.box[1])
        and max(other.box[0] - token.box[2], token.box[0] - other.box[2]) < ASIDE[0] * dpi
        for other in seen
    )


def columns_of(boxes: list[PixelBox]) -> list[list[PixelBox]]:
    """Boxes that stand below one another, each column from the top down, where they are enough.

    >>> columns_of([(10, 0, 20, 9), (8, 20, 22, 29), (90, 20, 99, 29), (11, 40, 19, 49)])
    [[(10, 0, 20, 9), (8, 20, 22, 29), (11, 40, 19, 49)]]
    """
    columns: list[list[PixelBox]] = []
    right = -1
    for box in sorted(boxes):
        if box[0] < right:
            columns[-1].append(box)
        else:
            columns.append([box])
        right = max(right, box[2]) if len(columns[-1]) > 1 else box[2]
    return [sorted(c, key=lambda box: box[1]) for c in columns if len(c) >= FEWEST]


def _heads(column: list[PixelBox], words: list[Token], dpi: float) -> bool:
    """Whether nothing was read among the marks, and rows of words begin flush at their right."""
    band = _band(column)
    if any(_is_in(token.box, band) for token in words):
        return False
    starts = [_start(box, band[2], words, dpi) for box in column]
    found = sorted(start for start in starts if start is not None)
    if len(found) < FEWEST:
        return False
    usual = found[len(found) // 2]
    flush = [start for start in found if abs(start - usual) <= FLUSH * dpi]
    return len(flush) >= FEWEST and 2 * len(flush) > len(column)


def _start(box: PixelBox, right: int, words: list[Token], dpi: float) -> int | None:
    """Where the row of words at a number's right begins."""
    reach = BESIDE * dpi
    beside = [
        token.box[0]
        for token in words
        if token.box[1] < box[3] + reach and token.box[3] > box[1] - reach and token.box[0] >= right
    ]
    start = min(beside, default=None)
    return start if start and ASIDE[0] * dpi <= start - right <= ASIDE[1] * dpi else None


def _read_column(grey: Grey, column: list[PixelBox], dpi: float, engine: Engine) -> list[Token]:
    """The numbers of a column and the words among them; none unless the numbers count.

    What could not be read is filled between neighbours only: before or behind them a row may lack.
    """
    cut = {(i, 0): tight_crop(grey, _around(box, dpi), dpi) for i, box in enumerate(column)}
    crops = {place: crop for place, crop in cut.items() if crop is not None}
    numbers, words = read_below(crops, dpi, engine)
    crops = {place: crop for place, crop in crops.items() if place not in words}
    numbers = counted_on(numbers, crops, range(len(crops)))
    if not _count([int(numbers[place].text.removesuffix(".")) for place in sorted(numbers)]):
        return []
    return [token for _, token in sorted({**words, **numbers}.items())]


def _count(values: Sequence[int]) -> bool:
    """Whether most numbers follow the one before.

    >>> _count([1, 2, 3]), _count([1, 5, 2, 1])
    (True, False)
    """
    steps = [b - a == 1 for a, b in pairwise(values)]
    return len(values) >= FEWEST and 2 * sum(steps) > len(steps)


def _around(box: PixelBox, dpi: float) -> PixelBox:
    """A box with what `tight_crop` takes off again."""
    pad = inches(PAD + INSET, dpi)
    left, top, right, bottom = box
    return max(0, left - pad), max(0, top - pad), right + pad, bottom + pad


def _band(column: list[PixelBox]) -> PixelBox:
    return (
        min(box[0] for box in column),
        min(box[1] for box in column),
        max(box[2] for box in column),
        max(box[3] for box in column),
    )


def _is_in(box: PixelBox, band: PixelBox) -> bool:
    is_across = min(box[2], band[2]) > max(box[0], band[0])
    return is_across and min(box[3], band[3]) > max(box[1], band[1])
