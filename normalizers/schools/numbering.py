"""The numbering at the end of a name as an OCR reads it: `Il`, `th`, `HI`, `|`, `s6 1`.

The shares are counted on rendered and misread pages (`benchmarks/names`): an upright stroke is a
1 as often as an I, three strokes run together to `HI` or `Ul`, and số (number) loses its mark.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalizers.text.syllables import PARTS, canonical

_CLEAN = re.compile(r"[A-EĐ2-9]|1\d|[1-9][A-EĐ]")
_NUMBER_WORD = re.compile(
    r"(?:[s$5][aáàâăeéèêoóòôơöõộồốổỏọdiuy06&@]{1,2}|S[éeộoốóôơdỏồọ06õöO&]|số|36|96)"
)
# How many upright strokes a character is read for.
_STROKES = {
    1: "I1iIlLtTfF|!][}{¡ÌÍÏïÎìíîƒ†£EÉ()",
    2: "HhnUuWwNĐ",
}
_WIDTH = {character: count for count, held in _STROKES.items() for character in held}
# What was printed, by what was read exactly, else by the number of strokes read.
_EXACT: dict[str, dict[str, float]] = {
    "1": {"1": 0.88, "I": 0.12},
    "I": {"I": 0.82, "II": 0.11, "1": 0.05, "III": 0.02},
    "|": {"I": 0.68, "1": 0.32},
    "11": {"II": 0.7, "11": 0.3},
    "II": {"II": 0.95, "III": 0.05},
    "III": {"III": 0.98, "II": 0.02},
    "€": {"C": 0.97},
    "©": {"C": 0.97},
    "G": {"C": 0.9},
    "¥": {"A": 0.8},
    "Il": {"II": 0.75, "III": 0.25},
    "th": {"II": 0.6, "III": 0.4},
    "H": {"II": 0.85, "III": 0.15},
}
_BY_STROKES: dict[int, dict[str, float]] = {
    1: {"I": 0.5, "1": 0.5},
    2: {"II": 0.66, "III": 0.26, "I": 0.08},
    3: {"III": 0.82, "II": 0.18},
    4: {"III": 0.88, "II": 0.06, "IV": 0.06},
}


# The pages had as many III as II; of the gazetteer's schools a third as many have it.
_THIRDS = {"III": 1 / 3, "IV": 1 / 12}


# The same for an OCR of the right language, which errs in one numbering of 360: what was read, and
# what else was printed (`benchmarks/names/scans.py`).
_SCANNED: dict[str, dict[str, float]] = {
    "1": {"1": 0.985, "I": 0.015},
    "I": {"I": 0.985, "1": 0.013, "II": 0.002},
    "II": {"II": 0.993, "III": 0.004, "11": 0.003},
    "III": {"III": 0.997, "II": 0.003},
}
_CLEARLY = 0.35  # confidence from which a numbering stands for itself
_HARDLY = 0.8  # share of the letters and digits read less clearly that are right
_UNCLEAR: dict[str, dict[str, float]] = {
    "1": {"1": 0.7, "I": 0.3},
    "I": {"I": 0.6, "1": 0.35, "II": 0.05},
}


class Numbered(NamedTuple):
    """A name cut before its numbering, and what the numbering may be, with probability."""

    stem: str
    numberings: tuple[tuple[str, float], ...]


def is_number_word(word: str) -> bool:
    """Whether a word before a number is `số` (number), as an OCR may read it.

    >>> [is_number_word(word) for word in ("s6", "sa", "s6é", "SO", "Sa", "Sen", "sau")]
    [True, True, True, True, False, False, True]
    """
    return _NUMBER_WORD.fullmatch(word) is not None


@lru_cache(maxsize=1 << 17)  # all names of the country's communes and schools among them
def cut_numbering(observed: str) -> Numbered:
    """The stem of a name and its numbering, `("", 1.0)` where there is none.

    >>> cut_numbering("Phu Luong HI"), cut_numbering("Hoa An s6 2").numberings
    (Numbered(stem='Phu Luong', numberings=(('III', 0.603), ('II', 0.397))), (('số 2', 0.99),))
    >>> cut_numbering("Tien Phong B").stem, cut_numbering("Út Tịch").stem
    ('Tien Phong', 'Út Tịch')
    """
    words = observed.split()
    if len(words) < 2:
        return Numbered(observed, (("", 1.0),))
    last = words[-1]
    if len(words) > 2 and is_number_word(words[-2]) and _is_digit(last):
        digit = last if last.isdigit() else "1"
        return Numbered(" ".join(words[:-2]), ((f"số {digit}", 0.99 if last.isdigit() else 0.9),))
    if _CLEAN.fullmatch(last) and last not in _EXACT:
        return Numbered(" ".join(words[:-1]), ((last, 0.99),))
    shares = _EXACT.get(last) or _shares_by_strokes(last)
    if shares is None or (_is_word(last, observed) and canonical(last) in PARTS):
        return Numbered(observed, (("", 1.0),))
    return Numbered(" ".join(words[:-1]), _as_frequent(shares))


def _is_word(last: str, observed: str) -> bool:
    """Whether the letters of a last word are those of a word, and not of a Roman number.

    >>> _is_word("Lu", "Tam Lu"), _is_word("LU", "TAM LU"), _is_word("LU", "Tam LU")
    (True, True, False)
    >>> _is_word("II", "TAM HIEP II")
    False
    """
    return last[1:].islower() or (observed.isupper() and last not in _EXACT)


def _as_frequent(shares: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Shares counted where all numberings were as frequent, as they are among schools."""
    weighed = {number: share * _THIRDS.get(number, 1.0) for number, share in shares.items()}
    scale = sum(shares.values()) / sum(weighed.values())
    ordered = sorted(weighed.items(), key=lambda entry: -entry[1])
    return tuple((number, round(share * scale, 3)) for number, share in ordered)


def cut_scanned(observed: str, confidence: float = 1.0) -> Numbered:
    """The same of a name that an OCR of the right language read, its last word with `confidence`.

    >>> cut_scanned("Phú Lương III", 0.6).numberings
    (('III', 0.997), ('II', 0.003))
    >>> cut_scanned("Phú Lương I", 0.1).numberings[0], cut_scanned("Phú Lương Il", 0.1).numberings
    (('I', 0.6), (('II', 0.9), ('III', 0.1)))
    >>> cut_scanned("Măng Non C", 0.3).numberings[0]
    ('C', 0.8)
    """
    stem, numberings = cut_numbering(observed)
    read = observed.split()[-1:]
    if numberings[0][0] and read:
        table = _SCANNED if confidence >= _CLEARLY else _SCANNED | _UNCLEAR
        if read[0] in table and not numberings[0][0].startswith("số"):
            return Numbered(stem, tuple(table[read[0]].items()))
        if confidence < _CLEARLY and len(numberings) == 1:
            return Numbered(stem, ((numberings[0][0], _HARDLY), ("", round(1 - _HARDLY, 3))))
    return Numbered(stem, numberings)


def _is_digit(token: str) -> bool:
    return token.isdigit() or (len(token) == 1 and _WIDTH.get(token) == 1)


def _shares_by_strokes(token: str) -> dict[str, float] | None:
    if re.fullmatch(r"IV|VI{0,3}|IX", token):
        return {token: 0.97}
    if len(token) > 3 or not all(character in _WIDTH for character in token):
        return None
    return _BY_STROKES.get(sum(_WIDTH[character] for character in token))
