"""How an OCR of the right language misreads a name: P(read | name) by words.

Most words are read as printed; of the others half lose or change a mark (`ổ` for `ố`), the rest a
letter or two. Shares counted on rendered and misread pages (`benchmarks/names`).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

from normalizers.text.syllables import canonical, strip_marks

_MARKS, _LETTERS = 0.5, 0.4  # shares of the misread words; the rest is lost
_PER_MARK, _PER_LETTER = 2.2, 2.8  # nats for each mark or letter that differs
_UNMATCHED = -9.0  # nats for a word that has no counterpart


def scan_channel(sure: float) -> Callable[[str, str], float]:
    """log P(observed | candidate) where each word was read rightly with probability `sure`.

    >>> read = scan_channel(0.9)
    >>> read("Phương Sơn", "Phượng Sơn") > read("Phương Sơn", "Phường Sớn")
    True
    """
    wrong = min(max(1.0 - sure, 0.02), 0.5)

    def logprob(observed: str, candidate: str) -> float:
        seen, true = observed.split(), candidate.split()
        unmatched = abs(len(seen) - len(true))
        pairs = zip(seen, true, strict=False)
        return unmatched * _UNMATCHED + sum(_word(a, b, wrong) for a, b in pairs)

    return logprob


def _word(observed: str, word: str, wrong: float) -> float:
    a, b = canonical(observed), canonical(word)
    if a == b:
        return math.log(1.0 - wrong)
    letters = Levenshtein.distance(strip_marks(a), strip_marks(b))
    marks = max(Levenshtein.distance(a, b) - letters, 0)
    share = _LETTERS if letters else _MARKS
    return math.log(wrong * share) - _PER_LETTER * letters - _PER_MARK * marks
