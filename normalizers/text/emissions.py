"""What the letters of Vietnamese are misread as: -log P(characters read | letter).

Costs are learnt from rendered and misread pages (`benchmarks/language_model/misread.py`); where
nothing was learnt, they hang on the first character read and on the number of characters alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.syllables import strip_marks

Array = NDArray[Any]
# Costs where nothing was learnt: the same base letter, another one, nothing at all, each letter
# more, another case, and the price of a reading learnt only for a sister letter (ắ for ấ).
_SAME, _OTHER, _NOTHING, _MORE, CASE, _SISTER = 3.2, 9.0, 6.5, 1.0, 1.5, 2.0
LONGEST = 3  # characters that one letter is read as


def _sisters(table: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Costs pooled over all marked forms of a base letter."""
    mass: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for letter, row in table.items():
        if strip_marks(letter) != letter:
            for reading, cost in row.items():
                mass[strip_marks(letter)][reading] += math.exp(-cost)
    return {
        base: {reading: _SISTER - math.log(p / sum(row.values())) for reading, p in row.items()}
        for base, row in mass.items()
    }


class Emissions:
    """Costs of what may be read for every letter of `letters`, in one case.

    `table`: letter -> what it is read as -> cost.
    """

    def __init__(self, letters: Sequence[str], table: dict[str, dict[str, float]]) -> None:
        self._letters = np.array(letters)
        self._bases = np.array([strip_marks(letter) for letter in letters])
        self._folded = np.char.lower(self._bases)
        self._marked = self._letters != self._bases
        self._unlearnt: dict[tuple[str, int], Array] = {}
        self._learnt: dict[str, tuple[list[int], list[float]]] = {}
        sisters = _sisters(table)
        for i, (letter, base) in enumerate(zip(letters, self._bases.tolist(), strict=True)):
            row = table.get(letter, {})
            if letter != base:
                shared = sisters.get(base, {})
                row = shared | {r: min(cost, shared.get(r, cost)) for r, cost in row.items()}
            for reading, cost in row.items():
                places, costs = self._learnt.setdefault(reading, ([], []))
                places.append(i)
                costs.append(cost)

    def _unlearnt_row(self, first: str, length: int) -> Array:
        if not length:
            return np.full(len(self._letters), _NOTHING, dtype=np.float32)
        base = strip_marks(first)
        same = self._bases == base
        if length > 1:
            more = _MORE * (length - 2)
            costs = np.where(same, _SAME + 3.5 + more, _OTHER + 1.5 + more)
        else:
            other = _OTHER - np.where(self._marked, 1.0 if base.isalpha() else 2.0, 0.0)
            alike = self._folded == base.lower()
            costs = np.where(same, _SAME, np.where(alike, _SAME + CASE, other))
            costs = np.where(self._letters == first, _SAME - 0.5, costs)
        return costs.astype(np.float32)

    def _unlearnt_costs(self, reading: str) -> Array:
        kind = reading[:1], len(reading)
        known = self._unlearnt.get(kind)
        if known is None:
            known = self._unlearnt[kind] = self._unlearnt_row(*kind)
        return known

    def costs(self, readings: Sequence[str]) -> Array:
        """-log P(reading | letter) for every letter: [reading, letter]."""
        costs = np.array([self._unlearnt_costs(reading) for reading in readings])
        found = [(i, self._learnt[r]) for i, r in enumerate(readings) if r in self._learnt]
        if found:
            rows = np.repeat([i for i, _ in found], [len(place) for _, (place, _) in found])
            columns = np.concatenate([place for _, (place, _) in found])
            learnt = np.concatenate([cost for _, (_, cost) in found]).astype(np.float32)
            costs[rows, columns] = np.minimum(costs[rows, columns], learnt)
        return costs
