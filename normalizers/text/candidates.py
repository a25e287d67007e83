"""The words that a broken token may be, each with what the channel asks for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import numpy as np

from normalizers.text.abbreviations import as_abbreviation, misread_abbreviations
from normalizers.text.channel import Channel, MisreadChannel
from normalizers.text.language_model import Array, language_model
from normalizers.text.other_tongues import other_words
from normalizers.text.spellings import Readings
from normalizers.text.syllables import SYLLABLES, canonical, strip_marks

MODEL_WEIGHT: dict[Channel, float] = {"misread": 0.85, "stripped": 1.0}  # against the channel
# How likely a word with a capital after such a word is part of a name; capitals are misread too.
NAMED: dict[Channel, float] = {"misread": 0.2, "stripped": 0.5}
# How likely a word with a capital inside a sentence begins a name.
BEGINS: dict[Channel, float] = {"misread": 0.3, "stripped": 0.2}
_KEEP, _KEEP_LETTER = 7.0, 1.5  # cost of leaving an unknown word as it is
_KEEP_ABBREVIATION = 4.0  # cost of leaving capitals without a vowel as they are
_READ_AS_PRINTED, _READ_FOR_D = 0.4, 1.2  # costs of an abbreviation whose P is a P, or a Đ
_LONGEST = 60  # letters of a token: beyond, it is no syllables however they were misread
_SHORTEST_TWO = 5  # letters of a token that may be two
_EXPLAINED, _EXPLAINED_LETTER = 2.2, 0.75  # nats, and nats a letter, that one word may cost
_PAIRED = 6.0  # nats that two words may gain by following each other
_SPLIT_CLEAR, _SPLIT_BLIND = 1.0, 5.0  # cost of a lost space, where a mark stands for it or not


@cache
def _by_skeleton() -> dict[str, Array]:
    """The syllables by their base letters."""
    model = language_model()
    table: dict[str, list[int]] = {}
    for number in model.syllables:
        table.setdefault(strip_marks(model.words[number]), []).append(number)
    return {skeleton: np.array(numbers) for skeleton, numbers in table.items()}


@lru_cache(maxsize=1 << 12)
def _other_words(skeleton: str) -> tuple[int, ...]:
    """Words of other tongues with these base letters, and these themselves."""
    known = language_model().number
    others = [known[word] for word in other_words() if strip_marks(word) == skeleton]
    return tuple([*others, known[skeleton]] if others and skeleton in known else others)


def single(word: str) -> Readings:
    """A word that stands without doubt."""
    model = language_model()
    return Readings(np.array([model.number.get(word, model.unknown)]), np.zeros(1))


def abbreviation_readings(abbreviation: str, *, misread: bool) -> Readings:
    """An abbreviation as read, and those it may be where its Đ was misread (GDPT for GDĐT)."""
    model = language_model()
    others = misread_abbreviations(abbreviation) if misread else ()
    numbers = [model.number.get(other.lower(), model.unknown) for other in (abbreviation, *others)]
    if not others or model.unknown in numbers:
        return single(abbreviation.lower().replace("&", ""))
    costs = [_READ_AS_PRINTED] + [_READ_FOR_D] * len(others)
    return Readings(np.array(numbers), np.array(costs))


def stripped_readings(observed: str) -> Readings:
    """Syllables that the observed word is without some of its marks."""
    lower = canonical(observed)
    numbers = _by_skeleton().get(strip_marks(lower))
    others = _other_words(strip_marks(lower)) if observed[0].isupper() else ()
    if others:
        numbers = np.array([*others] if numbers is None else [*numbers, *others])
    if numbers is None:
        return single(lower)
    if strip_marks(lower) != lower and (lower in SYLLABLES or others):
        return single(lower)  # it kept its marks
    return Readings(numbers, np.zeros(len(numbers)))


def misread_readings(observed: str, channel: MisreadChannel) -> Readings:
    """Syllables that were misread as the observed word, and the word itself where it may be one."""
    if len(observed) > _LONGEST:
        return single(canonical(observed))
    known = channel.known.get(observed)
    if known is not None:
        return known
    model = language_model()
    words, costs = channel.readings(observed)
    lower = canonical(observed)
    number = model.number.get(lower, model.unknown)
    keep = _KEEP + _KEEP_LETTER * len(observed)
    if number != model.unknown and lower not in SYLLABLES and len(lower) > 2:
        keep = 0.3 + 0.1 * len(observed)
    elif as_abbreviation(observed):
        keep = _KEEP_ABBREVIATION
    if not (words == number).any():
        words, costs = np.append(words, number), np.append(costs, keep)
    result = channel.known[observed] = Readings(words, costs)
    return result


def _best(readings: Readings) -> float:
    return float(
        (readings.costs - MODEL_WEIGHT["misread"] * language_model().unigram(readings.words)).min()
    )


def prepare(words: Iterable[str], channel: MisreadChannel) -> None:
    """Have the channel read the words, and the halves of those that may be two, all at once."""
    new = set(words) - channel.prepared
    channel.prepared |= new
    alone = {
        word
        for word in new
        if len(word) <= _LONGEST and as_abbreviation(word, known_only=True) is None
    }
    channel.prepare(alone)
    doubtful = [w for w in alone if len(w) >= _SHORTEST_TWO and not _explained(w, channel)]
    halves = {half for word in doubtful for _, *pair in _halves(word) for half in pair}
    channel.prepare((half for half in halves if not as_abbreviation(half)), parts=True)


def _explained(observed: str, channel: MisreadChannel) -> bool:
    """True where one word explains what was read well enough.

    One that is no syllable does not: `hocsinh` stands in addresses.
    """
    lower = canonical(observed)
    if lower in language_model().number and lower not in SYLLABLES:
        return False
    least = misread_readings(observed, channel).costs.min()
    return bool(least <= _EXPLAINED + _EXPLAINED_LETTER * len(observed))


def _halves(observed: str) -> Iterator[tuple[float, str, str]]:
    """The ways of parting a word, each with the price of the lost space."""
    for i in range(2, len(observed) - 1):
        left, right = observed[:i], observed[i:]
        clear = not right[0].isalnum() or (left[-1].islower() and right[0].isupper())
        right = right.lstrip("'’‘`.,;:") or right
        yield (_SPLIT_CLEAR if clear else _SPLIT_BLIND), left, right


def split(observed: str, channel: MisreadChannel) -> tuple[str, str] | None:
    """Two words that lost the space between them, None where one word explains it as well."""
    if not _SHORTEST_TWO <= len(observed) <= _LONGEST or _explained(observed, channel):
        return None
    best, place = _best(misread_readings(observed, channel)), None
    for price, left, right in _halves(observed):
        cost = price + _part_cost(left, channel) + _part_cost(right, channel)
        if cost < best + _PAIRED:
            cost = min(cost, price + _pair_cost(left, right, channel))
        if cost < best:
            best, place = cost, (left, right)
    return place


def _pair_cost(left: str, right: str, channel: MisreadChannel) -> float:
    """The cost of both parts where the second often follows the first."""
    if as_abbreviation(left) or as_abbreviation(right):
        return math.inf
    a, b = misread_readings(left, channel), misread_readings(right, channel)
    model, weight = language_model(), MODEL_WEIGHT["misread"]
    heads = a.costs - weight * model.unigram(a.words)
    tails = b.costs - weight * model.bigrams(a.words[None], b.words[None])[0]
    return float((heads[:, None] + tails).min())


def _part_cost(part: str, channel: MisreadChannel) -> float:
    return (
        0.5 + MODEL_WEIGHT["misread"] * 9
        if as_abbreviation(part)
        else _best(misread_readings(part, channel))
    )
