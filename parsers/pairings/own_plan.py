"""A school's own plan of twinning: its partner is the school that the text names beside it.

`Nhà trường được ghép cặp với Trường B` tells it in words that no list of verbs ends; but in the
plan that a school writes on twinning, the one other school of its text is its partner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.schools import SchoolMention, loose_key, parse_schools
from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.bodies import without_bodies
from parsers.pairings.names import name_context
from parsers.pairings.own_school import own_school_of
from parsers.pairings.passages import passage_of_text
from parsers.pairings.telling import Telling, Told
from parsers.pairings.wording import CLEAR, ENOUGH, evidence

_PARTNERS = 4  # more schools than this beside the own one are no partners


def told_by_own_plan(
    outline: Item, context: PlanContext, tellings: Sequence[Telling]
) -> Telling | None:
    """The pairing of a school with those that its plan names; None where others tell it."""
    own = own_school_of(context)
    if own is None or evidence(context.subject).balance < ENOUGH:
        return None
    if any(len(telling.parties) > 1 and not telling.support for telling in tellings):
        return None
    named = list(_named(outline, own, context))
    clear = [party for party, weight in named if weight >= CLEAR]
    told = _each_once(clear or [party for party, _ in named])
    if not 1 <= len(told) <= _PARTNERS:
        return None
    for party in told:
        party.side = "b"
        party.doubts.append("the only school that the plan names beside its own")
    return Telling("sentence", [Told(own, told[0].passage), *told], told[0].passage.evidence())


def _named(outline: Item, own: SchoolMention, context: PlanContext) -> Iterator[tuple[Told, float]]:
    """The other schools that the body names, and how much each place speaks of twinning."""
    for item in outline.walk():
        if not item.text or not item.lines:
            continue
        passage, start = passage_of_text(item.text, item.lines)
        weight = evidence(item.text).balance
        for school in parse_schools(without_bodies(item.text), name_context(context)):
            if school.kind == "school" and school.level and not _same(school, own):
                yield Told(_moved(school, start), passage), weight


def _moved(school: SchoolMention, by: int) -> SchoolMention:
    return replace(school, start=school.start + by, end=school.end + by)


def _same(one: SchoolMention, two: SchoolMention) -> bool:
    return loose_key(one.name) == loose_key(two.name) and one.level == two.level


def _each_once(told: Sequence[Told]) -> list[Told]:
    kept: list[Told] = []
    for party in told:
        if not any(_same(party.mention, other.mention) for other in kept):
            kept.append(party)
    return kept
