"""Words that the text around a doubtful place foretells, offered whatever they look like.

A stamp or a blot takes letters away, and the channel offers only what looks like the rest: `kiém a
ddnh gid` has no `tra`. What often follows the words before, or often goes before the next word, is
offered too, at the cost of its letters or of a blot.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import numpy as np

from normalizers.text.channel import MisreadChannel
from normalizers.text.language_model import Array, language_model
from normalizers.text.spellings import Readings

_LIKELY = -3.5  # log p from which a word is foretold by those before it
_TELLING = -2.0  # log p of the next word from which it foretells the one before it
_BLOT, _BLOT_LETTER = 12.0, 2.0  # cost, at most, of a word whose letters nobody can read
_OFFERED = 8  # words foretold for a place, at most


def foretold(
    best: Array, doubtful: Mapping[int, str], channel: MisreadChannel, weight: float
) -> dict[int, Readings]:
    """For the doubtful places, given with what was observed there, the words that are foretold.

    `best` is the likeliest word of each place; `weight` is that of the language model.
    """
    places = np.array([i for i in doubtful if 1 < i < len(best) - 1], dtype=np.int64)
    if not len(places):
        return {}
    at, words = _foretold_words(places, best)
    ends = np.searchsorted(at, np.arange(len(places) + 1))
    observed = [doubtful[i] for i in places.tolist()]
    offers = channel.offer(observed, [words[a:b] for a, b in pairwise(ends)])
    sizes = [len(offer.words) for offer in offers]
    at, words = np.repeat(places, sizes), np.concatenate([offer.words for offer in offers])
    blots = np.repeat([_BLOT + _BLOT_LETTER * len(text) for text in observed], sizes)
    costs = np.minimum(np.concatenate([offer.costs for offer in offers]), blots)
    order = np.lexsort((costs - weight * _context(at, words, best), at))
    at, words, costs = at[order], words[order], costs[order]
    firsts = np.searchsorted(at, places)
    lasts = np.minimum(np.append(firsts[1:], len(at)), firsts + _OFFERED)
    return {
        i: Readings(words[a:b], costs[a:b])
        for i, a, b in zip(places.tolist(), firsts, lasts, strict=True)
        if a < b
    }


def _foretold_words(places: Array, best: Array) -> tuple[Array, Array]:
    """Numbers of places and the words that are foretold for them, in order."""
    firsts, nexts = _firmest_pairs()
    before, span = _spread(*_spans(nexts, best[places + 1]))
    keys = [before << 16 | firsts[span].astype(np.int64)]
    heads, words = _firm_pairs()
    after, span = _spread(*_spans(heads, best[places - 1]))
    keys.append(after << 16 | words[span].astype(np.int64))
    third, words = language_model().followers(best[places - 2], best[places - 1], _LIKELY)
    keys.append(third << 16 | words.astype(np.int64))
    found = np.sort(np.concatenate(keys))
    found = found[np.append(True, found[1:] != found[:-1])[: len(found)]]
    return found >> 16, found & 0xFFFF


def _context(at: Array, words: Array, best: Array) -> Array:
    """log p of words in their places, and of the best next word after them."""
    model = language_model()
    lower, _ = model.bigram(best[at - 1], words)
    _, pairs = model.bigram(best[at - 2], best[at - 1])
    onward, _ = model.bigram(words, best[at + 1])
    total: Array = model.trigram(pairs, words, lower) + onward
    return total


def _spans(keys: Array, wanted: Array) -> tuple[Array, Array]:
    """Where each wanted key begins and ends among sorted ones."""
    wanted = wanted.astype(keys.dtype)
    return np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")


def _spread(begins: Array, ends: Array) -> tuple[Array, Array]:
    """The number of each span, repeated, and the places in it."""
    sizes = ends - begins
    of = np.repeat(np.arange(len(sizes)), sizes)
    return of, np.arange(len(of)) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)


@cache
def _firm_pairs() -> tuple[Array, Array]:
    return language_model().firm_pairs(_LIKELY)


@cache
def _firmest_pairs() -> tuple[Array, Array]:
    """Firm pairs that tell of the word before, in the order of their second word."""
    heads, words = language_model().firm_pairs(_TELLING)
    order = np.argsort(words, kind="stable")
    return heads[order], words[order]
