"""What the letters of Vietnamese are misread as: -log P(characters read | letter).

Costs are learnt from rendered and misread pages (`benchmarks/language_model/misread.py`); where
nothing was learnt, they hang on the first character read and on the number of characters alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.syllables import strip_marks

Array = NDArray[Any]
# Costs where nothing was learnt: the same base letter, another one, nothing at all, each letter
# more, another case, and the price of a reading learnt only for a sister letter (ắ for ấ).
_SAME, _OTHER, _NOTHING, _MORE, CASE, _SISTER = 3.2, 9.0, 6.5, 1.0, 1.5, 2.0
LONGEST = 3  # characters that one letter is read as


class Emissions:
    """Costs of what may be read for every letter of `letters`, in one case.

    `table`: letter -> what it is read as -> cost.
    """

    def __init__(self, letters: Sequence[str], table: Mapping[str, Mapping[str, float]]) -> None:
        self._alphabet = _alphabet(tuple(letters))
        rows = [table.get(letter, {}) for letter in letters]
        self._number: dict[str, int] = {}
        number = self._number
        readings = [number.setdefault(reading, len(number)) for row in rows for reading in row]
        of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        costs = np.array([cost for row in rows for cost in row.values()])
        self._learnt = np.full((len(number), len(rows)), np.inf, dtype=np.float32)
        self._learnt[readings, of] = costs
        self._share_with_sisters(np.array(readings, dtype=np.int64), of, costs)

    def _share_with_sisters(self, readings: Array, of: Array, costs: Array) -> None:
        """Let a marked letter be read as all marked forms of its base letter are."""
        base, marked = self._alphabet.base, self._alphabet.marked
        bases, among = int(base.max()) + 1, marked[of]
        at = readings[among] * bases + base[of[among]]
        mass = np.bincount(at, np.exp(-costs[among]), minlength=len(self._number) * bases)
        mass = mass.reshape(-1, bases)
        with np.errstate(divide="ignore", invalid="ignore"):
            shared = _SISTER - np.log(mass / mass.sum(axis=0))
        shared = np.where(mass > 0, shared, np.inf)[:, base[marked]]
        self._learnt[:, marked] = np.minimum(self._learnt[:, marked], shared)

    def costs(self, readings: Sequence[str]) -> Array:
        """-log P(reading | letter) for every letter: [reading, letter]."""
        unlearnt = self._alphabet.unlearnt
        costs = np.array([unlearnt(reading[:1], len(reading)) for reading in readings])
        found = [(i, self._number[r]) for i, r in enumerate(readings) if r in self._number]
        if found:
            at, numbers = np.array(found).T
            costs[at] = np.minimum(costs[at], self._learnt[numbers])
        return costs


class _Alphabet:
    """Letters of one case, each with the number of its base letter and whether it has a mark."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self._letters = np.array(letters)
        self._bases = np.array([strip_marks(letter) for letter in letters])
        self._folded = np.char.lower(self._bases)
        self.marked: Array = self._letters != self._bases
        self.base: Array = np.unique(self._bases, return_inverse=True)[1]
        self._known: dict[tuple[str, int], Array] = {}

    def unlearnt(self, first: str, length: int) -> Array:
        """The cost of each letter for a reading that nothing is known of but this."""
        known = self._known.get((first, length))
        if known is None:
            known = self._known[first, length] = self._unlearnt(first, length)
        return known

    def _unlearnt(self, first: str, length: int) -> Array:
        if not length:
            return np.full(len(self._letters), _NOTHING, dtype=np.float32)
        base = strip_marks(first)
        same = self._bases == base
        if length > 1:
            more = _MORE * (length - 2)
            costs = np.where(same, _SAME + 3.5 + more, _OTHER + 1.5 + more)
        else:
            other = _OTHER - np.where(self.marked, 1.0 if base.isalpha() else 2.0, 0.0)
            alike = self._folded == base.lower()
            costs = np.where(same, _SAME, np.where(alike, _SAME + CASE, other))
            costs = np.where(self._letters == first, _SAME - 0.5, costs)
        return costs.astype(np.float32)


@cache
def _alphabet(letters: tuple[str, ...]) -> _Alphabet:
    return _Alphabet(letters)
