"""What a broken name was: the posterior over names, P(name | place, batch) × P(read | name).

A language model cannot tell `Văn Khê` from `Vạn Khê`; the wards of the plan's district, the
persons, flowers and virtues that schools are named after, and the names of the same batch can.
The open path lets a name win that nobody has listed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from rapidfuzz import fuzz, process

from normalizers.schools.calibration import (
    CHANGED,
    CONFIRMED,
    LISTED,
    OTHER_LENGTH,
    UNLISTED,
    calibrated,
    with_probability,
)
from normalizers.schools.casing import is_all_caps, title_case
from normalizers.schools.coined import coined_logprob, coined_names, length_logprob
from normalizers.schools.numbering import cut_numbering
from normalizers.schools.prior import SHARES, log_prior
from normalizers.schools.scanned import scan_channel
from normalizers.schools.shapes import NameContext
from normalizers.schools.stems import one_spelling
from normalizers.text import channel_logprob, decode_phrase, lm_logprob
from normalizers.text.syllables import PARTS, canonical, strip_marks
from normalizers.units import loose_key, match_key

# Calibrated probability under which a decoded name is reviewed: of the names above it 99 of 100
# are right on pages worse than offices send (`benchmarks/names`), of clean plans' scans more.
REVIEW_BELOW = 0.94
NEAR = 0.05  # probability from which another reading is told
# How far the evidence and the language model are trusted: both take words as independent and
# know nothing of names, so that they are surer than they are right.
EVIDENCE_POWER = 0.9
CONFIDENCE_POWER = 0.6
NUMBERED = 0.12  # share of names that end in a numbering
LOST_WORD = -6.0  # nats for each word that a reading has more or fewer than the name
LANGUAGE_POWER, LANGUAGE_SHIFT = 0.6, -6.0
_NO_SYLLABLE = -6.0  # nats for a word that no Vietnamese syllable is, as `Victory`
_BROKEN_SYLLABLE = -15.0  # … and that has Vietnamese marks all the same, as `Méu`


class Channel(Protocol):
    """log P(observed | candidate), both phrases of one line."""

    def __call__(self, observed: str, candidate: str, /) -> float: ...


def decode_name(
    observed: str,
    context: NameContext | None = None,
    alternatives: Sequence[tuple[str, float]] = (),
    channel: Channel = channel_logprob,
    best: int = 5,
) -> list[tuple[str, float]]:
    """The names that a reading may stand for, with their probability, likeliest first.

    `observed` is the name alone, without level word; `alternatives` other readings of the same
    place with their probability (OCR, repair). What is left of 1 belongs to names not returned.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> decode_name("Vân Quản", plan)[0][0]
    'Văn Quán'
    """
    context = context or NameContext()
    stem, numberings = cut_numbering(" ".join(observed.split()))
    others = [(cut_numbering(text).stem, p) for text, p in alternatives]
    posterior = _posterior([(stem, 1.0), *others], context, channel)
    listed = posterior[0][0] in log_prior(context)
    readings = calibrated(posterior, LISTED if listed else UNLISTED)
    return _numbered(_same_length(readings, stem), numberings, best)


def decode_scanned(
    observed: str, context: NameContext | None, confidences: Sequence[float], best: int = 5
) -> list[tuple[str, float]]:
    """The names that an OCR of the right language may have read, likeliest first.

    `confidences` are those of the words of `observed`. A listed name that was read as it stands
    needs no sure letters; an unlisted one is as sure as its letters; another name than was read
    must be much likelier.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> decode_scanned("Văn Quán", plan, [0.7, 0.8])[0]
    ('Văn Quán', 0.995)
    >>> decode_scanned("Vấn Quán", plan, [0.7, 0.8])[0][0]
    'Văn Quán'
    """
    context = context or NameContext()
    stem, numberings = cut_numbering(" ".join(observed.split()))
    if numberings[0][0]:  # as sure as it was read, where that is surer
        likeliest = (numberings[0][0], max(numberings[0][1], confidences[-1]))
        numberings = (likeliest, *numberings[1:])
    each = sum(confidences) / len(confidences)
    posterior = _posterior([(stem, 1.0)], context, scan_channel(each))
    name = posterior[0][0]
    listed = name in log_prior(context)
    if match_key(name) != match_key(stem):
        readings = calibrated(posterior, CHANGED if listed else UNLISTED)
    else:
        letters = min(math.prod(confidences), posterior[0][1])
        readings = with_probability(posterior, CONFIRMED if listed else letters)
    return _numbered(_same_length(readings, stem), numberings, best)


def _same_length(readings: list[tuple[str, float]], stem: str) -> list[tuple[str, float]]:
    """The readings, the best one in doubt where it has not as many words as were read."""
    name, p = readings[0]
    if len(name.split()) == len(stem.split()) or p <= OTHER_LENGTH:
        return readings
    return with_probability(readings, OTHER_LENGTH)


def _posterior(
    readings: Sequence[tuple[str, float]], context: NameContext, channel: Channel
) -> list[tuple[str, float]]:
    """Names without numbering, each with its share of the posterior, likeliest first."""
    scores: dict[str, float] = {}
    for candidate, prior in _candidates(readings, log_prior(context)):
        evidence = _log_sum(
            [math.log(p) + _read_as(read, candidate, channel) for read, p in readings if p]
        )
        scores[candidate] = prior + EVIDENCE_POWER * evidence
    return _normalised(_by_key(scores), CONFIDENCE_POWER)


def _numbered(
    readings: Sequence[tuple[str, float]], numberings: Sequence[tuple[str, float]], best: int
) -> list[tuple[str, float]]:
    named = [
        (f"{name} {numbering}".strip(), round(p * share, 4))
        for name, p in readings[:best]
        for numbering, share in numberings
    ]
    return sorted(named, key=lambda entry: -entry[1])[:best]


@lru_cache(maxsize=4096)
def name_evidence(observed: str, context: NameContext) -> float:
    """log P(observed), that the text was printed as one name here (nats): to compare cuts with.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> name_evidence("Văn Quán", plan) > name_evidence("Văn Quán Phú", plan)
    True
    """
    stem, numberings = cut_numbering(observed)
    candidates = _candidates([(stem, 1.0)], log_prior(context))
    numbered = math.log(NUMBERED if numberings[0][0] else 1 - NUMBERED)
    return numbered + _log_sum(
        [prior + _read_as(stem, name, channel_logprob) for name, prior in candidates]
    )


def _read_as(observed: str, candidate: str, channel: Channel) -> float:
    """log P(observed | candidate); names seldom gain or lose a word when they are read."""
    lost = abs(len(observed.split()) - len(candidate.split()))
    return channel(observed, candidate) + LOST_WORD * lost


def doubt_of(readings: Sequence[tuple[str, float]], below: float = REVIEW_BELOW) -> str | None:
    """The reason to review a decoded name; None when the best reading is sure enough.

    >>> doubt_of([("Văn Khê", 0.55), ("Vạn Khê", 0.41), ("Vân Khê", 0.02)])
    'two readings: Văn Khê 0.55, Vạn Khê 0.41'
    >>> doubt_of([("Văn Khê", 0.97)]) is None, doubt_of([("Mỗ Lao", 0.8), ("Mộ Lao", 0.2)]) is None
    (True, True)
    """
    if not readings:
        return "no reading"
    best = one_spelling(readings[0][0])
    if sum(p for name, p in readings if one_spelling(name) == best) >= below:
        return None
    near = [f"{name} {p:.2f}" for name, p in readings[:3] if p >= NEAR]
    if len(near) < 2:
        return f"uncertain reading: {readings[0][0]} {readings[0][1]:.2f}"
    return f"{'two' if len(near) == 2 else 'three'} readings: " + ", ".join(near)


def _candidates(
    readings: Sequence[tuple[str, float]], prior: dict[str, float], most: int = 60
) -> list[tuple[str, float]]:
    """Listed names that look like a reading, and open ones, each with its log prior."""
    keys = _loose_keys(tuple(prior))
    found: dict[str, float] = {}
    for text, _ in readings:
        near = process.extract(
            loose_key(text), keys, scorer=fuzz.ratio, limit=most, score_cutoff=40
        )
        found.update({name: prior[name] for _, _, name in near})
        for phrase, _ in decode_phrase(text.split(), best=8):
            name = title_case(phrase) if is_all_caps(phrase) else phrase
            found.setdefault(name, -math.inf)
        for name in [*coined_names(text), text]:
            found.setdefault(name, -math.inf)
    return [(name, _log_sum([listed, _open_prior(name)])) for name, listed in found.items()]


def _open_prior(name: str) -> float:
    """log P(name) of a name that nobody has listed, by the language model."""
    broken = [word for word in name.split() if word.isalpha() and canonical(word) not in PARTS]
    marked = sum(strip_marks(word) != word for word in broken)
    penalty = _NO_SYLLABLE * (len(broken) - marked) + _BROKEN_SYLLABLE * marked
    length = length_logprob(len(name.split()))
    language = LANGUAGE_POWER * lm_logprob(name.lower()) + LANGUAGE_SHIFT + length
    coined = coined_logprob(name) if not broken else -math.inf
    return math.log(SHARES["open"] / 2) + _log_sum([language + penalty, coined])


@lru_cache(maxsize=64)
def _loose_keys(names: tuple[str, ...]) -> dict[str, str]:
    return {name: loose_key(name) for name in names}


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    if top == -math.inf:
        return top
    return top + math.log(sum(math.exp(value - top) for value in values))


def _by_key(scores: dict[str, float]) -> dict[str, float]:
    """Scores with spellings of one name put together under the likeliest one."""
    groups: dict[str, list[tuple[float, str]]] = {}
    for name, score in scores.items():
        groups.setdefault(match_key(name), []).append((score, name))
    return {max(group)[1]: _log_sum([score for score, _ in group]) for group in groups.values()}


def _normalised(scores: dict[str, float], power: float) -> list[tuple[str, float]]:
    scores = {name: power * score for name, score in scores.items()}
    total = _log_sum(list(scores.values()))
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [(name, math.exp(score - total)) for name, score in ordered]
