"""Atoms joined to phrases: intervals, lists, bounds, recurrences, clock times of a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from normalizers.dates import words
from normalizers.dates.atom import Atom
from normalizers.dates.value import Bound

_RANGE = re.compile(words.RANGE, re.IGNORECASE)
_LIST = re.compile(words.LIST, re.IGNORECASE)
_ONWARDS = re.compile(words.ONWARDS, re.IGNORECASE)
_LUNAR = re.compile(words.LUNAR, re.IGNORECASE)
_PART = re.compile(rf"(?<!\w){words.PART_OF_MONTH}$", re.IGNORECASE)
_FILLER = re.compile(rf"(?<![\w/])(?:{words.FILLER})\s*$", re.IGNORECASE)
_APPROXIMATE = re.compile(rf"(?<!\w)(?:{words.APPROXIMATE})\s*:?\s*$", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w)(?:{words.BEFORE})\s*:?\s*$", re.IGNORECASE)
_BEFORE_FEAST = re.compile(rf"(?<!\w){words.BEFORE_FEAST}$", re.IGNORECASE)
_AFTER = re.compile(rf"(?<!\w)(?:{words.AFTER})\s*$", re.IGNORECASE)
_ANY_WEEKDAY = words.WEEKDAY.replace("?P<weekday>", "?:").replace("?P<sunday>", "?:")
_WEEKDAY = re.compile(rf"(?<!\w)(?:{_ANY_WEEKDAY})\s*[,(]?\s*$", re.IGNORECASE)
_WEEKDAY_BEHIND = re.compile(  # Ngày 17/12/2022 (thứ bảy)
    rf"\s*[,(–-]\s*(?:(?:tức|vào|sáng|chiều|tối)\s+)*(?:{_ANY_WEEKDAY}|T[2-7]|CN)(?!\w)\s*\)?",
    re.IGNORECASE,
)
_WITH_CLOCK = re.compile(
    r"\s*[,;(–-]?\s*(?:(?:các|vào|sáng|chiều|tối|trưa|buổi|của|từ|lúc|hồi|ngày|thứ\s*\w+|chủ\s*nhật"
    r"|\(|,|:)\s*)*",
    re.IGNORECASE,
)
_WITH_RULE = re.compile(
    r"\s*[,(]?\s*(?:của|trong|vào|các|ngày|dịp|trước|sau|từ|khoảng|tháng|đến|hết)?\s*"
    r"(?:ngày|dịp|tháng)?\s*",
    re.IGNORECASE,
)
_YEARLY_KINDS = ("day", "month", "quarter", "semester")
_DEADLINE = re.compile(r"(?:chậm\s*nhất|trước|đến)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[;.!?]\s")


@dataclass(slots=True)
class Phrase:
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


def join_atoms(text: str, atoms: Sequence[Atom]) -> list[Phrase]:
    """The phrases that atoms make in their text, in order.

    >>> from normalizers.dates.atoms import find_atoms
    >>> text = "trước ngày 10/12 hằng năm"
    >>> [(p.kind, p.bound, p.rrule) for p in join_atoms(text, find_atoms(text))]
    [('day', 'before', 'FREQ=YEARLY')]
    """
    phrases = [_bounded(text, phrase) for phrase in _joined(text, atoms)]
    return _with_clocks(text, _with_rules(text, phrases))


def _joined(text: str, atoms: Sequence[Atom]) -> list[Phrase]:
    """Neighbouring atoms joined to intervals (`đến`, dash) and lists (`và`, comma)."""
    phrases: list[Phrase] = []
    for atom in atoms:
        last = phrases[-1] if phrases else None
        if last is not None and _joins(text[last.end : atom.start], last, atom):
            if _RANGE.fullmatch(text[last.end : atom.start]):
                last.segments[-1].append(atom)
            else:
                last.segments.append([atom])
            last.end = atom.end
        else:
            phrases.append(Phrase([[atom]], atom.start, atom.end))
    return phrases


def _joins(between: str, phrase: Phrase, atom: Atom) -> bool:
    previous = phrase.segments[-1]
    alone = ("recurring", "unresolved", "week")
    if previous[-1].unit in alone or atom.unit in alone:
        return False
    if (previous[-1].unit == "clock") != (atom.unit == "clock"):
        return False
    if _RANGE.fullmatch(between):
        return len(previous) == 1
    return bool(_LIST.fullmatch(between)) and previous[-1].unit == atom.unit != "clock"


def _bounded(text: str, phrase: Phrase) -> Phrase:
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
    if phrase.kind == "day" and (feast := _BEFORE_FEAST.search(before)):
        bound, before = "before", before[: feast.start()]
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
    if phrase.kind == "day" and (weekday := _WEEKDAY_BEHIND.match(text, phrase.end)):
        phrase.end = weekday.end()
    if onwards := _ONWARDS.match(text, phrase.end):
        phrase.end, bound = onwards.end(), "after"
    if lunar := _LUNAR.match(text, phrase.end):
        phrase.end, phrase.lunar = lunar.end(), True
    is_range = any(len(segment) == 2 for segment in phrase.segments)
    phrase.bound = None if is_range else bound
    return phrase


def _part_of_term(phrase: Phrase, printed: str) -> Literal["first", "last"] | None:
    """Whether `đầu`, `cuối` or `kết thúc` narrows a semester or school year to one month."""
    if phrase.kind not in ("semester", "school_year") or len(phrase.segments[0]) > 1:
        return None
    if re.match(r"(?:trong\s*)?đầu", printed, re.IGNORECASE):
        return "first"
    return "last" if re.search(r"cuối|kết\s*thúc", printed, re.IGNORECASE) else None


def _with_rules(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Dates that a recurrence in the same sentence makes yearly or monthly."""
    kept: list[Phrase] = []
    for i, phrase in enumerate(phrases):
        if phrase.kind != "recurring" or phrase.rrule:
            kept.append(phrase)
            continue
        rule = phrase.segments[0][0].rrule or ""
        if rule == "FREQ=YEARLY" and not any(c.isalnum() for c in text[: phrase.start]):
            _all_yearly(phrases[i + 2 :])
        if rule == "FREQ=YEARLY" and i and phrases[i - 1].kind == "day":
            _all_yearly(_alike_before(text, phrases[:i]))
        if i and _is_just_behind(text, phrases[i - 1], phrase):  # trước Tết hằng năm
            phrase.start = kept.pop().start
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


def _is_just_behind(text: str, before: Phrase, phrase: Phrase) -> bool:
    """Whether a recurrence stands right behind a phrase that names no date by itself."""
    return before.kind == "unresolved" and not text[before.end : phrase.start].strip()


def _all_yearly(phrases: list[Phrase]) -> None:
    """`Hằng năm` at the head of a text makes all its dates without a year yearly."""
    for phrase in phrases:
        atoms = [atom for segment in phrase.segments for atom in segment]
        if phrase.kind in ("day", "month") and all(a.year is None and a.month for a in atoms):
            phrase.rrule = "FREQ=YEARLY"


def _alike_before(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """The deadlines before the last one in its sentence, of which `hằng năm` is said as well.

    `báo cáo học kỳ I trước ngày 10/01, cả năm trước ngày 25/5 hằng năm`
    """
    last = phrases[-1]
    if not _DEADLINE.match(text, last.start):
        return []
    return [
        phrase
        for phrase in phrases[:-1]
        if _DEADLINE.match(text, phrase.start)
        and not _SENTENCE_END.search(text[phrase.end : last.start])
    ]


def _recurring_date(text: str, phrases: list[Phrase], i: int, rule: str) -> Phrase | None:
    """The neighbouring yearless date that the recurrence at `i` is said of."""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(phrases) or phrases[j].rrule:
            continue
        other = phrases[j]
        atoms = [atom for segment in other.segments for atom in segment]
        between = text[min(other.end, phrases[i].end) : max(other.start, phrases[i].start)]
        if _SENTENCE_END.search(between) or any(atom.year is not None for atom in atoms):
            continue
        whole = all(atom.unit != "day" or atom.month for atom in atoms)
        if rule == "FREQ=YEARLY" and whole and other.kind in _YEARLY_KINDS:
            return other
        if rule == "FREQ=MONTHLY" and other.kind == "day" and atoms[0].month is None:
            return other
    return None


def _with_clocks(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Clock times joined with the day that stands beside them."""
    kept: list[Phrase] = []
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
        day.clocks = clock_times(clock)
        if clock.bound == "before" and len(day.clocks) == 1:
            day.bound = "before"
        day.start, day.end = last.start, max(phrase.end, last.end)
        kept[-1] = day
    return kept


def clock_times(phrase: Phrase) -> list[str]:
    return [atom.clock for segment in phrase.segments for atom in segment if atom.clock]
