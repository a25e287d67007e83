"""What a broken name was: the posterior over names, P(name | place, batch) × P(read | name).

A language model cannot tell `Văn Khê` from `Vạn Khê`; the wards of the plan's district, the
persons, flowers and virtues that schools are named after, and the names of the same batch can.
The open path lets a name win that nobody has listed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from rapidfuzz import fuzz, process

from normalizers.schools.calibration import OTHER_LENGTH, with_probability
from normalizers.schools.casing import is_all_caps, title_case
from normalizers.schools.coined import (
    coined_logprob,
    coined_names,
    extended_names,
    is_of_names,
    length_logprob,
)
from normalizers.schools.confidence import SCANNED_WEIGHTS, STANDING_WEIGHTS, Candidate, confidence
from normalizers.schools.numbering import cut_numbering, cut_scanned
from normalizers.schools.prior import SHARES, log_prior
from normalizers.schools.scanned import misread_forms, scan_channel, share_right, with_capital_i
from normalizers.schools.shapes import NameContext
from normalizers.schools.stems import one_spelling, spellings
from normalizers.text import channel_logprob, decode_phrase, lm_logprob
from normalizers.text.syllables import strip_marks
from normalizers.units import loose_key, match_key

# Calibrated probability under which a decoded name is reviewed: of the names above it 995 of 1000
# are right on pages worse than offices send (`benchmarks/names`), of clean plans' scans more.
REVIEW_BELOW = 0.96
_TONES = "\u0301\u0300\u0309\u0303\u0323"  # a syllable has one at most
OTHER_SPELLING = 0.2  # probability of the other spelling of a name from which it is told
NEAR = 0.05  # probability from which another reading is told
# Fitted on misread pages of names (`benchmarks/names`): how far the letters and the language model
# are trusted, since both take words as independent, and what of the prior no list holds.
EVIDENCE_POWER = 0.8
CONFIDENCE_POWER = 0.9
LANGUAGE_POWER, LANGUAGE_SHIFT = 0.7, -7.5
# Probability from which a name that an OCR of the right language did not read is taken for it.
CHANGED_FROM = 0.5
UNLISTED_DOUBT = 0.5  # share of the doubt of its letters that a name keeps where no list has it
ONE_LETTER = 0.5  # that a name is but a letter or a Roman number
# Likeness of letters (rapidfuzz ratio, 0 to 100) from which a listed name is thought of, where an
# OCR of another language read them, and one of the right language.
MISREAD, ALIKE = 40.0, 60.0
_LEADING = re.compile(
    r"(?:[Ss]ố \d{1,2} |(?:[Tt]hị (?:[Tt]rấn|[Xx]ã)|[Tt]hành [Pp]hố|[Xx]ã|[Pp]hường) ){1,2}(?=\S)"
)
_DIGITS = re.compile(r"\d{1,3}(?:[-/.]\d{1,2})?")  # a day (3-2, 17/3) or a number: no letters tell
_LETTER = re.compile(r" (?:[A-EĐ]|I{1,3})$")  # a numbering that ran into its name: `BátC`
_STROKES = re.compile(r"[IVXl|]+")
_GLUED = re.compile(r"(?<=[^\W\d_A-ZĐ])(?=[A-ZĐ](?:[^\W\d_]|\b))")  # a capital inside a word
_STROKE_GLUED = re.compile(r"(?<=[^\W\d_])(?=[\]}|]$)")  # a number read as a bracket: `Bat]`
_MORE = re.compile(r"(?<=.)[A-ZĐ\dl|}\]!]$")
_DASH = re.compile(r"(?<=[^\W\d_])\s*[-–]\s*(?=[^\W\d_])")
WITH_APOSTROPHE = math.log(2.0)  # Đưng K'Nớ is printed oftener than Đưng KNớ
NOT_LOST = 0.998  # that a name read without a numbering has none, by an OCR of another language
NUMBERED = 0.12  # share of names that end in a numbering
# Nats for each printed word that a reading lacks, and for each that it has beyond those.
DROPPED_WORD, ADDED_WORD = -12.0, -6.0
_NO_SYLLABLE = -10.0  # nats for a word that no Vietnamese syllable is, as `Victory`
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
    before, observed = _set_apart(observed)
    alternatives = [(_set_apart(text)[1], p) for text, p in alternatives]
    _, numberings = cut_numbering(_unglued(observed))
    if numberings == (("", 1.0),):
        numberings = (("", NOT_LOST),)
    stem, candidates = candidates_of(observed, context, alternatives, channel)
    readings = with_probability(_shares(candidates), confidence(stem, candidates))
    if _ends_in_more(stem, readings[0][0]) and readings[0][1] > OTHER_LENGTH:
        readings = with_probability(readings, OTHER_LENGTH)
    readings = [*_spelt(stem, readings[0], channel), *readings[1:]]
    return [(before + name, p) for name, p in _numbered(readings, numberings, best)]


def _spelt(stem: str, reading: tuple[str, float], channel: Channel) -> list[tuple[str, float]]:
    """A name in its two spellings (`Mộ Lao`, `Mỗ Lao`), each as likely as its letters make it."""
    name, p = reading
    other = spellings().get(name)
    if other is None:
        return [reading]
    ratio = math.exp(min(EVIDENCE_POWER * (channel(stem, other) - channel(stem, name)), 20.0))
    both = [(name, p / (1 + ratio)), (other, p * ratio / (1 + ratio))]
    return sorted(both, key=lambda one: -one[1])


def candidates_of(
    observed: str,
    context: NameContext | None = None,
    alternatives: Sequence[tuple[str, float]] = (),
    channel: Channel = channel_logprob,
) -> tuple[str, list[Candidate]]:
    """What was read without its numbering, and the names that may be, likeliest first."""
    stem = cut_numbering(_unglued(observed)).stem
    others = [(cut_numbering(_unglued(text)).stem, p) for text, p in alternatives]
    return stem, _posterior([(stem, 1.0), *others], context or NameContext(), channel)


def decode_scanned(
    observed: str, context: NameContext | None, confidences: Sequence[float], best: int = 5
) -> list[tuple[str, float]]:
    """The names that an OCR of the right language may have read, likeliest first.

    `confidences` are those of the words of `observed`. The name that was read keeps its spelling;
    another one must be much likelier, else the reading stands, in doubt.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> decode_scanned("Văn Quán", plan, [0.7, 0.8])[0][0]
    'Văn Quán'
    >>> decode_scanned("Vấn Quán", plan, [0.3, 0.8])[0][0]
    'Văn Quán'
    """
    before, observed = _set_apart(with_capital_i(observed))
    confidences = confidences[len(before.split()) :]
    if _DIGITS.fullmatch(observed):
        return [(before + observed, round(math.prod(map(share_right, confidences)), 4))]
    if len(observed) < 2 or _STROKES.fullmatch(observed):
        return [(before + observed, ONE_LETTER)]
    apart = _unglued(observed)
    if apart != observed and _LETTER.search(apart):
        observed, confidences = apart, [*confidences, confidences[-1]]
    stem, numberings = cut_scanned(" ".join(observed.split()), confidences[-1])
    candidates = scanned_candidates(stem, context, confidences)
    stands = candidates[0].name == stem
    sure = confidence(stem, candidates, STANDING_WEIGHTS if stands else SCANNED_WEIGHTS)
    right = math.prod(map(share_right, confidences))
    if candidates[0].prior is None:
        sure = min(sure, 1 - UNLISTED_DOUBT * (1 - right))
    readings = _same_length(with_probability(_shares(candidates), sure), stem)
    if not stands and sure < CHANGED_FROM:
        own = min(right, CHANGED_FROM)
        readings = [(stem, own), *(one for one in readings if one[0] != stem)]
    return [(before + name, p) for name, p in _numbered(readings, numberings, best)]


def scanned_candidates(
    stem: str, context: NameContext | None, confidences: Sequence[float]
) -> list[Candidate]:
    """The names without numbering that an OCR of the right language may have read."""
    channel = scan_channel(confidences)
    readings = dict.fromkeys((stem, _unglued(stem)), 1.0)
    found = _posterior(
        list(readings.items()),
        context or NameContext(),
        channel,
        misread_forms(stem),
        scanned=True,
    )
    as_read = [one for one in found if _is_read(one.name, stem)]
    if not as_read:
        return found
    own = as_read[0]._replace(name=stem, share=sum(one.share for one in as_read))
    others = [one for one in found if one not in as_read]
    return sorted([own, *others], key=lambda one: -one.share)


def _is_read(name: str, stem: str) -> bool:
    """Whether a name is what was read, but for its spelling; apostrophes that were read count.

    >>> _is_read("Đưng KNớ", "Đưng K'Nớ"), _is_read("Đưng K'Nớ", "Đưng KNớ")
    (True, False)
    """
    if stem != _plain(stem):
        name, stem = _plain(name), _plain(stem)
    return match_key(name) == match_key(stem)


def _set_apart(observed: str) -> tuple[str, str]:
    """What stands before a name and is none: `Số 2 `, `thị trấn `; and the name.

    >>> _set_apart("Số 2 Phú Bài"), _set_apart("3 tháng 2"), _set_apart("số 1 thị trấn Yên Định")
    (('Số 2 ', 'Phú Bài'), ('', '3 tháng 2'), ('số 1 thị trấn ', 'Yên Định'))
    """
    found = _LEADING.match(observed)
    return (found[0], observed[found.end() :]) if found else ("", observed)


def _ends_in_more(stem: str, name: str) -> bool:
    """Whether what was read ends in a capital, digit or stroke that the name has not: a numbering?

    >>> _ends_in_more("Yén SOB", "Yên Sở"), _ends_in_more("Tan Anl", "Tân An")
    (True, True)
    >>> _ends_in_more("Hoa Mal", "Hoa Mai"), _ends_in_more("HOA SEN", "Hoa Sen")
    (False, False)
    """
    read, last = stem.split()[-1:], name.split()[-1:]
    if not read or not last or stem.isupper():
        return False
    return bool(_MORE.search(read[0])) and len(last[0]) < len(read[0])


def _same_length(readings: list[tuple[str, float]], stem: str) -> list[tuple[str, float]]:
    """The readings, the best one in doubt where it has not as many words as were read."""
    name, p = readings[0]
    if len(name.split()) == len(stem.split()) or p <= OTHER_LENGTH:
        return readings
    return with_probability(readings, OTHER_LENGTH)


def _unglued(observed: str) -> str:
    """A reading with words that ran together apart, and dashes between spaces.

    >>> _unglued("CatBi 2"), _unglued("Ha Ndi- Thang Long"), _unglued("EVNiêm 3-2")
    ('Cat Bi 2', 'Ha Ndi - Thang Long', 'EVNiêm 3-2')
    """
    apart = _STROKE_GLUED.sub(" ", _GLUED.sub(" ", observed))
    return " ".join(_DASH.sub(" - ", apart).split())


def _posterior(
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
    told = dict(context.document)
    scores: dict[str, float] = {}
    letters: dict[str, float] = {}
    for name, prior in _candidates(readings, listed, forms, ALIKE if scanned else MISREAD):
        letters[name] = _log_sum(
            [math.log(p) + _read_as(read, name, channel) for read, p in readings if p]
        )
        scores[name] = prior + trust * letters[name]
    return [
        Candidate(
            name,
            share,
            letters[name],
            places.get(name, places.get(_plain(name))),
            told.get(name, 0.0),
        )
        for name, share in _normalised(_by_key(scores), CONFIDENCE_POWER)
    ]


def _shares(candidates: Sequence[Candidate]) -> list[tuple[str, float]]:
    return [(candidate.name, candidate.share) for candidate in candidates]


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
    stem, numberings = cut_numbering(_unglued(observed))
    candidates = _candidates([(stem, 1.0)], log_prior(context))
    numbered = math.log(NUMBERED if numberings[0][0] else 1 - NUMBERED)
    return numbered + _log_sum(
        [prior + _read_as(stem, name, channel_logprob) for name, prior in candidates]
    )


def _read_as(observed: str, candidate: str, channel: Channel) -> float:
    """log P(observed | candidate); names seldom lose a word when read, and hardly gain one."""
    more = len(observed.split()) - len(candidate.split())
    return channel(observed, candidate) + (DROPPED_WORD if more > 0 else ADDED_WORD) * abs(more)


def doubt_of(readings: Sequence[tuple[str, float]], below: float = REVIEW_BELOW) -> str | None:
    """The reason to review a decoded name; None when the best reading is sure enough.

    >>> doubt_of([("Văn Khê", 0.55), ("Vạn Khê", 0.41), ("Vân Khê", 0.02)])
    'two readings: Văn Khê 0.55, Vạn Khê 0.41'
    >>> doubt_of([("Văn Khê", 0.97)]) is None, doubt_of([("Mỗ Lao", 0.8), ("Mộ Lao", 0.2)]) is None
    (True, True)
    >>> doubt_of([("Hương Thủỷ", 0.99)])
    'no syllable: Thủỷ'
    """
    if not readings:
        return "no reading"
    broken = [word for word in re.split(r"[\s–-]+", readings[0][0]) if _tones(word) > 1]
    if broken:
        return f"no syllable: {broken[0]}"
    if sureness(readings) >= below:
        return _two_spellings(readings)
    near = [f"{name} {p:.2f}" for name, p in readings[:3] if p >= NEAR]
    if len(near) < 2:
        return f"uncertain reading: {readings[0][0]} {readings[0][1]:.2f}"
    return f"{'two' if len(near) == 2 else 'three'} readings: " + ", ".join(near)


def _tones(word: str) -> int:
    return sum(mark in _TONES for mark in unicodedata.normalize("NFD", word))


def _candidates(
    readings: Sequence[tuple[str, float]],
    prior: dict[str, float],
    forms: Sequence[str] = (),
    alike: float = MISREAD,
    most: int = 60,
) -> list[tuple[str, float]]:
    """Listed names that look like a reading, and open ones, each with its log prior.

    `alike`: rapidfuzz ratio (0 to 100) from which a listed name counts; at most `most` of them.
    """
    keys = _loose_keys(tuple(prior))
    found = {name: prior.get(name, prior.get(_plain(name), -math.inf)) for name in forms}
    for text, _ in readings:
        near = process.extract(
            loose_key(text), keys, scorer=fuzz.ratio, limit=most, score_cutoff=alike
        )
        found.update({name: prior[name] for _, _, name in near})
        for phrase, _ in decode_phrase(text.split(), best=8):
            name = title_case(phrase) if is_all_caps(phrase) else phrase
            found.setdefault(name, -math.inf)
        for name in [*coined_names(text), text]:
            found.setdefault(name, -math.inf)
    extended = {
        name: p for text, _ in readings for name, p in extended_names(text, prior, keys).items()
    }
    found |= {name: -math.inf for name in extended if name not in found}
    return [
        (
            name,
            _apostrophe(name, prior)
            + _log_sum([listed, _open_prior(_plain(name)), extended.get(name, -math.inf)]),
        )
        for name, listed in found.items()
    ]


def _plain(name: str) -> str:
    return name.replace("'", "").replace("’", "")


def _apostrophe(name: str, prior: Mapping[str, float]) -> float:
    """How much likelier (nats) the spelling of a word like K'Nớ is that no list has."""
    return WITH_APOSTROPHE if name != _plain(name) and name not in prior else 0.0


@lru_cache(maxsize=1 << 16)
def _open_prior(name: str) -> float:
    """log P(name) of a name that nobody has listed, by the language model."""
    broken = [word for word in name.split() if word.isalpha() and not is_of_names(word)]
    marked = sum(strip_marks(word) != word for word in broken)
    penalty = _NO_SYLLABLE * (len(broken) - marked) + _BROKEN_SYLLABLE * marked
    length = length_logprob(len(name.split()))
    language = LANGUAGE_POWER * lm_logprob(name.lower()) + LANGUAGE_SHIFT + length
    coined = coined_logprob(name) if not broken else -math.inf
    return math.log(SHARES["open"] / 2) + _log_sum([language + penalty, coined])


def _two_spellings(readings: Sequence[tuple[str, float]]) -> str | None:
    """The reason to review a sure name whose letters leave open which spelling was printed.

    >>> _two_spellings([("Mộ Lao", 0.52), ("Mỗ Lao", 0.47)])
    'two spellings: Mộ Lao 0.52, Mỗ Lao 0.47'
    """
    (name, p), *others = readings
    for other, q in others:
        if q >= OTHER_SPELLING and one_spelling(other) == one_spelling(name):
            return f"two spellings: {name} {p:.2f}, {other} {q:.2f}"
    return None


def sureness(readings: Sequence[tuple[str, float]]) -> float:
    """The probability of the likeliest name, in all its spellings; 0 without a reading.

    >>> sureness([("Mỗ Lao", 0.75), ("Mộ Lao", 0.25), ("Mễ Lao", 0.0)])
    1.0
    """
    best = one_spelling(readings[0][0]) if readings else ""
    return min(sum(p for name, p in readings if one_spelling(name) == best), 1.0)


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
        groups.setdefault(match_key(one_spelling(name)), []).append((score, name))
    return {max(group)[1]: _log_sum([score for score, _ in group]) for group in groups.values()}


def _normalised(scores: dict[str, float], power: float) -> list[tuple[str, float]]:
    scores = {name: power * score for name, score in scores.items()}
    total = _log_sum(list(scores.values()))
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [(name, math.exp(score - total)) for name, score in ordered]
