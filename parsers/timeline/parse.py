"""Walks the outline and gives each printed act the time that it has or inherits.

CONTRACT.md, timeline[]: an event is a printed act with a time of its own or of its nearest
dated heading; its own beats the heading's. The plan's period, issue dates and dates of cited
documents are none; the signing day of a memorandum is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from normalizers.dates import DateMention, DateReference, find_dates
from parsers.context import PlanContext
from parsers.openings import is_basis
from parsers.outline import Item
from parsers.timeline import wording
from parsers.timeline.acts import (
    Dated,
    activity_of,
    events_of,
    is_detail,
    make_event,
    phase_end,
    rest_after,
)
from parsers.timeline.checks import check
from parsers.timeline.clauses import clauses_of
from parsers.timeline.keyed import heading_time, keyed
from parsers.timeline.schedule import events_of_table
from parsers.timeline.times import Speech, is_occasion, leads, times_of
from parsers.wording import fold, is_capitals
from schemas.plan import Event, Finding


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands above an item: its reference, the inherited time, what the section speaks of."""

    reference: DateReference
    inherited: DateMention | None = None
    speech: Speech = "acts"


def parse_timeline(outline: Item, context: PlanContext) -> tuple[list[Event], list[Finding]]:
    """The events of a plan in document order, and what is doubtful about their dates.

    Takes the root item of the outline; the events have neither `event_id` nor `pairing_id`.
    """
    stage = context.stage
    reference = DateReference(
        school_year=context.school_year,
        stage=None if stage is None else (stage.start_year, stage.end_year),
        issued_on=context.issued_on,
    )
    reference = replace(reference, day=_only_day(outline, reference))
    speech: Speech = "told" if context.doc_type == "BÁO CÁO" else "acts"
    dated = list(_below(outline, _Around(reference, speech=speech)))
    return [one.event for one in dated], check(dated, context)


def _only_day(outline: Item, reference: DateReference) -> str | None:
    """The one day that the document gives its occasion: `Thời gian: 1 ngày, 19/12/2020`."""
    days = {
        date.when
        for item in outline.walk()
        if wording.TIME_KEY.match(item.text)
        for mention in times_of(item.text, reference)
        for date in mention.dates
        if date.when and len(date.when) == 10 and not date.recurrence
    }
    return days.pop() if len(days) == 1 else None


def _below(item: Item, around: _Around) -> Iterator[Dated]:
    """The events of an item's children; a line that is only a date dates those behind it."""
    here = around
    for position, child in enumerate(item.children):
        if child.kind == "heading" and here is not around and not _dates_only(child, here):
            here = around
        if child.kind == "paragraph" and wording.SECTION.fullmatch(fold(child.text)):
            here = around = replace(around, inherited=None)
        mention = _dates_only(child, around)
        if (
            mention is not None
            and not child.children
            and _opens(child, item.children[position + 1 :])
        ):
            here = _under(around, mention)
            continue
        if child.kind == "table" and child.table is not None:
            yield from events_of_table(child.table, here.reference, here.inherited)
        elif child.parent is not None and child.parent.parent is None and _is_signing(child):
            yield from _signing(child, item.children[position:], here)
        else:
            yield from _of_item(child, here)
            here = _after(child, here)


def _after(item: Item, around: _Around) -> _Around:
    """`Thời gian: ngày 28/10/2023` names the day of the clock times behind it."""
    if not wording.TIME_KEY.match(item.text):
        return around
    mentions = times_of(item.text, around.reference)
    days = [d.when for m in mentions for d in m.dates if d.when and len(d.when) == 10]
    if len(days) != 1:
        return around
    return replace(around, reference=replace(around.reference, heading=days[0]))


def _of_item(item: Item, around: _Around) -> Iterator[Dated]:
    """The events of one item and of all below it."""
    key = fold(item.text)
    if item.kind == "heading":
        around = _in_section(item, key, around)
    if _is_frame(item, key):
        yield from _deadlines(item, around)
        return
    if item.kind != "heading" and wording.AIM_LABEL.match(item.text):
        around = replace(around, speech="aims")
    mentions = times_of(item.text, around.reference, around.speech)
    told = around.speech == "told"
    heading = heading_time(item, times_of(item.text, around.reference) if told else mentions)
    if heading is not None:
        if wording.TIME_KEY.match(item.text):
            yield from keyed(item, mentions)
        yield from _below(item, _under(around, heading))
        return
    yield from _own_events(item, mentions, around)
    yield from _below(item, _below_item(item, mentions, around))


def _in_section(item: Item, key: str, around: _Around) -> _Around:
    """What is spoken of below a heading: aims, what was before, or acts.

    Aims have no time of their heading: `Năm học 2023 – 2024` > `Mục tiêu`.
    """
    if wording.AIMS.match(key):
        return replace(around, speech="aims", inherited=None)
    if wording.OUTLOOK.match(key):
        return replace(around, speech="acts")
    if wording.TOLD.match(key):
        return replace(around, speech="told")
    if item.style in ("roman", "article") and around.speech == "aims":
        return replace(around, speech="acts")
    return around


def _own_events(item: Item, mentions: list[DateMention], around: _Around) -> Iterator[Dated]:
    if _is_of_day_or_month(around.inherited):
        mentions = [m for m in mentions if not is_occasion(item.text, m)]
    if wording.TIME_KEY.match(item.text) and mentions:
        yield from keyed(item, mentions)
    elif item.kind == "paragraph":
        yield from _of_sentences(item, around)
    elif mentions and _names_time_only(item, mentions):
        return
    elif mentions:
        times = partial(times_of, reference=around.reference, speech=around.speech)
        for clause, own in clauses_of(item.text, mentions, times):
            yield from _of_clause(clause, own, item)
    elif around.inherited is not None and _is_act(item):
        yield from _inherited(item.text, item, around.inherited)


def _of_clause(text: str, mentions: list[DateMention], item: Item) -> Iterator[Dated]:
    """The events of one act; behind a phase's time others only tell how often, up to when."""
    told = mentions[:1] if phase_end(text, mentions) else mentions
    yield from events_of(told, activity_of(text, told), text, item.lines)


def _is_of_day_or_month(mention: DateMention | None) -> bool:
    """Whether an inherited time is so narrow that what an act celebrates adds nothing to it."""
    return mention is not None and mention.dates[0].precision in ("time", "day", "month")


def _names_time_only(item: Item, mentions: list[DateMention]) -> bool:
    """Whether a heading only says of what time it speaks: `KẾT QUẢ NĂM HỌC 2021 - 2022`."""
    if item.kind == "heading" and wording.TOLD.match(fold(item.text)):
        return True
    coarse = all(
        d.precision in ("school_year", "year", "semester") for m in mentions for d in m.dates
    )
    outer = item.style in ("roman", "article") or item.parent is None or item.parent.parent is None
    return item.kind == "heading" and coarse and (outer or is_capitals(item.text))


def _of_sentences(item: Item, around: _Around) -> Iterator[Dated]:
    """Running text: each sentence with a time is an act; only with a day or month outside
    the sections and at the end of the document.
    """
    found = False
    speech = around.speech
    if speech == "acts" and _is_aside(item):
        speech = "prose"
    times = partial(times_of, reference=around.reference, speech=speech)
    for sentence in wording.SENTENCE.split(item.text):
        timed = times(sentence)
        if not timed or is_basis(sentence) or wording.HISTORY.match(sentence):
            continue
        found = True
        for clause, own in clauses_of(sentence, timed, times):
            yield from _of_clause(clause, own, item)
    ends = wording.END_MARK.search(item.text)
    if not found and not ends and around.inherited is not None and _is_act(item):
        yield from _inherited(item.text, item, around.inherited)


def _is_aside(item: Item) -> bool:
    """Whether a paragraph stands outside the sections, ends the document or is a note."""
    outside = item.parent is not None and item.parent.parent is None
    return outside or bool(wording.END_MARK.search(item.text) or wording.NOTE.match(item.text))


def _deadlines(item: Item, around: _Around) -> Iterator[Dated]:
    """The deadlines that a closing paragraph or the body of a dispatch sets."""
    for sentence in wording.SENTENCE.split(item.text):
        if fold(sentence).startswith("CAN CU"):
            continue
        mentions = times_of(sentence, around.reference, "frame")
        if is_basis(sentence):  # `Nghị quyết … đến năm 2030`: what the cited document is about
            mentions = [m for m in mentions if m.dates[0].precision != "year"]
        yield from events_of(mentions, sentence, sentence, item.lines)


def _inherited(text: str, item: Item, mention: DateMention) -> Iterator[Dated]:
    for date in mention.dates:
        yield make_event(date, mention, text, text, item.lines)


def _dates_only(item: Item, around: _Around) -> DateMention | None:
    """The time of a line that says nothing else."""
    if item.kind == "table" or not item.text or len(item.text) > 90:
        return None
    mentions = times_of(item.text, around.reference)
    if len(mentions) != 1 or mentions[0].clock_only:
        return None
    named = fold(item.text[: mentions[0].start]) if item.text.rstrip().endswith(":") else None
    if not leads(item.text, mentions[0]) and (
        named is None or not wording.OPENING.fullmatch(named)
    ):
        return None
    return None if rest_after(item.text, mentions[0]) else mentions[0]


def _opens(item: Item, following: list[Item]) -> bool:
    """Whether a dated line stands above its siblings instead of among them."""
    if not following or following[0].kind == "heading":
        return False
    return item.text.rstrip(" *").endswith(":") or following[0].style != item.style


def _under(around: _Around, mention: DateMention) -> _Around:
    when = mention.dates[0].when if len(mention.dates) == 1 else None
    reference = around.reference if when is None else replace(around.reference, heading=when)
    speech = "acts" if around.speech == "told" else around.speech
    return replace(around, reference=reference, inherited=mention, speech=speech)


def _below_item(item: Item, mentions: list[DateMention], around: _Around) -> _Around:
    """What an item that is no dated heading passes on: the year of a date in a heading.

    What stands below an act is part of it and inherits no time again.
    """
    if item.kind == "heading":
        named = [m for m in _all_times(item, around) if m.dates[0].when and not m.clock_only]
        when = named[0].dates[0].when if named else None
        if when and "X" not in when and ".." not in when:
            around = replace(around, reference=replace(around.reference, heading=when))
        return replace(around, inherited=None) if mentions else around
    if item.text.rstrip().endswith(":") and not mentions:
        return around
    return replace(around, inherited=None)


def _all_times(item: Item, around: _Around) -> list[DateMention]:
    return find_dates(item.text, around.reference)


def _is_act(item: Item) -> bool:
    """Whether an undated item is an act: no heading, no detail, nothing that only opens a list."""
    if not any(c.isalpha() for c in item.text) or is_detail(item.text):
        return False
    return not (item.children and (item.kind == "heading" or item.text.rstrip().endswith(":")))


def _is_frame(item: Item, key: str) -> bool:
    frames = wording.FRAME.match(key) or wording.CLOSING.search(item.text) or is_basis(item.text)
    if item.kind == "paragraph" and frames:
        return True
    return item.parent is not None and item.parent.parent is None and is_basis(item.text)


def _is_signing(item: Item) -> bool:
    return bool(wording.SIGNING.match(fold(item.text)))


def _signing(item: Item, following: list[Item], around: _Around) -> Iterator[Dated]:
    """The signing day of a memorandum; its act is the sentence that says what was agreed."""
    mentions = times_of(item.text, around.reference)[:1]
    act = item
    for candidate in (below for sibling in following[:8] for below in sibling.walk()):
        if wording.AGREEMENT.search(fold(candidate.text)) and candidate.kind == "paragraph":
            act = candidate
            break
    lines = item.lines if act is item else [*item.lines, *act.lines]
    yield from events_of(mentions, act.text, item.text, lines)
