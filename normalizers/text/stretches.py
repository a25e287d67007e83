"""Forward-backward over many unrelated stretches of a sequence at once.

A place with one candidate cuts a sequence: what stands before it says nothing of what follows it
(in a chain whose states are the candidates). The stretches between cuts are read side by side, all
first places together, then all second ones, so that each step is one array operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Stretches:
    """`places`: the first place of every stretch, then the second of those that have one, and so
    on; longer stretches go first. `starts`: where each of these levels begins, and the end.
    """

    places: Array
    starts: Array

    @staticmethod
    def between(single: Array, fresh: Array | None = None) -> Stretches:
        """The stretches from one `single` place to the next, both included.

        `fresh` places begin a stretch that has no part of what goes before. Stretches of
        none but single places are left out: there is nothing to ask.

        >>> Stretches.between(np.array([True, False, False, True, True, False])).places
        array([0, 4, 1, 5, 2, 3])
        """
        begins = single.copy() if fresh is None else single | fresh
        begins[0] = True
        firsts = np.flatnonzero(begins)
        following = np.append(firsts[1:], len(single))
        shared = np.append(single, False)[following]
        if fresh is not None:
            shared &= ~np.append(fresh, False)[following]
        lengths = following - firsts + shared
        asked = lengths - shared - single[firsts] > 0
        firsts, lengths = firsts[asked], lengths[asked]
        order = np.argsort(-lengths, kind="stable")
        firsts, lengths = firsts[order], lengths[order]
        longest = int(lengths[0]) if len(lengths) else 0
        active = np.searchsorted(-lengths, -np.arange(longest), side="left")
        starts = np.concatenate([[0], np.cumsum(active)])
        level = np.repeat(np.arange(longest), active)
        return Stretches(firsts[np.arange(starts[-1]) - starts[level]] + level, starts)

    @property
    def later(self) -> Array:
        """The places that have one before them in their stretch, in the order of `places`."""
        later: Array = self.places[self.starts[1] :] if len(self.starts) > 1 else self.places
        return later


def chain_posteriors(stretches: Stretches, first: Array, step: Array, likelihood: Array) -> Array:
    """The posterior [place, candidate] of a chain whose states are the candidates.

    `first`: weight of each candidate where it begins a stretch; `step` [place, state before,
    state]: weights of going on, for `stretches.later`; `likelihood` [place, state]: 0 for none.
    """
    result = np.zeros(likelihood.shape)
    result[:, 0] = 1.0
    if not len(stretches.places):
        return result
    levels = [stretches.places[a:b] for a, b in pairwise(stretches.starts)]
    steps = np.split(step, stretches.starts[1:-1] - stretches.starts[1])[1:]
    state = _scaled(first[levels[0]])
    forward = [state]
    for places, onward in zip(levels[1:], steps, strict=True):
        state = np.matmul(state[: len(places), None], onward)[:, 0] * likelihood[places]
        forward.append(state := _scaled(state))
    backward = np.ones_like(forward[-1])
    result[levels[-1]] = forward[-1] * backward
    for at in range(len(levels) - 2, -1, -1):
        after = backward * likelihood[levels[at + 1]]
        backward = np.ones_like(forward[at])
        known = _scaled(np.matmul(steps[at], after[:, :, None])[:, :, 0])
        backward[: len(after)] = known
        result[levels[at]] = forward[at] * backward
    return _scaled(result)


def _scaled(rows: Array) -> Array:
    scaled: Array = rows / rows.sum(axis=1, keepdims=True)
    return scaled


@dataclass(frozen=True, slots=True)
class PairChain:
    """A chain whose states are the candidates of two places, laid out as `Stretches` are.

    Of state s: `place` (the later of the two), `before` and `here` (candidates), all in the order
    of `stretches.places`; `firsts` is where each place's states begin. Of each step from one state
    to the next: `source`, `target`; the steps of one source stand together.
    """

    stretches: Stretches
    firsts: Array
    place: Array
    before: Array
    here: Array
    source: Array
    target: Array

    @staticmethod
    def of(sizes: Array, fresh: Array) -> PairChain:
        """The states and steps for places of some numbers of candidates.

        `fresh`: places whose state does not hang on the states before.
        """
        pairs = sizes.copy()
        pairs[1:] *= sizes[:-1]
        pairs[0] = 1
        stretches = Stretches.between(pairs == 1, fresh)
        places = stretches.places
        counts = pairs[places]
        firsts = np.concatenate([[0], np.cumsum(counts)])
        at = np.repeat(np.arange(len(places)), counts)
        place = places[at]
        inner = np.arange(firsts[-1]) - firsts[at]
        before, here = np.divmod(inner, sizes[place])
        source, target = _steps(stretches, sizes, firsts, at, here)
        return PairChain(stretches, firsts, place, before, here, source, target)


def _steps(
    stretches: Stretches, sizes: Array, firsts: Array, at: Array, here: Array
) -> tuple[Array, Array]:
    """From each state that has a place after it in its stretch to the states there."""
    places, starts = stretches.places, stretches.starts
    widths = np.diff(starts)
    rank = np.arange(len(places)) - np.repeat(starts[:-1], widths)
    level = np.repeat(np.arange(len(widths)), widths)
    goes_on = rank < np.append(widths[1:], 0)[level]
    sources = np.flatnonzero(goes_on[at])
    following = at[sources] + widths[level[at[sources]]]  # the place after it, in `places`
    fan = sizes[places[following]]
    source = np.repeat(sources, fan)
    begins = np.cumsum(fan) - fan
    branch = np.arange(len(source)) - np.repeat(begins, fan)
    target = np.repeat(firsts[following] + here[sources] * fan, fan) + branch
    return source, target


def pair_chain_posteriors(chain: PairChain, first: Array, step: Array, likelihood: Array) -> Array:
    """The posterior of each state. `first`: its weight where it begins a stretch; `step`: weights
    of `chain.source` to `chain.target`; `likelihood`: of each state."""
    if not len(first):
        return np.ones(0)
    ends = chain.firsts[chain.stretches.starts]  # of the levels, in states
    reach = np.searchsorted(chain.source, ends)
    forward = np.empty(len(first))
    forward[: ends[1]] = _scaled_groups(first[: ends[1]], chain, 0)
    for level in range(1, len(ends) - 1):
        begin, end = ends[level], ends[level + 1]
        taken = slice(reach[level - 1], reach[level])
        flow = forward[chain.source[taken]] * step[taken]
        state = np.bincount(chain.target[taken] - begin, flow, minlength=end - begin)
        forward[begin:end] = _scaled_groups(state * likelihood[begin:end], chain, level)
    backward = np.ones(len(first))
    for level in range(len(ends) - 3, -1, -1):
        taken = slice(reach[level], reach[level + 1])
        source, target = chain.source[taken], chain.target[taken]
        flow = step[taken] * (backward[target] * likelihood[target])
        known = np.bincount(source - ends[level], flow, minlength=ends[level + 1] - ends[level])
        after = source[-1] + 1
        backward[ends[level] : after] = known[: after - ends[level]]
        part = backward[ends[level] : ends[level + 1]]
        part /= np.repeat(*_group_sums(part, chain, level))
    return forward * backward


def _group_sums(states: Array, chain: PairChain, level: int) -> tuple[Array, Array]:
    """The sum of each place's states of a level, and their number."""
    a, b = chain.stretches.starts[level : level + 2]
    firsts = chain.firsts[a : b + 1]
    return np.add.reduceat(states, firsts[:-1] - firsts[0]), np.diff(firsts)


def _scaled_groups(states: Array, chain: PairChain, level: int) -> Array:
    scaled: Array = states / np.repeat(*_group_sums(states, chain, level))
    return scaled
