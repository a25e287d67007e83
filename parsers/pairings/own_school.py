"""A table that lists only the partners of one school: the plan's own, or the one told above it."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.schools import SchoolMention, parse_schools
from parsers.context import PlanContext
from parsers.pairings.bodies import without_bodies
from parsers.pairings.captions import Caption
from parsers.pairings.table_header import Column
from parsers.pairings.telling import Told

OWN = "the plan's own school"
_CLUSTER = re.compile(r"(?:cụm|khối|liên) (?:trường|thi đua|chuyên môn)\b", re.IGNORECASE)
_OTHERS = ("partner", "helped", "helper")


def own_school(
    parties: list[Column], caption: Caption, context: PlanContext
) -> SchoolMention | None:
    """The school that a single column of partners belongs to; None when no one is named."""
    if len(parties) != 1 or parties[0].role not in _OTHERS:
        return None
    above = [m for m in parse_schools(caption.text) if m.kind == "school" and m.level]
    if len(above) == 1:
        return replace(above[0], start=0, end=0)
    return own_school_of(context)


def own_school_of(context: PlanContext) -> SchoolMention | None:
    """The school that issues a plan, with the doubt that its text does not name it as a party."""
    if _CLUSTER.match(context.issuer_name or ""):
        return None
    issuer = [
        mention
        for mention in parse_schools(without_bodies(context.issuer_name or ""))
        if mention.kind == "school"
    ]
    if len(issuer) != 1:
        return None
    return replace(issuer[0], start=0, end=0, reasons=(*issuer[0].reasons, OWN))


def with_own(own: SchoolMention | None, told: list[Told]) -> list[Told]:
    """The parties of a row with the list's own school before them."""
    if own is None or not told or own.full_name in {t.mention.full_name for t in told}:
        return told
    return [Told(own, told[0].passage, side="own"), *told]
