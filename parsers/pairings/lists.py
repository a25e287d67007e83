"""Pairings told as list items under a heading: `1. TH A – TH B`, `Cụm 1: A (cụm trưởng), B, C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from normalizers.schools import SchoolMention, parse_schools, section_level
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.bodies import without_bodies
from parsers.pairings.clauses import Clause, label_before, told_clauses
from parsers.pairings.clusters import clusters_of, in_cluster, schools_of, told_by_cluster
from parsers.pairings.details import without_details
from parsers.pairings.focus_items import focus_behind
from parsers.pairings.groups import told_by_group
from parsers.pairings.item_lines import PAIR_START, own_lines, parts_of
from parsers.pairings.led_clusters import told_by_lead
from parsers.pairings.links import Tie, sides
from parsers.pairings.list_headings import (
    evidence_above,
    level_above,
    row,
    says_pairs,
    section,
    tells_results,
)
from parsers.pairings.names import name_context
from parsers.pairings.own_school import own_school_of
from parsers.pairings.partings import pairs_told, ties_of
from parsers.pairings.passages import passage_of, passage_of_text
from parsers.pairings.past import is_past
from parsers.pairings.sentences import TITLE_SHARE, sentences_of, told_by_sentences
from parsers.pairings.telling import Telling, Told, side_of
from parsers.pairings.unit_headings import districts_above, give_districts, is_of_units
from parsers.pairings.wording import CLEAR, DENIED, ENOUGH, Evidence, evidence
from schemas.plan import Level

_PERSON = re.compile(  # Bà: Mrs; chức vụ: office held
    r"^\s*(?:ông|bà|thầy|cô|đồng\s+chí|đ/c)\s*[:.]|(?:^|\W)chức\s+(?:vụ|danh)\W", re.IGNORECASE
)
_DUTY = re.compile(  # what schools are to do, under whose names it stands
    r"^\W*(?:(?:trách\s+nhiệm|nhiệm\s+vụ|nghĩa\s+vụ|quyền)(?:\s+lợi)?(?:\s+và\s+\w+\s+\w+)?)"
    r"\s+(?:của|các)\b",
    re.IGNORECASE,
)
# A role in brackets: hỗ trợ, giúp đỡ: help; đỡ đầu: sponsor; nhận, được: receive.
_HELP = r"(?:hỗ\s+trợ|giúp|đỡ\s+đầu)"
_HELPS = re.compile(rf"^\W*(?:(?:trường|đơn\s+vị|bên)\s+)?(?:đi\s+|cử\s+)?{_HELP}", re.IGNORECASE)
_HELPED = re.compile(
    rf"^\W*(?:(?:trường|đơn\s+vị|bên)\s+)?(?:được|nhận)(?:\s+sự)?\s+{_HELP}", re.IGNORECASE
)
_LONGEST_SECTION = 60  # letters of a prefix that names the level of the pairs after it
_PAIR_NUMBER = re.compile(r"(?:cặp|nhóm)(?:\s+(?:trường|số))*\s+(\d{1,2})$", re.IGNORECASE)
# Share of the text that schools must make up.
_COVERED = 0.6
_CALLED_PAIR = 1.5  # what `Cặp 1:` before two schools says for twinning
_FEW_WORDS = 6  # between two schools of a list
_LOOSE_ENDS = 3  # characters around them: a full stop, a quote
_PARTNERS = re.compile(  # the unit, school or party of the twinning
    r"(?:các\s+|tên\s+)?(?:đơn\s+vị|trường|đối\s+tác|địa\s+chỉ|bên)\s+(?:được\s+)?(?:kết\s+nghĩa|nhận\s+đỡ\s+đầu)"
    r"(?:\s+với\s+(?:nhà\s+)?trường)?\s*:?\s*$",
    re.IGNORECASE,
)

_WITH = re.compile(r"\W*kết\s*nghĩa\s+(?:với|cùng)\b", re.IGNORECASE)


def told_by_item(item: Item, context: PlanContext) -> Iterator[Telling]:
    """The pairings that an outline item tells by itself or with the items below it."""
    if is_of_units(item) or _is_of_other_things(item.text):
        return
    districts = districts_above(item, context.province)
    for part in parts_of(item) or clusters_of(item) or [item]:
        if len(sentences_of(part.text)) == 1 and is_past(part.text, context.school_year):
            continue
        for telling in _told_by_part(part, context):
            give_districts(telling, districts)
            yield telling


def _is_of_other_things(text: str) -> bool:
    """Whether a text begins with what is no twinning: duties, `không kết nghĩa`, `Lịch trực: …`."""
    label, _ = label_before(text)
    other = evidence(label).balance <= -CLEAR and not evidence(text[len(label) :]).weight_for
    return bool(_DUTY.match(text) or DENIED.match(text)) or other


def _told_by_part(item: Item, context: PlanContext) -> Iterator[Telling]:
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
    subject = evidence(context.subject).times(TITLE_SHARE)
    pairs = list(told_by_lead(item, near + subject, level, context))
    pairs = pairs or list(_pairs(item, near, level, context))
    if pairs:
        yield from pairs
        return
    if in_cluster(item) or _PERSON.match(item.text):
        return
    group = told_by_group(item, near + subject, level, context)
    if group is not None:
        yield group
        return
    passage, start = passage_of_text(item.text, item.lines)
    told = list(told_by_sentences(passage, start, item.text, context, level=level, near=near))
    yield from (_listed(telling, item) for telling in told)
    if not told and near.balance >= ENOUGH and _is_unusual_pair(item):
        yield from _unusual_pair(item, near, level, context)


def _is_unusual_pair(item: Item) -> bool:
    """Whether an item and one beside it are two schools each, whatever stands between them."""
    siblings = item.parent.children if item.parent is not None else []
    alike = [other for other in siblings if other.style == item.style]
    pairs = [other for other in alike if _is_two(other.text)]
    own = any(other is item for other in pairs)
    return own and len(pairs) > 1 and len(pairs) >= _COVERED * len(alike)


@lru_cache(maxsize=4096)  # asked of every item by each of its neighbours
def _is_two(text: str) -> bool:
    """Whether a text is two schools with hardly more than a few words between them."""
    schools = parse_schools(text)
    if len(schools) != 2 or evidence(text).weight_against or DENIED.search(text):
        return False
    one, two = schools
    covered = one.end - one.start + two.end - two.start
    between = len(text[one.end : two.start].split())
    alone = len(text) - covered - (two.start - one.end) <= _LOOSE_ENDS
    return covered >= _COVERED * len(text) or (alone and between <= _FEW_WORDS)


def _unusual_pair(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Iterator[Telling]:
    told = schools_of(item, 0, level, context)
    if len(told) != 2:
        return
    told[1].side = "b"
    doubt = "two schools in a list of pairs, without a known word between them"
    yield Telling(
        "list",
        told,
        told[0].passage.evidence(),
        section=section(item),
        section_level=level,
        row=row(item),
        doubts=[] if near.balance >= CLEAR and says_pairs(item) else [doubt],
    )


def _with_own_school(item: Item, near: Evidence, context: PlanContext) -> Telling | None:
    """A school's own plan with a heading `Đơn vị kết nghĩa` over the schools it is twinned with."""
    if not _PARTNERS.match(item.text) or (near + evidence(item.text)).balance < ENOUGH:
        return None
    own = own_school_of(context)
    children = [child for child in item.children if child.text]
    told = [party for child in children for party in schools_of(child, 0, None, context)]
    if own is None or not told or len(told) != len(children):
        return None
    if any(_WITH.match(child.text) for child in children):
        return None  # each tells a pair of its own
    if own.full_name not in {party.mention.full_name for party in told}:
        told.insert(0, Told(own, told[0].passage, side="a"))
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
        telling.focus = telling.focus or _aims_below(item)
    return telling


def _pairs(
    item: Item, near: Evidence, level: Level | None, context: PlanContext
) -> Iterator[Telling]:
    """An item whose text is schools with dashes between them, under a heading on twinning.

    Several pairs may stand in one item: `Cấp tiểu học: A với B; C với D`.
    """
    text = without_details(without_bodies(own_lines(item)))
    weight = near + evidence(item.text) + evidence(context.subject).times(TITLE_SHARE)
    if PAIR_START.match(text):
        weight += Evidence(_CALLED_PAIR)
    if weight.balance < ENOUGH or not text or _PERSON.search(text):
        return
    prefix, begin = label_before(text)
    own_level = (section_level(prefix) if len(prefix) <= _LONGEST_SECTION else None) or level
    labelled = bool(item.label or prefix)
    told = told_clauses(text, begin, name_context(context, own_level), labelled=labelled)
    tellings = [one for clause in told for one in _tellings(item, clause, own_level)]
    number = _PAIR_NUMBER.match(prefix)
    for telling in tellings:
        telling.row = row(item) if len(tellings) == 1 else None
        if number is not None and telling.row is None and len(tellings) == 1:
            telling.row = number.group(1)
        if section_level(prefix) is not None and len(prefix) <= _LONGEST_SECTION:
            telling.section, telling.row = prefix, None  # its number is that of the level
        yield telling


def _tellings(item: Item, clause: Clause, level: Level | None) -> Iterator[Telling]:
    """The pairings of a clause: one, or one for each strong tie of a chain."""
    named: list[set[str]] = []
    for numbers in pairs_told(clause.text, clause.reading.schools, clause.ties):
        schools = [clause.reading.schools[at] for at in numbers]
        names = {f"{school.full_name} {school.district}" for school in schools}
        if len(numbers) > 1 and names not in named:
            named.append(names)
            yield _pair(item, clause, schools, ties_of(clause.ties, numbers), level)


def _pair(
    item: Item,
    clause: Clause,
    schools: Sequence[SchoolMention],
    found: Sequence[Tie],
    level: Level | None,
) -> Telling:
    passage, start = passage_of_text(item.text, item.lines)
    by = start + clause.start
    leads = _helpers(clause.text, schools) or _by_verb(found)
    told = [
        Told(
            replace(m, start=m.start + by, end=m.end + by),
            passage,
            side=side_of(side),
            lead=lead,
            doubts=list(clause.reading.reasons),
            score=clause.reading.score,
        )
        for m, side, lead in zip(schools, sides(found), leads, strict=True)
    ]
    return Telling(
        "list",
        told,
        passage.evidence(),
        relation="mentor" if any(leads) else "twin",
        directed=any(leads),
        section=section(item),
        section_level=level,
        focus=_aims(item, clause.rest),
    )


def _aims(item: Item, rest: str) -> list[str]:
    """What a pair aims at: the text behind its schools, else the bullets below it."""
    return focus_behind(rest) if rest and not tells_results(item) else _aims_below(item)


def _aims_below(item: Item) -> list[str]:
    """The bullets below a pair, but those that name schools and those that tell results."""
    if tells_results(item):
        return []
    return [
        child.text
        for child in item.children
        if child.text and child.style == "bullet" and len(parse_schools(child.text)) < 2
    ]


def _by_verb(found: Sequence[Tie]) -> list[bool]:
    """Which schools help, by the verb between them: those before it, or behind its passive."""
    at = next((i for i, one in enumerate(found) if one in ("mentor", "mentored")), None)
    if at is None:
        return [False] * (len(found) + 1)
    return [(i <= at) == (found[at] == "mentor") for i in range(len(found) + 1)]


def _helpers(text: str, schools: Sequence[SchoolMention]) -> list[bool]:
    """Which schools a bracket behind them calls the helper, where another is called the helped."""
    ends = [*(school.start for school in schools[1:]), len(text)]
    behind = [f"{m.note or ''} {text[m.end : end]}" for m, end in zip(schools, ends, strict=True)]
    helps = [bool(_HELPS.search(words)) for words in behind]
    helped = [bool(_HELPED.search(words)) for words in behind]
    clear = any(helps) and any(helped) and not any(map(min, helps, helped))
    return helps if clear else []
