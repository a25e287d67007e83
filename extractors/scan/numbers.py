"""Lone numbers in a narrow column, read together as one line.

A recogniser that was trained on lines reads a single digit badly (a 3 becomes `5)`, a 9 `S)`).
Set side by side at the distance of words they are a line, and were all read right where one by
one a third was wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import numpy as np

from extractors.scan.cutting import Crop
from extractors.scan.grid import Grid
from extractors.scan.ocr import BLOCK, Engine, Token
from extractors.scan.picture import Grey, PixelBox, inches

Place = tuple[int, int]

WIDEST, HIGHEST = 0.42, 0.24  # inches of ink: three digits, one line
FEWEST = 3  # cells in a column
AT_ONCE = 8  # numbers in a strip
SPACE = 0.15  # inches between two numbers
NUMERIC = 0.6  # share of the column's cells that must be numbers
RUN = 3  # numbers in order that tell the one before or after them
DIGIT_LIKE = frozenset("IliOoDQSsBZzbgq")
SURE, COUNTED = 0.75, 0.85  # confidence of a number that stands as read; of one that was counted


def numbers_of(
    grid: Grid, inked: Mapping[Place, Crop], dpi: float, engine: Engine
) -> dict[Place, Token]:
    """The numbers in columns of lone numbers, by place; `inked` are the cells that hold ink."""
    found: dict[Place, Token] = {}
    for column in range(grid.columns):
        crops = narrow_cells(grid, column, inked, dpi)
        numbers, words = read_below(crops, dpi, engine)
        crops = {place: crop for place, crop in crops.items() if place not in words}
        found.update(counted_on(numbers, crops, parts_of([row for row, _ in sorted(crops)])))
    return found


def read_below(
    crops: dict[Place, Crop], dpi: float, engine: Engine
) -> tuple[dict[Place, Token], dict[Place, Token]]:
    """The numbers and the words of a column as read, by place; none where most are none."""
    if len(crops) < FEWEST:
        return {}, {}
    read: dict[Place, Token] = {}
    places = list(crops)
    for start in range(0, len(places), AT_ONCE):
        part = {place: crops[place] for place in places[start : start + AT_ONCE]}
        read.update(_read_strip(part, dpi, engine))
    numbers = {place: token for place, token in read.items() if is_number([token])}
    words = {place: token for place, token in read.items() if is_word(token.text)}
    heads = 1 if places[0] in words else 0
    return (numbers, words) if len(numbers) >= NUMERIC * (len(crops) - heads) else ({}, {})


def is_word(text: str) -> bool:
    """True for letters that no digits look like, as the head of a column of numbers has them.

    >>> [is_word(text) for text in ("TT", "STT", "Số", "ll", "S)", "IO", "5)")]
    [True, True, True, False, False, False, False]
    """
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and not all(char in DIGIT_LIKE for char in letters)


def counted_on(
    numbers: dict[Place, Token], crops: dict[Place, Crop], parts: Sequence[int]
) -> dict[Place, Token]:
    """The numbers with those that could not be read, or not surely, as their neighbours count.

    `parts` tells in which part of the list each place lies; a run counts no further. Only a
    place between neighbours that count on over it, or before or after a run that counts, is
    filled. A number that was read surely stands, for plans do skip and repeat numbers; so does a
    doubted 1 before a 2, with which the next part of a list begins. A doubted number that is the
    one due is sure, and tells of its neighbours in turn.
    """
    places = sorted(crops)
    values = [_value(numbers.get(place)) for place in places]
    sure = [number_is_sure(numbers.get(place)) for place in places]
    told = _confirmed(values, sure)
    stop = "." if sum(t.text.endswith(".") for t in numbers.values()) * 2 > len(numbers) else ""
    result = dict(numbers)
    for i, place in enumerate(places):
        due = expected(told, i, parts)
        if told[i] is None and due is not None and not _begins_anew(values, i, due):
            read = numbers.get(place)
            others = ((read.text, 1 - COUNTED),) if read and due != values[i] else ()
            result[place] = Token(f"{due}{stop}", _box(crops[place]), COUNTED, 0, others)
    return result


def _confirmed(values: Sequence[int | None], sure: Sequence[bool]) -> list[int | None]:
    """The numbers that were read surely, and those that are as their neighbours count.

    >>> _confirmed([None, 12, 13, 14, 15, 16], [False] * 3 + [True] * 3)
    [None, 12, 13, 14, 15, 16]
    """
    told = [value if ok else None for value, ok in zip(values, sure, strict=True)]
    for i in (*range(len(told)), *reversed(range(len(told)))):
        if told[i] is None and values[i] is not None and expected(told, i) == values[i]:
            told[i] = values[i]
    return told


def number_is_sure(token: Token | None) -> bool:
    return token is not None and token.confidence >= SURE


def _value(token: Token | None) -> int | None:
    return int(token.text.removesuffix(".")) if token else None


def expected(values: list[int | None], i: int, parts: Sequence[int] = ()) -> int | None:
    """The number due at place `i` by its neighbours; None where they do not tell.

    A run tells those before and after it in the part of the table that it begins in.

    >>> expected([1, None, 3, 4], 1), expected([None, 2, 3, 4], 0), expected([3, 4, None, 1], 2)
    (2, 1, None)
    >>> expected([2, 3, 4, None], 3), expected([2, 3, 4, None], 3, [0, 0, 0, 1])
    (5, None)
    """
    before = next((k for k in range(i - 1, -1, -1) if values[k] is not None), None)
    after = next((k for k in range(i + 1, len(values)) if values[k] is not None), None)
    if before is not None and after is not None:
        low, high = values[before], values[after]
        assert low is not None and high is not None
        return low + i - before if high - low == after - before else None
    for step in (1, -1):  # from the run below, from the run above
        places = [i + step * k for k in range(1, RUN + 1)]
        near = [k for k in places if 0 <= k < len(values)]
        run = [values[k] for k in near if not parts or parts[near[0]] == parts[i]]
        if len(run) == RUN and None not in run:
            first = run[0]
            assert first is not None
            if run == [first + step * k for k in range(RUN)] and first - step >= 1:
                return first - step
    return None


def parts_of(rows: list[int]) -> list[int]:
    """In which part of a table each row lies, by its number; more space than usual parts them.

    Between two parts stands a row with a heading, behind which numbers may begin anew.

    >>> parts_of([1, 2, 3, 5, 6]), parts_of([1, 3, 5, 7])
    ([0, 0, 0, 1, 1], [0, 0, 0, 0])
    """
    steps = [b - a for a, b in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0
    return [0, *accumulate(int(step > usual) for step in steps)][: len(rows)]


def _begins_anew(values: list[int | None], i: int, due: int) -> bool:
    """Whether the number at place `i` may be a 1, by its own reading or the next one's.

    >>> _begins_anew([3, 4, 1, 2], 2, 5), _begins_anew([3, 4, None, 2], 2, 5)
    (True, True)
    >>> _begins_anew([3, 4, 1, 6], 2, 5), _begins_anew([None, 2, 3], 0, 1)
    (False, False)
    """
    return due != 1 and values[i] in (1, None) and values[i + 1 : i + 2] == [2]


def is_number(tokens: list[Token]) -> bool:
    """True for one to three digits, with or without a full stop.

    >>> is_number([Token("12.", (0, 0, 9, 9), 0.9, 0)])
    True
    >>> is_number([Token("5)", (0, 0, 9, 9), 0.9, 0)])
    False
    """
    text = "".join(token.text for token in tokens).removesuffix(".")
    return text.isdecimal() and text.isascii() and len(text) <= 3


def narrow_cells(
    grid: Grid, column: int, inked: Mapping[Place, Crop], dpi: float
) -> dict[Place, Crop]:
    places = [(c.row, column) for c in grid.cells if c.column == column and c.column_span == 1]
    crops = {place: inked[place] for place in places if place in inked}
    return {place: crop for place, crop in crops.items() if _is_short(crop, dpi)}


def _is_short(crop: Crop, dpi: float) -> bool:
    height, width = crop.pixels.shape
    return bool(width <= WIDEST * dpi and height <= HIGHEST * dpi)


def _read_strip(
    crops: dict[Place, Crop], dpi: float, engine: Engine
) -> Iterator[tuple[Place, Token]]:
    """The crops that were read as exactly one word each, the word put back in its place."""
    strip, starts = _strip(list(crops.values()), dpi)
    tokens = _apart(engine.read(strip, dpi, BLOCK))
    for (place, crop), start in zip(crops.items(), starts, strict=True):
        end = start + crop.pixels.shape[1]
        here = [t for t in tokens if t.box[0] < end and t.box[2] > start]
        if (
            len(here) == 1
            and start - SPACE * dpi < here[0].box[0]
            and here[0].box[2] < end + SPACE * dpi
        ):
            yield place, replace(here[0], box=_box(crop), line=0)


def _apart(tokens: list[Token]) -> list[Token]:
    """The words of a strip; where the engine has a word end behind the next one, it ends there.

    >>> words = [Token("STT", (26, 0, 223, 9), 0.7, 0), Token("2", (131, 0, 150, 9), 0.9, 0)]
    >>> [token.box[2] for token in _apart(words)]
    [131, 150]
    >>> _apart([])
    []
    """
    tokens = sorted(tokens, key=lambda token: token.box[0])
    ends = [min(one.box[2], two.box[0]) for one, two in pairwise(tokens)]
    cut = [
        replace(one, box=(*one.box[:2], end, one.box[3]))
        for one, end in zip(tokens, ends, strict=False)
    ]
    return [*cut, *tokens[-1:]]


def _box(crop: Crop) -> PixelBox:
    height, width = crop.pixels.shape
    return crop.x, crop.y, crop.x + width, crop.y + height


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
