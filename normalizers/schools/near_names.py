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
_COLUMN = {char: column for column, char in enumerate(_ALPHABET)}


class NearNames:
    """An index over keys (lower case, without marks), built once and searched often."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = sorted(set(keys), key=lambda key: (len(key), key))
        self._lengths = np.array([len(key) for key in self._keys], dtype=np.int16)
        self._counts = np.zeros((_OTHER + 1, len(self._keys)), dtype=np.uint8)
        for index, key in enumerate(self._keys):
            for column, count in _counts(key).items():
                self._counts[column, index] = min(count, 255)

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
        low = int(np.searchsorted(self._lengths, np.floor(shortest), side="left"))
        high = int(np.searchsorted(self._lengths, np.ceil(longest), side="right"))
        shared = np.zeros(high - low, dtype=np.uint16)
        for column, count in _counts(key).items():
            shared += np.minimum(self._counts[column, low:high], min(count, 255))
        both = self._lengths[low:high] + len(key)
        return low + np.flatnonzero(2.0 * shared >= likeness * both - 1e-9)


def _counts(key: str) -> Counter[int]:
    """How often each letter and digit occurs in a key; all other characters count as one."""
    return Counter(_COLUMN.get(char, _OTHER) for char in key)
