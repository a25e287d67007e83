"""Syllables that a space has broken (`tr ường`, `KHO ẢN`) put together again.

Joined only where a part is no word and the whole is one, and the language model agrees in context.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from normalizers.text.language_model import language_model
from normalizers.text.syllables import SYLLABLES, canonical, strip_marks
from normalizers.text.tokens import model_tokens

_GAIN, _CLEAR_GAIN = 4.0, 9.0  # nats, where a part is no word and where both may be words
_SPELLING = 4.0  # nats of an unknown part beside that of being unknown
_RARE = -12.0  # log p of a word that hardly occurs by itself
_VOWEL = re.compile("[aeiouy]")
_LEVELS = ("TH", "MN", "MG")  # of schools, abbreviated: `TH Ô Long Vĩ`
_TRAILING = '.,;:!?”")'


def _joinable(left: str, right: str) -> str | None:
    """The canonical syllable that two tokens make, None where they make none."""
    bare = right.rstrip(_TRAILING)
    if not (left.isalpha() and bare.isalpha()) or (left.isascii() and bare.isascii()):
        return None
    same_case = left.isupper() == bare.isupper() if len(left) > 1 else True
    if not same_case or (bare[0].isupper() and not left.isupper()):
        return None
    joined = canonical(left + bare)
    return joined if joined in SYLLABLES and joined in language_model().number else None


def _is_odd(word: str) -> bool:
    model = language_model()
    number = model.number.get(word)
    if word not in SYLLABLES or number is None:
        return True
    return float(model.unigram(np.array([number]))[0]) < _RARE


def _is_fragment(word: str) -> bool:
    """True for the beginning of a syllable that is nothing by itself (`điề`)."""
    return len(word) > 1 and word not in SYLLABLES and word not in language_model().number


def _gain(before: Sequence[str], left: str, right: str, joined: str, after: Sequence[str]) -> float:
    model = language_model()
    ahead = model_tokens(" ".join(before[-2:]))
    behind = model_tokens(" ".join(after[:2]))
    apart = float(model.logprobs([*ahead, left, right, *behind]).sum())
    apart -= _SPELLING * sum(word not in model.number for word in (left, right))
    return float(model.logprobs([*ahead, joined, *behind]).sum()) - apart


def _is_titled(after: Sequence[str]) -> bool:
    """Whether the next word is written as in a name, so that capitals before it are letters."""
    return bool(after) and after[0].istitle() and len(after[0]) > 1


def joins(tokens: Sequence[str]) -> list[int]:
    """The places of tokens that belong to the token before them.

    >>> joins("ĐIỀ U KHO ẢN CHUNG".split()), joins("các tr ường mầm non".split())
    ([1, 3], [2])
    >>> joins("bà Lê Thị Á ở tổ 3".split()), joins("Kế hoạch năm học".split())
    ([], [])
    >>> joins("TH Ô Long Vĩ".split()), joins("TH ÔNG BÁO".split())
    ([], [1])
    """
    places: list[int] = []
    i = 1
    while i < len(tokens):
        left, right = tokens[i - 1], tokens[i]
        joined = _joinable(left, right)
        if joined and not (left in _LEVELS and _is_titled(tokens[i + 1 : i + 2])):
            a, b = canonical(left), canonical(right.rstrip(_TRAILING))
            if not _is_odd(a) and not _VOWEL.search(strip_marks(b)):
                i += 1
                continue  # a whole syllable and an initial: `Bộ T`
            odd = _is_odd(a) or _is_odd(b)
            least = 0.0 if _is_fragment(a) else _GAIN if odd else _CLEAR_GAIN
            if _gain(tokens[: i - 1], a, b, joined, tokens[i + 1 :]) > least:
                places.append(i)
                i += 1
        i += 1
    return places
