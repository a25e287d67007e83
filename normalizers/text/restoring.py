"""Sequences of broken tokens restored: candidates by a channel, chosen by the decoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from normalizers.text.abbreviations import as_abbreviation
from normalizers.text.adaptation import adapted_channel
from normalizers.text.channel import Channel, MisreadChannel, Readings, misread_channel
from normalizers.text.decoder import Array, posteriors
from normalizers.text.language_model import language_model
from normalizers.text.lexicon import Lexicon, lent_confidence
from normalizers.text.pieces import (
    Piece,
    ends_phrase,
    is_address,
    pieces_of,
    roman_heading,
    roman_numeral,
)
from normalizers.text.repetition import read_together
from normalizers.text.syllables import SYLLABLES, canonical, strip_marks
from normalizers.text.tokens import NUMBER, PUNCTUATION, START

MODEL_WEIGHT: dict[Channel, float] = {"misread": 0.85, "stripped": 1.0}  # against the channel
_SURE = 0.8  # the posterior of words that teach the channel
_EDGES = "“”\"'‘’()[]{}.,;:!?-–|/"
_TOPICAL, _MOST_TOPICAL = 0.7, 3.0  # weight and most nats of what a document says often
_CHUNK = 1500  # places decoded at once; bounds the memory
_KEEP, _KEEP_LETTER = 7.0, 1.5  # cost of leaving an unknown word as it is
_KEEP_ABBREVIATION = 4.0  # cost of leaving capitals without a vowel as they are
_SPLIT_CLEAR, _SPLIT_BLIND = 1.0, 5.0  # cost of a lost space, where a mark stands for it or not


@dataclass(slots=True)
class Restored:
    """What one token becomes (a space where it was two words), how probably, and other readings."""

    text: str
    confidence: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()
    lent: bool = False  # other documents' wording decided it


def with_case_of(observed: str, word: str) -> str:
    """The word in the capitals of what was observed.

    >>> with_case_of("PiCH", "đích"), with_case_of("Pao", "đào"), with_case_of("Iuu", "lưu")
    ('ĐÍCH', 'Đào', 'lưu')
    """
    letters = [c for c in observed if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals >= 2 and capitals >= 0.7 * len(letters):
        return word.upper()
    if observed[0].isupper() and not (observed[0] == "I" and word[0] == "l"):
        return word[0].upper() + word[1:]
    return word


@cache
def _by_skeleton() -> dict[str, Array]:
    model = language_model()
    table: dict[str, list[int]] = {}
    for number in model.syllables:
        table.setdefault(strip_marks(model.words[number]), []).append(number)
    return {skeleton: np.array(numbers) for skeleton, numbers in table.items()}


def _single(word: str) -> Readings:
    model = language_model()
    return Readings(np.array([model.number.get(word, model.unknown)]), np.zeros(1))


def _stripped_readings(observed: str) -> Readings:
    """Syllables that the observed word is without some of its marks."""
    lower = canonical(observed)
    numbers = _by_skeleton().get(strip_marks(lower))
    if numbers is None:
        return _single(lower)
    if strip_marks(lower) != lower and lower in SYLLABLES:
        return _single(lower)  # it kept its marks
    return Readings(numbers, np.zeros(len(numbers)))


def _misread_readings(observed: str, channel: MisreadChannel) -> Readings:
    """Syllables that were misread as the observed word, and the word itself where it may be one."""
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
    if number not in words:
        words, costs = np.append(words, number), np.append(costs, keep)
    result = channel.known[observed] = Readings(words, costs)
    return result


def _best(readings: Readings) -> float:
    return float(
        (readings.costs - MODEL_WEIGHT["misread"] * language_model().unigram(readings.words)).min()
    )


def _split(observed: str, channel: MisreadChannel) -> tuple[str, str] | None:
    """Two words that lost the space between them, None where one word explains it as well."""
    if len(observed) < 5:
        return None
    whole = _misread_readings(observed, channel)
    if whole.costs.min() <= 2.2 + 0.75 * len(observed):
        return None
    best, place = _best(whole), None
    for i in range(2, len(observed) - 1):
        left, right = observed[:i], observed[i:]
        clear = not right[0].isalnum() or (left[-1].islower() and right[0].isupper())
        right = right.lstrip("'’‘`.,;:") or right
        price = _SPLIT_CLEAR if clear else _SPLIT_BLIND
        cost = price + _part_cost(left, channel) + _part_cost(right, channel)
        if cost < best:
            best, place = cost, (left, right)
    return place


def _part_cost(part: str, channel: MisreadChannel) -> float:
    return (
        0.5 + MODEL_WEIGHT["misread"] * 9
        if as_abbreviation(part)
        else _best(_misread_readings(part, channel))
    )


@dataclass(slots=True)
class _Part:
    """A piece of a token with its candidates; `place` is its number in the decoder's sequence."""

    observed: str
    readings: Readings | None = None
    place: int = -1
    space: bool = False  # a space goes before it


def _word_parts(text: str, channel: MisreadChannel | None) -> list[_Part]:
    """A word, or two that lost their space; `channel` None: only marks are missing."""
    abbreviation = as_abbreviation(text, known_only=channel is not None)
    if abbreviation is not None:
        return [_Part(abbreviation, _single(abbreviation.lower()))]
    if channel is None:
        return [_Part(text, _stripped_readings(text))]
    two = _split(text, channel)
    if two is None:
        return [_Part(text, _misread_readings(text, channel))]
    parts = [part for half in two for part in _word_parts(half, channel)]
    parts[-1].space = True
    return parts


class _Sequence:
    """The decoder's places for tokens, gathered token by token."""

    def __init__(self, channel: MisreadChannel | None, topic: Array | None) -> None:
        self.channel = channel
        self.topic = topic
        self.places: list[Readings] = []
        self.tokens: list[list[_Part]] = []
        self._punctuation, self._number, self._start = (
            _single(c) for c in (PUNCTUATION, NUMBER, START)
        )

    def start(self) -> None:
        self.places.append(self._start)

    def _mark(self) -> None:
        if self.places[-1] is not self._punctuation:
            self.places.append(self._punctuation)

    def keep(self, token: str) -> None:
        self.places.append(self._number)
        self.tokens.append([_Part(token)])

    def add(self, token: str, *, heads: bool) -> None:
        misread = self.channel is not None
        pieces = pieces_of(token, misread=misread)
        parts: list[_Part] = []
        for piece in pieces:
            if piece.kind == "punctuation":
                if ends_phrase(piece):
                    self._mark()
                parts.append(_Part(piece.text))
            elif piece.kind == "number":
                self.places.append(self._number)
                parts.append(_Part(_label(piece, pieces, heads and misread)))
            else:
                parts += self._word(piece.text)
        self.tokens.append(parts)

    def _word(self, text: str) -> list[_Part]:
        numeral = roman_numeral(text, misread=self.channel is not None)
        if numeral is not None:
            self.places.append(self._number)
            return [_Part(numeral)]
        parts = _word_parts(text, self.channel)
        for part in parts:
            part.place = len(self.places)
            assert part.readings is not None
            readings = part.readings
            if self.topic is not None and len(readings.words) > 1:
                readings = Readings(readings.words, readings.costs - self.topic[readings.words])
            self.places.append(readings)
        return parts


def _label(piece: Piece, pieces: list[Piece], misread_heading: bool) -> str:
    """A number as it stays; `L.` and `1.` before a heading in capitals were misread `I.`."""
    if misread_heading and piece.text in ("L", "l") and pieces[-1].text.startswith("."):
        return "I"
    return piece.text


def restore(
    sequences: Sequence[Sequence[str]], channel: Channel, lexicon: Lexicon | None = None
) -> list[list[Restored]]:
    """The tokens of unrelated sequences (paragraphs, cells) of one document restored.

    A misread document is read twice: the second time with the channel that its own sure words
    teach, where there are enough of them. What a lexicon decides is marked `lent`.
    """
    if channel == "stripped":
        result = _restore(sequences, None)
        return _lend(result, _restore(sequences, None, lexicon)) if lexicon else result
    first = _restore(sequences, misread_channel(), together=False)
    sure = list(_sure_pairs(sequences, first))
    own = adapted_channel(sure) or misread_channel()
    topic = _topic(canonical(word) for _, word in sure)
    result = _restore(sequences, own, topic=topic)
    _temper([token for tokens in result for token in tokens])
    return _lend(result, _restore(sequences, own, lexicon, topic=topic)) if lexicon else result


def _topic(words: Iterable[str]) -> Array:
    """For each word of the model, how much likelier (nats) it is where a document says it often.

    What a document is about it says again: `quận` in a district's plan, not `quân`.
    """
    model = language_model()
    counts = np.bincount(model.numbers(list(words)), minlength=len(model.words)).astype(float)
    expected = counts.sum() * np.exp(model.unigram(np.arange(len(model.words))))
    gain = np.clip(np.log((counts + 1) / (expected + 1)), 0, _MOST_TOPICAL)
    gain[model.unknown] = 0.0
    return _TOPICAL * gain  # type: ignore[no-any-return]


def _lend(alone: list[list[Restored]], together: list[list[Restored]]) -> list[list[Restored]]:
    """What was decoded with a lexicon, no surer than without it."""
    for own, lent in zip(alone, together, strict=True):
        for before, after in zip(own, lent, strict=True):
            same = before.text == after.text
            after.lent = not same
            after.confidence = lent_confidence(before.confidence, after.confidence, same=same)
    return together


def _temper(tokens: Sequence[Restored]) -> None:
    """Lower the confidence of all words of a document whose words are doubtful on the whole.

    Posteriors trust the channel, which a bad page breaks for all words at once. Fitted on made
    documents and judged on others (docs/language_model.md).
    """
    mean = (sum(token.confidence for token in tokens) + 50 * 0.96) / (len(tokens) + 50)
    doubt = 1 - mean
    for token in tokens:
        if token.confidence < 1.0:
            token.confidence = (1 - 0.3 * doubt) * token.confidence ** (1 + 10 * doubt)


def _sure_pairs(
    sequences: Sequence[Sequence[str]], restored: Sequence[Sequence[Restored]]
) -> Iterator[tuple[str, str]]:
    for tokens, results in zip(sequences, restored, strict=True):
        for token, result in zip(tokens, results, strict=True):
            if result.confidence >= _SURE:
                yield token.strip(_EDGES), result.text.strip(_EDGES)


def _restore(
    sequences: Sequence[Sequence[str]],
    channel: MisreadChannel | None,
    lexicon: Lexicon | None = None,
    *,
    topic: Array | None = None,
    together: bool = True,
) -> list[list[Restored]]:
    gathered = _Sequence(channel, topic)
    for tokens in sequences:
        capitals = _in_capitals(tokens)
        gathered.start()
        for i, token in enumerate(tokens):
            if _begins_address(token, tokens[i + 1 : i + 2]):
                gathered.keep(token)
            elif channel and i == 0 and len(tokens) > 1 and (numeral := roman_heading(token)):
                gathered.keep(numeral)
            else:
                gathered.add(token, heads=i == 0 and capitals)
    chances = _chances(gathered, lexicon, together=together)
    restored = (_token(parts, gathered.places, chances) for parts in gathered.tokens)
    return [[next(restored) for _ in tokens] for tokens in sequences]


def _chances(gathered: _Sequence, lexicon: Lexicon | None, *, together: bool) -> list[Array]:
    """The posteriors of all places; a misread document's repeated phrases are read together."""
    places = gathered.places
    weight = MODEL_WEIGHT["misread" if gathered.channel else "stripped"]
    chances = _posteriors(places, range(len(places)), weight, lexicon)
    if gathered.channel is None or not together:
        return chances
    best = [int(p.words[int(c.argmax())]) for p, c in zip(places, chances, strict=True)]
    shared = read_together(places, best, frozenset({language_model().number[START]}))
    for i, readings in shared.items():
        places[i] = readings
    again = [i for part in _parts(best) if any(i in shared for i in part) for i in part]
    for i, chance in zip(again, _posteriors(places, again, weight, lexicon), strict=True):
        chances[i] = chance
    return chances


def _parts(best: Sequence[int]) -> list[list[int]]:
    """The places of each unrelated sequence."""
    start = language_model().number[START]
    parts: list[list[int]] = []
    for i, word in enumerate(best):
        if word == start:
            parts.append([])
        parts[-1].append(i)
    return parts


def _posteriors(
    places: Sequence[Readings],
    numbers: Sequence[int],
    weight: float,
    lexicon: Lexicon | None,
) -> list[Array]:
    """The posteriors of some places, decoded a chunk of whole sequences at a time."""
    start = language_model().number[START]
    result: list[Array] = []
    chunk: list[Readings] = []
    for i in numbers:
        if len(chunk) > _CHUNK and int(places[i].words[0]) == start:
            result += posteriors(language_model(), chunk, weight, lexicon)
            chunk = []
        chunk.append(places[i])
    return result + posteriors(language_model(), chunk, weight, lexicon)


def _begins_address(token: str, following: Sequence[str]) -> bool:
    """True for the part of an e-mail address that a space broke off (`pgd hadong@...`)."""
    if not following or "@" not in following[0] or not is_address(following[0]):
        return False
    return token.isascii() and token.isalnum() and token.islower() and len(token) >= 3


def _in_capitals(tokens: Sequence[str]) -> bool:
    letters = [c for token in tokens[1:] for c in token if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters) if letters else False


def _token(parts: list[_Part], places: Sequence[Readings], chances: Sequence[Array]) -> Restored:
    options: list[tuple[str, float]] = [("", 1.0)]
    for part in parts:
        forms = _forms(part, places, chances)
        glue = " " if part.space else ""
        options = [(head + glue + form, p * q) for head, p in options[:6] for form, q in forms[:6]]
        options.sort(key=lambda option: -option[1])
    text, confidence = options[0]
    return Restored(text, min(confidence, 1.0), tuple(options[:6]) if len(options) > 1 else ())


def _forms(
    part: _Part, places: Sequence[Readings], chances: Sequence[Array]
) -> list[tuple[str, float]]:
    if part.readings is None:
        return [(part.observed, 1.0)]
    chance = chances[part.place]
    model = language_model()
    merged: dict[str, float] = {}
    for i in np.argsort(-chance, kind="stable")[:8]:
        if chance[i] < 1e-4 and merged:
            break
        number = int(places[part.place].words[i])
        word = model.words[number]
        same = number == model.unknown or canonical(part.observed) == word
        form = part.observed if same else with_case_of(part.observed, word)
        merged[form] = merged.get(form, 0.0) + float(chance[i])
    return sorted(merged.items(), key=lambda item: (-item[1], item[0]))
