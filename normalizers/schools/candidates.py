"""The names that a reading may stand for, listed ones and open ones, each with its log prior."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from normalizers.schools.casing import is_all_caps, title_case
from normalizers.schools.coined import (
    coined_logprob,
    coined_names,
    extended_names,
    is_of_names,
    length_logprob,
)
from normalizers.schools.prior import SHARES, Prior
from normalizers.text import decode_phrase, lm_logprobs, name_logprobs
from normalizers.text.syllables import strip_marks
from normalizers.units import loose_key, unit_word_at

# Likeness of letters (rapidfuzz ratio, 0 to 100) from which a listed name is thought of, where an
# OCR of another language read them, and one of the right language.
MISREAD, ALIKE = 40.0, 60.0
MOST_LISTED = 60  # listed names that are thought of
# Fitted on misread pages of names (`benchmarks/names`): what of the prior no list holds.
LANGUAGE_POWER, LANGUAGE_SHIFT = 0.7, -7.5
TOLD_SHIFT = 2.0  # … and what of it is named as persons and places are in running text
WITH_APOSTROPHE = math.log(2.0)  # Đưng K'Nớ is printed oftener than Đưng KNớ
_NO_SYLLABLE = -10.0  # nats for a word that no Vietnamese syllable is, as `Victory`
_BROKEN_SYLLABLE = -15.0  # … and that has Vietnamese marks all the same, as `Méu`
_HALF_OPEN = math.log(SHARES["open"] / 2)
_OPEN: dict[str, float] = {}  # log P of names that were asked for before
_MOST_KEPT = 1 << 16


def names_near(
    texts: Sequence[str], prior: Prior, forms: Sequence[str] = (), *, scanned: bool = False
) -> dict[str, float]:
    """Names that look like one of the texts, each with the log prior that lists give it.

    Those that no list has are among them, with -inf. `forms` are names to think of besides;
    `scanned`: an OCR of the right language read the texts, which lost no words of its own.
    """
    found = {name: prior.get(name, prior.get(plain(name), -math.inf)) for name in forms}
    for text in texts:
        near = prior.alike(loose_key(text), MOST_LISTED, ALIKE if scanned else MISREAD)
        found.update({name: prior[name] for name in near})
        for name in _scanned_names(text) if scanned else _open_names(text):
            found.setdefault(name, prior.get(name, -math.inf))
    for text in texts:
        for name, p in extended_names(text, prior).items():
            found[name] = log_sum([found.get(name, -math.inf), p])
    return found


def with_open(listed: Mapping[str, float], prior: Prior) -> dict[str, float]:
    """log P of names, with what of it no list holds; `listed` is what lists give them."""
    unlisted = _open_priors([plain(name) for name in listed])
    return {
        name: _apostrophe(name, prior) + log_sum([p, open_p])
        for (name, p), open_p in zip(listed.items(), unlisted, strict=True)
    }


@lru_cache(maxsize=4096)
def _open_names(text: str) -> tuple[str, ...]:
    """Names that nobody need have listed: of the language, of the syllables of names, as read."""
    phrases = [phrase for phrase, _ in decode_phrase(text.split(), best=8)]
    cased = [title_case(phrase) if is_all_caps(phrase) else phrase for phrase in phrases]
    return (*cased, *coined_names(text), text)


def _scanned_names(text: str) -> tuple[str, ...]:
    """The same where an OCR of the right language read them: with other marks, and as read."""
    return (*coined_names(text, scanned=True), text)


def plain(name: str) -> str:
    """The name without apostrophes."""
    return name.replace("'", "").replace("’", "")


def _apostrophe(name: str, prior: Prior) -> float:
    """How much likelier (nats) the spelling of a word like K'Nớ is that no list has."""
    return WITH_APOSTROPHE if name != plain(name) and name not in prior else 0.0


def _open_priors(names: Sequence[str]) -> list[float]:
    """log P(name) of names that nobody has listed, by the language model."""
    if len(_OPEN) > _MOST_KEPT:
        _OPEN.clear()
    unknown = [name for name in dict.fromkeys(names) if name not in _OPEN]
    if unknown:
        spoken = lm_logprobs([name.lower() for name in unknown])
        told = name_logprobs(unknown)
        _OPEN.update(zip(unknown, map(_open_prior, unknown, spoken, told), strict=True))
    return [_OPEN[name] for name in names]


def _open_prior(name: str, spoken: float, told: float) -> float:
    """log P of one such name; log p of its words is `spoken` in running text, `told` as a name."""
    broken = [word for word in name.split() if word.isalpha() and not is_of_names(word)]
    length = length_logprob(len(name.split()))
    language = LANGUAGE_POWER * spoken + LANGUAGE_SHIFT + length
    if broken:
        marked = sum(strip_marks(word) != word for word in broken)
        penalty = _NO_SYLLABLE * (len(broken) - marked) + _BROKEN_SYLLABLE * marked
        return _HALF_OPEN + language + penalty
    ways = [language, coined_logprob(name)]
    if unit_word_at(name) is None:  # `Huyện Kỳ` is the beginning of a unit's name
        ways.append(TOLD_SHIFT + told + length)
    return _HALF_OPEN + log_sum(ways)


def log_sum(values: Sequence[float]) -> float:
    """log of the sum of probabilities given as logs."""
    if len(values) == 1:
        return values[0]
    top = max(values)
    if top == -math.inf:
        return top
    return top + math.log(sum(math.exp(value - top) for value in values))
