"""The distinct schools over a whole batch, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from normalizers.schools.numbering import cut_numbering
from normalizers.schools.stems import name_stems
from normalizers.units import Unit, communes_of, districts_of, find_unit, successors_of
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
    commune = commune_today(party)
    home = commune.province if commune else province_today(party.province or "")
    return SchoolRow(
        school_id=school_id,
        full_name=spellings[0],
        name=party.name,
        level=party.level,
        district=party.district,
        commune=party.commune,
        province=party.province,
        new_commune=commune.name if commune else None,
        new_province=home,
        variants="; ".join(spellings[1:]) or None,
        plans=len(school.plans),
        pairings=len(school.pairings),
    )


def commune_today(party: Party) -> Unit | None:
    """The commune of today in which a school stands, by the mergers of 1 July 2025.

    The old commune is the one printed beside the school, or the one of its district that the
    school is called after (no person or flower). None where neither is known, or where parts of
    the old commune went to several new ones.

    >>> place = {"district": "Huyện Tam Nông", "province": "Tỉnh Phú Thọ"}
    >>> [commune_today(Party(name=name, **place)) for name in ("Hoa Sen", "Tam Nông")]
    [None, None]
    >>> today = commune_today(Party(name="Dị Nậu II", **place))
    >>> today.name if today else None
    'Xã Thọ Văn'
    """
    name = party.commune or _own_commune(party)
    if name is None or party.province is None:
        return None
    units = find_unit(name, kind="commune", province=party.province, district=party.district)
    today = {one: None for unit in units for one in (successors_of(unit) if unit.old else [unit])}
    return next(iter(today)) if len(today) == 1 else None


def _own_commune(party: Party) -> str | None:
    stem = cut_numbering(party.name).stem
    if party.district is None or stem in name_stems():
        return None
    return stem


@cache
def province_today(province: str) -> str | None:
    """The province of today that all communes of a former province went to; None if several.

    >>> province_today("Tỉnh Bắc Kạn"), province_today("Thành phố Hà Nội")
    ('Tỉnh Thái Nguyên', 'Thành phố Hà Nội')
    """
    homes = {
        unit.province
        for district in districts_of(province)
        for commune in communes_of(district.name, province=province)
        for unit in successors_of(commune)
    }
    return homes.pop() if len(homes) == 1 else None
