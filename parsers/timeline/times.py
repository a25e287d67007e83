"""Which phrases of time say when an act takes place, and which only name or describe a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from normalizers.dates import DateMention, DateReference, PlanDate, find_dates
from parsers.timeline import wording

# What a text speaks of: acts; acts in prose outside the sections; what is wished for; what was
# before (a report, the state of things); the document itself (a dispatch, a closing paragraph).
Speech = Literal["acts", "prose", "aims", "told", "frame"]

_COARSE = ("quarter", "semester", "school_year", "year")
_FINE = ("time", "day", "month")


def times_of(text: str, reference: DateReference, speech: Speech = "acts") -> list[DateMention]:
    """The phrases of time that say when an act takes place.

    Left out: dates of cited documents, years that only name something (`nhiệm vụ năm học
    2023-2024`), amounts a week, what stands in quotation marks, unresolved phrases beside a date,
    and what `speech` schedules nothing by (`_schedules`).

    >>> [m.text for m in times_of("theo Công văn số 12/SGDĐT ngày 5/9/2023", DateReference())]
    []
    >>> [m.text for m in times_of("báo cáo trước ngày 5/9/2023", DateReference())]
    ['trước ngày 5/9/2023']
    >>> [m.text for m in times_of("Cuối năm học 2023-2024 có 12 cặp", DateReference(), "told")]
    []
    """
    mentions = [
        mention
        for mention in find_dates(text, reference)
        if not _is_attribute(text, mention, reference)
        and not _is_past(mention, reference)
        and _schedules(text, mention, speech)
    ]
    resolved = [m for m in mentions if m.dates[0].resolved or "impossible" in m.problems]
    resolved = _most_telling(text, resolved)
    return resolved or [m for m in mentions if not m.clock_only or leads(text, m)]


def leads(text: str, mention: DateMention) -> bool:
    """Whether a phrase of time opens the text."""
    return bool(wording.LEADING.fullmatch(text[: mention.start]))


def is_occasion(text: str, mention: DateMention) -> bool:
    """Whether a day is only what the act celebrates: `chào mừng ngày 20/11`."""
    return bool(wording.OCCASION.search(text[: mention.start]))


def _schedules(text: str, mention: DateMention, speech: Speech) -> bool:
    """Whether a time of this kind sets an act where a text speaks so.

    Prose and aims name years that schedule nothing; aims also say by when a share is reached;
    of what was before only days and months are acts, not habits; a frame sets deadlines.
    """
    date = mention.dates[0]
    if speech == "acts":
        return True
    if speech == "frame":
        return date.bound == "before"
    fine = date.precision in _FINE
    if speech == "prose" or not fine:
        return fine
    if "part-of-term" in mention.problems:
        return False
    if speech == "told":
        return not date.recurrence and not _counts(text, mention)
    return date.precision != "month" or not wording.TARGET.search(text)


def _counts(text: str, mention: DateMention) -> bool:
    """Whether what was before tells a habit or a figure: `lũy kế đến 30/9/2017 là 393 ca`."""
    before, after = text[: mention.start], text[mention.end :]
    habit = wording.HABIT.search(before) or wording.REFERENCE_DAY.search(before)
    return bool(habit or wording.FIGURE.match(after))


def _most_telling(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Without occasions beside a date, and without a rule that another one makes precise."""
    own = [m for m in mentions if not is_occasion(text, m)] or mentions
    own = [m for m in own if leads(text, m) or not _bears_name(m)] or own
    own = [m for m in own if not any(_is_said_to_the_day(m, other) for other in own)]
    if any(m.dates[0].recurrence for m in own):  # từ năm 2026 đến năm 2029: mỗi năm …
        own = [m for m in own if m.dates[0].recurrence or not _is_span_of_years(m)]
    if own and leads(text, own[0]) and own[0].dates[0].when:  # Tháng 5: mỗi trường … mỗi tuần
        own = [m for m in own if m.dates[0].when or not m.dates[0].recurrence]
    rules = [m.dates[0].recurrence or "" for m in own]
    return [
        mention
        for mention, rule in zip(own, rules, strict=True)
        if not any(rule and other != rule and other.startswith(rule + ";") for other in rules)
        or mention.dates[0].when
    ]


def _is_said_to_the_day(mention: DateMention, other: DateMention) -> bool:
    """Whether a day beside it lies in a time told in words: `Kết thúc năm học, … ngày 30/5`."""
    span, day = mention.dates[0], other.dates[0]
    if any(map(str.isdigit, mention.text)) or day.precision not in ("day", "minute"):
        return False
    at = (day.end or day.start or "")[:10]
    return mention is not other and (span.start or "9") <= at <= (span.end or "")


def _bears_name(mention: DateMention) -> bool:
    """Whether a day is only in the name of what is held: `tổ chức Ngày Sách và Văn hóa đọc`."""
    return mention.text[0].isupper() and not any(map(str.isdigit, mention.text))


def _is_span_of_years(mention: DateMention) -> bool:
    return len(mention.dates) == 1 and bool(
        re.fullmatch(r"\d{4}/\d{4}", mention.dates[0].when or "")
    )


def _is_attribute(text: str, mention: DateMention, reference: DateReference) -> bool:
    """Whether a time belongs to something that the sentence names instead of to its act."""
    before = text[: mention.start]
    if _is_quoted(before) or wording.BLANK.search(text[: mention.end]):
        return True
    if wording.PROPERTY.search(before) or wording.COMPARED.search(before):
        return True
    if wording.TERM.match(mention.text) and wording.EXAM.search(before):
        return True
    if _is_of_document(before, mention.dates[0]) or _describes(before, mention.dates[0]):
        return True
    if _names_by_year(text, mention, reference):
        return True
    bound = mention.dates[0].bound
    if wording.PAPER.search(before):
        return True
    if wording.PART.match(mention.text) or bound or wording.SET.search(before):
        return False
    return _names_its_noun(before, mention)


def _is_quoted(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_of_document(before: str, date: PlanDate) -> bool:
    """The day of a cited document, or the year up to which a programme runs."""
    if date.bound == "before" and date.precision == "year":
        return bool(wording.PROGRAMME.search(before))
    cited = wording.CITED_BEFORE.search(before) or wording.CITED_SENTENCE.search(before[-120:])
    return bool(cited and date.precision in ("day", "month", "year") and not date.bound)


def _describes(before: str, date: PlanDate) -> bool:
    """Whether a recurrence only says how often something is as it is: `bình quân mỗi tuần`."""
    if date.recurrence == "FREQ=DAILY" and wording.DAILY_LIFE.search(before):
        return True
    return bool(date.recurrence and wording.DESCRIBED.search(before))


def _names_by_year(text: str, mention: DateMention, reference: DateReference) -> bool:
    """Whether a year only names what stands before it: `xét công nhận sáng kiến năm 2017`.

    It tells when the act is where it opens the text, stands behind a word of time or of doing
    (`trong`, `hoàn thành`), in a plan of several years, or is yet to come and no budget's or
    list's; the year of a one-year plan never.
    """
    printed = re.fullmatch(r"năm\s*(20\d\d)(?:\s*[-–—]\s*20\d\d)?", mention.text, re.IGNORECASE)
    before = text[: mention.start]
    if printed is None or leads(text, mention) or wording.SET.search(before):
        return False
    year, stage = int(printed[1]), reference.stage
    if stage is not None and stage[0] < stage[1]:
        return False
    if stage == (year, year):
        return True
    issued = (reference.issued_on or "")[:4]
    to_come = issued.isdigit() and int(issued) < year and not wording.OF_A_YEAR.search(before)
    return not to_come and not wording.DONE.search(before)


def _names_its_noun(before: str, mention: DateMention) -> bool:
    """Whether a quarter, term or year says of what time the noun before it is."""
    precision = mention.dates[0].precision
    if precision == "quarter" and wording.REVIEWED.search(before):
        return False  # a review (tổng kết) is named after a term or year, held in a quarter
    coarse = precision in _COARSE or "năm học" in mention.text.lower()
    names_noun = precision == "school_year" and wording.NOUN_BEFORE.search(before)
    return coarse and bool(names_noun or wording.ATTRIBUTIVE.search(before))


def _is_past(mention: DateMention, reference: DateReference) -> bool:
    """Whether a time lies years before the plan: history, not planning."""
    issued = (reference.issued_on or "")[:4]
    known = [int(issued)] if issued.isdigit() else []
    if reference.stage:
        known.append(reference.stage[0])
    ends: Sequence[str | None] = [date.end or date.start for date in mention.dates]
    last = max((end for end in ends if end), default=None)
    return bool(known and last and int(last[:4]) < min(known) - 1)
