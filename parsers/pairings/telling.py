"""A pairing as one place in the document tells it, before all places are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from normalizers.schools import SchoolMention
from parsers.pairings.passages import Passage
from schemas.plan import Evidence, Level, Relation

Source = Literal["table", "list", "memorandum", "title", "sentence"]
_SIDES = "abcdefghijklmnopqrstuvwxyz"


def side_of(number: int) -> str:
    """The letter of a side by its number from 0; all beyond the last letter share it.

    >>> side_of(0), side_of(1), side_of(40)
    ('a', 'b', 'z')
    """
    return _SIDES[min(number, len(_SIDES) - 1)]


@dataclass(slots=True)
class Told:
    """One party as told: the mention, the passage that holds it, and its printed column."""

    mention: SchoolMention
    passage: Passage
    side: str = "a"
    lead: bool = False
    district: str | None = None  # from a header cell or a column of units
    province: str | None = None
    commune: str | None = None
    doubts: list[str] = field(default_factory=list)
    score: float = 1.0  # probability of the way its cell was read
    letters: float | None = None  # probability of the name as decoded; None when read cleanly
    readings: list[tuple[str, float]] = field(default_factory=list)  # names with probability


@dataclass(slots=True)
class Telling:
    """A pairing as told in one place.

    `support` says that the place can only confirm a pairing told elsewhere.
    """

    source: Source
    parties: list[Told]
    evidence: Evidence
    relation: Relation = "twin"
    section: str | None = None
    section_level: Level | None = None
    row: str | None = None
    focus: list[str] = field(default_factory=list)
    note: str | None = None
    directed: bool = False  # the text says who helps whom
    support: bool = False
    doubts: list[str] = field(default_factory=list)
    place: int = 0  # which table or item tells it, in document order
