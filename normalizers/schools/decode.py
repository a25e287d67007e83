"""What a broken name was, likeliest first, each with its probability.

A language model cannot tell `Văn Khê` from `Vạn Khê`; the wards of the plan's district, the
persons, flowers and virtues that schools are named after, and the names of the same batch can.
The open path lets a name win that nobody has listed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from normalizers.schools.calibration import (
    OTHER_LENGTH,
    OTHER_MARKS,
    OTHER_TONGUE,
    Readings,
    with_probability,
)
from normalizers.schools.candidates import log_sum, names_near, plain, with_open
from normalizers.schools.coined import is_of_names, is_of_syllables
from normalizers.schools.confidence import SCANNED_WEIGHTS, STANDING_WEIGHTS, Candidate, confidence
from normalizers.schools.numbering import cut_numbering, cut_scanned
from normalizers.schools.posterior import EVIDENCE_POWER, Channel, posterior, read_as
from normalizers.schools.prior import log_prior
from normalizers.schools.scanned import (
    misread_forms,
    other_marks_seen,
    scan_channel,
    share_right,
    with_capital_i,
)
from normalizers.schools.shapes import NameContext
from normalizers.schools.stems import name_stems, spellings
from normalizers.schools.told import told_weight
from normalizers.schools.unglued import ends_in_more, set_apart, set_apart_as, unglued
from normalizers.text import channel_logprob
from normalizers.units import match_key
from normalizers.units.table import commune_names

# Probability from which a name that an OCR of the right language did not read is taken for it.
CHANGED_FROM = 0.5
UNLISTED_DOUBT = 0.5  # share of the doubt of its letters that a name keeps where no list has it
ONE_LETTER = 0.5  # that a name is but a letter or a Roman number
_DIGITS = re.compile(r"\d{1,3}(?:[-/.]\d{1,2})?")  # a day (3-2, 17/3) or a number: no letters tell
_DATE = re.compile(r"[1-3]?\d[-/.]1?\d")
_LETTER = re.compile(r" (?:[A-EĐ]|I{1,3})$")  # a numbering that ran into its name: `BátC`
_STROKES = re.compile(r"[IVXl|]+")
DATE_READ = 0.97  # that a day like 3-2 or 17/3 was read rightly, by an OCR of another language
USUAL_SPELLING = 4.0  # times that a name is oftener spelt as the list of stems has it
NOT_LOST = 0.998  # that a name read without a numbering has none, by an OCR of another language
BEST = 5  # readings that are told of a name
NUMBERED = 0.12  # share of names that end in a numbering


class Decoded(NamedTuple):
    """What a reading may stand for.

    `readings`: names with their probability, likeliest first; what is left of 1 belongs to names
    that are not told. `candidates`: all names without numbering that were weighed.
    """

    readings: Readings
    candidates: Sequence[Candidate] = ()


def decode_name(
    observed: str,
    context: NameContext | None = None,
    alternatives: Sequence[tuple[str, float]] = (),
    channel: Channel = channel_logprob,
) -> Decoded:
    """The names that a reading by an OCR of another language may stand for.

    `observed` is the name alone, without level word; `alternatives` other readings of the same
    place with their probability (OCR, repair).

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> decode_name("Vân Quản", plan).readings[0][0]
    'Văn Quán'
    """
    before, observed = _before_name(observed, alternatives)
    if _DATE.fullmatch(observed):
        return Decoded([(before + observed, DATE_READ)])
    alternatives = [(text.removeprefix(before), p) for text, p in alternatives]
    alternatives = [(set_apart(text)[1], p) for text, p in alternatives]
    _, numberings = cut_numbering(unglued(observed))
    if numberings == (("", 1.0),):
        numberings = (("", NOT_LOST),)
    stem, candidates = candidates_of(observed, context, alternatives, channel)
    likeliest = candidates[0].name
    sure = confidence(stem, candidates)
    if ends_in_more(stem, likeliest):
        sure = min(sure, OTHER_LENGTH)
    if _has_spellings(likeliest) or (candidates[0].prior is None and _is_odd(likeliest)):
        sure = min(sure, OTHER_TONGUE)
    readings = with_probability(_shares(candidates), sure)
    readings = [*_spelt(stem, readings[0], channel), *readings[1:]]
    return Decoded(_numbered(before, readings, numberings), candidates)


def _before_name(observed: str, alternatives: Sequence[tuple[str, float]]) -> tuple[str, str]:
    """What stands before the name by what was read or by another reading; and the name."""
    for text in (observed, *(text for text, _ in alternatives)):
        before, rest = set_apart_as(observed, text)
        if before:
            return before, rest
    return "", observed


def _has_spellings(name: str) -> bool:
    """Whether a name is of a place that maps spell in several ways: it is of another tongue."""
    return name in _places() and not is_of_syllables(name) and name not in name_stems()


def _is_odd(name: str) -> bool:
    """Whether a name has words that none has: they may be debris.

    >>> _is_odd("Cheap) Protea"), _is_odd("Krông Na"), _is_odd("Lê Quý Đôn")
    (True, False, False)
    """
    return not all(is_of_names(word) for word in name.split())


@cache
def _places() -> frozenset[str]:
    return frozenset(commune_names())


def _spelt(stem: str, reading: tuple[str, float], channel: Channel) -> list[tuple[str, float]]:
    """A name in its two spellings (`Mộ Lao`, `Mỗ Lao`), as likely as letters and use make each."""
    name, p = reading
    other = spellings().get(name)
    if other is None:
        return [reading]
    ratio = math.exp(min(EVIDENCE_POWER * (channel(stem, other) - channel(stem, name)), 20.0))
    ratio *= USUAL_SPELLING ** ((other in name_stems()) - (name in name_stems()))
    ratio *= told_weight(other) / told_weight(name)
    both = [(name, p / (1 + ratio)), (other, p * ratio / (1 + ratio))]
    return sorted(both, key=lambda one: -one[1])


def candidates_of(
    observed: str,
    context: NameContext | None = None,
    alternatives: Sequence[tuple[str, float]] = (),
    channel: Channel = channel_logprob,
) -> tuple[str, list[Candidate]]:
    """What was read without its numbering, and the names that may be, likeliest first."""
    stem = cut_numbering(unglued(observed)).stem
    others = [(cut_numbering(unglued(text)).stem, p) for text, p in alternatives]
    return stem, posterior([(stem, 1.0), *others], context or NameContext(), channel)


def decode_scanned(
    observed: str,
    context: NameContext | None,
    confidences: Sequence[float],
    others: Sequence[Sequence[tuple[str, float]]] = (),
) -> Decoded:
    """The names that a reading by an OCR of the right language may stand for.

    `confidences` are those of the words of `observed`, `others` their other readings with their
    probabilities. The name that was read keeps its spelling; another one must be much likelier,
    else the reading stands, in doubt.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> decode_scanned("Văn Quán", plan, [0.7, 0.8]).readings[0][0]
    'Văn Quán'
    >>> decode_scanned("Vấn Quán", plan, [0.3, 0.8]).readings[0][0]
    'Văn Quán'
    """
    before, observed = set_apart(with_capital_i(observed))
    words_before = len(before.split())
    confidences, others = confidences[words_before:], others[words_before:]
    if _DIGITS.fullmatch(observed):
        return Decoded([(before + observed, round(math.prod(map(share_right, confidences)), 4))])
    if len(observed) < 2 or _STROKES.fullmatch(observed):
        return Decoded([(before + observed, ONE_LETTER)])
    apart = unglued(observed)
    if apart != observed and _LETTER.search(apart):
        observed, confidences = apart, [*confidences, confidences[-1]]
    stem, numberings = cut_scanned(" ".join(observed.split()), confidences[-1])
    candidates = scanned_candidates(stem, context, confidences, others)
    stands = candidates[0].name == stem
    sure = confidence(stem, candidates, STANDING_WEIGHTS if stands else SCANNED_WEIGHTS)
    right = math.prod(map(share_right, confidences))
    if candidates[0].prior is None:
        sure = min(sure, 1 - UNLISTED_DOUBT * (1 - right))
    if not stands and other_marks_seen(stem, candidates[0].name, others):
        sure = min(sure, OTHER_MARKS)
    readings = _same_length(with_probability(_shares(candidates), sure), stem)
    if not stands and sure < CHANGED_FROM:
        own = min(right, CHANGED_FROM)
        readings = [(stem, own), *(one for one in readings if one[0] != stem)]
    return Decoded(_numbered(before, readings, numberings), candidates)


def scanned_candidates(
    stem: str,
    context: NameContext | None,
    confidences: Sequence[float],
    others: Sequence[Sequence[tuple[str, float]]] = (),
) -> list[Candidate]:
    """The names without numbering that an OCR of the right language may have read."""
    words = len(stem.split())
    confidences, others = confidences[:words], others[:words]
    channel = scan_channel(confidences, others)
    readings = dict.fromkeys((stem, unglued(stem)), 1.0)
    found = posterior(
        list(readings.items()),
        context or NameContext(),
        channel,
        misread_forms(stem, confidences, others),
        scanned=True,
    )
    as_read = [one for one in found if _is_read(one.name, stem)]
    if not as_read:
        return found
    own = as_read[0]._replace(name=stem, share=sum(one.share for one in as_read))
    rest = [one for one in found if one not in as_read]
    return sorted([own, *rest], key=lambda one: -one.share)


def _is_read(name: str, stem: str) -> bool:
    """Whether a name is what was read, but for its spelling; apostrophes that were read count.

    >>> _is_read("Đưng KNớ", "Đưng K'Nớ"), _is_read("Đưng K'Nớ", "Đưng KNớ")
    (True, False)
    """
    if stem != plain(stem):
        name, stem = plain(name), plain(stem)
    return match_key(name) == match_key(stem)


def _same_length(readings: list[tuple[str, float]], stem: str) -> list[tuple[str, float]]:
    """The readings, the best one in doubt where it has not as many words as were read."""
    name, p = readings[0]
    if len(name.split()) == len(stem.split()) or p <= OTHER_LENGTH:
        return readings
    return with_probability(readings, OTHER_LENGTH)


def _shares(candidates: Sequence[Candidate]) -> list[tuple[str, float]]:
    return [(candidate.name, candidate.share) for candidate in candidates]


def _numbered(before: str, readings: Readings, numberings: Sequence[tuple[str, float]]) -> Readings:
    """The likeliest names with what stands before them and their numbering."""
    named = [
        (f"{before}{name} {numbering}".strip(), round(p * share, 4))
        for name, p in readings[:BEST]
        for numbering, share in numberings
    ]
    return sorted(named, key=lambda entry: -entry[1])[:BEST]


@lru_cache(maxsize=4096)
def name_evidence(observed: str, context: NameContext) -> float:
    """log P(observed), that the text was printed as one name here (nats): to compare cuts with.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> name_evidence("Văn Quán", plan) > name_evidence("Văn Quán Phú", plan)
    True
    """
    stem, numberings = cut_numbering(unglued(observed))
    listed = log_prior(context)
    candidates = with_open(names_near([stem], listed), listed)
    numbered = math.log(NUMBERED if numberings[0][0] else 1 - NUMBERED)
    return numbered + log_sum(
        [prior + read_as(stem, name, channel_logprob) for name, prior in candidates.items()]
    )
