"""The syllable trigram model: log-probabilities of words after two others.

Interpolated modified Kneser-Ney in 8-bit steps, made by `benchmarks/language_model/train.py`; see
docs/language_model.md. States are pairs (bigram number or -1, last word).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.syllables import SYLLABLES
from normalizers.text.tokens import START, UNKNOWN

Array = NDArray[Any]
DATA = Path(__file__).parent.parent / "data"
_NATS = np.arange(256, dtype=np.float32) / np.float32(-12.0)  # one byte to log-probability
COARSE = 3  # bytes of pairs and trigrams count as many steps
_COARSE_NATS = np.arange(256, dtype=np.float32) * np.float32(COARSE / -12.0)
_SQUARE_NATS = np.append(np.float32(0.0), _COARSE_NATS[:-1])  # 0 means "not stored"


def _unpacked(stored: dict[str, Array]) -> dict[str, Array]:
    """The arrays of `benchmarks.language_model.train.packed` as they were."""
    arrays = dict(stored)
    for name in ("w2", "w3"):
        difference = arrays.pop(f"{name}high").astype(np.uint16) << np.uint16(8)
        difference |= arrays.pop(f"{name}low")
        arrays[name] = np.cumsum(difference, dtype=np.uint16)
    return arrays


class LanguageModel:
    """`words` by number (classes, then syllables, then others) and the n-grams over them.

    Pairs of classes and syllables stand in a square table, so that looking one up is one step. The
    words after a pair are searched for among those of its trigrams.
    """

    def __init__(self, words: list[str], arrays: dict[str, Array]) -> None:
        self.words = words
        self.number = {word: i for i, word in enumerate(words)}
        self.unknown = self.number[UNKNOWN]
        self.syllables = [i for i, word in enumerate(words) if word in SYLLABLES]
        self._log1 = _NATS[arrays["p1"]]
        self._backoff1 = _NATS[arrays["g1"]]
        heads = np.repeat(np.arange(len(words), dtype=np.uint32), np.diff(arrays["o2"]))
        self._keys2 = (heads << np.uint32(16)) | arrays["w2"]
        self._log2 = arrays["p2"]
        # by the number of a bigram; the last one stands for those that are not stored (-1)
        self._backoff2 = np.append(arrays["b2"], np.uint8(0))
        self._sizes3 = np.append(arrays["n3"], np.uint16(0))
        firsts = np.repeat(np.arange(len(words), dtype=np.uint32), np.diff(arrays["no2"]))
        self._name_keys = (firsts << np.uint32(16)) | arrays["nw2"]
        self._name_log2, self._name_log1 = _NATS[arrays["np2"]], _NATS[arrays["np1"]]
        self._name_backoff = _NATS[arrays["ng1"]]
        self._side = max(self.syllables, default=0) + 1
        self._square = self._squared(heads, arrays["w2"], int(arrays["o2"][self._side]))
        self._words3, self._log3 = arrays["w3"], arrays["p3"]
        self._ends3 = np.cumsum(arrays["n3"], dtype=np.uint32)

    def _squared(self, heads: Array, words: Array, count: int) -> Array:
        """The stored byte of each pair of frequent words and one more, 0 where it is not stored.

        Pairs stand in the order of their heads: those of frequent ones are the first `count`.
        """
        square = np.zeros(self._side**2, dtype=np.uint8)
        inside = np.flatnonzero(words[:count] < self._side)
        place = heads[inside] * np.uint32(self._side) + words[inside]
        square[place] = np.minimum(self._log2[inside], 254) + 1
        return square

    def named(self, heads: Array, words: Array) -> Array:
        """log p(word | head) elementwise where both begin with a capital, as names do."""
        wanted = (heads.astype(np.uint32) << np.uint32(16)) | words.astype(np.uint32)
        place = np.minimum(np.searchsorted(self._name_keys, wanted), len(self._name_keys) - 1)
        backed_off = self._name_backoff[heads] + self._name_log1[words]
        found = self._name_keys[place] == wanted
        return np.where(found, self._name_log2[place], backed_off)

    def name_logprobs_of(self, names: Sequence[Sequence[str]]) -> list[float]:
        """log p of each of several names, their words each given the one before (nats)."""
        ids, starts, places = self._strung(names)
        logs = np.zeros(len(ids), dtype=np.float32)
        heads, words = ids[places - 1], ids[places]
        first = heads == self.number[START]
        logs[places] = np.where(first, self._name_log1[words], self.named(heads, words))
        return _sums(logs, starts)

    def unigram(self, words: Array) -> Array:
        """log p of each word by itself."""
        return self._log1[words]

    def _pair_numbers(self, heads: Array, words: Array) -> Array:
        """The number of each bigram, -1 where it is unseen: the context of a trigram."""
        result = np.full(heads.shape, -1)
        last = self._side - 1
        known = self._square[np.minimum(heads, last) * self._side + np.minimum(words, last)] > 0
        asked = np.nonzero(known | (heads > last) | (words > last))
        wanted = (heads[asked].astype(np.uint32) << np.uint32(16)) | words[asked].astype(np.uint32)
        wanted, of = np.unique(wanted, return_inverse=True)  # in order, which is faster to search
        place = np.minimum(np.searchsorted(self._keys2, wanted), len(self._keys2) - 1)
        result[asked] = np.where(self._keys2[place] == wanted, place, -1)[of]
        return result

    def bigram(self, heads: Array, words: Array) -> tuple[Array, Array]:
        """log p(word | head) elementwise, and the bigram's number or -1 where it is unseen."""
        number = self._pair_numbers(heads, words)
        backed_off = self._backoff1[heads] + self._log1[words]
        return np.where(number >= 0, _COARSE_NATS[self._log2[number]], backed_off), number

    def bigrams(self, heads: Array, words: Array) -> Array:
        """log p of every word of a row given every head of that row: [row, head, word]."""
        side = self._side
        rows = np.minimum(heads, side - 1).astype(np.int32) * np.int32(side)
        columns = np.minimum(words, side - 1).astype(np.int32)
        code = self._square.take(rows[:, :, None] + columns[:, None, :])
        backed_off = self._backoff1[heads][:, :, None] + self._log1[words][:, None, :]
        log: Array = np.where(code > 0, _SQUARE_NATS.take(code), backed_off)
        row, a = np.nonzero(heads >= side)
        head = np.broadcast_to(heads[row, a, None], words[row].shape)
        log[row, a] = self.bigram(head, words[row])[0]
        row, b = np.nonzero(words >= side)
        word = np.broadcast_to(words[row, b, None], heads[row].shape)
        log[row, :, b] = self.bigram(heads[row], word)[0]
        return log

    def trigram(self, contexts: Array, words: Array, lower: Array) -> Array:
        """log p(word | bigram context) elementwise; `lower` is log p(word | last word)."""
        result: Array = lower + _COARSE_NATS[self._backoff2[contexts]]
        sizes = self._sizes3[contexts]
        asked = np.flatnonzero(sizes)
        place = self._places3(contexts[asked], words[asked], int(sizes.max(initial=0)))
        found = place >= 0
        result[asked[found]] = _COARSE_NATS[self._log3[place[found]]]
        return result

    def _places3(self, contexts: Array, words: Array, longest: int) -> Array:
        """Where the trigrams of some contexts with at most `longest` words stand, -1: nowhere.

        A search by halves, of all at once: `low` is the last place whose word is not larger.
        """
        wanted = words.astype(np.uint16)
        end = self._ends3[contexts].astype(np.int64)
        low = end - self._sizes3[contexts]
        last = end - 1
        step = 1 << max(longest.bit_length() - 1, 0)
        while step:
            further = np.minimum(low + step, last)
            low = np.where(self._words3[further] <= wanted, further, low)
            step >>= 1
        return np.where(self._words3[low] == wanted, low, -1)

    def firm_pairs(self, least: float) -> tuple[Array, Array]:
        """The pairs whose second word has log p `least` and more, in the order of their heads."""
        firm = self._keys2[_COARSE_NATS[self._log2] >= least]
        return firm >> np.uint32(16), firm & np.uint32(0xFFFF)

    def followers(self, first: Array, second: Array, least: float) -> tuple[Array, Array]:
        """The words after some pairs that have log p `least` and more, and each one's pair."""
        pairs = self._pair_numbers(first, second)
        sizes = self._sizes3[pairs].astype(np.int64)
        of = np.repeat(np.arange(len(pairs)), sizes)
        ends = self._ends3[pairs].astype(np.int64)
        place = np.arange(len(of)) + np.repeat(ends - np.cumsum(sizes), sizes)
        firm = _COARSE_NATS[self._log3[place]] >= least
        return of[firm], self._words3[place[firm]]

    def numbers(self, words: Sequence[str]) -> Array:
        """The numbers of canonical words, unknown ones as `<unk>`."""
        return np.array([self.number.get(w, self.unknown) for w in words], dtype=np.int64)

    def logprobs(self, words: Sequence[str]) -> Array:
        """log p of each word of a line, given the two before it (nats)."""
        ids = self.numbers([START, *words])
        if len(ids) == 1:
            return np.zeros(0, dtype=np.float32)
        lower, number = self.bigram(ids[:-1], ids[1:])
        return self.trigram(np.concatenate(([-1], number[:-1])), ids[1:], lower)

    def logprobs_of(self, lines: Sequence[Sequence[str]]) -> list[float]:
        """log p of each of several lines of words (nats), asked for at once."""
        ids, starts, places = self._strung(lines)
        lower, pairs = self.bigram(ids[places - 1], ids[places])
        contexts = np.full(len(ids), -1)  # a line knows nothing of the one before
        contexts[places] = pairs
        logs = np.zeros(len(ids), dtype=np.float32)
        logs[places] = self.trigram(contexts[places - 1], ids[places], lower)
        return _sums(logs, starts)

    def _strung(self, lines: Sequence[Sequence[str]]) -> tuple[Array, Array, Array]:
        """The numbers of the words of all lines, a start before each line; the places of the
        starts, and those of the words."""
        ids = self.numbers([word for words in lines for word in (START, *words)])
        starts = np.cumsum([0, *(len(words) + 1 for words in lines)])[:-1]
        return ids, starts, np.delete(np.arange(len(ids)), starts)


def _sums(logs: Array, starts: Array) -> list[float]:
    """The sum of each line whose place of start is given."""
    sums: list[float] = np.add.reduceat(logs, starts).tolist() if len(starts) else []
    return sums


def shipped_arrays() -> dict[str, Array]:
    """The arrays of the model shipped in `normalizers/data`, see `kneser_ney.train`."""
    with np.load(DATA / "language_model.npz") as stored:
        return _unpacked({name: stored[name] for name in stored.files})


@cache
def language_model() -> LanguageModel:
    """The model shipped in `normalizers/data`."""
    words = (DATA / "vocabulary.txt").read_text(encoding="utf-8").split()
    return LanguageModel(words, shipped_arrays())
