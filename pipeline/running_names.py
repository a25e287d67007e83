"""Files whose names run on, as cameras, scanners and people number pages: `x-1.jpg`, `x-2.jpg`.

Two names run on when they differ in numbers only. The one that is next by one number (`IMG_2031`,
`IMG_2032`) surely follows; one that comes soon after (`20230917_101523`, `20230917_101530`) may,
and one that comes later hardly does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.discovery import InputFile

_HASH_TAIL = re.compile(r"[_-][0-9a-f]{16,}$")  # what messengers append to a picture's number
_COUNTER = re.compile(r"[\s_.-]*\(?\d{1,3}\)?$")  # what a copy's name has more than the first's

_FEW = 3
_CLOCK_STEP = 500  # of HHMMSS: five minutes
_EPOCH_STEP = 300_000  # milliseconds

Key = tuple[str, tuple[str, ...]]  # the folder, and the name without its numbers


Gap = Literal["next", "near", "far"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A file in a row of running names, and how near its number is to the one before."""

    file: InputFile
    gap: Gap


def running_names(files: Iterable[InputFile]) -> list[list[Numbered]]:
    """The files in rows of running names, each in the order of its numbers, rows by name.

    >>> from pathlib import Path
    >>> names = ("a/IMG_9.jpg", "a/IMG_10.jpg", "a/IMG_12.JPG", "a/x.jpg", "b/IMG_11.jpg")
    >>> rows = running_names(InputFile(Path(name), name) for name in names)
    >>> [[(one.file.name, one.gap) for one in row] for row in rows if len(row) > 1]
    [[('a/IMG_9.jpg', 'far'), ('a/IMG_10.jpg', 'next'), ('a/IMG_12.JPG', 'near')]]
    """
    rows: dict[Key, list[tuple[tuple[int, ...], InputFile]]] = defaultdict(list)
    for file in files:
        key, numbers = _parts(file.name)
        rows[key].append((numbers, file))
    _put_first_ones_in_front(rows)
    return [_row(sorted(rows[key], key=_by_numbers)) for key in sorted(rows)]


def _parts(name: str) -> tuple[Key, tuple[int, ...]]:
    """
    >>> _parts("a/Trang 1.png")
    (('a', ('trang ', '')), (1,))
    """
    folder, stem = _stem(name)
    pieces = re.split(r"(\d+)", stem)
    return (folder, tuple(pieces[::2])), tuple(map(int, pieces[1::2]))


def _stem(name: str) -> tuple[str, str]:
    folder, _, last = unicodedata.normalize("NFC", name).casefold().rpartition("/")
    return folder, _HASH_TAIL.sub("", last.rpartition(".")[0] or last)


def _by_numbers(numbered: tuple[tuple[int, ...], InputFile]) -> tuple[tuple[int, ...], str]:
    numbers, file = numbered
    return numbers, file.name


def _put_first_ones_in_front(
    rows: dict[Key, list[tuple[tuple[int, ...], InputFile]]],
) -> None:
    """`image.jpg` goes before `image (1).jpg` or `image-2.jpg`, where it is alone of its kind."""
    for key in [key for key in sorted(rows) if len(rows[key]) == 1]:
        numbers, file = rows[key][0]
        folder, stem = _stem(file.name)
        for other in sorted(rows):
            first = min(rows[other], key=_by_numbers) if other[0] == folder else None
            if first is None or other == key or len(first[0]) != len(numbers) + 1:
                continue
            copy = _stem(first[1].name)[1]
            if first[0][:-1] == numbers and _COUNTER.sub("", copy) == stem and first[0][-1] <= 2:
                rows[other].append(((*numbers, first[0][-1] - 1), file))
                del rows[key]
                break


def _row(files: Sequence[tuple[tuple[int, ...], InputFile]]) -> list[Numbered]:
    row: list[Numbered] = []
    before: tuple[int, ...] | None = None
    for numbers, file in files:
        row.append(Numbered(file, _gap(before, numbers) if before else "far"))
        before = numbers
    return row


def _gap(before: tuple[int, ...], after: tuple[int, ...]) -> Gap:
    """How near two numbers are; in a time of day or since an epoch five minutes are near.

    >>> _gap((12, 1), (12, 2)), _gap((12, 2), (13, 1)), _gap((1,), (4,)), _gap((1,), (9,))
    ('next', 'far', 'near', 'far')
    >>> _gap((20230917, 101523), (20230917, 101900)), _gap((20230917, 101523), (20230917, 143000))
    ('near', 'far')
    """
    steps = [(a, b - a) for a, b in zip(before, after, strict=True) if a != b]
    if len(steps) != 1:
        return "far"
    number, step = steps[0]
    if step == 1:
        return "next"
    digits = len(str(number))
    few = _EPOCH_STEP if digits >= 10 else _CLOCK_STEP if digits in (5, 6) else _FEW
    return "near" if step <= few else "far"
