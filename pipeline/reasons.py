"""Reasons for doubt in Vietnamese, for the people who read the report.

Tables and JSON keep the program's own words, which other tools may rely on.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.reason_wordings import WORDINGS

_PREFIX = re.compile(r"([^;]*?): (?=[a-z])")  # the name of the school that a reason is about


@lru_cache(maxsize=1 << 12)
def in_vietnamese(reason: str) -> str:
    """A reason, or several joined by `; `, in Vietnamese; what has no wording stays as it is.

    >>> in_vietnamese("no level is printed and none is known")
    'không in cấp học và không tra được'
    >>> in_vietnamese("Mù Cả: spelt in two ways: Mù Cả; Mù Cà; the row has no number")
    'Mù Cả: viết theo hai cách: Mù Cả; Mù Cà; hàng không có số thứ tự'
    >>> in_vietnamese("something new: Hoa Sen")
    'something new: Hoa Sen'
    """
    left = reason.split("; ")
    said = []
    while left:
        for count in range(1, len(left) + 1):  # a wording may have a semicolon of its own
            found = _said("; ".join(left[:count]))
            if found is not None:
                break
        else:
            count, found = 1, left[0]
        said.append(found)
        del left[:count]
    return "; ".join(said)


def _said(reason: str) -> str | None:
    """The wording of one reason, the school that it is about before it; None where none is."""
    if reason in WORDINGS:
        return WORDINGS[reason]
    for pattern, wording in _patterns():
        if found := pattern.fullmatch(reason):
            return wording.format(*found.groups())
    prefix = _PREFIX.match(reason)
    rest = _said(reason[prefix.end() :]) if prefix else None
    return f"{prefix[0]}{rest}" if prefix and rest else None


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(re.escape(said).replace(r"\{\}", "([^;]+)")), wording)
        for said, wording in WORDINGS.items()
        if "{}" in said
    ]
