"""How an OCR of the right language misreads a name: P(read | name) by words.

Most words are read as printed, as often as the OCR is sure of them; of the others half lose or
change a mark, the rest a letter or two. One mistake is made surely: the hook over a vowel that has
a mark already (`ổ`, `ể`) is taken for an acute (`ố`, `ế`). Shares counted on rendered, damaged and
read tables of names (`benchmarks/names/scans.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Levenshtein

from normalizers.text.high_hooks import has_high_hook, hook_lost, with_high_hook
from normalizers.text.syllables import canonical, strip_marks

# A word's confidence, and how many of such words were read rightly (hooks left out).
_CONFIDENCE = (0.0, 0.1, 0.25, 0.35, 0.45, 0.55, 0.65, 0.8, 0.95, 1.0)
_RIGHT = (0.1, 0.15, 0.5, 0.6, 0.85, 0.95, 0.985, 0.993, 0.997, 0.998)
_HOOK_LOST = 0.6  # share of hooks over â, ê, ô, ă, ơ, ư that are read as an acute
_APOSTROPHE_LOST = 0.3  # … of the apostrophes of N'Trang, H'Bông that are overlooked
_MARKS, _LETTERS = 0.8, 0.15  # shares of the misread words; the rest is lost
_PER_MARK, _PER_LETTER = 1.5, 4.0  # nats for each mark or letter that differs
_UNMATCHED = -9.0  # nats for a word that has no counterpart

# Two capitals at the start of a word in small letters: KNớ is likelier K'Nớ than Ia RSai Ia R'Sai.
_CLUSTER = re.compile(r"(?<![^\W_])([HKNMBTDĐ])([A-ZĐ])(?=[^\W\d_A-ZĐ])")
_SMALL_L = re.compile(r"(?<![^\W_])l(?=a[ \u00a0-]?[A-ZĐ])")
# TH I read as THỊ, before a word that is not all capitals as those of THỊ TRẤN are.
_GLUED_I = re.compile(r"(?:^|(?<=[-–+,;&(] )|(?<=rường ))TH[ỊÍÌĨỈl|](?= [A-ZĐ][^\W\d_A-ZĐ])")


def with_capital_i(text: str) -> str:
    """The text with `la` before a name's next word as `Ia` (water, in Jrai); as long as before.

    In many typefaces a capital I is a small l. A number I close behind TH makes THỊ with it.

    >>> with_capital_i("TH la Grai, la Nan"), with_capital_i("là Grai la mắng")
    ('TH Ia Grai, Ia Nan', 'là Grai la mắng')
    >>> with_capital_i("THỊ Yên Bình"), with_capital_i("THỊ TRẤN"), with_capital_i("Lê THỊ Hoa")
    ('THI Yên Bình', 'THỊ TRẤN', 'Lê THỊ Hoa')
    """
    return _SMALL_L.sub("I", _GLUED_I.sub("THI", text))


def share_right(confidence: float) -> float:
    """The probability that a word which an OCR read with such confidence is right."""
    return float(np.interp(confidence, _CONFIDENCE, _RIGHT))


def scan_channel(confidences: Sequence[float]) -> Callable[[str, str], float]:
    """log P(observed | candidate), given the OCR's confidence in each observed word.

    >>> read = scan_channel([0.9, 0.9])
    >>> read("Phương Sơn", "Phượng Sơn") > read("Phương Sơn", "Phường Sớn")
    True
    >>> read("Xuân Phố", "Xuân Phổ") > read("Xuân Phổ", "Xuân Phố")
    True
    """
    right = [share_right(confidence) for confidence in confidences]
    known: dict[tuple[str, str, float], float] = {}

    def word(observed: str, true: str, right: float) -> float:
        asked = (observed, true, right)
        if asked not in known:
            known[asked] = _word(*asked)
        return known[asked]

    def logprob(observed: str, candidate: str) -> float:
        seen, true = observed.split(), candidate.split()
        unmatched = abs(len(seen) - len(true))
        return unmatched * _UNMATCHED + sum(map(word, seen, true, right))

    return logprob


def _word(observed: str, word: str, right: float) -> float:
    (a, a_letters, _), (b, b_letters, hooked) = _spelt(observed), _spelt(word)
    if a == b:
        return math.log(right * (1 - _HOOK_LOST if hooked else 1))
    if hooked and a == hook_lost(b):
        return math.log(right * _HOOK_LOST)
    if "'" in b and a == b.replace("'", ""):
        return math.log(right * _APOSTROPHE_LOST)
    letters = Levenshtein.distance(a_letters, b_letters)
    marks = max(Levenshtein.distance(a, b) - letters, 0)
    share = _LETTERS if letters else _MARKS
    return math.log((1 - right) * share) - _PER_LETTER * letters - _PER_MARK * marks


@lru_cache(maxsize=1 << 15)
def _spelt(word: str) -> tuple[str, str, bool]:
    """A word in its one spelling, its letters without marks, and whether it has a high hook."""
    spelling = canonical(word).replace("’", "'")
    return spelling, strip_marks(spelling), has_high_hook(spelling)


def misread_forms(name: str) -> list[str]:
    """What may have been printed where an OCR lost a hook or an apostrophe.

    >>> misread_forms("Phống Lập"), misread_forms("Đưng KNớ"), misread_forms("Hoa Sen")
    (['Phổng Lập'], ["Đưng K'Nớ", 'Đưng KNở', "Đưng K'Nở"], [])
    """
    forms = [name]
    if _CLUSTER.search(name):
        forms.append(_CLUSTER.sub(r"\1'\2", name))
    for at in range(len(name.split())):
        forms += [other for form in forms if (other := _hooked(form, at)) != form]
    return forms[1:]


def _hooked(name: str, at: int) -> str:
    """The name with a hook for the acute over a marked vowel of the word at `at`."""
    words = name.split()
    words[at] = with_high_hook(words[at])
    return " ".join(words)
