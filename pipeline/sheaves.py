"""Neighbours kept together, so that what did not change among thousands is a few look-ups.

A sheaf is some sixty neighbours of a list. Where one ends is told by the names of its members and
not by their number: a member that comes or goes changes its own sheaf only.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_USUAL = 64  # members; one name in so many begins a sheaf
_MOST = 512

T = TypeVar("T")


def sheaves(members: Iterable[T], name: Callable[[T], str]) -> Iterator[list[T]]:
    """The members in their order, in sheaves.

    >>> numbers = [f"{number:03}" for number in range(300)]
    >>> before, after = (set(map(tuple, sheaves(m, str))) for m in (numbers, [*numbers, "150b"]))
    >>> less = set(map(tuple, sheaves([n for n in numbers if n != "200"], str)))
    >>> len(before), len(before - after), len(before - less) <= 2
    (7, 1, True)
    """
    sheaf: list[T] = []
    for member in members:
        if sheaf and (len(sheaf) == _MOST or zlib.crc32(name(member).encode()) % _USUAL == 0):
            yield sheaf
            sheaf = []
        sheaf.append(member)
    if sheaf:
        yield sheaf
