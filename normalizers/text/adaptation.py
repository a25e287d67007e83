"""The channel fitted to one document: what its own sure readings say of its scanner and font.

One round of Viterbi EM (as in `benchmarks/language_model/misread.py`) over the words that the
general channel restored surely, with the general table as the prior.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from normalizers.text.channel import MisreadChannel, misread_channel, misread_table
from normalizers.text.emissions import LONGEST
from normalizers.text.syllables import strip_marks

_PRIOR = 12.0  # how many observations the general table counts for, a letter
_ENOUGH = 150  # sure words under which a document cannot teach


def adapted_channel(
    pairs: Iterable[tuple[str, str]], trusted: Iterable[str] = ()
) -> MisreadChannel | None:
    """The channel after (observed, restored) words of one document; None where they are too few.

    `trusted`: observed words that the general channel reads well enough.
    """
    counted = Counter((a, b) for a, b in pairs if b.isalpha() and len(a) <= 2 * len(b) + 2)
    if sum(counted.values()) < _ENOUGH:
        return None
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    table = misread_table()
    for (observed, word), times in sorted(counted.items()):
        for letter, reading in _general_emissions(word, observed):
            seen[letter][reading] += times
    return MisreadChannel(_blend(table, seen), misread_channel(), trusted)


@lru_cache(maxsize=1 << 14)
def _general_emissions(word: str, observed: str) -> list[tuple[str, str]]:
    return emissions_of(word, observed, misread_table())


def _blend(
    table: Mapping[str, Mapping[str, float]], seen: Mapping[str, Mapping[str, int]]
) -> dict[str, Mapping[str, float]]:
    blended: dict[str, Mapping[str, float]] = dict(table)
    for letter, own in sorted(seen.items()):
        general = table.get(letter, {})
        total = _PRIOR + sum(own.values())
        blended[letter] = {
            reading: -math.log(
                (_PRIOR * math.exp(-general.get(reading, math.inf)) + own.get(reading, 0)) / total
            )
            for reading in sorted({*general, *own})
        }
    return blended


def _cost(letter: str, reading: str, table: Mapping[str, Mapping[str, float]]) -> float:
    known = table.get(letter, {}).get(reading)
    if known is not None:
        return known
    if not reading:
        return 9.5
    same = strip_marks(letter).lower() == strip_marks(reading[0]).lower()
    return (5.5 if same else 8.5) + 1.5 * (len(reading) - 1)


def emissions_of(
    word: str, observed: str, table: Mapping[str, Mapping[str, float]]
) -> list[tuple[str, str]]:
    """What each letter of the word was most probably read as.

    >>> emissions_of("Đông", "Pong", misread_table())
    [('Đ', 'P'), ('ô', 'o'), ('n', 'n'), ('g', 'g')]
    """
    if word == observed:
        return [(letter, letter) for letter in word]
    n, m = len(word), len(observed)
    costs: dict[tuple[str, str], float] = {}
    best = [[math.inf] * (m + 1) for _ in range(n + 1)]
    taken = [[0] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for i in range(n):
        for j in range(m + 1):
            if best[i][j] == math.inf:
                continue
            for length in range(min(LONGEST, m - j) + 1):
                key = word[i], observed[j : j + length]
                cost = costs.get(key)
                if cost is None:
                    cost = costs[key] = _cost(*key, table)
                total = best[i][j] + cost
                if total < best[i + 1][j + length]:
                    best[i + 1][j + length], taken[i + 1][j + length] = total, length
    if best[n][m] == math.inf:
        return []
    path, j = [], m
    for i in range(n, 0, -1):
        path.append((word[i - 1], observed[j - taken[i][j] : j]))
        j -= taken[i][j]
    return path[::-1]
