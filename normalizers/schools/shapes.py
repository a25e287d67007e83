"""The shapes of this package: what is known around a name, and what a name was read as."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.plan import Level, LevelSource, MatchMethod, PartyKind


@dataclass(frozen=True, slots=True)
class BatchName:
    """A school's name that was read cleanly in another document of the batch.

    `name` without level word, as printed there (`Phú Lương II`); `level`, `district` and
    `province` as told there, None where unknown. A name lends most to a broken one of its own
    level and district, less to one of its province, nothing to another province's.
    """

    name: str
    level: Level | None = None
    district: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class NameContext:
    """What the place of a name says about it.

    `level`: of the section or list; `district` and `province`: the plan's own, with or without
    their word; `since_2025`: the plan is of 1 July 2025 or later, when districts were no more;
    `expected`: how many schools a cell holds by the table's layout (1 when each party has its
    own column), None when unknown; `in_column`: the text is a cell of a column of schools, where
    a bare name is one; `partner_beside`: its partner stands in another column; `batch`: names
    read cleanly in other documents of the batch, to be given before a document's second reading;
    `document`: names that other places of the document tell, each with how much likelier (nats)
    that makes it here.
    """

    level: Level | None = None
    district: str | None = None
    province: str | None = None
    since_2025: bool = False
    expected: int | None = None
    in_column: bool = False
    partner_beside: bool = False
    batch: frozenset[BatchName] = frozenset()
    document: frozenset[tuple[str, float]] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a school stands as printed beside its name, each with its word, or None."""

    commune: str | None = None
    district: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class SchoolMention:
    """One party as printed: fields as in the output contract, `start` and `end` in the text.

    `district`, `commune` and `province` are only what is printed beside the name; the plan's
    own are the caller's to add. `boarding` is `PTDTBT` or `PTDTNT` when printed.
    `confidence` (0 to 1) is that the span is one party and cut rightly, given its letters.
    """

    name: str
    level: Level | None
    level_source: LevelSource | None
    full_name: str
    raw: str
    start: int
    end: int
    kind: PartyKind = "school"
    district: str | None = None
    commune: str | None = None
    province: str | None = None
    boarding: str | None = None
    note: str | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellReading:
    """One way to read a cell: its parties in order, and the probability of this way."""

    schools: tuple[SchoolMention, ...]
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolMatch:
    """The known school that a mention is (`school_id`, `full_name`), or none with score 0."""

    method: MatchMethod
    score: float
    school_id: str | None = None
    full_name: str | None = None
