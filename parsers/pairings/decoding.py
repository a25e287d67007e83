"""Names that were read badly, decoded as names: by the plan's district, levels and batch."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from normalizers.schools import (
    NameContext,
    SchoolMention,
    decode_name,
    decode_scanned,
    doubt_of,
    full_name,
    title_case,
)
from parsers.pairings.mending import is_clean
from parsers.pairings.telling import Told


def decode(told: Told, names: NameContext) -> None:
    """Replace a badly read name by the likeliest one; the probability becomes its confidence."""
    mention = told.mention
    span = _name_span(told)
    if mention.kind != "school" or span is None:
        return
    words = told.passage.words(*span)
    if not words or all(is_clean(word) for word in words):
        return
    observed = " ".join(word.as_read for word in words).strip(" -–,;|{}[]()")
    sure = [word.confidence for word in words]
    if any(word.read is not None for word in words):
        alternative = (mention.name, max(prod(sure), 0.05))
        readings = decode_name(observed or mention.name, names, [alternative])
    else:
        readings = decode_scanned(mention.name, names, sure)
    if not readings:
        return
    name, probability = readings[0]
    told.mention = _renamed(mention, title_case(name) if name.isupper() and len(name) > 4 else name)
    told.letters = probability
    doubt = doubt_of(readings)
    if doubt is not None:
        told.doubts.append(doubt)
    told.readings = readings


def _name_span(told: Told) -> tuple[int, int] | None:
    """Where the name itself stands in the passage; None when it is not found there."""
    at = told.passage.text.find(told.mention.name, told.mention.start)
    if at < 0 or at > told.mention.end:
        return None
    return at, at + len(told.mention.name)


def _renamed(mention: SchoolMention, name: str) -> SchoolMention:
    if mention.level_source != "printed":
        whole = full_name(name, mention.level, None, mention.boarding)
    elif mention.full_name.endswith(mention.name):
        whole = mention.full_name[: len(mention.full_name) - len(mention.name)] + name
    else:
        whole = full_name(name, mention.level, None, mention.boarding)
    return replace(mention, name=name, full_name=whole)
