"""Broken words in cells of names: level words made whole before a cell is read.

A repair of running text leaves what stands only in lists: `Mềm non`, `Maéam non` for `Mầm non`
(pre-school), `L&` for `Lê`, where an OCR of the wrong language read ê as `&`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from normalizers.text import clean
from parsers.pairings.row_numbers import without_label
from parsers.text_tables import fold
from parsers.text_tables.school_words import NAME_NOT_LEVEL
from schemas.document import Line, Word

_LEVEL_WORDS = (("Mầm", "non"), ("Tiểu", "học"), ("Mẫu", "giáo"))
_SHORT = ("MN", "MG", "TH")  # whole: `Giao` of `MN Giao Long` begins the name
_LEVEL_ROWS = ("mầm non", "mẫu giáo", "tiểu học", "trung học cơ sở", "trung học phổ thông")
_LIKE_ROW = 80.0
_LIKE = 76.0  # rapidfuzz ratio, 0 to 100
_CLEAN = 0.98  # confidence of a word that needs no mending
_SURE = 0.9  # probability that a level word so mended is right


def mend_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with level words made whole; clean lines are given back as they are.

    >>> mend_lines([Line([Word("Mềm", 0.6), Word("non", 0.9), Word("Sao", 0.9)])])[0].text
    'Mầm non Sao'
    >>> [mend_lines([Line([Word(a, 0.9), Word("Non", 0.9)])])[0].text for a in ("Măng", "MN")]
    ['Măng Non', 'MN Non']
    """
    return [_mend(line) for line in lines]


def mend_section(text: str) -> str:
    """A level row without its label; nearly the letters of a level are that level.

    >>> mend_section("TIỂU HQC"), mend_section("Mầm non tư thục"), mend_section("III. THCS")
    ('TIỂU HỌC', 'Mầm non tư thục', 'THCS')
    """
    text = without_label(text)
    folded = fold(text)
    if any(fold(row) in folded for row in _LEVEL_ROWS):
        return text  # `Cấp tiểu học`
    for row in _LEVEL_ROWS:
        if fuzz.ratio(folded, fold(row)) >= _LIKE_ROW:
            return row.upper() if text.isupper() else row.capitalize()
    return text


def _mend(line: Line) -> Line:
    words = list(line.words)
    for at, (one, two) in enumerate(pairwise(line.words)):
        if is_clean(one) and is_clean(two):
            continue  # `Măng Non` (bamboo shoot) is a name
        level = _level_word(one.text, two.text)
        if level is not None:
            words[at], words[at + 1] = _changed(one, level[0]), _changed(two, level[1])
    words = [w if is_clean(w) else _without_ampersand(w, len(words)) for w in words]
    if all(a is b for a, b in zip(words, line.words, strict=True)):
        return line
    return replace(line, words=words, read=line.as_read)


def is_clean(word: Word) -> bool:
    """Whether a word was read surely, and at most its encoding was changed (TCVN3, look-alikes).

    >>> is_clean(Word("Đồng", read="§ång", font=".VnTime")), is_clean(Word("Đồng", read="Dong"))
    (True, False)
    """
    if word.confidence < _CLEAN:
        return False
    return word.read is None or clean(word.read, word.font) == word.text


def _level_word(one: str, two: str) -> tuple[str, str] | None:
    read = fold(f"{one} {two}")
    if read in NAME_NOT_LEVEL or one in _SHORT:
        return None
    for first, second in _LEVEL_WORDS:
        key = fold(f"{first} {second}")
        broken = read != key or fold(one) != fold(first)
        alike = fuzz.ratio(read, key) >= _LIKE and read[:1] == key[:1]
        if broken and alike and fold(two) == fold(second):
            return first, second
    return None


def _changed(word: Word, text: str) -> Word:
    if word.text.casefold() == text.casefold():
        return word
    return replace(word, text=text, read=word.as_read, confidence=max(word.confidence, _SURE))


def _without_ampersand(word: Word, count: int) -> Word:
    """`L&` is a letter and a misread vowel: an `&` that joins names stands free or between two."""
    if count < 2 or len(word.text) < 2 or not word.text.endswith("&") or word.text[0] == "&":
        return word
    text = word.text[:-1] + "ê"
    return replace(word, text=text, read=word.as_read, confidence=min(word.confidence, 0.5))
