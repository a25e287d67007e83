"""Times that a line names for others: of the act above it, and of what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.dates import DateMention
from parsers.doc_type import match_type
from parsers.outline import Item
from parsers.timeline import wording
from parsers.timeline.acts import Dated, events_of, rest_after
from parsers.timeline.times import leads
from parsers.wording import fold


def keyed(item: Item, mentions: list[DateMention]) -> Iterator[Dated]:
    """The events of `Thời gian: tháng 10/2023` below the act that it is said of."""
    key = wording.TIME_KEY.match(item.text)
    text = item.text[key.end() :] if key else item.text
    parent = item.parent
    activity = text
    lines = item.lines
    if (
        parent is not None
        and fold(parent.text)
        and not wording.GENERIC_HEADING.search(fold(parent.text))
        and match_type(parent.text) is None
    ):
        activity, lines = parent.text.rstrip(" :"), [*parent.lines, *item.lines]
    elif _is_whole_period(mentions):
        return
    for one in events_of(mentions, activity, item.text, lines):
        if one.event.location is None and parent is not None:
            one.event.location = _place_beside(parent)
        yield one


def _is_whole_period(mentions: list[DateMention]) -> bool:
    """Whether times without an act are a span of months or years: the plan's own period."""
    return all(
        "/" in (date.when or "") and not date.bound and date.precision not in ("time", "day")
        for mention in mentions
        for date in mention.dates
    )


def _place_beside(parent: Item) -> str | None:
    """The place that a sibling names: `Địa điểm: …`."""
    for child in parent.children:
        match = re.match(r"địa\s*điểm[^:]{0,20}:\s*(.+)", child.text, re.IGNORECASE)
        if match:
            return match[1].strip(" .;")
    return None


def heading_time(item: Item, mentions: list[DateMention]) -> DateMention | None:
    """The time that a heading gives to what stands below it.

    A heading is dated when its time opens it; one that names an act first and its time after
    is itself the event.
    """
    if not mentions or not item.children:
        return None
    key = wording.TIME_KEY.match(item.text)
    text = item.text[key.end() :] if key else item.text
    mention = mentions[0]
    offset = key.end() if key else 0
    moved = replace(mention, start=max(0, mention.start - offset), end=mention.end - offset)
    before = fold(text[: moved.start])
    generic = item.kind == "heading" and wording.OPENING.fullmatch(before)
    phase = wording.PHASE.match(before) is not None
    if not leads(text, moved) and not generic and not phase:
        return None
    whole = not rest_after(text, moved)
    return mention if whole or item.kind == "heading" or item.text.rstrip().endswith(":") else None
