"""The value types of time: what a phrase says, where it stands, and what it is read by.

`when` is EDTF (ISO 8601-2): `2023-02-17`, `2023-03`, `2023-09/2024-05`, `../2023-04-15`,
`XXXX-12-10`. `recurrence` is an RFC 5545 RRULE.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["time", "day", "month", "quarter", "semester", "school_year", "year"]
Bound = Literal["before", "after"]
Problem = Literal["impossible", "order", "unresolved", "year-inferred", "part-of-term"]

PRECISIONS: tuple[Precision, ...] = (
    "time",
    "day",
    "month",
    "quarter",
    "semester",
    "school_year",
    "year",
)

_EDTF_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d))?")


class InvalidDate(ValueError):
    """A string is no EDTF value that this package writes."""


@dataclass(frozen=True, slots=True)
class PlanDate:
    """One time: `start` and `end` are its first and last day (or minute), ISO 8601.

    Both are null where the time is open on that side, yearly or unresolved.
    """

    when: str | None = None
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None
    bound: Bound | None = None
    approximate: bool = False
    recurrence: str | None = None

    @classmethod
    def parse(cls, when: str, precision: Precision | None = None) -> PlanDate:
        """The value of an EDTF string; raises `InvalidDate` where it is none.

        >>> PlanDate.parse("2024-02").end
        '2024-02-29'
        >>> PlanDate.parse("../2023-04-15").bound
        'before'
        """
        left, slash, right = when.partition("/")
        ends = [end for end in (left, right) if end not in ("", "..")]
        if not ends or (slash and not (left and right)):
            raise InvalidDate(when)
        bound: Bound | None = "before" if left == ".." else "after" if right == ".." else None
        start = None if left == ".." else first_day(left)
        end = None if right == ".." else last_day(right or left)
        if start and end and start > end:
            raise InvalidDate(when)
        return cls(when, start, end, precision or max_precision(ends), bound)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders values by their first, then last day; unresolved ones stand at the end."""
        return (self.start or self.end or "9999", self.end or "9999")

    def __lt__(self, other: PlanDate) -> bool:
        return self.sort_key < other.sort_key

    @property
    def resolved(self) -> bool:
        return self.when is not None or self.recurrence is not None


@dataclass(frozen=True, slots=True)
class DateReference:
    """What stands around a phrase and completes it.

    `heading` is the EDTF value of the nearest dated heading, `school_year` the year in which
    the school year starts, `stage` first and last calendar year of the plan's period,
    `issued_on` the document's own date (EDTF), `day` the only day of the occasion that the
    document tells of, which its clock times belong to.
    """

    heading: str | None = None
    school_year: int | None = None
    stage: tuple[int, int] | None = None
    issued_on: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase of time: `text` is `source[start:end]`; a list of months has several dates.

    `clock_only` says that the phrase prints no day of its own, only a time of day.
    """

    start: int
    end: int
    text: str
    dates: tuple[PlanDate, ...]
    problems: tuple[Problem, ...] = ()
    clock_only: bool = False


def _point(edtf: str) -> tuple[str, str | None, str | None]:
    match = _EDTF_POINT.fullmatch(edtf)
    if match is None:
        raise InvalidDate(edtf)
    return match.group(1), match.group(2), match.group(3)


def first_day(edtf: str) -> str | None:
    """The first day of an EDTF date; null when its year is open.

    >>> first_day("2024-02"), first_day("XXXX-06")
    ('2024-02-01', None)
    """
    year, month, day = _point(edtf)
    if "X" in edtf:
        return None
    return _checked(edtf, int(year), int(month or 1), int(day or 1))


def last_day(edtf: str) -> str | None:
    """The last day of an EDTF date; null when its year is open.

    >>> last_day("2024-02"), last_day("2025")
    ('2024-02-29', '2025-12-31')
    """
    year, month, day = _point(edtf)
    if "X" in edtf:
        return None
    number = int(month or 12)
    if not 1 <= number <= 12:
        raise InvalidDate(edtf)
    return _checked(edtf, int(year), number, int(day or monthrange(int(year), number)[1]))


def _checked(edtf: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise InvalidDate(edtf) from error


def max_precision(points: list[str]) -> Precision:
    """The coarsest precision of EDTF dates.

    >>> max_precision(["2024-09-05", "2024-10"])
    'month'
    """
    lengths = min(point.count("-") for point in points)
    return ("year", "month", "day")[lengths]


def coarser(first: Precision, second: Precision) -> Precision:
    """The coarser of two precisions."""
    return max(first, second, key=PRECISIONS.index)


def day_exists(day: int, month: int, year: int | None) -> bool:
    """Whether a day stands in the calendar; without a year, whether it does in a leap year.

    >>> day_exists(31, 2, None), day_exists(29, 2, None), day_exists(29, 2, 2023)
    (False, True, False)
    """
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]
