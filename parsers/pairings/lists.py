"""Pairings told as list items under a heading: `1. TH A – TH B`, `Cụm 1: A (cụm trưởng), B, C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalizers.schools import CellReading, SchoolMention, parse_schools, section_level
from normalizers.schools.levels import lead_at
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.clusters import SIDES, in_cluster, schools_of, told_by_cluster
from parsers.pairings.groups import told_by_group
from parsers.pairings.list_headings import evidence_above, level_above, row, section
from parsers.pairings.names import name_context, read_cell
from parsers.pairings.passages import passage_of, passage_of_text
from parsers.pairings.sentences import TITLE_SHARE, are_places_of_schools, told_by_sentences
from parsers.pairings.telling import Telling, Told
from parsers.pairings.wording import ENOUGH, Evidence, evidence
from schemas.plan import Level

_LINK = re.compile(
    r"[\s\"“”)]*(?:<?[-–—=]+>?|↔|⇔|\+|&|/|\bvà\b|\bvới\b|\bcùng\b|kết\s*nghĩa(?:\s*với)?"
    r"|kết\s*nối(?:\s*với)?)[\s\"“”]*(?:trường\s*)?",
    re.IGNORECASE,
)
# Weaker than the marks of pairing: they only put schools of one side together.
_AND = re.compile(r"[\s\"“”)]*(?:,|;|\+|&|/|,?\s*\bvà\b)[\s\"“”]*(?:trường\s*)?", re.IGNORECASE)
_PERSON = re.compile(  # Bà: Mrs; chức vụ: office held
    r"^\s*(?:ông|bà|thầy|cô|đồng\s+chí|đ/c)\s*[:.]|(?:^|\W)chức\s+(?:vụ|danh)\W", re.IGNORECASE
)
# A role in brackets: hỗ trợ, giúp đỡ: help; đỡ đầu: sponsor; nhận, được: receive.
_HELP = r"(?:hỗ\s+trợ|giúp|đỡ\s+đầu)"
_HELPS = re.compile(rf"^\W*(?:(?:trường|đơn\s+vị|bên)\s+)?(?:đi\s+|cử\s+)?{_HELP}", re.IGNORECASE)
_HELPED = re.compile(
    rf"^\W*(?:(?:trường|đơn\s+vị|bên)\s+)?(?:được|nhận)(?:\s+sự)?\s+{_HELP}", re.IGNORECASE
)
_WITH_VERB = re.compile(  # ghép: put together, sánh vai: side by side, đồng hành: go along
    r"\b(?:được\s+)?(?:ghép(?:\s+(?:cặp|đôi))?|sánh\s+vai|đồng\s+hành|phối\s+hợp|gắn\s+kết|hợp\s+tác"
    r"|giao\s+lưu|bắt\s+cặp|cặp|đi)\s+(?:cùng(?:\s+với)?|với)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"([^:;]{2,200}):\s+")
_LONGEST_SECTION = 60  # letters of a prefix that names the level of the pairs after it
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
    cluster = told_by_cluster(item, near, level, context)
    if cluster is not None:
        yield cluster
        return
    pairs = list(_pairs(item, near, level, context))
    if pairs:
        yield from pairs
        return
    if in_cluster(item) or _PERSON.match(item.text):
        return
    group = told_by_group(item, near + evidence(context.subject).times(TITLE_SHARE), level, context)
    if group is not None:
        yield group
        return
    passage, start = passage_of_text(item.text, item.lines)
    told = list(told_by_sentences(passage, start, item.text, context, level=level, near=near))
    yield from (_listed(telling, item) for telling in told)
    if not told and near.balance >= ENOUGH and _is_unusual_pair(item):
        yield from _unusual_pair(item, level, context)


def _is_unusual_pair(item: Item) -> bool:
    """Whether an item and one beside it are two schools each, with other words between them."""
    siblings = item.parent.children if item.parent is not None else []
    alike = [other for other in siblings if other.style == item.style and _two_apart(other.text)]
    return len(alike) > 1 and any(other is item for other in alike)


def _two_apart(text: str) -> bool:
    schools = parse_schools(text)
    if len(schools) != 2 or evidence(text).weight_against:
        return False
    between = text[schools[0].end : schools[1].start]
    covered = sum(school.end - school.start for school in schools)
    return between.strip(" ,;.") != "" and covered >= _COVERED * len(text)


def _unusual_pair(item: Item, level: Level | None, context: PlanContext) -> Iterator[Telling]:
    told = schools_of(item, 0, level, context)
    if len(told) != 2:
        return
    told[1].side = "b"
    yield Telling(
        "list",
        told,
        told[0].passage.evidence(),
        section=section(item),
        section_level=level,
        row=row(item),
        doubts=["two schools in a list of pairs, without a known word between them"],
    )


def _numbered_parts(item: Item) -> list[Item]:
    """The pairs of a paragraph whose lines begin with `Cặp 1:`, or are each a pair of schools."""
    starts = [i for i, line in enumerate(item.lines) if _PAIR_START.match(line.text)]
    if not starts and all(_is_whole_pair(line.text) for line in item.lines):
        starts = list(range(len(item.lines)))
    if len(starts) < 2 or starts[0] != 0:
        return []
    parts = []
    for start, end in pairwise([*starts, len(item.lines)]):
        lines = item.lines[start:end]
        text = " ".join(line.text for line in lines)
        parts.append(replace(item, text=text, lines=lines, children=[]))
    return parts


def _is_whole_pair(line: str) -> bool:
    """Whether a line begins with a school and tells two or more, none of them cut at its end."""
    return bool(lead_at(line, 0)) and len(parse_schools(line)) >= 2


def _with_own_school(item: Item, near: Evidence, context: PlanContext) -> Telling | None:
    """A school's own plan with a heading `Đơn vị kết nghĩa` over the schools it is twinned with."""
    if not _PARTNERS.match(item.text) or (near + evidence(item.text)).balance < ENOUGH:
        return None
    own = [m for m in parse_schools(context.issuer_name or "") if m.kind == "school"]
    children = [child for child in item.children if child.text]
    told = [party for child in children for party in schools_of(child, 0, None, context)]
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


def _listed(telling: Telling, item: Item) -> Telling:
    """A sentence that is an item of a list has the item's number and the list's section."""
    starts = telling.parties[0].mention.start <= len(item.label or "") + 14
    siblings = item.parent.children if item.parent is not None else []
    if starts and item.label is not None and len(siblings) > 1:
        telling.row, telling.section, telling.source = row(item), section(item), "list"
    return telling


def _pairs(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Iterator[Telling]:
    """An item whose text is schools with dashes between them, under a heading on twinning.

    Several pairs may stand in one item: `Cấp tiểu học: A với B; C với D`.
    """
    weight = near + evidence(item.text) + evidence(context.subject).times(TITLE_SHARE)
    if weight.balance < ENOUGH or not item.text or _PERSON.search(item.text):
        return
    prefix, begin = _prefix(item.text)
    own_level = (section_level(prefix) if len(prefix) <= _LONGEST_SECTION else None) or level
    clauses = _clauses(_own_lines(item), begin)
    tellings = []
    for start, clause in clauses:
        schools, rest = _first_clause(clause)
        schools = _WITH_VERB.sub(lambda verb: "–".center(len(verb.group())), schools)
        reading = read_cell(schools, name_context(context, own_level))
        labelled = bool(item.label or prefix) or len(clauses) > 1
        if len(reading.schools) >= 2 and _is_pair(schools, reading, labelled):
            tellings.append(_pair(item, start, schools, reading, rest, own_level))
    if len(clauses) > 1 and len(tellings) < 0.6 * len(clauses):
        return
    number = _PAIR_NUMBER.match(prefix)
    for telling in tellings:
        telling.row = row(item) if len(clauses) == 1 else None
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
    at, sides = 0, [SIDES[0]]
    for together in weak:
        at += not together
        sides.append(SIDES[at])
    return sides


def _pair(
    item: Item, begin: int, text: str, reading: CellReading, rest: str, level: Level | None
) -> Telling:
    passage, start = passage_of_text(item.text, item.lines)
    sides = _sides(text, reading.schools)
    leads = _helpers(text, reading.schools)
    told = [
        Told(
            replace(m, start=m.start + start + begin, end=m.end + start + begin),
            passage,
            side=side,
            lead=lead,
            doubts=list(reading.reasons),
            score=reading.score,
        )
        for m, side, lead in zip(reading.schools, sides, leads, strict=True)
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
        relation="mentor" if any(leads) else "twin",
        directed=any(leads),
        section=section(item),
        section_level=level,
        focus=[rest] if rest else below,
    )


def _helpers(text: str, schools: Sequence[SchoolMention]) -> list[bool]:
    """Which schools a bracket behind them calls the helper, where another is called the helped."""
    ends = [*(school.start for school in schools[1:]), len(text)]
    behind = [f"{m.note or ''} {text[m.end : end]}" for m, end in zip(schools, ends, strict=True)]
    helps = [bool(_HELPS.search(words)) for words in behind]
    helped = [bool(_HELPED.search(words)) for words in behind]
    clear = any(helps) and any(helped) and not any(map(min, helps, helped))
    return helps if clear else [False] * len(helps)


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
    if are_places_of_schools(text, schools):
        return False
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
