"""Neighbouring schools of a sentence that nothing but marks of enumeration part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.schools import SchoolMention, parse_schools
from parsers.pairings.wording import ARROWS

_ENUMERATION = re.compile(
    rf"\s*(?:,|;|&|\+|/|[-–—]|[{ARROWS}]|và|với|cùng(?:\s+với)?|,\s*và)?\s*(?:các\s+)?(?:trường\s*)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Chain:
    """Neighbouring schools that only marks of enumeration part, and where they stand.

    `kind` is the relation of a pair in itself, told by the verb of the pair before it:
    `A kết nghĩa với B, C với D`.
    """

    mentions: list[SchoolMention]
    kind: str | None = None

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def end(self) -> int:
        return self.mentions[-1].end


def chains_of(text: str, mentions: Sequence[SchoolMention]) -> list[Chain]:
    """Schools grouped where nothing but commas, dashes and `và` stands between them."""
    chains: list[Chain] = []
    for mention in mentions:
        between = text[chains[-1].end : mention.start] if chains else ""
        if chains and _ENUMERATION.fullmatch(between):
            chains[-1].mentions.append(mention)
        else:
            chains.append(Chain([mention]))
    return chains


def goes_on(clause: str) -> bool:
    """Whether a clause after a semicolon only enumerates further schools."""
    schools = parse_schools(clause)
    ends = [0, *(school.end for school in schools)]
    starts = [*(school.start for school in schools), len(clause)]
    gaps = [clause[end:start].strip(" .;") for end, start in zip(ends, starts, strict=True)]
    return bool(schools) and all(_ENUMERATION.fullmatch(gap) for gap in gaps)
