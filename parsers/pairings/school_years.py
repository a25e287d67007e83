"""Lists of a school year that had ended beside one of the year to come.

A report on last year's twinning with the plan for the next one prints both lists. What was is no
pairing of the plan; it only confirms those that go on. A document with a past year's list alone
tells of that year.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from parsers.outline import Item
from parsers.pairings.telling import Telling

_SCHOOL_YEAR = re.compile(r"\bnăm\s+học\s+(?P<year>20\d\d)\s*[-–/]\s*(?:20)?\d\d\b", re.IGNORECASE)
# From that year on, it goes on, on the ground of that year's: no time that ended.
_GOES_ON = re.compile(
    r"\b(?:từ\s+năm\s+học|tiếp\s+tục|duy\s+trì|giữ\s+nguyên|căn\s+cứ|theo)\b", re.IGNORECASE
)
_PLANS = re.compile(r"\b(?:kế\s+hoạch|phương\s+hướng|nhiệm\s+vụ)\b", re.IGNORECASE)
_LISTS = ("table", "list")
_ENDS_IN = "06"  # the month from which a school year counts as ended


def set_past_lists_back(
    tellings: Sequence[Telling], outline: Item, places: Mapping[int, int], issued_on: str | None
) -> None:
    """Let tellings below a heading of a year that had ended confirm others only.

    `places` gives the place of a line in the document by its `id`; `issued_on` is EDTF.
    """
    years = list(_years(outline, places))
    starts = [place for place, _ in years]
    lists = [telling for telling in tellings if telling.source in _LISTS]

    def is_past(telling: Telling) -> bool:
        at = bisect_right(starts, telling.place)
        year = years[at - 1][1] if at else None
        return year is not None and has_ended(year, issued_on or "")

    past = [telling for telling in lists if is_past(telling)]
    if len(past) < len(lists):
        for telling in past:
            telling.support = True


def _years(outline: Item, places: Mapping[int, int]) -> Iterator[tuple[int, int | None]]:
    """From each heading's place on the school year of the headings in force, the nearest one's.

    A heading is in force up to the next one of its depth or above.
    """
    above: list[tuple[int, int | None]] = []  # depth and year of the headings in force
    for place, item in sorted(_headings(outline, places), key=itemgetter(0)):
        above = [(depth, year) for depth, year in above if depth < item.depth]
        above.append((item.depth, school_year_in(item.text)))
        yield place, next((year for _, year in reversed(above) if year is not None), None)


def drop_results(tellings: Sequence[Telling], outline: Item, places: Mapping[int, int]) -> None:
    """Take from the pairs of a report what stands beside them, but below headings of a plan.

    What was done is no aim: `I. KẾT QUẢ THỰC HIỆN`, and `II. KẾ HOẠCH NĂM HỌC 2024 - 2025`.
    """
    headings = sorted(
        (place, _PLANS.search(item.text) is not None)
        for place, item in _headings(outline, places)
        if item.depth == 0
    )
    starts = [place for place, _ in headings]
    for telling in tellings:
        at = bisect_right(starts, telling.place)
        if at == 0 or not headings[at - 1][1]:
            telling.focus = []


def _headings(outline: Item, places: Mapping[int, int]) -> Iterator[tuple[int, Item]]:
    """The headings of a document, each with its place."""
    for item in outline.walk():
        heads = item.kind == "heading" or bool(item.children)
        if heads and item.parent and item.lines and id(item.lines[0]) in places:
            yield places[id(item.lines[0])], item


def school_year_in(text: str) -> int | None:
    """The year in which the last school year begins that a text names as a time of its own.

    >>> school_year_in("KẾT QUẢ NĂM HỌC 2023 - 2024"), school_year_in("Từ năm học 2023-2024")
    (2023, None)
    """
    if _GOES_ON.search(text):
        return None
    years = _SCHOOL_YEAR.findall(text)
    return int(years[-1]) if years else None


def has_ended(year: int, issued_on: str) -> bool:
    """Whether the school year that begins in `year` had ended on a day.

    >>> has_ended(2023, "2024-08-26"), has_ended(2024, "2024-08-26"), has_ended(2023, "2024")
    (True, False, False)
    """
    return issued_on[:7] >= f"{year + 1}-{_ENDS_IN}"
