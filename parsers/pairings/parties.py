"""From what one place told to a pairing of the contract: levels, places, confidence."""

from __future__ import annotations

from dataclasses import replace

from normalizers.schools import SchoolMention, full_name, match_school, school_id
from normalizers.schools.name_runs import is_misread_level
from normalizers.units import find_unit
from parsers.context import PlanContext
from parsers.pairings.names import name_context, since_2025, tail_of
from parsers.pairings.telling import Telling, Told
from schemas.plan import Level, LevelSource, Match, Pairing, Party

REVIEW_BELOW = 0.85  # a party less sure than this is flagged


def pairing_of(telling: Telling, context: PlanContext) -> Pairing:
    """The pairing that a telling makes, with its parties in printed order."""
    context = _context_of(telling, context)
    parties = [_party(told, *_level(told.mention, telling), context) for told in telling.parties]
    levels = {party.level for party in parties if party.kind == "school"}
    pairing = Pairing(
        section=telling.section,
        row=telling.row,
        relation=telling.relation,
        level=levels.pop() if len(levels) == 1 else None,
        schools=parties,
        focus=telling.focus,
        note=telling.note,
        evidence=telling.evidence,
    )
    _judge(pairing, telling)
    return pairing


def _context_of(telling: Telling, context: PlanContext) -> PlanContext:
    """The plan's own district is nobody's by default where its title names others too.

    Then it is that of a party only beside one whose other district is told.
    """
    told = {party.mention.district or party.district for party in telling.parties}
    if not context.other_districts or told & set(context.other_districts):
        return context
    return replace(context, district=None)


def _judge(pairing: Pairing, telling: Telling) -> None:
    """A pairing is right when all its parties and its row are."""
    cells: dict[int, float] = {id(told.passage): told.score for told in telling.parties}
    confidence = 1.0
    for party in pairing.schools:
        confidence *= party.confidence
    pairing.confidence = round(confidence, 4)
    for party in pairing.schools:
        if party.needs_review:
            pairing.needs_review = True
            for reason in party.reasons:
                pairing.doubt(f"{party.name}: {reason}", at_most=party.confidence)
    for doubt in telling.doubts:
        pairing.doubt(doubt, at_most=0.7)
    if min(cells.values(), default=1.0) < REVIEW_BELOW:
        pairing.needs_review = True


def _level(mention: SchoolMention, telling: Telling) -> tuple[Level | None, LevelSource | None]:
    """Printed, else the section's (both by the name's reader), else the partners' one level."""
    if mention.level is not None or mention.kind != "school":
        return mention.level, mention.level_source
    printed = {
        told.mention.level
        for told in telling.parties
        if told.mention.level is not None and told.mention is not mention
    }
    if len(printed) == 1:
        return printed.pop(), "partner"
    return None, None


def _party(
    told: Told, level: Level | None, source: LevelSource | None, context: PlanContext
) -> Party:
    mention = told.mention
    name = mention.full_name
    if mention.level is None and level is not None:
        name = full_name(mention.name, level, None, mention.boarding)
    district, province = _place(told, context)
    whole = replace(
        mention,
        level=level,
        level_source=source,
        full_name=name,
        district=district,
        commune=mention.commune or told.commune,
        province=province,
    )
    names = name_context(context, level)
    matched = match_school(whole, names)
    party = Party(
        name=mention.name,
        level=level,
        level_source=source,
        full_name=name,
        kind=mention.kind,
        side=told.side,
        lead=told.lead,
        district=district,
        commune=whole.commune,
        province=province,
        school_id=matched.school_id or school_id(whole, names),
        match=Match(method=matched.method, score=matched.score),
        raw=mention.raw,
        confidence=round(_confidence(told), 4),
        evidence=told.passage.evidence(),
        reasons=[],
    )
    _doubts(party, told)
    return party


def _confidence(told: Told) -> float:
    mention = told.mention
    words = told.letters
    if words is None:
        words = told.passage.confidence(mention.start, mention.end) if mention.end else 1.0
    return mention.confidence * min(1.0, told.score) * words


def _doubts(party: Party, told: Told) -> None:
    for reason in dict.fromkeys((*told.mention.reasons, *told.doubts)):
        party.doubt(reason, at_most=party.confidence)
    first = party.name.partition(" ")[0]
    if is_misread_level(first):
        party.doubt(f"{first} may be a level that was misread", at_most=0.6)
    if tail := tail_of(party.name):
        party.doubt(f"the name may end before {tail!r}", at_most=0.6)
    if party.level_source == "partner" and "&" in (party.level or ""):
        party.doubt("its partner's two levels may not be its own", at_most=0.6)
    if party.kind == "school" and party.level is None:
        party.doubt("no level is printed and none is known", at_most=0.6)
    if party.confidence < REVIEW_BELOW and not party.needs_review:
        party.doubt("the letters are not sure", at_most=party.confidence)


def _place(told: Told, context: PlanContext) -> tuple[str | None, str | None]:
    """District and province: printed beside the name, in its column, else the plan's own.

    A party in another province has no district of the plan, and a plan after 1 July 2025 none.
    """
    mention = told.mention
    district = mention.district or told.district
    province = mention.province or told.province
    if district is not None and province is None:
        province = _province_of(district, context)
    if province is None:
        province = context.province
    foreign = province is not None and context.province is not None and province != context.province
    if district is None and not foreign and mention.kind == "school" and not since_2025(context):
        district = context.district
    return district, province


def _province_of(district: str, context: PlanContext) -> str | None:
    """The province of a district, the plan's own where it has one of that name."""
    provinces = list(dict.fromkeys(unit.province for unit in find_unit(district, kind="district")))
    if not provinces or context.province in provinces:
        return context.province
    return provinces[0] if len(provinces) == 1 else None
