"""How sure a decoded name is: the share of names with such signs that were right.

The posterior alone does not know what it does not know: a commune whose letters fit badly wins
over a village that no list has. So its confidence is a logistic regression on what tells the two
apart: how well the letters fit, whether the name is listed, how likely the place makes it.
Fitted on misread pages of names by `python -m benchmarks.names.fit`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from normalizers.text import name_logprobs
from normalizers.text.syllables import strip_marks
from normalizers.units import unit_word_at

# By sign: its weight in log odds.
WEIGHTS = {
    "one": 0.69,
    "posterior": 0.79,
    "very likely": -0.29,
    "letters": 0.04,
    "a word": 1.26,
    "surprise": 0.47,
    "prior": 0.28,
    "listed": 1.13,
    "same length": -0.50,
    "other letters": -0.08,
    "one word": -1.19,
    "told": 0.41,
}
# … where an OCR of the right language read another name than the likeliest. Letters count already:
# what differs in letters, not in marks, is seldom right.
SCANNED_WEIGHTS = {
    "one": 0.15,
    "posterior": 0.35,
    "very likely": 0.0,
    "letters": 1.44,
    "a word": 0.0,
    "surprise": 1.51,
    "prior": 0.53,
    "listed": 1.12,
    "same length": 0.15,
    "other letters": -0.46,
    "one word": 0.0,
    "told": 0.0,
}
# … where it read the likeliest name.
STANDING_WEIGHTS = {
    "one": 0.83,
    "posterior": 1.0,
    "very likely": 0.0,
    "letters": -0.08,
    "a word": 0.0,
    "surprise": 0.0,
    "prior": 0.5,
    "listed": 0.5,
    "same length": 0.83,
    "other letters": 0.0,
    "one word": -0.76,
    "told": 0.0,
}
_UNLISTED = -13.0  # log prior that stands for that of a name which no list has
_USUAL_WORD, _WORST_WORD = -8.0, -12.0  # nats for each word of a name by pairs of such words
_WORST_LETTERS, _WORST_SURPRISE, _MOST_LETTERS = -30.0, -20.0, 4
_WORST_LETTERS_OF_WORD = -5.0
_LOG_ODDS = (-4.0, 8.0)
_VERY_LIKELY = 3.0  # log odds of a share from which more of them say less


class Candidate(NamedTuple):
    """A name that a reading may stand for.

    `share` of the posterior; `letters`: log P(read | name) in nats; `prior`: log P(name) in this
    place, None where no list has the name; `evidence`: log P(read | name) / P(read), what the
    reading says of the name whatever was known before.
    """

    name: str
    share: float
    letters: float
    prior: float | None
    evidence: float = 0.0


def confidence(
    observed: str, candidates: Sequence[Candidate], weights: Mapping[str, float] = WEIGHTS
) -> float:
    """The probability that the likeliest candidate is the name printed; 0 without any letter."""
    if not any(character.isalnum() for character in observed):
        return 0.0
    log_odds = sum(weights[sign] * x for sign, x in signs(observed, candidates).items())
    return 1.0 / (1.0 + math.exp(-log_odds))


def signs(observed: str, candidates: Sequence[Candidate]) -> dict[str, float]:
    """What speaks for and against the likeliest candidate, each of the order of 1."""
    best = candidates[0]
    share = min(max(best.share, 1e-6), 1 - 1e-6)
    surprise = best.letters - max(candidate.letters for candidate in candidates)
    words, read = len(best.name.split()), len(observed.split())
    other = Levenshtein.distance(_letters(observed), _letters(best.name))
    prior = _UNLISTED if best.prior is None else best.prior
    low, high = _LOG_ODDS
    posterior = min(max(math.log(share / (1 - share)), low), high)
    return {
        "one": 1.0,
        "posterior": posterior,
        "very likely": max(posterior - _VERY_LIKELY, 0.0),
        "letters": max(best.letters, _WORST_LETTERS) / 10,
        "a word": max(best.letters / max(read, 1), _WORST_LETTERS_OF_WORD) / 3,
        "surprise": max(surprise, _WORST_SURPRISE) / 10,
        "prior": (prior + 8) / 5,
        "listed": float(best.prior is not None),
        "same length": float(words == read),
        "other letters": min(other, _MOST_LETTERS) / 2,
        "one word": float(words == 1),
        "told": 0.0 if best.prior is not None else _as_a_name(best.name),
    }


def _as_a_name(name: str) -> float:
    """How usual the words of an unlisted name are as one in running text, of the order of 1."""
    if unit_word_at(name) is not None:
        return (_WORST_WORD - _USUAL_WORD) / 3
    per_word = name_logprobs([name])[0] / max(len(name.split()), 1)
    return (max(per_word, _WORST_WORD) - _USUAL_WORD) / 3


def _letters(name: str) -> str:
    """The letters of a name without marks and apostrophes."""
    return strip_marks(name.lower()).replace("'", "").replace("’", "")
