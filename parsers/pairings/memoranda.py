"""Pairings told by the parties of a memorandum: `ĐẠI DIỆN TRƯỜNG A`, `BÊN B: TRƯỜNG B`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from normalizers.schools import SchoolMention, parse_cell, parse_schools
from normalizers.schools.levels import lead_at
from parsers.context import PlanContext
from parsers.pairings.addresses import place_below
from parsers.pairings.bodies import without_bodies
from parsers.pairings.names import name_context
from parsers.pairings.passages import passage_of
from parsers.pairings.telling import Telling, Told, side_of
from parsers.pairings.wording import ENOUGH, evidence
from parsers.text_tables import fold
from schemas.document import Document, Line, line_of
from schemas.plan import Evidence

# Đại diện: on behalf of; bên A: party A.
_PARTY = re.compile(
    r"^(?:[ivx\d]{1,3} )?(?:dai dien (?:cho )?(?:ben [a-d1-4] |don vi )?"
    r"|ben (?:[a-d]|[1-4]|thu \w+|giao|nhan|duoc|ho tro|giup|do dau)\b)"
)
_HEAD = re.compile(
    r"^[\W\d]*(?:[IVX]+\.\s*)?(?:bên(?:\s+\w+){1,5}\s*(?:\([^)]*\))?\s*[:.–-]|đại\s+diện(?:\s+cho)?"
    r"(?:\s+bên\s+\w+)?\s*:?|bên\s+\w+\s*(?:\([^)]*\))?\s*:?)\s*",
    re.IGNORECASE,
)
# `1. Trường A (sau đây gọi là Bên A)`: hereinafter called party A.
_CALLED = re.compile(
    r"(?:gọi\s+(?:tắt\s+)?là\s*:?\s*|\(\s*)[\"“']?bên\s+(?:[a-d]|[1-4]|thứ\s+\w+)(?![^\W_])",
    re.IGNORECASE,
)
_KINDS = ("ghi nho", "thoa thuan", "bien ban", "cam ket", "giao uoc", "hop tac", "ket nghia")
_LABEL = re.compile(r"\s*(?:[-–+•*]|[IVX\d]{1,4}[.)/])?\s*")
# What may stand before a school's name on its own line: a number, an officer's title.
_OFFICER = re.compile(
    r"\s*(?:[-–+•*]|[IVX\d]{1,4}[.)/])?\s*(?:(?:tm\.?|kt\.?|đại\s+diện|phó|hiệu\s+trưởng)\s*)*",
    re.I,
)
BY_LINES = "its parties are told by lines of their own, not called parties"
_MOST_PARTIES = 6
_LONGEST_LINE = 14  # words
_NEXT_LINE = 80  # letters of the next line in which a party may be called so
_FILLED = 0.8  # share of a line that its only school must make up


def told_by_memorandum(document: Document, context: PlanContext) -> Telling | None:
    """The pairing of the parties that a memorandum introduces; None when it has not two."""
    about = f"{context.doc_type or ''} {context.title}"
    is_memorandum = any(kind in fold(about) for kind in _KINDS)
    if not is_memorandum or evidence(about).balance < ENOUGH / 2:
        return None
    lines = [*document.lines, line_of("")]
    found = [_party(one, context) or _called(one, after, context) for one, after in pairwise(lines)]
    _place(found, lines)
    told = _each_once(found)
    doubts: list[str] = []
    if len(told) < 2 and _is_agreement(context):
        doubts = [BY_LINES]
        told = _each_once(_alone(line, context) for line in _before_recipients(lines))
    if not 2 <= len(told) <= _MOST_PARTIES:
        return None
    named = list(_named(document, context)) if any(map(_ends_its_line, told)) else []
    for party in told:
        _make_whole(party, named)
    first = told[0].passage.evidence()
    text = " | ".join(party.passage.evidence().text for party in told)
    place = Evidence(page=first.page, box=first.box, text=text)
    return Telling("memorandum", told, place, doubts=doubts)


def _place(parties: Sequence[Told | None], lines: Sequence[Line]) -> None:
    """Give each party the units of the address below its line."""
    is_party = [party is not None for party in parties]
    for at, party in enumerate(parties, 1):
        if party is not None:
            place = place_below(lines[at:], is_party[at:])
            party.commune, party.district, party.province = (
                place.commune,
                place.district,
                place.province,
            )


def _is_agreement(context: PlanContext) -> bool:
    """Whether a document is signed by its parties: an agreement, minutes, a memorandum."""
    kind = fold(context.doc_type or context.title)
    return any(word in kind for word in _KINDS if word != "ket nghia")


def _named(document: Document, context: PlanContext) -> Iterator[SchoolMention]:
    """All schools that the lines and cells of a document name, some of them cut by a line's end."""
    texts = [line.text for line in document.lines]
    texts += [cell.text for table in document.tables for cell in table.cells]
    for text in texts:
        found = parse_schools(text, name_context(context))
        yield from (mention for mention in found if not _is_mixed(mention.name))


def _is_mixed(name: str) -> bool:
    """Whether a name begins in capitals and goes on without: a person's behind it.

    >>> _is_mixed("HÒN THƠM Lê Kim Ngân"), _is_mixed("Hòn Thơm II"), _is_mixed("HÒN THƠM")
    (True, False, False)
    """
    words = name.split()
    return all(word.isupper() for word in words[:2]) and any(map(str.istitle, words[2:]))


def _ends_its_line(told: Told) -> bool:
    return told.mention.end >= len(told.passage.text.rstrip())


def _make_whole(told: Told, named: Sequence[SchoolMention]) -> None:
    """Give a name that the end of its line cut, as over a signature, its whole length.

    `ĐẠI DIỆN TRƯỜNG TIỂU HỌC BẾ VĂN` over `ĐÀN`, where the text names Bế Văn Đàn and no Bế Văn.
    """
    own = fold(told.mention.name)
    of_level = {fold(m.name): m for m in named if m.level == told.mention.level}
    longer = [name for name in of_level if name.startswith(f"{own} ")]
    longest = max(longer, key=len, default="")
    if not _ends_its_line(told) or not longest or not all(map(longest.startswith, longer)):
        return
    whole = of_level[longest]
    told.mention = replace(told.mention, name=whole.name, full_name=whole.full_name)
    told.doubts.append(f"cut at the end of its line; the text names {whole.name}")


def _each_once(found: Iterable[Told | None]) -> list[Told]:
    told: list[Told] = []
    for party in found:
        if party is not None and not any(_same(party, other) for other in told):
            party.side = side_of(len(told))
            told.append(party)
    return told


def _before_recipients(lines: Iterable[Line]) -> Iterator[Line]:
    return takewhile(lambda line: not fold(line.text).startswith("noi nhan"), lines)


def _alone(line: Line, context: PlanContext) -> Told | None:
    """The school that fills a line: in the letterhead, among those present, over a signature."""
    if not line.words or len(line.words) > _LONGEST_LINE:
        return None
    passage = passage_of([line])
    text = without_bodies(passage.text)
    head = _OFFICER.match(text)
    begin = head.end() if head else 0
    reading = parse_cell(text[begin:], name_context(context))[0]
    if len(reading.schools) != 1 or lead_at(text, begin) is None:
        return None
    (school,) = reading.schools
    if school.kind != "school" or school.end - school.start < _FILLED * len(text[begin:].strip()):
        return None
    return Told(replace(school, start=school.start + begin, end=school.end + begin), passage)


def _party(line: Line, context: PlanContext) -> Told | None:
    if not line.words or len(line.words) > 30 or not _PARTY.match(fold(line.text)):
        return None
    passage = passage_of([line])
    head = _HEAD.match(passage.text)
    begin = head.end() if head else 0
    mentions = parse_schools(passage.text[begin:], name_context(context))
    if len(mentions) != 1:
        return None
    mention = replace(mentions[0], start=mentions[0].start + begin, end=mentions[0].end + begin)
    return Told(mention, passage)


def _called(line: Line, after: Line, context: PlanContext) -> Told | None:
    """The school at the start of a line that calls it a party, there or on the next line."""
    here = bool(_CALLED.search(line.text))
    passage = passage_of([line] if here else [line, after])
    marker = _CALLED.search(passage.text)
    if not line.words or marker is None or marker.start() > len(line.text) + _NEXT_LINE:
        return None
    head = passage.text[: marker.start()]
    starts = lead_at(head, _LABEL.match(head).end())  # type: ignore[union-attr]
    readings = parse_cell(head, name_context(context)) if starts else []
    whole = [reading for reading in readings if len(reading.schools) == 1]
    if not whole:
        return None
    return Told(whole[0].schools[0], passage, score=whole[0].score)


def _same(one: Told, two: Told) -> bool:
    return fold(one.mention.full_name) == fold(two.mention.full_name)
