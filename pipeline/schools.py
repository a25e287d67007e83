"""The distinct schools over a whole batch, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.plan import Party, Plan
from schemas.tables import SchoolRow


@dataclass(slots=True)
class _School:
    """What the batch says of one school: its spellings, and where it stands."""

    spellings: Counter[str] = field(default_factory=Counter)
    parties: dict[str, Party] = field(default_factory=dict)
    plans: set[str] = field(default_factory=set)
    pairings: set[str] = field(default_factory=set)


class SchoolIndex:
    """Collects the schools of plan after plan by their `school_id`."""

    def __init__(self) -> None:
        self._schools: dict[str, _School] = {}

    def add(self, plan: Plan) -> None:
        """Count the plan's schools. A plan that repeats another (`same_as`) counts nothing."""
        if plan.same_as:
            return
        for pairing in plan.pairings:
            for party in pairing.schools:
                if party.kind == "school" and party.school_id:
                    school = self._schools.setdefault(party.school_id, _School())
                    spelling = party.full_name or party.name
                    school.spellings[spelling] += 1
                    school.parties.setdefault(spelling, party)
                    school.plans.add(plan.plan_id)
                    school.pairings.add(pairing.pairing_id)

    def rows(self) -> Iterator[SchoolRow]:
        """One row a school, by id; its commonest spelling, the others as variants."""
        for school_id in sorted(self._schools):
            yield _row(school_id, self._schools[school_id])


def _row(school_id: str, school: _School) -> SchoolRow:
    spellings = sorted(school.spellings, key=lambda name: (-school.spellings[name], name))
    party = school.parties[spellings[0]]
    return SchoolRow(
        school_id=school_id,
        full_name=spellings[0],
        name=party.name,
        level=party.level,
        district=party.district,
        commune=party.commune,
        province=party.province,
        new_commune=None,
        new_province=None,
        variants="; ".join(spellings[1:]) or None,
        plans=len(school.plans),
        pairings=len(school.pairings),
    )
