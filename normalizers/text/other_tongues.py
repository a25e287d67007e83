"""Words in names of the country's other tongues (Krông, Đắk), beyond the rules of spelling.

They are offered only where a capital says that a name stands there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from normalizers.text.language_model import DATA, language_model
from normalizers.text.syllables import strip_marks

_VOWELS = re.compile("[aeiouyw]|[^a-z]")
_D_READ_AS = "dpb"  # what an OCR of another language reads Đ as


@cache
def other_words() -> tuple[str, ...]:
    """Those of them that the language model knows."""
    lines = (DATA / "other_tongues.txt").read_text(encoding="utf-8").splitlines()
    known = language_model().number
    return tuple(word for word in lines if word in known)


def _frame(letters: str) -> str:
    return _VOWELS.sub("", letters)


@cache
def _by_frame() -> dict[str, tuple[int, ...]]:
    """Consonants as they may be read -> the places of the words that have them."""
    table: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(other_words()):
        frame = _frame(strip_marks(word))
        firsts = _D_READ_AS if word[0] == "đ" else frame[:1]
        for first in firsts:
            table[first + frame[1:]].append(place)
    return {frame: tuple(places) for frame, places in table.items()}


def other_words_like(observed: str) -> tuple[int, ...]:
    """The places in `other_words` of those that a word with a capital may be, by its consonants.

    >>> [other_words()[i] for i in other_words_like("Kréng")]
    ['krông']
    >>> other_words_like("kréng"), other_words_like("Hoa")
    ((), ())
    """
    if not observed[0].isupper():
        return ()
    return _by_frame().get(_frame(strip_marks(observed).lower()), ())
