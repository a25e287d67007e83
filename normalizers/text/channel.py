"""How a wrong-language OCR writes Vietnamese: -log P(observed | syllable), for all syllables.

Each true letter is read as 0 to 3 characters (`emissions.py`). A syllable is an onset and a rime,
so the cheapest way is found once for the 28 onsets from the left and once for the rimes from the
right, then joined. Words of one length and case are read together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalizers.text.emissions import CASE, LONGEST, Emissions
from normalizers.text.inventory import inventory
from normalizers.text.language_model import DATA

Array = NDArray[Any]
Channel = Literal["misread", "stripped"]  # what broke a text: a wrong OCR, or lost marks
_FAR = np.float32(1e6)
_MOST = 24  # syllables offered for a word
_MARGIN = 9.0  # nats over the cheapest one
_WIDE, _WIDE_MARGIN = 40, 10.0  # what is kept for a channel adapted to a document
_CLEAR_LENGTH, _CLEAR_LETTER = 3, 1.2  # characters and nats a character of a clear misreading
_REACHES = (
    4.0,
    6.0,
    8.0,
    12.0,
)  # nats over the bound of the cheapest syllable within which ways are followed
_TOGETHER = 48  # words read at once, so that their tables stay in the processor's cache


class Readings(NamedTuple):
    """Words of the model and -log P(observed | word), cheapest first."""

    words: Array
    costs: Array


class _Found(NamedTuple):
    """Syllables of the inventory and their costs, cheapest first."""

    syllables: Array
    costs: Array

    def is_enough(self, limit: float) -> bool:
        """True where no syllable that costs more than `limit` is wanted."""
        if len(self.costs) == _WIDE:
            return True
        return len(self.costs) > 0 and bool(self.costs[0] + _WIDE_MARGIN <= limit)

    def readings(self) -> Readings:
        costs = self.costs[:_MOST]
        costs = costs[costs <= costs[0] + np.float32(_MARGIN)]
        return Readings(inventory().numbers[self.syllables[: len(costs)]], costs)


class _Letters(NamedTuple):
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


class MisreadChannel:
    """Vietnamese syllables as an OCR of another language reads them."""

    def __init__(
        self,
        table: dict[str, dict[str, float]],
        general: MisreadChannel | None = None,
        trusted: Iterable[str] = (),
    ) -> None:
        """`general`: the channel whose cheapest syllables are the only ones that are weighed;
        `trusted` words keep its costs."""
        self.known: dict[str, Readings] = {}  # for those who add readings of their own
        self._found: dict[str, _Found] = {}
        if general:
            self._found = {word: general._found[word] for word in trusted if word in general._found}
        self._all: dict[str, Array] = {}
        self._general = general
        letters = inventory().letters
        self._lower = Emissions(letters, table)
        self._upper = Emissions([letter.upper() for letter in letters], table)

    def readings(self, observed: str) -> Readings:
        """The syllables `observed` may be: at most 24, within 9 nats of the cheapest."""
        if observed not in self._found:
            self.prepare([observed])
        return self._found[observed].readings()

    def prepare(self, words: Iterable[str], *, parts: bool = False) -> None:
        """Find the readings of many words at once, which is faster than one by one.

        `parts`: they are parts of words, for which what the general channel offers is enough.
        """
        unknown = sorted(set(words) - self._found.keys())
        if self._general:
            self._general.prepare(unknown)
        groups: dict[tuple[bool, bool], list[str]] = defaultdict(list)
        for word in sorted(unknown, key=len):
            groups[_in_capitals(word), parts or self._is_clear(word)].append(word)
        for (capitals, clear), members in groups.items():
            for i in range(0, len(members), _TOGETHER):
                some = members[i : i + _TOGETHER]
                letters = self._letters(some, capitals=capitals)
                if clear and self._general:
                    found = _weighed(letters, [self._general._found[word] for word in some])
                else:
                    found = _cheapest(_tables(letters))
                self._found.update(zip(some, found, strict=True))

    def _is_clear(self, word: str) -> bool:
        """True where the general channel knows so well what was misread that no other syllable is
        wanted than those it offers."""
        if self._general is None or len(word) < _CLEAR_LENGTH:
            return False
        return bool(self._general._found[word].costs[0] <= _CLEAR_LETTER * len(word))

    def cost(self, observed: str, syllable: str) -> float | None:
        """-log P(observed | syllable), None where the model does not know the syllable."""
        place = inventory().place.get(syllable)
        if place is None:
            return None
        if observed not in self._all:
            self._all[observed] = self.costs(observed)
        return float(self._all[observed][place])

    def costs(self, observed: str) -> Array:
        """-log P(observed | syllable) for every syllable of the model."""
        letters = self._letters([observed], capitals=_in_capitals(observed))
        costs: Array = _all_costs(_tables(letters))[0]
        return costs

    def _letters(self, words: Sequence[str], *, capitals: bool) -> _Letters:
        """The costs of the letters of words that are all in capitals or none."""
        lengths = np.array([len(word) for word in words])
        longest = int(lengths.max())
        place: dict[str, int] = {"": 0}
        at = np.full((len(words), LONGEST + 1, longest + 1), -1)
        for row, word in zip(at, words, strict=True):
            row[0, : len(word) + 1] = 0
            for k in range(1, min(LONGEST, len(word)) + 1):
                ends = range(k, len(word) + 1)
                row[k, : len(ends)] = [
                    place.setdefault(word[end - k : end], len(place)) for end in ends
                ]
        parts = list(place)
        later = _with_far((self._upper if capitals else self._lower).costs(parts))[at]
        if capitals:
            return _Letters(later, later[:, :, 0], lengths)
        heads, inverse = np.unique(at[:, :, 0], return_inverse=True)
        upper = self._upper.costs([parts[i] for i in heads])
        upper[heads < 0] = _FAR
        small = np.array([not word[0].isupper() for word in words])[:, None, None]
        free, case = np.float32(0), np.float32(CASE)
        first = np.minimum(
            later[:, :, 0] + np.where(small, free, case),
            upper[inverse.reshape(len(words), -1)] + np.where(small, case, free),
        )
        return _Letters(later, first, lengths)


def _with_far(rows: Array) -> Array:
    """With a last row for parts that reach over the end of a word."""
    return np.concatenate([rows, np.full((1, rows.shape[1]), _FAR, dtype=np.float32)])


def _in_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and capitals >= 0.7 * len(letters)


def _tables(letters: _Letters) -> _Tables:
    rimes, whole = _rime_costs(letters)
    return _Tables(_onset_costs(letters.later, letters.first), rimes, whole)


def _weighed(letters: _Letters, offered: Sequence[_Found]) -> list[_Found]:
    """The syllables offered for each word, with their costs by these letter costs."""
    later = letters.later
    sizes = [len(some.syllables) for some in offered]
    word = np.repeat(np.arange(len(offered)), sizes)
    syllables = np.concatenate([some.syllables for some in offered])
    spelt, lengths = inventory().spelt[syllables], inventory().lengths[syllables]
    by_letter = np.ascontiguousarray(later.transpose(0, 3, 1, 2))  # word, letter, length, start
    size = later.shape[2]
    state = np.full((len(word), size), _FAR, dtype=np.float32)
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
    costs = state[np.arange(len(word)), letters.lengths[word]]
    order = np.lexsort((syllables, costs, word))
    parts = np.split(order, np.cumsum(sizes)[:-1])
    return [_Found(syllables[part], costs[part]) for part in parts]


def _rime_costs(letter_costs: _Letters) -> tuple[Array, Array]:
    """Costs [word, start, rime] of reading the rest as the rime; [word, rime] of the whole."""
    later, first, lengths = letter_costs
    count, _, size, _ = later.shape
    by_letter = np.ascontiguousarray(later.transpose(3, 1, 2, 0))  # letter, length, start, word
    root = np.full((1, size, count), _FAR, dtype=np.float32)
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
    root = np.full((count, size, 1), _FAR, dtype=np.float32)
    root[:, 0] = 0
    tables = [root]
    for depth, (parents, letters) in enumerate(inventory().onset_levels):
        so_far = tables[-1][:, :, parents]
        costs = np.full((count, size, len(letters)), _FAR, dtype=np.float32)
        for k in range(min(LONGEST, size - 1) + 1):
            if depth:
                step = so_far[:, : size - k] + later[:, k, : size - k][:, :, letters]
                np.minimum(costs[:, k:], step, out=costs[:, k:])
            else:
                costs[:, k] = first[:, k][:, letters]
        tables.append(costs)
    onsets: Array = np.concatenate(tables, axis=2)[:, :, inventory().onset_nodes].swapaxes(1, 2)
    return onsets


def _all_costs(tables: _Tables) -> Array:
    """Costs [word, syllable] of all syllables."""
    best = tables.onsets[:, :, 0, None] + tables.rimes[:, 0, None]
    for i in range(1, tables.rimes.shape[1]):
        np.minimum(best, tables.onsets[:, :, i, None] + tables.rimes[:, i, None], out=best)
    best[:, 0] = tables.whole
    costs: Array = best[:, inventory().onset_of, inventory().rime_of]
    return costs


def _cheapest(tables: _Tables) -> list[_Found]:
    """The syllables of the least cost for each word.

    Only ways of parting a word into onset and rime that may lead to them are followed: a way costs
    at least its onset and the cheapest of all rimes.
    """
    least = tables.onsets + tables.rimes.min(axis=2)[:, None]
    least[:, 0] = _FAR
    least[:, 0, 0] = tables.whole.min(axis=1)
    bound = least.min(axis=(1, 2))
    found: list[_Found] = [_Found(np.zeros(0, np.int64), np.zeros(0, np.float32))] * len(bound)
    asked = np.arange(len(bound))
    for reach in _REACHES:
        limit = bound + np.float32(reach)
        ways = np.nonzero(least[asked] <= limit[asked, None, None])
        for i, some in zip(asked, _followed(tables, asked, ways, limit), strict=True):
            found[i] = some
        asked = np.array([i for i in asked if not found[i].is_enough(limit[i])], dtype=np.int64)
        if not len(asked):
            return found
    everything = _all_costs(_Tables(*(table[asked] for table in tables)))
    for i, costs in zip(asked, everything, strict=True):
        top = np.argsort(costs, kind="stable")[:_WIDE]
        found[i] = _Found(top, costs[top])
    return found


def _followed(tables: _Tables, asked: Array, ways: tuple[Array, ...], limit: Array) -> list[_Found]:
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
        _Found(number[a : min(b, a + _WIDE)], price[a : min(b, a + _WIDE)])
        for a, b in pairwise(ends)
    ]


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
