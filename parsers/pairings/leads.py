"""Which school of a cluster (cụm) leads it: by a word beside its name, or by being named so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.schools import SchoolMention
from parsers.pairings.telling import Told
from parsers.pairings.wording import LEAD_AFTER, LEAD_BEFORE, LEADS
from parsers.text_tables import fold

_AFTER = re.compile(LEAD_AFTER, re.IGNORECASE)
_BEFORE = re.compile(LEAD_BEFORE, re.IGNORECASE)
# `cụm trưởng: Trường A`, `cụm trưởng là A`: the lead is named apart from the list.
_NAMED = re.compile(rf"{LEADS}\s*(?:[:–-]|là\s)\s*(?P<who>[^).;,]+)", re.IGNORECASE)


def is_lead(text: str, mention: SchoolMention) -> bool:
    """Whether words beside a mention name it the lead of its cluster (cụm trưởng)."""
    before = text[max(0, mention.start - 40) : mention.start]
    after = text[mention.end : mention.end + 40]
    if any(_NAMED.search(words) for words in (mention.raw, mention.note or "", after)):
        return False  # another one, or the same once more: `A, B (cụm trưởng: A)`
    return bool(
        _AFTER.search(mention.raw)
        or (mention.note and _AFTER.search(mention.note))
        or _AFTER.match(after)
        or _BEFORE.search(before)
    )


def leads_of(text: str, mentions: Sequence[SchoolMention]) -> list[bool]:
    """Which of the schools that a text lists lead their cluster."""
    match = _NAMED.search(text)
    who = f" {fold(match.group('who'))} " if match else ""
    named = [m for m in mentions if f" {fold(m.name)} " in who]
    if not named:
        return [is_lead(text, mention) for mention in mentions]
    lead = max(named, key=lambda mention: len(mention.name))
    return [mention.full_name == lead.full_name for mention in mentions]


def lead_once(told: list[Told], lead_columns: set[str]) -> list[Told]:
    """The parties of a cluster, its lead once where the column of members names it again."""
    kept: list[Told] = []
    members = {fold(t.mention.full_name): t for t in told if t.side not in lead_columns}
    for party in told:
        again = members.get(fold(party.mention.full_name)) if party.side in lead_columns else None
        if again is None:
            kept.append(party)
        else:
            again.lead = True
    return kept
