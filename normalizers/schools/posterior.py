"""The posterior over names without numbering: P(name | place, batch) × P(read | name)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from normalizers.schools.candidates import log_sum, names_near, plain, with_open
from normalizers.schools.confidence import Candidate
from normalizers.schools.prior import log_prior
from normalizers.schools.shapes import NameContext
from normalizers.schools.stems import one_spelling
from normalizers.units import match_key

# Fitted on misread pages of names (`benchmarks/names`): how far the letters are trusted, since
# words are taken as independent, and the posterior as a whole.
EVIDENCE_POWER = 0.8
CONFIDENCE_POWER = 0.9
# Nats under the likeliest name from which one is no matter, and the most log P of an unlisted name.
NEGLIGIBLE, MOST_UNLISTED = 15.0, -4.0
# Nats for each printed word that a reading lacks, and for each that it has beyond those.
DROPPED_WORD, ADDED_WORD = -12.0, -6.0


class Channel(Protocol):
    """log P(observed | candidate), both phrases of one line."""

    def __call__(self, observed: str, candidate: str, /) -> float: ...


def posterior(
    readings: Sequence[tuple[str, float]],
    context: NameContext,
    channel: Channel,
    forms: Sequence[str] = (),
    *,
    scanned: bool = False,
) -> list[Candidate]:
    """Names without numbering, each with its share of the posterior, likeliest first.

    `forms` are names to think of besides those that look like the readings; `scanned`: an OCR of
    the right language read them, whose letters count fully.
    """
    listed = log_prior(context, anywhere=scanned)
    places = log_prior(replace(context, document=frozenset()), anywhere=scanned)
    trust = 1.0 if scanned else EVIDENCE_POWER
    texts = [text for text, _ in readings]
    told = dict(context.document)
    found = names_near(texts, listed, forms, scanned=scanned)
    letters = {
        name: log_sum([math.log(p) + read_as(read, name, channel) for read, p in readings if p])
        for name in found
    }
    heard = {name: trust * logprob for name, logprob in letters.items()}
    priors = with_open({text: found[text] for text in texts}, listed)
    likely = _likely(found | priors, heard)
    priors |= with_open({name: found[name] for name in likely if name not in priors}, listed)
    scores = {name: priors[name] + heard[name] for name in likely}
    return [
        Candidate(
            name,
            share,
            letters[name],
            places.get(name, places.get(plain(name))),
            told.get(name, 0.0),
        )
        for name, share in _normalised(_by_key(scores), CONFIDENCE_POWER)
    ]


def _likely(priors: Mapping[str, float], heard: Mapping[str, float]) -> list[str]:
    """The names that matter beside the likeliest, by what is known so far of their priors."""
    least = max(priors[name] + heard[name] for name in heard) - NEGLIGIBLE
    return [name for name in heard if max(priors[name], MOST_UNLISTED) + heard[name] >= least]


def read_as(observed: str, candidate: str, channel: Channel) -> float:
    """log P(observed | candidate); names seldom lose a word when read, and hardly gain one."""
    more = len(observed.split()) - len(candidate.split())
    return channel(observed, candidate) + (DROPPED_WORD if more > 0 else ADDED_WORD) * abs(more)


def _by_key(scores: dict[str, float]) -> dict[str, float]:
    """Scores with spellings of one name put together under the likeliest one."""
    groups: dict[str, list[tuple[float, str]]] = {}
    for name, score in scores.items():
        groups.setdefault(match_key(one_spelling(name)), []).append((score, name))
    return {max(group)[1]: log_sum([score for score, _ in group]) for group in groups.values()}


def _normalised(scores: dict[str, float], power: float) -> list[tuple[str, float]]:
    scores = {name: power * score for name, score in scores.items()}
    total = log_sum(list(scores.values()))
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [(name, math.exp(score - total)) for name, score in ordered]
