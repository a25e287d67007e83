"""Where a school begins in text that an OCR of the wrong language wrote.

`Trudng Tiéu hoc`, `Trung hoc co’ s@`, `PTDTBT Trung hoc` / `co sé`, `THAn Binh`: the words that
lead a school's name, likened without marks. What they look like is told by the field's few level
words, so that a reading need not be right to be known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from parsers.text_tables.folding import fold

# Level words by the number of their words, longest first: without marks, and as printed.
_LEVELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("trung hoc pho thong", ("Trung", "học", "phổ", "thông")),
    ("trung hoc co so", ("Trung", "học", "cơ", "sở")),
    ("tieu hoc", ("Tiểu", "học")),
    ("mam non", ("Mầm", "non")),
    ("mau giao", ("Mẫu", "giáo")),
)
_SHORT = ("TH&THCS", "THCS&THPT", "THCS", "THPT", "PTCS", "TH", "MN", "MG")
_BOARDING = ("PTDTBT", "PTDTNT")
_GLUED = re.compile(r"(THCS|TH|MN)([^\W\d_a-z][^\W\d_].*)")
_LIKE, _LIKE_SHORT, _LIKE_BOARDING = 76.0, 85.0, 80.0  # rapidfuzz ratio, 0 to 100
_LIKE_SCHOOL = 72.0
_MOST_WORDS = 6  # of the words that lead a name: Trường, a boarding word, four of a level
NAME_NOT_LEVEL = ("mang non",)  # Măng Non (bamboo shoot) is a name


@dataclass(frozen=True, slots=True)
class SchoolWords:
    """Words that lead a name: how many were read, what was printed, what of a name is glued on."""

    size: int
    printed: tuple[str, ...]
    glued: str = ""


def school_words_at(words: Sequence[str], at: int) -> SchoolWords | None:
    """The words at `at` that lead a school's name; None where none stand.

    >>> school_words_at("Trudng Tiéu hoc Hoa My".split(), 0).printed
    ('Trường', 'Tiểu', 'học')
    >>> school_words_at("Trung hoc co’ s@ An Son".split(), 0).printed
    ('Trung', 'học', 'cơ', 'sở')
    >>> school_words_at("Trung hoc co’ so Cao Ba Quat".split(), 0).printed
    ('Trung', 'học', 'cơ', 'sở')
    >>> school_words_at("TH va THCS An Son".split(), 0).printed
    ('TH', 'và', 'THCS')
    >>> school_words_at("THAn Binh".split(), 0)
    SchoolWords(size=1, printed=('TH',), glued='An')
    >>> school_words_at("Trung Hoa".split(), 0), school_words_at("Măng Non".split(), 0)
    (None, None)
    """
    if not (words[at][:1].isupper() or fold(words[at]).startswith("tr")):
        return None
    return _leading(tuple(words[at : at + _MOST_WORDS]))


@lru_cache(maxsize=1 << 14)  # a line is read again for every list that may begin above it
def _leading(words: tuple[str, ...]) -> SchoolWords | None:
    """The words that lead a school's name at the start of a few words."""
    printed: list[str] = []
    size = 0
    if _is_school(words[0]) and _level_at(words, 0) is None:
        printed, size = ["Trường"], 1
    boarding = _boarding(words, size)
    if boarding:
        printed, size = [*printed, boarding], size + 1
    level = _level_at(words, size)
    if level is None and size == 1 and len(words) > 2:
        level = _misread_short(words[1])
    if level is None:
        return SchoolWords(size, tuple(printed)) if boarding else None
    return SchoolWords(size + level.size, (*printed, *level.printed), level.glued)


def _is_school(word: str) -> bool:
    folded = fold(word)
    return folded.startswith("tr") and fuzz.ratio(folded, "truong") >= _LIKE_SCHOOL


def _boarding(words: Sequence[str], at: int) -> str | None:
    if at >= len(words) or not words[at][:1].isupper():
        return None
    likeness = [(fuzz.ratio(words[at].upper(), word), word) for word in _BOARDING]
    best = max(likeness)
    return best[1] if best[0] >= _LIKE_BOARDING else None


def _level_at(words: Sequence[str], at: int) -> SchoolWords | None:
    if at >= len(words) or not words[at][:1].isupper():
        return None
    best, likeness = None, 0.0
    for level, printed in _LEVELS:
        read = fold(" ".join(words[at : at + len(printed)]))
        sized = len(read.split()) == len(printed) and _is_like(read, level)
        if sized and fuzz.ratio(read, level) > likeness:
            best, likeness = SchoolWords(len(printed), printed), fuzz.ratio(read, level)
    if best is not None:
        return best
    if _of_two_levels(words[at : at + 3]):
        return SchoolWords(3, (words[at], "và", words[at + 2]))
    core = words[at].strip(".,:;|")
    for short in _SHORT:
        if core == short or (len(short) > 2 and _is_short(core, short)):
            return SchoolWords(1, (short,))
    glued = _GLUED.fullmatch(core)
    if glued is None or not any(letter.islower() for letter in glued.group(2)):
        return None  # `THUONG` is a name in capitals
    return SchoolWords(1, (glued.group(1),), glued.group(2))


def _of_two_levels(words: Sequence[str]) -> bool:
    """Whether three words are two levels of one school: `TH và THCS`."""
    pair = [words[0], words[-1]]
    joined = len(words) == 3 and fold(words[1]) == "va"
    return joined and pair in (["TH", "THCS"], ["THCS", "THPT"])


def _misread_short(word: str) -> SchoolWords | None:
    """Two letters behind `Trường` that stand for `TH` or `MN`, as `fH` and `MM`."""
    if len(word) == 2 and word[1] == "H" and word[0] in "TfJFtIlY1":
        return SchoolWords(1, ("TH",))
    return SchoolWords(1, ("MN",)) if word in ("MM", "WN", "NN", "MW", "mN") else None


def _is_like(read: str, level: str) -> bool:
    if read in NAME_NOT_LEVEL or read[0] != level[0]:
        return False
    first, last = fuzz.ratio(read.split()[0], level.split()[0]), fuzz.ratio(read, level)
    return last >= _LIKE and first >= 50


def _is_short(core: str, short: str) -> bool:
    return core[:1] == short[0] and len(core) > 3 and fuzz.ratio(core, short) >= _LIKE_SHORT
