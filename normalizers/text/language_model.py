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
from normalizers.text.tokens import START, UNKNOWN, model_tokens

Array = NDArray[Any]
DATA = Path(__file__).parent.parent / "data"
_NATS = np.arange(256, dtype=np.float32) / np.float32(-12.0)  # one byte to log-probability
_SQUARE_NATS = np.concatenate(
    [[np.float32(0.0)], _NATS[:-1]]
)  # the same where 0 means "not stored"
_HASH_BITS = 24


def _hashed(keys: Array) -> Array:
    """Where the keys of trigrams fall in a table of `_HASH_BITS` (Knuth's multiplicative hash)."""
    return (keys * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _HASH_BITS)


class LanguageModel:
    """`words` by number (classes, then syllables, then others) and the n-grams over them.

    Pairs of classes and syllables stand in a square table, so that looking one up is one step;
    what a trigram's key hashes to says at once of most that are not stored that they are not.
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
        self._backoff = np.append(_NATS[arrays["b2"]], np.float32(0))
        self._begins = np.append(arrays["n3"] > 0, False)
        self._side = max(self.syllables, default=0) + 1
        self._square = self._squared(heads, arrays["w2"])
        contexts = np.repeat(np.arange(len(self._keys2), dtype=np.uint64), arrays["n3"])
        self._keys3 = (contexts << np.uint64(16)) | arrays["w3"]
        self._log3 = arrays["p3"]
        self._maybe = np.zeros(1 << _HASH_BITS, dtype=bool)
        self._maybe[_hashed(self._keys3)] = True

    def _squared(self, heads: Array, words: Array) -> Array:
        """The stored byte of each pair of frequent words and one more, 0 where it is not stored."""
        square = np.zeros(self._side**2, dtype=np.uint8)
        inside = (heads < self._side) & (words < self._side)
        place = heads[inside] * np.uint32(self._side) + words[inside]
        square[place] = np.minimum(self._log2[inside], 254) + 1
        return square

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
        place = np.minimum(np.searchsorted(self._keys2, wanted), len(self._keys2) - 1)
        result[asked] = np.where(self._keys2[place] == wanted, place, -1)
        return result

    def bigram(self, heads: Array, words: Array) -> tuple[Array, Array]:
        """log p(word | head) elementwise, and the bigram's number or -1 where it is unseen."""
        number = self._pair_numbers(heads, words)
        backed_off = self._backoff1[heads] + self._log1[words]
        return np.where(number >= 0, _NATS[self._log2[number]], backed_off), number

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
        result = lower + self._backoff[contexts]
        asked = np.flatnonzero(self._begins[contexts])
        wanted = (contexts[asked].astype(np.uint64) << np.uint64(16)) | words[asked].astype(
            np.uint64
        )
        stored = self._maybe[_hashed(wanted)]
        asked, wanted = asked[stored], wanted[stored]
        place = np.minimum(np.searchsorted(self._keys3, wanted), len(self._keys3) - 1)
        found = self._keys3[place] == wanted
        result[asked[found]] = _NATS[self._log3[place[found]]]
        return result

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

    def logprob(self, text: str) -> float:
        """log p of a text of one line (nats)."""
        return float(self.logprobs(model_tokens(text)).sum())


@cache
def language_model() -> LanguageModel:
    """The model shipped in `normalizers/data`."""
    words = (DATA / "vocabulary.txt").read_text(encoding="utf-8").split()
    with np.load(DATA / "language_model.npz") as stored:
        return LanguageModel(words, {name: stored[name] for name in stored.files})
