"""Names that nobody has listed, by the syllables that names of places are made of.

Villages, hamlets and new schools are named from the same few hundred syllables as communes
(`Vạn`, `Phú`, `Lương`, `Khê`), each with its place in the name. A language model of running text
does not know this: it prefers `Là Đường` (is a road) to a village's name.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache, lru_cache
from itertools import product

from normalizers.schools.gazetteer import known_schools
from normalizers.schools.prior import Prior
from normalizers.text.channel import misread_channel
from normalizers.text.language_model import language_model
from normalizers.text.syllables import PARTS, canonical, strip_marks
from normalizers.units.keys import loose_key
from normalizers.units.table import commune_names

_LENGTHS = {1: 0.02, 2: 0.83, 3: 0.13, 4: 0.02}
_UNSEEN = 0.03  # share of syllables that no listed name has in that place
_EXTENDED = math.log(0.05)  # share of names that are a listed one with a syllable more
_NEAR, _MOST_NEAR = 70.0, 4  # rapidfuzz ratio (0 to 100) of listed names tried, and how many
PER_WORD = 6  # syllables tried for each word as read


@cache
def _totals() -> tuple[int, int]:
    """How many syllables stand first, and how many later, in listed names."""
    first, later = _counts()
    return first.total(), later.total()


@cache
def _counts() -> tuple[Counter[str], Counter[str]]:
    """How often a syllable stands first, and how often later, in listed names.

    Among them are the words of other languages of the country that its maps spell in one way:
    Ea, Ia, Đắk, Krông (water, river), Pa, Nậm, Chư (mount).
    """
    first: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for name in dict.fromkeys([*commune_names(), *(s.name for s in known_schools())]):
        words = [canonical(word) for word in name.split()]
        if len(words) > 1 and all(word.isalpha() for word in words):
            first[words[0]] += 1
            later.update(words[1:])
    return first, later


def is_of_names(word: str) -> bool:
    """Whether a word can stand in a name: a Vietnamese syllable, or a word of listed names.

    >>> is_of_names("Krông"), is_of_names("Khê"), is_of_names("Méu")
    (True, True, False)
    """
    first, later = _counts()
    key = canonical(word)
    return key in PARTS or first[key] + later[key] > 1


@lru_cache(maxsize=1 << 16)
def is_of_syllables(name: str) -> bool:
    """Whether all words are Vietnamese syllables: maps spell others in several ways.

    >>> is_of_syllables("Sơn La 2"), is_of_syllables("Đak Nhau"), is_of_syllables("Đưng K'Nớ")
    (True, False, False)
    """
    words = re.findall(r"[^\W\d_]+", name)
    syllables = all(canonical(word) in PARTS or word.isupper() for word in words)
    return syllables and not re.search(r"\w['’]\w", name)


def syllable_logprob(word: str, position: int) -> float:
    """log p of a syllable at its place in a name.

    >>> syllable_logprob("Phú", 0) > syllable_logprob("Là", 0)
    True
    """
    later = position > 0
    counts, total = _counts()[later], _totals()[later]
    unseen = _UNSEEN / len(PARTS)
    return math.log(counts[canonical(word)] / total * (1 - _UNSEEN) + unseen)


def coined_logprob(name: str) -> float:
    """log P(name) of an unlisted name made of syllables.

    >>> coined_logprob("Vạn Khê") > coined_logprob("Vẫn Khe")
    True
    """
    words = name.split()
    return length_logprob(len(words)) + sum(
        syllable_logprob(word, i) for i, word in enumerate(words)
    )


def length_logprob(words: int) -> float:
    """log P that a name has so many words."""
    return math.log(_LENGTHS.get(words, 0.001))


def extended_names(observed: str, prior: Prior) -> dict[str, float]:
    """Names of three words or more that are a listed name with a syllable before or behind it.

    `Búp Sen Hồng` is `Sen Hồng` with one more, `Thăng Long Xanh` is `Thăng Long`. Gives each
    name with its log P.
    """
    words = observed.split()
    if not 3 <= len(words) <= 4 or not any(word.isalpha() for word in words):
        return {}
    found: dict[str, float] = {}
    for rest, word, first in ((words[:-1], words[-1], False), (words[1:], words[0], True)):
        for listed in prior.alike(loose_key(" ".join(rest)), _MOST_NEAR, _NEAR):
            for _, more in _syllables(word, 0 if first else len(rest))[:PER_WORD]:
                name = f"{more} {listed}" if first else f"{listed} {more}"
                place = 0 if first else len(rest)
                score = _EXTENDED + prior[listed] + syllable_logprob(more, place)
                found[name] = max(score, found.get(name, -math.inf))
    return found


@lru_cache(maxsize=1 << 12)
def _syllables(word: str, place: int) -> list[tuple[float, str]]:
    """What a word as read may stand for at its place in a name, each with its score (nats)."""
    vocabulary = language_model().words
    readings = misread_channel().readings(word)
    scored = [
        (syllable_logprob(vocabulary[int(i)], place) - float(cost), vocabulary[int(i)])
        for i, cost in zip(readings.words, readings.costs, strict=True)
    ]
    return [(score, syllable.capitalize()) for score, syllable in sorted(scored, reverse=True)]


@lru_cache(maxsize=1 << 12)
def _other_marks(word: str, place: int) -> list[tuple[float, str]]:
    """The syllables of a word's letters, by how names have them at its place; none where it is
    no syllable."""
    syllables = _by_letters().get(strip_marks(word.lower()), ())
    scored = [(syllable_logprob(syllable, place), syllable) for syllable in syllables]
    return [(score, syllable.capitalize()) for score, syllable in sorted(scored, reverse=True)]


@cache
def _by_letters() -> dict[str, list[str]]:
    """The syllables of the language model by their letters without marks."""
    found: dict[str, list[str]] = {}
    model = language_model()
    for syllable in (model.words[number] for number in model.syllables):
        found.setdefault(strip_marks(syllable), []).append(syllable)
    return found


def coined_names(observed: str, most: int = 12, *, scanned: bool = False) -> list[str]:
    """Names that the words as read may stand for, each syllable where names have it.

    `scanned`: an OCR of the right language read them, which mistakes marks more than letters.

    >>> coined_names("Vẫn Khê", 2, scanned=True)
    ['Văn Khê', 'Vân Khê']
    """
    words = observed.split()
    if not 1 < len(words) <= 4:
        return []
    syllables = _other_marks if scanned else _syllables
    options = [syllables(word, place)[:PER_WORD] for place, word in enumerate(words)]
    names = [
        (sum(score for score, _ in choice), " ".join(word for _, word in choice))
        for choice in product(*options)
    ]
    return [name for _, name in sorted(names, reverse=True)[:most]]
