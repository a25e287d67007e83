"""Sentences and items that tell of twinning as it was in years before the plan's own."""

from __future__ import annotations

import re

_START = r"^\W*(?:(?:trong|ở)\s+)?(?:(?:những|các)\s+)?"
# In the year before, in past years.
_BEFORE = re.compile(
    _START + r"năm\s+(?:học\s+)?(?:trước(?!\s+mắt)|vừa\s+qua|(?:đã\s+)?qua)\b", re.IGNORECASE
)
_YEAR = re.compile(
    _START + r"năm\s+học\s+(?P<year>(?:19|20)\d\d)\s*[-–]\s*(?:19|20)?\d\d\s*(?::|\W[^:;]*\bđã\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:tiếp\s+tục|duy\s+trì|vẫn|nay|này|giữ\s+nguyên)\b", re.IGNORECASE)
_YEARS = re.compile(r"\bnăm\s+học\s+(20\d\d)", re.IGNORECASE)


def is_past(text: str, school_year: int | None) -> bool:
    """Whether a text tells of a school year before that of the plan, and of nothing that goes on.

    `school_year` is the year in which the plan's begins; None where it is not known.

    >>> is_past("Năm học trước: TH A Lưới - TH Hồng Vân", 2024)
    True
    >>> is_past("Năm học 2023-2024, Trường A đã kết nghĩa với Trường B", 2024)
    True
    >>> is_past("Năm học 2024-2025: Trường A kết nghĩa với Trường B", 2024)
    False
    >>> is_past("Những năm qua A đã kết nghĩa với B, nay tiếp tục", 2024)
    False
    >>> is_past("Năm học trước đạt kết quả tốt, năm học này A kết nghĩa với B", 2024)
    False
    """
    years = [int(year) for year in _YEARS.findall(text)]
    if _GOES_ON.search(text) or (school_year and any(year >= school_year for year in years)):
        return False
    if _BEFORE.match(text):
        return True
    told = _YEAR.match(text)
    return told is not None and school_year is not None and int(told["year"]) < school_year
