"""Phrases that a document says more than once, each time broken otherwise, read together.

A formula is written once and copied: what the channel says of each copy counts for all of them,
what the language model says counts once. Copies are found by three words that the first decoding
reads alike, and end where no word explains both places.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from normalizers.text.spellings import Readings

_APART = 3.5  # nats that a common word may cost two copies together
_WORDS = 6  # words that make a phrase worth reading together
_COPIES = 8  # copies that count, at most
_COMMON = 40  # three words that occur more often seed no phrase
_SHARE = 0.8  # weight of another copy's evidence
_WEIGHT = 2.0  # copies that all others weigh together, at most: one scanner's errors are alike
_MISSING = 6.0  # nats of a word that another copy does not offer
_MOST = 24  # candidates kept


def read_together(
    places: Sequence[Readings], best: Sequence[int], parts: frozenset[int]
) -> dict[int, Readings]:
    """New candidates, by place, for the places of repeated phrases.

    `best` is the word that a first decoding chose for each place; words of `parts` (`<s>`) end a
    phrase.
    """
    costs = _Relative(places)
    copies: dict[int, set[int]] = defaultdict(set)
    for i, j, length in _phrases(costs, best, parts):
        for k in range(length):
            if len(places[i + k].words) > 1 or len(places[j + k].words) > 1:
                copies[i + k].add(j + k)
                copies[j + k].add(i + k)
    return _pooled(places, {i: _nearest(i, others) for i, others in sorted(copies.items())})


def _nearest(i: int, others: set[int]) -> list[int]:
    return sorted(others, key=lambda j: (abs(j - i), j))[:_COPIES]


class _Relative(dict[int, dict[int, float]]):
    """The costs of each place's words over the cheapest one, found when they are first asked."""

    def __init__(self, places: Sequence[Readings]) -> None:
        super().__init__()
        self.places = places

    def __missing__(self, at: int) -> dict[int, float]:
        place = self.places[at]
        relative = (place.costs - place.costs.min()).tolist()
        self[at] = dict(zip(place.words.tolist(), relative, strict=True))
        return self[at]


def _phrases(
    costs: _Relative, best: Sequence[int], parts: frozenset[int]
) -> list[tuple[int, int, int]]:
    """Pairs of places where copies start, with their length."""
    seeds: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for i, words in enumerate(zip(best, best[1:], best[2:], strict=False)):
        if not parts & set(words):
            seeds[words].append(i)
    found: list[tuple[int, int, int]] = []
    reached: dict[int, int] = {}  # by distance, the last place of a phrase
    pairs = sorted(
        (i, j)
        for places in seeds.values()
        if len(places) <= _COMMON
        for a, i in enumerate(places)
        for j in places[a + 1 :]
    )
    for i, j in pairs:
        if i <= reached.get(j - i, -1):
            continue
        left, right = _extent(costs, best, parts, i, j)
        reached[j - i] = right - 1
        if right - left >= _WORDS:
            found.append((left, left + j - i, right - left))
    return found


def _extent(
    costs: _Relative, best: Sequence[int], parts: frozenset[int], i: int, j: int
) -> tuple[int, int]:
    """Where the phrase around place `i` begins and ends."""

    def alike(a: int) -> bool:
        b = a + j - i
        if a < 0 or b >= len(best) or best[a] in parts or best[b] in parts:
            return False
        return best[a] == best[b] or _together(costs[a], costs[b]) <= _APART

    left, right = i, i + 3
    while alike(left - 1):
        left -= 1
    while alike(right) and right < j:
        right += 1
    return left, right


def _together(a: dict[int, float], b: dict[int, float]) -> float:
    """The least cost of one word for both.

    >>> _together({1: 0.0, 2: 1.0}, {2: 0.5, 3: 0.0}), _together({1: 0.0}, {3: 0.0})
    (1.5, inf)
    """
    return min((cost + b[word] for word, cost in a.items() if word in b), default=math.inf)


def _pooled(places: Sequence[Readings], copies: dict[int, list[int]]) -> dict[int, Readings]:
    """For each place the words of all its copies, each with what all of them say of it."""
    if not copies:
        return {}
    shares = {i: min(_SHARE, _WEIGHT / len(others)) for i, others in copies.items()}
    told = [(i, j, shares[i] if j != i else 1.0) for i, js in copies.items() for j in (i, *js)]
    sizes = np.array([len(places[j].words) for _, j, _ in told])
    of = np.repeat([i for i, _, _ in told], sizes)
    keys = of << 32 | np.concatenate([places[j].words for _, j, _ in told])
    costs = np.concatenate([places[j].costs for _, j, _ in told])
    least = np.minimum.reduceat(costs, np.cumsum(sizes) - sizes)
    costs = np.repeat([w for _, _, w in told], sizes) * (costs - np.repeat(least, sizes) - _MISSING)
    keys, at = np.unique(keys, return_inverse=True)
    total = np.bincount(at, costs)
    order = np.lexsort((total, keys >> 32))
    keys, total = keys[order], total[order]
    begins = np.searchsorted(keys >> 32, list(copies))
    ends = np.minimum(np.append(begins[1:], len(keys)), begins + _MOST)
    missing = {i: _MISSING * (1 + shares[i] * len(others)) for i, others in copies.items()}
    return {
        i: Readings(keys[a:b] & 0xFFFFFFFF, total[a:b] + missing[i])
        for i, a, b in zip(copies, begins, ends, strict=True)
    }
