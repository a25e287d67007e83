"""The words that the model knows, laid out for the channel: syllables as onsets and rimes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.language_model import language_model
from normalizers.text.other_tongues import other_words
from normalizers.text.syllables import ONSETS, PARTS

Array = NDArray[Any]
Levels = list[tuple[Array, Array]]


def _suffix_levels(rimes: Sequence[str], letter: dict[str, int]) -> tuple[Levels, Array]:
    """The reversed trie of the rimes by depth (parent place, letter); each rime's flat node."""
    levels: Levels = []
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


@dataclass(frozen=True, slots=True)
class Inventory:
    """Of each syllable: its `place` here, its number in the model and log p there, its letters,
    onset and rime.

    Behind the syllables stand the words of `other_words`, which have neither onset nor rime.
    `spelt` [word, letter] is filled up beyond `lengths`. `syllable` [onset, rime]: which one
    they make, -1 for none. Levels are tries, of onsets from their beginning and of rimes from their
    end; `*_nodes` say where an onset or a rime ends up, `rime_rests` where it stands without its
    first letter.
    """

    letters: list[str]
    place: dict[str, int]
    numbers: Array
    unigrams: Array
    spelt: Array
    lengths: Array
    onset_of: Array
    rime_of: Array
    syllable: Array
    onset_levels: Levels
    onset_nodes: Array
    rime_levels: Levels
    rime_nodes: Array
    rime_rests: Array
    rime_initials: Array


@cache
def inventory() -> Inventory:
    """The inventory of the shipped model."""
    model = language_model()
    syllables = [model.words[i] for i in model.syllables]
    others = list(other_words())
    words = syllables + others
    letters = sorted({c for word in words for c in word})
    letter = {c: i for i, c in enumerate(letters)}
    parts = [PARTS[syllable] for syllable in syllables]
    longest = max(map(len, words))
    rimes = sorted({rime for _, rime in parts})
    rime_place = {rime: i for i, rime in enumerate(rimes)}
    onset_of = np.array([ONSETS.index(onset) for onset, _ in parts])
    rime_of = np.array([rime_place[rime] for _, rime in parts])
    made = np.full((len(ONSETS), len(rimes)), -1)
    made[onset_of, rime_of] = np.arange(len(syllables))
    rime_levels, rime_nodes = _suffix_levels(rimes, letter)
    backwards = [onset[::-1] for onset in ONSETS]  # a trie of suffixes of these is one of onsets
    onset_levels, onset_nodes = _suffix_levels(backwards, letter)
    numbers = np.array([model.number[word] for word in words])
    return Inventory(
        letters=letters,
        place={word: i for i, word in enumerate(words)},
        numbers=numbers,
        unigrams=model.unigram(numbers),
        spelt=np.array([[letter[c] for c in w.ljust(longest, w[0])] for w in words]),
        lengths=np.array([len(w) for w in words]),
        onset_of=onset_of,
        rime_of=rime_of,
        syllable=made,
        onset_levels=onset_levels,
        onset_nodes=onset_nodes[:, 0],
        rime_levels=rime_levels,
        rime_nodes=rime_nodes[:, 0],
        rime_rests=rime_nodes[:, 1],
        rime_initials=np.array([letter[rime[0]] for rime in rimes]),
    )
