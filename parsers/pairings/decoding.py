"""Names that were read badly, decoded as names: by the plan's district, levels and batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from normalizers.schools import (
    NameContext,
    SchoolMention,
    decode_name,
    decode_scanned,
    doubt_of,
    full_name,
    match_key,
    title_case,
)
from parsers.pairings.mending import is_clean
from parsers.pairings.telling import Told
from schemas.document import Word

_RIVAL = 0.5  # probability of another name from which a surely read one is doubted


def decode(told: Told, names: NameContext) -> None:
    """Replace a badly read name by the likeliest one; the probability becomes its confidence.

    A name of digital text stays. One that an OCR read surely stays too, but is doubted where a
    listed name differs so little that it is likelier.
    """
    mention = told.mention
    span = _name_span(told)
    words = told.passage.words(*span) if span is not None else []
    if mention.kind != "school" or not words:
        return
    told.letters = prod(word.confidence for word in words)
    clean = all(is_clean(word) for word in words)
    if clean and told.letters == 1.0:
        return
    readings = _readings(mention.name, words, names)
    if not readings:
        return
    name, probability = readings[0]
    if not clean:
        cased = title_case(name) if name.isupper() and len(name) > 4 else name
        told.mention = _renamed(mention, cased)
        told.letters = probability
    elif match_key(name) == match_key(mention.name) or probability < _RIVAL:
        return
    else:
        told.letters = min(told.letters, 1 - probability)
        readings = [(mention.name, told.letters), *readings]
    doubt = doubt_of(readings)
    if doubt is not None:
        told.doubts.append(doubt)
    told.readings = readings


def _readings(name: str, words: Sequence[Word], names: NameContext) -> list[tuple[str, float]]:
    """The names that words may stand for: by an OCR of another language, or of the right one."""
    sure = [word.confidence for word in words]
    if all(word.read is None for word in words):
        return decode_scanned(name, names, sure)
    observed = " ".join(word.as_read for word in words).strip(" -–,;|{}[]()")
    return decode_name(observed or name, names, [(name, max(prod(sure), 0.05))])


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
