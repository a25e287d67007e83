"""Clusters told by list items: `Cụm 1: A (cụm trưởng), B, C`, or a cluster over its schools."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from normalizers.schools import parse_schools, section_level
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.leads import leads_of
from parsers.pairings.list_headings import row, section
from parsers.pairings.names import name_context, read_cell
from parsers.pairings.passages import passage_of_text
from parsers.pairings.sentences import TITLE_SHARE
from parsers.pairings.telling import Telling, Told, side_of
from parsers.pairings.wording import CLUSTER_START, ENOUGH, Evidence, evidence
from schemas.plan import Level, Relation

_CLAUSE_END = re.compile(r"[.;]\s+")
_LONGEST_NAME = 30  # letters of the name of a cluster
_INTRODUCTION = re.compile(
    r"^\s*(?:\(\d+\s*trường\)\s*)?(?:gồm(?:\s+có)?(?:\s+các)?(?:\s+\d+)?(?:\s+trường)?\s*)?[:.–-]?\s*",
    re.IGNORECASE,
)
# `Các thành viên: …` (the members), a line of its own below the lead's.
_MEMBERS = re.compile(
    r"\s*(?:các\s+)?(?:đơn\s+vị\s+|trường\s+)?(?:thành\s+viên|còn\s+lại)[^:.;]{0,20}:",
    re.IGNORECASE,
)


def in_cluster(item: Item) -> bool:
    parent = item.parent
    return parent is not None and _cluster_word(parent.text) is not None


def _cluster_word(text: str) -> re.Match[str] | None:
    """`Cụm 1`, `Nhóm II`, `Cụm trường số 3` at the start of a text, with a number or a colon."""
    match = CLUSTER_START.match(text)
    if match is None:
        return None
    named = match.group("number") or ":" in text[: match.end() + _LONGEST_NAME]
    return match if named else None


def clusters_of(item: Item) -> list[Item]:
    """The clusters that one paragraph tells, as items: `Cụm 1 gồm A, B. Cụm 2 gồm C, D.`"""
    starts = _starts(item.text)
    clauses = [item.text[a:b].strip() for a, b in pairwise([*starts, len(item.text)])]
    if len(starts) < 2 or starts[0] != 0 or any(len(parse_schools(c)) < 2 for c in clauses):
        return []
    return [replace(item, text=clause, children=[]) for clause in clauses]


def _starts(text: str) -> list[int]:
    """Where clauses of a text begin that tell of a numbered cluster."""
    starts = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
    return [start for start in starts if _numbered(text[start:])]


def _numbered(text: str) -> bool:
    match = _cluster_word(text)
    return match is not None and match.group("number") is not None


def told_by_cluster(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Telling | None:
    """A cluster told in one item, or in an item and the schools listed below it."""
    match = _cluster_word(item.text)
    if match is None or len(_starts(item.text)) > 1:
        return None
    weight = near + evidence(item.text) + evidence(context.subject).times(TITLE_SHARE)
    weight += Evidence(sum(evidence(child.text).weight_for for child in item.children[:3]), 0.0)
    if weight.balance < ENOUGH:
        return None
    own_level = section_level(item.text[: match.end()]) or level
    told = _each_once(_members(item, _after_name(item.text, match), own_level, context))
    if len(told) < 2:
        return None
    for i, party in enumerate(told):
        party.side = side_of(i)
    word = match.group("word").casefold()
    relation: Relation = "twin" if word == "nhóm" and not any(p.lead for p in told) else "cluster"
    return Telling(
        "list",
        told,
        told[0].passage.evidence(),
        relation=relation,
        section=section(item),
        section_level=own_level,
        row=match.group("number") or row(item),
    )


def _after_name(text: str, match: re.Match[str]) -> int:
    """Where the members begin: after the colon of a cluster with a name, which is no school.

    >>> text = "Nhóm Sông Đà: TH Ba Vì, TH Vân Hòa"
    >>> text[_after_name(text, CLUSTER_START.match(text)) :]
    ' TH Ba Vì, TH Vân Hòa'
    """
    colon = text.find(":", match.end(), match.end() + _LONGEST_NAME)
    named = match.group("number") is None and colon >= 0
    return colon + 1 if named and not parse_schools(text[match.end() : colon]) else match.end()


def _members(item: Item, after: int, level: Level | None, context: PlanContext) -> list[Told]:
    intro = _INTRODUCTION.match(item.text[after:])
    begin = after + (intro.end() if intro else 0)
    told = schools_of(item, begin, level, context)
    if len(told) >= 2:
        return told
    for child in _below(item):
        told.extend(schools_of(child, 0, level, context))
    return told


def _below(item: Item) -> list[Item]:
    """The items below one, or what follows it where the outline keeps them beside: bullets, or
    the line that names the members.
    """
    if item.children or item.parent is None:
        return item.children
    siblings = item.parent.children
    at = next((i for i, other in enumerate(siblings) if other is item), len(siblings))
    if at + 1 < len(siblings) and _MEMBERS.match(siblings[at + 1].text):
        return [siblings[at + 1]]
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


def schools_of(item: Item, begin: int, level: Level | None, context: PlanContext) -> list[Told]:
    text = item.text[begin:].rstrip(" .;")
    if not text:
        return []
    passage, start = passage_of_text(item.text, item.lines)
    reading = read_cell(text, name_context(context, level))
    return [
        Told(
            replace(m, start=m.start + start + begin, end=m.end + start + begin),
            passage,
            lead=lead,
            doubts=list(reading.reasons),
            score=reading.score,
        )
        for m, lead in zip(reading.schools, leads_of(text, reading.schools), strict=True)
    ]
