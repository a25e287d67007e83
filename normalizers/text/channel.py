"""How a wrong-language OCR writes Vietnamese: -log P(observed | syllable), for all syllables.

Each true letter is read as 0 to 3 characters (`emissions.py`); `spellings.py` finds the syllables.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from normalizers.text.emissions import CASE, LONGEST, Emissions
from normalizers.text.inventory import inventory
from normalizers.text.language_model import DATA, language_model
from normalizers.text.other_tongues import other_words_like
from normalizers.text.spellings import (
    FAR,
    Found,
    Letters,
    Readings,
    cheapest,
    costs_of_one,
    merged,
    weighed,
)

Array = NDArray[Any]
Channel = Literal["misread", "stripped"]  # what broke a text: a wrong OCR, or lost marks
_CLEAR_LENGTH, _CLEAR_LETTER = 3, 1.2  # characters and nats a character of a clear misreading
_NOTHING = Readings(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
_TOGETHER = 48  # words read at once, so that their tables stay in the processor's cache


class MisreadChannel:
    """Vietnamese syllables as an OCR of another language reads them."""

    def __init__(
        self,
        table: Mapping[str, Mapping[str, float]],
        general: MisreadChannel | None = None,
        trusted: Iterable[str] = (),
    ) -> None:
        """`general`: the channel whose cheapest syllables are the only ones that are weighed;
        `trusted` words keep its costs."""
        self.known: dict[str, Readings] = {}  # for those who add readings of their own
        self.parted: dict[tuple[str, bool], tuple[tuple[str, Readings, bool], ...]] = {}  # likewise
        self.prepared: set[str] = set()  # likewise
        self._found: dict[str, Found] = {}
        if general:
            self._found = {word: general._found[word] for word in trusted if word in general._found}
        self._all: dict[str, Array] = {}
        self._general = general
        letters = inventory().letters
        self._lower = Emissions(letters, table)
        self._upper = Emissions([letter.upper() for letter in letters], table)

    def readings(self, observed: str) -> Readings:
        """The likeliest words that `observed` may be: at most 24, the cheapest first."""
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
                    found = weighed(letters, [self._general._found[word] for word in some])
                else:
                    found = cheapest(letters)
                if not clear:
                    found = _with_other_words(some, letters, found)
                self._found.update(zip(some, found, strict=True))

    def _is_clear(self, word: str) -> bool:
        """True where the general channel knows so well what was misread that no other syllable is
        wanted than those it offers."""
        if self._general is None or len(word) < _CLEAR_LENGTH:
            return False
        return bool(self._general._found[word].costs[0] <= _CLEAR_LETTER * len(word))

    def offer(self, observed: Sequence[str], words: Sequence[Array]) -> list[Readings]:
        """For each observed word, some words of the model with their costs, the cheapest first;
        those that the inventory does not have are left out."""
        result = [_NOTHING] * len(observed)
        groups: dict[bool, list[int]] = defaultdict(list)
        offered = [_in_inventory(some) for some in words]
        for i in sorted(range(len(observed)), key=lambda i: len(observed[i])):
            if len(offered[i].syllables):
                groups[_in_capitals(observed[i])].append(i)
        for capitals, members in groups.items():
            for begin in range(0, len(members), _TOGETHER):
                some = members[begin : begin + _TOGETHER]
                letters = self._letters([observed[i] for i in some], capitals=capitals)
                for i, found in zip(
                    some, weighed(letters, [offered[i] for i in some]), strict=True
                ):
                    result[i] = Readings(inventory().numbers[found.syllables], found.costs)
        return result

    def cost(self, observed: str, syllable: str) -> float | None:
        """-log P(observed | word), None where the inventory has no such word."""
        place = inventory().place.get(syllable)
        if place is None:
            return None
        if observed not in self._all:
            self._all[observed] = self.costs(observed)
        return float(self._all[observed][place])

    def costs(self, observed: str) -> Array:
        """-log P(observed | word) for every word of the inventory."""
        return costs_of_one(self._letters([observed], capitals=_in_capitals(observed)))

    def _letters(self, words: Sequence[str], *, capitals: bool) -> Letters:
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
            return Letters(later, later[:, :, 0], lengths)
        heads, inverse = np.unique(at[:, :, 0], return_inverse=True)
        upper = self._upper.costs([parts[i] for i in heads])
        upper[heads < 0] = FAR
        small = np.array([not word[0].isupper() for word in words])[:, None, None]
        free, case = np.float32(0), np.float32(CASE)
        first = np.minimum(
            later[:, :, 0] + np.where(small, free, case),
            upper[inverse.reshape(len(words), -1)] + np.where(small, case, free),
        )
        return Letters(later, first, lengths)


def _in_inventory(words: Array) -> Found:
    """Words of the model as those of the inventory, where it has them; without costs."""
    places = _places()[words]
    known = places[places >= 0]
    return Found(known, np.zeros(len(known), dtype=np.float32))


@cache
def _places() -> Array:
    """The place in the inventory of each word of the model, -1 for none."""
    places = np.full(len(language_model().words), -1)
    places[inventory().numbers] = np.arange(len(inventory().numbers))
    return places


def _with_other_words(
    words: Sequence[str], letters: Letters, found: Sequence[Found]
) -> list[Found]:
    """What was found, with the words of other tongues that names may be."""
    first = len(inventory().onset_of)
    offered = [np.array(other_words_like(word), dtype=np.int64) + first for word in words]
    if not any(len(some) for some in offered):
        return list(found)
    none = np.zeros(0, dtype=np.float32)
    others = weighed(letters, [Found(some, none) for some in offered])
    return [merged(a, b) if len(b.costs) else a for a, b in zip(found, others, strict=True)]


def _with_far(rows: Array) -> Array:
    """With a last row for parts that reach over the end of a word."""
    return np.concatenate([rows, np.full((1, rows.shape[1]), FAR, dtype=np.float32)])


def _in_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and capitals >= 0.7 * len(letters)


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
