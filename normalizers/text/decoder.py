"""The most probable syllables of a sequence, with their posterior, in two exact passes.

Every place has a few candidate words with the cost of the channel. A forward-backward pass under
the bigram model drops the hopeless ones; a second pass under the trigram model gives each word left
its posterior probability. All look-ups of a pass are one array operation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.channel import Readings
from normalizers.text.language_model import LanguageModel

if TYPE_CHECKING:
    from normalizers.text.lexicon import Lexicon

Array = NDArray[Any]
_HOPELESS = 3e-4  # bigram posterior under which a candidate is dropped
_KEPT = 10  # candidates of the second pass
_WIDTH = 26  # candidates of the first pass


def posteriors(
    model: LanguageModel,
    places: Sequence[Readings],
    weight: float,
    lexicon: Lexicon | None = None,
) -> list[Array]:
    """For each place the posterior of each of its candidates, in their order.

    `weight` is that of the language model against the channel; `lexicon` is mixed into the model.
    Word 0 (`<s>`) parts unrelated sequences: nothing is asked of the word before it.
    """
    if not places:
        return []
    words, costs = _padded(places, _WIDTH)
    first = _bigram_posteriors(model, words, costs, weight, lexicon)
    order = np.argsort(-first, axis=1, kind="stable")[:, :_KEPT]
    kept = np.take_along_axis(first, order, axis=1) > _HOPELESS
    kept[:, 0] = True
    small_words = np.take_along_axis(words, order, axis=1)
    small_costs = np.where(kept, np.take_along_axis(costs, order, axis=1), np.inf)
    used = int(kept.sum(axis=1).max())
    second = _trigram_posteriors(
        model, small_words[:, :used], small_costs[:, :used], weight, lexicon
    )
    result = np.zeros_like(first)
    np.put_along_axis(result, order[:, :used], second, axis=1)
    return [result[i, : len(place.words)] for i, place in enumerate(places)]


def _padded(places: Sequence[Readings], width: int) -> tuple[Array, Array]:
    width = min(width, max(len(place.words) for place in places))
    words = np.zeros((len(places), width), dtype=np.int64)
    costs = np.full((len(places), width), np.inf)
    for i, place in enumerate(places):
        n = min(len(place.words), width)
        words[i, :n] = place.words[:n]
        costs[i, :n] = place.costs[:n]
    return words, costs


def _likelihoods(costs: Array) -> Array:
    likelihood: Array = np.exp(costs.min(axis=1, keepdims=True) - costs)
    return likelihood


def _bigram_posteriors(
    model: LanguageModel, words: Array, costs: Array, weight: float, lexicon: Lexicon | None
) -> Array:
    usable = np.isfinite(costs)
    pairs = usable[:-1, :, None] & usable[1:, None, :]
    at, a, b = np.nonzero(pairs)
    heads, tails = words[at, a], words[at + 1, b]
    log, _ = model.bigram(heads, tails)
    if lexicon:
        log = lexicon.bigram(heads, tails, log)
    step = np.zeros(pairs.shape)
    step[at, a, b] = np.exp(weight * np.where(tails == 0, 0.0, log))
    likelihood = _likelihoods(costs)
    n = len(words)
    forward, backward = np.empty_like(likelihood), np.ones_like(likelihood)
    state = likelihood[0] * np.exp(weight * model.unigram(words[0]))
    forward[0] = state = state / state.sum()
    for i in range(1, n):
        state = (state @ step[i - 1]) * likelihood[i]
        forward[i] = state = state / state.sum()
    state = backward[-1]
    for i in range(n - 2, -1, -1):
        state = step[i] @ (likelihood[i + 1] * state)
        backward[i] = state = state / state.max()
    joint = forward * backward
    return joint / joint.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def _trigram_posteriors(
    model: LanguageModel, words: Array, costs: Array, weight: float, lexicon: Lexicon | None
) -> Array:
    """As above over states (word before, word); place 0 has its own state alone."""
    n, width = words.shape
    likelihood = _likelihoods(costs)
    if n == 1:
        first = likelihood * np.exp(weight * model.unigram(words))
        return first / first.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]
    usable = np.isfinite(costs)
    at, a, b = np.nonzero(usable[:-1, :, None] & usable[1:, None, :])
    lower, number = model.bigram(words[at, a], words[at + 1, b])
    if lexicon:
        lower = lexicon.bigram(words[at, a], words[at + 1, b], lower)
    log2 = np.full((n - 1, width, width), -np.inf)
    log2[at, a, b] = np.where(words[at + 1, b] == 0, 0.0, lower)
    numbers = np.full((n - 1, width, width), -1)
    numbers[at, a, b] = number
    if n > 2:
        step = np.zeros((n - 2, width, width, width))
        triples = (
            usable[:-2, :, None, None] & usable[1:-1, None, :, None] & usable[2:, None, None, :]
        )
        at, a, b, c = np.nonzero(triples)
        log3 = model.trigram(numbers[at, a, b], words[at + 2, c], log2[at + 1, b, c])
        if lexicon:
            log3 = lexicon.trigram(words[at, a], words[at + 1, b], words[at + 2, c], log3)
        step[at, a, b, c] = np.exp(weight * np.where(words[at + 2, c] == 0, 0.0, log3))
    start = likelihood[0] * np.exp(weight * model.unigram(words[0]))
    state = start[:, None] * np.exp(weight * log2[0]) * likelihood[1]
    forward = np.empty((n, width, width))
    forward[1] = state = state / state.sum()
    for i in range(2, n):
        state = np.einsum("ab,abc->bc", state, step[i - 2]) * likelihood[i]
        forward[i] = state = state / state.sum()
    state = np.ones((width, width))
    joint = np.empty((n, width))
    for i in range(n - 1, 0, -1):
        both = forward[i] * state
        joint[i] = both.sum(axis=0)
        if i == 1:
            joint[0] = both.sum(axis=1)
        else:
            state = np.einsum("abc,bc->ab", step[i - 2], likelihood[i] * state)
            state = state / state.max()
    return joint / joint.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]
