"""Interpolated modified Kneser-Ney trigrams in numpy (Chen & Goodman 1999), pruned, in 8 bits.

An n-gram is one integer: 16 bits a word. Pruning follows Seymore & Rosenfeld (1996): an n-gram goes
when its count times the log ratio to its backed-off estimate is small.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
STEPS_PER_NAT = 12  # log-probabilities are stored as -log p * 12 in one byte
LEAST3 = 2  # weighted times that three words must follow each other: once is often a misprint


def count_trigrams(ids: Array) -> tuple[Array, Array]:
    """Distinct trigram keys of a stream of word ids, sorted, with their counts."""
    wide = ids.astype(np.uint64)
    keys = (wide[:-2] << np.uint64(32)) | (wide[1:-1] << np.uint64(16)) | wide[2:]
    keys.sort()
    return _runs(keys)


def _runs(keys: Array) -> tuple[Array, Array]:
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[starts], np.diff(np.append(starts, len(keys)))


def merge_counts(parts: list[tuple[Array, Array, int]]) -> tuple[Array, Array]:
    """One table of keys and counts from several, each with its weight."""
    keys = np.concatenate([part[0] for part in parts])
    counts = np.concatenate([part[1].astype(np.int64) * part[2] for part in parts])
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[starts], np.add.reduceat(counts, starts)


def discounts(counts: Array) -> Array:
    """The discounts for counts 0, 1, 2, 3 and more, from the counts of counts."""
    n1, n2, n3, n4 = (max(int(np.count_nonzero(counts == i)), 1) for i in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    raw = (0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3)
    return np.array([min(max(d, 0.1), float(i)) for i, d in enumerate(raw)])


def _context_totals(contexts: Array, values: Array) -> tuple[Array, Array, Array]:
    """Distinct sorted contexts, the sum of values in each, and each row's context number."""
    starts = np.flatnonzero(np.concatenate(([True], contexts[1:] != contexts[:-1])))
    sizes = np.diff(np.append(starts, len(contexts)))
    totals = np.add.reduceat(values, starts).astype(np.float64)
    return contexts[starts], totals, np.repeat(np.arange(len(starts)), sizes)


def _find(keys: Array, wanted: Array) -> tuple[Array, Array]:
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return places, keys[places] == wanted


def _quantise(log_probability: Array) -> Array:
    return np.clip(np.round(-log_probability * STEPS_PER_NAT), 0, 255).astype(np.uint8)


def train(
    keys: Array, counts: Array, vocabulary: int, prune2: float, prune3: float
) -> dict[str, Array]:
    """The model's arrays from trigram counts.

    `prune2`, `prune3`: an n-gram is kept when discounted count * (log p - log backed-off p) is
    larger. Result: `p1`, `g1` by word (log p and log backoff weight); `k2` bigram keys with `p2`,
    `b2`; `o3` where each bigram's trigrams start, `w3`, `p3`.
    """
    word = np.uint64(0xFFFF)
    bigrams, spread = _runs(np.sort(keys & np.uint64(0xFFFFFFFF)))  # continuation counts
    last2 = (bigrams & word).astype(np.int64)
    unigram = np.bincount(last2, minlength=vocabulary).astype(np.float64)
    p1 = (unigram + 0.05) / (unigram.sum() + 0.05 * vocabulary)

    head = (bigrams >> np.uint64(16)).astype(np.int64)
    less = spread - discounts(spread)[np.minimum(spread, 3)]
    total2 = np.bincount(head, weights=spread, minlength=vocabulary)

    def backoff2(kept: Array) -> Array:
        mass = np.bincount(head[kept], weights=less[kept], minlength=vocabulary)
        return np.where(total2 > 0, 1 - mass / np.maximum(total2, 1e-9), 1.0)

    everything = np.ones(len(bigrams), dtype=bool)
    full = less / total2[head] + backoff2(everything)[head] * p1[last2]
    gain = less * (np.log(full) - np.log(backoff2(everything)[head] * p1[last2]))
    kept2 = gain > prune2
    g1 = backoff2(kept2)
    p2 = less / total2[head] + g1[head] * p1[last2]

    contexts, total3, place = _context_totals(keys >> np.uint64(16), counts)
    less3 = counts - discounts(counts)[np.minimum(counts, 3)]
    lower_at, _ = _find(bigrams, keys & np.uint64(0xFFFFFFFF))
    last3 = last2[lower_at]
    head3 = head[lower_at]
    lower = np.where(kept2[lower_at], p2[lower_at], g1[head3] * p1[last3])
    free = 1 - np.add.reduceat(less3, np.searchsorted(place, np.arange(len(contexts)))) / total3
    p3 = less3 / total3[place] + free[place] * lower
    gain3 = less3 * (np.log(p3) - np.log(np.maximum(free[place], 1e-9) * lower))
    context_at, known = _find(bigrams, contexts)
    kept3 = (gain3 > prune3) & (counts >= LEAST3) & (known & kept2[context_at])[place]
    del gain3, p3
    mass = np.bincount(place[kept3], weights=less3[kept3], minlength=len(contexts))
    free = 1 - mass / total3
    p3 = less3[kept3] / total3[place[kept3]] + free[place[kept3]] * lower[kept3]

    b2 = np.ones(len(bigrams))
    b2[context_at[known]] = free[known]
    stored = bigrams[kept2]
    context_of = np.searchsorted(stored, keys[kept3] >> np.uint64(16))
    return {
        "p1": _quantise(np.log(p1)),
        "g1": _quantise(np.log(np.maximum(g1, 1e-9))),
        "o2": np.searchsorted(stored, np.arange(vocabulary + 1, dtype=np.uint64) << np.uint64(16))
        .astype(np.uint32),
        "w2": (stored & word).astype(np.uint16),
        "p2": _quantise(np.log(p2[kept2])),
        "b2": _quantise(np.log(np.maximum(b2[kept2], 1e-9))),
        "n3": np.diff(np.searchsorted(context_of, np.arange(len(stored) + 1))).astype(np.uint16),
        "w3": (keys[kept3] & word).astype(np.uint16),
        "p3": _quantise(np.log(p3)),
    }  # fmt: skip


def train_names(keys: Array, counts: Array, vocabulary: int, least: int) -> dict[str, Array]:
    """The arrays of a bigram model over words with a capital that follow such words.

    `keys` are sorted pairs of words; pairs seen less than `least` times count for their words only.
    Result: `np1`, `ng1` by word (log p by itself and log backoff weight), `no2` where each first
    word's pairs start, `nw2` and `np2` the second words and their log p.
    """
    head, last = keys.astype(np.int64) >> 16, keys.astype(np.int64) & 0xFFFF
    single = np.bincount(last, minlength=vocabulary) + 0.05
    p1 = single / single.sum()
    kept = counts >= least
    less = counts - discounts(counts)[np.minimum(counts, 3)]
    total = np.bincount(head, weights=counts, minlength=vocabulary)
    mass = np.bincount(head[kept], weights=less[kept], minlength=vocabulary)
    g1 = np.where(total > 0, 1 - mass / np.maximum(total, 1e-9), 1.0)
    p2 = less[kept] / total[head[kept]] + g1[head[kept]] * p1[last[kept]]
    starts = np.searchsorted(head[kept], np.arange(vocabulary + 1))
    return {
        "np1": _quantise(np.log(p1)),
        "ng1": _quantise(np.log(np.maximum(g1, 1e-9))),
        "no2": starts.astype(np.uint32),
        "nw2": last[kept].astype(np.uint16),
        "np2": _quantise(np.log(p2)),
    }
