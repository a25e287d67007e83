"""Pairings told as list items under a heading: `1. TH A – TH B`, `Cụm 1: A (cụm trưởng), B, C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from normalizers.schools import CellReading, SchoolMention, parse_schools, section_level
from normalizers.schools.levels import lead_at
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.captions import is_section
from parsers.pairings.names import name_context, read_cell
from parsers.pairings.passages import passage_of, passage_of_text
from parsers.pairings.sentences import TITLE_SHARE, told_by_sentences
from parsers.pairings.table_cells import is_lead
from parsers.pairings.table_header import school_words
from parsers.pairings.telling import Telling, Told
from parsers.pairings.wording import CLUSTER_START, ENOUGH, Evidence, evidence
from parsers.text_tables import fold
from schemas.plan import Level, Relation

_SIDES = "abcdefghijklmnopqrstuvwxyz"
_LINK = re.compile(
    r"[\s\"“”]*(?:<?[-–—=]+>?|↔|⇔|\+|&|/|\bvà\b|\bvới\b|\bcùng\b|kết\s*nghĩa(?:\s*với)?"
    r"|kết\s*nối(?:\s*với)?)[\s\"“”]*(?:trường\s*)?",
    re.IGNORECASE,
)
# Weaker than the marks of pairing: they only put schools of one side together.
_AND = re.compile(r"[\s\"“”]*(?:,|;|\+|&|/|,?\s*\bvà\b)[\s\"“”]*(?:trường\s*)?", re.IGNORECASE)
_PERSON = re.compile(  # Bà: Mrs; chức vụ: office held
    r"^\s*(?:ông|bà|thầy|cô|đồng\s+chí|đ/c)\s*[:.]|(?:^|\W)chức\s+(?:vụ|danh)\W", re.IGNORECASE
)
_PREFIX = re.compile(r"([^:;]{2,200}):\s+")
_LONGEST_SECTION = 60  # letters of a prefix that names the level of the pairs after it
_LIST_TITLES = ("danh sach", "bang ", "bieu ", "phu luc", "cac cap", "cac truong", "cum ", "nhom ")
_PAIR_NUMBER = re.compile(r"(?:cặp|nhóm)(?:\s+(?:trường|số))*\s+(\d{1,2})$", re.IGNORECASE)
# Share of the text that schools must make up, of a numbered item and of a plain line.
_COVERED = 0.6
_COVERED_PLAIN = 0.85
_PAIR_START = re.compile(
    r"\s*(?:cặp|nhóm)(?:\s+(?:trường|số|đơn\s+vị|kết\s+nghĩa))*\s+(?:\d{1,2}|[IVX]{1,4})\s*[:.)–-]",
    re.IGNORECASE,
)
_PARTNERS = re.compile(  # the unit, school or party of the twinning
    r"(?:các\s+|tên\s+)?(?:đơn\s+vị|trường|đối\s+tác|địa\s+chỉ|bên)\s+(?:được\s+)?(?:kết\s+nghĩa|nhận\s+đỡ\s+đầu)"
    r"(?:\s+với\s+(?:nhà\s+)?trường)?\s*:?\s*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:Các|Hai|Những|Đề nghị|Yêu cầu|Trên đây|Biên bản|Căn cứ|Thời gian)\s")
_INTRODUCTION = re.compile(
    r"^\s*(?:\(\d+\s*trường\)\s*)?(?:gồm(?:\s+có)?(?:\s+các)?(?:\s+\d+)?(?:\s+trường)?\s*)?[:.–-]?\s*",
    re.IGNORECASE,
)


def told_by_item(item: Item, context: PlanContext) -> Iterator[Telling]:
    """The pairings that an outline item tells by itself or with the items below it."""
    parts = _numbered_parts(item)
    if parts:
        for part in parts:
            yield from told_by_item(part, context)
        return
    near = evidence_above(item)
    level = level_above(item)
    own = _with_own_school(item, near, context)
    if own is not None:
        yield own
        return
    cluster = _cluster(item, near, level, context)
    if cluster is not None:
        yield cluster
        return
    pairs = list(_pairs(item, near, level, context))
    if pairs:
        yield from pairs
        return
    if _in_cluster(item) or _PERSON.match(item.text):
        return
    passage, start = passage_of_text(item.text, item.lines)
    for telling in told_by_sentences(passage, start, item.text, context, level=level, near=near):
        yield _listed(telling, item)


def _numbered_parts(item: Item) -> list[Item]:
    """The pairs of a paragraph whose lines begin with `Cặp 1:`, `Cặp số 2:`, `Nhóm 3:`."""
    starts = [i for i, line in enumerate(item.lines) if _PAIR_START.match(line.text)]
    if len(starts) < 2 or starts[0] != 0:
        return []
    parts = []
    for start, end in pairwise([*starts, len(item.lines)]):
        lines = item.lines[start:end]
        text = " ".join(line.text for line in lines)
        parts.append(replace(item, text=text, lines=lines, children=[]))
    return parts


def _with_own_school(item: Item, near: Evidence, context: PlanContext) -> Telling | None:
    """A school's own plan with a heading `Đơn vị kết nghĩa` over the schools it is twinned with."""
    if not _PARTNERS.match(item.text) or (near + evidence(item.text)).balance < ENOUGH:
        return None
    own = [m for m in parse_schools(context.issuer_name or "") if m.kind == "school"]
    children = [child for child in item.children if child.text]
    told = [party for child in children for party in _schools_of(child, 0, None, context)]
    if len(own) != 1 or not told or len(told) != len(children):
        return None
    names = {party.mention.full_name for party in told}
    if own[0].full_name not in names:
        reason = "the plan's own school"
        first = replace(own[0], start=0, end=0, reasons=(*own[0].reasons, reason))
        told.insert(0, Told(first, told[0].passage, side="a"))
    for party in told[1:]:
        party.side = "b"
    lines = [line for child in children for line in child.lines]
    return Telling("list", told, passage_of(lines).evidence())


def evidence_above(item: Item) -> Evidence:
    """What the two nearest headings above an item say for and against twinning."""
    total = Evidence()
    for above in list(item.ancestors())[:2]:
        total += evidence(above.text)
    if item.parent is not None:
        total += _lead_in(item)
    return total


def _lead_in(item: Item) -> Evidence:
    """What the paragraph right before a list says, when it ends with a colon or is a title."""
    siblings = item.parent.children if item.parent is not None else []
    at = next((i for i, other in enumerate(siblings) if other is item), 0)
    for other in reversed(siblings[:at]):
        if other.style == item.style and other.label is not None:
            continue
        if other.kind == "table":
            break
        title = other.text.rstrip().endswith(":") or fold(other.text).startswith("danh sach")
        return evidence(other.text) if title else Evidence()
    return Evidence()


def level_above(item: Item) -> Level | None:
    """The level that the nearest heading with a level names."""
    for above in item.ancestors():
        level = section_level(above.text)
        if level is not None:
            return level
    return None


def _section(item: Item) -> str | None:
    """The heading above a list, as printed, when it is the list's own."""
    parent = item.parent
    if parent is None or not parent.lines:
        return None
    label = parent.lines[0].label
    printed = " ".join(line.text for line in parent.lines if line.words).strip("*# ")
    if school_words(printed) > 1 and (section_level(printed) is None or parse_schools(printed)):
        return None
    if section_level(printed) is None and not fold(printed).startswith(_LIST_TITLES):
        return None  # a heading of the plan, numbered or not
    printed = f"{label} {printed}" if label else printed
    return printed if is_section(printed) else None


def _row(item: Item) -> str | None:
    return item.label if item.style in ("arabic", "letter") else None


def _listed(telling: Telling, item: Item) -> Telling:
    """A sentence that is an item of a list has the item's number and the list's section."""
    starts = telling.parties[0].mention.start <= len(item.label or "") + 14
    siblings = item.parent.children if item.parent is not None else []
    if starts and item.label is not None and len(siblings) > 1:
        telling.row, telling.section, telling.source = _row(item), _section(item), "list"
    return telling


def _pairs(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Iterator[Telling]:
    """An item whose text is schools with dashes between them, under a heading on twinning.

    Several pairs may stand in one item: `Cấp tiểu học: A với B; C với D`.
    """
    weight = near + evidence(item.text) + evidence(context.title).times(TITLE_SHARE)
    if weight.balance < ENOUGH or not item.text or _PERSON.search(item.text):
        return
    prefix, begin = _prefix(item.text)
    own_level = (section_level(prefix) if len(prefix) <= _LONGEST_SECTION else None) or level
    clauses = _clauses(_own_lines(item), begin)
    tellings = []
    for start, clause in clauses:
        schools, rest = _first_clause(clause)
        reading = read_cell(schools, name_context(context, own_level))
        labelled = bool(item.label or prefix) or len(clauses) > 1
        if len(reading.schools) >= 2 and _is_pair(schools, reading, labelled):
            tellings.append(_pair(item, start, schools, reading, rest, own_level))
    if len(clauses) > 1 and len(tellings) < 0.6 * len(clauses):
        return
    number = _PAIR_NUMBER.match(prefix)
    for telling in tellings:
        telling.row = _row(item) if len(clauses) == 1 else None
        if number is not None and telling.row is None and len(clauses) == 1:
            telling.row = number.group(1)
        if section_level(prefix) is not None and len(prefix) <= _LONGEST_SECTION:
            telling.section = prefix
        yield telling


def _own_lines(item: Item) -> str:
    """The text of an item up to a line that begins a sentence on schools of its own.

    The last item of a list is often read together with the plain text below it.
    """
    at = 0
    for i, line in enumerate(item.lines):
        begins = lead_at(line.text, 0) or _BEGINS.match(line.text)
        found = item.text.find(line.text, at)
        if i and begins and found > 0 and item.text[:found].rstrip()[-1:] not in ",-–+>&":
            return item.text[:found]
        at = max(at, found)
    return item.text


def _sides(text: str, schools: Sequence[SchoolMention]) -> list[str]:
    """The side of each school: `A và B kết nghĩa với C` has two, `A – B – C` three."""
    weak = [bool(_AND.fullmatch(text[a.end : b.start])) for a, b in pairwise(schools)]
    if all(weak):
        weak = [False] * len(weak)
    at, sides = 0, [_SIDES[0]]
    for together in weak:
        at += not together
        sides.append(_SIDES[at])
    return sides


def _pair(
    item: Item, begin: int, text: str, reading: CellReading, rest: str, level: Level | None
) -> Telling:
    passage, start = passage_of_text(item.text, item.lines)
    sides = _sides(text, reading.schools)
    told = [
        Told(
            replace(m, start=m.start + start + begin, end=m.end + start + begin),
            passage,
            side=side,
            doubts=list(reading.reasons),
            score=reading.score,
        )
        for m, side in zip(reading.schools, sides, strict=True)
    ]
    below = [
        child.text
        for child in item.children
        if child.text and child.style == "bullet" and len(parse_schools(child.text)) < 2
    ]
    return Telling(
        "list",
        told,
        passage.evidence(),
        section=_section(item),
        section_level=level,
        focus=[rest] if rest else below,
    )


def _prefix(text: str) -> tuple[str, int]:
    """A short label before a colon that names no school (`Cấp tiểu học`, `Cặp 1`)."""
    match = _PREFIX.match(text)
    if match is None or parse_schools(match.group(1)):
        return "", 0
    return match.group(1).strip(), match.end()


def _clauses(text: str, begin: int) -> list[tuple[int, str]]:
    """The clauses from `begin` on that semicolons part, with where each begins."""
    clauses = []
    for match in re.finditer(r"[^;]+", text[begin:]):
        piece = match.group().rstrip(" .,")
        indent = len(piece) - len(piece.lstrip())
        if piece.strip():
            clauses.append((begin + match.start() + indent, piece.strip()))
    return clauses


def _first_clause(text: str) -> tuple[str, str]:
    """The part before a colon that follows schools, and the part after it."""
    match = re.search(r":\s+", text)
    if match is None or len(text[: match.start()].split()) < 4:
        return text, ""
    return text[: match.start()], text[match.end() :].strip()


def _is_pair(text: str, reading: CellReading, labelled: bool) -> bool:
    """Whether schools make up most of a text and marks of pairing stand between them."""
    schools = reading.schools
    covered = sum(school.end - school.start for school in schools)
    between = [text[one.end : two.start] for one, two in pairwise(schools)]
    linked = sum(bool(_LINK.fullmatch(part)) for part in between)
    commas = sum(part.strip() in (",", ";") for part in between)
    return (
        linked >= 1
        and linked + commas == len(between)
        and covered + sum(map(len, between))
        >= (_COVERED if labelled else _COVERED_PLAIN) * len(text)
        and len({(s.full_name, s.district, s.commune) for s in schools}) > 1
    )


def _in_cluster(item: Item) -> bool:
    parent = item.parent
    return parent is not None and _cluster_word(parent.text) is not None


def _cluster_word(text: str) -> re.Match[str] | None:
    """`Cụm 1`, `Nhóm II`, `Cụm trường số 3` at the start of a text, with a number or a colon."""
    match = CLUSTER_START.match(text)
    if match is None:
        return None
    named = match.group("number") or ":" in text[: match.end() + 30]
    return match if named else None


def _cluster(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Telling | None:
    """A cluster told in one item, or in an item and the schools listed below it."""
    match = _cluster_word(item.text)
    if match is None:
        return None
    weight = near + evidence(item.text) + evidence(context.title).times(TITLE_SHARE)
    weight += Evidence(sum(evidence(child.text).weight_for for child in item.children[:3]), 0.0)
    if weight.balance < ENOUGH:
        return None
    own_level = section_level(item.text[: match.end()]) or level
    told = _each_once(_members(item, match.end(), own_level, context))
    if len(told) < 2:
        return None
    for i, party in enumerate(told):
        party.side = _SIDES[min(i, len(_SIDES) - 1)]
    word = match.group("word").casefold()
    relation: Relation = "twin" if word == "nhóm" and not any(p.lead for p in told) else "cluster"
    return Telling(
        "list",
        told,
        told[0].passage.evidence(),
        relation=relation,
        section=_section(item),
        section_level=own_level,
        row=match.group("number") or _row(item),
    )


def _members(item: Item, after: int, level: Level | None, context: PlanContext) -> list[Told]:
    intro = _INTRODUCTION.match(item.text[after:])
    begin = after + (intro.end() if intro else 0)
    told = _schools_of(item, begin, level, context)
    if len(told) >= 2:
        return told
    for child in _below(item):
        told.extend(_schools_of(child, 0, level, context))
    return told


def _below(item: Item) -> list[Item]:
    """The items below one, or the bullets that follow it where the outline keeps them beside."""
    if item.children or item.parent is None:
        return item.children
    siblings = item.parent.children
    at = next(i for i, other in enumerate(siblings) if other is item)
    followers = takewhile(lambda other: other.style == "bullet", siblings[at + 1 :])
    return [] if item.style == "bullet" else list(followers)


def _each_once(told: Sequence[Told]) -> list[Told]:
    """A cluster's schools once each; the lead is often named apart and again in the list."""
    kept: list[Told] = []
    for party in told:
        same = next((k for k in kept if k.mention.full_name == party.mention.full_name), None)
        if same is None:
            kept.append(party)
        else:
            same.lead = same.lead or party.lead
    return kept


def _schools_of(item: Item, begin: int, level: Level | None, context: PlanContext) -> list[Told]:
    text = item.text[begin:].rstrip(" .;")
    if not text:
        return []
    passage, start = passage_of_text(item.text, item.lines)
    reading = read_cell(text, name_context(context, level))
    return [
        Told(
            replace(m, start=m.start + start + begin, end=m.end + start + begin),
            passage,
            lead=is_lead(text, m),
            doubts=list(reading.reasons),
            score=reading.score,
        )
        for m in reading.schools
    ]
