"""Schools told together by a label or a lead-in: `Cặp thứ nhất:` or `A giúp đỡ các trường:` over
one school a line, `Cặp 1 gồm A và B; …`, `Tổ liên trường 2: A, B và C`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from normalizers.schools import parse_schools, section_level
from normalizers.schools.levels import lead_at
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.card_fields import FIELD, aims_of_fields
from parsers.pairings.clusters import schools_of
from parsers.pairings.focus_items import focus_behind
from parsers.pairings.links import tie
from parsers.pairings.list_headings import row, section
from parsers.pairings.names import name_context
from parsers.pairings.table_header import PARTY_ROLES
from parsers.pairings.telling import Telling, Told, side_of
from parsers.pairings.wording import BETWEEN, ENOUGH, Evidence, evidence
from parsers.text_tables import Role, header_role
from schemas.plan import Level, Relation

# cặp: pair, nhóm: group, tổ: team, cụm: cluster; thứ nhất: the first
_LABEL = re.compile(
    r"\W*(?P<word>cặp|nhóm|cụm|liên\s*trường|(?:tổ|mạng\s+lưới)(?=\s+(?:liên|hợp\s+tác|kết)))"
    r"(?:\s+(?:trường|liên\s*trường|liên\s*kết|hợp\s+tác|kết\s*nghĩa|kết\s+nối|đơn\s+vị|số))*"
    r"\s*(?P<number>\d{1,2}|[IVX]{1,4}\b)?(?P<name>[^:;.,]{0,30}?)\s*"
    r"(?::|\b(?:bao\s+)?gồm(?:\s+có)?\b|\blà\b|$)\s*(?:gồm\s+)?(?:(?:có\s+)?\d+\s+(?:trường|đơn\s+vị)\s*:?)?",
    re.IGNORECASE,
)
_VERBS = [(re.compile(rf"\W*(?:sẽ\s+)?{words}", re.IGNORECASE), kind) for words, kind in BETWEEN]
_ALONE = 0.7  # share of a line that its only school must make up
_FOCUS_LABEL = re.compile(r"^[^:]{2,40}:\s+")


def told_by_group(
    item: Item, weight: Evidence, level: Level | None, context: PlanContext
) -> Telling | None:
    """The pairing of an item that labels its schools, or leads in those on the lines below."""
    if (weight + evidence(_to_the_last_school(item.text, 0)[0])).balance < ENOUGH:
        return None
    match = _LABEL.match(item.text)
    if match is not None and not parse_schools(match.group("name")):
        return _labelled(item, match, level, context)
    return _led_in(item, level, context) or _with_partner_below(item, level, context)


def _labelled(
    item: Item, match: re.Match[str], level: Level | None, context: PlanContext
) -> Telling | None:
    own_level = section_level(match.group()) or level
    text, rest = _to_the_last_school(item.text, match.end())
    focus = focus_behind(rest)
    told = schools_of(replace(item, text=text), match.end(), own_level, context)
    is_cluster = match.group("word").casefold() == "cụm" or any(party.lead for party in told)
    relation: Relation = "cluster" if is_cluster else "twin"
    if not told and not text[match.end() :].strip(" .:"):
        told, focus = _fields_below(item, own_level, context)
        helping = not is_cluster and any(party.lead for party in told)
        relation = "mentor" if helping else relation
    if len(told) < 2:
        return None
    for i, party in enumerate(told):
        party.side = side_of(i)
    return Telling(
        "list",
        told,
        told[0].passage.evidence(),
        relation=relation,
        section=section(item),
        section_level=own_level,
        row=match.group("number") or row(item),
        focus=focus,
    )


def _to_the_last_school(text: str, begin: int) -> tuple[str, str]:
    """The text up to the clause that holds its last school, and what follows it.

    >>> _to_the_last_school("Cặp 1 gồm TH Ba Vì và TH Yên Bài; nội dung: dạy STEM.", 9)
    ('Cặp 1 gồm TH Ba Vì và TH Yên Bài', 'dạy STEM')
    """
    schools = parse_schools(text[begin:])
    for mark in re.finditer(r"[;.](?=\s)", text[begin:]):
        at = begin + mark.start()
        if not schools or mark.start() < schools[-1].end:
            continue  # this one or another stands behind
        if parse_schools(text[begin:at]) and not parse_schools(text[at:]):
            return text[:at], _FOCUS_LABEL.sub("", text[at + 1 :].strip(" .;"))
    return text, ""


def _led_in(item: Item, level: Level | None, context: PlanContext) -> Telling | None:
    """`A giúp đỡ các trường:` over the schools that A helps, one a line."""
    if not item.text.rstrip().endswith(":"):
        return None
    heads = schools_of(item, 0, level, context)
    if len(heads) != 1 or heads[0].mention.kind != "school":
        return None
    kind = _verb_after(item.text, context)
    below = _below(item, level, context) if kind else []
    if not below:
        return None
    helps = kind == "mentor"
    for party in below:
        party.side, party.lead = "b", kind == "mentored"
    heads[0].lead = helps
    return _head_and_others(item, heads[0], below, "twin" if kind == "twin" else "mentor", level)


def _verb_after(text: str, context: PlanContext) -> str | None:
    """The relation that the words between a school and the colon at the end tell."""
    plain = parse_schools(text, name_context(context))
    rest = text[plain[0].end :] if plain else ""
    return next((kind for verb, kind in _VERBS if verb.match(rest)), None)


def _below(item: Item, level: Level | None, context: PlanContext) -> list[Told]:
    """The schools of the lines below an item, or right after it, that hold one school each."""
    told: list[Told] = []
    for line in _lines_below(item):
        parties = schools_of(line, 0, level, context) if _is_one_school(line.text) else []
        if len(parties) != 1:
            break
        told.extend(parties)
    return told


def _lines_below(item: Item) -> list[Item]:
    """The items below one, or those of one style that follow it."""
    lines = item.children
    if not lines and item.parent is not None:
        siblings = item.parent.children
        at = next(i for i, other in enumerate(siblings) if other is item)
        first = siblings[at + 1].style if at + 1 < len(siblings) else item.style
        lines = list(takewhile(lambda other: other.style == first, siblings[at + 1 :]))
    return lines


def _fields_below(
    item: Item, level: Level | None, context: PlanContext
) -> tuple[list[Told], list[str]]:
    """The schools that lines below a label begin with, whatever follows them; and the focus.

    `Cặp 1` over `- Đơn vị 1: Trường A`, `- Trường B, xã C; hiệu trưởng: …`, `- Nội dung: …`.
    """
    told: list[Told] = []
    roles: list[Role | None] = []
    others: list[Item] = []
    for line in takewhile(lambda line: not _LABEL.match(line.text), _lines_below(item)):
        field = FIELD.match(line.text)
        begin = field.end() if field and not parse_schools(field.group()) else 0
        schools = parse_schools(line.text[begin:])
        if not schools:
            others += [line] if told else []
        elif len(schools) == 1 and lead_at(line.text, begin):
            told += schools_of(replace(line, text=_to_its_end(line.text)), begin, level, context)
            roles += [header_role(field.group()) if field else None] * (len(told) - len(roles))
        else:
            break
    for party, role in zip(told, roles, strict=True):
        party.lead = party.lead or role == "helper" or ("helped" in roles and role != "helped")
    return told, aims_of_fields(others)


def _to_its_end(text: str) -> str:
    """The text up to the semicolon that follows its school: `Trường A; hiệu trưởng: …`."""
    return re.split(r";\s", text)[0]


def _with_partner_below(item: Item, level: Level | None, context: PlanContext) -> Telling | None:
    """A school over lines that say what it is twinned with: `- Kết nghĩa với: Trường B`."""
    heads = schools_of(item, 0, level, context) if _is_one_school(item.text) else []
    told: list[Told] = []
    kinds: list[str] = []
    for line in _lines_below(item):
        field = FIELD.match(line.text)
        kind = tie(f" {field.group().rstrip(': ')} ") if field else "other"
        party = field and header_role(field.group()) in PARTY_ROLES
        if field and (party or kind in ("twin", "mentor", "mentored")):
            told.extend(schools_of(line, field.end(), level, context))
            kinds.append(kind)
    if len(heads) != 1 or not told:
        return None
    for party_told in told:
        party_told.side, party_told.lead = "b", "mentored" in kinds
    heads[0].lead = "mentor" in kinds
    relation: Relation = "mentor" if {"mentor", "mentored"} & set(kinds) else "twin"
    return _head_and_others(item, heads[0], told, relation, level)


def _head_and_others(
    item: Item, head: Told, others: list[Told], relation: Relation, level: Level | None
) -> Telling:
    """The pairing of the school that an item begins with and those told below or behind it."""
    return Telling(
        "list",
        [head, *others],
        head.passage.evidence(),
        relation=relation,
        section=section(item),
        section_level=level,
        row=row(item),
        directed=relation == "mentor",
    )


def _is_one_school(text: str) -> bool:
    """Whether a line is one school and hardly more.

    >>> _is_one_school("Trường THCS Cẩm Đàn;"), _is_one_school("Trường THCS Cẩm Đàn giúp đỡ:")
    (True, False)
    """
    schools = parse_schools(text)
    return (
        len(schools) == 1
        and not text.rstrip().endswith(":")
        and schools[0].end - schools[0].start >= _ALONE * len(text.strip(" .;-"))
    )
