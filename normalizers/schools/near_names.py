"""Names that look alike among very many, found without comparing all of them.

The likeness of two keys is rapidfuzz's `ratio`: 1 - d / (m + n), with d the number of letters
to delete and insert and m and n the lengths. Two keys keep at most the letters that both
have, (m + n - d) / 2 of them, so a name that shares too few letters cannot be alike and is left
out (the filter of Ukkonen 1992, "Approximate string-matching with q-grams", for q = 1). Nothing
that a comparison with every name would find is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_OTHER = len(_ALPHABET)
_ROUNDING = 1e-9
_FEW = 1000  # keys that are sooner compared than ruled out
_COLUMN = {char: column for column, char in enumerate(_ALPHABET)}


class NearNames:
    """An index over keys (lower case, without marks), built once and searched often."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = sorted(set(keys), key=lambda key: (len(key), key))
        self._letters = Letters(self._keys)

    def search(
        self, key: str, *, limit: int | None = 5, at_least: float = 75.0
    ) -> list[tuple[str, float]]:
        """The keys most like `key`, best first, with their likeness from `at_least` to 100.

        Without a `limit` all of them. Equal likeness goes by length and alphabet, so the answer
        never depends on the order in which keys were given.

        >>> NearNames(["vankhe", "phula", "phuluong"]).search("vankhe1")
        [('vankhe', 92.3076923076923)]
        """
        candidates = [self._keys[index] for index in self._possible(key, at_least / 100)]
        found = process.extract(
            key, candidates, scorer=fuzz.ratio, limit=limit, score_cutoff=at_least
        )
        return [(name, score) for name, score, _ in found]

    def _possible(self, key: str, likeness: float) -> npt.NDArray[np.intp]:
        """The indices of the keys whose letters alone do not rule the likeness out."""
        shortest = len(key) * likeness / (2 - likeness)
        longest = len(key) * (2 - likeness) / likeness if likeness else np.inf
        low = int(np.searchsorted(self._letters.lengths, np.floor(shortest), side="left"))
        high = int(np.searchsorted(self._letters.lengths, np.ceil(longest), side="right"))
        return low + np.flatnonzero(self._letters.bounds(key, low, high) >= likeness - _ROUNDING)


class Letters:
    """Keys in any order, found by how often they have each letter: this bounds their likeness."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self.lengths = np.array([len(key) for key in keys], dtype=np.int16)
        self._counts = _counted(keys, self.lengths)

    def bounds(self, key: str, low: int = 0, high: int | None = None) -> npt.NDArray[np.float64]:
        """The most (0 to 1) that each key from `low` to `high` can be like `key`."""
        lengths = self.lengths[low:high]
        shared = np.zeros(len(lengths), dtype=np.uint16)
        for column, count in _counts(key).items():
            shared += np.minimum(self._counts[column, low:high], min(count, 255))
        both = lengths + float(len(key))
        bounds = np.ones(len(both))
        np.divide(2.0 * shared, both, out=bounds, where=both > 0)
        return bounds

    def nearest(self, key: str, most: int, at_least: float) -> list[tuple[int, float]]:
        """The places of the keys most like `key` and their ratios, best first, else in order.

        `at_least`: the ratio (0 to 100) from which a key counts.

        >>> Letters(["hoasen", "vankhe", "phula"]).nearest("vankhe", 2, 60.0)
        [(1, 100.0)]
        """
        if len(self._keys) < _FEW:
            near: Sequence[int] = range(len(self._keys))
            keys = self._keys
        else:
            near = np.flatnonzero(self.bounds(key) >= at_least / 100 - _ROUNDING).tolist()
            keys = [self._keys[place] for place in near]
        found = process.extract(key, keys, scorer=fuzz.ratio, limit=most, score_cutoff=at_least)
        return [(near[at], ratio) for _, ratio, at in found]


def _counts(key: str) -> Counter[int]:
    """How often each letter and digit occurs in a key; all other characters count as one."""
    return Counter(_COLUMN.get(char, _OTHER) for char in key)


def _counted(keys: Sequence[str], lengths: npt.NDArray[np.int16]) -> npt.NDArray[np.uint8]:
    """The counts of each column in each key [column, key], at most 255."""
    codes = np.frombuffer("".join(keys).encode("utf-32-le"), dtype=np.uint32)
    columns = np.full(128, _OTHER)
    columns[[ord(char) for char in _ALPHABET]] = range(_OTHER)
    columns = columns[np.minimum(codes, 127)]
    rows = np.repeat(np.arange(len(keys)), lengths)
    counts = np.bincount(columns * len(keys) + rows, minlength=(_OTHER + 1) * len(keys))
    return np.minimum(counts, 255).astype(np.uint8).reshape(_OTHER + 1, len(keys))
