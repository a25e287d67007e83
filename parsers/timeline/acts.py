"""One event from a printed act: its text without the leading time, place, and who does it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from normalizers.dates import DateMention, PlanDate
from parsers.prose import broken_off, judge_by, prose_confidence
from parsers.timeline import wording
from parsers.timeline.times import leads
from parsers.wording import fold
from schemas.document import Line, box_of
from schemas.plan import Event, Evidence

REVIEW_BELOW = 0.8
_PROBLEMS = {
    "impossible": "the printed date does not exist",
    "order": "the interval ends before it starts",
    "year-inferred": "the year is not printed near the date",
    "part-of-term": "the beginning or end of a term is taken as its first or last month",
}
_LOST_SEMESTER = re.compile(r"học\s*k[ỳìỷ]\s+năm", re.IGNORECASE)
_MISREAD_MONTH = re.compile(r"[Tt]háng\s*(?:II|ll|I1|1I|1l)\b")
_NUMERAL = re.compile(r"\d|^[IVX]{1,4}\W*$")
_AROUND = wording.TRAILING_MARKS + "(“"


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with what is wrong about its date: what the checks need."""

    event: Event
    problems: tuple[str, ...] = ()


def rest_after(text: str, mention: DateMention) -> str:
    """The text behind a leading phrase of time; empty where nothing else is said.

    >>> from normalizers.dates import find_dates
    >>> text = "Tháng 12/2024: sơ kết."
    >>> rest_after(text, find_dates(text)[0])
    'sơ kết.'
    """
    rest = text[mention.end :].lstrip(wording.TRAILING_MARKS)
    return rest if any(c.isalnum() for c in rest) else ""


def activity_of(text: str, mentions: list[DateMention]) -> str:
    """The printed act without its leading time; the whole text where it is only a time."""
    end = phase_end(text, mentions)
    for mention in mentions if not end else ():
        if leads(text[end:].lstrip(wording.TRAILING_MARKS), _shifted(text, mention, end)):
            end = mention.end
        else:
            break
    rest = text[end:].lstrip(wording.TRAILING_MARKS) if end else text
    return rest if any(c.isalnum() for c in rest) else text


def phase_end(text: str, mentions: list[DateMention]) -> int:
    """Where the act begins behind a phase and its time; 0 where no phase opens the text.

    >>> from normalizers.dates import find_dates
    >>> text = "Bước 1 (tháng 10/2025): Các trường gặp gỡ."
    >>> text[phase_end(text, find_dates(text)) :]
    ' Các trường gặp gỡ.'
    """
    if not mentions or not wording.PHASE_BEFORE.fullmatch(text[: mentions[0].start]):
        return 0
    behind = wording.PHASE_BEHIND.match(text, mentions[0].end)
    return behind.end() if behind else 0


def _shifted(text: str, mention: DateMention, by: int) -> DateMention:
    cut = by + len(text[by:]) - len(text[by:].lstrip(wording.TRAILING_MARKS))
    return DateMention(max(0, mention.start - cut), mention.end - cut, mention.text, mention.dates)


def events_of(
    mentions: Iterable[DateMention], activity: str, text: str, lines: list[Line]
) -> list[Dated]:
    """An event for each time of one act."""
    act = _Act(activity, text, lines)
    return [
        act.event(date, mention)
        for mention in _without_bare_days(list(mentions))
        for date in mention.dates
    ]


def _without_bare_days(mentions: list[DateMention]) -> list[DateMention]:
    """Without the day of a clock time that stands apart: `Ngày 3/3/2026, dự lễ lúc 8 giờ 00`."""
    timed = {d.when for m in mentions if m.clock_only for d in m.dates if d.precision == "time"}
    return [
        mention
        for mention in mentions
        if mention.clock_only
        or len(mention.dates) > 1
        or mention.dates[0].precision != "day"
        or mention.dates[0].bound
        or mention.dates[0].when not in timed
    ]


def make_event(
    date: PlanDate, mention: DateMention, activity: str, text: str, lines: list[Line]
) -> Dated:
    """The event of one act at one time, with its evidence and how sure it is."""
    return _Act(activity, text, lines).event(date, mention)


class _Act:
    """One printed act; what all its times have in common is worked out once."""

    def __init__(self, activity: str, text: str, lines: list[Line]) -> None:
        place = next((m for m in wording.PLACE.finditer(text) if " " in m["place"].strip()), None)
        who = wording.RESPONSIBLE.search(text)
        self.activity = activity
        self.place = place.group("place").strip() if place else None
        self.who = who.group("who").strip() if who else None
        self.evidence = evidence_of(lines)
        self.prose = prose_confidence(lines)
        self.words = _Words(lines)
        self.broken_off = broken_off(lines)

    def event(self, date: PlanDate, mention: DateMention) -> Dated:
        """The event of the act at one of its times."""
        event = Event(
            when=date.when,
            start=date.start,
            end=date.end,
            precision=date.precision,
            bound=date.bound,
            approximate=date.approximate,
            recurrence=date.recurrence,
            when_text=mention.text,
            activity=self.activity,
            location=self.place,
            responsible=self.who,
            confidence=round(self.words.confidence(mention.text), 4),
            evidence=self.evidence.model_copy() if self.evidence is not None else None,
        )
        if event.confidence < REVIEW_BELOW:
            event.doubt("the text was read with low confidence", event.confidence)
        judge_by(event, self.prose)
        marks = wording.TRAILING_MARKS
        if self.activity.strip(marks) == mention.text.strip(marks):
            event.doubt("no act is printed beside the time")
        for reason in self.broken_off:
            event.doubt(reason)
        if _LOST_SEMESTER.match(mention.text):
            event.doubt("a semester is printed without its number")
        if _MISREAD_MONTH.search(mention.text):
            event.doubt("the month's figures were read as letters")
        for problem in mention.problems:
            if problem in _PROBLEMS:
                event.doubt(_PROBLEMS[problem])
        return Dated(event, mention.problems)


def confidence_of(lines: list[Line], phrase: str) -> float:
    """The probability that a date and its act are read right: the date's words all right, the
    others on average.
    """
    return _Words(lines).confidence(phrase)


class _Words:
    """The words of lines: how surely all were read on average, and each number among them."""

    def __init__(self, lines: list[Line]) -> None:
        sure = [word.confidence for line in lines for word in line.words]
        self.mean = sum(sure) / len(sure) if sure else 1.0
        self.numbers: dict[str, list[tuple[int, float]]] = {}  # by text: place and confidence
        words = (word for line in lines for word in line.words)
        for at, word in enumerate(words):
            if _NUMERAL.search(word.text):
                text = word.text.strip(_AROUND)
                self.numbers.setdefault(text, []).append((at, word.confidence))
        self.confidence = cache(self._confidence)  # a list of days is one phrase of many times

    def _confidence(self, phrase: str) -> float:
        tokens = {token.strip(_AROUND) for token in phrase.split()}
        dated = sorted(one for token in tokens for one in self.numbers.get(token, ()))
        return max(0.0, min(1.0, math.prod(sure for _, sure in dated), self.mean))


def evidence_of(lines: list[Line]) -> Evidence | None:
    """Where lines stand: the first one's page, the box there, the text before any repair."""
    if not lines:
        return None
    page = lines[0].page
    box = box_of([line for line in lines if line.page == page])
    return Evidence(
        page=page,
        box=None if box is None else tuple(box.rounded()),  # type: ignore[arg-type]
        text=" ".join(line.as_read for line in lines if line.words),
    )


def is_detail(text: str) -> bool:
    """Whether an item describes an act (place, members, costs) instead of being one.

    >>> is_detail("Địa điểm: Trường TH Phú Yên"), is_detail("Giao lưu văn nghệ")
    (True, False)
    """
    return bool(wording.DETAIL.match(fold(text)) and ":" in text[:60])
