"""From atoms to phrases: intervals, lists, bounds, recurrences, clock times of a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from normalizers.dates import words
from normalizers.dates.atoms import Atom, find_atoms
from normalizers.dates.recurrence import neighbours, yearly_rule
from normalizers.dates.resolve import Points, complete, exists, points, share_years
from normalizers.dates.value import (
    Bound,
    DateMention,
    DateReference,
    PlanDate,
    Problem,
    coarser,
    first_day,
    last_day,
)

_RANGE = re.compile(words.RANGE, re.IGNORECASE)
_LIST = re.compile(words.LIST, re.IGNORECASE)
_ONWARDS = re.compile(words.ONWARDS, re.IGNORECASE)
_LUNAR = re.compile(words.LUNAR, re.IGNORECASE)
_PART = re.compile(rf"(?<!\w){words.PART_OF_MONTH}$", re.IGNORECASE)
_FILLER = re.compile(rf"(?<![\w/])(?:{words.FILLER})\s*$", re.IGNORECASE)
_APPROXIMATE = re.compile(rf"(?<!\w)(?:{words.APPROXIMATE})\s*:?\s*$", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w)(?:{words.BEFORE})\s*:?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"(?<!\w)(?:{words.AFTER})\s*$", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:{words.WEEKDAY.replace('?P<weekday>', '?:').replace('?P<sunday>', '?:')})\s*[,(]?\s*$",
    re.IGNORECASE,
)
_WITH_CLOCK = re.compile(
    r"\s*[,;(–-]?\s*(?:(?:các|vào|sáng|chiều|tối|trưa|buổi|của|từ|lúc|hồi|ngày|thứ\s*\w+|chủ\s*nhật|\(|,|:)\s*)*",
    re.IGNORECASE,
)
_WITH_RULE = re.compile(
    r"\s*[,(]?\s*(?:của|trong|vào|các|ngày|dịp|trước|sau|từ|khoảng|tháng|đến|hết)?\s*"
    r"(?:ngày|dịp|tháng)?\s*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[;.!?]\s")


@dataclass(slots=True)
class _Phrase:
    """Atoms of one phrase in segments: one atom, or the two ends of an interval."""

    segments: list[list[Atom]]
    start: int
    end: int
    bound: Bound | None = None
    strict_after: bool = False  # `sau`: the time begins when the atom ends
    approximate: bool = False
    rrule: str | None = None
    lunar: bool = False
    part: Literal["first", "last"] | None = None  # beginning or end of a term
    clocks: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.segments[0][0].unit


def find_dates(text: str, reference: DateReference | None = None) -> list[DateMention]:
    """All phrases of time in NFC `text`, in order, completed by what stands around it.

    >>> [m.dates[0].when for m in find_dates("Từ ngày 05/9/2023 đến ngày 31/5/2024: dạy học")]
    ['2023-09-05/2024-05-31']
    >>> find_dates("Trường THCS 3-2 có 24/7 bảo vệ; ĐT 024.33603605")
    []
    """
    phrases = [_bounded(text, phrase) for phrase in _joined(text, find_atoms(text))]
    phrases = _with_rules(text, phrases)
    phrases = _with_clocks(text, phrases)
    reference = reference or DateReference()
    mentions = []
    for phrase in phrases:
        around = _own_day(phrase, phrases, reference)
        mention = _mention(text, phrase, around)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _joined(text: str, atoms: list[Atom]) -> list[_Phrase]:
    """Neighbouring atoms joined to intervals (`đến`, dash) and lists (`và`, comma)."""
    phrases: list[_Phrase] = []
    for atom in atoms:
        last = phrases[-1] if phrases else None
        if last is not None and _joins(text[last.end : atom.start], last, atom):
            if _RANGE.fullmatch(text[last.end : atom.start]):
                last.segments[-1].append(atom)
            else:
                last.segments.append([atom])
            last.end = atom.end
        else:
            phrases.append(_Phrase([[atom]], atom.start, atom.end))
    return phrases


def _joins(between: str, phrase: _Phrase, atom: Atom) -> bool:
    previous = phrase.segments[-1]
    alone = ("recurring", "unresolved", "week")
    if previous[-1].unit in alone or atom.unit in alone:
        return False
    if (previous[-1].unit == "clock") != (atom.unit == "clock"):
        return False
    if _RANGE.fullmatch(between):
        return len(previous) == 1
    return bool(_LIST.fullmatch(between)) and previous[-1].unit == atom.unit != "clock"


def _bounded(text: str, phrase: _Phrase) -> _Phrase:
    """The phrase with the words before and after it that bound or soften it."""
    before = text[: phrase.start]
    if phrase.kind in ("unresolved", "recurring"):
        while match := _APPROXIMATE.search(before):
            phrase.approximate, before = True, before[: match.start()]
            phrase.start = match.start()
        return phrase
    if phrase.kind in ("month", "school_year", "semester", "quarter", "year") and (
        match := _PART.search(before)
    ):
        phrase.part = _part_of_term(phrase, match.group())
        before = before[: match.start()]
    bound: Bound | None = None
    floor = len(before)
    while True:
        if match := _APPROXIMATE.search(before):
            phrase.approximate = True
        elif match := _BEFORE.search(before):
            bound = "before"
        elif match := _AFTER.search(before):
            bound = bound or "after"
            phrase.strict_after = match.group().lower().startswith("sau")
        elif match := _WEEKDAY.search(before):
            pass
        elif match := _FILLER.search(before):
            before = before[: match.start()]
            continue
        else:
            break
        before = before[: match.start()]
        floor = match.start()
    phrase.start = min(phrase.start, floor)
    if onwards := _ONWARDS.match(text, phrase.end):
        phrase.end, bound = onwards.end(), "after"
    if lunar := _LUNAR.match(text, phrase.end):
        phrase.end, phrase.lunar = lunar.end(), True
    is_range = any(len(segment) == 2 for segment in phrase.segments)
    phrase.bound = None if is_range else bound
    return phrase


def _part_of_term(phrase: _Phrase, printed: str) -> Literal["first", "last"] | None:
    """Whether `đầu`, `cuối` or `kết thúc` narrows a semester or school year to one month."""
    if phrase.kind not in ("semester", "school_year") or len(phrase.segments[0]) > 1:
        return None
    if re.match(r"(?:trong\s*)?đầu", printed, re.IGNORECASE):
        return "first"
    return "last" if re.search(r"cuối|kết\s*thúc", printed, re.IGNORECASE) else None


def _with_rules(text: str, phrases: list[_Phrase]) -> list[_Phrase]:
    """Dates that a recurrence in the same sentence makes yearly or monthly."""
    kept: list[_Phrase] = []
    for i, phrase in enumerate(phrases):
        if phrase.kind != "recurring" or phrase.rrule:
            kept.append(phrase)
            continue
        rule = phrase.segments[0][0].rrule or ""
        if rule == "FREQ=YEARLY" and not any(c.isalnum() for c in text[: phrase.start]):
            _all_yearly(phrases[i + 2 :])
        target = _recurring_date(text, phrases, i, rule)
        if target is None:
            kept.append(phrase)
            continue
        target.rrule = rule
        between = text[min(target.end, phrase.end) : max(target.start, phrase.start)]
        if len(between) <= 2 or _WITH_RULE.fullmatch(between):
            target.start = min(target.start, phrase.start)
            target.end = max(target.end, phrase.end)
    return kept


def _all_yearly(phrases: list[_Phrase]) -> None:
    """`Hằng năm` at the head of a text makes all its dates without a year yearly."""
    for phrase in phrases:
        atoms = [atom for segment in phrase.segments for atom in segment]
        if phrase.kind in ("day", "month") and all(a.year is None and a.month for a in atoms):
            phrase.rrule = "FREQ=YEARLY"


def _recurring_date(text: str, phrases: list[_Phrase], i: int, rule: str) -> _Phrase | None:
    """The neighbouring yearless date that the recurrence at `i` is said of."""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(phrases) or phrases[j].rrule:
            continue
        other = phrases[j]
        atoms = [atom for segment in other.segments for atom in segment]
        between = text[min(other.end, phrases[i].end) : max(other.start, phrases[i].start)]
        if _SENTENCE_END.search(between) or any(atom.year is not None for atom in atoms):
            continue
        if rule == "FREQ=YEARLY" and other.kind in ("day", "month", "quarter", "semester"):
            if all(atom.unit != "day" or atom.month for atom in atoms):
                return other
        if rule == "FREQ=MONTHLY" and other.kind == "day" and atoms[0].month is None:
            return other
    return None


def _with_clocks(text: str, phrases: list[_Phrase]) -> list[_Phrase]:
    """Clock times joined with the day that stands beside them."""
    kept: list[_Phrase] = []
    for phrase in phrases:
        last = kept[-1] if kept else None
        kinds = (last.kind, phrase.kind) if last is not None else ("", "")
        if last is None or sorted(kinds) != ["clock", "day"] or last.clocks:
            kept.append(phrase)
            continue
        if not _WITH_CLOCK.fullmatch(text[last.end : phrase.start]):
            kept.append(phrase)
            continue
        day, clock = (last, phrase) if kinds[0] == "day" else (phrase, last)
        day.clocks = _clock_times(clock)
        if clock.bound == "before" and len(day.clocks) == 1:
            day.bound = "before"
        day.start, day.end = last.start, max(phrase.end, last.end)
        kept[-1] = day
    return kept


def _clock_times(phrase: _Phrase) -> list[str]:
    return [atom.clock for segment in phrase.segments for atom in segment if atom.clock]


def _own_day(phrase: _Phrase, phrases: list[_Phrase], reference: DateReference) -> DateReference:
    """For a clock time, the reference with the day that the same text prints before it."""
    if phrase.kind != "clock":
        return reference
    for other in reversed([p for p in phrases if p.kind == "day" and p.start < phrase.start]):
        dates, _ = _dates(other, reference)
        if dates and dates[0].when and len(dates[0].when) == 10:
            return replace(reference, heading=dates[0].when)
    return reference


def _mention(text: str, phrase: _Phrase, reference: DateReference) -> DateMention | None:
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


def _soft(value: PlanDate, phrase: _Phrase) -> PlanDate:
    return replace(value, approximate=phrase.approximate)


def _clock_dates(
    phrase: _Phrase, reference: DateReference
) -> tuple[tuple[PlanDate, ...], tuple[Problem, ...]]:
    heading = reference.heading or ""
    if len(heading) != 10 or "X" in heading:
        return (_soft(PlanDate(), phrase),), ("unresolved",)
    value = PlanDate(heading, heading, heading, "day", None, phrase.approximate)
    timed, problems = _timed(value, _clock_times(phrase))
    return (timed,), problems


def _dates(
    phrase: _Phrase, reference: DateReference
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
    elif not phrase.bound:
        spans = _merged(spans)
    values = tuple(_value(span, phrase) for span in spans)
    if phrase.clocks:
        timed = [_timed(value, phrase.clocks) for value in values]
        values = tuple(value for value, _ in timed)
        problems.update(problem for _, found in timed for problem in found)
    return values, tuple(sorted(problems))


def _monthly(phrase: _Phrase) -> tuple[tuple[PlanDate, ...], tuple[Problem, ...]]:
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


def _spans(phrase: _Phrase, completed: list[Atom]) -> list[Points]:
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


def _merged(spans: list[Points]) -> list[Points]:
    """Neighbouring days or months of a list as one interval."""
    merged: list[Points] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and span.first == span.last and neighbours(last.last, span.first):
            merged[-1] = Points(last.first, span.last, last.precision)
        else:
            merged.append(span)
    return merged


def _value(span: Points, phrase: _Phrase) -> PlanDate:
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
