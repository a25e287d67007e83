"""Capitals of names: all-caps lines are title-cased, other print is kept."""

from __future__ import annotations

import re

# Small letters of the Latin alphabet with all marks, for a class of a pattern.
LOWER = "".join(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if c.islower())
_ROMAN = re.compile(r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X))$")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
# Written with capitals whatever the line.
_ACRONYMS = frozenset(
    (
        "UBND",
        "GDĐT",
        "PTQT",
        "PT",
        "DTNT",
        "DTBT",
        "PTDTNT",
        "PTDTBT",
        "TDTT",
        "THPT",
        "THCS",
        "TH",
        "MN",
        "FPT",
    )
)
_VOWEL = re.compile(
    r"[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I
)


def is_all_caps(text: str) -> bool:
    """Whether the text has letters and all are capitals, with more than an acronym's worth.

    >>> is_all_caps("HOA SỮA"), is_all_caps("Hoa Sữa"), is_all_caps("HAS")
    (True, False, False)
    """
    if not text.isupper():  # soon seen of a long text
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 4 and all(char.isupper() for char in letters)


def title_case(name: str) -> str:
    """Capitals at the start of each syllable; numbers, single letters and acronyms stay.

    >>> title_case("HOA SỮA"), title_case("PHÚ LƯƠNG II"), title_case("TIỀN PHONG B")
    ('Hoa Sữa', 'Phú Lương II', 'Tiền Phong B')
    >>> title_case("ĐÔ THỊ VIỆT HƯNG"), title_case("PTQT VIỆT NAM")
    ('Đô thị Việt Hưng', 'PTQT Việt Nam')
    """
    tokens = _TOKEN.findall(name)
    last = len(tokens) - 1
    titled = [_title(token, is_last=i == last) for i, token in enumerate(tokens)]
    return re.sub(r"(?<![^\W_])Đô Thị(?![^\W_])", "Đô thị", "".join(titled))


def _title(token: str, *, is_last: bool) -> str:
    upper = token.upper()
    if upper in _ACRONYMS or len(token) == 1 or not token.isalpha():
        return upper if token.isalpha() else token
    if is_last and _ROMAN.match(upper):
        return upper
    if not _VOWEL.search(token):
        return upper  # no vowel: an abbreviation
    return upper[0] + token[1:].lower()
