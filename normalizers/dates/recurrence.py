"""Yearly and monthly recurrences as RFC 5545 RRULEs."""

from __future__ import annotations

from datetime import date, timedelta

LEAP_YEAR = 2024


def yearly_rule(first: str, last: str) -> str:
    """The rule of what comes back each year between two EDTF points without a year.

    >>> yearly_rule("XXXX-12-10", "XXXX-12-10")
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10'
    >>> yearly_rule("XXXX-10", "XXXX-12")
    'FREQ=YEARLY;BYMONTH=10,11,12'
    """
    start, end = first.split("-")[1:], last.split("-")[1:]
    if not start or not end:
        return "FREQ=YEARLY"
    months = _months(int(start[0]), int(end[0]))
    rule = "FREQ=YEARLY;BYMONTH=" + ",".join(str(month) for month in sorted(months))
    if len(start) == 2 and len(end) == 2 and len(months) == 1:
        days = range(int(start[1]), int(end[1]) + 1)
        rule += ";BYMONTHDAY=" + ",".join(str(day) for day in days)
    return rule


def _months(first: int, last: int) -> list[int]:
    span = (last - first) % 12
    return [(first - 1 + step) % 12 + 1 for step in range(span + 1)]


def neighbours(first: str, second: str) -> bool:
    """Whether two EDTF days, months or years follow each other.

    >>> neighbours("2024-01", "2024-02"), neighbours("2022-10", "2022-12")
    (True, False)
    >>> neighbours("2023-12-31", "2024-01-01"), neighbours("2023", "2024")
    (True, True)
    """
    if first.count("-") != second.count("-") or "/" in first + second:
        return False
    numbers = [
        [int(part) for part in point.replace("XXXX", str(LEAP_YEAR)).split("-")]
        for point in (first, second)
    ]
    if len(numbers[0]) == 2:
        return numbers[1][0] * 12 + numbers[1][1] - numbers[0][0] * 12 - numbers[0][1] == 1
    if len(numbers[0]) == 3:
        return date(*numbers[0]) + timedelta(days=1) == date(*numbers[1])
    return numbers[1][0] - numbers[0][0] == 1
