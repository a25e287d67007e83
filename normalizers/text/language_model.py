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
_NATS = np.arange(256, dtype=np.float32) / -12.0  # one byte to log-probability


class LanguageModel:
    """`words` by number (classes, then syllables, then others) and the n-grams over them."""

    def __init__(self, words: list[str], arrays: dict[str, Array]) -> None:
        self.words = words
        self.number = {word: i for i, word in enumerate(words)}
        self.unknown = self.number[UNKNOWN]
        self.syllables = [i for i, word in enumerate(words) if word in SYLLABLES]
        self._log1 = _NATS[arrays["p1"]]
        self._backoff1 = _NATS[arrays["g1"]]
        heads = np.repeat(np.arange(len(words), dtype=np.uint32), np.diff(arrays["o2"]))
        self._keys2 = (heads << np.uint32(16)) | arrays["w2"]
        self._log2, self._backoff2 = arrays["p2"], arrays["b2"]
        contexts = np.repeat(np.arange(len(self._keys2), dtype=np.uint64), arrays["n3"])
        self._keys3 = (contexts << np.uint64(16)) | arrays["w3"]
        self._log3 = arrays["p3"]

    def unigram(self, words: Array) -> Array:
        """log p of each word by itself."""
        return self._log1[words]

    def bigram(self, heads: Array, words: Array) -> tuple[Array, Array]:
        """log p(word | head) elementwise, and the bigram's number or -1 where it is unseen."""
        wanted = (heads.astype(np.uint32) << np.uint32(16)) | words.astype(np.uint32)
        place = np.minimum(np.searchsorted(self._keys2, wanted), len(self._keys2) - 1)
        found = self._keys2[place] == wanted
        backed_off = self._backoff1[heads] + self._log1[words]
        return np.where(found, _NATS[self._log2[place]], backed_off), np.where(found, place, -1)

    def trigram(self, contexts: Array, words: Array, lower: Array) -> Array:
        """log p(word | bigram context) elementwise; `lower` is log p(word | last word)."""
        known = contexts >= 0
        safe = np.where(known, contexts, 0)
        wanted = (safe.astype(np.uint64) << np.uint64(16)) | words.astype(np.uint64)
        place = np.minimum(np.searchsorted(self._keys3, wanted), len(self._keys3) - 1)
        found = known & (self._keys3[place] == wanted)
        backed_off = lower + np.where(known, _NATS[self._backoff2[safe]], 0.0)
        return np.where(found, _NATS[self._log3[place]], backed_off)

    def numbers(self, words: Sequence[str]) -> Array:
        """The numbers of canonical words, unknown ones as `<unk>`."""
        return np.array([self.number.get(w, self.unknown) for w in words], dtype=np.int64)

    def logprobs(self, words: Sequence[str]) -> Array:
        """log p of each word of a line, given the two before it (nats)."""
        ids = self.numbers([START, *words])
        if len(ids) == 1:
            return np.zeros(0, dtype=np.float32)
        lower, number = self.bigram(ids[:-1], ids[1:])
        contexts = np.concatenate(([-1], number[:-1]))
        return self.trigram(contexts, ids[1:], lower)

    def logprob(self, text: str) -> float:
        """log p of a text of one line (nats)."""
        return float(self.logprobs(model_tokens(text)).sum())


@cache
def language_model() -> LanguageModel:
    """The model shipped in `normalizers/data`."""
    words = (DATA / "vocabulary.txt").read_text(encoding="utf-8").split()
    with np.load(DATA / "language_model.npz") as stored:
        return LanguageModel(words, {name: stored[name] for name in stored.files})
