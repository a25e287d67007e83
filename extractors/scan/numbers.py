"""Lone numbers in a narrow column, read together as one line.

A recogniser that was trained on lines reads a single digit badly (a 3 becomes `5)`, a 9 `S)`).
Set side by side at the distance of words they are a line, and were all read right where one by
one a third was wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from extractors.scan.cutting import Crop, tight_crop
from extractors.scan.grid import Grid
from extractors.scan.ocr import BLOCK, Engine, Token
from extractors.scan.picture import Grey, inches

Place = tuple[int, int]

WIDEST, HIGHEST = 0.42, 0.24  # inches of ink: three digits, one line
FEWEST = 3  # cells in a column
AT_ONCE = 8  # numbers in a strip
SPACE = 0.15  # inches between two numbers
NUMERIC = 0.6  # share of the column's cells that must be numbers


def numbers_of(grid: Grid, grey: Grey, dpi: float, engine: Engine) -> dict[Place, Token]:
    """The numbers in columns of lone numbers, by place."""
    found: dict[Place, Token] = {}
    for column in range(grid.columns):
        crops = _narrow_cells(grid, column, grey, dpi)
        if len(crops) < FEWEST:
            continue
        read: dict[Place, Token] = {}
        places = list(crops)
        for start in range(0, len(places), AT_ONCE):
            part = {place: crops[place] for place in places[start : start + AT_ONCE]}
            read.update(_read_strip(part, dpi, engine))
        numbers = {place: token for place, token in read.items() if is_number([token])}
        if len(numbers) >= NUMERIC * len(crops):
            found.update(numbers)
    return found


def is_number(tokens: list[Token]) -> bool:
    """True for one to three digits, with or without a full stop.

    >>> is_number([Token("12.", (0, 0, 9, 9), 0.9, 0)])
    True
    >>> is_number([Token("5)", (0, 0, 9, 9), 0.9, 0)])
    False
    """
    text = "".join(token.text for token in tokens).removesuffix(".")
    return text.isdecimal() and text.isascii() and len(text) <= 3


def _narrow_cells(grid: Grid, column: int, grey: Grey, dpi: float) -> dict[Place, Crop]:
    crops = {}
    for cell in grid.cells:
        if cell.column == column and cell.column_span == 1:
            crop = tight_crop(grey, cell.box, dpi)
            if crop is not None and _is_short(crop, dpi):
                crops[cell.row, cell.column] = crop
    return crops


def _is_short(crop: Crop, dpi: float) -> bool:
    height, width = crop.pixels.shape
    return bool(width <= WIDEST * dpi and height <= HIGHEST * dpi)


def _read_strip(
    crops: dict[Place, Crop], dpi: float, engine: Engine
) -> Iterator[tuple[Place, Token]]:
    """The crops that were read as exactly one word each, the word put back in its place."""
    strip, starts = _strip(list(crops.values()), dpi)
    tokens = engine.read(strip, dpi, BLOCK)
    for (place, crop), start in zip(crops.items(), starts, strict=True):
        end = start + crop.pixels.shape[1]
        here = [t for t in tokens if t.box[0] < end and t.box[2] > start]
        if (
            len(here) == 1
            and start - SPACE * dpi < here[0].box[0]
            and here[0].box[2] < end + SPACE * dpi
        ):
            height, width = crop.pixels.shape
            box = (crop.x, crop.y, crop.x + width, crop.y + height)
            yield place, replace(here[0], box=box, line=0)


def _strip(crops: list[Crop], dpi: float) -> tuple[Grey, list[int]]:
    """The crops side by side on one middle line, and where each starts."""
    space = inches(SPACE, dpi, 8)
    height = max(crop.pixels.shape[0] for crop in crops) + space
    width = sum(crop.pixels.shape[1] + space for crop in crops) + space
    strip = np.full((height, width), int(np.median([crop.paper for crop in crops])), np.uint8)
    starts, x = [], space
    for crop in crops:
        high, wide = crop.pixels.shape
        y = (height - high) // 2
        strip[y : y + high, x : x + wide] = crop.pixels
        starts.append(x)
        x += wide + space
    return strip, starts
