"""The syllables that misread words may be, by the costs of their letters.

A syllable is an onset and a rime, so the cheapest way is found once for the 28 onsets from the left
and once for the rimes from the right, then joined. Words of one length and case are read together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalizers.text.emissions import LONGEST
from normalizers.text.inventory import inventory

Array = NDArray[Any]
FAR = np.float32(1e6)
_MOST = 24  # syllables offered for a word: those that are likely by their cost and frequency
_FREQUENCY = np.float32(0.85)  # weight of log p beside the cost
_WIDE, _MARGIN = 40, 10.0  # syllables found, at most, and nats over the cheapest one
# nats over the bound of the cheapest syllable within which ways are followed, wider and wider
_REACHES = (4.0, 6.0, 8.0, 12.0)


class Readings(NamedTuple):
    """Words of the model and -log P(observed | word), cheapest first."""

    words: Array
    costs: Array


class Found(NamedTuple):
    """Syllables of the inventory and their costs, cheapest first."""

    syllables: Array
    costs: Array

    def is_enough(self, limit: float) -> bool:
        """True where no syllable that costs more than `limit` is wanted."""
        if len(self.costs) == _WIDE:
            return True
        return len(self.costs) > 0 and bool(self.costs[0] + _MARGIN <= limit)

    def readings(self) -> Readings:
        syllables, costs = self
        if len(costs) > _MOST:
            dear = costs - _FREQUENCY * inventory().unigrams[syllables]
            likely = np.sort(np.argpartition(dear, _MOST)[:_MOST])
            syllables, costs = syllables[likely], costs[likely]
        return Readings(inventory().numbers[syllables], costs)


class Letters(NamedTuple):
    """For some words, costs [word, length, start, letter] of reading their parts as letters,
    [word, length, letter] of reading their beginnings as first letters, and their lengths."""

    later: Array
    first: Array
    lengths: Array


class _Tables(NamedTuple):
    """For some words of n characters: costs of their beginnings as onsets [word, onset, end], of
    their ends as rimes [word, start, rime], and of the whole as a rime [word, rime]."""

    onsets: Array
    rimes: Array
    whole: Array


def _tables(letters: Letters) -> _Tables:
    rimes, whole = _rime_costs(letters)
    return _Tables(_onset_costs(letters.later, letters.first), rimes, whole)


def costs_of_one(letters: Letters) -> Array:
    """Costs of all words of the inventory for a single word that was read."""
    syllables = _costs_of(_tables(letters))[0]
    others = np.arange(len(syllables), len(inventory().numbers))
    return np.concatenate([syllables, _spelt_costs(letters, np.zeros_like(others), others)])


def weighed(letters: Letters, offered: Sequence[Found]) -> list[Found]:
    """The syllables offered for each word, with their costs by these letter costs."""
    sizes = [len(some.syllables) for some in offered]
    word = np.repeat(np.arange(len(offered)), sizes)
    syllables = np.concatenate([some.syllables for some in offered])
    costs = _spelt_costs(letters, word, syllables)
    order = np.lexsort((syllables, costs, word))
    parts = np.split(order, np.cumsum(sizes)[:-1])
    return [Found(syllables[part], costs[part]) for part in parts]


def _spelt_costs(letters: Letters, word: Array, syllables: Array) -> Array:
    """The cost of each syllable for the word beside it, letter by letter."""
    later = letters.later
    spelt, lengths = inventory().spelt[syllables], inventory().lengths[syllables]
    by_letter = np.ascontiguousarray(later.transpose(0, 3, 1, 2))  # word, letter, length, start
    size = later.shape[2]
    state = np.full((len(word), size), FAR, dtype=np.float32)
    begun = letters.first[word, :, spelt[:, 0]][:, :size]
    state[:, : begun.shape[1]] = begun
    for at in range(1, int(lengths.max())):
        rows = np.flatnonzero(lengths > at)
        step, before = by_letter[word[rows], spelt[rows, at]], state[rows]
        after = before + step[:, 0]
        for k in range(1, min(LONGEST, size - 1) + 1):
            longer = before[:, : size - k] + step[:, k, : size - k]
            np.minimum(after[:, k:], longer, out=after[:, k:])
        state[rows] = after
    costs: Array = state[np.arange(len(word)), letters.lengths[word]]
    return costs


def merged(found: Found, more: Found) -> Found:
    """Both, the cheapest first."""
    syllables = np.concatenate([found.syllables, more.syllables])
    costs = np.concatenate([found.costs, more.costs])
    order = np.argsort(costs, kind="stable")[:_WIDE]
    return Found(syllables[order], costs[order])


def _rime_costs(letter_costs: Letters) -> tuple[Array, Array]:
    """Costs [word, start, rime] of reading the rest as the rime; [word, rime] of the whole."""
    later, first, lengths = letter_costs
    count, _, size, _ = later.shape
    by_letter = np.ascontiguousarray(later.transpose(3, 1, 2, 0))  # letter, length, start, word
    root = np.full((1, size, count), FAR, dtype=np.float32)
    root[:, lengths, np.arange(count)] = 0
    tables = [root]
    for parents, letters in inventory().rime_levels:
        rest, step = tables[-1][parents], by_letter[letters]
        costs = rest + step[:, 0]
        for k in range(1, min(LONGEST, size - 1) + 1):
            longer = step[:, k, : size - k]
            longer += rest[:, k:]
            np.minimum(costs[:, : size - k], longer, out=costs[:, : size - k])
        tables.append(costs)
    flat = np.concatenate(tables)
    rests = flat[inventory().rime_rests, : LONGEST + 1].transpose(2, 1, 0)
    whole = (first[:, : rests.shape[1], inventory().rime_initials] + rests).min(axis=1)
    rimes: Array = np.ascontiguousarray(flat[inventory().rime_nodes].transpose(2, 1, 0))
    return rimes, whole


def _onset_costs(later: Array, first: Array) -> Array:
    """Costs [word, onset, end] of reading the beginning as the onset."""
    count, _, size, _ = later.shape
    root = np.full((count, size, 1), FAR, dtype=np.float32)
    root[:, 0] = 0
    tables = [root]
    for depth, (parents, letters) in enumerate(inventory().onset_levels):
        so_far = tables[-1][:, :, parents]
        costs = np.full((count, size, len(letters)), FAR, dtype=np.float32)
        for k in range(min(LONGEST, size - 1) + 1):
            if depth:
                step = so_far[:, : size - k] + later[:, k, : size - k][:, :, letters]
                np.minimum(costs[:, k:], step, out=costs[:, k:])
            else:
                costs[:, k] = first[:, k][:, letters]
        tables.append(costs)
    onsets: Array = np.concatenate(tables, axis=2)[:, :, inventory().onset_nodes].swapaxes(1, 2)
    return onsets


def _costs_of(tables: _Tables) -> Array:
    """Costs [word, syllable] of all syllables."""
    best = tables.onsets[:, :, 0, None] + tables.rimes[:, 0, None]
    for i in range(1, tables.rimes.shape[1]):
        np.minimum(best, tables.onsets[:, :, i, None] + tables.rimes[:, i, None], out=best)
    best[:, 0] = tables.whole
    costs: Array = best[:, inventory().onset_of, inventory().rime_of]
    return costs


def cheapest(letters: Letters) -> list[Found]:
    """The syllables of the least cost for each word.

    Only ways of parting a word into onset and rime that may lead to them are followed: a way costs
    at least its onset and the cheapest of all rimes.
    """
    tables = _tables(letters)
    least = tables.onsets + tables.rimes.min(axis=2)[:, None]
    least[:, 0] = FAR
    least[:, 0, 0] = tables.whole.min(axis=1)
    bound = least.min(axis=(1, 2))
    found: list[Found] = [Found(np.zeros(0, np.int64), np.zeros(0, np.float32))] * len(bound)
    asked = np.arange(len(bound))
    for reach in _REACHES:
        limit = bound + np.float32(reach)
        ways = np.nonzero(least[asked] <= limit[asked, None, None])
        for i, some in zip(asked, _followed(tables, asked, ways, limit), strict=True):
            found[i] = some
        asked = np.array([i for i in asked if not found[i].is_enough(limit[i])], dtype=np.int64)
        if not len(asked):
            return found
    everything = _costs_of(_Tables(*(table[asked] for table in tables)))
    for i, costs in zip(asked, everything, strict=True):
        top = np.argsort(costs, kind="stable")[:_WIDE]
        found[i] = Found(top, costs[top])
    return found


def _followed(tables: _Tables, asked: Array, ways: tuple[Array, ...], limit: Array) -> list[Found]:
    """The syllables under a limit that some ways of parting lead to, for each word asked about."""
    word, onset, end = ways
    costs = tables.rimes[asked[word], end]
    costs += tables.onsets[asked[word], onset, end][:, None]
    whole = onset == 0
    costs[whole] = tables.whole[asked[word[whole]]]
    way, rime = np.nonzero(costs <= limit[asked[word]][:, None])
    price, number, of = costs[way, rime], inventory().syllable[onset[way], rime], word[way]
    order = np.lexsort((price, number, of))
    of, number, price = of[order], number[order], price[order]
    once = number >= 0
    once[1:] &= (of[1:] != of[:-1]) | (number[1:] != number[:-1])  # the cheaper of two ways
    of, number, price = of[once], number[once], price[once]
    order = np.lexsort((number, price, of))
    of, number, price = of[order], number[order], price[order]
    ends = np.searchsorted(of, np.arange(len(asked) + 1))
    return [
        Found(number[a : min(b, a + _WIDE)], price[a : min(b, a + _WIDE)])
        for a, b in pairwise(ends)
    ]
