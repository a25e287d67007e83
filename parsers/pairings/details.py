"""What brackets behind a school tell of where it lies, who heads it and how to call."""

from __future__ import annotations

import re

from normalizers.schools import parse_schools
from normalizers.units.words import unit_word_at

_BRACKET = re.compile(r"\([^()]{0,300}\)")
_PART = re.compile(r"[^,;]+[,;]?")
# địa chỉ: address; thôn, khóm, ấp: hamlet; hiệu trưởng, HT: head; điện thoại, ĐT: telephone
_DETAIL = re.compile(
    r"\b(?:địa\s+chỉ|thôn|khóm|ấp|tổ\s+dân\s+phố|hiệu\s+trưởng|ht|s?đt|điện\s+thoại)\b"
    r"|\d{3,4}[ .]?\d{3}",
    re.IGNORECASE,
)


def without_details(text: str) -> str:
    """The text with blanks for such parts of brackets, so that all places in it stay.

    Units and schools in brackets are kept: they tell which school is meant.

    >>> without_details("TH Hải Sơn (thôn 3, xã Hải Sơn; HT cô Lan) và TH Hải Khê (cũ)").split()
    ['TH', 'Hải', 'Sơn', '(', 'xã', 'Hải', 'Sơn', ')', 'và', 'TH', 'Hải', 'Khê', '(cũ)']
    """
    return _BRACKET.sub(_blanked, text)


def _blanked(bracket: re.Match[str]) -> str:
    inner = bracket.group()[1:-1]
    if not _DETAIL.search(inner):
        return bracket.group()
    parts = [part.group() for part in _PART.finditer(inner)]
    kept = "".join(part if _places(part) else " " * len(part) for part in parts).rstrip()
    kept = kept[:-1] if kept.endswith((",", ";")) else kept
    return f"({kept.ljust(len(inner))})" if kept else " " * len(bracket.group())


def _places(part: str) -> bool:
    """Whether a part of a bracket names a unit, or a school with its level."""
    named = any(school.level for school in parse_schools(part))
    return named or unit_word_at(part.lstrip()) is not None
