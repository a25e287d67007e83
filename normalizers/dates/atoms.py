"""The smallest phrases of time: a day, a month, a semester, a clock time, a recurrence.

An atom is what is printed in one piece; `phrases` joins atoms to intervals and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from normalizers.dates import words
from normalizers.dates.fixed_days import FIXED_DAYS, FIXED_NUMBERS, LUNAR_DAYS, NEW_YEARS

Unit = Literal[
    "day",
    "month",
    "quarter",
    "semester",
    "school_year",
    "year",
    "week",
    "stage_end",
    "clock",
    "recurring",
    "unresolved",
]


@dataclass(frozen=True, slots=True)
class Atom:
    """One phrase at `[start, end)`; `number` counts quarters and semesters from 1."""

    start: int
    end: int
    unit: Unit
    year: int | None = None
    year2: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    clock: str | None = None  # HH:MM
    rrule: str | None = None
    fixed: bool = False  # a day of the education year, named or well known


FIRST_MONTH = 8  # a day before August belongs to the second half of a school year

_FLAGS = re.IGNORECASE
_ATOMS = tuple((kind, re.compile(pattern, _FLAGS)) for kind, pattern in words.ATOMS)
_RECURRENCES = tuple((rule, re.compile(pattern, _FLAGS)) for rule, pattern in words.RECURRENCES)
_LUNAR_YEARS = "(?:" + "|".join(name.replace(" ", r"\s+") for name, *_ in NEW_YEARS) + ")"
_UNRESOLVED = tuple(
    re.compile(
        r"(?<!\w)(?:"
        + pattern.replace("{lunar}", LUNAR_DAYS).replace("{lunar_year}", _LUNAR_YEARS)
        + r")(?!\w)",
        _FLAGS,
    )
    for pattern in words.UNRESOLVED
)
_OF_YEAR = (  # khai giảng năm học 2024 - 2025; ngày Nhà giáo Việt Nam năm 2024
    r"\s*,?\s*(?:(?:năm\s*học\s*)?(?P<first>20\d\d)\s*[-–]\s*20\d\d|năm\s*(?P<same>20\d\d))(?!\d)"
)
_NAMED_DAYS = tuple(
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
_NEW_YEARS = tuple(  # before or after the lunar new year of a year that is named
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
_TRIGGER = re.compile(rf"(?:(?<!\w){words.DAY_TRIGGER})$", _FLAGS)
_NOT_A_DATE = re.compile(rf"(?<!\w){words.NOT_A_DATE_AFTER}$", _FLAGS)
_NOT_A_YEAR = re.compile(rf"(?<!\w){words.NOT_A_YEAR_AFTER}$", _FLAGS)
_OPENING = re.compile(r"^[\s\-–+*•(]*$")


def find_atoms(text: str) -> list[Atom]:
    """All atoms of a text, in order, none overlapping; the earlier and longer one wins.

    >>> [(a.unit, a.day, a.month, a.year) for a in find_atoms("từ ngày 05 đến 10/9/2023")]
    [('day', 5, None, None), ('day', 10, 9, 2023)]
    >>> find_atoms("lớp 4/5 đạt tỉ lệ 1/2, Nghị quyết 29, số 4340/KH-SGDĐT")
    []
    """
    candidates = sorted(_candidates(text), key=lambda item: (item[0].start, -item[0].end, item[1]))
    atoms: list[Atom] = []
    for atom, _ in candidates:
        if not atoms or atom.start >= atoms[-1].end:
            atoms.append(atom)
    return _with_bare_numbers(text, atoms)


def _candidates(text: str) -> Iterator[tuple[Atom, int]]:
    for rank, (kind, pattern) in enumerate(_ATOMS):
        for match in pattern.finditer(text):
            atom = _atom(kind, match, text)
            if atom is not None:
                yield atom, 10 + rank
    for rule, pattern in _RECURRENCES:
        for match in pattern.finditer(text):
            if not match.start() or not text[match.start() - 1].isalnum():
                yield _recurring(rule, match), 0
    new_years = list(_new_years(text))
    yield from ((atom, 1) for atom in new_years)
    for pattern in _UNRESOLVED:
        for match in pattern.finditer(text):
            if not any(match.start() <= a.start < match.end() for a in new_years):
                yield Atom(match.start(), match.end(), "unresolved"), 5
    for pattern, day, month in _NAMED_DAYS:
        for match in pattern.finditer(text):
            years = [match["year"], match["same"]]
            if match["first"]:  # a school year: days before August belong to its second half
                years.append(str(int(match["first"]) + (month < FIRST_MONTH)))
            year = next((int(known) for known in years if known), None)
            yield Atom(*match.span(), "day", year=year, month=month, day=day, fixed=True), 1


def _new_years(text: str) -> Iterator[Atom]:
    """The lunar new year before or after which something is: `trước Tết Giáp Thìn`."""
    for pattern, year, month, day in _NEW_YEARS:
        for match in pattern.finditer(text):
            yield Atom(*match.span(), "day", year=year, month=month, day=day)


def _atom(kind: str, match: re.Match[str], text: str) -> Atom | None:
    """The atom of a match, or None where the words before it forbid it."""
    before = text[max(0, match.start() - 40) : match.start()]
    if match.start() and text[match.start()].isalpha() and text[match.start() - 1].isalnum():
        return None
    groups = match.groupdict()
    span = match.span()
    if kind == "clock":
        return _clock(groups, before, text[match.end() : match.end() + 8], span)
    if _is_no_date(kind, match.group(), before, text[match.end() :]):
        return None
    year = _year(groups)
    if kind in ("day", "bare-day-month", "blank"):
        return _day(kind, groups, year, span)
    if kind == "month":
        return Atom(*span, "month", year=year, month=_month(groups["month"]))
    number = groups.get("number")
    second = groups.get("year2")
    year2 = None if second is None else int(second) + (2000 if len(second) == 2 else 0)
    unit: Unit = (
        "school_year" if kind == "this_school_year" else "year" if kind == "years" else kind  # type: ignore[assignment]
    )
    return Atom(
        *span, unit, year=year, year2=year2, number=None if number is None else _ordinal(number)
    )


def _is_no_date(kind: str, phrase: str, before: str, after: str) -> bool:
    """Whether the words around a number say that it is no time.

    >>> _is_no_date("bare-day-month", "4/5", "lớp ", "")
    True
    >>> _is_no_date("bare-day-month", "20/11", "nhân dịp ", "")
    False
    """
    if kind == "bare-day-month":
        day, month = (int(part) for part in phrase.split("/"))
        if _NOT_A_DATE.search(before) or (day, month) == (24, 7):
            return True
        opens = _OPENING.match(before) and re.match(r"\s*(?:$|[:,)–-]|h[ằàăắẳẵầ]ng|và)", after)
        return not (_TRIGGER.search(before) or opens or _list_before(before))
    if kind == "month" and phrase[0].isdigit():
        return bool(_NOT_A_DATE.search(before))
    if kind == "year":
        return bool(_NOT_A_YEAR.search(before))
    if phrase[0].isdigit() and kind == "day":
        return bool(_NOT_A_DATE.search(before))
    return False


def _list_before(before: str) -> bool:
    """Whether a date stands just before, so that this number goes on with it."""
    return bool(
        re.search(
            r"(?:ngày|từ|\d/)\s*\d{1,2}(?:/\d{2,4})?\s*(?:,|và|-|–|đến|tới)\s*$", before, _FLAGS
        )
    )


def _day(kind: str, groups: dict[str, str | None], year: int | None, span: tuple[int, int]) -> Atom:
    day = None if groups.get("day") is None else int(str(groups["day"]))
    month = None if groups.get("month") is None else _month(str(groups["month"]))
    if kind == "blank":
        return Atom(*span, "year" if month is None else "month", year=year, month=month)
    fixed = kind == "bare-day-month" and (day, month) in FIXED_NUMBERS
    return Atom(*span, "day", year=year, month=month, day=day, fixed=fixed)


def _clock(
    groups: dict[str, str | None], before: str, after: str, span: tuple[int, int]
) -> Atom | None:
    """A time of day; afternoon words move it past noon.

    >>> _clock({"hour": "2", "minute": None}, "", " chiều", (0, 2)).clock
    '14:00'
    """
    hour, minute = int(str(groups["hour"])), int(groups.get("minute") or 0)
    if re.match(r"\s*(?:chiều|tối)", after) and hour < 12:
        hour += 12
    if hour > 24 or (hour == 24 and minute) or re.search(r"t[ỷỉ]\s*(?:lệ|số)\s*$", before, _FLAGS):
        return None
    if hour == 24:
        hour, minute = 23, 59
    return Atom(*span, "clock", clock=f"{hour:02d}:{minute:02d}")


def _recurring(rule: str, match: re.Match[str]) -> Atom:
    groups = match.groupdict()
    weekday = (
        "SU"
        if groups.get("sunday")
        else words.WEEKDAYS.get((groups.get("weekday") or "").lower(), "")
    )
    nth = (groups.get("nth") or "").lower()
    position = "-1" if nth.startswith("cuối") else str(_ordinal(nth)) if nth else ""
    several = _weekdays(groups.get("weekdays") or "")
    counted = ",".join(f"{n}{weekday}" for n in re.findall(r"\d", groups.get("nths") or ""))
    n = _ordinal(groups["n"]) if groups.get("n") else None
    rule = rule.format(
        n=n, weekday=weekday, nth=position, weekdays=several, weekdays_of_month=counted
    )
    return Atom(match.start(), match.end(), "recurring", rrule=rule)


def _weekdays(printed: str) -> str:
    """The days of a list of weekdays, in the order of the week.

    >>> _weekdays("thứ Ba, thứ 5 và 7")
    'TU,TH,SA'
    """
    names = re.findall(r"hai|ba|tư|năm|sáu|bảy|bẩy|nhật|[2-7]", printed.lower())
    found = {words.WEEKDAYS[name] for name in names}
    return ",".join(day for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU") if day in found)


def _year(groups: dict[str, str | None]) -> int | None:
    if groups.get("short"):
        return 2000 + int(str(groups["short"]))
    return None if groups.get("year") is None else int(str(groups["year"]))


def _month(word: str) -> int:
    return words.MONTH_NAMES.get(" ".join(word.lower().split())) or int(word)


def _ordinal(word: str) -> int:
    word = word.lower()
    if word.startswith(("đầu", "nhất")):
        return 1
    return words.ORDINALS.get(word) or int(word)


_BARE_BEFORE = re.compile(r"(?<![\w/.,-])(\d{1,2})\s*(?:,|và|&|-|–|đến)\s*$", _FLAGS)
_BARE_AFTER = re.compile(
    r"\s*(?:,|và|&|\+|-|–|đến)\s*(?P<month>0?[1-9]|1[0-2])"
    r"(?:\s*(?:/|,?\s*năm)\s*(?P<year>20\d\d))?(?=\s*(?:$|[,;.:)\-–]|và|đến|năm|h[ằàăắẳẵầ]ng)|\s+[^\W\d])(?![/.]\d)",
    _FLAGS,
)


_YEAR_AFTER = re.compile(r"\s*(?:,|và|&)\s*(?P<year>20\d\d)(?![\d/-]|\s*[-–])", _FLAGS)


def _with_bare_numbers(text: str, atoms: list[Atom]) -> list[Atom]:
    """Also the numbers that only their neighbour makes dates: `16 và 17/5`, `tháng 9, 10`.

    >>> [a.day for a in find_atoms("2 ngày 16 và 17/5/2026")]
    [16, 17]
    """
    found: list[Atom] = []
    for atom in atoms:
        if atom.unit == "day" and atom.month and text[atom.start].isdigit():
            found.extend(reversed(list(_days_before(text, atom, found[-1].end if found else 0))))
        if found and atom.start < found[-1].end:
            continue
        found.append(atom)
        if atom.unit == "month" and atom.year is None:
            found.extend(_months_after(text, atom, atoms))
        if atom.unit == "year":
            found.extend(_years_after(text, atom))
    return found


def _days_before(text: str, atom: Atom, floor: int) -> Iterator[Atom]:
    end = atom.start
    while match := _BARE_BEFORE.search(text, floor, end):
        before = text[floor : match.start()]
        if atom.year is None and not re.search(r"ngày\s*$|\d\s*(?:,|và)\s*$", before, _FLAGS):
            return
        start = match.start(1)
        word = re.search(r"ngày\s*$", before, _FLAGS)
        yield Atom(floor + word.start() if word else start, match.end(1), "day", day=int(match[1]))
        end = start


def _years_after(text: str, atom: Atom) -> Iterator[Atom]:
    """The years of a list after its first: `các năm 2018, 2019 và 2020`."""
    end = atom.end
    while match := _YEAR_AFTER.match(text, end):
        end = match.end()
        yield replace(atom, start=match.start("year"), end=end, year=int(match["year"]))


def _months_after(text: str, atom: Atom, atoms: list[Atom]) -> Iterator[Atom]:
    ceiling = min((a.start for a in atoms if a.start >= atom.end), default=len(text))
    end = atom.end
    while match := _BARE_AFTER.match(text, end):
        if match.start("month") >= ceiling:
            return
        if (
            re.match(r"\s+(?!và|đến|năm|h[ằàăắẳẵầ]ng)[^\W\d]", text[match.end() :])
            and not match["year"]
        ):
            return
        year = None if match["year"] is None else int(match["year"])
        yield replace(
            atom, start=match.start("month"), end=match.end(), month=int(match["month"]), year=year
        )
        end = match.end()
