"""The posterior over names without numbering: P(name | place, batch) × P(read | name)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from rapidfuzz import fuzz

from normalizers.schools.candidates import ALIKE, MISREAD, log_sum, names_near, plain, with_open
from normalizers.schools.confidence import Candidate
from normalizers.schools.prior import log_prior
from normalizers.schools.shapes import NameContext
from normalizers.schools.stems import name_key
from normalizers.units import loose_key

# Fitted on misread pages of names (`benchmarks/names`): how far the letters are trusted, since
# words are taken as independent, and the posterior as a whole.
EVIDENCE_POWER = 0.8
CONFIDENCE_POWER = 0.9
# Nats under the likeliest name from which one is no matter, and the most log P of an unlisted name.
NEGLIGIBLE, MOST_UNLISTED = 15.0, -4.0
# Nats for each printed word that a reading lacks, and for each that it has beyond those.
DROPPED_WORD, ADDED_WORD = -12.0, -6.0


_DIGITS = re.compile(r"\d")


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
    listed = log_prior(replace(context, document=frozenset()), anywhere=scanned)
    trust = 1.0 if scanned else EVIDENCE_POWER
    texts = [text for text, _ in readings]
    near = _told_near(texts, context, scanned)
    told = {name_key(name): nats for name, nats in near}
    thought_of = [*forms, *(name for name, _ in near)]
    found = names_near(texts, listed, thought_of, scanned=scanned)
    letters = {
        name: log_sum([math.log(p) + read_as(read, name, channel) for read, p in readings if p])
        for name in found
    }
    heard = {name: trust * logprob for name, logprob in letters.items()}
    priors = with_open({text: found[text] for text in texts}, listed)
    likely = _likely(found | priors, heard)
    priors |= with_open({name: found[name] for name in likely if name not in priors}, listed)
    alone = _by_key({name: priors[name] + heard[name] for name in likely})
    read = log_sum(list(alone.values()))
    scores = {name: score + told.get(name_key(name), 0.0) for name, score in alone.items()}
    return [
        Candidate(
            name,
            share,
            letters[name],
            listed.get(name, listed.get(plain(name))),
            heard[name] - read,
        )
        for name, share in _normalised(scores, CONFIDENCE_POWER)
    ]


def _told_near(
    texts: Sequence[str], context: NameContext, scanned: bool
) -> list[tuple[str, float]]:
    """The names that other places of the document tell and that look like one of the texts.

    Digits are read rightly by any OCR: names with other digits are others.
    """
    least = ALIKE if scanned else MISREAD
    keys = [(loose_key(text), _DIGITS.findall(text)) for text in texts]
    return [
        (name, nats)
        for name, nats in sorted(context.document)
        if any(
            _DIGITS.findall(name) == digits and fuzz.ratio(key, loose_key(name)) >= least
            for key, digits in keys
        )
    ]


def _likely(priors: Mapping[str, float], heard: Mapping[str, float]) -> list[str]:
    """The names that matter beside the likeliest, by what is known so far of their priors."""
    least = max(priors[name] + heard[name] for name in heard) - NEGLIGIBLE
    return [name for name in heard if max(priors[name], MOST_UNLISTED) + heard[name] >= least]


def read_as(observed: str, candidate: str, channel: Channel) -> float:
    """log P(observed | candidate); names seldom lose a word when read, and hardly gain one."""
    more = len(observed.split()) - len(candidate.split())
    likely = channel(observed, candidate)
    return likely + (DROPPED_WORD if more > 0 else ADDED_WORD) * abs(more) if more else likely


def _by_key(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores with spellings of one name put together under the likeliest one."""
    groups: dict[str, list[tuple[float, str]]] = {}
    for name, score in scores.items():
        groups.setdefault(name_key(name), []).append((score, name))
    return {max(group)[1]: log_sum([score for score, _ in group]) for group in groups.values()}


def _normalised(scores: dict[str, float], power: float) -> list[tuple[str, float]]:
    scores = {name: power * score for name, score in scores.items()}
    total = log_sum(list(scores.values()))
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [(name, math.exp(score - total)) for name, score in ordered]
