"""Clusters told by their lead in a sentence: `Trường A (cụm trưởng) cùng các trường B, C`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.schools import parse_schools
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.clusters import schools_of
from parsers.pairings.list_headings import row, section
from parsers.pairings.passages import passage_of
from parsers.pairings.telling import Telling, Told, side_of
from parsers.pairings.wording import ENOUGH, Evidence, evidence
from schemas.plan import Level

# cụm trưởng, trưởng cụm, nhóm trưởng, đầu cụm: the lead of a cluster or group, and no other chair
_LEAD = re.compile(
    r"(?:(?:là|làm|giữ\s+vai\s+trò)\s+)?(?:trường\s+|đơn\s+vị\s+)?"
    r"(?:cụm\s+trưởng|trưởng\s+cụm|nhóm\s+trưởng|trưởng\s+nhóm|đầu\s+cụm)(?![^\W_])",
    re.IGNORECASE,
)
# What leads over to the others: along with, with, and, of, guides.
_OVER = re.compile(
    r"[\s),;:–-]*(?:(?:cùng|với|và|gồm|dẫn\s+dắt|phụ\s+trách|thành\s+viên|là)(?![^\W_])[\s:]*)*"
    r"(?:(?:các|những|\d+|hai|ba|bốn)\s+)*(?:thành\s+viên\s*:?\s*(?:là\s+)?)?",
    re.IGNORECASE,
)
# Where the row of the others ends: are members, are twinned, work, in, from, to.
_ENDS = re.compile(
    r"\s+(?:là|làm|kết\s+nghĩa|kết\s+thành|thành\s+lập|tạo\s+thành|hợp\s+thành|sinh\s+hoạt|hoạt\s+động"
    r"|thực\s+hiện|tổ\s+chức|hỗ\s+trợ|giúp|trong|từ|theo|để|nhằm|có|được|sẽ|cùng\s+nhau)(?![^\W_])"
    r"|[.;]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;]+(?:\.(?!\s|$)[^.;]*)*")
_FEWEST = 3  # schools: of two, one leads the other in other words


def told_by_lead(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Iterator[Telling]:
    """The clusters whose lead begins a sentence of an item, the others right behind it."""
    sentences = [found for found in _SENTENCE.finditer(item.text) if _LEAD.search(found.group())]
    if not sentences or (near + evidence(item.text)).balance < ENOUGH:
        return
    for sentence in sentences:
        begin = sentence.end() - len(sentence.group().lstrip())
        told = _led(replace(item, text=item.text[: sentence.end()]), begin, level, context)
        if len(told) >= _FEWEST:
            yield Telling(
                "list" if item.label else "sentence",
                told,
                passage_of(item.lines).evidence(),
                relation="cluster",
                section=section(item),
                section_level=level,
                row=row(item) if len(sentences) == 1 else None,
            )


def _led(item: Item, begin: int, level: Level | None, context: PlanContext) -> list[Told]:
    """The lead that a sentence begins with and the schools in one row behind it."""
    others = _others_begin(item.text, begin)
    if others is None:
        return []
    lead_end, at = others
    ends = _ENDS.search(item.text, at)
    row_of_others = replace(item, text=item.text[: ends.start() if ends else None])
    lead = schools_of(replace(item, text=item.text[:lead_end]), begin, level, context)
    told = [*lead, *schools_of(row_of_others, at, level, context)]
    if len(lead) != 1 or any(party.mention.kind != "school" for party in told):
        return []
    for place, party in enumerate(told):
        party.side, party.lead = side_of(place), place == 0
    return told


def _others_begin(text: str, begin: int) -> tuple[int, int] | None:
    """Where the lead that begins at `begin` ends, and where a school behind it begins.

    >>> text = "Trường TH A Dơi (cụm trưởng) cùng các trường TH Hướng Lộc, Ba Tầng"
    >>> text[slice(*_others_begin(text, 0))]
    ' (cụm trưởng) cùng các '
    >>> _others_begin("Trường TH A Dơi kết nghĩa với trường TH Hướng Lộc", 0) is None
    True
    """
    plain = parse_schools(text[begin:])
    if len(plain) < 2 or plain[0].start > 0:
        return None
    noted = text.find("(", begin + plain[0].start, begin + plain[0].end)
    end = len(text[: noted if noted >= 0 else begin + plain[0].end].rstrip())
    lead = _LEAD.match(text, len(text) - len(text[end:].lstrip(" ,(–-")))
    over = _OVER.match(text, lead.end()) if lead else None
    return (end, over.end()) if over and over.end() == begin + plain[1].start else None
