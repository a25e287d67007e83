"""How a wrong-language OCR writes Vietnamese: -log P(observed | syllable), for all syllables.

Each true letter is read as 0 to 3 characters, with costs learnt from rendered and misread pages
(`benchmarks/language_model/misread.py`). A syllable is an onset and a rime, so the cheapest way is
found once for the 28 onsets from the left and once for the rimes from the right, then joined.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from functools import cache
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalizers.text.language_model import DATA, language_model
from normalizers.text.syllables import ONSETS, PARTS, strip_marks

Array = NDArray[Any]
Channel = Literal["misread", "stripped"]  # what broke a text: a wrong OCR, or lost marks
_FAR = np.float32(1e6)
# Costs where nothing was learnt: the same base letter, another one, nothing at all, each letter
# more, another case, and the price of a reading learnt only for a sister letter (ắ for ấ).
_SAME, _OTHER, _NOTHING, _MORE, _CASE, _SISTER = 3.2, 9.0, 6.5, 1.0, 1.5, 2.0
LONGEST = 3  # characters that one letter is read as


class Readings(NamedTuple):
    """Words of the model and -log P(observed | word), cheapest first."""

    words: Array
    costs: Array


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
    """Costs of a reading for every letter of `letters`, in one case."""

    def __init__(self, letters: list[str], table: dict[str, dict[str, float]]) -> None:
        self._bases = [strip_marks(letter) for letter in letters]
        self._letters = letters
        self._marked = np.array([a != b for a, b in zip(letters, self._bases, strict=True)])
        learnt: dict[str, dict[int, float]] = defaultdict(dict)
        sisters = _sisters(table)
        for i, (letter, base) in enumerate(zip(letters, self._bases, strict=True)):
            row = dict(table.get(letter, {}))
            if letter != base:
                for reading, cost in sisters.get(base, {}).items():
                    row[reading] = min(cost, row.get(reading, math.inf))
            for reading, cost in row.items():
                learnt[reading][i] = cost
        self._learnt = {
            reading: (np.array(list(row)), np.array(list(row.values()), dtype=np.float32))
            for reading, row in learnt.items()
        }
        self._vectors: dict[str, Array] = {}

    def _unlearnt_first(self, first: str) -> Array:
        base = strip_marks(first)
        same = np.array([b == base for b in self._bases])
        alike = np.array([b.lower() == base.lower() for b in self._bases])
        exact = np.array([letter == first for letter in self._letters])
        other = _OTHER - np.where(self._marked, 1.0 if base.isalpha() else 2.0, 0.0)
        costs = np.where(same, _SAME, np.where(alike, _SAME + _CASE, other))
        return np.where(exact, _SAME - 0.5, costs).astype(np.float32)

    def _unlearnt(self, reading: str) -> Array:
        if not reading:
            return np.full(len(self._letters), _NOTHING, dtype=np.float32)
        if len(reading) == 1:
            return self._unlearnt_first(reading)
        base = strip_marks(reading[0])
        more = _MORE * (len(reading) - 2)
        same = np.array([b == base for b in self._bases])
        return np.where(same, _SAME + 3.5 + more, _OTHER + 1.5 + more).astype(np.float32)

    def vector(self, reading: str) -> Array:
        """-log P(reading | letter) for every letter."""
        known = self._vectors.get(reading)
        if known is not None:
            return known
        first = reading[:2]  # the backoff of longer readings depends on their first letter only
        if len(reading) == LONGEST:
            costs = self.vector(first) if first not in self._learnt else self._unlearnt(first)
            costs = costs + np.float32(_MORE)
        else:
            costs = self._unlearnt(reading)
        if reading in self._learnt:
            place, learnt = self._learnt[reading]
            costs[place] = np.minimum(costs[place], learnt)
        self._vectors[reading] = costs
        return costs


def _suffix_levels(
    rimes: list[str], letter: dict[str, int]
) -> tuple[list[tuple[Array, Array]], Array]:
    """The reversed trie of the rimes by depth (parent place, letter); each rime's flat node."""
    levels: list[tuple[Array, Array]] = []
    previous: dict[str, int] = {"": 0}
    node: dict[str, int] = {"": 0}
    for depth in range(1, max(map(len, rimes)) + 1):
        suffixes = sorted({rime[-depth:] for rime in rimes if len(rime) >= depth})
        levels.append(
            (
                np.array([previous[s[1:]] for s in suffixes]),
                np.array([letter[s[0]] for s in suffixes]),
            )
        )
        previous = {suffix: i for i, suffix in enumerate(suffixes)}
        offset = len(node)
        node.update({suffix: offset + i for i, suffix in enumerate(suffixes)})
    return levels, np.array([[node[rime], node[rime[1:]]] for rime in rimes])


class MisreadChannel:
    """Vietnamese syllables as an OCR of another language reads them."""

    def __init__(
        self, table: dict[str, dict[str, float]], like: MisreadChannel | None = None
    ) -> None:
        """`like`: another channel, whose inventory of syllables is shared."""
        self.known: dict[str, Readings] = {}  # for those who add readings of their own
        self._cache: dict[str, Readings] = {}
        self._all: dict[str, Array] = {}
        if like is not None:
            self.__dict__ = {**like.__dict__, **self.__dict__}
        else:
            self._build()
        self._lower = Emissions(self._letters, table)
        self._upper = Emissions([letter.upper() for letter in self._letters], table)

    def _build(self) -> None:
        """The syllables as onsets and rimes, the rimes as a trie."""
        model = language_model()
        self._syllables = [model.words[i] for i in model.syllables]
        self._numbers = np.array(model.syllables)
        letters = sorted({c for syllable in self._syllables for c in syllable})
        place = {letter: i for i, letter in enumerate(letters)}
        self._letters = letters
        parts = [PARTS[syllable] for syllable in self._syllables]
        rimes = sorted({rime for _, rime in parts})
        rime_place = {rime: i for i, rime in enumerate(rimes)}
        self._onset_of = np.array([ONSETS.index(onset) for onset, _ in parts])
        self._rime_of = np.array([rime_place[rime] for _, rime in parts])
        self._levels, self._nodes = _suffix_levels(rimes, place)
        self._rime_first = np.array([place[rime[0]] for rime in rimes])
        backwards = [
            onset[::-1] for onset in ONSETS
        ]  # a trie of suffixes of these is one of onsets
        self._onset_levels, nodes = _suffix_levels(backwards, place)
        self._onset_nodes = nodes[:, 0]
        self._place = {syllable: i for i, syllable in enumerate(self._syllables)}

    def readings(self, observed: str, most: int = 24, margin: float = 9.0) -> Readings:
        """The syllables `observed` may be: at most `most`, within `margin` nats of the best."""
        known = self._cache.get(observed)
        if known is None:
            costs = self.costs(observed)
            top = np.argpartition(costs, most)[:most]
            top = top[np.argsort(costs[top], kind="stable")]
            top = top[costs[top] <= costs[top[0]] + margin]
            known = self._cache[observed] = Readings(self._numbers[top], costs[top])
        return known

    def cost(self, observed: str, syllable: str) -> float | None:
        """-log P(observed | syllable), None where the model does not know the syllable."""
        place = self._place.get(syllable)
        if place is None:
            return None
        if observed not in self._all:
            self._all[observed] = self.costs(observed)
        return float(self._all[observed][place])

    def costs(self, observed: str) -> Array:
        """-log P(observed | syllable) for every syllable of the model."""
        first, later = self._emissions(observed)
        rimes, free = self._rimes(later, first)
        onsets = self._onset_costs(first, later)
        best = onsets[:, 0, None] + rimes[None, :, 0]
        for i in range(1, len(observed) + 1):
            np.minimum(best, onsets[:, i, None] + rimes[None, :, i], out=best)
        best[0] = free
        return best[self._onset_of, self._rime_of]  # type: ignore[no-any-return]

    def _emissions(self, observed: str) -> tuple[Array, Array]:
        """Costs [length, place, letter] for a first letter and for later ones."""
        letters = [c for c in observed if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        upper = self._matrix(self._upper, observed)
        if capitals >= 2 and capitals >= 0.7 * len(letters):
            return upper, upper
        lower = self._matrix(self._lower, observed)
        if observed[0].isupper():
            return np.minimum(lower + np.float32(_CASE), upper), lower
        return np.minimum(lower, upper + np.float32(_CASE)), lower

    def _matrix(self, emissions: Emissions, observed: str) -> Array:
        n = len(observed)
        far = np.full(len(emissions.vector("")), _FAR, dtype=np.float32)
        return np.array(
            [
                [emissions.vector(observed[i : i + k]) if i + k <= n else far for i in range(n + 1)]
                for k in range(LONGEST + 1)
            ]
        )

    def _rimes(self, later: Array, first: Array) -> tuple[Array, Array]:
        """Costs [rime, start] of reading the rest as the rime; costs where nothing goes before."""
        size = later.shape[1]
        root = np.full((size, 1), _FAR, dtype=np.float32)
        root[-1] = 0
        tables = [root]
        for parents, letters in self._levels:
            rest = tables[-1][:, parents]
            step = later[:, :, letters]
            costs = step[0] + rest
            for k in range(1, min(LONGEST, size - 1) + 1):
                np.minimum(costs[:-k], step[k, :-k] + rest[k:], out=costs[:-k])
            tables.append(costs)
        flat = np.concatenate(tables, axis=1)
        rests = flat[:, self._nodes[:, 1]]
        start = first[:, 0][:, self._rime_first]
        free = (start[: min(LONGEST + 1, size)] + rests[: LONGEST + 1]).min(axis=0)
        return flat[:, self._nodes[:, 0]].T, free

    def _onset_costs(self, first: Array, later: Array) -> Array:
        """Costs [onset, end] of reading the beginning as the onset."""
        size = later.shape[1]
        root = np.full((size, 1), _FAR, dtype=np.float32)
        root[0] = 0
        tables = [root]
        for parents, letters in self._onset_levels:
            so_far = tables[-1][:, parents]
            step = (first if len(tables) == 1 else later)[:, :, letters]
            costs = so_far + step[0]
            for k in range(1, min(LONGEST, size - 1) + 1):
                np.minimum(costs[k:], so_far[:-k] + step[k, :-k], out=costs[k:])
            tables.append(costs)
        return np.concatenate(tables, axis=1)[:, self._onset_nodes].T


@cache
def misread_table() -> dict[str, dict[str, float]]:
    """True letter -> what it is read as -> -log p, for Tesseract's English model."""
    text = (DATA / "misread_english.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


@cache
def misread_channel() -> MisreadChannel:
    """The channel of Tesseract's English model, as shipped in `normalizers/data`."""
    return MisreadChannel(misread_table())
