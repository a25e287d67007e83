"""The names that the documents of a batch lend, kept once and shared by all that borrow them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from normalizers.units import match_key
from schemas.plan import Level

if TYPE_CHECKING:
    from normalizers.schools import BatchName

Named = tuple[str, Level | None, str | None, str | None]  # name, level, district, province
Lender = tuple[bool, str]  # whether a plan that has a name told it unsurely, and which plan
Lenders = Sequence[Lender]  # of one name, the best first


class Names(Mapping["BatchName", str]):
    """The names that a document borrows, each with a plan that lends it.

    They are those of whole provinces (`pools`) but where the document is a lender itself: `own`
    says who else lends such a name, None where nobody does.
    """

    def __init__(
        self,
        pools: Sequence[Mapping[BatchName, str]],
        own: Mapping[BatchName, str | None] | None = None,
    ) -> None:
        self._pools = pools
        self._own = own or {}

    def __getitem__(self, name: BatchName) -> str:
        if name in self._own:
            lender = self._own[name]
        else:
            lender = next((pool[name] for pool in self._pools if name in pool), None)
        if lender is None:
            raise KeyError(name)
        return lender

    def __iter__(self) -> Iterator[BatchName]:
        for pool in self._pools:
            for name in pool:
                if name not in self._own or self._own[name] is not None:
                    yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)


@dataclass(slots=True)
class Pool:
    """The names of a province, each with the plan that lends it to those who have it not.

    `digest` is the hash of both, `of_plan` the names that each plan is among the lenders of.
    """

    names: dict[BatchName, str] = field(default_factory=dict)
    digest: str = ""
    of_plan: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))


def pools_of(told: Mapping[Named, Lenders]) -> dict[str, Pool]:
    """The names by the key of their province, "" where it is unknown, in a stable order."""
    from normalizers.schools import BatchName  # with all lists: only when it is needed

    pools: dict[str, Pool] = defaultdict(Pool)
    lines: dict[str, list[str]] = defaultdict(list)
    for named in sorted(told, key=_order):
        province = match_key(named[-1] or "")
        for _, plan_id in told[named]:
            pools[province].of_plan[plan_id].append(named)
        lender = lender_of(told[named])
        if lender is not None:
            pools[province].names[BatchName(*named)] = lender
            lines[province].append(f"{named} {lender}")
    for province, pool in pools.items():
        pool.digest = hashlib.sha256("\n".join(lines[province]).encode()).hexdigest()
    return dict(pools)


def borrowed(
    pools: Sequence[Pool], told: Mapping[Named, Lenders], plans: frozenset[str]
) -> tuple[Names, str]:
    """The names that a document with these plans borrows, and a text that differs as they do."""
    from normalizers.schools import BatchName

    own: dict[BatchName, str | None] = {}
    said = [pool.digest for pool in pools]
    for plan_id in sorted(plans):
        for pool in pools:
            for named in pool.of_plan.get(plan_id, ()):
                own[BatchName(*named)] = lender = lender_of(told[named], plans)
                said.append(f"{named} {lender}")
    return Names([pool.names for pool in pools], own), "\n".join(said)


def lender_of(lenders: Lenders, without: frozenset[str] = frozenset()) -> str | None:
    """The plan that lends a name; None where it may not be lent.

    One that surely has it is enough, of others there must be two.

    >>> lender_of([(False, "b"), (True, "a")]), lender_of([(True, "a"), (True, "b")])
    ('b', 'a')
    >>> lender_of([(True, "a")]), lender_of([(False, "b"), (True, "a")], frozenset("b"))
    (None, None)
    """
    others = [lender for lender in lenders if lender[1] not in without]
    if not others or (others[0][0] and len(others) < 2):
        return None
    return others[0][1]


def _order(name: Named) -> tuple[str, ...]:
    """By province, district, level, name."""
    return tuple(part or "" for part in reversed(name))
