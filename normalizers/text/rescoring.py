"""Words that an OCR of the right language doubts, judged again by their context.

Candidates are the word as read, the engine's alternatives, syllables that differ in marks only
(`Ké` for `Kế`, `thiểu` however surely `thiếu` was read) and, where the word is no syllable, those
one letter away. The language model weighs them against the engine; names are not pulled to
commoner words, their other readings are noted.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np

from normalizers.text.candidates import single
from normalizers.text.decoder import Array, posteriors
from normalizers.text.forms import Restored, with_case_of
from normalizers.text.high_hooks import with_high_hook
from normalizers.text.language_model import language_model
from normalizers.text.marks import eths_to_d
from normalizers.text.pieces import Piece, ends_phrase, pieces_of
from normalizers.text.spellings import Readings
from normalizers.text.syllables import SYLLABLES, canonical, strip_marks
from normalizers.text.tokens import NUMBER, PUNCTUATION, START
from schemas.document import Word

_WEIGHT = 0.7  # of the language model against the engine
_SURE = 0.97  # engine confidence of a valid syllable that is not asked about
_ONE_MARK, _TWO_MARKS, _ONE_LETTER = 0.15, 0.02, 0.01  # shares of the doubt
# Nats: that a word unknown to the model was meant; that one was of which it knows the hooked form.
_UNKNOWN, _UNKNOWN_ACUTE = 2.5, 6.0
_LEAST_DOUBT = 0.03
_HOOK_LOST = 0.05  # share of the surely read acutes over â, ê, ô … that are printed hooks
# Posterior from which a word is replaced: in small letters, in capitals, with a capital initial.
_REPLACE, _REPLACE_CAPITALS, _REPLACE_NAME = 0.8, 0.95, 0.99
# The same where all that changes is an acute to the hook that it was taken for.
_TO_HOOK, _NAME_TO_HOOK = 0.5, 0.85
_CEILING = 0.95  # confidence of a replaced word, at most


def rescore(runs: Sequence[Sequence[Word]]) -> list[list[Restored | None]]:
    """What each word of unrelated runs (paragraphs, cells) becomes; None where nothing was asked.

    >>> from schemas.document import words_of
    >>> words = words_of("xây dựng Ké hoạch năm học", confidence=0.6)
    >>> [result.text for result in rescore([words])[0] if result]
    ['xây', 'dựng', 'Kế', 'hoạch', 'năm', 'học']
    >>> words = words_of("thiếu giáo viên dân tộc thiếu số", confidence=0.98)
    >>> [result and result.text for result in rescore([words])[0]]
    ['thiếu', None, None, None, None, 'thiểu', 'số']
    """
    places: list[Readings] = []
    asked: list[list[int | None]] = []
    for run in runs:
        places.append(single(START))
        asked.append([_add(word, places) for word in run])
    if all(place is None for row in asked for place in row):
        return [[None] * len(run) for run in runs]
    chances = posteriors(language_model(), places, _WEIGHT)
    return [
        [
            None
            if place is None
            else _judged(word, places[place], chances[place], begins=_begins(run, i))
            for i, (word, place) in enumerate(zip(run, row, strict=True))
        ]
        for run, row in zip(runs, asked, strict=True)
    ]


def _add(word: Word, places: list[Readings]) -> int | None:
    """Give the decoder a word's places; the number of the one that is asked about."""
    pieces = pieces_of(word.text, misread=False)
    whole = _only_word(pieces)
    asked = None
    for piece in pieces:
        if piece.kind == "number":
            places.append(single(NUMBER))
        elif piece.kind == "punctuation":
            if ends_phrase(piece, misread=False):
                places.append(single(PUNCTUATION))
        elif whole is not None and _is_doubtful(piece.text, word.confidence):
            asked = len(places)
            places.append(_candidates(piece.text, word))
        else:
            places.append(single(canonical(piece.text)))
    return asked


def _only_word(pieces: Sequence[Piece]) -> Piece | None:
    words = [piece for piece in pieces if piece.kind == "word"]
    others = any(piece.kind == "number" for piece in pieces)
    return words[0] if len(words) == 1 and not others and len(words[0].text) > 1 else None


def _is_doubtful(text: str, confidence: float) -> bool:
    lower = canonical(text)
    if text.isupper() and lower not in SYLLABLES and strip_marks(text) == text:
        return False  # an abbreviation
    if confidence < _SURE or with_high_hook(lower) != lower:
        return confidence < 1.0
    return confidence < 1.0 and lower not in SYLLABLES


def _candidates(text: str, word: Word) -> Readings:
    model = language_model()
    lower = canonical(text)
    doubt = max(1 - word.confidence, _LEAST_DOUBT)
    known = model.number.get(lower, model.unknown)
    costs = {known: -math.log(max(word.confidence, 0.02))}
    if known == model.unknown:
        hooked = with_high_hook(lower)
        is_hooked = hooked != lower and hooked in model.number
        costs[known] += _UNKNOWN_ACUTE if is_hooked else _UNKNOWN
    for other, chance in _others(text, word, doubt):
        number = model.number.get(other)
        if number is not None:
            cost = -math.log(max(chance, 1e-6))
            costs[number] = min(cost, costs.get(number, math.inf))
    ranked = sorted(costs.items(), key=lambda item: (item[1], item[0]))[:24]
    return Readings(np.array([n for n, _ in ranked]), np.array([c for _, c in ranked]))


def _others(text: str, word: Word, doubt: float) -> Iterator[tuple[str, float]]:
    """Other readings, canonical, with their probability."""
    lower = canonical(text)
    for alternative, chance in word.alternatives:
        core = _only_word(pieces_of(eths_to_d(alternative), misread=False))
        if core is not None and canonical(core.text) in SYLLABLES:
            yield canonical(core.text), chance
    hooked = with_high_hook(lower)
    for sibling in _siblings().get(strip_marks(lower), ()):
        if sibling == lower:
            continue
        if sibling == hooked:
            yield sibling, max(doubt * _ONE_MARK, _HOOK_LOST)
        else:
            yield sibling, doubt * (_ONE_MARK if _one_mark(lower, sibling) else _TWO_MARKS)
    if lower not in SYLLABLES or word.confidence < 0.6:
        for near in _one_letter_away(lower):
            yield near, doubt * _ONE_LETTER


@cache
def _siblings() -> dict[str, tuple[str, ...]]:
    """The syllables of the model by their base letters."""
    model = language_model()
    table: dict[str, list[str]] = {}
    for number in model.syllables:
        table.setdefault(strip_marks(model.words[number]), []).append(model.words[number])
    return {skeleton: tuple(words) for skeleton, words in table.items()}


def _one_mark(a: str, b: str) -> bool:
    """True when two spellings differ in one letter's one mark.

    >>> _one_mark("ké", "kế"), _one_mark("tỉnh", "tinh"), _one_mark("đã", "dà")
    (True, True, False)
    """
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = (unicodedata.normalize("NFD", c) for c in differing[0])
    return len(set(x) ^ set(y)) <= 2 if "đ" not in differing[0] else True


@lru_cache(maxsize=4096)
def _one_letter_away(word: str) -> tuple[str, ...]:
    """Syllables of the model with one letter, in place of one, more, or less."""
    return tuple(
        sorted(
            candidate
            for skeleton_length in (len(word) - 1, len(word), len(word) + 1)
            for candidate in _by_length().get(skeleton_length, ())
            if _is_one_edit(word, candidate)
        )
    )


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    model = language_model()
    table: dict[int, list[str]] = {}
    for number in model.syllables:
        table.setdefault(len(model.words[number]), []).append(model.words[number])
    return {length: tuple(words) for length, words in table.items()}


def _is_one_edit(a: str, b: str) -> bool:
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    short, long = sorted((a, b), key=len)
    return short[start:] == long[start + 1 :]


def _begins(run: Sequence[Word], place: int) -> bool:
    """True for a word that begins a sentence."""
    return place == 0 or run[place - 1].text[-1:] in ".:;!?-–+•)"


def _judged(word: Word, readings: Readings, chance: Array, *, begins: bool) -> Restored | None:
    model = language_model()
    pieces = pieces_of(word.text, misread=False)
    core = _only_word(pieces)
    assert core is not None
    lower = canonical(core.text)
    own = model.number.get(lower, model.unknown)
    options: list[tuple[str, float]] = []
    for i in np.argsort(-chance, kind="stable")[:6]:
        if chance[i] < 0.005:
            break
        number = int(readings.words[i])
        form = core.text if number == own else with_case_of(core.text, model.words[number])
        text = "".join(form if piece is core else piece.text for piece in pieces)
        options.append((text, float(chance[i])))
    best, probability = options[0]
    hooked = canonical(best) == canonical(with_high_hook(word.text))
    if best == word.text or probability < _threshold(core.text, begins=begins, hooked=hooked):
        kept = word.confidence if best == word.text else min(word.confidence, 1 - probability)
        return Restored(word.text, max(kept, 0.05), tuple(options))
    return Restored(best, min(probability, _CEILING), tuple(options))


def _threshold(text: str, *, begins: bool, hooked: bool) -> float:
    """The posterior from which `text` is replaced; `hooked` by itself with a hook restored."""
    if text.isupper():
        return _REPLACE_CAPITALS
    if text[0].isupper() and not begins:
        return _NAME_TO_HOOK if hooked else _REPLACE_NAME
    return _TO_HOOK if hooked else _REPLACE
