"""The smallest phrases of time: a day, a month, a semester, a clock time, a recurrence.

An atom is what is printed in one piece; `phrases` joins atoms to intervals and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.dates import words
from normalizers.dates.atom import Atom, Unit
from normalizers.dates.bare_numbers import with_bare_numbers
from normalizers.dates.fixed_days import FIXED_NUMBERS, LUNAR_DAYS, NEW_YEARS
from normalizers.dates.named_days import named_days, new_years
from normalizers.dates.recurrence_words import RECURRENCES

_FLAGS = re.IGNORECASE
_ATOMS = tuple((kind, re.compile(pattern, _FLAGS)) for kind, pattern in words.ATOMS)
# The word without which no pattern of a rule is found, by what the rule begins with.
_PERIODS = {
    "FREQ=YEARLY": "năm",
    "FREQ=MONTHLY;INTERVAL=3": "quý",
    "FREQ=MONTHLY": "tháng",
    "FREQ=WEEKLY": "tuần",
    "FREQ=DAILY": "ngày",
}
_RECURRENCES = tuple(
    (
        rule,
        next(word for start, word in _PERIODS.items() if rule.startswith(start)),
        re.compile(pattern, _FLAGS),
    )
    for rule, pattern in RECURRENCES
)
# Kinds whose every pattern has a digit: most lines of prose have none.
_IN_DIGITS = frozenset({"day", "blank", "bare-day-month", "school_year", "year", "years", "clock"})
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
_TRIGGER = re.compile(rf"(?:(?<!\w){words.DAY_TRIGGER})$", _FLAGS)
_NOT_A_DATE = re.compile(rf"(?<!\w){words.NOT_A_DATE_AFTER}$", _FLAGS)
_NOT_A_YEAR = re.compile(rf"(?<!\w){words.NOT_A_YEAR_AFTER}$", _FLAGS)
_SHARE = re.compile(words.SHARE_AFTER, _FLAGS)
_RUNS_TO_A_DAY = re.compile(r"\s*(?:-|–|—|đến)\s*(?:ngày\s*)?\d{1,2}/\d{1,2}/20\d\d(?!\d)", _FLAGS)
_OPENING = re.compile(r"^[\s\-–+*•(]*$")


@lru_cache(maxsize=1 << 12)  # a line is asked for its times by several readers
def find_atoms(text: str) -> tuple[Atom, ...]:
    """All atoms of a text, in order, none overlapping; the earlier and longer one wins.

    >>> [(a.unit, a.day, a.month, a.year) for a in find_atoms("từ ngày 05 đến 10/9/2023")]
    [('day', 5, None, None), ('day', 10, 9, 2023)]
    >>> find_atoms("lớp 4/5 đạt tỉ lệ 1/2, Nghị quyết 29, số 4340/KH-SGDĐT")
    ()
    """
    candidates = sorted(_candidates(text), key=lambda item: (item[0].start, -item[0].end, item[1]))
    atoms: list[Atom] = []
    for atom, _ in candidates:
        if not atoms or atom.start >= atoms[-1].end:
            atoms.append(atom)
    return tuple(with_bare_numbers(text, atoms))


def _candidates(text: str) -> Iterator[tuple[Atom, int]]:
    digits = any(map(str.isdigit, text))
    for rank, (kind, pattern) in enumerate(_ATOMS):
        if kind in _IN_DIGITS and not digits:
            continue
        for match in pattern.finditer(text):
            atom = _atom(kind, match, text)
            if atom is not None:
                yield atom, 10 + rank
    folded = text.casefold()
    for rule, period, pattern in _RECURRENCES:
        for match in pattern.finditer(text) if period in folded else ():
            if not match.start() or not text[match.start() - 1].isalnum():
                yield _recurring(rule, match), 0
    lunar = list(new_years(text))
    yield from ((atom, 1) for atom in (*lunar, *named_days(text)))
    for pattern in _UNRESOLVED:
        for match in pattern.finditer(text):
            if not any(match.start() <= a.start < match.end() for a in lunar):
                yield Atom(match.start(), match.end(), "unresolved"), 5


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
    number = words.STEMS.get(number.upper(), number) if number else None
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
    >>> _is_no_date("bare-day-month", "23/3", "một trại (", " - 24/3/2019)")
    False
    >>> _is_no_date("bare-day-month", "2/3", "ít nhất ", " số thành viên")
    True
    """
    if kind == "bare-day-month":
        day, month = (int(part) for part in phrase.split("/"))
        if _NOT_A_DATE.search(before) or (day, month) == (24, 7):
            return True
        if day < month <= 10 and (day, month) not in FIXED_NUMBERS and _SHARE.match(after):
            return True
        if _RUNS_TO_A_DAY.match(after):
            return False
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
