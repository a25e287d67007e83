"""From phrases to values: EDTF, first and last day, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from normalizers.dates.atom import Atom
from normalizers.dates.atoms import find_atoms
from normalizers.dates.joining import Phrase, clock_times, join_atoms
from normalizers.dates.recurrence import neighbours, yearly_rule
from normalizers.dates.resolve import Points, complete, exists, points, share_years
from normalizers.dates.value import (
    DateMention,
    DateReference,
    PlanDate,
    Problem,
    coarser,
    first_day,
    last_day,
)

_BRACKET = re.compile(r"\s*\(\s*(?:(?:tức|là|dự\s*kiến|cụ\s*thể)\s*:?\s*)*", re.IGNORECASE)


def find_dates(text: str, reference: DateReference | None = None) -> list[DateMention]:
    """All phrases of time in NFC `text`, in order, completed by what stands around it.

    >>> [m.dates[0].when for m in find_dates("Từ ngày 05/9/2023 đến ngày 31/5/2024: dạy học")]
    ['2023-09-05/2024-05-31']
    >>> find_dates("Trường THCS 3-2 có 24/7 bảo vệ; ĐT 024.33603605")
    []
    """
    phrases = join_atoms(text, find_atoms(text))
    reference = reference or DateReference()
    mentions: list[DateMention] = []
    for phrase in phrases:
        around = _own_day(phrase, phrases, _own_year(text, phrase, phrases[0], reference))
        mention = _mention(text, phrase, around)
        if mention is None:
            continue
        if mentions and _explains(text, mentions[-1], mention):
            mention = replace(mention, start=min(mention.start, mentions.pop().start))
            mention = replace(mention, text=text[mention.start : mention.end])
        mentions.append(mention)
    return mentions


def _explains(text: str, before: DateMention, mention: DateMention) -> bool:
    """Whether a date in brackets says when the phrase before it is: `sau Tết (ngày 15/2/2024)`."""
    if mention.start <= before.start:  # trước Tết Katê (ngày 25/10/2022)
        return True
    between = text[before.end : mention.start]
    return _BRACKET.fullmatch(between) is not None and mention.dates[0].when is not None


def _own_year(text: str, phrase: Phrase, first: Phrase, reference: DateReference) -> DateReference:
    """The reference with the year that opens the text: `Năm 2025: …; sơ kết trong tháng 12`."""
    opens = not any(c.isalnum() for c in text[: first.start]) and text[first.end :].startswith(":")
    if phrase is first or not opens or first.kind not in ("year", "school_year", "semester"):
        return reference
    dates, _ = _dates(first, reference)
    when = dates[0].when if len(dates) == 1 else None
    return replace(reference, heading=when) if when and not dates[0].bound else reference


def _own_day(phrase: Phrase, phrases: list[Phrase], reference: DateReference) -> DateReference:
    """For a clock time, the reference with the day that the same text prints before it."""
    if phrase.kind != "clock":
        return reference
    for other in reversed([p for p in phrases if p.kind == "day" and p.start < phrase.start]):
        dates, _ = _dates(other, reference)
        if dates and dates[0].when and len(dates[0].when) == 10:
            return replace(reference, heading=dates[0].when)
    return reference


def _mention(text: str, phrase: Phrase, reference: DateReference) -> DateMention | None:
    span = (phrase.start, phrase.end)
    printed = text[slice(*span)]
    if phrase.kind == "unresolved" or phrase.lunar:
        return DateMention(*span, printed, (_soft(PlanDate(), phrase),), ("unresolved",))
    if phrase.kind == "recurring":
        rule = phrase.segments[0][0].rrule
        return DateMention(*span, printed, (_soft(PlanDate(recurrence=rule), phrase),))
    if phrase.kind == "clock":
        dates, problems = _clock_dates(phrase, reference)
        return DateMention(*span, printed, dates, problems, clock_only=True)
    dates, problems = _dates(phrase, reference)
    if not dates:
        bare = all(atom.unit == "day" and atom.month is None for s in phrase.segments for atom in s)
        if (bare or phrase.kind == "week") and not problems:
            return None
        unresolved = problems or ("unresolved",)
        return DateMention(*span, printed, (_soft(PlanDate(), phrase),), unresolved)
    return DateMention(*span, printed, dates, problems)


def _soft(value: PlanDate, phrase: Phrase) -> PlanDate:
    return replace(value, approximate=phrase.approximate)


def _clock_dates(
    phrase: Phrase, reference: DateReference
) -> tuple[tuple[PlanDate, ...], tuple[Problem, ...]]:
    heading = reference.heading or ""
    if len(heading) != 10 and reference.day:
        heading = reference.day
    if len(heading) != 10 or "X" in heading:
        return (_soft(PlanDate(), phrase),), ("unresolved",)
    value = PlanDate(heading, heading, heading, "day", None, phrase.approximate)
    timed, problems = _timed(value, clock_times(phrase))
    return (timed,), problems


def _dates(
    phrase: Phrase, reference: DateReference
) -> tuple[tuple[PlanDate, ...], tuple[Problem, ...]]:
    """The values of a phrase of dates, with what is wrong about them."""
    if phrase.rrule == "FREQ=MONTHLY":
        return _monthly(phrase)
    flat = share_years([atom for segment in phrase.segments for atom in segment])
    problems: set[Problem] = set()
    completed: list[Atom] = []
    for atom in flat:
        full, inferred = complete(atom, reference, phrase.rrule is not None)
        if full is None:
            return (), ()
        if not exists(full):
            return (), ("impossible",)
        if inferred:
            problems.add("year-inferred")
        completed.append(full)
    spans = _spans(phrase, completed)
    if any(_ends_early(span) for span in spans):
        problems.add("order")
    if phrase.part:
        problems.add("part-of-term")
        spans = [_narrowed(span, phrase.part) for span in spans]
    elif not phrase.bound and not _lists_years(phrase):
        spans = _merged(spans)
    values = tuple(_value(span, phrase) for span in spans)
    if phrase.clocks:
        timed = [_timed(value, phrase.clocks) for value in values]
        values = tuple(value for value, _ in timed)
        problems.update(problem for _, found in timed for problem in found)
    return values, tuple(sorted(problems))


def _monthly(phrase: Phrase) -> tuple[tuple[PlanDate, ...], tuple[Problem, ...]]:
    """The same day of each month: `ngày 25 hằng tháng`."""
    days = [atom.day for segment in phrase.segments for atom in segment]
    if any(day is None or not 1 <= day <= 31 for day in days):
        return (), ("impossible",)
    values = tuple(
        PlanDate(
            f"XXXX-XX-{day:02d}",
            precision="day",
            bound=phrase.bound,
            approximate=phrase.approximate,
            recurrence=f"FREQ=MONTHLY;BYMONTHDAY={day}",
        )
        for day in days
    )
    return values, ()


def _spans(phrase: Phrase, completed: list[Atom]) -> list[Points]:
    spans: list[Points] = []
    position = 0
    for segment in phrase.segments:
        ends = [points(atom) for atom in completed[position : position + len(segment)]]
        precision = coarser(ends[0].precision, ends[-1].precision)
        spans.append(Points(ends[0].first, ends[-1].last, precision))
        position += len(segment)
    return spans


def _narrowed(span: Points, part: Literal["first", "last"]) -> Points:
    """The first or last month of a term: `cuối học kỳ I` is January."""
    point = span.first if part == "first" else span.last
    return Points(point, point, "month")


def _ends_early(span: Points) -> bool:
    if "X" in span.first + span.last:
        return False
    return (first_day(span.first) or "") > (last_day(span.last) or "")


def _lists_years(phrase: Phrase) -> bool:
    """Whether years stand without their word: `các năm 2018, 2019`, each for itself."""
    atoms = [segment[0] for segment in phrase.segments]
    return any(atom.unit == "year" and atom.end - atom.start == len("2019") for atom in atoms)


def _merged(spans: list[Points]) -> list[Points]:
    """Neighbouring days, months, quarters or years of a list as one interval."""
    merged: list[Points] = []
    for span in spans:
        last = merged[-1] if merged else None
        whole = span.first == span.last or span.precision == "quarter"
        if last and whole and neighbours(last.last, span.first):
            merged[-1] = Points(last.first, span.last, last.precision)
        else:
            merged.append(span)
    return merged


def _value(span: Points, phrase: Phrase) -> PlanDate:
    first, last = span.first, span.last
    rule = yearly_rule(first, last) if phrase.rrule else None
    known = "X" not in first + last
    start = first_day(first) if known else None
    end = last_day(last) if known else None
    bound = phrase.bound
    if bound and not known:
        when = last if bound == "before" else first
    elif bound == "before":
        when, start = f"../{last}", None
    elif bound == "after":
        first = last if phrase.strict_after else first
        when, start, end = f"{first}/..", first_day(first), None
    else:
        when = first if first == last else f"{first}/{last}"
    return PlanDate(when, start, end, span.precision, bound, phrase.approximate, rule)


def _timed(value: PlanDate, clocks: list[str]) -> tuple[PlanDate, tuple[Problem, ...]]:
    """The value of a day with its time of day; the end is null where only one is printed."""
    first, last = clocks[0], clocks[-1]
    if value.bound == "before":
        return replace(
            value, end=f"{value.end}T{last}" if value.end else None, precision="time"
        ), ()
    if not value.start:
        return replace(value, precision="time"), ()
    same_day = value.start == value.end
    problems: tuple[Problem, ...] = ("order",) if same_day and last < first else ()
    start = f"{value.start}T{first}"
    end = f"{value.end or value.start}T{last}" if len(clocks) > 1 else None
    return replace(value, start=start, end=end, precision="time"), problems
