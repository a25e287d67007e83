"""The links between documents, put into the plans that they concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from normalizers.units import match_key
from pipeline.links import Links
from pipeline.output_folder import digest_of
from schemas.plan import Pairing, Plan


@dataclass(slots=True)
class Linking:
    """Which plans a link concerns, and what it does to each."""

    links: Links
    _others: dict[str, list[str]] = field(default_factory=dict)  # those that a plan is held against
    _annexes: dict[str, list[str]] = field(default_factory=dict)  # those sent apart from their plan
    _concerned: frozenset[str] = frozenset()  # plans that any link is about

    def __post_init__(self) -> None:
        others: dict[str, list[str]] = defaultdict(list)
        for plan_id in sorted(self.links.same_as):
            first = self.links.same_as[plan_id]
            others[plan_id].append(first)
            others[first].append(plan_id)
        self._others = dict(others)
        annexes: dict[str, list[str]] = defaultdict(list)
        for plan_id in sorted(self.links.parents):
            annexes[self.links.parents[plan_id]].append(plan_id)
        self._annexes = dict(annexes)
        self._concerned = frozenset({*others, *annexes, *self.links.parents})

    def tag(self, plan_id: str, digest: Callable[[str], str]) -> str:
        """What the links make of a plan, in short: "" where none concerns it.

        `digest` gives that of a plan without its links.
        """
        if plan_id not in self._concerned:
            return ""
        beside = [*self._others.get(plan_id, ()), *self._annexes.get(plan_id, ())]
        others = [f"{other}:{digest(other)}" for other in beside]
        same, parent = self.links.same_as.get(plan_id), self.links.parents.get(plan_id)
        return "+" + digest_of(" ".join([f"{same} {parent}", *others]))

    def link(self, plan: Plan, other: Callable[[str], Plan]) -> None:
        """Write a plan's links into it; flag where another form of it tells other pairings."""
        plan.same_as = self.links.same_as.get(plan.plan_id)
        plan.parent_plan_id = self.links.parents.get(plan.plan_id)
        for plan_id in self._others.get(plan.plan_id, ()):
            dispute(plan, other(plan_id))
        if any(other(plan_id).pairings for plan_id in self._annexes.get(plan.plan_id, ())):
            _withdraw(plan, "pairing-missing")


def _withdraw(plan: Plan, code: str) -> None:
    """Take back what a plan's findings miss, where its annex is there to tell it."""
    from parsers.plan_builder import judge, number_findings

    plan.findings = [found for found in plan.findings if found.code != code]
    number_findings(plan)
    judge(plan)


def dispute(plan: Plan, other: Plan) -> None:
    """Flag the pairings that the same plan in another form does not tell, mark for mark.

    A digital form is right about itself; of two that an OCR read either may be wrong.
    """
    from parsers.plan_builder import judge  # all parsers, which few runs need here

    rows = {_names(pairing) for pairing in other.pairings}
    if not rows or all(page.method != "ocr" for page in plan.source.reading):
        return
    for pairing in plan.pairings:
        if _names(pairing) not in rows:
            pairing.doubt(f"not so in plan {other.plan_id}, the same plan in another form")
    judge(plan)


def _names(pairing: Pairing) -> frozenset[tuple[str, str | None]]:
    return frozenset((match_key(party.name), party.level) for party in pairing.schools)
