"""Days that bear a name: days of the education year, and the lunar new year of a named year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.dates import words
from normalizers.dates.atom import Atom
from normalizers.dates.fixed_days import FIRST_MONTH_OF_SCHOOL_YEAR, FIXED_DAYS, NEW_YEARS

_FLAGS = re.IGNORECASE
_OF_YEAR = (  # khai giảng năm học 2024 - 2025; ngày Nhà giáo Việt Nam năm 2024
    r"\s*,?\s*(?:(?:năm\s*học\s*)?(?P<first>20\d\d)\s*[-–]\s*20\d\d|năm\s*(?P<same>20\d\d))(?!\d)"
)
_ANY_NAME = re.compile("|".join(name for name, *_ in FIXED_DAYS), _FLAGS)


@cache
def _named_days() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    """The patterns of the days, made for the first text that has one of their names."""
    return tuple(
        (
            re.compile(
                r"(?:(?<=trước )|(?<=sau )|(?<=dịp )|(?<=ngày )|(?<=vào )|(?<=lễ ))"
                rf"(?:(?:lễ|ngày)\s+)?{name}(?!\w)(?:\s*\(?\s*(?:ngày\s*)?0?{day}\s?[/-]\s?0?{month}"
                rf"(?:\s?[/-]\s?{words.YEAR})?\)?(?![\d/])|{_OF_YEAR})?",
                _FLAGS,
            ),
            day,
            month,
        )
        for name, day, month, _ in FIXED_DAYS
    )


@cache
def _new_years() -> tuple[tuple[re.Pattern[str], int, int, int], ...]:
    """The patterns of the lunar new years: before or after that of a year that is named."""
    return tuple(
        (
            re.compile(
                r"(?:(?<=trước )|(?<=sau )|(?<=trước dịp )|(?<=sau dịp ))"
                r"Tết\s+(?:(?:Nguyên\s+đán|cổ\s+truyền)\s+)?"
                rf"(?:(?:năm\s+)?{name}(?:\s*,?\s*(?:năm\s+)?{year})?|(?:năm\s+)?{year})(?!\w)",
                _FLAGS,
            ),
            year,
            month,
            day,
        )
        for name, year, month, day in NEW_YEARS
    )


def named_days(text: str) -> Iterator[Atom]:
    """The days of the education year, with the year that is printed beside their names.

    >>> [(a.day, a.month, a.year) for a in named_days("trước khai giảng năm học 2024 - 2025")]
    [(5, 9, 2024)]
    >>> list(named_days("nhà giáo dạy giỏi"))
    []
    """
    if _ANY_NAME.search(text) is None:
        return
    for pattern, day, month in _named_days():
        for match in pattern.finditer(text):
            years = [match["year"], match["same"]]
            if match["first"]:
                years.append(str(int(match["first"]) + (month < FIRST_MONTH_OF_SCHOOL_YEAR)))
            year = next((int(known) for known in years if known), None)
            yield Atom(*match.span(), "day", year=year, month=month, day=day, fixed=True)


def new_years(text: str) -> Iterator[Atom]:
    """The lunar new year before or after which something is: `trước Tết Giáp Thìn`."""
    if "tết" not in text.casefold():
        return
    for pattern, year, month, day in _new_years():
        for match in pattern.finditer(text):
            yield Atom(*match.span(), "day", year=year, month=month, day=day)
