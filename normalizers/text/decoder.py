"""The most probable syllables of a sequence, with their posterior, in two exact passes.

Every place has a few candidate words with the cost of the channel. A forward-backward pass under
the bigram model drops the hopeless ones; a second pass under the trigram model gives each word left
its posterior probability. Places with one candidate part a sequence into stretches that say nothing
of each other; all stretches are read at once, place by place (`stretches.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.language_model import LanguageModel
from normalizers.text.spellings import Readings
from normalizers.text.stretches import (
    PairChain,
    Stretches,
    chain_posteriors,
    pair_chain_posteriors,
)

if TYPE_CHECKING:
    from normalizers.text.lexicon import Lexicon

Array = NDArray[Any]
HOPELESS = 1e-3  # bigram posterior under which a candidate is dropped
_KEPT = 12  # candidates of the second pass
WIDTH = 18  # candidates of the first pass: the likeliest ones, each for itself
_START = 0  # the number of `<s>`


def posteriors(
    model: LanguageModel,
    places: Sequence[Readings],
    weight: float,
    lexicons: Sequence[Lexicon] = (),
    named: Array | None = None,
    *,
    hopeless: float = HOPELESS,
    width: int = WIDTH,
) -> list[Array]:
    """For each place the posterior of each of its candidates, in their order.

    `weight` is that of the language model against the channel; `lexicons` are mixed into the model.
    Word 0 (`<s>`) parts unrelated sequences: nothing is asked of the word before it. `hopeless` is
    the bigram posterior under which a candidate is dropped; `named` says for each place how likely
    its word and the one before are parts of a name, below 0 how likely its word begins one; of each
    place the `width` candidates that are likeliest by themselves are weighed.
    """
    if not places:
        return []
    words, costs, sizes = _padded(places)
    result = np.zeros(words.shape)
    alone = costs - weight * model.unigram(words)
    likely, sizes = _ranked(alone, sizes, width, np.inf)
    words, costs = _taken((words, costs), likely)
    first = _bigram_posteriors(model, words, costs, sizes, weight, lexicons, named)
    best, sizes = _ranked(-first, sizes, _KEPT, -hopeless)
    words, costs, likely = _taken((words, costs, likely), best)
    second = _trigram_posteriors(model, words, costs, sizes, weight, lexicons, named)
    np.put_along_axis(result, likely, second, axis=1)
    return [row[: len(place.words)] for row, place in zip(result, places, strict=True)]


def _with_names(log: Array, named: Array, share: Array) -> Array:
    """log p of words of which a share are parts of names."""
    mixed: Array = np.logaddexp(np.log1p(-share) + log, np.log(share) + named)
    return mixed


def _ranked(costs: Array, sizes: Array, most: int, limit: float) -> tuple[Array, Array]:
    """The candidates of the least costs [place, rank] and how many of them are under a limit."""
    order = np.argsort(costs, axis=1, kind="stable")[:, :most]
    kept = np.take_along_axis(costs, order, axis=1) < limit
    kept[:, 0] = True
    sizes = np.minimum(kept.sum(axis=1), sizes)
    return order[:, : sizes.max()], sizes


def _taken(arrays: Sequence[Array], order: Array) -> list[Array]:
    return [np.take_along_axis(array, order, axis=1) for array in arrays]


def _padded(places: Sequence[Readings]) -> tuple[Array, Array, Array]:
    """Words and costs [place, candidate] and the number of candidates of each place."""
    sizes = np.array([len(place.words) for place in places])
    filled = np.arange(sizes.max()) < sizes[:, None]
    words = np.full(filled.shape, _START, dtype=np.int64)
    costs = np.full(filled.shape, np.inf)
    words[filled] = np.concatenate([place.words for place in places])
    costs[filled] = np.concatenate([place.costs for place in places])
    return words, costs, sizes


def _likelihoods(costs: Array) -> Array:
    likelihood: Array = np.exp(costs.min(axis=1, keepdims=True) - costs)
    return likelihood


def _bigram_posteriors(
    model: LanguageModel,
    words: Array,
    costs: Array,
    sizes: Array,
    weight: float,
    lexicons: Sequence[Lexicon],
    named: Array | None,
) -> Array:
    likelihood = _likelihoods(costs)
    stretches = Stretches.between(sizes == 1)
    later = stretches.later
    heads, tails = words[later - 1], words[later]
    log = model.bigrams(heads, tails)
    if lexicons:
        filled = np.isfinite(costs)
        at, a, b = np.nonzero(filled[later - 1][:, :, None] & filled[later][:, None, :])
        for lexicon in lexicons:
            log[at, a, b] = lexicon.bigram(heads[at, a], tails[at, b], log[at, a, b])
    if named is not None:
        rows = np.flatnonzero(named[later])
        before, after = np.broadcast_arrays(heads[rows][:, :, None], tails[rows][:, None])
        share = named[later[rows]][:, None, None]
        before = np.where(share > 0, before, _START)
        log[rows] = _with_names(log[rows], model.named(before, after), np.abs(share))
    log[tails[:, 0] == _START] = 0.0
    step = np.exp(np.float32(weight) * log)
    start = likelihood * np.exp(weight * model.unigram(words))
    return chain_posteriors(stretches, start, step, likelihood)


def _trigram_posteriors(
    model: LanguageModel,
    words: Array,
    costs: Array,
    sizes: Array,
    weight: float,
    lexicons: Sequence[Lexicon],
    named: Array | None,
) -> Array:
    """As above over states (word before, word)."""
    n, width = words.shape
    likelihood = _likelihoods(np.where(np.arange(width) < sizes[:, None], costs, np.inf))
    first = likelihood * np.exp(weight * model.unigram(words))
    if n == 1:
        return first / first.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]
    after_start = np.zeros(n, dtype=bool)
    after_start[1:] = words[:-1, 0] == _START
    after_start[1] = True
    chain = PairChain.of(sizes, after_start)
    at = chain.place
    heads, tails = words[at - 1, chain.before], words[at, chain.here]
    lower, number = model.bigram(heads, tails)
    for lexicon in lexicons:
        lower = lexicon.bigram(heads, tails, lower)
    if named is not None:
        among = np.flatnonzero(named[at])
        log_named = np.zeros(len(at), dtype=np.float32)
        before = np.where(named[at[among]] > 0, heads[among], _START)
        log_named[among] = model.named(before, tails[among])
        lower[among] = _with_names(lower[among], log_named[among], np.abs(named[at[among]]))
    lower[tails == _START] = 0.0
    third = tails[chain.target]
    log = model.trigram(number[chain.source], third, lower[chain.target])
    for lexicon in lexicons:
        log = lexicon.trigram(heads[chain.source], tails[chain.source], third, log)
    if named is not None:
        share = named[at][chain.target]
        among = np.flatnonzero(share)
        log[among] = _with_names(log[among], log_named[chain.target[among]], np.abs(share[among]))
    log[third == _START] = 0.0
    likely = likelihood[at, chain.here]
    begin = first[at - 1, chain.before] * np.exp(weight * lower) * likely
    joint = pair_chain_posteriors(chain, begin, np.exp(weight * log), likely)
    result = np.bincount(at * width + chain.here, joint, minlength=n * width).reshape(n, width)
    initial = at == 1
    result[0] = np.bincount(chain.before[initial], joint[initial], minlength=width)
    result[sizes == 1] = np.eye(1, width)
    return result / result.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]
