"""From posteriors back to text: the forms of a token, in the capitals that were observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from normalizers.text.language_model import Array, language_model
from normalizers.text.places import Part
from normalizers.text.spellings import Readings
from normalizers.text.syllables import canonical
from normalizers.text.tokens import CLASSES

_LEAST = 1e-4  # the probability of a form worth telling


@dataclass(slots=True)
class Restored:
    """What one token becomes (a space where it was two words), how probably, and other readings."""

    text: str
    confidence: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()
    lent: bool = False  # other documents' wording decided it
    lender: str = ""  # the start of the hash of one of them


@lru_cache(maxsize=1 << 14)
def with_case_of(observed: str, word: str) -> str:
    """The word in the capitals of what was observed.

    >>> with_case_of("PiCH", "đích"), with_case_of("Pao", "đào"), with_case_of("Iuu", "lưu")
    ('ĐÍCH', 'Đào', 'lưu')
    >>> with_case_of("la", "ia")
    'Ia'
    """
    letters = [c for c in observed if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals >= 2 and capitals >= 0.7 * len(letters):
        return word.upper()
    if observed[0] == "l" and word[0] == "i":  # what looks like an l is a capital I
        return "I" + word[1:]
    capital = observed[0].isupper() or observed[0] in "$§"  # which a capital S is taken for
    if capital and not (observed[0] == "I" and word[0] == "l"):
        return word[0].upper() + word[1:]
    return word


def best_form(
    parts: list[Part], places: Sequence[Readings], chances: Sequence[Array]
) -> tuple[str, float]:
    """What one token most probably becomes, and how probably."""
    text, confidence = "", 1.0
    for part in parts:
        form = part.observed
        if part.readings is not None:
            chance = chances[part.place]
            best = int(chance.argmax())
            confidence *= float(chance[best])
            form = _form(form, int(places[part.place].words[best]))
        text += " " + form if part.space else form
    return text, confidence


def restored(parts: list[Part], places: Sequence[Readings], chances: Sequence[Array]) -> Restored:
    """What one token becomes, with its other forms."""
    options: list[tuple[str, float]] = [("", 1.0)]
    if len(parts) == 1:
        options = _forms(parts[0], places, chances)
        text, confidence = options[0]
        return Restored(text, min(confidence, 1.0), tuple(options[:6]) if len(options) > 1 else ())
    for part in parts:
        forms = _forms(part, places, chances)
        glue = " " if part.space else ""
        options = [(head + glue + form, p * q) for head, p in options[:6] for form, q in forms[:6]]
        options.sort(key=lambda option: -option[1])
    text, confidence = options[0]
    return Restored(text, min(confidence, 1.0), tuple(options[:6]) if len(options) > 1 else ())


def _forms(
    part: Part, places: Sequence[Readings], chances: Sequence[Array]
) -> list[tuple[str, float]]:
    if part.readings is None:
        return [(part.observed, 1.0)]
    chance, words = chances[part.place], places[part.place].words
    best = int(chance.argmax())
    if chance[best] > 1 - _LEAST:  # the others were dropped: their sum may be as much
        sure = 1 - _LEAST if len(words) > 1 else 1.0
        return [(_form(part.observed, int(words[best])), sure)]
    merged: dict[str, float] = {}
    for i in np.argsort(-chance, kind="stable")[:8]:
        if chance[i] < _LEAST and merged:
            break
        form = _form(part.observed, int(words[i]))
        merged[form] = merged.get(form, 0.0) + float(chance[i])
    return sorted(merged.items(), key=lambda item: (-item[1], item[0]))


def _form(observed: str, number: int) -> str:
    model = language_model()
    word = model.words[number]
    same = number < len(CLASSES) or canonical(observed).replace("&", "") == word
    return observed if same else with_case_of(observed, word)
