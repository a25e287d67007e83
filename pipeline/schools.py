"""The distinct schools over a whole batch, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

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
    told: dict[str, list[str]] = field(default_factory=dict)  # how it is told: in which pairings


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
                    where = school.told.setdefault(_telling(party), [])
                    if where[-1:] != [pairing.pairing_id]:
                        where.append(pairing.pairing_id)

    def rows(self) -> Iterator[SchoolRow]:
        """One row a school, by id; its commonest spelling, the others as variants."""
        for school_id in sorted(self._schools):
            yield _row(school_id, self._schools[school_id])


def _telling(party: Party) -> str:
    """What a party says of its school: spelling, level and place, and how they were settled.

    >>> place = {"district": "Quận Long Biên", "province": "Thành phố Hà Nội"}
    >>> _telling(Party(name="Hoa Sữa", level="MN", level_source="section", **place))
    'Hoa Sữa (MN by section, Quận Long Biên, as-read)'
    """
    level = f"{party.level or 'no level'} by {party.level_source}" if party.level_source else ""
    home = party.district or party.commune or party.province or ""
    said = ", ".join(filter(None, (level, home, party.match.method)))
    return f"{party.full_name or party.name} ({said})"


def _row(school_id: str, school: _School) -> SchoolRow:
    spellings = sorted(school.spellings, key=lambda name: (-school.spellings[name], name))
    party = school.parties[spellings[0]]
    today = today_of(party)
    home = today.commune.province if today.commune else province_today(party.province or "")
    return SchoolRow(
        school_id=school_id,
        full_name=spellings[0],
        name=party.name,
        level=party.level,
        district=party.district,
        commune=party.commune,
        province=party.province,
        new_commune=today.commune.name if today.commune else None,
        new_province=home,
        variants="; ".join(spellings[1:]) or None,
        plans=len(school.plans),
        pairings=len(school.pairings),
        evidence="; ".join(f"{how}: {', '.join(where)}" for how, where in school.told.items()),
        new_commune_note=today.note,
    )


class Today(NamedTuple):
    """The commune of today in which a school stands, if certain, and what is to be said of it."""

    commune: Unit | None = None
    note: str | None = None


def today_of(party: Party) -> Today:
    """The commune of today in which a school stands, by the mergers of 1 July 2025.

    The old commune is the one printed beside the school, or the one of its district that the
    school is called after (no person or flower). No commune where neither is known, or where
    parts of the old one went to several new ones; the note then names these.

    >>> place = {"district": "Huyện Tam Nông", "province": "Tỉnh Phú Thọ"}
    >>> [today_of(Party(name=name, **place)).commune for name in ("Hoa Sen", "Tam Nông")]
    [None, None]
    >>> today = today_of(Party(name="Dị Nậu II", **place))
    >>> today.commune.name if today.commune else None, today.note
    ('Xã Thọ Văn', 'by its name, after Xã Dị Nậu')
    """
    name = party.commune or _own_commune(party)
    if name is None or party.province is None:
        return Today()
    units = find_unit(name, kind="commune", province=party.province, district=party.district)
    today = {one: None for unit in units for one in (successors_of(unit) if unit.old else [unit])}
    after = "; ".join(dict.fromkeys(unit.name for unit in units))
    if len(today) > 1:
        homes = "; ".join(unit.name for unit in today)
        return Today(None, f"{after} went to {homes}")
    if not today:
        return Today()
    return Today(next(iter(today)), None if party.commune else f"by its name, after {after}")


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
